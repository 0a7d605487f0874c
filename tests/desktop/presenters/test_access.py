"""Access that has ended: known from the directory or from the server's word, and known again after a restart."""

from __future__ import annotations

from uuid import UUID

import pytest

from desktop.domain.notification_events import PhoneHandover
from desktop.domain.refused import Refused
from desktop.domain.templates import template
from desktop.presenters import access, form, notifications, notifying
from desktop.presenters.conflicts import open_conflicts
from desktop.presenters.notification_detail import detail
from desktop.presenters.standing import enrolment_state
from tests.helpers.company import ASD, Company, Member
from tests.helpers.revoking import revoke


def test_the_server_s_word_is_kept(police: Member) -> None:
    """That access has ended is known from the first time on, also after a restart, until the server says otherwise."""
    access.note(police.workspace, ended=False)
    assert (access.only_told(police.workspace), enrolment_state(police.workspace)) == (False, "active")
    access.note(police.workspace, ended=True)
    at = access.told_at(police.workspace)
    police.company.clock.time += 60_000
    access.note(police.workspace, ended=True)
    police.open()
    assert (access.told_at(police.workspace), at) == (at, police.company.clock.time - 60_000)
    assert (access.only_told(police.workspace), enrolment_state(police.workspace)) == (True, "revoked")
    access.note(police.workspace, ended=False)
    assert enrolment_state(police.workspace) == "active"


def test_what_can_no_longer_work_is_not_offered(company: Company, police: Member, willich: Member) -> None:
    """No step, no new form, no choice between versions; what was read stays readable."""
    entity = police.notify(ASD, "immediate")
    company.everybody_syncs()
    assert detail(willich.workspace, entity).steps
    revoke(company, company.founder, willich)
    shown = detail(willich.workspace, entity)
    assert shown.steps == ()
    assert shown.sections
    assert notifications.listed(willich.workspace, "inbox", state=None, limit=10, after=None)["items"]
    assert form.first_offered(willich.workspace, immediate=True) is None
    assert not form.may_send(willich.workspace)
    assert form.offered(willich.workspace)
    assert open_conflicts(willich.workspace) == ()


def test_nothing_that_waits_is_said_to_follow(company: Company, police: Member) -> None:
    """What a revoked device still holds is not promised to be sent, whatever its urgency; the number stays."""
    written = [police.notify(ASD, urgency) for urgency in ("immediate", "routine")]
    revoke(company, company.founder, police)
    for entity in written:
        banner = detail(police.workspace, entity).banner
        assert banner is not None
        assert (banner.tone, banner.heading) == ("danger", "Nicht übermittelt")
        assert "nicht mehr gesendet" in banner.text
        assert banner.number is not None


@pytest.mark.parametrize("urgency", ["immediate", "urgent"])
def test_the_server_s_word_alone_refuses_no_notification(police: Member, urgency: str) -> None:
    """It is taken, waits, and is to be phoned now; after the call it still says that the server turns it away."""
    access.note(police.workspace, ended=True)
    assert form.may_send(police.workspace)
    document = template("P01") | {"urgency": urgency}
    notifying.write(police.workspace, UUID(int=7).bytes, document, "Dienst A")
    [(row, state)] = police.workspace.group(UUID(int=7).bytes)
    assert row.status == "queued"
    assert [one.status for one in police.workspace.pending(state.id)] == ["waiting"]
    shown = detail(police.workspace, state.id)
    assert shown.banner is not None
    assert (shown.banner.tone, shown.banner.heading) == ("danger", "Noch nicht übermittelt – rufen Sie jetzt an.")
    assert "Der Server weist dieses Gerät ab." in shown.banner.text
    assert shown.banner.number is not None
    assert "phone_handover" in shown.steps
    notifications.phone_handover(
        police.workspace, state.id, PhoneHandover("Dienst A", "Frau Alt", "2026-09-21T16:13:20+02:00")
    )
    again = detail(police.workspace, state.id).banner
    assert again is not None
    assert "Frau Alt" in again.text
    assert "Der Server weist dieses Gerät ab." in again.text


def test_a_signed_statement_refuses_a_notification(company: Company, police: Member) -> None:
    """Where the directory says that the device was revoked, nothing is written that would never be taken."""
    revoke(company, company.founder, police)
    with pytest.raises(Refused) as refused:
        notifying.write(police.workspace, UUID(int=7).bytes, template("P01"), "Dienst A")
    assert refused.value.code == "revoked"
    assert police.workspace.group(UUID(int=7).bytes) == []


def test_the_founder_has_no_access_to_lose(company: Company) -> None:
    """A profile that is no device of a unit is not called revoked."""
    assert not access.has_ended(company.founder.workspace)
    assert enrolment_state(company.founder.workspace) == "founder"
