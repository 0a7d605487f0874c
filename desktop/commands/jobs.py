"""What others want of the worker while one process holds the profile: a queue from any thread to the worker's.

Other processes hand commands over, other threads of this one post tasks, and the poller tells what it heard. Each is
taken in its turn, and whatever came before the end is answered. It must not know what any of it does.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from desktop.commands.handover import UNSERVED
from desktop.sync import inputs

Reply = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Command:
    """A command handed over, and where its answer goes."""

    request: dict[str, Any]
    reply: queue.SimpleQueue[Reply]


@dataclass(frozen=True, slots=True)
class Task:
    """Something the same process wants done by the worker's thread; `send` says whether it wrote what is to go out.

    `meanwhile` says that it may be done while a request is under way: it asks nothing of the server itself.
    """

    run: Callable[[], None]
    send: bool
    meanwhile: bool = False


Job = Command | Task | inputs.Input | None
"""None is the end."""


class Jobs:
    """The queue."""

    def __init__(self, wanted: Callable[[], None], posted: Callable[[], None] | None = None) -> None:
        """Begin with nothing; `wanted` is called, from any thread, whenever somebody waits for the worker.

        `posted` is called instead for what need not wait for the request under way.
        """
        self._wanted = wanted
        self._posted = posted or wanted
        self._jobs: queue.SimpleQueue[Job] = queue.SimpleQueue()
        self._closing = threading.Lock()
        self._closed = False

    def serve(self, request: dict[str, Any]) -> Reply:
        """Hand a command over and wait for its answer; after the end there is nobody who would give one."""
        reply: queue.SimpleQueue[Reply] = queue.SimpleQueue()
        with self._closing:
            # After the end nobody looks into the queue any more: whoever still comes is told so at once.
            if self._closed:
                return UNSERVED
            self._jobs.put(Command(request, reply))
        self._wanted()
        return reply.get()

    def post(self, task: Callable[[], None], *, send: bool, meanwhile: bool = False) -> bool:
        """Have something done by the worker's thread; says whether it will be."""
        with self._closing:
            if not self._closed:
                self._jobs.put(Task(task, send, meanwhile))
                (self._posted if meanwhile else self._wanted)()
            return not self._closed

    def put(self, job: Job) -> None:
        """Add what nobody waits for."""
        self._jobs.put(job)

    def next(self, seconds: float, instead: inputs.Input) -> Job:
        """Give the next one, or something instead where none comes in so many seconds."""
        try:
            return self._jobs.get(timeout=seconds)
        except queue.Empty:
            return instead

    @property
    def empty(self) -> bool:
        """Say whether none is there."""
        return self._jobs.empty()

    def waiting(self) -> Iterator[Job]:
        """Yield what is there already, and what comes meanwhile."""
        while not self.empty:
            yield self._jobs.get()

    def close(self) -> None:
        """Take no more: tasks that were taken are done, and a command that was not begun goes back to its process."""
        with self._closing:
            self._closed = True
        for job in self.waiting():
            match job:
                case Command():
                    job.reply.put(UNSERVED)
                case Task():
                    job.run()
                case _:
                    pass
