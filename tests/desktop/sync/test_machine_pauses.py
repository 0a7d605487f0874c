"""The pauses of the sync machine: no work without progress, and never longer or shorter than it may be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sync.effects import Greet, Pause
from desktop.sync.failures import Cause, Failure
from desktop.sync.inputs import Begin, Changed, Failed, Greeted, Input, Pulled, Pushed, SignedIn, TimerFired
from desktop.sync.machine import Phase, State, advance
from desktop.sync.pauses import PAUSE_ASKED_LONGEST, PAUSE_LONGEST
from tests.helpers.machine_steps import (
    NO_SESSION,
    OFFLINE,
    after,
    counts,
    inputs,
    ratios,
    states,
)


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


def test_a_failed_push_is_remembered_until_one_goes_through() -> None:
    """Neither pages nor what the server does not take yet make it forgotten; no other failure is one."""
    pushing = after(Begin(), Greeted(session=True), Pulled(more=True))
    pulling = after(OFFLINE, TimerFired(), Greeted(session=True), state=pushing)
    for one in (pushing, after(NO_SESSION, state=pushing), after(OFFLINE, state=replace(pulling, careful=False))):
        assert not one.careful
    again = after(Pulled(more=True), Pushed(moved=False, later=9.0), Pulled(more=True), state=pulling)
    assert (again.careful, again.failures) == (True, 0)
    pushed = after(Pulled(more=False), Pushed(moved=True), state=again)
    assert not pushed.careful
    assert not after(Pulled(more=False), Pushed(moved=False), state=again).careful


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
