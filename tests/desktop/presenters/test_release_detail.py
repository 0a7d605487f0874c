"""What a screen shows of what waits for its release: to the writer, to those who decide, to the others."""

from __future__ import annotations

import pytest

from desktop.domain.templates import template
from desktop.presenters import notification_detail, release_detail, releasing
from desktop.presenters.notification_detail import Detail
from desktop.presenters.on_call import FALLBACK
from tests.helpers.company import Member
from tests.helpers.documents import example
from tests.helpers.releases import LEADER, WRITER, Office, office
from tests.helpers.revoking import revoke

URGENT = {**template("J06"), "urgency": "urgent"}
HOUR = 60 * 60_000


@pytest.fixture(name="office")
def an_office() -> Office:
    """An office of three and the police."""
    return office()


def shown(member: Member, notification: bytes) -> Detail:
    """What a member sees of it."""
    return release_detail.detail(member.workspace, releasing.required(member.workspace, notification))


def said(detail: Detail) -> str:
    """Heading and text of the banner."""
    assert detail.banner is not None
    return f"{detail.banner.heading} {detail.banner.text}"


def test_everybody_reads_the_basis_that_was_chosen(office: Office) -> None:
    """Whoever decides and the police read of an answer the one basis it rests on, not both that there are."""
    notification = office.asked(example("J07"))
    assert basis(shown(office.lead, notification)) == ["§ 68 SGB X"]
    releasing.release(office.lead.workspace, notification, LEADER)
    office.sync()
    [(_, state)] = office.police.workspace.states("notification")
    assert basis(notification_detail.detail(office.police.workspace, state.id)) == ["§ 68 SGB X"]


def basis(detail: Detail) -> list[str]:
    """The legal basis as it stands in the section about it."""
    return [fact.value for fact in detail.sections[0].facts if fact.label == "Rechtsgrundlage"]


def test_who_decides_sees_all_of_it_and_both_buttons(office: Office) -> None:
    """The whole content stands there as the receiver will read it, and what may be done with it."""
    detail = shown(office.lead, office.asked())
    facts = {fact.label: fact.value for section in detail.sections for fact in section.facts}
    assert facts["Geschrieben von"].startswith(WRITER)
    assert facts["Welche eigene Aufgabe"] == template("J06")["circumstances"]["own_task"]
    assert facts["Aussage"] == template("J06")["statements"][0]["text"]
    assert detail.steps == ("released", "returned")
    assert said(detail).startswith("Ihre Freigabe ist angefordert")
    assert detail.number.startswith("VIE-")


def test_the_writer_sees_who_may_decide_and_whom_to_call(office: Office) -> None:
    """Nothing is called sent; the names stand there, and a number or what to do without one."""
    detail = shown(office.writer, office.asked())
    assert detail.steps == ("request_withdrawn",)
    assert "Noch nicht gesendet" in said(detail)
    assert "Freigeben dürfen: " in said(detail)
    assert "braucht keine Freigabe" in said(detail)
    assert detail.banner is not None
    assert detail.banner.number is not None
    assert detail.banner.number.note == FALLBACK


def test_a_request_that_has_not_left_is_called_so(office: Office) -> None:
    """Who is to decide cannot know of it yet."""
    assert "liegt noch auf diesem Gerät" in said(shown(office.writer, office.written()))


def test_without_anybody_who_may_it_says_so(office: Office) -> None:
    """A lead who is alone with it is told that nobody else may."""
    revoke(office.company, office.company.founder, office.deputy)
    office.lead.synced()
    office.writer, office.lead = office.lead, office.writer
    from_lead = office.written()
    assert "darf zurzeit niemand sonst freigeben" in said(shown(office.writer, from_lead))


def test_a_colleague_sees_it_and_may_do_nothing(office: Office) -> None:
    """Who neither wrote it nor has the role only reads."""
    notification = office.asked()
    office.company.join(office.lead)
    colleague = office.company.members[-1]
    colleague.synced()
    detail = shown(colleague, notification)
    assert detail.steps == ()
    assert "Freigeben dürfen: " in said(detail)


def test_what_nobody_decided_in_time_is_shown_as_such(office: Office) -> None:
    """After the hour of the rules both sides read since when, in the tone of danger."""
    notification = office.written(URGENT)
    office.sync()
    assert "Frist: " in said(shown(office.writer, notification))
    office.company.clock.time += HOUR + 5 * 60_000
    for member in (office.writer, office.lead):
        detail = shown(member, notification)
        assert "hat niemand über die Freigabe entschieden" in said(detail)
        assert detail.banner is not None
        assert detail.banner.tone == "danger"
        assert any(chip.text.startswith("Freigabe überfällig") for chip in detail.chips)


def test_returned_it_says_by_whom_and_why(office: Office) -> None:
    """The writer reads the reason and where the text is."""
    notification = office.asked()
    releasing.give_back(office.lead.workspace, notification, LEADER, "Bitte ohne Diagnose.")
    office.sync()
    detail = shown(office.writer, notification)
    assert detail.steps == ()
    assert said(detail) == (
        f"Nicht gesendet: zurückgegeben von {LEADER} "
        "Bitte ohne Diagnose. Der Text liegt unter „Entwürfe“ und lässt sich dort überarbeiten."
    )
    assert [line.text for line in detail.timeline] == ["", "Bitte ohne Diagnose."]
    assert shown(office.deputy, notification).steps == ()
    assert "Entwürfe" not in said(shown(office.deputy, notification))


def test_what_is_over_says_so(office: Office) -> None:
    """Taken back it was not sent; released and not here it waits on another device."""
    withdrawn, out = office.asked(), office.asked()
    releasing.take_back(office.writer.workspace, withdrawn, WRITER, "")
    assert said(shown(office.writer, withdrawn)) == "Zurückgezogen Diese Meldung wurde nicht gesendet."
    releasing.release(office.lead.workspace, out, LEADER)
    rows = [row for row in office.lead.workspace.unplaced() if row.channel != office.lead.workspace.own_unit()]
    office.lead.journal.outbox.mark([row.event for row in rows], "withdrawn")
    office.sync()
    detail = shown(office.writer, out)
    assert said(detail).startswith("Freigegeben, noch nicht übermittelt")
    assert detail.steps == ()


def test_nothing_is_offered_once_access_has_ended(office: Office) -> None:
    """Who can write nothing any more is offered nothing."""
    notification = office.asked()
    revoke(office.company, office.company.founder, office.deputy)
    assert shown(office.deputy, notification).steps == ()
