"""Taking in the answers to a push.

What was accepted waits for the log to bring it back; what was refused goes to the tray, with what was built on it,
and the rest is signed again under the same number. Where going on could lose something, all other answers are taken
in first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from desktop.domain.progress import Halt, Settled
from desktop.domain.rows import ChannelRow, OutboxRow, SealedRow
from desktop.workspace.erasing import put_aside as put_erased_aside
from desktop.workspace.ground import Ground
from desktop.workspace.putting_aside import is_receipt, put_aside_what_was_built_on
from desktop.workspace.restoring import Restoring
from desktop.workspace.returning import known as settle_known
from desktop.workspace.sending_again import use_numbers_anew
from desktop.workspace.sentences import ANOTHER_ROOT, CLONED, REVOKED
from desktop.workspace.succession import Succession
from desktop.workspace.verifying import check_receipt
from wire import limits
from wire.batch import Batch, batch_hash
from wire.codec import decode
from wire.header import EnvelopeKind, decode_header
from wire.messages import Accepted, EpochRetired, Known, Later, PushResult, RefusedBatch
from wire.stamp import SignedStamp
from wire.statements import Admitted, Revoked, UnitKeyStated, decode_statement

_HALTS: Final = {
    "device_revoked": ("revoked", REVOKED),
    "root_mismatch": ("root_mismatch", ANOTHER_ROOT),
}
_KNOWS_MORE: Final = ("counter_reuse", "previous")
_ANOTHER_SESSION: Final = ("enrolment_only", "not_the_author", "device_unknown")
_ADMITTED_OTHERWISE: Final = ("unit_key_retired", "admitted_already")
"""Why an admission is no failure: it is made again with the unit's next key, or somebody else has let the device in."""
_REVOKED_ALREADY: Final = "revoked_already"
"""Why a revocation is no failure: somebody else, or the same person a moment before, has shut the device out."""
_CHUNKS_UNKNOWN: Final = "chunks_unknown"


class Settling:
    """Takes in answers to pushes."""

    def __init__(self, ground: Ground) -> None:
        """Stand on the workspace's ground."""
        self._ground = ground
        self._contradicted = ground.contradicted

    def settle(self, batches: Sequence[Batch], results: Sequence[PushResult]) -> Settled:
        """Take in the answers to a push, in one transaction; raises `Halt` if this device may not go on."""
        total, halt = Settled(), None
        with self._ground.transaction():
            under_way = self._under_way()
            for batch, result in zip(batches, results, strict=False):
                row = under_way.get(batch_hash(batch))
                try:
                    total = _added(total, self._one(row, result)) if row else total
                except Halt as caught:
                    halt = halt or caught
                if not isinstance(result, Accepted | Known):
                    # It may have freed the batches chained to it.
                    under_way = self._under_way()
            if not all(isinstance(one, Accepted | Known) for one in results):
                # At the end: until then what is refused may still count as under way, which has to keep its words.
                put_erased_aside(self._ground)
        if halt is not None:
            raise halt
        return total

    def _under_way(self) -> dict[bytes, SealedRow]:
        return {row.hash: row for row in self._ground.journal.outbox.sealed()}

    def _one(self, row: SealedRow, result: PushResult) -> Settled:
        match result:
            case Accepted(stamp) | Known(stamp):
                if not check_receipt(self._ground, row, stamp):
                    # It stays under way: the server will say once more that it has it.
                    return Settled(again=True)
                return self._accepted(row, stamp)
            case Later():
                return self._later(row, result)
            case EpochRetired():
                self._ground.losses.stuck.add(row.channel)
                self._free(row, row.events)
                return Settled(again=True)
            case RefusedBatch():
                return self._refused(row, result)

    def _accepted(self, row: SealedRow, stamp: SignedStamp) -> Settled:
        """The server has it; events, batch and stamp stay until the log brings them back."""
        outbox, log = self._ground.journal.outbox, self._ground.journal.log
        known = log.channel(row.channel)
        log.put_channel(ChannelRow(known.channel, known.seq, known.head, row.n, row.hash))
        outbox.accept(row.channel, row.n, stamp.stamp, stamp.signature)
        outbox.mark(row.events, "accepted")
        self._ground.contradicted = False
        # A batch may hold nothing but the channel's next key: something has moved all the same.
        return Settled(accepted=max(1, len(row.events)))

    def _later(self, row: SealedRow, result: Later) -> Settled:
        """Wait, unless the server expects another number than the one after those it has confirmed.

        One that expects less has lost something: the next pull will tell what, and it is offered. Where it has all been
        offered in vain, what it expects is right.
        """
        next_n = self._ground.journal.log.channel(row.channel).own_n + 1
        if result.expected_n > next_n:
            return self._known_to_be_more(row)
        if result.expected_n and result.expected_n < next_n:
            offered = Restoring(self._ground).has_offered_all(row.channel)
            if offered and use_numbers_anew(self._ground, row.channel, result.expected_n):
                self._free(row, row.events)
            elif offered:
                self._ground.losses.stuck.add(row.channel)
            return Settled(again=True)
        return Settled(later=max(1.0, result.after_seconds))

    def _known_to_be_more(self, row: SealedRow) -> Settled:
        """Read on where the server knows more of this device than it does: the log has to show what that is.

        Raises `Halt` where it says so once more although everything has been read.
        """
        if Succession(self._ground).is_retired:
            return self._succeeded(row)
        # Of one push every channel may say so: what counts is whether an earlier one had said it already.
        if self._ground.level and self._contradicted:
            raise Halt("counter_reuse", CLONED)
        self._ground.contradicted |= self._ground.level
        return Settled(again=True)

    def _refused(self, row: SealedRow, result: RefusedBatch) -> Settled:
        """Put the bad envelopes aside and let the rest be signed again under the same number."""
        if result.code in _HALTS:
            raise Halt(*_HALTS[result.code])
        if result.code in _KNOWS_MORE:
            return self._known_to_be_more(row)
        if result.code == "device_succeeded":
            return self._succeeded(row)
        if result.code in _ANOTHER_SESSION:
            self._ground.journal.settings.put("session", b"")
            self._free(row, row.events)
            return Settled(again=True)
        named, known = _bad_events(row, result), _known_events(row, result)
        bad = {event: code for event, code in named.items() if code != "known_event"}
        self._free(row, [event for event in row.events if event not in bad])
        bad = self._without_files(bad)
        for event, seq in known.items():
            settle_known(self._ground, event, row.channel, seq)
        for event, code in bad.items():
            self._ground.journal.outbox.mark([event], "refused", code)
        refused = [one for one in self._ground.journal.outbox.all("refused") if one.event in named]
        moot = [one for one in refused if _is_chore(one)]
        for one in moot:
            self._ground.journal.outbox.mark([one.event], "moot", one.reason)
        built = put_aside_what_was_built_on(self._ground, refused)
        return Settled(refused=len(refused) - len(moot) + built, again=True)

    def _succeeded(self, row: SealedRow) -> Settled:
        """Put what was under way into the tray where a signed statement says that another copy goes on."""
        succession = Succession(self._ground)
        if not succession.is_retired:
            return Settled(again=True)
        self._free(row, row.events)
        return Settled(refused=succession.put_aside(self._ground.journal.outbox.all("waiting")), again=True)

    def _without_files(self, bad: Mapping[bytes, str]) -> dict[bytes, str]:
        """Let events whose files the server does not have (any more) wait until it has; gives the others."""
        sealed = self._ground.journal.outbox.all("sealed")
        files = {row.event for row in sealed if row.chunks and bad.get(row.event) == _CHUNKS_UNKNOWN}
        self._ground.journal.outbox.mark(files, "uploading", _CHUNKS_UNKNOWN)
        return {event: code for event, code in bad.items() if event not in files}

    def _free(self, row: SealedRow, events: Sequence[bytes]) -> None:
        """Let events be sealed anew, and with them those of all batches chained to this one."""
        outbox = self._ground.journal.outbox
        outbox.mark(events, "waiting")
        outbox.drop_sealed(row.channel, row.n)
        for later in outbox.sealed():
            if later.channel == row.channel and later.n > row.n:
                outbox.mark(later.events, "waiting")
                outbox.drop_sealed(later.channel, later.n)


def _added(one: Settled, other: Settled) -> Settled:
    return Settled(
        one.accepted + other.accepted,
        one.refused + other.refused,
        one.again or other.again,
        max(one.later, other.later),
    )


def _bad_events(row: SealedRow, result: RefusedBatch) -> dict[bytes, str]:
    """Name the refused events.

    Without a name the whole batch is meant. Where only what was put in by the way is named (a new key), no event is
    bad: they are sealed anew after the next pull.
    """
    if not result.envelopes:
        return dict.fromkeys(row.events, result.code)
    batch = decode(Batch, row.batch, limit=2 * limits.BATCH_BYTES)
    named = {
        decode_header(batch.headers[envelope.index]).header.event: envelope.code
        for envelope in result.envelopes
        if envelope.index < len(batch.headers)
    }
    return {event: named[event] for event in row.events if event in named}


def _known_events(row: SealedRow, result: RefusedBatch) -> dict[bytes, int]:
    """Name the events that the server says it has, and where."""
    headers = decode(Batch, row.batch, limit=2 * limits.BATCH_BYTES).headers
    known = (one for one in result.envelopes if one.code == "known_event" and one.index < len(headers))
    places = {decode_header(headers[one.index]).header.event: one.seq for one in known}
    return {event: places[event] for event in row.events if event in places}


def _is_chore(row: OutboxRow) -> bool:
    """Say whether a refused envelope is of no one's concern: a receipt, or what another has done already."""
    if row.envelope == EnvelopeKind.WRAP or is_receipt(row):
        return True
    if row.envelope != EnvelopeKind.STATEMENT:
        return False
    match decode_statement(row.plaintext):
        case UnitKeyStated():
            return True
        case Admitted():
            return row.reason in _ADMITTED_OTHERWISE
        case Revoked():
            return row.reason == _REVOKED_ALREADY
        case _:
            return False
