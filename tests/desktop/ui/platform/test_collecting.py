"""Garbage is collected in the window's thread alone."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.platform.collecting import Collector


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
