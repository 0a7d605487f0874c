"""`sync --watch`: one process holds the profile, watches the server and serves the other commands of its owner.

The main thread is the worker, the only one that writes. The poller blocks in `/v1/wait`, the counter takes commands
from the local socket; both only put jobs into one queue. A plain `sync` serves the others too while it lasts, without
a poller.
"""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from desktop.commands.command import SEND_SECONDS
from desktop.commands.desk import introduce, keep_pause, new_worker, note_contact, since, spared, watch_line
from desktop.commands.freight import Freight
from desktop.commands.handover import Counter
from desktop.commands.jobs import Command, Job, Jobs, Reply, Task
from desktop.commands.problems import failure_problem, unwritten
from desktop.composition import Opened
from desktop.computer import System
from desktop.domain.progress import Moved, Remaining, Returning
from desktop.store.database import UNWRITTEN
from desktop.sync import inputs, machine
from desktop.sync.back_off import BackOff
from desktop.sync.bell import Bell
from desktop.sync.failures import CLOSED, Cause, Failure, graver
from desktop.sync.poller import Poller
from desktop.sync.worker import Report

_LOG: Final = logging.getLogger(__name__)
_LONGEST_REST: Final = 60.0
_SHORTEST_REST: Final = 0.05
_STILL: Final = 10.0
_WANTED_SECONDS: Final = 10.0
"""So long a request may take while another process waits, or an alarm behind a push; else as long as it moves."""
_JOIN_SECONDS: Final = 30.0
_BUSY: Final = Failure(Cause.SERVER, "sync_busy", "Der Abgleich läuft noch; was wartet, geht in seinem Verlauf hinaus.")

Say = Callable[[dict[str, Any]], None]
Execute = Callable[["WatchDesk", dict[str, Any]], Reply]


@dataclass(frozen=True, slots=True)
class Pass:
    """How things stand at the beginning of a pass (`working`) and at its end; `files` is what keeps those back."""

    working: bool
    report: Report
    remaining: Remaining
    files: Failure | None = None


def _unheard(_told: object) -> None:
    return


class WatchDesk:
    """The desk of the process that watches."""

    def __init__(
        self,
        opened: Opened,
        say: Say,
        execute: Execute,
        passed: Callable[[Pass], None] = _unheard,
        moved: Callable[[Moved], None] = _unheard,
    ) -> None:
        """Watch for an open profile.

        `say` gets one object a pass, `execute` runs a command handed over, `passed` hears of every pass there is,
        `moved` in the ferry's thread of every part of a file that it has carried.
        """
        self.opened = opened
        self._say = say
        self._execute = execute
        self._passed = passed
        self._transport = opened.transport(still=_STILL)
        self._bell = Bell(self._look_up)
        self._transport.listen_for(self._bell)
        self._jobs = Jobs(self._hasten, self._bell.ring)
        self._worker = new_worker(opened, self._transport)
        self._worker.on_returning = self._returned
        self._poller = Poller(opened.transport(), self._on_change, self._on_failure)
        self._freight = Freight(opened, self._jobs, moved, self._tell_of_files)
        self._level: bool | None = None
        self._between_requests = False
        self._on_the_line = False
        self._given_up = 0
        self._watches = False
        self._breaking_off = False
        self._counter = Counter(opened.folder, opened.key, self._jobs.serve)

    def _returned(self, _returning: Returning) -> None:
        """Let be seen how far a long giving back has come."""
        self._tell(working=True)

    def _tell(self, *, working: bool, remaining: Remaining | None = None) -> None:
        """Let be seen how things stand."""
        self._passed(Pass(working, self._worker.report, remaining or self._remaining(), self._freight.failure))

    def _tell_of_files(self) -> None:
        """Let be seen what keeps files back, or that nothing does; what a pass does meanwhile it says at its end."""
        if self._watches and not self._between_requests:
            # What the last pass did was said at its end.
            self._worker.report = replace(self._worker.report, pushed=0, pulled=0, refused=0, shown=[])
            remaining = self._remaining()
            self._tell(working=False, remaining=remaining)
            self._say(self._line(remaining))

    def _line(self, remaining: Remaining) -> dict[str, Any]:
        line, files = watch_line(self.opened, self._worker.report, remaining), self._freight.failure
        return {"error": failure_problem(files)} | line if files and files != CLOSED else line

    def _on_change(self) -> None:
        self._jobs.put(inputs.Changed())

    def _on_failure(self, failure: Failure) -> None:
        self._jobs.put(inputs.Failed(failure, System().chance()))

    def _hasten(self) -> None:
        """Let the request under way take no longer than somebody may be kept waiting."""
        self._transport.hasten(_WANTED_SECONDS)

    def stop(self) -> None:
        """End the watch, from any thread or a signal."""
        self._jobs.put(None)

    def break_off(self) -> None:
        """End the watch after the request under way, whatever its pass still had to do; what is posted is done."""
        self._breaking_off = True
        self._hasten()
        self.stop()

    def silence(self) -> float | None:
        """Give for how many seconds the server asks to be left alone, None where it must not be spoken to at all."""
        if self._worker.state.phase is machine.Phase.STOPPED:
            return None
        return self._worker.rest() if self._worker.state.asked else 0.0

    def post(self, task: Callable[[], None], *, send: bool = True, meanwhile: bool = False) -> bool:
        """Have something done by the worker's thread, from any other; says whether it will be.

        What is posted before the end is done before it. With `send`, what it wrote is tried at once, even in a pause.
        What may be done `meanwhile` raises nothing, and does not wait for the request under way.
        """
        return self._jobs.post(task, send=send, meanwhile=meanwhile)

    def carry(self, heard: Callable[[Moved], None]) -> Failure | None:
        """Carry files as part of this process's own command, taking others' commands between two chunks.

        While it watches, the ferry carries beside everything else, and nobody is kept waiting for it.
        """
        if self._watches or self._between_requests:
            self._ferry_on()
            return None

        def one(moved: Moved) -> None:
            heard(moved)
            self._take_waiting_commands()

        carried = self._freight.carry(one)
        if not carried.released:
            return carried.failure
        report = self.sync(SEND_SECONDS)
        return graver(carried.failure, report.failure)

    def hold_files(self, *, held: bool) -> None:
        """Carry no file beside everything else until that is over; in the worker's thread."""
        self._freight.hold(held=held)
        if not held:
            self._ferry_on()

    def _ferry_on(self) -> None:
        if self._watches and self._worker.watching:
            self._freight.go_on()

    def traffic(self) -> tuple[int, int]:
        """Give the bytes sent and received so far, those of waiting not counted."""
        up, down = self._freight.traffic
        return self._transport.bytes_up + up, self._transport.bytes_down + down

    def sync(self, patience: float, *, push: bool = True, pull: bool = True) -> Report:
        """Sync now, as part of a command; each request is given up after `patience` seconds."""
        if self._on_the_line:
            self._worker.give(inputs.Asked())
            return Report(failure=_BUSY)
        if self._worker.state.phase in (machine.Phase.STOPPED, machine.Phase.WATCHING):
            # A whole pass: what the server has may be newer than what the poller has heard of.
            self._worker.resume(BackOff(), System().now())
        before = self._transport.patience, self._worker.allow_push, self._worker.allow_pull
        if self._between_requests:
            # The pass that runs goes both ways if it did: one way only it would be over with the rest undone.
            push, pull = push or self._worker.allow_push, pull or self._worker.allow_pull
        self._transport.patience, self._worker.allow_push, self._worker.allow_pull = patience, push, pull
        joining = min(patience, _JOIN_SECONDS)
        try:
            return spared(lambda: self._join(joining) if self._between_requests else self._work(inputs.Asked()))
        finally:
            self._transport.patience, self._worker.allow_push, self._worker.allow_pull = before
            if self._watches and not (push and pull):
                # Nothing else would send what such a pass left behind: it ends as one after which all is done.
                self._jobs.put(inputs.Asked())

    @contextlib.contextmanager
    def serving(self) -> Iterator[WatchDesk]:
        """Serve the other commands of the owner while one's own runs here."""
        self._counter.start()
        try:
            yield self
        finally:
            self.close()

    def run(self) -> None:
        """Watch until stopped; says at once how things stand."""
        self._poller.start()
        self._counter.start()
        self._watches = True
        try:
            self._work_on(inputs.Begin(), first=True)
            while (job := self._next()) is not None:
                self._take(job)
        finally:
            self.close()

    def close(self) -> None:
        """Stop listening; a command that was not begun goes back to its process, which carries it out itself."""
        self._counter.close()
        self._freight.close()
        self._jobs.close()
        self._counter.settle()
        self._poller.close()
        self._transport.close()

    def _next(self) -> Job:
        """Give the next job; the end of a pause or of a receipt's delay is a job too."""
        self.opened.store.rest()
        paused = self._worker.state.phase is machine.Phase.PAUSED
        return self._jobs.next(self._rest(), inputs.TimerFired() if paused else inputs.Begin())

    def _rest(self) -> float:
        """Rest until a pause is over, or until the next delayed event may go.

        What may go already was tried, and waits for something else.
        """
        if self._worker.state.phase is machine.Phase.PAUSED:
            return self._worker.rest()
        due = self.opened.workspace.next_due()
        seconds = _LONGEST_REST if due is None else (due - System().now()) / 1000
        return _LONGEST_REST if seconds < -1 else min(_LONGEST_REST, max(_SHORTEST_REST, seconds))

    def _take(self, job: Job) -> None:
        if isinstance(job, Command):
            job.reply.put(self._execute(self, job.request))
        elif isinstance(job, Task):
            job.run()
            if job.send:
                self._work_on(inputs.Asked())
        elif job is not None and not (isinstance(job, inputs.Begin) and self._has_nothing_to_do()):
            self._work_on(job)

    def _has_nothing_to_do(self) -> bool:
        """Say whether no pass is due of itself: none was left in the middle, and nothing waits for its time."""
        over = self._worker.watching or self._worker.state.phase is machine.Phase.STOPPED
        return over and self.opened.workspace.next_due() is None

    def _work_on(self, given: inputs.Input, *, first: bool = False) -> None:
        """Work unasked: a disk that takes nothing ends nothing, for the worker tries again after a pause."""
        try:
            self._work(given, first=first)
        except UNWRITTEN as unwritten:
            _LOG.warning("%s", unwritten)

    def _work(self, given: inputs.Input, *, first: bool = False) -> Report:
        """Let the worker take an input and all that follows; say what was done, and watch again."""
        given_up, self._given_up = self._given_up, 0
        try:
            return self._work_through(given, first=first)
        except UNWRITTEN as error:
            # Nobody listens to the server from here on, so the next pass comes of itself, after longer each time.
            self._worker.give_up(given_up)
            self._given_up = given_up + 1
            self._poller.disarm()
            # Whoever heard that a pass began hears that it is over, and why.
            self._worker.report.failure = unwritten(error)
            self._tell(working=False)
            raise

    def _remaining(self) -> Remaining:
        return self.opened.workspace.local.remaining()

    def _work_through(self, given: inputs.Input, *, first: bool) -> Report:
        report = self._worker.report = Report()
        self._tell(working=True)
        self._drive(given)
        if introduce(self.opened):
            self._drive(inputs.Begin())
        if self._breaking_off:
            # Of a pass that was cut short nothing can be said.
            keep_pause(self.opened, self._worker)
            return report
        remaining = note_contact(self.opened, self._worker)
        self._tell(working=False, remaining=remaining)
        line = self._line(remaining)
        moved = report.pushed or report.pulled or report.refused or report.failure or report.halt
        if first or moved or line["up_to_date"] != self._level:
            self._level = line["up_to_date"]
            self._say(line)
        if self._worker.watching:
            self._poller.arm(self.opened.workspace.local.session(), self.opened.workspace.local.digest())
            self._ferry_on()
        else:
            self._poller.disarm()
        return report

    def _drive(self, given: inputs.Input) -> None:
        """Work until nothing moves; whoever writes something meanwhile has it on the disk before the next request."""
        self._worker.give(given)
        while not self._breaking_off and self._worker.step():
            self._take_waiting_commands()

    def _take_waiting_commands(self) -> None:
        """Carry out what was handed over while the line was busy; it must not wait for the line to be on the disk."""
        if self._between_requests:
            return
        self._between_requests = True
        try:
            self._take_waiting(self._take_between)
        finally:
            self._between_requests = False

    def _look_up(self) -> None:
        """Do what the window posted while a request is under way: it waits neither for the line nor for the server."""
        self._on_the_line = True
        try:
            self._take_waiting(self._take_meanwhile)
        finally:
            self._on_the_line = False

    def _take_waiting(self, take: Callable[[Job], bool]) -> None:
        """Go through what waits; what is not taken waits on."""
        kept: list[Job] = []
        try:
            kept.extend(job for job in self._jobs.waiting() if not take(job))
        finally:
            for one in kept:
                self._jobs.put(one)

    def _take_between(self, job: Job) -> bool:
        if isinstance(job, Command):
            job.reply.put(self._execute(self, job.request))
        return isinstance(job, Command) or self._take_task(job)

    def _take_meanwhile(self, job: Job) -> bool:
        return isinstance(job, Task) and job.meanwhile and self._take_task(job)

    def _take_task(self, job: Job) -> bool:
        if isinstance(job, Task):
            before = self._alarmed()
            job.run()
            if job.send:
                self._worker.give(inputs.Asked())
                # Whoever leaves before the pass is over sees that it waits.
                self._tell(working=True)
            if self._alarmed() - before:
                self._hasten()
        return isinstance(job, Task)

    def _alarmed(self) -> set[bytes]:
        """Give the channels in which an alarm waits that would go before what is handed in just now.

        A page that is on its way it lets come: without that nothing is handed in, and another would take as long again.
        """
        handing_in = self._on_the_line and self._worker.state.phase is machine.Phase.PUSHING
        return self.opened.store.outbox.alarmed_channels(System().now()) if handing_in else set()

    def _join(self, seconds: float) -> Report:
        """Take part in the pass that runs, as a command in the middle of it; gives what was done meanwhile.

        A long pass is left to go on alone after so many seconds: whoever handed the command over waits for its answer.
        """
        whole, until = self._worker.report, time.monotonic() + seconds
        before = replace(whole, shown=list(whole.shown))
        self._worker.give(inputs.Asked())
        failure = None
        while failure is None and not self._breaking_off and self._worker.step():
            failure = _BUSY if time.monotonic() >= until else None
        return replace(since(before, whole), failure=failure or whole.failure)
