"""The thread that reads for the screens of an open profile, one thing after the other, beside the one that writes.

It lasts as long as the profile is open: a thread of its own for each thing to read would have the window wait until it
has begun, which beside a busy worker takes long. Qt must not appear here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue

Task = Callable[[], None]


class Reading:
    """Reads until it is closed."""

    def __init__(self) -> None:
        """Begin, with nothing to read yet."""
        self._tasks: SimpleQueue[Task | None] = SimpleQueue()
        self.is_open = True
        """Whether what waits here is still read."""
        self._thread = threading.Thread(target=self._run, name="reader", daemon=True)
        self._thread.start()

    def read(self, task: Task) -> None:
        """Have something read soon; whoever asks waits for nothing. Once it is closed nothing is read any more."""
        self._tasks.put(task)

    def close(self) -> None:
        """End with what is being read now; what still waits is not read."""
        self.is_open = False
        self._tasks.put(None)
        self._thread.join()

    def _run(self) -> None:
        for task in iter(self._tasks.get, None):
            if self.is_open:
                task()
