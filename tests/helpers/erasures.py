"""Erasures in a company of profiles: something to erase, the asking, and what has to be gone afterwards."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.content import Content
from desktop.domain.notification_events import Acknowledged, Supplemented
from tests.helpers.company import ASD, POLICE, Company, Member, content
from tests.helpers.laws import assert_folded_as_plainly, assert_overlay_on_top
from wire.header import EnvelopeKind, decode_header


def told(company: Company) -> tuple[Member, Member, Member, bytes]:
    """A notification that both units have, its sender, its receiver and a colleague, and its id."""
    police, office, colleague = company.members
    entity = police.notify(ASD)
    police.do(ASD, "notification.supplemented", entity, Supplemented("Dienst A", content("Mia")))
    company.everybody_syncs(2)
    office.do(POLICE, "notification.acknowledged", entity, Acknowledged("Fach A"))
    company.everybody_syncs(2)
    return police, office, colleague, entity


def erase(member: Member, entity: bytes, reason: str = "retention_ended") -> None:
    member.workspace.erase("notification", entity, "Leitung A", reason)


def bodies(member: Member, entity: bytes) -> list[bytes]:
    """What a profile's log still holds of the events of one entity alone."""
    rows = member.journal.log.of_entity(entity)
    return [row.body for row in rows if decode_header(row.header).header.kind == EnvelopeKind.EVENT]


def on_server(company: Company, channel: bytes) -> dict[bytes, bytes]:
    """The bodies the server holds by event."""
    return dict(company.server.lanes[channel].bodies())


def assert_gone(member: Member, entity: bytes) -> None:
    """Nothing is left of an entity but that it was erased, by whom and why."""
    state = member.shown("notification", entity)
    assert (state.status, state.number, state.category) == ("erased", "", "")
    assert state.content == Content()
    assert [(one.person, one.text) for one in state.timeline] == [("Leitung A", "retention_ended")]
    assert (state.from_unit, state.to_unit) == (POLICE, ASD)
    assert member.workspace.search("mia OR kim OR willich", 9) == []
    assert_folded_as_plainly(member)
    assert_overlay_on_top(member)


def dispose(member: Member, entity: bytes) -> None:
    """A unit's term ends: its lead's device says so."""
    erase(member, entity)
    outbox = member.journal._tables.outbox
    for event, row in list(outbox.items()):
        outbox[event] = replace(row, envelope=EnvelopeKind.DISPOSED)
    member.synced()
