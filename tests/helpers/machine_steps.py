"""Steps of the sync machine for tests: states and inputs of every sort, answers that are good, failures that happen."""

from __future__ import annotations

from hypothesis import strategies as st

from desktop.sync.effects import Effect, Greet, Pull, Push, Restore, SignIn
from desktop.sync.failures import Cause, Failure
from desktop.sync.inputs import (
    Begin,
    Changed,
    Failed,
    Greeted,
    Halted,
    Input,
    Pulled,
    Pushed,
    Restored,
    SignedIn,
    TimerFired,
)
from desktop.sync.machine import Phase, State, advance

OFFLINE = Failed(Failure(Cause.UNREACHABLE, "unreachable", "x"), 1.0)
NO_SESSION = Failed(Failure(Cause.SESSION, "session_expired", "x"), 1.0)
BUSY = Failed(Failure(Cause.SERVER, "busy", "x", 60.0), 0.0)
REVOKED = Failed(Failure(Cause.REFUSED, "device_revoked", "x"), 1.0)

ANSWERS: dict[type[Input], Phase] = {
    Greeted: Phase.GREETING,
    SignedIn: Phase.SIGNING_IN,
    Pulled: Phase.PULLING,
    Pushed: Phase.PUSHING,
    Restored: Phase.RESTORING,
}
GOOD: dict[type[Effect], Input] = {
    Greet: Greeted(session=True),
    SignIn: SignedIn(),
    Pull: Pulled(more=False, moved=False),
    Push: Pushed(moved=False),
    Restore: Restored(more=False, moved=False),
}
WAITED_FOR: dict[Phase, Input] = {
    Phase.GREETING: GOOD[Greet],
    Phase.SIGNING_IN: GOOD[SignIn],
    Phase.PULLING: GOOD[Pull],
    Phase.PUSHING: GOOD[Push],
    Phase.RESTORING: GOOD[Restore],
}

ratios = st.floats(0, 1)
failures = st.builds(
    Failure,
    st.sampled_from(Cause),
    st.sampled_from(["x", "device_revoked", "device_unknown", "invite_expired"]),
    st.just("x"),
    st.floats(allow_nan=True, allow_infinity=True),
)
inputs: st.SearchStrategy[Input] = st.one_of(
    st.just(Begin()),
    st.builds(Greeted, st.booleans()),
    st.just(SignedIn()),
    st.builds(Pulled, st.booleans(), st.booleans(), st.booleans(), st.booleans(), st.booleans()),
    st.builds(Pushed, st.booleans(), st.floats(0, 1e6), st.booleans(), ratios),
    st.builds(Restored, st.booleans(), st.booleans(), ratios),
    st.just(Changed()),
    st.just(TimerFired()),
    st.builds(Failed, failures, ratios),
    st.builds(Halted, st.just("fork")),
)
counts = st.integers(0, 40)
flags = st.booleans()
states = st.builds(
    State,
    st.sampled_from(Phase),
    counts,
    counts,
    counts,
    counts,
    flags,
    flags,
    flags,
    restored=counts,
    unknown=flags,
    held=flags,
    doubted=flags,
    careful=flags,
)


def after(*given: Input, state: State | None = None) -> State:
    """The state after some inputs."""
    state = state or State()
    for one in given:
        state, _ = advance(state, one)
    return state
