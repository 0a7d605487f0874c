"""How far a transfer has come, for people."""

from __future__ import annotations

import io

from desktop.commands.progress import Progress
from desktop.domain.progress import Moved, Returning

MIB = 1024 * 1024


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def moved(done: int, count: int, *, up: bool = True) -> Moved:
    return Moved(b"f" * 16, done, count, count * MIB, up)


def test_a_terminal_gets_every_step_on_one_line() -> None:
    """Each chunk is told with counts and bytes, written over, and only the last ends the line."""
    terminal = Terminal()
    progress = Progress(terminal)
    for done in (1, 2, 3):
        progress.moved(moved(done, 3))
    assert terminal.getvalue().count("\n") == 1
    assert terminal.getvalue().endswith("Teil 3 von 3: 3,0 MiB von 3,0 MiB hochgeladen\n")
    assert "Teil 1 von 3: 1,0 MiB von 3,0 MiB hochgeladen" in terminal.getvalue()


def test_a_file_gets_a_line_now_and_then() -> None:
    """Whatever is no terminal gets ten lines or so of a long transfer, the last one with the whole."""
    log = io.StringIO()
    progress = Progress(log)
    for done in range(1, 2001):
        progress.moved(moved(done, 2000, up=False))
    lines = log.getvalue().splitlines()
    assert 10 <= len(lines) <= 12
    assert lines[-1] == "Teil 2000 von 2000: 2,0 GiB von 2,0 GiB geholt"


def test_the_next_transfer_begins_anew() -> None:
    """After the end of one file the first step of another is told."""
    log = io.StringIO()
    progress = Progress(log)
    for name in ("eins.pdf", "zwei.pdf"):
        progress.taken(name, 0, 100)
        progress.taken(name, 100, 100)
    assert log.getvalue().count("0 Bytes von 100 Bytes gelesen") == 4


def test_what_a_server_gets_back_is_counted() -> None:
    """Whoever waits hears how much of what the server has lost has been given back to it."""
    log = io.StringIO()
    progress = Progress(log)
    for done in (16, 40):
        progress.returned(Returning(done, 40))
    assert log.getvalue().splitlines() == [
        "Dem Server zurückgegeben: 16 von 40 Einträgen",
        "Dem Server zurückgegeben: 40 von 40 Einträgen",
    ]


def test_an_empty_file_is_told_too() -> None:
    """A file of no bytes is over at once."""
    log = io.StringIO()
    Progress(log).taken("leer", 0, 0)
    assert log.getvalue() == "leer: 0 Bytes von 0 Bytes gelesen\n"


def test_what_is_unusual_is_noted_on_a_line_of_its_own() -> None:
    """It stands there whole, on a terminal and elsewhere."""
    for stream in (Terminal(), io.StringIO()):
        Progress(stream).note("netz.pdf: Beginnt nicht wie ein PDF-Dokument.")
        assert stream.getvalue() == "netz.pdf: Beginnt nicht wie ein PDF-Dokument.\n"
