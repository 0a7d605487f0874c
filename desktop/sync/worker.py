"""The worker: carries out what the machine decides, in one thread, the only one that writes.

It drains inputs, performs effects and turns every failure into an input. It must not decide anything itself.
"""

from __future__ import annotations

import queue
from collections.abc import Callable
from dataclasses import dataclass, field

from desktop.domain.progress import Halt
from desktop.sync import machine
from desktop.sync.failures import Cause, Failure, RequestFailed
from desktop.sync.machine import Effect, Input, Phase, State
from desktop.sync.sides import LocalSide, RemoteSide


@dataclass(slots=True)
class Report:
    """What a run did, as counted so far. `failure` is the last one."""

    pushed: int = 0
    pulled: int = 0
    refused: int = 0
    shown: list[bytes] = field(default_factory=list)
    failure: Failure | None = None
    halt: Halt | None = None
    pause: float = 0.0


class Worker:
    """Drives one profile against one server."""

    def __init__(self, local: LocalSide, remote: RemoteSide, jitter: Callable[[], float]) -> None:
        """Take the two sides and a source of numbers from 0 to 1."""
        self._local = local
        self._remote = remote
        self._jitter = jitter
        self._inputs: queue.SimpleQueue[Input] = queue.SimpleQueue()
        self.state = State()
        self.report = Report()
        self.allow_push = True
        self.allow_pull = True

    def give(self, given: Input) -> None:
        """Hand an input over, from any thread; `step` takes it."""
        self._inputs.put(given)

    def run(self) -> Report:
        """Start a pass now and work until the machine watches, pauses or has stopped; gives what was done."""
        self.report = Report()
        self.give(machine.Begin())
        while self.step():
            pass
        return self.report

    def step(self) -> bool:
        """Take one waiting input and do what follows; says whether there was one."""
        try:
            given = self._inputs.get_nowait()
        except queue.Empty:
            return False
        self.state, effects = machine.advance(self.state, given)
        for effect in effects:
            answer = self._perform(effect)
            if answer is not None:
                self._inputs.put(answer)
        return True

    def _perform(self, effect: Effect) -> Input | None:
        try:
            return self._do(effect)
        except RequestFailed as failed:
            self.report.failure = failed.failure
            if failed.failure.cause is Cause.SESSION:
                self._local.keep_session("")
            return machine.Failed(failed.failure, self._jitter())
        except Halt as halt:
            self.report.halt = halt
            return machine.Halted(halt.reason)

    def _do(self, effect: Effect) -> Input | None:
        match effect:
            case machine.Greet():
                self._local.greeted(self._remote.hello())
                return machine.Greeted(bool(self._local.session()))
            case machine.SignIn():
                proof = self._local.prove(self._remote.challenge())
                self._local.keep_session(self._remote.open_session(proof).token)
                return machine.SignedIn()
            case machine.Pull():
                return self._pull()
            case machine.Push():
                return self._push()
            case machine.Pause(seconds):
                self.report.pause = seconds
                return None
            case machine.Watch():
                self.report.failure = None
                return None

    def _pull(self) -> Input:
        if not self.allow_pull:
            return machine.Pulled(more=False)
        answer = self._remote.pull(self._local.session(), self._local.cursors())
        absorbed = self._local.absorb(answer)
        self.report.pulled += absorbed.events
        self.report.shown.extend(absorbed.shown)
        return machine.Pulled(absorbed.more)

    def _push(self) -> Input:
        batches = self._local.outgoing() if self.allow_push else []
        if not batches:
            return machine.Pushed(moved=False)
        answer = self._remote.push(self._local.session(), batches)
        settled = self._local.settle(batches, answer.results)
        self.report.pushed += settled.accepted
        self.report.refused += settled.refused
        return machine.Pushed(bool(settled.accepted or settled.again), settled.later)

    @property
    def watching(self) -> bool:
        """Say whether nothing is left to do but to wait for changes."""
        return self.state.phase is Phase.WATCHING
