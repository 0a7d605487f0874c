"""What no rule lets out any more is put aside visibly, with its reason, and nothing of it is lost."""

from __future__ import annotations

from desktop.domain.notification_events import PhoneHandover
from desktop.domain.outcome import Verdict
from desktop.domain.rows import LogRow, OutboxRow
from desktop.workspace.folding import Folding
from desktop.workspace.putting_aside import is_receipt
from desktop.workspace.refolding import refold
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.laws import ground_of
from tests.helpers.queued import queued
from wire.header import EnvelopeKind
from wire.statements import RolesStated

UNITS = (POLICE, POLICE, ASD)

CALL = PhoneHandover("Dienst A", "Eingang", "2026-01-31T03:00+01:00")


def narrow(company: Company, member: Member, *roles: str) -> None:
    """Give a member other roles; it has not heard of it."""
    lead = company.members[0]
    lead.workspace.state_in_directory([RolesStated(member.device, roles)])
    lead.synced()


def tray(member: Member) -> list[tuple[bytes, str]]:
    """What is in a member's tray: the entities and the reasons."""
    return [(row.entity, row.reason) for row in member.workspace.unplaced("refused")]


def test_rights_narrowed_while_offline_are_named(company: Company) -> None:
    """What a device wrote offline and may not write any more is not sent; it stands in the tray with the reason."""
    _, colleague, office = company.members
    entity = colleague.notify(ASD)
    colleague.do(ASD, "notification.phone_handover", entity, CALL)
    narrow(company, colleague, "administrator")
    report = colleague.synced()
    assert report.pushed == 0
    assert tray(colleague) == [(entity, "role_not_permitted")] * 2
    company.everybody_syncs(1)
    assert office.workspace.state("notification", entity) is None
    assert colleague.workspace.local.remaining().outbox == 0


def test_what_the_remaining_roles_allow_still_goes(company: Company) -> None:
    """A role taken away stops nothing that another role allows."""
    _, colleague, office = company.members
    narrow(company, colleague, "member", "release")
    colleague.synced()
    entity = colleague.notify(ASD)
    narrow(company, colleague, "member")
    colleague.synced()
    company.everybody_syncs(1)
    assert tray(colleague) == []
    assert office.shown("notification", entity).accepted_at


def test_what_the_log_brings_back_in_vain_is_in_the_tray(company: Company) -> None:
    """An own event that everybody sets aside has arrived nowhere: it stays in the tray instead of vanishing."""
    _, colleague, office = company.members
    entity = colleague.notify(ASD)
    assert colleague.workspace.local.outgoing()
    narrow(company, colleague, "administrator")
    company.everybody_syncs(2)
    assert tray(colleague) == [(entity, "role_not_permitted")]
    assert office.workspace.state("notification", entity) is None
    assert colleague.workspace.local.remaining().quarantined == 1


def test_what_counts_after_all_leaves_the_tray(company: Company) -> None:
    """An event that a newer fold no longer sets aside is taken out of the tray by that fold."""
    lead, _, _ = company.members
    entity = lead.notify(ASD)
    lead.synced()
    [row] = lead.journal.log.of_entity(entity)[:1]
    aside = LogRow(row.seq, row.event, row.header, row.body, Verdict.QUARANTINED, "not_in_this_state")
    lead.journal.log.set_outcome(row.channel, aside)
    lead.journal.outbox.add(
        [OutboxRow(row.channel, row.event, entity, b"", alarm=False, created_at=0, status="refused")]
    )
    lead.journal._tables.states.clear()
    ground = ground_of(lead)
    with ground.transaction():
        folding = Folding(ground)
        refold(ground, folding, ground.channels[row.channel], [entity])
        folding.finish()
    assert tray(lead) == []


def test_a_receipt_is_nobody_s_work(company: Company) -> None:
    """A receipt that may not go out any more is let go without a word, and only receipts are such."""
    lead, colleague, office = company.members
    company.members.remove(colleague)
    entity = office.notify(POLICE)
    office.synced()
    colleague.pull()
    [receipt] = queued(colleague)
    assert is_receipt(receipt)
    narrow(company, colleague, "administrator")
    colleague.pull()
    assert tray(colleague) == []
    assert colleague.workspace.local.remaining().outbox == 0
    assert not is_receipt(OutboxRow(bytes(32), entity, entity, b"?", alarm=False, created_at=0))
    statement = OutboxRow(bytes(32), entity, entity, b"", alarm=False, created_at=0, envelope=EnvelopeKind.STATEMENT)
    assert not is_receipt(statement)
    assert lead.shown("notification", entity).delivered_at
