"""The district of the pictures: units by their names, invented people and notifications, a clock that stands.

It is made anew in memory each time and always comes out the same, so that a picture changes only when a screen does.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from msgspec.structs import replace

from benchmarks.invented import ASSESSED, CONTACTS, shifts, to_nettetal, to_police, to_willich
from desktop.domain.derivation import derived_id
from desktop.domain.notification_events import Acknowledged, Attached, NotCompetent, PhoneHandover
from desktop.domain.person import Named
from desktop.presenters import drafts, handling, notifications, register
from desktop.presenters.drafts import Draft
from desktop.presenters.notifying import write
from desktop.presenters.times import moment, read_id, written
from desktop.workspace.recording import Deed
from tests.helpers.attaching import carry, take_in
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.filing import picture
from tests.helpers.shipped import COOPERATION
from wire.statements import AgencyStated, Statement, UnitStated

_MINUTE: Final = 60_000
_NAMES: Final = {0: "Dienst A", 1: "Eingang Willich", 2: "Fachkraft A"}
_ANSWERED: Final = (
    ("closed", "urgent"),
    ("acknowledged", "urgent"),
    ("not_competent", "urgent"),
    ("phone", "immediate"),
    ("overdue", "immediate"),
)
NETTETAL: Final = "jugendamt-nettetal-asd"


class _District(Company):
    """A company whose agencies and units are called as the cooperation calls them."""

    def _statements(self) -> list[Statement]:
        named = AgencyStated, UnitStated
        others = [one for one in super()._statements() if not isinstance(one, named)]
        return [
            *others[:2],
            *(AgencyStated(one.id, one.name, one.kind) for one in COOPERATION.agencies),
            *(UnitStated(one.id, one.agency, one.name, active=True) for one in COOPERATION.units),
            *others[2:],
        ]

    def introduce(self, member: Member) -> None:
        """Let a member say their name."""
        member.do("", "person.named", member.device, Named(_NAMES[self.members.index(member)]))
        member.synced()


@dataclass
class District:
    """Two sides and what is between them: ids of notifications by the state they are in."""

    company: Company
    police: Member
    willich: Member
    colleague: Member
    notifications: dict[str, bytes]

    def pass_time(self, minutes: int) -> None:
        """Let time go by."""
        self.company.clock.time += minutes * _MINUTE

    def write(self, sender: Member, unit: str, document: dict[str, Any]) -> bytes:
        """Write a notification; gives its id at the recipient."""
        notification = sender.workspace.new_id()
        write(sender.workspace, notification, document, _NAMES[self.company.members.index(sender)])
        return derived_id(notification, unit)


def founded() -> District:
    """Make the district with everything in it."""
    company = _District()
    company.found()
    police, willich = company.enrol(POLICE), company.enrol(ASD)
    colleague = company.join(willich)
    made = District(company, police, willich, colleague, {})
    company.everybody_syncs()
    now = moment(company.clock.now())
    for name, member in (("police", police), ("willich", willich)):
        register.plan_shifts(member.workspace, shifts(name, now))
        for values in CONTACTS[name]:
            register.add_contact(member.workspace, "", values)
    company.everybody_syncs()
    _answered(made)
    _waiting_for_an_answer(made)
    _drafts(police)
    return made


def _document(district: District, index: int, urgency: str) -> dict[str, Any]:
    return to_willich(index, urgency, moment(district.company.clock.now()) - timedelta(days=1 + index % 5))


def _answered(district: District) -> None:
    """Write what has been answered by now."""
    company, known = district.company, district.notifications
    police, willich = district.police, district.willich
    day = moment(company.clock.now()) - timedelta(days=1)
    for index, (name, urgency) in enumerate(_ANSWERED):
        known[name] = district.write(police, ASD, _document(district, index, urgency))
    known["to_police"] = district.write(willich, POLICE, to_police(0, day))
    company.everybody_syncs()
    district.pass_time(4)
    desk = willich.workspace
    for name in ("closed", "acknowledged", "phone"):
        body = Acknowledged("Eingang Willich", "W-0042", "Fachkraft A", "02154 000-001")
        notifications.acknowledge(desk, known[name], body)
    notifications.phone_handover(
        desk, known["phone"], PhoneHandover("Eingang Willich", "Dienst A", str(written(desk.now())))
    )
    reason = "Die Familie ist nach Kempen verzogen."
    notifications.not_competent(desk, known["not_competent"], NotCompetent("Eingang Willich", reason))
    handling.assess(desk, known["closed"], ASSESSED, "Fachkraft A")
    handling.close(desk, known["closed"], "Fachkraft A", "Mit der Familie gesprochen.")
    notifications.acknowledge(police.workspace, known["to_police"], Acknowledged("Dienst A", "", "", ""))
    company.everybody_syncs()


def _waiting_for_an_answer(district: District) -> None:
    """Write what nobody has answered, some of it long ago."""
    company, known = district.company, district.notifications
    district.pass_time(39)
    known["delivered"] = district.write(district.police, ASD, _document(district, 5, "immediate"))
    known["urgent"] = district.write(district.police, ASD, _document(district, 6, "urgent"))
    company.everybody_syncs()
    district.pass_time(3)
    known["accepted"] = district.write(district.police, ASD, _document(district, 7, "urgent"))
    district.police.synced()
    district.pass_time(2)


def wait_here(district: District) -> None:
    """Write what still lies on the police's device, for want of a connection."""
    police, known = district.police, district.notifications
    day = moment(district.company.clock.now()) - timedelta(days=1)
    known["withdrawn"] = district.write(police, ASD, _document(district, 8, "urgent"))
    notifications.withdraw(police.workspace, known["withdrawn"], "Dienst A", "Doppelt erfasst.")
    known["nobody_there"] = district.write(police, NETTETAL, to_nettetal(0, "urgent", day))
    known["queued"] = district.write(police, ASD, _document(district, 9, "immediate"))


def leave(district: District) -> None:
    """Let Willich's unit take part no more."""
    founder = district.company.founder
    (unit,) = [one for one in COOPERATION.units if one.id == ASD]
    founder.workspace.state_in_directory([UnitStated(unit.id, unit.agency, unit.name, active=False)])
    founder.synced()
    district.company.everybody_syncs()


def clash(district: District) -> None:
    """Let two colleagues of Willich edit one contact without knowing of each other."""
    rows = register.contacts(district.willich.workspace, limit=50, after=None, unit=ASD)["items"]
    entity = read_id(rows[1]["id"])
    for member, phone in ((district.colleague, "02154 000-011"), (district.willich, "02154 000-012")):
        register.edit_contact(member.workspace, entity, {"phone": phone})
    district.company.everybody_syncs()


def with_photo(district: District, entity: bytes) -> None:
    """Let the police attach a picture to a notification, and everybody hear of it."""
    police, content = district.police, picture(kind="jpg")
    channel = police.workspace.pair(ASD)
    file, chunks = take_in(police, content, channel)
    named = replace(file, name="Foto Schürfwunde.jpg", media_type="image/jpeg")
    body = Attached("Dienst A", named, hashlib.sha256(content).digest())
    police.workspace.record(channel, [Deed("notification.attached", entity, body, chunks)])
    carry(police)
    district.company.everybody_syncs()


def _drafts(police: Member) -> None:
    """Leave some drafts."""
    workspace = police.workspace
    for category, urgency, town, quick in (
        ("P01", "urgent", "Viersen", False),
        ("P01", "immediate", "Willich", True),
        ("P01", "urgent", "Kempen", False),
    ):
        made = drafts.new_draft(workspace, "Dienst A", category, urgency, quick=quick)
        document = made.document | {"whereabouts": {"municipality": town}, "children_count": 2}
        drafts.save(workspace, Draft(made.id, category, urgency, document, quick=quick))
