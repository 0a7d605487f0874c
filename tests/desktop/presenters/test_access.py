"""Access that has ended: known from the directory or from the server's word, and known again after a restart."""

from __future__ import annotations

from desktop.presenters import access, form, notifications
from desktop.presenters.conflicts import open_conflicts
from desktop.presenters.notification_detail import detail
from desktop.presenters.standing import enrolment_state
from tests.helpers.company import ASD, Company, Member


def test_the_server_s_word_is_kept(police: Member) -> None:
    """That access has ended is known from the first time on, also after a restart, until the server says otherwise."""
    access.note(police.workspace, ended=False)
    assert (access.has_ended(police.workspace), enrolment_state(police.workspace)) == (False, "active")
    access.note(police.workspace, ended=True)
    at = access.told_at(police.workspace)
    police.company.clock.time += 60_000
    access.note(police.workspace, ended=True)
    police.open()
    assert (access.told_at(police.workspace), at) == (at, police.company.clock.time - 60_000)
    assert (access.has_ended(police.workspace), enrolment_state(police.workspace)) == (True, "revoked")
    access.note(police.workspace, ended=False)
    assert enrolment_state(police.workspace) == "active"


def test_what_can_no_longer_work_is_not_offered(company: Company, police: Member, willich: Member) -> None:
    """No step, no new form, no choice between versions; what was read stays readable."""
    entity = police.notify(ASD, "immediate")
    company.everybody_syncs()
    assert detail(willich.workspace, entity).steps
    access.note(willich.workspace, ended=True)
    shown = detail(willich.workspace, entity)
    assert shown.steps == ()
    assert shown.sections
    assert notifications.listed(willich.workspace, "inbox", state=None, limit=10, after=None)["items"]
    assert form.first_offered(willich.workspace, immediate=True) is None
    assert not form.may_send(willich.workspace)
    assert form.offered(willich.workspace)
    assert open_conflicts(willich.workspace) == ()


def test_nothing_that_waits_is_said_to_follow(police: Member) -> None:
    """What a revoked device still holds is not promised to be sent, whatever its urgency; the number stays."""
    for urgency in ("immediate", "routine"):
        entity = police.notify(ASD, urgency)
        access.note(police.workspace, ended=True)
        banner = detail(police.workspace, entity).banner
        assert banner is not None
        assert (banner.tone, banner.heading) == ("danger", "Nicht übermittelt")
        assert "nicht mehr gesendet" in banner.text
        assert banner.number is not None
        access.note(police.workspace, ended=False)


def test_the_founder_has_no_access_to_lose(company: Company) -> None:
    """A profile that is no device of a unit is not called revoked."""
    assert not access.has_ended(company.founder.workspace)
    assert enrolment_state(company.founder.workspace) == "founder"
