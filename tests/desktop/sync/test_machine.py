"""The sync machine: its table, and what holds whatever comes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from desktop.sync import machine
from desktop.sync.effects import Effect, Greet, Pause, Pull, Push, Restore, SignIn, Watch
from desktop.sync.inputs import INPUTS, Begin, Failed, Greeted, Halted, Input, Pulled, Pushed, SignedIn, TimerFired
from desktop.sync.machine import TABLE, Phase, State, advance
from tests.helpers.machine_steps import (
    ANSWERS,
    NO_SESSION,
    WAITED_FOR,
    after,
    inputs,
    states,
)
from tests.helpers.machine_table import GIVEN, document

PAGE = Path(__file__).parents[3] / "docs" / "sync-machine.md"


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
        Restore: Phase.RESTORING,
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


def test_nothing_goes_on_before_the_greeting() -> None:
    """Who was not greeted yet, whatever failed, signs in to nothing: the server may take no program as old as this."""
    for name, one in GIVEN:
        _, effects = advance(State(phase=Phase.GREETING), one)
        assert isinstance(one, Greeted) or all(isinstance(effect, Greet | Pause) for effect in effects), name


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


@given(states, st.lists(inputs, max_size=30))
def test_a_loss_is_asked_after_once_more(state: State, happened: list[Input]) -> None:
    """Whatever came before, one answer that tells of a loss gives nothing back: only a second one right behind it."""
    lost = Pulled(more=False, moved=False, lost=True)
    state = after(*happened, state=state)
    state = after(Begin(), Greeted(session=True), state=replace(state, phase=Phase.IDLE, restored=0))
    for between in ((), (lost, Pulled(more=True, current=False)), (lost, NO_SESSION, SignedIn())):
        begun = after(*between, state=replace(state, sessions_lost=0))
        assert advance(begun, lost)[1] == (Pull(),)
        assert advance(after(lost, state=begun), lost)[1] == (Restore(),)


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
