"""A seeded day in the life of a company: everybody writes, syncs over a bad line and is killed at any moment."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.domain.contact import ConflictSettled, ContactAdded, ContactConfirmed, ContactEdited
from desktop.domain.duty import ShiftPlanned
from desktop.domain.fields import Edit, in_conflict
from desktop.domain.meeting_events import (
    AttendanceTaken,
    Attendee,
    ItemAdded,
    MeetingEdited,
    MeetingPlanned,
    Replied,
    TaskDone,
)
from desktop.domain.notification_events import (
    Acknowledged,
    AcknowledgementWithdrawn,
    NotCompetent,
    PhoneHandover,
    Remarked,
    Supplemented,
)
from desktop.domain.refused import Refused
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member, content, founded
from tests.helpers.line import Crash, Line
from wire.signing import public_bytes

UNITS = ((POLICE, ASD), (POLICE, POLICE, ASD), (POLICE, ASD, ASD), (POLICE, POLICE, ASD, KEMPEN))
CRASHES = 0.03
MEETING = {"kind": "casework", "title": "Fachtreffen", "when": "2026-12-08T14:00/2026-12-08T16:00"}


class Chaos:
    """One run. `reported` are the events whose recording was confirmed to somebody."""

    def __init__(self, seed: int, steps: int = 24, watch: Callable[[Member], None] = lambda _: None) -> None:
        self.random = Random(seed)
        self.company = founded(self.random.choice(UNITS), seed)
        self.company.server.page_bytes = self.random.choice((1, 3000, 1_000_000))
        self.steps = steps
        self.watch = watch
        self.reported: dict[bytes, bytes] = {}
        self.halted: list[str] = []
        self._common_contact()
        for member in self.company.members:
            self._trouble(member)

    def _common_contact(self) -> None:
        """Two of a unit know the same contact, to have something to quarrel about."""
        first = self.company.members[0]
        self._add_contact(first)
        self.company.everybody_syncs(1)

    def _trouble(self, member: Member) -> None:
        member.line = Line(self.random, faults=0.35)
        member.journal.crash = lambda: self.random.random() < CRASHES

    def run(self) -> None:
        """Live through all steps, then let faults stop and everybody hear everything."""
        arrivals = self._arrivals()
        for step in range(self.steps):
            self.company.clock.time += self.random.choice((1, 900, 61_000))
            if step in arrivals:
                self._trouble(self.company.newcomer(*arrivals[step]))
            member = self.random.choice(self.company.members)
            self._step(member)
            self.watch(member)
        for member in self.company.members:
            member.line, member.journal.crash = Line(), lambda: False
            member.open()
        self.company.clock.time += 3_600_000
        for member in self.company.members:
            member.sync()  # Whose enrolment's answer was lost has to find out how to sign in.
            self.company.clock.time += 3_600_000
        self.company.everybody_syncs(5)

    def _arrivals(self) -> dict[int, tuple[str, Ed25519PrivateKey]]:
        """Who joins in the middle: a unit's first device, or a second one that a lead has invited."""
        stated = self.company.server.directory.invites
        invites = [*self.company.invites.items(), *self.company.spare.items()]
        invites = [(unit, key) for unit, key in invites if stated[public_bytes(key)].redeemed_by is None]
        if len(self.company.members) > 3:
            return {}
        return {self.random.randrange(self.steps): self.random.choice(invites)}

    def _step(self, member: Member) -> None:
        try:
            for _ in range(self.random.choice((0, 1, 3))):
                self._write(member)
            self._sync(member)
        except Crash:
            self._restart(member)

    def _restart(self, member: Member) -> None:
        try:
            member.open()
        except Crash:
            self._restart(member)

    def _sync(self, member: Member) -> None:
        report = member.sync(hurry=self.random.random() < 0.5)
        if report.halt is not None:
            self.halted.append(report.halt.reason)

    def _write(self, member: Member) -> None:
        before = {row.event for row in member.journal.outbox.all()}
        with suppress(Refused):
            self._something(member)
            added = [row for row in member.journal.outbox.all() if row.event not in before]
            self.reported.update((row.event, row.channel) for row in added)

    def _something(self, member: Member) -> None:
        if not member.workspace.active:
            return
        deeds = (self._notify, self._add_to_own, self._answer, self._contact, self._contact, self._shift, self._meeting)
        self.random.choice(deeds)(member)

    def _notify(self, member: Member) -> None:
        others = sorted({POLICE, ASD, KEMPEN} - {member.unit})
        for _ in range(self.random.choice((1, 1, 4))):
            member.notify(self.random.choice(others), self.random.choice(("immediate", "urgent", "routine")))

    def _notifications(self, member: Member, *, incoming: bool) -> list[Any]:
        found = [state for _, state in member.workspace.states("notification")]
        return [state for state in found if (state.to_unit == member.unit) == incoming]

    def _add_to_own(self, member: Member) -> None:
        found = self._notifications(member, incoming=False)
        if not found:
            return
        state = self.random.choice(found)
        name, body = self.random.choice(
            (
                ("supplemented", Supplemented("Dienst A", content("Kim", "Toni"))),
                ("phone_handover", PhoneHandover("Dienst A", "Eingang", "2026-01-31T03:00+01:00")),
                ("recall_requested", Remarked("Dienst A", "falsche Stelle")),
            )
        )
        member.do(state.to_unit, f"notification.{name}", state.id, body)

    def _answer(self, member: Member) -> None:
        found = self._notifications(member, incoming=True)
        if not found:
            return
        state = self.random.choice(found)
        name, body = self.random.choice(
            (
                ("acknowledged", Acknowledged("Fach A")),
                ("acknowledgement_withdrawn", AcknowledgementWithdrawn(_first(state), "Irrtum", "Fach A")),
                ("started", Remarked("Fach A")),
                ("closed", Remarked("Fach A", child=0)),
                ("not_competent", NotCompetent("Fach A", "anderer Bezirk")),
            )
        )
        member.do(state.from_unit, f"notification.{name}", state.id, body)

    def _contact(self, member: Member) -> None:
        agency = member.workspace.directory.units[member.unit].agency
        own = [state for _, state in member.workspace.states("contact") if state.agency == agency]
        if not own or self.random.random() < 0.2:
            self._add_contact(member)
            return
        contact = own[-1]
        rivals = in_conflict(contact.fields)
        if rivals and self.random.random() < 0.5:
            values = contact.fields[rivals[0]].values
            over = tuple(version for value in values for version in value.versions)
            body = ConflictSettled(rivals[0], self.random.choice(values).version, over)
            member.do("", "contact.settled", contact.id, body)
        elif self.random.random() < 0.1:
            member.do("", "contact.confirmed", contact.id, ContactConfirmed())
        else:
            names = self.random.sample(("phone", "mobile", "hours"), 2)
            edits = {name: Edit(contact.fields[name].shown.version, str(self.random.randint(1, 3))) for name in names}
            member.do("", "contact.edited", contact.id, ContactEdited(edits))

    def _add_contact(self, member: Member) -> None:
        agency = member.workspace.directory.units[member.unit].agency
        body = ContactAdded(member.unit, agency, {"family_name": "A", "phone": "1"})
        member.do("", "contact.added", member.workspace.new_id(), body)

    def _shift(self, member: Member) -> None:
        agency = member.workspace.directory.units[member.unit].agency
        now = self.company.clock.time
        body = ShiftPlanned(member.unit, agency, now, now + 1000, "Dienst A", "02154 1")
        member.do("", "duty.planned", member.workspace.new_id(), body)

    def _meeting(self, member: Member) -> None:
        found = [state for _, state in member.workspace.states("meeting")]
        if not found:
            agency = member.workspace.directory.units[member.unit].agency
            body = MeetingPlanned(member.unit, agency, {**MEETING, "capacity": "1"})
            member.do("", "meeting.planned", member.workspace.new_id(), body)
            return
        state = self.random.choice(found)
        version = state.fields["place"].shown.version
        name, said = self.random.choice(
            (
                ("replied", Replied(self.random.choice(("yes", "no")))),
                ("replied", Replied("deputy", "Fach B")),
                ("edited", MeetingEdited({"place": Edit(version, str(self.random.randint(1, 3)))})),
                ("item_added", ItemAdded("task", {"text": "Liste anlegen"})),
                ("task_done", TaskDone(state.items[-1].id if state.items else bytes(16))),
                ("attendance_taken", AttendanceTaken(add=(Attendee(member.device, "", ""),))),
            )
        )
        member.do("", f"meeting.{name}", state.id, said)


def _first(state: Any) -> bytes:
    return state.acknowledgement.event if state.acknowledgement else bytes(16)


def lasting(company: Company) -> dict[bytes, int]:
    """How often each event stands in the server's log."""
    counts: dict[bytes, int] = {}
    for lane in company.server.lanes.values():
        for event in lane.events:
            counts[event] = counts.get(event, 0) + 1
    return counts
