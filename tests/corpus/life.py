"""What a volume of the corpus tells: a cooperation in which everything is said once that can be said.

Whoever adds an event or a statement adds it here and writes a new volume; those that exist are never written again.
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from desktop.domain.assessment import AssessmentRecorded, Involved
from desktop.domain.assignment import Assigned
from desktop.domain.card_set import Card, CardSetAdded, CardSetRemoved, CardSetRevised
from desktop.domain.card_set import Content as CardContent
from desktop.domain.contact import ConflictSettled, ContactAdded, ContactConfirmed, ContactEdited, ContactRemoved
from desktop.domain.duty import (
    OfferWithdrawn,
    ShiftCancelled,
    ShiftEdited,
    ShiftOffered,
    ShiftPlanned,
    ShiftTaken,
)
from desktop.domain.fields import Edit
from desktop.domain.file import File
from desktop.domain.learning import Answered, Confirmed, PutOff, learner_of
from desktop.domain.link import Linked, Parted
from desktop.domain.material import MaterialAdded, MaterialRemoved, MaterialRevised
from desktop.domain.notification_events import (
    Acknowledged,
    AcknowledgementWithdrawn,
    AdditionsPassedOn,
    AdditionsWithheld,
    Asked,
    Attached,
    FeedbackGiven,
    Forwarded,
    NotCompetent,
    Noted,
    PhoneHandover,
    Remarked,
    Supplemented,
    TakenOver,
    ToldAlso,
    ToldAlsoRecalled,
)
from desktop.domain.phoned import Told
from desktop.domain.release_state import Addressee, ReleaseDecided, ReleaseRequested, RequestWithdrawn
from desktop.keys.identity import generate
from desktop.presenters.forwarding import forward, take_back
from desktop.workspace.recording import Deed
from server_stub.relay.access import Caller
from tests.corpus.meeting_life import live_through_meetings
from tests.corpus.misdirected_life import live_through_misdirection, recall
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member, content, founded, notified
from tests.helpers.devices import FAR_FUTURE
from tests.helpers.erasures import dispose, erase
from tests.helpers.rogue import event, write
from tests.helpers.watchers import watched
from wire.chunks import address
from wire.signing import public_bytes
from wire.statements import InviteStated, Revoked, RolesStated, Statement, Succeeded, UnitStated

STATION = "kpb-viersen-wache"
CALL = PhoneHandover("Dienst A", "Eingang", "2026-01-31T03:00+01:00")
FEEDBACK = FeedbackGiven(
    "Fach A", "yes", "yes", "no", "sgb8-64-1", responsible="Fach B", reachable="02154 1", standing="in_progress"
)


def live() -> tuple[Company, tuple[Member, ...]]:
    """Live through it; gives the company, and those of whom the corpus keeps what they read."""
    company = founded((POLICE, POLICE, POLICE, ASD, ASD, KEMPEN))
    police, scribe, away, office, colleague, kempen = company.members
    company.members.remove(scribe)
    _notifications(company, police, office)
    _releases(company, office, colleague)
    _phoned(company, office)
    _register(company, office, colleague)
    _materials(company, office)
    _trainings(company, office)
    live_through_meetings(company, police, office, colleague)
    _what_stays_unread(scribe, police, office)
    _links(company, office)
    _erasures(company, police, office)
    _adoption(company, police, away)
    _passed_on(company, police, office)
    _read_log(company, office)
    _directory(company, office, colleague, kempen)
    return company, (police, office)


def _all(company: Company) -> None:
    company.everybody_syncs(2)


def _step(member: Member, other: str, name: str, entity: bytes, body: msgspec.Struct) -> None:
    member.do(other, f"notification.{name}", entity, body)


def _notifications(company: Company, police: Member, office: Member) -> None:
    one, two = police.notify(ASD, "immediate"), police.notify(ASD)
    _all(company)
    for entity in (one, two):
        _step(office, POLICE, "acknowledged", entity, Acknowledged("Fach A", "51-7", "Fach B", "02154 1"))
    _all(company)
    _step(police, ASD, "supplemented", one, Supplemented("Dienst A", content("Mia")))
    wrong = Supplemented("Dienst A", content("Mia", "Toni"), "Ein Kind fehlte", "Bitte beide aufsuchen")
    _step(police, ASD, "corrected", one, wrong)
    _all(company)
    _step(police, ASD, "told_also", one, ToldAlso("Dienst A", KEMPEN))
    _step(police, ASD, "told_also_recalled", one, ToldAlsoRecalled(KEMPEN, company.clock.new_id()))
    _later(company, police, office, one)
    _attach(company, police, one)
    _step(police, ASD, "phone_handover", one, CALL)
    _step(office, POLICE, "reporter_shown", one, Remarked("Fach A", "Rückfrage zur Uhrzeit"))
    _step(office, POLICE, "started", one, Remarked("Fach A"))
    _step(office, POLICE, "feedback_given", one, FEEDBACK)
    _step(office, POLICE, "closed", one, Remarked("Fach A"))
    _step(office, POLICE, "reopened", one, Remarked("Fach A", "Neues"))
    _step(office, POLICE, "taken_over", one, TakenOver("Fach A", "51-7"))
    _step(office, POLICE, "restricted", one, Remarked("Fach A"))
    _step(police, ASD, "recall_requested", one, Remarked("Dienst A", "doppelt"))
    _all(company)
    _step(office, POLICE, "recall_refused", one, Remarked("Fach A", "schon vor Ort"))
    live_through_misdirection(company, police, office, two)
    acknowledged = office.shown("notification", two).acknowledgements[0].event
    withdrawn = AcknowledgementWithdrawn(acknowledged, "Irrtum", "Fach A")
    _step(office, POLICE, "acknowledgement_withdrawn", two, withdrawn)
    _step(office, POLICE, "not_competent", two, NotCompetent("Fach A", "anderer Bezirk", KEMPEN, "place"))
    _step(office, POLICE, "forwarded", two, Forwarded("Fach A", "anderer Bezirk", KEMPEN, company.clock.new_id()))
    _step(office, POLICE, "received_after_forward", two, Remarked("Fach A"))
    _all(company)
    recall(company, police, office, two)


def _releases(company: Company, office: Member, colleague: Member) -> None:
    """A complaint that is returned, asked for again and released; another is taken back."""
    workspace, one, two = colleague.workspace, company.clock.new_id(), company.clock.new_id()
    for entity in (one, two):
        _in_unit(colleague, "requested", entity, _complaint(entity))
    _all(company)
    _in_unit(office, "returned", one, ReleaseDecided(_request(office, one), "Fach A", "Bitte kürzen"))
    _in_unit(colleague, "withdrawn", two, RequestWithdrawn("Fach B", "überholt"))
    _all(company)
    _in_unit(colleague, "requested", one, _complaint(one))
    _all(company)
    _in_unit(office, "released", one, ReleaseDecided(_request(office, one), "Fach A"))
    sent = notified(ASD, POLICE, category="J06", person="Fach B", released_by="Fach A", written_by=workspace.device)
    office.do(POLICE, "notification.notified", company.clock.new_id(), sent)
    _all(company)


def _phoned(company: Company, office: Member) -> None:
    """What lies outside is told by telephone, and kept."""
    entity = company.clock.new_id()
    words = ("Jugendamt außerhalb", "Fach A", content(), "Rufbereitschaft", CALL.at)
    told = Told(entity, "VIE-2026-4-000009", "X01", "urgent", "1", ASD, *words)
    office.workspace.record(office.workspace.own_unit(), [Deed("phoned.told", entity, told)])
    _all(company)


def _complaint(entity: bytes) -> ReleaseRequested:
    to = (Addressee(POLICE, "Die Polizeibehörde der Vereinbarung."),)
    return ReleaseRequested(entity, "VIE-2026-5-000001", "J06", "routine", "1", ASD, to, "Fach B", content())


def _request(member: Member, entity: bytes) -> bytes:
    event: bytes = member.shown("release", entity).request.event
    return event


def _in_unit(member: Member, name: str, entity: bytes, body: msgspec.Struct) -> None:
    member.workspace.record(member.workspace.own_unit(), [Deed(f"release.{name}", entity, body)])


def _later(company: Company, police: Member, office: Member, one: bytes) -> None:
    """A question and its answer, the whole report, and who has seen it; what the unit keeps to itself."""
    _step(office, POLICE, "asked", one, Asked("Fach A", "children[0].condition", "Verletzt?"))
    _all(company)
    question = police.shown("notification", one).questions[0].event
    report = Supplemented("Dienst A", content("Mia", "Toni"), "Nein", question=question, full=True)
    _step(police, ASD, "supplemented", one, report)
    _all(company)
    additions = tuple(added.event for added in office.shown("notification", one).supplements)
    _step(office, POLICE, "noted", one, Noted("Fach A", additions))
    inside = office.workspace.own_unit()
    given = Assigned("Fach A", office.device, "Fach A", office.device, "Fach B")
    done = Involved(done=True)
    visit = Involved(done=False, reason="Niemand da")
    record = AssessmentRecorded("Fach A", "Fach B", done, done, visit, "Kein Verdacht")
    court = replace(record, result="acute", family_court=visit, into_care=done, rules_version="1")
    records = (Deed("assessment.recorded", one, said) for said in (record, court))
    office.workspace.record(inside, [Deed("assignment.assigned", one, given), *records])
    _all(company)


def _attach(company: Company, police: Member, entity: bytes) -> None:
    channel = police.workspace.pair(ASD)
    file, chunks = _file(company, police, b"sealed photo", channel)
    _with_files(police, channel, Deed("notification.attached", entity, Attached("Dienst A", file, bytes(32)), chunks))


def _register(company: Company, office: Member, colleague: Member) -> None:
    contact, shift, now = company.clock.new_id(), company.clock.new_id(), company.clock.now()
    office.do("", "contact.added", contact, ContactAdded(ASD, "jugendamt-willich", {"phone": "1", "family_name": "A"}))
    office.do("", "duty.planned", shift, ShiftPlanned(ASD, "jugendamt-willich", now, now + 1000, "Dienst A", "02154 1"))
    _all(company)
    version = office.shown("contact", contact).fields["phone"].shown.version
    for member, value in ((office, "2"), (colleague, "3")):
        member.do("", "contact.edited", contact, ContactEdited({"phone": Edit(version, value)}))
    _all(company)
    values = office.shown("contact", contact).fields["phone"].values
    over = tuple(one for value in values for one in value.versions)
    office.do("", "contact.settled", contact, ConflictSettled("phone", values[0].version, over))
    office.do("", "contact.confirmed", contact, ContactConfirmed())
    office.do("", "contact.removed", contact, ContactRemoved())
    _shift(company, office, colleague, shift)
    office.do("", "duty.cancelled", shift, ShiftCancelled())
    _all(company)


def _shift(company: Company, office: Member, colleague: Member, shift: bytes) -> None:
    """A shift that two change at once, that is offered, and that a colleague takes."""
    for member, name in ((office, "Dienst B"), (colleague, "Dienst C")):
        member.do("", "duty.edited", shift, ShiftEdited({"name": _edit(member, shift, "name", name)}))
    _all(company)
    values = office.shown("duty", shift).fields["name"].values
    over = tuple(one for value in values for one in value.versions)
    office.do("", "duty.settled", shift, ConflictSettled("name", values[0].version, over))
    office.do("", "duty.offered", shift, ShiftOffered())
    office.do("", "duty.offer_withdrawn", shift, OfferWithdrawn())
    office.do("", "duty.offered", shift, ShiftOffered("Am Wochenende"))
    _all(company)
    offer = colleague.shown("duty", shift).offer.event
    taken = {"name": _edit(colleague, shift, "name", "Dienst D")}
    colleague.do("", "duty.taken", shift, ShiftTaken(offer, taken))
    _all(company)


def _edit(member: Member, shift: bytes, field: str, value: str) -> Edit:
    return Edit(member.shown("duty", shift).fields[field].shown.version, value)


def _materials(company: Company, office: Member) -> None:
    """A document that is revised and removed; what its file holds is no matter, its chunk has to be there."""
    entity, channel = company.clock.new_id(), office.workspace.cooperation()
    one, two = (_file(company, office, data, channel) for data in (b"sealed", b"sealed again"))
    added = MaterialAdded(ASD, "jugendamt-willich", "Film", ("Kinderschutz",), mandatory=True, file=one[0])
    _with_files(office, channel, Deed("material.added", entity, added, one[1]))
    _all(company)
    (version,) = office.shown("material", entity).newest
    _with_files(office, channel, Deed("material.revised", entity, MaterialRevised((version,), two[0]), two[1]))
    office.do("", "material.removed", entity, MaterialRemoved())
    _all(company)
    for_whom = replace(added, file=two[0], audience=("police", "lead"))
    _with_files(office, channel, Deed("material.added", company.clock.new_id(), for_whom, two[1]))
    _all(company)


def _trainings(company: Company, office: Member) -> None:
    """A set of cards that is revised and removed, and what somebody has read, done and put off."""
    entity = company.clock.new_id()
    said = CardContent("Meldeweg", (Card("Wen rufen Sie an?", ("Niemanden", "Das Jugendamt"), 1),), ("police",))
    office.do("", "card_set.added", entity, CardSetAdded(ASD, "jugendamt-willich", "meldeweg", said))
    _all(company)
    (version,) = office.shown("card_set", entity).newest
    office.do("", "card_set.revised", entity, CardSetRevised((version,), said))
    office.do("", "card_set.removed", entity, CardSetRemoved())
    me = office.device
    learnt = {
        "confirmed": Confirmed(me, entity, version),
        "answered": Answered(me, entity, version),
        "put_off": PutOff(me, "meldeweg", "Im Einsatz"),
    }
    deeds = [Deed(f"learning.{name}", learner_of(me), body) for name, body in learnt.items()]
    office.workspace.record(office.workspace.own_unit(), deeds)
    _all(company)


def _file(company: Company, member: Member, data: bytes, channel: bytes) -> tuple[File, tuple[bytes, ...]]:
    company.server.put_chunk(Caller(member.device), channel, data, company.clock.now())
    return File(company.clock.new_id(), bytes(32), len(data), "film.mp4", "video/mp4"), (address(data),)


def _with_files(office: Member, channel: bytes, deed: Deed) -> None:
    office.workspace.record(channel, [deed])
    office.workspace.local.release([row.event for row in office.journal.outbox.of_entity(deed.entity)])


def _adoption(company: Company, police: Member, away: Member) -> None:
    """What a colleague wrote before access was taken is taken up by the lead."""
    entity = police.notify(ASD)
    _all(company)
    away.do(ASD, "notification.phone_handover", entity, CALL)
    left = away.journal.outbox.of_entity(entity)
    company.members.remove(away)
    company.founder.workspace.state_in_directory([Revoked(away.device, "device_lost")])
    company.founder.synced()
    police.synced()
    police.workspace.adopt(away.device, left)
    _all(company)


def _what_stays_unread(scribe: Member, police: Member, office: Member) -> None:
    """What no rule lets through, and what nobody knows yet."""
    scribe.synced()
    (row, _) = office.workspace.states("notification")[0]
    refused = event(scribe, "notification.withdrawn", [row.entity], Remarked("Dienst A"))
    unknown = event(scribe, "song.sung", [row.entity], b"\x80", must_understand=True)
    newer = event(scribe, "notification.phone_handover", [row.entity], CALL, version=2)
    write(scribe, police.workspace.pair(ASD), refused, unknown, newer)


def _links(company: Company, office: Member) -> None:
    """Two notifications are linked within the unit, and parted again."""
    (first, _), (second, _) = office.workspace.states("notification")[:2]
    entity = company.clock.new_id()
    linked = Linked(first.entity, second.entity, "household", "Gleiche Anschrift", "Fach A")
    for name, body in (("linked", linked), ("parted", Parted("Irrtum", "Fach A"))):
        office.workspace.record(office.workspace.own_unit(), [Deed(f"link.{name}", entity, body)])
        _all(company)


def _erasures(company: Company, police: Member, office: Member) -> None:
    gone, disposed = police.notify(ASD), police.notify(ASD, "urgent")
    _all(company)
    erase(police, gone)
    dispose(office, disposed)
    _all(company)


def _passed_on(company: Company, police: Member, office: Member) -> None:
    """Passed on to a station, who acknowledges, takes that back, passes it on to Kempen, and takes that back too."""
    station = _station(company)
    entity = police.notify(ASD, "urgent")
    _all(company)
    forward(office.workspace, entity, "Fach A", STATION, "anderer Bezirk")
    there = office.shown("notification", entity).forwards[0].entity
    _all(company)
    _added(company, police, office, (entity, there))
    _step(station, ASD, "acknowledged", there, Acknowledged("Wache A"))
    company.everybody_syncs(6)
    counts = station.shown("notification", there).acknowledgements[0].event
    _step(station, ASD, "acknowledgement_withdrawn", there, AcknowledgementWithdrawn(counts, "Irrtum", "Wache A"))
    _all(company)
    forward(station.workspace, there, "Wache A", KEMPEN, "anderer Bezirk")
    company.everybody_syncs(6)
    take_back(station.workspace, there, "Wache A", "doch zuständig")
    company.everybody_syncs(6)


def _added(company: Company, police: Member, office: Member, of: tuple[bytes, bytes]) -> None:
    """What was added after that: one follows, the other need not."""
    entity, there = of
    for _ in range(2):
        _step(police, ASD, "supplemented", entity, Supplemented("Dienst A", content("Mia")))
    _all(company)
    one, two = (added.event for added in office.shown("notification", entity).supplements)
    _step(office, POLICE, "additions_passed_on", entity, AdditionsPassedOn("Fach A", there, (one,)))
    _step(office, POLICE, "additions_withheld", entity, AdditionsWithheld("Fach A", "gleicher Text", there, (two,)))


def _station(company: Company) -> Member:
    """A unit that is stated late, and its first member."""
    key = company.new_key()
    stated = InviteStated(public_bytes(key), STATION, ("member",), FAR_FUTURE)
    company.founder.workspace.state_in_directory([UnitStated(STATION, "kpb-viersen", "Wache", active=True), stated])
    company.founder.synced()
    _all(company)
    return company.enrol(STATION, key)


def _read_log(company: Company, office: Member) -> None:
    """What the office has opened goes to the data protection unit of its agency."""
    watched(company)
    (row, state) = office.workspace.states("notification")[0]
    office.workspace.readings.note("notification", row.entity, state.number)
    company.clock.time += 86_400_000
    _all(company)


def _directory(company: Company, office: Member, colleague: Member, kempen: Member) -> None:
    """What is stated late: roles, a successor, a revocation, the end of a unit."""
    office.workspace.state_in_directory([RolesStated(colleague.device, ("member", "release"))])
    office.synced()
    heir = generate(company.clock.new_id())
    colleague.workspace.state_in_directory([Succeeded(heir.device, heir.signing_key, heir.receiving_key)])
    colleague.sync()
    company.members.remove(colleague)
    company.members.remove(kempen)
    stated: list[Statement] = [
        Revoked(kempen.device, "device_lost"),
        UnitStated(KEMPEN, "jugendamt-kempen", f"Stelle {KEMPEN}", active=False),
    ]
    company.founder.workspace.state_in_directory(stated)
    company.founder.synced()
    _all(company)
