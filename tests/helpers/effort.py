"""How much SQLite does for something: the steps of its virtual machine, which no other load on this machine changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import event
from sqlalchemy.pool import Pool


def effort(run: Callable[[], object]) -> int:
    """Do something; gives the steps of all databases used in this process meanwhile. Other databases count none."""
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    def begin(connection: Any, *_: object) -> None:
        _watch(connection, count)

    def end(connection: Any, *_: object) -> None:
        _watch(connection, None)

    event.listen(Pool, "checkout", begin)
    event.listen(Pool, "checkin", end)
    try:
        run()
    finally:
        event.remove(Pool, "checkout", begin)
        event.remove(Pool, "checkin", end)
    return steps


def _watch(connection: Any, count: Callable[[], int] | None) -> None:
    if hasattr(connection, "set_progress_handler"):
        connection.set_progress_handler(count, 1)
