"""What keeps files back while one process watches: it is told beside how everything else stands, and ends nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Any

from desktop.commands.file_keeping import apart
from desktop.commands.problems import FULL
from desktop.commands.table import execute
from desktop.commands.watching import Pass, WatchDesk
from desktop.store.database import DiskFull
from desktop.sync.failures import CLOSED
from tests.conftest import ExpectedLogs
from tests.helpers.desks import Desks

SECONDS = 20.0
Line = dict[str, Any]


def told(desks: Desks, *does: Callable[[WatchDesk], None]) -> tuple[list[Pass], list[Line]]:
    """Watch while one thing after the other is done; gives what was told of the passes, and said."""
    passes: list[Pass] = []
    lines: list[Line] = []

    def say(line: Line) -> None:
        lines.append(line)
        if len(lines) <= len(does):
            desk.post(partial(does[len(lines) - 1], desk), send=False)

    desk = WatchDesk(desks.police.opened, say, execute, passes.append)
    stopping = threading.Timer(SECONDS, desk.stop)
    stopping.start()
    desk.run()
    stopping.cancel()
    return passes, lines


def go_on(desk: WatchDesk) -> None:
    """Nothing is wrong with files any more, and nobody watches."""
    desk._freight._found_here(None)
    desk._freight._found_on_the_way(None)
    desk.stop()


def fill(desk: WatchDesk) -> None:
    """The disk takes no more of a file."""
    with apart(desk._freight._found_here):
        raise DiskFull("the disk is full")


def test_what_keeps_files_back_is_told_and_ends_nothing(desks: Desks, expected_logs: ExpectedLogs) -> None:
    """Whoever watches hears what is wrong with files, beside how everything else stands, and that it is over."""
    expected_logs.expect("files: ")
    passes, lines = told(desks, fill, go_on)
    assert [one.files for one in passes[-2:]] == [FULL, None]
    assert all(one.remaining.level and one.report.failure is None for one in passes[-2:])
    assert [line.get("error", {}).get("code") for line in lines[-2:]] == ["disk_full", None]


def test_a_file_of_a_closed_channel_is_told_and_is_no_error(desks: Desks) -> None:
    """Whoever watches hears what keeps it back; nothing has gone wrong."""
    passes, lines = told(desks, lambda desk: desk._freight._found_on_the_way(CLOSED), go_on)
    assert [one.files for one in passes[-2:]] == [CLOSED, None]
    assert not any("error" in line for line in lines)
