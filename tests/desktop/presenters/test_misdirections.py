"""What a page shows of what went to the wrong unit: a short banner, the record below it, and that it was taken back."""

from __future__ import annotations

from desktop.presenters import notifications
from desktop.presenters.misdirections import confirmed_by
from desktop.presenters.notification_detail import detail
from desktop.presenters.recalling import confirm, misdirected, take_misdirection_back
from desktop.presenters.steps.table import TABLE
from tests.helpers.company import Member
from tests.helpers.passing_on import acknowledge, arrived, settle, shown

HOUR = 3_600_000
WHY = "andere Familie"


def banner_of(member: Member, entity: bytes) -> str:
    """The banner of a member's page, in one text."""
    said = detail(member.workspace, entity).banner
    return "" if said is None else f"{said.heading} {said.text}"


def record_of(member: Member, entity: bytes) -> list[tuple[str, str]]:
    """What the page says of it."""
    found = [one for one in detail(member.workspace, entity).sections if one.title == "Fehlleitung"]
    return [(fact.label, fact.value) for section in found for fact in section.facts]


def test_a_misdirection_shows_the_deadline_and_what_to_do() -> None:
    """Willich is told to give it up, police what to do, by when to report, and that their deadline runs until then."""
    company, police, willich, _, entity = arrived()
    misdirected(willich.workspace, entity, "Fach A", WHY)
    settle(company)
    assert "geben Sie den Inhalt auf" in banner_of(willich, entity)
    said = banner_of(police, entity)
    assert "Art. 33 DSGVO" in said
    assert "Ihre Frist läuft weiter" in said
    assert "halten Sie das hier fest" in said
    confirm(willich.workspace, entity, "Fach A", "")
    misdirected(police.workspace, entity, "Dienst A", "neu gemeldet")
    settle(company)
    assert "Ihre Stelle hat den Inhalt aufgegeben" in banner_of(willich, entity)
    assert "Ihre Frist läuft weiter" not in banner_of(police, entity)
    assert "halten Sie das hier fest" not in banner_of(police, entity)
    company.clock.time += 73 * HOUR
    assert "Diese Frist ist abgelaufen." in banner_of(police, entity)


def test_the_banner_of_the_sender_leaves_room_for_what_comes_next() -> None:
    """At the largest text the main button stands below it without scrolling: it is short, the rest has a section."""
    company, police, willich, _, entity = arrived()
    misdirected(willich.workspace, entity, "Fach A", WHY)
    settle(company)
    assert len(banner_of(police, entity)) < 200
    labels = [label for label, _ in record_of(police, entity)]
    assert labels == ["Festgehalten", "Inhalt bei der empfangenden Stelle", "Datenschutz"]
    assert "Aufsichtsbehörde" in dict(record_of(police, entity))["Datenschutz"]
    assert [label for label, _ in record_of(willich, entity)] == labels[:2]
    assert "noch nicht" in dict(record_of(police, entity))[labels[1]]
    confirm(willich.workspace, entity, "Fach A", "")
    settle(company)
    assert dict(record_of(police, entity))[labels[1]] == "aufgegeben"


def test_what_is_taken_back_stays_with_its_reason() -> None:
    """Police had recorded the breach: they read that it was none, why, that their clock runs, and whom to tell."""
    company, police, willich, _, entity = arrived()
    misdirected(willich.workspace, entity, "Fach A", WHY)
    settle(company)
    misdirected(police.workspace, entity, "Dienst A", "der Aufsicht gemeldet")
    settle(company)
    take_misdirection_back(willich.workspace, entity, "Fach B", "wohnt doch hier")
    settle(company)
    said = banner_of(police, entity)
    assert said.startswith("Fehlleitung zurückgenommen – Ihre Frist läuft wieder")
    assert "Datenschutzstelle" in said
    assert "wohnt doch hier" in said
    record = record_of(police, entity)
    assert [label for label, _ in record] == [
        "Festgehalten, zurückgenommen",
        "Festgehalten, zurückgenommen",
        "Zurückgenommen",
        "Datenschutz",
    ]
    assert "der Aufsicht gemeldet" in record[1][1]
    assert "wohnt doch hier" in record[2][1]
    assert [label for label, _ in record_of(willich, entity)][-1] == "Zurückgenommen"
    acknowledge(willich, entity, "Fach B")
    settle(company)
    assert record_of(police, entity)[-1][0] == "Datenschutz"
    assert banner_of(police, entity).startswith("Eingang bestätigt")


def test_a_clock_that_never_stood_does_not_run_again() -> None:
    """Who has not taken note of it, or no longer, reads that it was taken back, and of no clock: theirs ran on."""
    company, police, willich, _, entity = arrived()
    misdirected(willich.workspace, entity, "Fach A", WHY)
    settle(company)
    take_misdirection_back(willich.workspace, entity, "Fach B", "wohnt doch hier")
    settle(company)
    assert banner_of(police, entity).startswith("Fehlleitung zurückgenommen Noch hat niemand")
    misdirected(willich.workspace, entity, "Fach A", WHY)
    settle(company)
    misdirected(police.workspace, entity, "Dienst A", "festgehalten")
    take_misdirection_back(police.workspace, entity, "Dienst A", "noch nicht")
    settle(company)
    take_misdirection_back(willich.workspace, entity, "Fach B", "wohnt doch hier")
    settle(company)
    assert "läuft wieder" not in banner_of(police, entity)
    misdirected(willich.workspace, entity, "Fach A", WHY)
    settle(company)
    misdirected(police.workspace, entity, "Dienst A", "festgehalten")
    settle(company)
    take_misdirection_back(willich.workspace, entity, "Fach B", "wohnt doch hier")
    settle(company)
    assert "läuft wieder" in banner_of(police, entity)
    misdirected(willich.workspace, entity, "Fach A", WHY)
    settle(company)
    take_misdirection_back(willich.workspace, entity, "Fach B", "wohnt doch hier")
    settle(company)
    assert "läuft wieder" not in banner_of(police, entity)


def test_that_it_was_taken_back_is_said_once_the_deadline_has_passed_too() -> None:
    """Whoever is to telephone knows why they had not: their clock had stood; the receiver is told only what to do."""
    company, police, willich, _, entity = arrived()
    misdirected(willich.workspace, entity, "Fach A", WHY)
    settle(company)
    misdirected(police.workspace, entity, "Dienst A", "festgehalten")
    settle(company)
    take_misdirection_back(willich.workspace, entity, "Fach B", "wohnt doch hier")
    settle(company)
    company.clock.time += 200 * HOUR
    said = banner_of(police, entity)
    assert said.startswith("Seit ")
    assert "Fehlleitung zurückgenommen – Ihre Frist läuft wieder. " in said
    assert "Fehlleitung" not in banner_of(willich, entity)


def test_the_dialog_asks_to_telephone_because_an_older_program_learns_nothing() -> None:
    """A device that does not know the taking back shows on what it knew; nor does the dialog promise a clock."""
    dialog = TABLE["misdirection_taken_back"].dialog
    assert dialog is not None
    assert "Rufen Sie {other} an" in dialog.text
    assert "Solange niemand den Eingang bestätigt hat" in dialog.text


def test_what_the_sender_takes_back_themselves_they_are_not_told() -> None:
    """Their banner says how far it got, as before; where nothing went wrong there is no section of it."""
    company, police, willich, _, entity = arrived()
    assert record_of(police, entity) == []
    misdirected(police.workspace, entity, "Dienst A", WHY)
    take_misdirection_back(police.workspace, entity, "Dienst A", "doch richtig")
    settle(company)
    assert "Fehlleitung" not in banner_of(police, entity)
    assert not shown(willich, entity).marks
    assert notifications.report_due(police.workspace, shown(police, entity)) == 0


def test_who_has_confirmed_it_is_asked_before_it_is_given_up() -> None:
    """Whoever confirms what somebody said was wrong is named; who says so of what they confirmed knows."""
    company, _, willich, _, entity = arrived()
    assert confirmed_by(shown(willich, entity)) == ""
    misdirected(willich.workspace, entity, "Fach A", WHY)
    assert confirmed_by(shown(willich, entity)) == ""
    acknowledge(willich, entity, "Fach B")
    settle(company)
    assert confirmed_by(shown(willich, entity)) == "Fach B"
    assert banner_of(willich, entity).startswith("Fehlgeleitet Fach B hat den Eingang bestätigt.")
    _, _, willich, _, entity = arrived()
    acknowledge(willich, entity, "Fach A")
    misdirected(willich.workspace, entity, "Fach A", WHY)
    assert confirmed_by(shown(willich, entity)) == ""
