"""A disk that takes nothing at the end of a pass: the watch goes on listening to the server all the same."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from desktop.commands.problems import FULL
from desktop.commands.table import execute
from desktop.commands.watching import Pass, WatchDesk
from desktop.composition import Opened
from desktop.store.database import Busy, DiskFull
from desktop.sync.machine import Phase
from tests.conftest import ExpectedLogs
from tests.helpers.desks import Desks, ask

SECONDS = 20.0


@pytest.fixture(scope="module")
def watching(shared_desks: Desks) -> Iterator[Opened]:
    """A profile of a unit that no other test of this file works on."""
    with closing(shared_desks.join("kreisjugendamt-viersen-jgh")) as opened:
        yield opened


class Spoiler:
    """Whoever hears of passes, and finds the disk full at the end of the second one."""

    def __init__(self, error: Exception) -> None:
        self._error = error
        self._ends = 0
        self.pauses: list[float] = []

    def passed(self, one: Pass) -> None:
        """Note the pause that a failure led to, and fail once."""
        if one.working:
            return
        self._ends += 1
        if one.report.failure is not None:
            self.pauses.append(one.report.pause)
        if self._ends == 2:
            raise self._error


@pytest.mark.parametrize("error", [DiskFull("full"), Busy("full")])
def test_what_others_write_comes_after_a_disk_was_full(
    desks: Desks, watching: Opened, expected_logs: ExpectedLogs, error: Exception
) -> None:
    """Where the end of a pass could not be written down the next one comes by itself, and the server is heard again."""
    expected_logs.expect("full")
    spoiler = Spoiler(error)
    lines: list[dict[str, Any]] = []

    def say(line: dict[str, Any]) -> None:
        lines.append(line)
        if len(lines) == 1:
            others.start()
        if line["pulled"]:
            desk.stop()

    def write() -> None:
        ask(desks.police, "contacts", "add", "--family-name", "Angerufen")
        while not (spoiler.pauses and desk._worker.watching) and stopping.is_alive():
            threading.Event().wait(0.01)
        ask(desks.police, "contacts", "add", "--family-name", "Erneut")

    others = threading.Thread(target=write, name="others")
    desk = WatchDesk(watching, say, execute, spoiler.passed)
    stopping = threading.Timer(SECONDS, desk.stop)
    stopping.start()
    desk.run()
    stopping.cancel()
    for thread in (stopping, others):
        thread.join()
    assert lines[-1]["pulled"] > 0
    assert len(spoiler.pauses) == 1


def test_a_pass_that_is_never_written_down_comes_less_and_less_often(watching: Opened) -> None:
    """While the disk stays full each pass is followed by a longer pause, and one that is written down ends that."""
    full = True

    def passed(one: Pass) -> None:
        if full and not one.working and one.report.failure is None:
            raise DiskFull("full")

    desk = WatchDesk(watching, lambda _line: None, execute, passed)
    counted = []
    for _ in range(4):
        assert desk.sync(SECONDS).failure == FULL
        counted.append((desk._worker.state.phase, desk._worker.state.failures))
    assert counted == [(Phase.PAUSED, times) for times in (1, 2, 3, 4)]
    full = False
    assert desk.sync(SECONDS).failure is None
    assert (desk._worker.watching, desk._given_up) == (True, 0)
    desk.close()
