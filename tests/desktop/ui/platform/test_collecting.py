"""Garbage is collected in the window's thread alone."""

from __future__ import annotations

import gc
import os
import threading
import weakref
from collections.abc import Iterator

import psutil
import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.platform.collecting import Collector, giving_back


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


def test_what_was_there_before_is_left_alone(collector: Collector) -> None:
    """What the program is made of is not looked through again each time, until the collector ends."""
    assert gc.get_freeze_count() > 0
    collector.close()
    assert gc.get_freeze_count() == 0


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
