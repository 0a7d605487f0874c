"""The workspace: record what the user does, and show what is. Its other half, the local side of a sync, is `local.py`.

Recording folds the event over what is shown first, so the same rules that every reader applies refuse it here with a
reason; what is recorded is on the disk before this returns.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from desktop.domain.kinds import HIDDEN, KINDS
from desktop.domain.refused import Refused
from desktop.domain.rows import ChannelRow, OutboxRow, Party, Selection, StateRow, unplaced
from desktop.domain.rules import RulesInForce
from desktop.domain.terms import Terms
from desktop.workspace import proving, stating
from desktop.workspace.adopting import Adopting, Adoption
from desktop.workspace.asking import ask_to_erase
from desktop.workspace.chores import finish_with_chores
from desktop.workspace.coming_in_anew import come_in_anew, comes_in, why_refused
from desktop.workspace.due_dates import are_outdated
from desktop.workspace.erasing import scrub
from desktop.workspace.folding import Folding
from desktop.workspace.going_nowhere import keep_what_goes_nowhere
from desktop.workspace.ground import Ground, Watcher
from desktop.workspace.history import Happened, history
from desktop.workspace.journal import Journal
from desktop.workspace.local import Local
from desktop.workspace.outgoing import Outgoing
from desktop.workspace.own import Own
from desktop.workspace.proving import Shown
from desktop.workspace.readings import Readings
from desktop.workspace.recording import Deed, record
from desktop.workspace.refolding import is_outdated, refold_outdated, refold_understood, show_anew
from desktop.workspace.refusals import REASONS
from desktop.workspace.seals import Seals
from desktop.workspace.stating import Revocation
from desktop.workspace.succession import Succession
from desktop.workspace.surroundings import Surroundings
from desktop.workspace.upgrading import is_behind, read_again
from wire.decoders import unpack
from wire.directory import Directory
from wire.names import cooperation_channel, pair_channel, unit_channel
from wire.proof import Proof
from wire.statements import Enrolled, Statement


class Workspace:
    """One unlocked profile."""

    def __init__(self, journal: Journal, seals: Seals, surroundings: Surroundings) -> None:
        """Open the workspace over its rooms; states of an older fold are made anew, and what then is due is queued."""
        self._journal = journal
        self._ground = Ground(journal, seals, surroundings)
        self._outgoing = Outgoing(self._ground)
        self.local = Local(self._ground, self._outgoing)
        self.own = Own(self._ground)
        self.readings = Readings(self._ground)
        # Who only reads takes no lock: beside a long transaction of the writer a profile opens at once.
        if is_outdated(self._ground) or is_behind(self._ground) or are_outdated(self._ground):
            with self._ground.transaction():
                folding = Folding(self._ground)
                read_again(self._ground, folding)
                refold_outdated(self._ground, folding)
                refold_understood(self._ground, folding)
                finish_with_chores(self._ground, folding)
                journal.states.forget_folds()

    # What is.

    @property
    def directory(self) -> Directory:
        """Give the directory as last read."""
        return self._ground.kept

    @property
    def device(self) -> bytes:
        """Give this device's id."""
        return self._ground.seals.device

    @property
    def root(self) -> bytes:
        """Give the fingerprint of root's key."""
        return self._ground.seals.root

    @property
    def root_words(self) -> tuple[str, ...]:
        """Give the words by which people compare root's fingerprint; the first time takes a moment."""
        return self._ground.seals.root_words

    @property
    def unit(self) -> str:
        """Give this device's unit, empty for the founder's device."""
        return self._ground.unit

    @property
    def active(self) -> bool:
        """Say whether this device is admitted."""
        return self._ground.active

    @property
    def is_copy(self) -> bool:
        """Say whether this profile is a copy that goes on as another device at the next sync."""
        return Succession(self._ground).is_copy

    @property
    def rules(self) -> RulesInForce:
        """Give the rules as the directory read so far states them."""
        return self._ground.rules(self.directory.seq)

    @property
    def terms(self) -> Terms:
        """Give what deadlines follow from, as the directory read so far states it."""
        return self._ground.terms

    @property
    def clock_gap(self) -> int | None:
        """Give by how many ms this device's clock was ahead of the server's at the last contact, None before any."""
        return self._ground.clock_gap

    def revocation(self, device: bytes = b"") -> Revocation | None:
        """Give how the directory states that a device's access (default: this one's) was withdrawn, or None."""
        return stating.revocation(self._ground, device or self.device)

    def stated_at(self, seq: int) -> int:
        """Give when the directory's statement at a seq was accepted (ms since 1970 UTC), 0 if there is none."""
        return stating.stated_at(self._ground, seq)

    def state(self, kind: str, entity: bytes) -> Any:
        """Give an entity as shown, None if there is none."""
        row = self._journal.states.get(kind, entity)
        return None if row is None else _shown(row)

    def entry(self, kind: str, entity: bytes) -> tuple[StateRow, Any] | None:
        """Give an entity as shown with its row, None if there is none."""
        row = self._journal.states.get(kind, entity)
        return None if row is None else (row, _shown(row))

    def some(self, kind: str, entities: Collection[bytes]) -> dict[bytes, Any]:
        """Give those of these entities that are of a kind, as shown."""
        return {entity: _shown(row) for entity, row in self._journal.states.find(kind, tuple(entities)).items()}

    def any_of(self, kind: str, entities: Collection[bytes]) -> bool:
        """Say whether one of these entities is of a kind."""
        return self._journal.states.holds(kind, tuple(entities))

    def states(
        self,
        kind: str,
        *,
        status: str | None = None,
        party: Party | None = None,
        after: bytes | None = None,
        limit: int = -1,
    ) -> list[tuple[StateRow, Any]]:
        """Give the entities of a kind as shown, newest first, each with its row."""
        rows = self._journal.states.listed(kind, status=status, party=party, after=after, limit=limit)
        return [(row, _shown(row)) for row in rows]

    def group(self, group: bytes) -> list[tuple[StateRow, Any]]:
        """Give the entities that belong together, as shown."""
        return [(row, _shown(row)) for row in self._journal.states.grouped(group)]

    def between(self, kind: str, first: int, last: int) -> list[tuple[StateRow, Any]]:
        """Give the entities of a kind whose place in lists is from a first to before a last, in that order."""
        return [(row, _shown(row)) for row in self._journal.states.between(kind, first, last)]

    def history(self, kind: str, entity: bytes) -> list[Happened]:
        """Give what happened to an entity, in its order, with who wrote it and when."""
        return history(self._ground, kind, entity)

    def numbers(
        self, selection: Selection, *, query: str = "", limit: int = -1, among: Sequence[int] | None = None
    ) -> list[int]:
        """Give the numbers of what a list shows, in its order: all, so many of the first, or those among some.

        With a query only of what its words match. A number stands for its state as long as it is there.
        """
        return self._journal.states.numbers(selection, query=query, limit=limit, among=among)

    def count(self, selection: Selection) -> int:
        """Count what a list shows."""
        return self._journal.states.count(selection)

    def numbered(self, numbers: Sequence[int]) -> list[tuple[StateRow, Any]]:
        """Give the entities with these numbers as shown, in this order; one that is gone is left out."""
        return [(row, _shown(row)) for row in self._journal.states.numbered(numbers)]

    def number(self, kind: str, entity: bytes) -> int | None:
        """Give the number lists know an entity by, None if there is none."""
        return self._journal.states.number(kind, entity)

    def matching(self, query: str, *, limit: int = -1, among: Sequence[int] | None = None) -> list[int]:
        """Give the numbers of the entities whose words match: all, so many, or those among some in their order."""
        return self._journal.states.matching(query, limit=limit, among=among)

    def search(self, query: str, limit: int) -> list[tuple[StateRow, Any]]:
        """Give the entities whose words match, best first, of the kinds that a search shows."""
        return [(row, _shown(row)) for row in self._journal.states.search(query, limit, hidden=HIDDEN)]

    def pending(self, entity: bytes) -> list[OutboxRow]:
        """Give this device's events of an entity that the server has not placed."""
        return self._journal.outbox.of_entity(entity)

    def unplaced(self, status: str | None = None) -> list[OutboxRow]:
        """Give this device's events that the server has not placed, in order, all or those of one status."""
        return self._journal.outbox.all(status)

    def first_unplaced(self, limit: int) -> list[OutboxRow]:
        """Give the first of this device's events still to come to the log; what rings and waits here comes first."""
        return self._journal.outbox.first(limit)

    @property
    def unsent(self) -> int:
        """Count this device's events that are still to come to the log; it looks at their statuses alone."""
        return unplaced(self._journal.outbox.counts())

    def held_back(self, channel: bytes) -> str:
        """Say why a channel's events cannot go yet, empty if they can."""
        return self._outgoing.held_back(channel)

    def outcomes(
        self, channel: bytes | None = None, among: Collection[str] | None = None
    ) -> dict[tuple[str, str], int]:
        """Count events by outcome and reason: all of them goes through the log, those `among` rare outcomes do not."""
        return self._journal.log.outcomes(channel, among)

    def heads(self) -> dict[bytes, ChannelRow]:
        """Give how far each channel has been read."""
        return self._ground.read_channels()

    def state_digest(self, channel: bytes) -> bytes:
        """Digest a channel's confirmed states; equal on every device that has read as far.

        A state names its entity itself; the name it stands under in the journal is this device's own affair.
        """
        rows = self._journal.states.of_channel(channel)
        confirmed = sorted((row.kind.encode(), row.confirmed) for row in rows if row.confirmed is not None)
        digest = hashlib.sha256()
        for part in (part for state in confirmed for part in state):
            digest.update(len(part).to_bytes(4, "big") + part)
        return digest.digest()

    def next_due(self) -> int | None:
        """Give when the earliest waiting event may go (ms since 1970 UTC)."""
        return self._journal.outbox.next_due()

    def proof(self, channel: bytes, event: bytes) -> Proof | None:
        """Give the proof of an event in the log for a third party, None where it is not there or its words are not."""
        return proving.prove(self._ground, channel, event)

    def said(self, channel: bytes, event: bytes) -> Any:
        """Give what an event of the log says, None where it is not there or cannot be read."""
        return proving.read_again(self._ground, channel, event)

    def check_proof(self, proof: Proof, units: tuple[str, str]) -> Shown | None:
        """Check a proof of what stands between two units against the directory; None where it does not hold."""
        return proving.check(self._ground, proof, units)

    # What the user does.

    def pair(self, unit: str) -> bytes:
        """Name the channel shared with another unit."""
        return pair_channel(self.root, self.unit, unit)

    def cooperation(self) -> bytes:
        """Name the channel of all units."""
        return cooperation_channel(self.root)

    def own_unit(self) -> bytes:
        """Name the channel of this device's unit."""
        return unit_channel(self.root, self.unit)

    def new_id(self) -> bytes:
        """Give a new id."""
        return self._ground.surroundings.new_id()

    def now(self) -> int:
        """Give the time in ms since 1970 UTC."""
        return self._ground.surroundings.now()

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Do several things together: all of them hold, or none."""
        with self._ground.transaction():
            yield

    def record(self, channel: bytes, deeds: Sequence[Deed]) -> None:
        """Record events in the outbox and show them; all or none. Raises `Refused` where a rule says no."""
        with self._ground.transaction():
            folding = Folding(self._ground)
            written = [record(self._ground, folding, channel, deed) for deed in deeds]
            folding.lay_overlay()
            if not keep_what_goes_nowhere(self._ground, folding, own_deed=True).isdisjoint(written):
                raise Refused("not_in_this_state", REASONS["not_in_this_state"])
            cells = folding.write()
        self._ground.tell(tuple(cell.entity for cell in cells))

    def adopt(self, writer: bytes, rows: Sequence[OutboxRow]) -> list[Adoption]:
        """Take up what a colleague's device could not deliver; gives what became of each. Raises `Refused`."""
        with self._ground.transaction():
            adopting = Adopting(self._ground, writer)
            adoptions = adopting.adopt(rows)
            shown = adopting.shown()
        self._ground.tell(shown)
        return adoptions

    def check_statement(self, *statements: Statement) -> None:
        """Ask the directory's fold whether this device may state these now, one upon the other; raises `Refused`."""
        stating.check(self._ground, statements)

    def state_in_directory(self, statements: Sequence[Statement]) -> list[bytes]:
        """Queue statements for the directory; gives their event ids. The directory's fold decides."""
        return stating.queue(self._ground, statements)

    @property
    def comes_in(self) -> bool:
        """Say whether this device is about to redeem an invite."""
        return comes_in(self._ground)

    @property
    def enrolled_unit(self) -> str:
        """Give the unit this device was enrolled in, whatever a restored server knows by now; empty if in none."""
        return self._ground.unit_then(self._ground.seals.device)

    @property
    def was_known(self) -> bool:
        """Say whether this device has been enrolled, whatever a restored server knows of it by now."""
        return bool(self.enrolled_unit)

    @property
    def enrolment_refused(self) -> str:
        """Give why the server refused the enrolment that was handed in last, empty if it did not."""
        return why_refused(self._ground)

    def come_in_anew(self, statement: Enrolled) -> None:
        """Redeem another invite with this device, which the server does not know any more."""
        come_in_anew(self._ground, statement)

    def take_back_statement(self, event: bytes) -> bool:
        """Drop a statement that still waits here; says whether it did."""
        return stating.take_back(self._ground, event)

    def withdraw(self, channel: bytes, deed: Deed) -> None:
        """Record that an entity is withdrawn and keep all its events from ever being sent; both or neither.

        Raises `Refused` (`on_its_way`) where one of them may have been sent already.
        """
        with self._ground.transaction():
            self.record(channel, [deed])
            rows = self._journal.outbox.of_entity(deed.entity)
            if any(row.status in ("sealed", "accepted") for row in rows):
                raise Refused("on_its_way", REASONS["on_its_way"])
            self._journal.outbox.mark([row.event for row in rows], "withdrawn")

    def take_back(self, entity: bytes, event: bytes) -> bool:
        """Drop an event of this device that still waits here, as if it had not been written; says whether it did."""
        with self._ground.transaction():
            rows = [row for row in self._journal.outbox.of_entity(entity) if row.event == event]
            if not rows or rows[0].status not in ("waiting", "uploading"):
                return False
            self._journal.outbox.drop([event])
            show_anew(self._ground, rows)
        return True

    def erase(self, kind: str, entity: bytes, person: str, reason: str) -> None:
        """Have an entity erased for everybody; nothing goes before the log says so. Raises `Refused`."""
        with self._ground.transaction():
            row = self._journal.states.get(kind, entity)
            if row is None:
                raise Refused("parent", REASONS["parent"])
            ask_to_erase(self._ground, row, person, reason)
            folding = Folding(self._ground)
            folding.cell(KINDS[kind], entity, row.channel)
            folding.finish()
        scrub(self._ground)
        self._ground.tell((entity,))

    def refusal(self, event: bytes) -> str:
        """Give why the server refused an event of this device, empty if it did not."""
        rows = self._journal.outbox.all("refused")
        return next((row.reason for row in rows if row.event == event), "")

    def let_go_first(self, give_way: Callable[[], object]) -> None:
        """Call this between two small steps of a long work, for somebody who works beside it and is to be quick."""
        self._ground.give_way = give_way

    def watch(self, watcher: Watcher) -> None:
        """Call back with the ids of entities that look different, after each commit."""
        self._ground.watch(watcher)


def _shown(row: StateRow) -> Any:
    data = row.confirmed if row.shown is None else row.shown
    return None if data is None else unpack(data, KINDS[row.kind].state)
