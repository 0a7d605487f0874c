"""What the machine asks for."""

from __future__ import annotations

from typing import get_args

from desktop.sync.effects import Effect, Pause, Watch
from desktop.sync.machine import Phase, State, advance
from tests.helpers.machine_steps import GOOD
from tests.helpers.machine_table import GIVEN, VARIANTS


def test_everything_but_rest_has_an_answer() -> None:
    """To whatever is asked for there is an answer; only a pause and the watch leave the next word to others."""
    assert {*GOOD, Pause, Watch} == set(get_args(Effect))


def test_everything_is_asked_for() -> None:
    """There is no effect that the machine never asks for."""
    states = [State(phase=phase) for phase in Phase] + [variant for _, variant in VARIANTS]
    asked = {type(effect) for state in states for _, given in GIVEN for effect in advance(state, given)[1]}
    assert asked == set(get_args(Effect))
