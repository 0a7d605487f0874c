"""What keeps things fresh: changes are looked at together, and none puts the look off."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from desktop.ui.freshness import Freshness

NEVER = 1_000_000


@pytest.fixture
def looks() -> list[str]:
    """How often somebody looked."""
    return []


def made(looks: list[str], parent: QObject, together_ms: int, renew_ms: int = NEVER) -> Freshness:
    """One that notes each look."""
    return Freshness(lambda: looks.append("look"), parent, together_ms=together_ms, renew_ms=renew_ms)


def test_changes_are_looked_at_together(qtbot: QtBot, looks: list[str]) -> None:
    """Several changes are one look, and the next change is another."""
    parent = QObject()
    fresh = made(looks, parent, 1)
    for number in range(3):
        fresh.soon(frozenset({number}))
    qtbot.waitUntil(lambda: looks == ["look"])
    fresh.soon()
    qtbot.waitUntil(lambda: looks == ["look"] * 2)


def test_a_stream_of_changes_starves_nobody(qtbot: QtBot, looks: list[str]) -> None:
    """While changes follow each other faster than the moment lasts, it is looked at all the same."""
    parent = QObject()
    fresh = made(looks, parent, 50)
    stream = QTimer(parent, interval=1)
    stream.timeout.connect(fresh.soon)
    stream.start()
    qtbot.waitUntil(lambda: len(looks) > 1)


def test_without_a_change_it_is_looked_at_from_time_to_time(qtbot: QtBot, looks: list[str]) -> None:
    """Begun, it is looked at again and again; before, it is not."""
    parent = QObject()
    fresh = made(looks, parent, 1, renew_ms=1)
    qtbot.wait(20)
    assert looks == []
    fresh.begin()
    qtbot.waitUntil(lambda: len(looks) > 1)


def test_at_the_end_nobody_looks(qtbot: QtBot, looks: list[str]) -> None:
    """What was to be looked at in a moment is not any more."""
    parent = QObject()
    fresh = made(looks, parent, 1, renew_ms=1)
    fresh.begin()
    fresh.soon()
    fresh.end()
    qtbot.wait(20)
    assert looks == []
