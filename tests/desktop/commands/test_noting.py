"""What a command has shown is noted afterwards: here, by whoever holds the profile, or not at all; it never fails."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from desktop.commands.command import Read
from desktop.commands.desk import OwnDesk
from desktop.commands.handover import Counter
from desktop.commands.noting import note
from desktop.commands.writing import holding
from desktop.keys.placing import LOCK
from tests.conftest import ExpectedLogs
from tests.helpers.desks import ask

READ = Read("notification", bytes(15) + b"7", "VIE-2026-1-7")


def times(desk: OwnDesk) -> list[int]:
    return [
        one["times"] for row in ask(desk, "readings", "own", "VIE-2026-1-7").result["items"] for one in row["opened"]
    ]


def test_it_is_noted_here(offline: OwnDesk) -> None:
    """Where nobody holds the profile it is noted at once, and the profile is free again."""
    note(offline.opened, READ)
    note(offline.opened, READ)
    assert times(offline) == [2]
    with holding(offline.opened.folder, 0):
        pass


def _serving(desk: OwnDesk, serve: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    counter = Counter(desk.opened.folder, desk.opened.key, serve)
    counter.start()
    try:
        with holding(desk.opened.folder):
            note(desk.opened, READ)
    finally:
        counter.close()
        counter.settle()


def test_whoever_holds_the_profile_notes_it(offline: OwnDesk) -> None:
    """Where another process holds the profile it is handed over, as a command that process knows."""
    asked: list[dict[str, Any]] = []

    def serve(request: dict[str, Any]) -> dict[str, Any]:
        asked.append(request)
        return {"result": {}, "code": 0, "lines": []}

    _serving(offline, serve)
    [request] = asked
    assert request["command"] == "readings"
    assert request["arguments"]["number"] == READ.number
    assert times(offline) == []


def test_nobody_waits_for_it(offline: OwnDesk) -> None:
    """Whoever has read something has their way back while the process that holds the profile is still busy with it."""
    gone, there = threading.Event(), []

    def serve(_request: dict[str, Any]) -> dict[str, Any]:
        there.append(gone.wait(20))
        return {"result": {}, "code": 0, "lines": []}

    counter = Counter(offline.opened.folder, offline.opened.key, serve)
    counter.start()
    try:
        with holding(offline.opened.folder):
            note(offline.opened, READ)
            gone.set()
    finally:
        counter.close()
        counter.settle()
    assert there == [True]


def test_nobody_takes_it(offline: OwnDesk, expected_logs: ExpectedLogs) -> None:
    """Where the profile is held and nobody answers, the log says that an opening was not noted, and nothing fails."""
    expected_logs.expect("an opening was not noted: NoWriter")
    with holding(offline.opened.folder):
        note(offline.opened, READ)
    assert times(offline) == []


def test_a_folder_that_takes_no_lock(offline: OwnDesk, expected_logs: ExpectedLogs) -> None:
    """Where not even a lock can be had, reading goes on all the same."""
    expected_logs.expect("an opening was not noted: ")
    lock = offline.opened.folder / LOCK
    lock.unlink(missing_ok=True)
    lock.mkdir()
    try:
        note(offline.opened, READ)
    finally:
        lock.rmdir()
    assert times(offline) == []
