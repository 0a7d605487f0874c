"""What the machine is told."""

from __future__ import annotations

from typing import get_args

from desktop.sync.inputs import INPUTS, Input
from tests.helpers.machine_steps import ANSWERS
from tests.helpers.machine_table import GIVEN


def test_what_is_told_is_counted() -> None:
    """The list of inputs, by which the table is held to be whole, is the type that mypy knows."""
    assert get_args(Input) == INPUTS


def test_every_input_stands_in_the_documents() -> None:
    """No input is left out of the page that is written from the table."""
    assert {type(given) for _, given in GIVEN} == set(INPUTS)
    assert set(ANSWERS) < set(INPUTS)
