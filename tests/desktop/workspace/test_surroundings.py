"""Time and chance are passed in."""

from __future__ import annotations

from random import Random

import pytest

from desktop.computer import System
from desktop.workspace.surroundings import Surroundings
from tests.helpers.company import Clockwork
from tests.helpers.promises import lacking


def as_surroundings(surroundings: Surroundings) -> Surroundings:
    """Ask mypy."""
    return surroundings


@pytest.mark.parametrize("surroundings", [System(), Clockwork(Random(1))], ids=["the computer's", "a test's"])
def test_time_and_chance_are_passed_in(surroundings: Surroundings) -> None:
    """The clock and the chance of this computer are a surrounding, and so is a clock that a test turns."""
    assert list(lacking(as_surroundings(surroundings), Surroundings)) == []
