"""A lead takes up what a colleague's device could not deliver: once, under their own name, saying who wrote it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import msgspec
import pytest

from desktop.domain.notification_events import PhoneHandover, Remarked
from desktop.domain.outcome import Verdict
from desktop.domain.refused import Refused
from desktop.domain.rows import OutboxRow
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member, founded
from tests.helpers.governed import held
from tests.helpers.revoking import revoke
from tests.helpers.rogue import event, plain, write
from wire.body import decode_body, encode_body
from wire.names import directory_channel, pair_channel
from wire.statements import RolesStated

UNITS = (POLICE, POLICE, ASD)

CALL = PhoneHandover("Dienst A", "Eingang", "2026-01-31T03:00+01:00")


def gone(company: Company) -> tuple[bytes, list[OutboxRow]]:
    """The colleague writes a notification and a call offline and is revoked; gives its id and what was written."""
    lead, colleague, _ = company.members
    entity = colleague.notify(ASD, "immediate")
    colleague.do(ASD, "notification.phone_handover", entity, CALL)
    revoke(company, lead, colleague)
    company.members.remove(colleague)
    return entity, colleague.journal.outbox.all()


def adopt(member: Member, writer: Member, rows: Sequence[OutboxRow]) -> list[str]:
    """What becomes of each event."""
    return [one.result for one in member.workspace.adopt(writer.device, rows)]


def test_what_is_adopted_arrives_once(company: Company) -> None:
    """An adopted notification arrives like any other, by the lead's device, and says which device wrote it."""
    lead, colleague, office = company.members
    entity, rows = gone(company)
    assert adopt(lead, colleague, rows) == ["adopted", "adopted"]
    assert lead.shown("notification", entity).delivery == "queued"
    company.everybody_syncs(2)
    state = office.shown("notification", entity)
    assert state.delivered_at
    assert (state.device, state.person) == (lead.device, "Dienst A")
    written = [moment for moment in state.timeline if moment.type != "received"]
    assert [(moment.device, moment.adopted_from) for moment in written] == [(lead.device, colleague.device)] * 2
    assert [moment.event for moment in written] == [row.event for row in rows]
    assert lead.workspace.local.remaining().outbox == 0


def test_an_immediate_one_rings_as_if_it_had_been_sent(company: Company) -> None:
    """The alarm of an adopted notification follows from what it says, whatever the file claims."""
    lead, colleague, _ = company.members
    _, rows = gone(company)
    lead.workspace.own.hold(held(alarm_bit=False))
    adopt(lead, colleague, [replace(row, alarm=not row.alarm) for row in rows])
    assert [row.alarm for row in lead.journal.outbox.all()] == [True, False]


def test_twice_adopted_is_once(company: Company) -> None:
    """Adopting again, before and after it was sent, finds everything known."""
    lead, colleague, office = company.members
    entity, rows = gone(company)
    adopt(lead, colleague, rows)
    assert adopt(lead, colleague, rows) == ["known", "known"]
    company.everybody_syncs(2)
    assert adopt(lead, colleague, rows) == ["known", "known"]
    company.everybody_syncs(2)
    assert [one.id for _, one in office.workspace.states("notification")] == [entity]


def test_of_two_leads_who_adopt_the_first_counts() -> None:
    """Two leads who adopt the same without knowing of each other deliver it once, and neither has a complaint."""
    company = founded((POLICE, POLICE, POLICE, ASD))
    lead, second, colleague, office = company.members
    lead.workspace.state_in_directory([RolesStated(second.device, ("lead", "member"))])
    company.everybody_syncs(1)
    entity = colleague.notify(ASD)
    colleague.do(ASD, "notification.phone_handover", entity, CALL)
    rows = colleague.journal.outbox.all()
    revoke(company, lead, colleague)
    company.members.remove(colleague)
    second.synced()
    assert adopt(lead, colleague, rows) == adopt(second, colleague, rows) == ["adopted", "adopted"]
    company.everybody_syncs(3)
    state = office.shown("notification", entity)
    assert [moment.type for moment in state.timeline if moment.unit == POLICE].count("notified") == 1
    assert [one.workspace.local.remaining().refused for one in company.members] == [0, 0, 0]
    assert len(office.workspace.states("notification")) == 1


def test_only_a_lead_of_the_unit_adopts(company: Company) -> None:
    """A colleague who leads nothing and a lead of another unit are refused before anything is looked at."""
    lead, colleague, office = company.members
    with pytest.raises(Refused) as refused:
        adopt(colleague, lead, [])
    assert refused.value.code == "lead_only"
    with pytest.raises(Refused) as refused:
        adopt(office, colleague, [])
    assert refused.value.code == "another_unit"
    with pytest.raises(Refused):
        adopt(lead, office, [])


def test_a_rule_that_says_no_stops_that_event_alone(company: Company) -> None:
    """What the rules do not let out is named with its reason, also what builds on it; the rest is adopted."""
    lead, colleague, office = company.members
    _, rows = gone(company)
    elsewhere = office.notify(POLICE)
    office.synced()
    lead.synced()
    channel = pair_channel(company.root, POLICE, ASD)
    early = event(colleague, "notification.recalled", [elsewhere], Remarked("Dienst A"), channel=channel)
    unread = plain(colleague, b"?", channel=channel)
    unknown = event(colleague, "notification.phone_handover", [b"u" * 16], CALL, channel=channel)
    strange = event(colleague, "weather.changed", [b"u" * 16], Remarked(""), channel=channel)
    others = replace(rows[0], channel=pair_channel(company.root, POLICE, KEMPEN), event=b"k" * 16)
    stated = replace(rows[0], channel=directory_channel(company.root), event=b"d" * 16)
    results = adopt(lead, colleague, [early, unread, unknown, strange, others, stated, *rows])
    assert results[:4] == ["not_in_this_state", "unreadable", "parent", "unknown_type"]
    assert results[4:] == ["units_differ", "no_access", "adopted", "adopted"]


def test_a_mark_is_believed_of_a_lead_of_that_unit_alone(company: Company) -> None:
    """An event that claims a writer of another unit, or whose author leads nothing, is set aside by everybody."""
    lead, colleague, office = company.members
    entity = lead.notify(ASD)
    company.everybody_syncs(2)
    channel = lead.workspace.pair(ASD)
    for author, writer in ((colleague, lead), (lead, office)):
        row = event(author, "notification.phone_handover", [entity], CALL)
        body = msgspec.structs.replace(decode_body(row.plaintext), adopted_from=writer.device)
        write(author, channel, replace(row, plaintext=encode_body(body)))
    office.synced()
    assert office.workspace.outcomes(channel)[Verdict.QUARANTINED, "adoption_not_permitted"] == 2


def test_what_everybody_set_aside_can_be_adopted_all_the_same() -> None:
    """What came back set aside is adopted under another id, the same one whoever adopts it, and arrives once."""
    company = founded((POLICE, POLICE, ASD))
    lead, colleague, office = company.members
    entity = colleague.notify(ASD)
    sealed = colleague.workspace.local.outgoing()
    lead.workspace.state_in_directory([RolesStated(colleague.device, ("administrator",))])
    lead.synced()
    assert sealed
    company.everybody_syncs(2)
    [row] = colleague.journal.outbox.all("refused")
    assert row.reason == "role_not_permitted"
    assert office.workspace.state("notification", entity) is None
    assert adopt(lead, colleague, [row]) == ["adopted"]
    assert adopt(lead, colleague, [row]) == ["known"]
    company.everybody_syncs(2)
    assert office.shown("notification", entity).delivered_at
    assert adopt(lead, colleague, [row]) == ["known"]


def test_what_was_written_of_something_erased_is_not_adopted(company: Company) -> None:
    """What a colleague wrote of a notification that was erased meanwhile stays out, with its text."""
    lead, colleague, _ = company.members
    entity = lead.notify(ASD)
    company.everybody_syncs(2)
    colleague.do(ASD, "notification.phone_handover", entity, CALL)
    revoke(company, lead, colleague)
    company.members.remove(colleague)
    lead.workspace.erase("notification", entity, "Leitung A", "mistake")
    lead.synced()
    rows = colleague.journal.outbox.of_entity(entity)
    assert adopt(lead, colleague, rows) == ["erased"]
    assert [row.event for row in lead.journal.outbox.all() if row.event == rows[0].event] == []
