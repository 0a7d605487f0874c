"""Who plays on the stage: a police and two Willich devices with notifications in many states, made once for all.

The names in it are seeded: they may stand on a screen and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from msgspec.structs import replace

from desktop.domain.card_file import TEMPLATE
from desktop.domain.notification_events import Acknowledged, NotCompetent, PhoneHandover, Remarked
from desktop.domain.templates import template
from desktop.presenters import drafts, handling, later, materials, notifications, notifying, register, training
from desktop.presenters.drafts import Draft
from desktop.presenters.forwarding import forward
from desktop.presenters.materials import Label
from desktop.presenters.recalling import misdirected
from desktop.presenters.times import id_text, read_id
from tests.helpers.attaching import attach, carry, offer, take_in
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member, founded
from tests.helpers.known_contacts import ANNA, BERT, added
from tests.helpers.meetings import furnish
from tests.helpers.pdf import plain
from tests.helpers.shipped import COOPERATION
from tests.helpers.trainings import set_of
from tests.helpers.watchers import watched
from wire.statements import AgencyStated, UnitStated

SEEDED: Final = ("Alrun", "Xantholz", "Knudsen", "Wendelgard", "Quittenweg", "Ysolde", "Ottokar")
_NAMES: Final = {"Eins": "Xantholz", "Zwei": "Knudsen", "Kind": "Alrun", "Elternteil": "Wendelgard"}
_MINUTE: Final = 60_000
OFFICER: Final = "Ottokar Beispiel"
CASEWORKER: Final = "Ysolde Beispiel"
CORRECTION: Final = {"wrong": "Der Ortsteil stimmt nicht.", "demand": "Bitte nach Anrath fahren."}
ON_CALL: Final = "A. Rufdienst"
_SHIFT: Final = {
    "from": "2026-09-21T08:00+02:00",
    "until": "2026-09-22T08:00+02:00",
    "name": ON_CALL,
    "phone": "02154 000-000",
}


@dataclass(frozen=True)
class Cast:
    """The members, and the notifications that are shown."""

    company: Company
    police: Member
    willich: Member
    empty: Member
    watcher: Member
    shown: dict[str, bytes]
    library: dict[str, bytes]
    meetings: dict[str, bytes]


@cache
def cast() -> Cast:
    """Give the cast; nobody syncs any more, so that every screen finds the same."""
    company = founded((POLICE, ASD, ASD))
    police, willich, colleague = company.members
    _name_units(company)
    register.plan_shifts(willich.workspace, [_SHIFT])
    away = {"absent_from": "2026-09-01", "stands_in": "Bert Knudsen", "level": "leadership"}
    known, _ = added(willich, ANNA | away | {"family_name": "Xantholz"}, BERT | {"family_name": "Knudsen"})
    register.edit_contact(willich.workspace, known, {"phone": "02154 000-002"})
    clash = read_id(register.add_contact(willich.workspace, "", {"family_name": "Kreuz", "phone": "1"})["id"])
    company.everybody_syncs()
    shown = _written(police)
    company.everybody_syncs()
    for name in ("phone_handover", "forwarded"):
        attach(police, ASD, shown[name], b"Bild")
    police.synced()
    carry(police)
    company.everybody_syncs()
    company.clock.time += 20 * _MINUTE
    shown["protected"] = _write(police, "urgent", protected=True)
    shown |= {f"fresh {urgency}": _write(police, urgency) for urgency in ("immediate", "urgent")}
    company.everybody_syncs()
    _answer(willich, shown)
    register.edit_contact(willich.workspace, clash, {"phone": "2"})
    register.edit_contact(colleague.workspace, clash, {"phone": "3"})
    company.everybody_syncs()
    shown["followed"] = _followed(company, police, willich)
    shown["left behind"] = _left_behind(company, police, willich)
    shown["moved"] = _write(police, "urgent")
    later.correct(police.workspace, shown["moved"], {**CORRECTION, "whereabouts": {"municipality": "Kempen"}}, OFFICER)
    library = _offered(police, willich)
    shown["sexual violence"] = _learnt_of(police, willich)
    meetings = furnish(company, police, willich)
    shown |= {"to release": _ask(colleague), "requested": _ask(willich)}
    company.everybody_syncs()
    shown["queued"] = _write(police, "immediate")
    _write(police, "routine")
    _begin_drafts(police)
    other = founded((POLICE, ASD), 7)
    _name_units(other)
    return Cast(company, police, willich, other.members[1], _watcher(), shown, library, meetings)


def _name_units(company: Company) -> None:
    """Let agencies and units be called as the cooperation calls them."""
    agencies = {one.id: one for one in COOPERATION.agencies}
    units = [one for one in COOPERATION.units if one.id in company.units]
    stated = [
        AgencyStated(one.id, one.name, one.kind) for name, one in agencies.items() if name in company.units.values()
    ]
    renamed = [UnitStated(one.id, one.agency, one.name, active=True) for one in units]
    company.founder.workspace.state_in_directory([*stated, *renamed])
    company.founder.synced()
    company.everybody_syncs()


def _offered(police: Member, willich: Member) -> dict[str, bytes]:
    """Documents in the library: a guide of the police in two versions, and one of Willich's own."""
    label = Label("Leitfaden Ersteinschätzung", ("Ersteinschätzung", "Gespräch mit Kindern"), mandatory=True)
    guide = offer(police, "leitfaden.pdf", plain(["Leitfaden"]), label)
    broken = offer(police, "kaputt.pdf", b"kein PDF", Label("Plakat Meldeweg"))
    own = offer(willich, "plakat.png", b"picture", Label("Plakat Notrufnummern", audience=("youth_office",)))
    file, chunks = take_in(police, plain(["Leitfaden", "Meldeweg"]))
    materials.revise(police.workspace, guide, replace(file, name="leitfaden-2.pdf"), chunks)
    for member in (police, willich):
        carry(member)
    return {"guide": guide, "own": own, "broken": broken}


def _learnt_of(police: Member, willich: Member) -> bytes:
    """Training cards that the rules ask for, and a notification before which they do."""
    training.add(police.workspace, set_of())
    training.add(willich.workspace, TEMPLATE)
    group = police.workspace.new_id()
    notifying.write(police.workspace, group, document("P06"), OFFICER)
    ((_, state),) = police.workspace.group(group)
    entity: bytes = state.id
    return entity


def _watcher() -> Member:
    """Somebody of Willich's data protection unit, who has been told of a day."""
    company = founded((POLICE, ASD), 8)
    watcher, office = watched(company), company.members[1]
    for number in range(3):
        office.workspace.readings.note("notification", bytes([number] * 16), f"VIE-2026-2-00000{number}")
    company.clock.time += 24 * 60 * _MINUTE
    company.everybody_syncs()
    return watcher


def document(code: str = "P01", **changes: object) -> dict[str, Any]:
    """A whole document of a category with the seeded names in it."""
    named: dict[str, Any] = _renamed(template(code))
    return {**named, **changes}


def draft(member: Member, code: str, urgency: str, *, quick: bool) -> Draft:
    """A draft of a member with everything in it."""
    made = drafts.new_draft(member.workspace, OFFICER, code, urgency, quick=quick)
    return Draft(made.id, code, urgency, document(code, urgency=urgency), quick)


def _written(police: Member) -> dict[str, bytes]:
    states = (
        "late",
        "acknowledged",
        "closed",
        "phone_handover",
        "not_competent",
        "withdrawn acknowledgement",
        "forwarded",
        "misdirected",
    )
    return {
        state: _write(police, urgency)
        for state, urgency in zip(
            states,
            ("immediate", "urgent", "routine", "immediate", "urgent", "routine", "urgent", "urgent"),
            strict=True,
        )
    }


def _write(police: Member, urgency: str, *, protected: bool = False) -> bytes:
    if urgency == "routine":
        # What police write by this document is never routine; other categories look the same.
        return police.notify(ASD, urgency)
    group = police.workspace.new_id()
    written = document(urgency=urgency)
    written["children"][0]["protected_address"] = protected
    if protected:
        written["reporter"] = {"name": "Quirin Beispiel"}
    notifying.write(police.workspace, group, written, OFFICER)
    ((_, state),) = police.workspace.group(group)
    entity: bytes = state.id
    return entity


def _ask(member: Member) -> bytes:
    """Let a member of Willich write a complaint, which somebody else there has to release."""
    notification = member.workspace.new_id()
    notifying.write(member.workspace, notification, document("J06"), CASEWORKER)
    return notification


def _answer(willich: Member, shown: dict[str, bytes]) -> None:
    """Let Willich take what can be done with a notification, each with another one."""
    workspace = willich.workspace
    body = Acknowledged(CASEWORKER, "51-7", "Fach B", "02154 000-000")
    for name in ("acknowledged", "closed", "withdrawn acknowledgement"):
        notifications.acknowledge(workspace, shown[name], body)
    notifications.act(workspace, shown["closed"], "closed", Remarked(CASEWORKER, "Hilfe ist eingeleitet."))
    notifications.withdraw(workspace, shown["withdrawn acknowledgement"], CASEWORKER, "Irrtum.")
    handed = PhoneHandover(CASEWORKER, OFFICER, "2026-09-21T16:20:00+02:00")
    notifications.phone_handover(workspace, shown["phone_handover"], handed)
    refused = NotCompetent(CASEWORKER, "Die Familie ist nach Kempen gezogen.")
    notifications.not_competent(workspace, shown["not_competent"], refused)
    forward(workspace, shown["forwarded"], CASEWORKER, KEMPEN, "Die Familie ist nach Kempen gezogen.")
    misdirected(workspace, shown["misdirected"], CASEWORKER, "Die Familie ist nach Kempen gezogen.")


def _followed(company: Company, police: Member, willich: Member) -> bytes:
    """A notification with all that may follow one: seen and unseen additions, a question, feedback, who has it."""
    entity = _write(police, "urgent")
    company.everybody_syncs()
    notifications.acknowledge(willich.workspace, entity, Acknowledged(CASEWORKER))
    statement = {"kind": "told", "text": "Wendelgard sagt, es sei nichts gewesen.", "source": "Telefonat"}
    later.supplement(police.workspace, entity, {"statements": [statement], "explanation": "Eben erfahren."}, OFFICER)
    company.everybody_syncs()
    later.note(willich.workspace, entity, CASEWORKER)
    later.correct(police.workspace, entity, {**CORRECTION, "whereabouts": {"district": "Anrath"}}, OFFICER)
    later.ask(willich.workspace, entity, CASEWORKER, "children[0].condition", "Hat Alrun Verletzungen?")
    told = {"responsible": CASEWORKER, "standing": "in_progress", "basis": "sgb8-64-1", "confirmed": "checking"}
    later.feedback(willich.workspace, entity, told, CASEWORKER)
    handling.assign(willich.workspace, entity, CASEWORKER, id_text(willich.device))
    company.everybody_syncs()
    return entity


def _left_behind(company: Company, police: Member, willich: Member) -> bytes:
    """A notification that was passed on before its sender raised it."""
    entity = _write(police, "urgent")
    company.everybody_syncs()
    forward(willich.workspace, entity, CASEWORKER, KEMPEN, "Die Familie ist nach Kempen gezogen.")
    company.everybody_syncs()
    later.correct(police.workspace, entity, CORRECTION, OFFICER)
    company.everybody_syncs()
    return entity


def _begin_drafts(police: Member) -> None:
    for code, urgency, quick in (("P01", "immediate", True), ("P01", "urgent", False)):
        drafts.save(police.workspace, draft(police, code, urgency, quick=quick))


def _renamed(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _renamed(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_renamed(item) for item in value]
    if isinstance(value, str):
        return _NAMES.get(value, value.replace("Beispielstraße", "Quittenweg"))
    return value
