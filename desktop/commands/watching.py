"""`sync --watch`: one process holds the profile, watches the server and serves the other commands of its owner.

The main thread is the worker, the only one that writes. The poller blocks in `/v1/wait`, the counter takes commands from the
local socket; both only put jobs into one queue.
"""

from __future__ import annotations

import queue
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from desktop.composition import Opened, System
from desktop.commands.desk import note_success, watch_line
from desktop.commands.handover import Counter
from desktop.sync import machine
from desktop.sync.failures import Failure
from desktop.sync.poller import Poller
from desktop.sync.worker import Report, Worker

_LONGEST_REST: Final = 60.0

Say = Callable[[dict[str, Any]], None]
Execute = Callable[["WatchDesk", dict[str, Any]], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class _Job:
    """A command handed over, and where its answer goes."""

    request: dict[str, Any]
    reply: queue.SimpleQueue[dict[str, Any]]


class WatchDesk:
    """The desk of the process that watches."""

    def __init__(self, opened: Opened, say: Say, execute: Execute) -> None:
        """Watch for an open profile; `say` gets one object a pass, `execute` runs a command handed over."""
        self.opened = opened
        self._say = say
        self._execute = execute
        self._jobs: queue.SimpleQueue[_Job | machine.Input | None] = queue.SimpleQueue()
        self._transport = opened.transport()
        self._worker = Worker(opened.workspace.local, self._transport, System().chance)
        self._poller = Poller(opened.transport(), self._on_change, self._on_failure)
        self._counter = Counter(opened.folder, opened.key, self._serve)
        self._level: bool | None = None

    def _on_change(self) -> None:
        self._jobs.put(machine.Changed())

    def _on_failure(self, failure: Failure) -> None:
        self._jobs.put(machine.Failed(failure, System().chance()))

    def _serve(self, request: dict[str, Any]) -> dict[str, Any]:
        reply: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._jobs.put(_Job(request, reply))
        return reply.get()

    def stop(self) -> None:
        """End the watch, from any thread or a signal."""
        self._jobs.put(None)

    def sync(self, patience: float) -> Report:
        """Sync now, as part of a command; `patience` is that of the watch's own transport."""
        del patience
        return self._work(machine.Begin())

    def run(self) -> None:
        """Watch until stopped."""
        self._poller.start()
        self._counter.start()
        try:
            self._work(machine.Begin())
            while (job := self._next()) is not _STOP:
                self._take(job)
        finally:
            self._counter.close()
            self._poller.close()
            self._transport.close()

    def _next(self) -> _Job | machine.Input | None:
        """Give the next job; the end of a pause or of a receipt's delay is a job too."""
        try:
            return self._jobs.get(timeout=self._rest())
        except queue.Empty:
            paused = self._worker.state.phase is machine.Phase.PAUSED
            return machine.TimerFired() if paused else machine.Begin()

    def _rest(self) -> float:
        if self._worker.state.phase is machine.Phase.PAUSED:
            return self._worker.report.pause
        """Rest until the next delayed event may go; what may go already was tried, and waits for something else."""
        due = self.opened.workspace.next_due()
        seconds = _LONGEST_REST if due is None else (due - System().now()) / 1000
        return _LONGEST_REST if seconds < -1 else min(_LONGEST_REST, max(0.05, seconds))

    def _take(self, job: _Job | machine.Input | None) -> None:
        if isinstance(job, _Job):
            job.reply.put(self._execute(self, job.request))
        elif job is not None and not (isinstance(job, machine.Begin) and self.opened.workspace.next_due() is None):
            self._work(job)

    def _work(self, given: machine.Input) -> Report:
        """Let the worker take an input and all that follows; say what was done, and watch again."""
        report = self._worker.report = Report()
        self._worker.give(given)
        while self._worker.step():
            pass
        note_success(self.opened, report)
        line = watch_line(self.opened, report)
        moved = report.pushed or report.pulled or report.refused or report.halt
        if moved or line["up_to_date"] != self._level:
            self._level = line["up_to_date"]
            self._say(line)
        if self._worker.watching:
            self._poller.arm(self.opened.workspace.local.session(), self.opened.workspace.local.digest())
        return report


_STOP: Final = None
