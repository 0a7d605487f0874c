"""What the watch over a locked profile does next: (state, what came of it, when) -> state. No clock, chance or line.

Two errands take turns at one line: handing in what was sealed at the lock, and listening for alarms. Each rests on its
own after a failure, so that neither keeps the other from its turn; while the line is down, or for as long as the server
asks, both rest. A batch is handed in until it has a final answer; what the answer means is settled after unlocking.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop.sync.failures import Cause, Failure
from desktop.sync.in_turn import channel_of, next_push, noted
from desktop.sync.pauses import LEAST_SECONDS, asked_seconds, pause_seconds, rest_seconds
from wire.batch import Batch
from wire.messages import Accepted, EpochRetired, Known, Later, PushResult, RefusedBatch, WaitAnswer
from wire.names import ZERO_HASH

CHANGES_AT_ONCE: Final = 3
"""So many changes in a row are listened past at once; after that a server that holds nobody is asked at intervals."""
_DOWN: Final = (Cause.UNREACHABLE, Cause.CERTIFICATE)
_LEAST_LATER: Final = 1.0


@dataclass(frozen=True, slots=True)
class Errand:
    """How often an errand has failed in a row, and from when on it may be tried."""

    failures: int = 0
    due: float = 0.0


@dataclass(frozen=True, slots=True)
class Turns:
    """The whole state: what is left to hand in, what the server said last, and whose turn it is.

    `digest` is the server's own, sent back to it, so that a change that nobody can read now does not come again.
    `stuck` counts the batches that cannot be placed as they are, `changes` those in a row that came at once; `yields`
    says that the last push got nowhere. `ringing` are the channels with an alarm to hand in, `in_vain` the batches that
    went alone in vain.
    """

    batches: tuple[Batch, ...]
    digest: bytes
    alarms: int
    jitter: float
    sending: Errand = Errand()
    listening: Errand = Errand()
    stuck: int = 0
    changes: int = 0
    yields: bool = False
    ringing: frozenset[bytes] = frozenset()
    in_vain: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Send:
    """Hand in these batches."""

    batches: tuple[Batch, ...]


@dataclass(frozen=True, slots=True)
class Listen:
    """Wait for something to differ from this digest; from that of nothing everything does, and nobody is held."""

    digest: bytes


@dataclass(frozen=True, slots=True)
class Rest:
    """Do nothing for so many seconds."""

    seconds: float


def next_turn(turns: Turns, now: float) -> Send | Listen | Rest:
    """Say what to do now; sending goes first unless it got nowhere the last time.

    While something is to be sent the server is not to hold us: it is asked how things stand, and sending goes on.
    """
    sends = bool(turns.batches) and turns.sending.due <= now
    listens = turns.listening.due <= now
    if sends and not (listens and turns.yields):
        careful = turns.sending.failures > 0
        return Send(next_push(turns.batches, turns.ringing, turns.in_vain, careful=careful))
    if listens:
        return Listen(ZERO_HASH if sends else turns.digest)
    due = min(turns.sending.due, turns.listening.due) if turns.batches else turns.listening.due
    return Rest(due - now)


def sent(turns: Turns, given: Sequence[Batch], results: Sequence[PushResult], now: float) -> Turns:
    """Take in the answers to a push: what is final leaves, what is not is tried again, after a pause."""
    answered = dict(zip(map(id, given), results, strict=False))
    left = _without_final(turns.batches, answered)
    moved = len(turns.batches) - len(left)
    placed = sum(isinstance(result, Accepted | Known) for result in answered.values())
    in_vain = noted(turns.in_vain, given, moved=moved > 0)
    turns = replace(turns, batches=left, stuck=turns.stuck + moved - placed, in_vain=in_vain)
    again = [answered.get(id(batch)) for batch in given if any(batch is one for one in left)]
    if not again:
        return replace(turns, sending=Errand(due=now), yields=False)
    later = max((max(_LEAST_LATER, one.after_seconds) for one in again if isinstance(one, Later)), default=0.0)
    failures = 1 if moved else turns.sending.failures + 1
    pause = max(pause_seconds(failures, turns.jitter), asked_seconds(later, turns.jitter))
    return replace(turns, sending=Errand(failures, now + pause), yields=True)


def _without_final(batches: Sequence[Batch], answered: dict[int, PushResult]) -> tuple[Batch, ...]:
    """Leave out what has its answer, and what is chained to a batch that will never be placed as it is."""
    left, ended = [], set()
    for batch in batches:
        answer = answered.get(id(batch))
        if isinstance(answer, RefusedBatch | EpochRetired):
            ended.add(channel_of(batch))
        elif not isinstance(answer, Accepted | Known) and not (ended and channel_of(batch) in ended):
            left.append(batch)
    return tuple(left)


def heard(turns: Turns, asked: Listen, answer: WaitAnswer, asked_at: float, now: float) -> tuple[Turns, bool]:
    """Take in the answer to a wait; says whether an alarm has come.

    A total that falls is followed: channels were closed. Ringing once too often is the lesser evil.
    """
    held = now - asked_at >= LEAST_SECONDS
    looked = asked.digest == ZERO_HASH
    changed = answer.digest not in (b"", turns.digest)
    changes = turns.changes if looked else 0 if held else turns.changes + 1
    at_once = held or looked or (changed and changes <= CHANGES_AT_ONCE)
    due = now if at_once else asked_at + LEAST_SECONDS
    digest = answer.digest or turns.digest
    after = replace(
        turns, digest=digest, alarms=answer.alarms, changes=changes, listening=Errand(due=due), yields=False
    )
    return after, answer.alarms > turns.alarms


def sending_failed(turns: Turns, given: Sequence[Batch], failure: Failure, now: float) -> Turns:
    """Take in a push that was not answered; the other errand has its turn first."""
    rested, in_vain = _rested(turns.sending, failure, turns.jitter, now), noted(turns.in_vain, given, moved=False)
    return _together(replace(turns, sending=rested, yields=True, in_vain=in_vain), failure, rested.due)


def listening_failed(turns: Turns, failure: Failure, asked_at: float, now: float) -> Turns:
    """Take in a wait that was not answered. One that was held first and then cut is no failure in a row."""
    held = now - asked_at >= LEAST_SECONDS
    rested = _rested(Errand() if held else turns.listening, failure, turns.jitter, now)
    return _together(replace(turns, listening=rested, yields=False), failure, rested.due)


def _rested(errand: Errand, failure: Failure, jitter: float, now: float) -> Errand:
    failures = errand.failures + 1
    return Errand(failures, now + rest_seconds(failures, failure.retry_after, jitter))


def _together(turns: Turns, failure: Failure, due: float) -> Turns:
    """Let both errands rest where the failure is not of one of them alone."""
    if not failure.retry_after and failure.cause not in _DOWN:
        return turns
    sending = replace(turns.sending, due=max(due, turns.sending.due))
    return replace(turns, sending=sending, listening=replace(turns.listening, due=max(due, turns.listening.due)))
