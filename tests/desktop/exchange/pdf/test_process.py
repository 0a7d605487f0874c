"""The process that reads one document, as the program sees it."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from desktop.exchange.pdf.messages import Draw, Opened, Read, Text, Unreadable
from desktop.exchange.pdf.process import Ended, Reading
from tests.helpers.pdf import crowded, plain

SECONDS = 30.0
GIB = 2**30


@pytest.fixture
def reading() -> Iterator[Reading]:
    made = Reading()
    yield made
    made.put_away()


def test_it_is_asked(reading: Reading) -> None:
    """What it answers is a value."""
    assert isinstance(reading.open(plain(["Meldeweg"]), GIB, SECONDS), Opened)
    assert reading.ask(Read(0), SECONDS) == Text("Meldeweg")


def test_it_is_ended_where_it_takes_too_long(reading: Reading) -> None:
    """And nothing is left of it."""
    reading.open(crowded(400_000), GIB, SECONDS)
    with pytest.raises(Ended) as caught:
        reading.ask(Draw(0, 1.0), 0.01)
    assert caught.value.late
    assert not psutil.pid_exists(reading.id)


def test_its_end_is_told(reading: Reading) -> None:
    """A process that crashed is not taken for one that was late."""
    reading.open(plain(["Meldeweg"]), GIB, SECONDS)
    psutil.Process(reading.id).kill()
    with pytest.raises(Ended) as caught:
        reading.ask(Read(0), SECONDS)
    assert not caught.value.late


def test_it_does_not_take_all_the_memory(reading: Reading) -> None:
    """What would need more than the limit ends that process alone."""
    reading.open(plain(["Meldeweg"]), GIB, SECONDS)
    taken = psutil.Process(reading.id).memory_info().vms
    narrow = Reading()
    narrow.open(plain(["Meldeweg"]), taken + 8 * 2**20, SECONDS)
    answer: object = None
    with suppress(Ended):
        answer = narrow.ask(Draw(0, 100.0), SECONDS)
    narrow.put_away()
    assert answer in {None, Unreadable("page")}
    assert reading.ask(Read(0), SECONDS) == Text("Meldeweg")


def test_whoever_waits_is_told_of_an_end_by_others(reading: Reading) -> None:
    """At a lock nobody waits for a page."""
    reading.open(crowded(400_000), GIB, SECONDS)
    threading.Timer(0.05, reading.end).start()
    with pytest.raises(Ended):
        reading.ask(Draw(0, 1.0), SECONDS)


def test_it_knows_nothing_of_where_it_runs(reading: Reading) -> None:
    """Neither the surroundings nor an open file of the program come along."""
    reading.open(plain(["Meldeweg"]), GIB, SECONDS)
    process = psutil.Process(reading.id)
    assert set(process.environ()) <= {"LC_CTYPE", "LD_LIBRARY_PATH", "SYSTEMROOT"}
    assert os.environ.keys() - process.environ().keys()
    assert not [file for file in process.open_files() if Path(file.path).suffix == ".db"]


def test_one_that_cannot_be_started_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for it, and nothing watches over it."""
    monkeypatch.setattr(sys, "executable", "/fehlt/python")
    with pytest.raises(Ended) as caught:
        Reading()
    assert not caught.value.late
    assert not [one for one in threading.enumerate() if one.name == "watch over a document"]
