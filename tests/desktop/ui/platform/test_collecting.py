"""Garbage is collected in the window's thread alone."""

from __future__ import annotations

import gc
import linecache
import os
import sys
import threading
import weakref
from collections.abc import Iterator

import psutil
import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.platform.collecting import Collector, Returning, giving_back, resident


class Knot:
    """Something that only the collector can free, and that notes in which thread that was."""

    def __init__(self, freed: list[int]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: freed.append(threading.get_ident()))


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    was = gc.isenabled()
    made = Collector()
    yield made
    made.close()
    if not was:
        gc.disable()


def test_another_thread_frees_nothing(collector: Collector) -> None:
    """However much another thread makes, what is tied in itself is freed in the collector's thread."""
    freed: list[int] = []
    Knot(freed)
    worker = threading.Thread(target=lambda: [[number] for number in range(200_000)])
    worker.start()
    worker.join()
    assert freed == []
    for _ in range(100):
        [[number] for number in range(2_000)]
        kept = [[number] for number in range(2_000)]
        collector.look()
        del kept
    gc.collect()
    assert set(freed) == {threading.get_ident()}


def test_it_is_given_back(qtbot: QtBot) -> None:
    """At the end Python collects by itself again."""
    was = gc.isenabled()
    collector = Collector()
    assert not gc.isenabled()
    collector.close()
    assert gc.isenabled()
    if not was:
        gc.disable()


def test_nobody_waits_for_a_look_at_what_is_still_loaded(collector: Collector, qtbot: QtBot) -> None:
    """Nothing is collected before all is loaded, nor then; what is tied in itself later on is freed by itself."""
    freed: list[int] = []
    Knot(freed)
    collector.settle()
    assert freed == []
    later: list[int] = []
    Knot(later)
    kept: list[list[int]] = []

    def it_is_freed() -> bool:
        # Python takes off what is freed meanwhile, as of a window before this one: so more is made until it is due.
        kept.extend([number] for number in range(2_000))
        return bool(later)

    qtbot.waitUntil(it_is_freed)
    assert freed == []


def test_what_was_there_before_is_left_alone(collector: Collector) -> None:
    """What the program is made of is not looked through again each time, until the collector ends."""
    collector.settle()
    assert gc.get_freeze_count() > 0
    collector.close()
    assert gc.get_freeze_count() == 0


def test_no_source_stays_with_the_program(collector: Collector) -> None:
    """What was read of the program's own source while it was imported is let go of."""
    assert linecache.getlines(__file__)
    collector.settle()
    assert not linecache.cache


@pytest.mark.parametrize(
    ("taken", "given"),
    [
        ([100, 100, 100], 0),
        ([100, 110, 110], 0),
        ([100, 200, 300, 400], 0),
        ([100, 200, 200, 110, 110, 110], 1),
        ([100, 200, 200, 200, 200, 200], 1),
        ([200, 100, 130, 130, 105], 1),
    ],
)
def test_it_is_looked_for_once_after_much_was_taken(taken: list[int], given: int) -> None:
    """Not while nothing happens, not for little, not in the middle of a long pull, and once however much stays."""
    count: list[int] = []
    now = iter(taken)
    returning = Returning(count.append, lambda: next(now) * 2**20)
    for _ in range(len(taken) - 1 - given):
        returning.look()
    assert count == [0] * given


def test_the_system_says_how_much_is_taken() -> None:
    """It is what is held in memory, near what others count."""
    counted = psutil.Process().memory_info().rss
    assert abs(resident() - counted) < 50 * 2**20 or sys.platform != "linux"


def test_what_is_free_goes_back(collector: Collector) -> None:
    """What was taken in small pieces and let go of is not the program's any more; much of it was held before."""
    process = psutil.Process()
    pieces = [bytes(600) for _ in range(200_000)]
    last = bytes(600)
    taken = process.memory_info().rss
    del pieces
    giving_back()(0)
    assert (taken - process.memory_info().rss) > 50 * 2**20 or os.name != "posix"
    del last
