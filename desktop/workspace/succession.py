"""Going on as another device: what a profile does that was restored from a backup or copied.

The number of a batch belongs to one device for ever, and two copies of a profile would use it twice. So a profile that
meets batches of its own which it did not write, or that lies where it was not set up, sends nothing more. It reads to
the end; then its old key states whom it goes on as, and of several copies the first to say so does. When the log shows
that statement, one transaction makes it the new device: at every moment the profile is wholly the one or the other. As
the new device it reads to the end once more, for only now nothing of the old one can come any more; then what was not
sent is numbered and sealed anew. The other copy finds the statement in the directory, puts what it did not send into
the tray, and stops. One that was copied with the keys of the new device becomes that device too, and then is a copy of
it as of any.

Nothing of this happens on the server's word alone: its own signed batches, or the signed statement, have to be there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import msgspec

from desktop.domain.fold import kind_of
from desktop.domain.progress import Halt
from desktop.domain.rows import OutboxRow
from desktop.workspace.common_rows import common_place
from desktop.workspace.erasing import put_aside as put_erased_aside
from desktop.workspace.ground import Ground
from desktop.workspace.refolding import show_anew
from desktop.workspace.sentences import CLONED, SUCCEEDED
from wire.body import decode_body, encode_body
from wire.decoders import unpack
from wire.directory import Device
from wire.directory_fold import fold
from wire.header import EnvelopeKind
from wire.statements import Succeeded, UnitKeyStated, decode_statement, encode_statement

REASON: Final = "succeeded"
"""Why what a copy wrote is in its tray, in the words of programs."""
_SETTING: Final = "succession"
_MARK: Final = "install"


class _Plan(msgspec.Struct, frozen=True, array_like=True):
    """Whom a copy goes on as: the device's secret form, its id, and the event that states it; empty until prepared.

    `reads` says that it is that device by now, and reads to the end before it sends. `mark` is of the installation in
    which this was prepared, empty where an older program did that.
    """

    secret: bytes = b""
    device: bytes = b""
    event: bytes = b""
    reads: bool = False
    mark: bytes = b""


class Succession:
    """What one profile does about copies of itself."""

    def __init__(self, ground: Ground) -> None:
        """Stand on the workspace's ground."""
        self._ground = ground

    # What is.

    @property
    def is_copy(self) -> bool:
        """Say whether this profile is to go on as another device before it sends anything."""
        kept = self._ground.journal.settings.get(_MARK)
        moved = bool(self._ground.mark) and kept not in (None, self._ground.mark)
        return moved or bool(self._ground.journal.settings.get(_SETTING))

    @property
    def is_retired(self) -> bool:
        """Say whether another copy of this profile goes on as a device that this one does not know."""
        known = self._ground.directory.devices.get(self._ground.seals.device)
        return known is not None and bool(known.successor) and known.successor != self._plan().device

    # What is done.

    def notice(self) -> None:
        """Keep that another copy of this profile has sent something, so that nothing more goes out as this device.

        Also where this one has just become that device and only reads yet: it has sent nothing as such.
        """
        self._ground.contradicted = False
        if not self._plan().event:
            self._keep(_Plan())

    def statement(self) -> OutboxRow | None:
        """Give what a copy has to state first, prepared if it is not yet; None while nothing can be stated.

        Raises `Halt` where it was refused: then a person has to look.
        """
        plan = self._plan()
        if not plan.event and not plan.reads:
            plan = self._prepared()
        row = next((row for row in self._ground.journal.outbox.all() if row.event == plan.event), None)
        if row is not None and row.status == "refused":
            raise Halt("counter_reuse", CLONED)
        return row if row is not None and row.status in ("waiting", "sealed") else None

    def follow(self) -> None:
        """Do what the log says by now: go on as the device prepared, or retire for the one another copy prepared."""
        plan, known = self._plan(), self._ground.directory.devices.get(self._ground.seals.device)
        if self.is_retired:
            self.retire()
        elif known is not None and known.successor:
            self._go_on_as(plan)
        elif self.is_copy and self._ground.level:
            self._read_to_the_end(plan, known)

    def retire(self) -> None:
        """Put what was never handed in into the tray; what is under way has to be answered first."""
        outbox = self._ground.journal.outbox
        rows = [*outbox.all("waiting"), *outbox.all("uploading")]
        if rows:
            with self._ground.transaction():
                self.put_aside(rows)

    def put_aside(self, rows: Sequence[OutboxRow]) -> int:
        """Put what a retired copy wrote into the tray, but for its chores; gives how many there are to look at."""
        kept = [row.event for row in rows if not is_chore(row, self._ground.seals.device)]
        self._ground.journal.outbox.mark([row.event for row in rows], "moot", REASON)
        self._ground.journal.outbox.mark(kept, "refused", REASON)
        show_anew(self._ground, rows)
        return len(kept)

    def stop(self) -> None:
        """Raise that this copy has been retired, once nothing of it is under way any more."""
        if not self._ground.journal.outbox.sealed():
            raise Halt(REASON, SUCCEEDED)

    # How.

    def _plan(self) -> _Plan:
        kept = self._ground.journal.settings.get(_SETTING)
        return unpack(kept, _Plan) if kept else _Plan()

    def _keep(self, plan: _Plan | None) -> None:
        self._ground.journal.settings.put(_SETTING, b"" if plan is None else msgspec.msgpack.encode(plan))

    def _prepared(self) -> _Plan:
        """Make the keys of the device to go on as, and queue the statement, once everything has been read."""
        ground, device = self._ground, self._ground.surroundings.new_id()
        secret, stated = ground.seals.successor(device)
        _, why = fold(ground.directory, ground.directory.seq + 1, ground.seals.device, stated)
        if why is not None or not ground.level:
            return _Plan()
        event, place = ground.surroundings.new_id(), common_place(ground.directory_channel)
        row = OutboxRow(
            ground.directory_channel,
            event,
            place,
            encode_statement(stated),
            alarm=False,
            created_at=ground.surroundings.now(),
            envelope=EnvelopeKind.STATEMENT,
        )
        plan = _Plan(secret, device, event, mark=ground.mark)
        ground.journal.outbox.add([row])
        self._keep(plan)
        return plan

    def _read_to_the_end(self, plan: _Plan, known: Device | None) -> None:
        """Go on sending, where nothing of another copy can come any more, or where none can have been mixed up."""
        if known is None or known.admitted_seq is None:
            # Root's key stands on paper and has no successor; who is not in yet has written nothing to be mixed up.
            with self._ground.transaction():
                self._begin_anew()
        elif plan.reads:
            with self._ground.transaction():
                self._number_anew()
                show_anew(self._ground, self._ground.journal.outbox.all())
                self._keep(None)

    def _go_on_as(self, plan: _Plan) -> None:
        """Become the device prepared; everything of it in one transaction.

        What was prepared may have been copied too. Where the device has written already, or was prepared elsewhere,
        another copy may be that device, and this one has to go on as yet another.
        """
        ground, old = self._ground, self._ground.seals.device
        elsewhere = plan.mark not in (b"", ground.mark)
        former = ground.seals.go_on_as(plan.secret)
        try:
            with ground.transaction():
                ground.learn_directory()
                ground.journal.settings.put("identity", plan.secret)
                ground.journal.settings.put("session", b"")
                self._begin_anew()
                # What the old device said of itself nobody else can say.
                own = [row.event for row in ground.journal.outbox.all("waiting") if row.entity == old]
                ground.journal.outbox.mark(own, "moot", REASON)
                show_anew(ground, ground.journal.outbox.all())
                self._keep(_Plan(reads=not elsewhere and not self._has_written(plan.device)))
                ground.server_heads = {}
        except BaseException:
            ground.seals.go_on_as(former)
            ground.learn_directory()
            raise

    def _has_written(self, device: bytes) -> bool:
        log = self._ground.journal.log
        return any(log.author(row.channel, device)[0] for row in log.channels())

    def _begin_anew(self) -> None:
        """Let everything that the log does not hold go out again, after the last batch of this device in the log."""
        ground, outbox, log = self._ground, self._ground.journal.outbox, self._ground.journal.log
        for sealed in outbox.sealed():
            outbox.drop_sealed(sealed.channel, sealed.n)
        for receipt in outbox.receipts():
            outbox.drop_sealed(receipt.channel, receipt.n)
        # Not all that was in them: some of it may have found its end in the tray, erased meanwhile.
        outbox.mark([row.event for status in ("sealed", "accepted") for row in outbox.all(status)], "waiting")
        put_erased_aside(ground)
        for row in log.channels():
            n, last = log.author(row.channel, ground.seals.device)
            log.put_channel(replace(row, own_n=n, own_hash=last))
        if ground.mark:
            ground.journal.settings.put(_MARK, ground.mark)
        self._keep(None)

    def _number_anew(self) -> None:
        """Give what nobody has seen yet numbers of the new device: the other copy may have given away the old ones."""
        ground = self._ground
        ordinal = ground.directory.devices[ground.seals.device].ordinal
        for row in ground.journal.outbox.all("waiting"):
            if row.envelope == EnvelopeKind.EVENT and not self._is_known(row):
                plaintext = with_ordinal(row.plaintext, ordinal)
                if plaintext != row.plaintext:
                    ground.journal.outbox.rewrite(row.event, plaintext)

    def _is_known(self, row: OutboxRow) -> bool:
        """Say whether others have seen something of what an event belongs to, under the number it has."""
        kind = kind_of(decode_body(row.plaintext).type)
        states = self._ground.journal.states
        state = states.get(kind.name, row.entity) if kind else None
        group = states.grouped(state.group) if state is not None and state.group else []
        return any(one.confirmed is not None for one in (*group, *([state] if state else [])))


def is_chore(row: OutboxRow, device: bytes) -> bool:
    """Say whether something was written by the program itself, and is of no one's concern once another has done it."""
    if row.envelope == EnvelopeKind.WRAP:
        return True
    if row.envelope == EnvelopeKind.STATEMENT:
        return isinstance(decode_statement(row.plaintext), UnitKeyStated | Succeeded)
    if row.envelope != EnvelopeKind.EVENT:
        return False
    written = decode_body(row.plaintext).type
    kind = kind_of(written)
    receipt = kind is not None and kind.receipts is not None and kind.receipts.type == written
    return receipt or row.entity == device


def with_ordinal(plaintext: bytes, ordinal: int) -> bytes:
    """Give an event as the device with this ordinal would have written it."""
    body = decode_body(plaintext)
    kind, step = kind_of(body.type), body.type.partition(".")[2]
    try:
        fields = unpack(body.fields, kind.bodies[step]) if kind else None
    except (KeyError, msgspec.MsgspecError):
        # Written by a newer program, whose numbers are its own affair.
        return plaintext
    again = kind.with_ordinal(fields, ordinal) if kind and fields else fields
    raw = msgspec.Raw(msgspec.msgpack.encode(again))
    return plaintext if again == fields else encode_body(msgspec.structs.replace(body, fields=raw))
