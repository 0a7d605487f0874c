"""What still runs while a profile is locked: one thread that hands in what was sealed at the lock and hears of alarms.

It holds a session's token, sealed batches and two numbers, no database and no key; so it reads, signs and receipts
nothing, and the answers to its pushes are settled by whoever unlocks. It must not decide: `locked_turns` does.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from desktop.sync import locked_turns
from desktop.sync.failures import Cause, Failure
from desktop.sync.locked_turns import Errand, Listen, Rest, Send, Turns
from desktop.sync.transport import HttpTransport, SignIn
from desktop.sync.unforeseen import Attempt
from wire.batch import Batch
from wire.messages import PushAnswer, WaitAnswer


class Reach(Protocol):
    """As much of the server as a locked profile speaks to; both requests raise `RequestFailed`."""

    def push(self, token: str, batches: Sequence[Batch]) -> PushAnswer:
        """Hand in batches."""

    def wait(self, token: str, digest: bytes) -> WaitAnswer:
        """Wait until something differs from the digest, at most as long as the server allows."""

    def close(self) -> None:
        """Close the connections."""


def _unheard(_reachable: object) -> None:
    return


@dataclass(frozen=True, slots=True)
class Heard:
    """Whom the watch calls, from its own thread.

    `alarm` once for each rise of the total, `lost` once when the token is refused or something happens that nobody
    foresaw, `reception` whenever the server begins or ceases to answer.
    """

    alarm: Callable[[], None]
    lost: Callable[[], None]
    reception: Callable[[bool], None] = _unheard


@dataclass(frozen=True, slots=True)
class LockedKit:
    """All that a profile leaves behind at the lock, and where its server is.

    `rest` is for how many seconds the server has asked to be left alone, `jitter` (0 to 1) where in its pauses this
    lock's watch comes, drawn once. `ringing` are the channels with an alarm among the batches.
    """

    server: str
    ca_file: Path | None
    token: str = field(repr=False)
    digest: bytes
    alarms: int
    batches: tuple[Batch, ...] = field(repr=False)
    rest: float = 0.0
    jitter: float = 1.0
    proxy: str = ""
    sign_in: SignIn | None = field(default=None, repr=False)
    ringing: frozenset[bytes] = field(default=frozenset(), repr=False)

    def watch(
        self,
        on_alarm: Callable[[], None],
        on_lost: Callable[[], None],
        on_reception: Callable[[bool], None] = _unheard,
    ) -> LockedWatch:
        """Begin to watch over a line of its own."""
        transport = HttpTransport(self.server, ca_file=self.ca_file)
        transport.use_proxy(self.proxy, self.sign_in)
        watch = LockedWatch(self, transport, Heard(on_alarm, on_lost, on_reception))
        watch.start()
        return watch


class LockedWatch:
    """Watches with a kit until it is closed or the server no longer knows the token."""

    def __init__(
        self, kit: LockedKit, remote: Reach, heard: Heard, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Take a way to the server of its own, and a clock in seconds that never goes back."""
        self._token = kit.token
        self._remote = remote
        self._heard = heard
        self._clock = clock
        rested = Errand(due=clock() + kit.rest)
        begun = Turns(kit.batches, kit.digest, kit.alarms, kit.jitter, ringing=kit.ringing)
        self._turns = replace(begun, sending=rested, listening=rested)
        self._reachable: bool | None = None
        self._lost = False
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="locked watch", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def close(self) -> None:
        """End at once and say nothing more; a request under way is left to the daemon thread."""
        self._over.set()

    @property
    def over(self) -> bool:
        """Say whether it has been closed or has lost its reception for good."""
        return self._over.is_set()

    @property
    def unsent(self) -> int:
        """Give how many of the batches the server has not got."""
        return len(self._turns.batches) + self._turns.stuck

    def step(self) -> float:
        """Take one turn, in the thread or in place of it; gives for how many seconds there is nothing to do."""
        attempt = Attempt()
        asked_at = self._clock()
        turn = locked_turns.next_turn(self._turns, asked_at)
        match turn:
            case Rest(seconds):
                return seconds
            case Send(batches):
                with attempt:
                    self._send(turn)
                if attempt.failure is not None:
                    self._turns = locked_turns.sending_failed(self._turns, batches, attempt.failure, self._clock())
            case Listen():
                with attempt:
                    self._listen(turn, asked_at)
                if attempt.failure is not None:
                    self._turns = locked_turns.listening_failed(self._turns, attempt.failure, asked_at, self._clock())
        if attempt.failure is not None:
            self._failed(attempt.failure)
        return 0.0

    def _run(self) -> None:
        attempt = Attempt()
        try:
            with attempt:
                while not self.over:
                    self._over.wait(self.step())
        finally:
            self._remote.close()
        if attempt.failure is not None:
            self._lose(over=True)

    def _send(self, turn: Send) -> None:
        answer = self._remote.push(self._token, turn.batches)
        self._turns = locked_turns.sent(self._turns, turn.batches, answer.results, self._clock())
        self._answered()

    def _listen(self, turn: Listen, asked_at: float) -> None:
        answer = self._remote.wait(self._token, turn.digest)
        turns, rings = locked_turns.heard(self._turns, turn, answer, asked_at, self._clock())
        self._answered()
        if rings and not self.over:
            # Before it counts as heard: ringing once too often is the lesser evil.
            self._heard.alarm()
        self._turns = turns

    def _answered(self) -> None:
        self._receive(reachable=True)

    def _failed(self, failure: Failure) -> None:
        self._receive(reachable=False)
        if failure.cause in (Cause.SESSION, Cause.LOCAL):
            self._lose(over=failure.cause is Cause.SESSION)

    def _lose(self, *, over: bool) -> None:
        """Say once that somebody has to unlock; after what nobody foresaw it goes on all the same.

        That it is over is said whatever was said before: it may have received again since.
        """
        if self.over:
            return
        told, self._lost = self._lost and not over, True
        if over:
            self._over.set()
        if not told:
            self._heard.lost()

    def _receive(self, *, reachable: bool) -> None:
        if reachable is not self._reachable and not self.over:
            self._reachable = reachable
            self._heard.reception(reachable)
