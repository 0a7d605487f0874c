"""Files while one process holds the profile: carried as part of its own command, or by the ferry beside all else.

What a file in place lets go is for the worker's thread, so it is put among its jobs. What is wrong with files stops
nothing else, and is said until they go on. It must not sync.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from desktop.commands.copying import carry_all
from desktop.commands.file_keeping import Carried, Carrying, apart, due, inspected, tidy
from desktop.commands.jobs import Jobs, Task
from desktop.composition import Opened
from desktop.computer import System
from desktop.domain.progress import Moved
from desktop.sync import inputs
from desktop.sync.failures import Cause, Failure
from desktop.sync.ferry_thread import FerryThread, Told

_OF_THE_LINE: Final = (Cause.UNREACHABLE, Cause.CERTIFICATE, Cause.SESSION)
"""What the worker meets too, and says."""


def _unheard() -> None:
    return


class Freight:
    """The files of one open profile."""

    def __init__(
        self, opened: Opened, jobs: Jobs, moved: Callable[[Moved], None], stands: Callable[[], None] = _unheard
    ) -> None:
        """Carry for a profile.

        `moved` hears in the ferry's thread of every part of a file that it has carried; `stands` is called in the
        worker's when `failure` is another.
        """
        self._opened = opened
        self._jobs = jobs
        self._moved = moved
        self._stands = stands
        self._here: Failure | None = None
        self._on_the_way: Failure | None = None
        self._ended: Failure | None = None
        self._ferry: FerryThread | None = None
        self._carrying: Carrying | None = None
        self._held = False
        self._up = self._down = 0

    @property
    def traffic(self) -> tuple[int, int]:
        """Give the bytes sent and received for commands of one's own."""
        return self._up, self._down

    @property
    def failure(self) -> Failure | None:
        """Give what keeps files from being carried, None while nothing does."""
        return self._here or self._on_the_way

    def carry(self, heard: Callable[[Moved], None]) -> Carried:
        """Carry what there is, now and in this thread, over a line of its own; `heard` is called between two chunks."""
        line = self._opened.transport()
        try:
            return carry_all(self._opened, line, heard)
        finally:
            self._up += line.bytes_up
            self._down += line.bytes_down
            line.close()

    def go_on(self) -> None:
        """Let the ferry carry what there is, from here on beside everything else."""
        if not self._opened.has_files:
            return
        self._tidy()
        if self._ferry is None or self._carrying is None:
            line = self._opened.transport()
            self._carrying = Carrying(self._opened, line, self._on_inspected)
            self._ferry = FerryThread(self._carrying, line, Told(self._on_moved, self._on_ended), System().chance)
        self._carrying.due = due(self._opened)
        if not self._held:
            self._ferry.arm(self._opened.workspace.local.session())

    def hold(self, *, held: bool) -> None:
        """Let the ferry rest, after the part under way, for as long as files are held back."""
        self._held = held
        if held and self._ferry is not None:
            self._ferry.disarm()

    def close(self) -> None:
        """End the ferry; the chunk under way is cut off."""
        if self._ferry is not None:
            self._ferry.close()

    def _on_moved(self, moved: Moved) -> None:
        self._moved(moved)
        if moved.done == moved.count:
            self._jobs.put(Task(self._tidy, send=False))

    def _on_inspected(self, mark: bytes) -> None:
        self._jobs.put(Task(partial(self._note_inspected, mark), send=False))

    def _note_inspected(self, mark: bytes) -> None:
        # Where the disk does not take it, the server is asked once more.
        with apart(self._found_here):
            inspected(self._opened, mark)

    def _on_ended(self, failure: Failure | None) -> None:
        if failure != self._ended and (failure is None or failure.cause not in _OF_THE_LINE):
            self._ended = failure
            self._jobs.put(Task(partial(self._found_on_the_way, failure), send=False))

    def _tidy(self) -> None:
        """Let the events go whose files have arrived, and keep no more here than may lie here."""
        with apart(self._found_here):
            if tidy(self._opened):
                self._jobs.put(inputs.Begin())

    def _found_here(self, failure: Failure | None) -> None:
        before, self._here = self.failure, failure
        self._tell(before)

    def _found_on_the_way(self, failure: Failure | None) -> None:
        before, self._on_the_way = self.failure, failure
        self._tell(before)

    def _tell(self, before: Failure | None) -> None:
        if self.failure != before:
            self._stands()
