"""A percentage for whoever looks at a terminal."""

from __future__ import annotations

import io

from desktop.commands.percent import Percent


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_each_percentage_once() -> None:
    """One line is written over until all is done, and then it ends."""
    terminal = Terminal()
    told = Percent("Sicherung", terminal)
    for done in (0, 1, 100, 150, 1000, 1000):
        told(done, 1000)
    assert terminal.getvalue() == "\rSicherung: 0 %\rSicherung: 10 %\rSicherung: 15 %\rSicherung: 100 %\n"


def test_what_has_no_length_is_done_at_once() -> None:
    """Nothing out of nothing is all of it."""
    terminal = Terminal()
    Percent("Sicherung", terminal)(0, 0)
    assert terminal.getvalue() == "\rSicherung: 100 %\n"


def test_a_log_sees_nothing() -> None:
    """Where nobody looks at a terminal nothing is written."""
    log = io.StringIO()
    Percent("Sicherung", log)(1, 2)
    assert log.getvalue() == ""
