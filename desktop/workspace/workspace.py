"""The workspace: record what the user does, and show what is. Its other half, the local side of a sync, is `local.py`.

Recording folds the event over what is shown first, so the same rules that every reader applies refuse it here with a
reason; what is recorded is on the disk before this returns. What is stands in `shown_states.py`, what the directory
says of this device in `membership.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from desktop.domain.kinds import KINDS
from desktop.domain.refused import Refused
from desktop.domain.rows import ChannelRow, OutboxRow, unplaced
from desktop.workspace import proving
from desktop.workspace.adopting import Adopting, Adoption
from desktop.workspace.asking import ask_to_erase
from desktop.workspace.chores import finish_with_chores
from desktop.workspace.due_dates import are_outdated
from desktop.workspace.erasing import scrub
from desktop.workspace.folding import Folding
from desktop.workspace.going_nowhere import keep_what_goes_nowhere
from desktop.workspace.ground import Ground, Watcher
from desktop.workspace.journal import Journal
from desktop.workspace.leftovers import discard_leftovers
from desktop.workspace.local import Local
from desktop.workspace.membership import Membership
from desktop.workspace.outgoing import Outgoing
from desktop.workspace.own import Own
from desktop.workspace.proving import Shown
from desktop.workspace.readings import Readings
from desktop.workspace.recording import Deed, record
from desktop.workspace.refolding import is_outdated, refold_outdated, refold_understood, show_anew
from desktop.workspace.refusals import REASONS
from desktop.workspace.rewinding import own_of_earlier_lives
from desktop.workspace.seals import Seals
from desktop.workspace.shown_states import States
from desktop.workspace.surroundings import Surroundings
from desktop.workspace.upgrading import is_behind, read_again
from wire.header import EnvelopeKind
from wire.proof import Proof


class Workspace(Membership, States):
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
        discard_leftovers(self._ground)

    # What waits here, and what the log holds.

    def pending(self, entity: bytes) -> list[OutboxRow]:
        """Give this device's events of an entity that the server has not placed."""
        return self._journal.outbox.of_entity(entity)

    def unplaced(self, status: str | None = None) -> list[OutboxRow]:
        """Give this device's events that the server has not placed, in order, all or those of one status."""
        return self._journal.outbox.all(status)

    def first_unplaced(self, limit: int) -> list[OutboxRow]:
        """Give the first of this device's events still to come to the log; what rings and waits here comes first."""
        return self._journal.outbox.first(limit)

    def accepted_before(self) -> set[bytes]:
        """Give this device's events of which only a server in an earlier life has said that it has them."""
        return own_of_earlier_lives(self._ground)

    @property
    def unsent(self) -> int:
        """Count this device's events that are still to come to the log; it looks at their statuses alone."""
        return unplaced(self._journal.outbox.counts())

    def held_back(self, channel: bytes, envelope: int = EnvelopeKind.EVENT) -> str:
        """Say why a channel's events, or other envelopes, cannot go yet, empty if they can."""
        return self._outgoing.held_back(channel, envelope)

    def refusal(self, event: bytes) -> str:
        """Give why the server refused an event of this device, empty if it did not."""
        rows = self._journal.outbox.all("refused")
        return next((row.reason for row in rows if row.event == event), "")

    def next_due(self) -> int | None:
        """Give when the earliest waiting event may go (ms since 1970 UTC)."""
        return self._journal.outbox.next_due()

    def outcomes(
        self, channel: bytes | None = None, among: Collection[str] | None = None
    ) -> dict[tuple[str, str], int]:
        """Count events by outcome and reason: all of them goes through the log, those `among` rare outcomes do not."""
        return self._journal.log.outcomes(channel, among)

    def heads(self) -> dict[bytes, ChannelRow]:
        """Give how far each channel has been read."""
        return self._ground.read_channels()

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

    def record(self, channel: bytes, deeds: Sequence[Deed]) -> list[bytes]:
        """Record events in the outbox and show them; all or none. Gives them. Raises `Refused` where a rule says no."""
        with self._ground.transaction():
            folding = Folding(self._ground)
            written = record(self._ground, folding, channel, deeds)
            folding.lay_overlay()
            if not keep_what_goes_nowhere(self._ground, folding, own_deed=True).isdisjoint(written):
                raise Refused("not_in_this_state", REASONS["not_in_this_state"])
            cells = folding.write()
        self._ground.tell(tuple(cell.entity for cell in cells))
        return written

    def adopt(self, writer: bytes, rows: Sequence[OutboxRow]) -> list[Adoption]:
        """Take up what a colleague's device could not deliver; gives what became of each. Raises `Refused`."""
        with self._ground.transaction():
            adopting = Adopting(self._ground, writer)
            adoptions = adopting.adopt(rows)
            shown = adopting.shown()
        self._ground.tell(shown)
        return adoptions

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

    def let_go_first(self, give_way: Callable[[], object]) -> None:
        """Call this between two small steps of a long work, for somebody who works beside it and is to be quick."""
        self._ground.give_way = give_way

    def watch(self, watcher: Watcher) -> None:
        """Call back with the ids of entities that look different, after each commit."""
        self._ground.watch(watcher)
