"""The timeline in words: when, what, who, what was written, and why something that stands there does not count."""

from __future__ import annotations

from desktop.domain.notification_events import Acknowledged, NotCompetent, PhoneHandover
from desktop.presenters import notifications
from desktop.presenters.recalling import confirm, misdirected, take_misdirection_back
from desktop.presenters.timeline import Entry, timeline
from desktop.ui.theme import icons
from tests.helpers.company import ASD, Company, Member
from tests.helpers.passing_on import shown

DAY = 24 * 60 * 60_000
CALL = PhoneHandover("Dienst A", "Rufdienst A", "2026-09-21T16:00:00+02:00")


def arrived(company: Company, police: Member) -> bytes:
    """A notification to Willich that has arrived, as both sides know."""
    entity = police.notify(ASD, "immediate")
    company.everybody_syncs()
    return entity


def of(member: Member, entity: bytes) -> tuple[Entry, ...]:
    """What a member reads of what happened."""
    return timeline(member.workspace, shown(member, entity))


def test_the_timeline(company: Company, police: Member, willich: Member) -> None:
    """Each entry says when, what, who and what was written; what is not confirmed yet is said to be on its way."""
    entity = arrived(company, police)
    notifications.phone_handover(police.workspace, entity, CALL)
    entries = of(police, entity)
    assert [entry.what for entry in entries] == [
        "Gemeldet",
        "Zugestellt",
        "Telefonisch übergeben um 16:00 Uhr an Rufdienst A",
    ]
    assert entries[0].who == "Dienst A, Polizei Viersen"
    assert entries[1].who == "Person 2, Jugendamt Willich"
    assert entries[2].text == "noch nicht übermittelt"
    assert all(entry.icon in icons.names() for entry in entries)
    company.everybody_syncs()
    assert of(willich, entity)[2].text == ""
    company.clock.time += DAY
    assert of(willich, entity)[0].time == "Gestern 16:13"
    assert of(willich, entity)[2].what == "Telefonisch übergeben gestern um 16:00 Uhr an Rufdienst A"


def test_a_reason_is_no_date(company: Company, police: Member, willich: Member) -> None:
    """What a person wrote stands in the timeline as it was written, whatever it looks like."""
    entity = arrived(company, police)
    notifications.not_competent(willich.workspace, entity, NotCompetent("A", "2026-01-31"))
    assert of(willich, entity)[-1].text.startswith("2026-01-31")


def test_what_does_not_count_says_why(company: Company, police: Member, willich: Member) -> None:
    """A second acknowledgement came later than another; a misdirection that was a mistake is called taken back."""
    entity = arrived(company, police)
    for _ in range(2):
        willich.do(police.unit, "notification.acknowledged", entity, Acknowledged("Fach A"))
    assert [(one.text, one.faint) for one in of(willich, entity)[-2:]] == [
        ("noch nicht übermittelt", False),
        ("noch nicht übermittelt · später als eine andere", True),
    ]
    misdirected(willich.workspace, entity, "Fach A", "andere Familie")
    take_misdirection_back(willich.workspace, entity, "Fach A", "doch hier")
    company.everybody_syncs()
    said, back = of(police, entity)[-2:]
    assert (said.what, said.text, said.faint) == ("Fehlgeleitet", "andere Familie · zurückgenommen", True)
    assert (back.what, back.text, back.faint) == ("Fehlleitung zurückgenommen", "doch hier", False)


def test_what_was_given_up_unasked_is_not_called_a_recall(company: Company, police: Member, willich: Member) -> None:
    """Nobody asked for it back: the content was given up."""
    entity = arrived(company, police)
    misdirected(willich.workspace, entity, "Fach A", "andere Familie")
    confirm(willich.workspace, entity, "Fach A", "")
    assert of(willich, entity)[-1].what == "Inhalt aufgegeben"
