"""The page about the simulation."""

from __future__ import annotations

from tests.simulation.described import PAGE, described


def test_the_page_lists_what_the_simulation_does() -> None:
    """Every invariant and every step stands on the page as the code has it."""
    assert PAGE.read_text(encoding="utf-8") == described()
