"""What goes with a notification that is gone: who leads the unit has it erased, whenever they come to know of it."""

from __future__ import annotations

import pytest

from desktop.domain.assessment import AssessmentRecorded, Involved
from desktop.domain.assignment import Assigned
from desktop.domain.link import Linked
from desktop.workspace.recording import Deed
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.erasures import bodies, erase, on_server
from wire.statements import Revoked, RolesStated

STATION = "kpb-viersen-wache"
DONE = Involved(done=True)
SAID = AssessmentRecorded("Fach A", "Fach B", DONE, DONE, DONE, "Kein Verdacht")
INSIDE = ("assignment", "assessment")


@pytest.fixture
def company() -> Company:
    """An office that writes, and of the police one who administers, and a station with a lead and a colleague."""
    made = Company(units={POLICE: "kpb-viersen", STATION: "kpb-viersen", ASD: "jugendamt-willich"})
    made.begin((POLICE, STATION, STATION, ASD))
    return made


def keep(member: Member, entity: bytes) -> None:
    """Somebody of the unit has it, and two have assessed it."""
    deeds = [Deed("assignment.assigned", entity, Assigned("Fach A", member.device, "Fach A"))]
    deeds.append(Deed("assessment.recorded", entity, SAID))
    member.workspace.record(member.workspace.own_unit(), deeds)


def told(company: Company) -> bytes:
    """A notification of the office that the station has and keeps something of."""
    entity = company.members[3].notify(STATION)
    company.everybody_syncs(2)
    keep(company.members[2], entity)
    company.everybody_syncs(2)
    return entity


def kept(member: Member, entity: bytes) -> list[str]:
    """What a device still has of what the unit kept to itself."""
    return [kind for kind in INSIDE if member.workspace.state(kind, entity) is not None]


def test_it_goes_though_the_other_side_erased(company: Company) -> None:
    """What the unit kept to itself goes from all its devices and from the server, with the words that were said."""
    _, lead, colleague, office = company.members
    entity = told(company)
    inside = lead.workspace.own_unit()
    said = [row.event for row in lead.journal.log.of_entity(entity) if row.channel == inside]
    erase(office, entity, "subject_request")
    company.everybody_syncs(3)
    for member in (lead, colleague):
        assert kept(member, entity) == []
        assert not any(bodies(member, entity))
        assert member.workspace.unsent == 0
    assert [on_server(company, inside)[event] for event in said] == [b"", b""]


def test_who_leads_nobody_erases_nothing(company: Company) -> None:
    """A colleague's device leaves it to the lead's; once it is a lead's itself, it looks through what there is."""
    administrator, lead, colleague, office = company.members
    entity = told(company)
    administrator.workspace.state_in_directory([Revoked(lead.device, "lost")])
    administrator.synced()
    company.members.remove(lead)
    erase(office, entity)
    company.everybody_syncs(2)
    assert colleague.shown("notification", entity).erased
    assert kept(colleague, entity) == [*INSIDE]
    administrator.workspace.state_in_directory([RolesStated(colleague.device, ("member", "lead"))])
    company.everybody_syncs(3)
    assert kept(colleague, entity) == []


def test_what_is_kept_of_it_later_goes_too(company: Company) -> None:
    """What a colleague who was away writes of it goes when a lead's device reads it."""
    _, lead, colleague, office = company.members
    entity = office.notify(STATION)
    company.everybody_syncs(2)
    keep(colleague, entity)
    erase(office, entity)
    office.synced()
    lead.synced()
    company.everybody_syncs(3)
    assert kept(lead, entity) == kept(colleague, entity) == []
    assert not any(bodies(lead, entity))


def test_what_a_lead_wrote_and_nobody_has_seen(company: Company) -> None:
    """What waits on the lead's own device does not go out, and lies among what was not delivered."""
    _, lead, _, office = company.members
    entity = office.notify(STATION)
    company.everybody_syncs(2)
    keep(lead, entity)
    erase(office, entity)
    office.synced()
    lead.synced()
    assert kept(lead, entity) == []
    assert [(row.status, row.reason) for row in lead.journal.outbox.of_entity(entity)] == [("refused", "erased")] * 2
    assert lead.workspace.unsent == 0


def test_a_link_goes_with_either_of_the_two(company: Company) -> None:
    """A link whose one end is gone joins nothing any more, and the reason for it goes."""
    _, lead, colleague, office = company.members
    first, second = office.notify(STATION), office.notify(STATION)
    company.everybody_syncs(2)
    link = company.clock.new_id()
    said = Linked(first, second, "household", "Gleiche Anschrift", "Fach A")
    colleague.workspace.record(colleague.workspace.own_unit(), [Deed("link.linked", link, said)])
    company.everybody_syncs(2)
    erase(office, second)
    company.everybody_syncs(3)
    assert lead.workspace.state("link", link) is None
    assert colleague.workspace.state("link", link) is None
    assert not lead.shown("notification", first).erased
