"""When a list can be used while much comes in: with its first row, and with the newest of all on its first page.

A pull goes through a channel from its beginning, so the list fills from the oldest; the newest stands there last.
"""

from __future__ import annotations

import time
from collections.abc import Collection
from typing import Final

from desktop.presenters.notifications import listed
from desktop.presenters.times import id_text
from desktop.workspace.workspace import Workspace

_PAGE: Final = 50


class Arrival:
    """Watches a workspace, and reads the first page of its list when there is something new to find on it."""

    def __init__(self, workspace: Workspace, newest: bytes) -> None:
        """Begin to wait for the notification that is the newest of all."""
        self._workspace = workspace
        self._newest = newest
        self.first_at = self.newest_at = 0.0
        """When the list had its first row, and when the newest stood on its first page, by `time.perf_counter`."""
        workspace.watch(self._look)

    def _look(self, changed: Collection[bytes]) -> None:
        """Read the page as a screen would, after a commit; not for every one, which would be measured too."""
        if not self.first_at and self._page():
            self.first_at = time.perf_counter()
        if not self.newest_at and self._newest in changed and id_text(self._newest) in self._page():
            self.newest_at = time.perf_counter()

    def _page(self) -> list[str]:
        rows = listed(self._workspace, "inbox", state=None, limit=_PAGE, after=None)["items"]
        return [row["id"] for row in rows]


def newest_of(workspace: Workspace) -> bytes:
    """Give the newest of all notifications."""
    [(row, _)] = workspace.states("notification", limit=1)
    return row.entity
