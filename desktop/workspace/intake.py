"""Taking in what the server placed: verify, keep raw, open, fold; all of one answer in one transaction.

Nothing is dropped: what cannot be read or understood is kept with its reason and folded again when a key or a newer
program arrives. A page is taken up to the first batch that needs more of the directory than has been read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import msgspec

from desktop.domain.event import Author
from desktop.domain.fold import Written
from desktop.domain.outcome import APPLIED, Outcome, Verdict, quarantined, waiting
from desktop.domain.progress import Absorbed, Halt
from desktop.domain.rows import BatchRow, ChannelRow, LogRow
from desktop.workspace import alarm_bits, rotation
from desktop.workspace.chores import finish_with_chores
from desktop.workspace.erasing import scrub, take_back, take_effect
from desktop.workspace.folding import Folding
from desktop.workspace.ground import STANDS, Ground
from desktop.workspace.headstones import note_late
from desktop.workspace.opening import ERASURES, Erasing, Place, Read, open_erasure, open_event, placed_event
from desktop.workspace.opening_ahead import OpeningAhead
from desktop.workspace.putting_aside import put_aside_what_came_to_nothing, put_aside_what_is_forbidden
from desktop.workspace.refolding import refold_with_new_keys, touch_aside, touch_own, touch_unconfirmed
from desktop.workspace.restoring import Restoring, offered_in_vain
from desktop.workspace.returning import come_back, come_by_another, with_own_bodies
from desktop.workspace.rewinding import follow_restored
from desktop.workspace.sending_again import sign_anew
from desktop.workspace.sentences import STALE
from desktop.workspace.succession import Succession
from desktop.workspace.trying_again import try_again
from desktop.workspace.verifying import Verified, check_head, taken_before, verify
from wire.access import Channel
from wire.codec import Malformed
from wire.directory_fold import fold, skip
from wire.epoch import Epoch, decode_epoch, decode_wrap
from wire.header import EnvelopeKind, Header
from wire.messages import Page, PullAnswer
from wire.stamp import PlacedBatch
from wire.statements import decode_statement


class Intake:
    """Takes answers to pulls into the journal."""

    def __init__(self, ground: Ground) -> None:
        """Stand on the workspace's ground."""
        self._ground = ground
        self._erasing: list[Erasing] = []
        self._spent: list[object] = []

    def absorb(self, answer: PullAnswer) -> Absorbed:
        """Take one answer in, all or nothing; raises `Halt` where the server contradicts itself."""
        stood, self._ground.losses.contradicted = self._ground.standing, {}
        ahead = OpeningAhead(self._ground.seals, self._ground.give_way)
        try:
            # What was taken out of the log because the server has lost it stands nowhere else.
            with self._ground.transaction(more_follows=answer.more and not answer.behind):
                absorbed = self._absorb(answer, stood)
                if self._ground.standing != stood and not absorbed.rewound:
                    # This answer was meant for somebody who could read less: what it left out is still to be asked for.
                    self._ground.journal.settings.put("session", b"")
                    answer = msgspec.structs.replace(answer, heads=())
                    absorbed = replace(absorbed, more=True)
                elif _comes_again(answer, absorbed):
                    answer = msgspec.structs.replace(answer, heads=())
                self._spent.append(self._ground.ahead)
                self._ground.ahead = ahead
                ahead.begin(self._ground.following(), self._spent)
        finally:
            ahead.stop()
            self._ground.ahead = ahead
        scrub(self._ground)
        self._ground.keys_found = False
        self._ground.server_heads = {cursor.channel: cursor for cursor in answer.heads}
        lost = Restoring(self._ground).notice()
        return replace(absorbed, lost=lost, held=bool(self._ground.losses.held))

    def _absorb(self, answer: PullAnswer, stood: tuple[bool, bool]) -> Absorbed:
        alarm_bits.begin_to_count(self._ground)
        folding, roles, read_to = Folding(self._ground), set(self._ground.own_roles), self._ground.directory.seq
        before = self._ground.own_author
        rewound = follow_restored(self._ground, folding, answer.behind, offered_in_vain(self._ground, answer.behind))
        taken, held = 0, False
        # With another directory nothing of this answer follows on what is held any more, or will once it is read.
        denied = self._ground.directory_channel in self._ground.losses.contradicted
        pages = answer.pages if self._ground.directory.seq == read_to and not denied else ()
        for page in sorted(pages, key=lambda page: page.channel != self._ground.directory_channel):
            count, complete = self._take_page(page, folding)
            taken += count
            held = held or not complete
        if held and not taken:
            raise Halt("stale_directory", STALE)
        read = self._ground.read_channels()
        otherwise = {one.channel for one in answer.behind}
        for cursor in answer.heads:
            if cursor.channel in read and cursor.channel not in otherwise:
                check_head(self._ground, cursor, read[cursor.channel])
        self._follow_directory(folding, before, roles, read_to)
        if self._ground.active and self._shares_directory(answer):
            try_again(self._ground, folding)
        cells = finish_with_chores(self._ground, folding, self._ended(read, answer, stood))
        self._spent.append(folding)
        shown = tuple(cell.entity for cell in cells if cell.says_something)
        more = (answer.more and not denied) or held or rewound
        return Absorbed(taken, shown, more, self._is_current(answer), rewound=rewound)

    def _follow_directory(self, folding: Folding, before: Author, roles: set[str], read_to: int) -> None:
        """Do what follows from the keys, the roles and the places that an answer has brought or taken.

        What still waits here will count by whom this device is now, and is shown so.
        """
        if self._ground.directory.seq > read_to:
            Restoring(self._ground).offer_again()
            self._ground.aside.let_go_of_keys(self._ground.directory_channel, self._ground.directory)
            touch_aside(self._ground, folding)
        if self._ground.keys_found:
            refold_with_new_keys(self._ground, folding)
        if self._ground.own_author != before:
            touch_own(folding, self._ground.journal.outbox.all())
        if set(self._ground.own_roles) - roles:
            touch_unconfirmed(self._ground, folding)
        if self._ground.active and roles - set(self._ground.own_roles):
            put_aside_what_is_forbidden(self._ground, folding)

    def _is_current(self, answer: PullAnswer) -> bool:
        """Say whether the directory has been read to its end: nothing is to be pushed on the word of an older one."""
        channel = self._ground.directory_channel
        end = next((cursor.seq for cursor in answer.heads if cursor.channel == channel), 0)
        return self._ground.directory.seq >= end

    def _shares_directory(self, answer: PullAnswer) -> bool:
        """Say whether the server has the very directory that this device has, and lacks nothing that it knows of."""
        here = self._ground.directory_channel, self._ground.directory.seq
        return not answer.behind and any((cursor.channel, cursor.seq) == here for cursor in answer.heads)

    def _ended(self, read: Mapping[bytes, ChannelRow], answer: PullAnswer, stood: tuple[bool, bool]) -> set[bytes]:
        """Name the channels that have been read to where an answer says that they end.

        Of a channel that holds nothing it says nothing; nor, to who could read less when it was made, of others.
        """
        ends, hears_of_all = {one.channel: one.seq for one in answer.heads}, self._ground.standing == stood
        heard_of = [row for row in read.values() if hears_of_all or row.channel in ends]
        return {row.channel for row in heard_of if row.seq >= ends.get(row.channel, 0)}

    def take_again(self, page: Page) -> bool:
        """Take in what this device held before, all or nothing; says whether all of it could be taken.

        Nothing follows from it but the states: whatever it called for has been done. Raises `Halt`.
        """
        with self._ground.transaction():
            alarm_bits.begin_to_count(self._ground)
            folding = Folding(self._ground)
            _, complete = self._take_page(page, folding)
            if self._ground.keys_found:
                refold_with_new_keys(self._ground, folding)
            folding.finish()
        self._ground.keys_found = False
        return complete

    def _take_page(self, page: Page, folding: Folding) -> tuple[int, bool]:
        """Take a page in; gives how many events were new, and whether it was taken to its end.

        A channel that is not ours is passed over: either the server errs, or access ended while the answer was made.
        """
        if page.channel not in self._ground.channels:
            return 0, True
        known = self._ground.journal.log.channel(page.channel)
        taken = 0
        for placed in page.batches:
            if taken_before(self._ground, placed, known):
                continue
            whole = with_own_bodies(self._ground, page.channel, placed)
            verified = verify(self._ground, page.channel, whole, known.seq, known.head)
            if verified is None:
                return taken, False
            entries = self._entries(verified, folding)
            known = self._keep(whole, verified, known, entries)
            taken += len(entries)
            self._erase(page.channel, folding)
        return taken, True

    def _entries(self, verified: Verified, folding: Folding) -> list[LogRow]:
        """Open and fold a batch's envelopes; gives their rows with outcomes."""
        if verified.opened.core.channel == self._ground.directory_channel:
            return self._statements(verified)
        channel = self._ground.channels[verified.opened.core.channel]
        read = self._read(channel, verified)
        folding.prepare([one for one in read if isinstance(one, Written)], channel.id)
        if verified.known:
            named = [sealed.header.event in verified.known for sealed in verified.opened.headers]
            read = [STANDS if known else one for known, one in zip(named, read, strict=True)]
        folded = [self._fold(channel.id, one, folding) for one in read]
        rows = []
        for index, (outcome, entities) in enumerate(folded):
            # What waited for something behind it in this very batch does no more.
            late = folding.late.settled_at(channel.id, verified.stamp.first_seq + index)
            rows.append(self._row(verified, index, late or outcome, entities))
        folding.late.write()
        return rows

    def _fold(self, channel: bytes, one: Read, folding: Folding) -> tuple[Outcome, tuple[bytes, ...]]:
        """Fold one envelope; gives its outcome and what it touches.

        What it erases is erased once its batch stands in the log.
        """
        if isinstance(one, Outcome):
            return one, ()
        if isinstance(one, Erasing):
            self._erasing.append(one)
            return one.outcome, (one.erasure.entity,)
        outcome = folding.apply(one, channel)
        if outcome.verdict is Verdict.ERASED:
            note_late(self._ground, channel, one)
        return outcome, one.entities

    def _read(self, channel: Channel, verified: Verified) -> list[Read]:
        """Read a batch's envelopes; what is the same for all of them is looked up once."""
        stamp, opened = verified.stamp, verified.opened
        if verified.refusal:
            return [quarantined(verified.refusal)] * stamp.count
        ahead = self._ground.ahead.of(opened.batch)
        bodies = ahead.bodies if ahead else (None,) * stamp.count
        author, rules = (
            self._ground.author(opened.core.device, stamp.directory_seq),
            self._ground.rules(stamp.directory_seq),
        )
        read: list[Read] = []
        for index, (sealed, told) in enumerate(zip(opened.headers, bodies, strict=True)):
            self._ground.give_way()
            place = Place(stamp.first_seq + index, stamp.directory_seq, stamp.accepted_at, author, rules)
            if told is not None:
                read.append(placed_event(self._ground, channel, sealed.header, told, place))
            else:
                envelope = (opened.batch.headers[index], opened.batch.bodies[index])
                read.append(self._open(channel, sealed.header, envelope, place))
        return read

    def _open(self, channel: Channel, header: Header, envelope: tuple[bytes, bytes], place: Place) -> Read:
        """Open an envelope that was not opened ahead."""
        if header.kind == EnvelopeKind.EVENT:
            return open_event(self._ground, channel, header, envelope, place)
        if header.kind in ERASURES:
            return open_erasure(self._ground, channel, header, envelope, place)
        return self._control(channel, header, envelope, place.directory_seq)

    def _control(self, channel: Channel, header: Header, envelope: tuple[bytes, bytes], directory_seq: int) -> Outcome:
        """Read what hands keys on; what a newer program has put in, sealed or not, waits for it."""
        if header.kind not in (EnvelopeKind.EPOCH, EnvelopeKind.WRAP, EnvelopeKind.STATEMENT):
            return waiting("unknown_envelope")
        try:
            clear = self._ground.seals.open_clear(*envelope)
            if header.kind == EnvelopeKind.EPOCH:
                return self._epoch(channel, decode_epoch(clear), directory_seq)
            if header.kind == EnvelopeKind.WRAP:
                self._ground.keys_found |= self._ground.seals.learn_wrap(channel.id, decode_wrap(clear))
                return APPLIED
        except Malformed:
            return quarantined("malformed_control")
        return waiting("unknown_envelope")

    def _erase(self, channel: bytes, folding: Folding) -> None:
        due, self._erasing = self._erasing, []
        for erasing in due:
            take_effect(self._ground, folding, self._ground.channels[channel], erasing)

    def _epoch(self, channel: Channel, epoch: Epoch, directory_seq: int) -> Outcome:
        if not rotation.gives_up_rightly(self._ground, channel.id, epoch, directory_seq):
            return quarantined("epoch_not_lost")
        self._ground.keys_found |= self._ground.seals.learn_epoch(channel.id, epoch)
        return APPLIED

    def _statements(self, verified: Verified) -> list[LogRow]:
        entries = []
        for index in range(verified.stamp.count):
            outcome = self._statement(verified, index, verified.stamp.first_seq + index)
            entries.append(self._row(verified, index, outcome, ()))
        self._ground.learn_directory()
        return entries

    def _statement(self, verified: Verified, index: int, seq: int) -> Outcome:
        """Fold one statement; what cannot be a statement still takes its place in the directory's order."""
        header, body = verified.opened.headers[index].header, verified.opened.batch.bodies[index]
        refusal = verified.refusal or ("" if header.kind == EnvelopeKind.STATEMENT else "not_a_statement")
        if header.event in verified.known and not refusal:
            self._ground.directory = skip(self._ground.directory, seq)
            return STANDS
        if refusal:
            self._ground.directory = skip(self._ground.directory, seq)
            return quarantined(refusal)
        try:
            statement = decode_statement(body)
        except Malformed:
            self._ground.directory = skip(self._ground.directory, seq)
            return waiting("unknown_statement")
        self._ground.directory, why = fold(self._ground.directory, seq, verified.opened.core.device, statement)
        return APPLIED if why is None else quarantined(why)

    def _row(self, verified: Verified, index: int, outcome: Outcome, entities: tuple[bytes, ...]) -> LogRow:
        batch = verified.opened.batch
        self._ground.tally.add(outcome)
        return LogRow(
            verified.stamp.first_seq + index,
            verified.opened.headers[index].header.event,
            batch.headers[index],
            b"" if outcome.verdict is Verdict.ERASED else batch.bodies[index],
            outcome.verdict,
            outcome.reason,
            entities,
        )

    def _keep(self, placed: PlacedBatch, verified: Verified, known: ChannelRow, entries: list[LogRow]) -> ChannelRow:
        core, stamp, log = verified.opened.core, verified.stamp, self._ground.journal.log
        log.append(
            BatchRow(
                channel=core.channel,
                first_seq=stamp.first_seq,
                last_seq=stamp.last_seq,
                device=core.device,
                n=core.n,
                core=placed.batch.core,
                signature=placed.batch.signature,
                stamp=placed.stamp.stamp,
                stamp_signature=placed.stamp.signature,
                head=verified.head,
                directory_seq=stamp.directory_seq,
                accepted_at=stamp.accepted_at,
            ),
            entries,
        )
        events = {entry.event for entry in entries}
        self._ground.has_read(core.channel, events)
        alarm_bits.count(self._ground, verified.opened)
        held = self._ground.aside.holds(core.channel, verified.opened.hash)
        self._ground.aside.came_back(core.channel, verified.opened.hash, events)
        own_n, own_hash = known.own_n, known.own_hash
        if not verified.refusal:
            if verified.in_line:
                log.put_author(core.channel, core.device, core.n, verified.opened.hash)
            if core.device == self._ground.seals.device and not verified.in_line:
                self._own_beside(verified, entries, held=held)
            elif core.device == self._ground.seals.device:
                own_n, own_hash = self._own_returned(verified, known, entries, held=held)
            elif self._ground.directory.heir(core.device) == self._ground.seals.device:
                come_back(self._ground, verified.opened)
            else:
                come_by_another(self._ground, core.channel, entries)
        row = ChannelRow(core.channel, stamp.last_seq, verified.head, own_n, own_hash)
        log.put_channel(row)
        return row

    def _own_beside(self, verified: Verified, entries: list[LogRow], *, held: bool) -> None:
        """Take in a batch of this device beside its line: what was accepted once has come back, or a copy wrote it."""
        core, outbox = verified.opened.core, self._ground.journal.outbox
        accepted = outbox.accepted(core.channel, core.n)
        if accepted is not None and accepted.hash == verified.opened.hash:
            take_back(self._ground, core.channel, [entry.event for entry in entries])
            outbox.drop_sealed(core.channel, core.n)
            return
        self._meet(verified, held=held)

    def _meet(self, verified: Verified, *, held: bool) -> None:
        """Take in a batch of this device that it knows nothing of: a copy wrote it, unless it is kept aside here."""
        come_back(self._ground, verified.opened)
        if not held:
            Succession(self._ground).notice()

    def _own_returned(
        self, verified: Verified, known: ChannelRow, entries: list[LogRow], *, held: bool
    ) -> tuple[int, bytes]:
        """Take in a batch of this device: its events leave the outbox; an answer that was lost is thereby known.

        An event that everybody sets aside has arrived nowhere; it goes into the tray.
        """
        core, batch_hash = verified.opened.core, verified.opened.hash
        outbox = self._ground.journal.outbox
        answered = core.n < known.own_n or (core.n, batch_hash) == (known.own_n, known.own_hash)
        if not answered and all(row.hash != batch_hash for row in outbox.sealed()):
            self._meet(verified, held=held)
            if held:
                # What is under way counts on from where this device stood without it.
                sign_anew(self._ground, core.channel)
            return core.n, batch_hash
        kept = put_aside_what_came_to_nothing(self._ground, entries)
        take_back(self._ground, core.channel, [entry.event for entry in entries if entry.event not in kept])
        if answered:
            outbox.drop_sealed(core.channel, core.n)
            return known.own_n, known.own_hash
        outbox.drop_sealed(core.channel, core.n)
        return core.n, batch_hash


def _comes_again(answer: PullAnswer, absorbed: Absorbed) -> bool:
    """Say whether an answer brings only what has been read: where the server stood then is not where it stands."""
    return bool(answer.pages) and not absorbed.events and not answer.behind
