"""What keeps files back while one process watches: it is told beside how everything else stands, and ends nothing."""

from __future__ import annotations

import threading
from typing import Any

from desktop.commands.file_keeping import apart
from desktop.commands.problems import FULL
from desktop.commands.table import execute
from desktop.commands.watching import Pass, WatchDesk
from desktop.store.database import DiskFull
from tests.conftest import ExpectedLogs
from tests.helpers.desks import Desks

SECONDS = 20.0
Line = dict[str, Any]


def test_what_keeps_files_back_is_told_and_ends_nothing(desks: Desks, expected_logs: ExpectedLogs) -> None:
    """Whoever watches hears what is wrong with files, beside how everything else stands, and that it is over."""
    expected_logs.expect("files: ")
    passes: list[Pass] = []
    lines: list[Line] = []

    def end() -> None:
        desk._freight._found_here(None)
        desk.stop()

    def fill() -> None:
        with apart(desk._freight._found_here):
            raise DiskFull("the disk is full")

    def say(line: Line) -> None:
        lines.append(line)
        if len(lines) < 3:
            desk.post((fill, end)[len(lines) - 1], send=False)

    desk = WatchDesk(desks.police.opened, say, execute, passes.append)
    stopping = threading.Timer(SECONDS, desk.stop)
    stopping.start()
    desk.run()
    stopping.cancel()
    assert [one.files for one in passes[-2:]] == [FULL, None]
    assert all(one.remaining.level and one.report.failure is None for one in passes[-2:])
    assert [line.get("error", {}).get("code") for line in lines[-2:]] == ["disk_full", None]
