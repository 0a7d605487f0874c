"""An erasure that was refused once keeps nobody from naming what is written later."""

from __future__ import annotations

from desktop.domain.notification_events import PhoneHandover
from tests.helpers.company import ASD, Company, Member
from tests.helpers.erasures import erase, on_server, told
from tests.helpers.rogue import event, write
from wire.header import EnvelopeKind
from wire.statements import RolesStated

UNITS = ("kpb-viersen-kinderschutz", ASD, ASD)

CALL = PhoneHandover("Dienst A", "Eingang", "2026-01-31T03:00+01:00")


def _roles(by: Member, member: Member, *roles: str) -> None:
    by.workspace.state_in_directory([RolesStated(member.device, roles)])
    by.synced()


def test_a_refusal_of_before_leaves_no_later_words(company: Company) -> None:
    """A lead whose erasure was refused while it was none has later words erased all the same, once it is one again."""
    police, office, colleague, entity = told(company)
    channel = police.workspace.pair(ASD)
    _roles(office, colleague, "lead", "member")
    colleague.synced()
    erase(colleague, entity)
    _roles(office, colleague, "member")
    colleague.synced()
    assert [(row.envelope, row.reason) for row in colleague.journal.outbox.all()] == [(EnvelopeKind.ERASE, "lead_only")]
    _roles(office, colleague, "lead", "member")
    _roles(office, office, "administrator", "member")
    colleague.synced()
    erase(colleague, entity)
    colleague.synced()
    late = event(office, "notification.phone_handover", [entity], CALL)
    write(office, channel, late)
    assert on_server(company, channel)[late.event]
    colleague.synced()
    assert on_server(company, channel)[late.event] == b""
    assert not colleague.journal.erased.with_how("later")
