"""The sync machine: its table, its conversations, and what holds whatever comes."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sync import machine
from desktop.sync.failures import Cause, Failure
from desktop.sync.machine import (
    INPUTS,
    PAUSE_ASKED_LONGEST,
    PAUSE_LONGEST,
    TABLE,
    Asked,
    Begin,
    Changed,
    Effect,
    Failed,
    Greet,
    Greeted,
    Halted,
    Input,
    Pause,
    Phase,
    Pull,
    Pulled,
    Push,
    Pushed,
    SignedIn,
    SignIn,
    State,
    TimerFired,
    Watch,
    advance,
    asked_seconds,
    pause_seconds,
)
from tests.helpers.machine_table import GIVEN, document

PAGE = Path(__file__).parents[3] / "docs" / "sync-machine.md"
OFFLINE = Failed(Failure(Cause.UNREACHABLE, "unreachable", "x"), 1.0)
NO_SESSION = Failed(Failure(Cause.SESSION, "session_expired", "x"), 1.0)
BUSY = Failed(Failure(Cause.SERVER, "busy", "x", 60.0), 0.0)
REVOKED = Failed(Failure(Cause.REFUSED, "device_revoked", "x"), 1.0)

Conversation = list[tuple[Input, list[Effect]]]

ANSWERS: dict[type[Input], Phase] = {
    Greeted: Phase.GREETING,
    SignedIn: Phase.SIGNING_IN,
    Pulled: Phase.PULLING,
    Pushed: Phase.PUSHING,
}
GOOD: dict[type[Effect], Input] = {
    Greet: Greeted(session=True),
    SignIn: SignedIn(),
    Pull: Pulled(more=False, moved=False),
    Push: Pushed(moved=False),
}
WAITED_FOR: dict[Phase, Input] = {
    Phase.GREETING: GOOD[Greet],
    Phase.SIGNING_IN: GOOD[SignIn],
    Phase.PULLING: GOOD[Pull],
    Phase.PUSHING: GOOD[Push],
}

ratios = st.floats(0, 1)
failures = st.builds(
    Failure,
    st.sampled_from(Cause),
    st.sampled_from(["x", "device_revoked", "invite_expired"]),
    st.just("x"),
    st.floats(allow_nan=True, allow_infinity=True),
)
inputs: st.SearchStrategy[Input] = st.one_of(
    st.just(Begin()),
    st.builds(Greeted, st.booleans()),
    st.just(SignedIn()),
    st.builds(Pulled, st.booleans(), st.booleans(), st.booleans()),
    st.builds(Pushed, st.booleans(), st.floats(0, 1e6), st.booleans(), ratios),
    st.just(Changed()),
    st.just(TimerFired()),
    st.builds(Failed, failures, ratios),
    st.builds(Halted, st.just("fork")),
)
counts = st.integers(0, 40)
flags = st.booleans()
states = st.builds(State, st.sampled_from(Phase), counts, counts, counts, counts, flags, flags, flags)


def after(*given: Input, state: State | None = None) -> State:
    """The state after some inputs."""
    state = state or State()
    for one in given:
        state, _ = advance(state, one)
    return state


def play(conversation: Conversation, state: State | None = None) -> State:
    """Hold a conversation, compare every effect, give the last state."""
    state = state or State()
    for number, (one, expected) in enumerate(conversation):
        state, effects = advance(state, one)
        assert list(effects) == expected, (number, one)
    return state


# The table.


def test_every_pair_is_in_the_table() -> None:
    """Each input has a row, and each row each phase."""
    assert set(TABLE) == set(INPUTS)
    assert all(set(row) == set(Phase) for row in TABLE.values())


@given(states, inputs)
def test_nothing_raises(state: State, one: Input) -> None:
    """Any input is taken in any state."""
    advance(state, one)


@given(states, inputs)
def test_late_answers_change_nothing(state: State, one: Input) -> None:
    """An answer in a phase that does not wait for it leaves the state as it is and asks for nothing."""
    waiting = ANSWERS.get(type(one))
    if waiting is not None and waiting is not state.phase:
        assert advance(state, one) == (state, ())


@given(states, inputs)
def test_one_thing_at_a_time(state: State, one: Input) -> None:
    """No input asks for more than one thing, and whoever waits for an answer has asked for it."""
    new, effects = advance(state, one)
    assert len(effects) <= 1
    asks: dict[type[Effect], Phase] = {
        Greet: Phase.GREETING,
        SignIn: Phase.SIGNING_IN,
        Pull: Phase.PULLING,
        Push: Phase.PUSHING,
        Watch: Phase.WATCHING,
        Pause: Phase.PAUSED,
    }
    if effects:
        assert asks[type(effects[0])] is new.phase
    else:
        assert new.phase in (state.phase, Phase.STOPPED)


def test_the_page_is_written_from_the_table() -> None:
    """docs/sync-machine.md says what the machine does; `python -m tests.helpers.machine_table` writes it anew."""
    assert PAGE.read_text(encoding="utf-8") == document()


def test_the_page_has_every_input() -> None:
    """No input is missing from the page."""
    assert {type(one) for _, one in GIVEN} == set(INPUTS)


# Conversations.

CONVERSATIONS: dict[str, tuple[Conversation, Phase]] = {
    "a question while watching asks the server": (
        [
            (Begin(), [Greet()]),
            (Greeted(session=True), [Pull()]),
            (Pulled(more=False), [Push()]),
            (Pushed(moved=False), [Watch()]),
            (Asked(), [Pull()]),
            (Pulled(more=False, moved=False), [Push()]),
            (Pushed(moved=False), [Watch()]),
        ],
        Phase.WATCHING,
    ),
    "a first pass": (
        [
            (Begin(), [Greet()]),
            (Greeted(session=False), [SignIn()]),
            (SignedIn(), [Pull()]),
            (Pulled(more=True, current=False), [Pull()]),
            (Pulled(more=True), [Push()]),
            (Pushed(moved=False), [Pull()]),
            (Pulled(more=True), [Pull()]),
            (Pulled(more=False), [Push()]),
            (Pushed(moved=True), [Pull()]),
            (Pulled(more=False), [Push()]),
            (Pushed(moved=False), [Watch()]),
        ],
        Phase.WATCHING,
    ),
    "what waits goes ahead of a long pull": (
        [
            (Begin(), [Greet()]),
            (Greeted(session=True), [Pull()]),
            (Pulled(more=True), [Push()]),
            (Pushed(moved=True), [Push()]),
            (Pushed(moved=False), [Pull()]),
            (Pulled(more=True), [Pull()]),
            (Begin(), []),
            (Pulled(more=True), [Push()]),
            (Pushed(moved=True), [Push()]),
            (Begin(), []),
            (Pushed(moved=False), [Push()]),
            (Pushed(moved=False), [Pull()]),
            (Pulled(more=False), [Push()]),
            (Pushed(moved=False), [Watch()]),
        ],
        Phase.WATCHING,
    ),
    "what cannot go ahead goes after the last page": (
        [
            (Begin(), [Greet()]),
            (Greeted(session=True), [Pull()]),
            (Pulled(more=True), [Push()]),
            (Pushed(moved=False, again=True), [Pull()]),
            (Pulled(more=True), [Pull()]),
            (Begin(), []),
            (Pulled(more=True), [Push()]),
            (Pushed(moved=False, later=40.0), [Pull()]),
            (Pulled(more=False), [Push()]),
            (Pushed(moved=False, later=40.0), [Pause(50.0)]),
        ],
        Phase.PAUSED,
    ),
    "a session that is lost while something goes ahead": (
        [
            (Begin(), [Greet()]),
            (Greeted(session=True), [Pull()]),
            (Pulled(more=True), [Push()]),
            (NO_SESSION, [SignIn()]),
            (SignedIn(), [Pull()]),
            (Pulled(more=True), [Push()]),
            (Pushed(moved=True), [Push()]),
        ],
        Phase.PUSHING,
    ),
    "a change, and work of one's own": (
        [
            (Begin(), [Greet()]),
            (Greeted(session=True), [Pull()]),
            (Pulled(more=False), [Push()]),
            (Pushed(moved=False), [Watch()]),
            (Changed(), [Pull()]),
            (Pulled(more=False), [Push()]),
            (Pushed(moved=False), [Watch()]),
            (Begin(), [Push()]),
            (Pushed(moved=True), [Pull()]),
            (Pulled(more=False), [Push()]),
            (Pushed(moved=False), [Watch()]),
        ],
        Phase.WATCHING,
    ),
    "work that comes while the last push is under way": (
        [
            (Begin(), [Greet()]),
            (Greeted(session=True), [Pull()]),
            (Pulled(more=False), [Push()]),
            (Begin(), []),
            (Pushed(moved=False), [Push()]),
            (Pushed(moved=False), [Watch()]),
        ],
        Phase.WATCHING,
    ),
    "offline, and back": (
        [
            (Begin(), [Greet()]),
            (OFFLINE, [Pause(1.0)]),
            (Changed(), []),
            (TimerFired(), [Greet()]),
            (OFFLINE, [Pause(2.0)]),
            (Begin(), [Greet()]),
            (OFFLINE, [Pause(4.0)]),
            (TimerFired(), [Greet()]),
            (Greeted(session=True), [Pull()]),
        ],
        Phase.PULLING,
    ),
    "a token that has run out": (
        [
            (Begin(), [Greet()]),
            (Greeted(session=True), [Pull()]),
            (NO_SESSION, [SignIn()]),
            (SignedIn(), [Pull()]),
            (Pulled(more=False), [Push()]),
            (NO_SESSION, [SignIn()]),
            (SignedIn(), [Pull()]),
        ],
        Phase.PULLING,
    ),
    "a retired key": (
        [
            (Begin(), [Greet()]),
            (Greeted(session=True), [Pull()]),
            (Pulled(more=False), [Push()]),
            (Pushed(moved=False, again=True), [Pull()]),
            (Pulled(more=False), [Push()]),
            (Pushed(moved=True), [Pull()]),
        ],
        Phase.PULLING,
    ),
    "a pause the server asked for": (
        [
            (Begin(), [Greet()]),
            (BUSY, [Pause(60.0)]),
            (Begin(), []),
            (Changed(), []),
            (OFFLINE, []),
            (TimerFired(), [Greet()]),
        ],
        Phase.GREETING,
    ),
    "revoked": ([(Begin(), [Greet()]), (Greeted(session=False), [SignIn()]), (REVOKED, [])], Phase.STOPPED),
    "the poller's failure": (
        [
            (Begin(), [Greet()]),
            (Greeted(session=True), [Pull()]),
            (Pulled(more=False), [Push()]),
            (Pushed(moved=False), [Watch()]),
            (NO_SESSION, [SignIn()]),
            (SignedIn(), [Pull()]),
        ],
        Phase.PULLING,
    ),
}


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_conversation(name: str) -> None:
    """Each input of the conversation asks for what stands beside it."""
    conversation, phase = CONVERSATIONS[name]
    assert play(conversation).phase is phase


# No work without progress.


def rounds(*answers: Input, state: State) -> int:
    """How often these answers in turn are asked for before the machine rests; a hundred is for ever."""
    for number in range(100):
        state, _ = advance(state, answers[number % len(answers)])
        if state.phase in (Phase.PAUSED, Phase.WATCHING, Phase.STOPPED):
            return number
    return 100


@pytest.mark.parametrize(
    "answers",
    [
        (NO_SESSION, SignedIn()),
        (Pulled(more=False), NO_SESSION, SignedIn()),
        (Pulled(more=True, moved=False),),
        (Pulled(more=False, moved=False), Pushed(moved=False, again=True)),
        (Pulled(more=False), Pushed(moved=False, again=True)),
        (Pulled(more=True), Pushed(moved=False, again=True), Pulled(more=True, moved=False)),
    ],
    ids=["session lost", "session lost at push", "empty pages", "sealed again for nothing", "sealed again", "ahead"],
)
def test_a_server_cannot_keep_us_running(answers: tuple[Input, ...]) -> None:
    """Answers that lead nowhere come to a pause after few requests."""
    assert rounds(*answers, state=State(phase=Phase.PULLING)) < 15


def test_a_pause_the_server_asks_for_is_no_longer_than_asked() -> None:
    """After many failures a server that asks for seconds gets seconds: nobody could cut a longer pause short."""
    state, asked = State(), Failure(Cause.SERVER, "http_503", "Später.", 6.0)
    for _ in range(12):
        state, _ = advance(state, TimerFired() if state.phase is Phase.PAUSED else Begin())
        state, _ = advance(state, OFFLINE)
    state, _ = advance(state, TimerFired())
    state, [pause] = advance(state, Failed(asked, 0.0))
    assert pause == Pause(6.0)
    assert advance(state, Begin())[0].phase is Phase.PAUSED


@pytest.mark.parametrize(
    "pass_that_fails",
    [
        (Greeted(session=True), OFFLINE),
        (Greeted(session=True), Pulled(more=False), OFFLINE),
        (Greeted(session=True), Pulled(more=False, moved=False), Pushed(moved=False, later=0.5)),
    ],
    ids=["pull fails", "push fails", "later, always"],
)
def test_pauses_grow_while_nothing_moves(pass_that_fails: tuple[Input, ...]) -> None:
    """Passes that fail at the same place again and again are further and further apart."""
    state, pauses = State(), []
    for _ in range(12):
        state, _ = advance(state, TimerFired() if state.phase is Phase.PAUSED else Begin())
        for one in pass_that_fails:
            state, effects = advance(state, one)
        pauses += [effect.seconds for effect in effects if isinstance(effect, Pause)]
    assert pauses == sorted(pauses)
    assert pauses[-1] == PAUSE_LONGEST


def test_progress_makes_failures_forgotten() -> None:
    """A long first pull over a bad line does not come to long pauses, for every page is progress."""
    state = after(Begin(), Greeted(session=True))
    for _ in range(20):
        state = after(Pulled(more=True), OFFLINE, TimerFired(), Greeted(session=True), state=state)
    assert state.failures == 1


def test_changes_that_are_none_come_to_a_pause() -> None:
    """A server that reports changes without end, and has none, is asked at intervals; a true change ends that."""
    nothing = (Changed(), Pulled(more=False, moved=False), Pushed(moved=False))
    state = State(phase=Phase.WATCHING)
    for _ in range(3):
        state = after(*nothing, state=state)
        assert state.phase is Phase.WATCHING
    state = after(*nothing, state=state)
    assert state.phase is Phase.PAUSED
    watching = after(
        TimerFired(), Greeted(session=True), Pulled(more=False, moved=False), Pushed(moved=False), state=state
    )
    assert watching.phase is Phase.WATCHING
    assert after(*nothing, state=watching).phase is Phase.PAUSED
    assert after(Changed(), Pulled(more=False), Pushed(moved=False), state=watching).false_changes == 0


# What holds whatever comes.


@given(states, st.lists(inputs, max_size=30))
def test_whatever_happened_a_sync_comes_through(state: State, happened: list[Input]) -> None:
    """From any state, after any inputs but a halt, a wish to sync, a timer and good answers lead to watching."""
    state = after(*happened, state=state)
    if state.phase is Phase.STOPPED:
        return
    state = after(Begin(), state=state)
    for _ in range(20):
        if state.phase is Phase.WATCHING:
            break
        state, _ = advance(state, WAITED_FOR.get(state.phase, TimerFired()))
    assert state.phase is Phase.WATCHING
    assert not state.wanted
    assert state.failures == 0


@given(states, st.lists(inputs, max_size=30))
def test_stopped_stays_stopped(state: State, happened: list[Input]) -> None:
    """After a halt nothing is asked for any more, whatever comes."""
    state = after(Halted("fork"), state=state)
    assert state.phase is Phase.STOPPED
    for one in happened:
        state, effects = advance(state, one)
        assert (state.phase, effects) == (Phase.STOPPED, ())


@given(states, inputs)
def test_pauses_are_bounded(state: State, one: Input) -> None:
    """No input makes the machine pause for more than an hour, or for no time."""
    for effect in advance(state, one)[1]:
        if isinstance(effect, Pause):
            assert 0 < effect.seconds <= PAUSE_ASKED_LONGEST


@given(counts, ratios, st.floats(0.001, PAUSE_ASKED_LONGEST))
def test_retry_after_is_honoured(count: int, jitter: float, seconds: float) -> None:
    """A pause is never shorter than the server asked for, and ends by its timer alone."""
    state = State(phase=Phase.PULLING, failures=count)
    state, effects = advance(state, Failed(Failure(Cause.SERVER, "busy", "x", seconds), jitter))
    assert isinstance(effects[0], Pause)
    assert effects[0].seconds >= seconds
    assert advance(state, Begin())[1] == ()
    assert advance(state, TimerFired())[1] == (Greet(),)


@given(st.integers(0, 2000), st.floats(allow_nan=True))
def test_pauses_are_jittered(count: int, jitter: float) -> None:
    """The pause after failures lies between half and the whole of a doubling time, whatever the jitter."""
    whole = pause_seconds(count, 1.0)
    assert 0.5 <= whole / 2 <= pause_seconds(count, jitter) <= whole <= PAUSE_LONGEST
    assert pause_seconds(count, 0.0) < whole


@pytest.mark.parametrize("seconds", [0.0, -1.0, math.nan])
def test_no_pause_asked_for(seconds: float) -> None:
    """Nonsense in Retry-After asks for nothing."""
    assert asked_seconds(seconds, 1.0) == 0.0


def test_an_endless_pause_is_an_hour() -> None:
    """A server cannot silence a client for longer than an hour."""
    assert asked_seconds(math.inf, 0.0) == PAUSE_ASKED_LONGEST


@given(states)
def test_work_that_came_is_not_forgotten(state: State) -> None:
    """After a wish to sync something is asked for at once, or the wish is remembered until a push has begun."""
    new, effects = advance(state, Begin())
    assert effects or new.wanted or new.phase is Phase.STOPPED
    remembered = replace(new, wanted=True, phase=Phase.PUSHING)
    assert advance(remembered, Pushed(moved=False))[1] == (Push(),)


@given(states, st.lists(inputs, max_size=30))
def test_what_waits_goes_after_one_page(state: State, happened: list[Input]) -> None:
    """Whatever came before, who begins to pull and finds the directory complete pushes after the first page."""
    state = after(*happened, state=replace(state, phase=Phase.IDLE))
    state = replace(after(Begin(), state=replace(state, phase=Phase.IDLE)), wanted=False)
    state = after(Greeted(session=True), state=state)
    assert advance(state, Pulled(more=True))[1] == (Push(),)
    assert advance(state, Pulled(more=True, current=False))[1] == (Pull(),)


@given(states)
def test_a_push_ahead_ends_no_pass(state: State) -> None:
    """While pages are still to be pulled, no answer to a push lets the machine watch or rest: it pushes or pulls on."""
    state = replace(state, phase=Phase.PULLING, wanted=True)
    state, _ = advance(state, Pulled(more=True))
    for answer in (
        Pushed(moved=False),
        Pushed(moved=True),
        Pushed(moved=False, again=True),
        Pushed(moved=False, later=9.0),
    ):
        assert advance(state, answer)[1] in ((Pull(),), (Push(),))


def test_inputs_of_another_kind_do_not_reach_a_row() -> None:
    """A row asked with an input that is not its own changes nothing, so that the table can be walked blindly."""
    state = State(phase=Phase.PUSHING)
    assert machine.TABLE[Pushed][Phase.PUSHING](state, Begin()) == (state, ())
    assert machine.TABLE[Failed][Phase.PUSHING](state, Begin()) == (state, ())
    state = State(phase=Phase.PULLING)
    assert machine.TABLE[Pulled][Phase.PULLING](state, Begin()) == (state, ())
