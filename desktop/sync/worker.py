"""The worker: carries out what the machine decides, in one thread, the only one that writes.

It drains inputs, performs effects and turns every failure into an input. It must not decide anything itself. It keeps
the time of a pause, so that a timer which fires too early, or a wish that may not end the pause, changes nothing.
"""

from __future__ import annotations

import queue
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from desktop.domain.progress import Halt, Returning
from desktop.sync import effects, inputs, machine
from desktop.sync.back_off import BackOff, back_off, resumed
from desktop.sync.effects import Effect
from desktop.sync.failures import Cause, Failure, RequestFailed
from desktop.sync.in_turn import next_push, noted
from desktop.sync.inputs import Input
from desktop.sync.machine import Phase, State
from desktop.sync.sides import LocalSide, RemoteSide
from desktop.sync.unforeseen import UNFORESEEN

_NOT_NOW: Final = "Der Server bittet um eine Pause. Alles bleibt erhalten und wird danach gesendet."
_UNANSWERED: Final = (
    "Der Server hat nicht auf alles geantwortet. Es geht nichts verloren; es wird noch einmal gesendet."
)
_NO_SESSION: Final = "Die Anmeldung am Server muss erneuert werden."
UNKNOWN: Final = Failure(
    Cause.REFUSED,
    machine.UNKNOWN,
    "Der Server kennt dieses Gerät nicht. Wurde er zurückgesetzt, bringt es sich von selbst zurück. Bleibt es dabei, "
    "hat ein anderes Gerät seine Einladung eingelöst, und Sie brauchen eine neue Einladung. Nichts, was Sie "
    "geschrieben haben, ist verloren.",
)


@dataclass(slots=True)
class Report:
    """What a run did, as counted so far.

    `failure` is what keeps it from going on, `pause` for how many seconds; `turned_away` are the server's words each
    time that it opened no session; `returning` says how far giving back what the server has lost has come, where it is
    being given back; `unread` that the server was not asked for what it has.
    """

    pushed: int = 0
    pulled: int = 0
    refused: int = 0
    shown: list[bytes] = field(default_factory=list)
    turned_away: list[str] = field(default_factory=list)
    failure: Failure | None = None
    halt: Halt | None = None
    returning: Returning | None = None
    pause: float = 0.0
    unread: bool = False


class Worker:
    """Drives one profile against one server."""

    def __init__(
        self,
        local: LocalSide,
        remote: RemoteSide,
        jitter: Callable[[], float],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take the two sides, a source of numbers from 0 to 1, and a clock in seconds that never goes back."""
        self._local = local
        self._remote = remote
        self._jitter = jitter
        self._clock = clock
        self._inputs: queue.SimpleQueue[Input] = queue.SimpleQueue()
        self._answers: deque[Input] = deque()
        self._pause_ends = 0.0
        self._trouble: Failure | Halt | None = None
        self._took = False
        self._in_vain: tuple[bytes, ...] = ()
        self.state = State()
        self.report = Report()
        self.allow_push = True
        self.allow_pull = True
        self.on_returning: Callable[[Returning], None] = _unheard
        local.read_ahead(remote.following)

    def give(self, given: Input) -> None:
        """Hand an input over, from any thread; `step` takes it."""
        self._inputs.put(given)

    def run(self) -> Report:
        """Start a pass now and work until the machine watches, pauses or has stopped; gives what was done."""
        self.report = Report()
        self.give(inputs.Begin())
        while self.step():
            pass
        return self.report

    def step(self) -> bool:
        """Take one waiting input and do what follows; says whether there was one.

        The answer to what the machine asked for comes before anything from outside.
        """
        given = self._next()
        if given is None:
            return False
        if not (isinstance(given, inputs.TimerFired) and self.rest() > 0):
            for effect in self._advance(given):
                answer = self._perform(effect)
                if answer is not None:
                    self._answers.append(answer)
        self._account()
        return True

    def give_up(self, times: int = 0) -> None:
        """Let the pass be over, and the next one come after a pause: something failed that is not the server's.

        `times` is how often it did in a row, where the machine cannot know of it.
        """
        self.state = replace(self.state, failures=max(self.state.failures, times))
        for pause in self._advance(inputs.Failed(UNFORESEEN, self._jitter())):
            self._do(pause)
        self._account()

    def rest(self) -> float:
        """Give how many seconds of a pause are left; then `TimerFired` is due."""
        return max(0.0, self._pause_ends - self._clock()) if self.state.phase is Phase.PAUSED else 0.0

    @property
    def watching(self) -> bool:
        """Say whether nothing is left to do but to wait for changes."""
        return self.state.phase is Phase.WATCHING

    def back_off(self, now: int) -> BackOff:
        """Give what to keep for the next process (`now` in ms since 1970 UTC)."""
        return back_off(self.state, self.rest(), now)

    def resume(self, kept: BackOff, now: int) -> None:
        """Take up where an earlier process left off, before the first step."""
        self.state = resumed(kept, now)
        self._pause_ends = self._clock() + kept.seconds(now)
        if self.state.asked:
            self._trouble = Failure(Cause.SERVER, "retry_after", _NOT_NOW, kept.seconds(now))

    def _next(self) -> Input | None:
        if self._answers:
            return self._answers.popleft()
        try:
            return self._inputs.get_nowait()
        except queue.Empty:
            return None

    def _account(self) -> None:
        """Let the report say why nothing goes on."""
        paused = self.state.phase is Phase.PAUSED
        trouble = self._trouble if paused or self.state.phase is Phase.STOPPED else None
        if trouble is None and paused and self.state.failures:
            trouble = Failure(Cause.SERVER, self.state.reason, _NOT_NOW)
        if isinstance(trouble, Failure) and trouble.code == UNKNOWN.code:
            trouble = UNKNOWN
        self.report.pause = self.rest()
        self.report.failure = trouble if isinstance(trouble, Failure) else None
        self.report.halt = trouble if isinstance(trouble, Halt) else None

    def _advance(self, given: Input) -> tuple[Effect, ...]:
        before = self.state.phase
        self.state, asked = machine.advance(self.state, given)
        if isinstance(given, inputs.Failed) and self.state.phase is not before:
            self._trouble = given.failure
        return asked

    def _perform(self, effect: Effect) -> Input | None:
        if not isinstance(effect, effects.Pause):
            self._trouble = None
        try:
            return self._do(effect)
        except RequestFailed as failed:
            if failed.failure.cause is Cause.SESSION:
                self._local.keep_session("")
                self.report.turned_away.append(failed.failure.code)
            return inputs.Failed(failed.failure, self._jitter())
        except Halt as halt:
            self._trouble = halt
            return inputs.Halted(halt.reason)
        except BaseException:
            # Ours to rest from, not ours to handle: the disk may be full. The next try comes after a pause.
            self.give_up()
            raise

    def _do(self, effect: Effect) -> Input | None:
        match effect:
            case effects.Greet():
                self._local.greeted(self._remote.hello())
                return inputs.Greeted(bool(self._local.session()))
            case effects.SignIn():
                proof = self._local.prove(self._remote.challenge())
                self._local.keep_session(self._remote.open_session(proof).token)
                return inputs.SignedIn()
            case effects.Pull():
                return self._pull()
            case effects.Push():
                return self._push()
            case effects.Restore(unknown):
                return self._restore("" if unknown else self._token())
            case effects.Pause(seconds):
                self._pause_ends = self._clock() + seconds
            case effects.Watch():
                pass
        return None

    def _pull(self) -> Input:
        if not self.allow_pull:
            self.report.unread = True
            return inputs.Pulled(more=False, moved=False)
        answer = self._remote.pull(self._token(), self._local.cursors())
        absorbed = self._local.absorb(answer)
        self.report.pulled += absorbed.events
        self.report.shown.extend(absorbed.shown)
        moved = absorbed.events > 0 or absorbed.rewound
        lost, held = absorbed.lost and self.allow_push, absorbed.held and self.allow_push
        return inputs.Pulled(absorbed.more, moved, absorbed.current, lost=lost, held=held)

    def _push(self) -> Input:
        under_way = self._local.outgoing() if self.allow_push else []
        careful = self.state.careful or self.state.failures > 0
        batches = next_push(under_way, self._local.ringing(), self._in_vain, careful=careful)
        if not batches:
            return inputs.Pushed(moved=False)
        token = self._token()
        try:
            answer = self._remote.push(token, batches)
        except RequestFailed as failed:
            if failed.failure.cause is not Cause.SESSION:
                self._in_vain = noted(self._in_vain, batches, moved=False)
            raise
        settled = self._local.settle(batches, answer.results)
        moved = bool(settled.accepted or settled.refused)
        self._in_vain = noted(self._in_vain, batches, moved=moved)
        self.report.pushed += settled.accepted
        self.report.refused += settled.refused
        if len(answer.results) != len(batches):
            raise RequestFailed(Failure(Cause.PROTOCOL, "unanswered_batches", _UNANSWERED))
        return inputs.Pushed(moved, settled.later, again=settled.again, jitter=self._jitter())

    def _restore(self, token: str) -> Input:
        """Offer a part of what the server has lost; without a token, only what may be brought back without one."""
        request = self._local.lost(signed_in=bool(token))
        if request is None:
            took, self._took = self._took, False
            return inputs.Restored(more=False, moved=took, jitter=self._jitter())
        took = self._local.restored(request, self._remote.restore(token, request))
        self._took |= took
        self.report.returning = self._local.returning()
        self.on_returning(self.report.returning)
        return inputs.Restored(more=True, moved=took)

    def _token(self) -> str:
        token = self._local.session()
        if not token:
            raise RequestFailed(Failure(Cause.SESSION, "session_required", _NO_SESSION))
        return token


def _unheard(_returning: Returning) -> None:
    return
