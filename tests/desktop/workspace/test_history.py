"""What happened to an entity is looked up in the log, and what waits here stands behind it."""

from __future__ import annotations

from desktop.domain.contact import ContactAdded, ContactEdited, ContactRemoved
from desktop.domain.fields import Edit
from tests.helpers.company import ASD, POLICE, Company, Member


def edit(member: Member, entity: bytes, value: str) -> None:
    """Write a phone over the one that is shown."""
    version = member.shown("contact", entity).fields["phone"].shown.version
    member.do("", "contact.edited", entity, ContactEdited({"phone": Edit(version, value)}))


def test_the_history_of_an_entity(company: Company, office: Member) -> None:
    """Every event stands there with its author and its time, in the order of the log, also on another's device."""
    entity = company.clock.new_id()
    office.do("", "contact.added", entity, ContactAdded(ASD, "jugendamt-willich", {"phone": "1"}))
    company.clock.time += 60_000
    edit(office, entity, "2")
    company.everybody_syncs()
    police = next(member for member in company.members if member.unit == POLICE)
    for member in (office, police):
        added, edited = member.workspace.history("contact", entity)
        assert (added.type, edited.type) == ("contact.added", "contact.edited")
        assert (added.said.fields, edited.said.edits["phone"].value) == ({"phone": "1"}, "2")
        assert {added.device, edited.device} == {office.device}
        assert added.at <= edited.at


def test_what_waits_here_stands_behind_the_log(company: Company, office: Member) -> None:
    """An event that no server has placed is part of the history of whoever wrote it, and of no other kind's."""
    entity = company.clock.new_id()
    office.do("", "contact.added", entity, ContactAdded(ASD, "jugendamt-willich", {"phone": "1"}))
    office.synced()
    office.do("", "contact.removed", entity, ContactRemoved())
    assert [one.type for one in office.workspace.history("contact", entity)] == ["contact.added", "contact.removed"]
    assert office.workspace.history("duty", entity) == []
    assert office.workspace.history("contact", bytes(16)) == []


def test_an_erasure_that_is_asked_for_has_not_happened(company: Company, office: Member) -> None:
    """Until it is placed, whoever looks at what happened sees what they saw before."""
    entity = company.clock.new_id()
    office.do("", "contact.added", entity, ContactAdded(ASD, "jugendamt-willich", {"phone": "1"}))
    office.synced()
    office.workspace.erase("contact", entity, "Leitung A", "mistake")
    assert [one.type for one in office.workspace.history("contact", entity)] == ["contact.added"]
