"""Ports that tests choose for programs which listen on them later."""

from __future__ import annotations

from tests.helpers.programs import free_port


def test_a_port_is_chosen_once() -> None:
    """A port that was chosen is chosen by nobody again, though nobody listens on it yet."""
    first = free_port()
    others = [free_port(first, first + 5) for _ in range(3)]
    assert len({first, *others}) == 4
