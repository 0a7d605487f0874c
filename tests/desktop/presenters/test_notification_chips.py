"""The chips of a notification: where it stands is said honestly, whatever holds it."""

from __future__ import annotations

from desktop.domain.content import Content
from desktop.domain.notification_events import Acknowledged, Remarked, Supplemented
from desktop.presenters.notification_detail import detail
from desktop.presenters.recalling import misdirected, take_misdirection_back
from tests.helpers.carded import card, words
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member, content

ACKNOWLEDGED = Acknowledged("Fachkraft A")


def test_a_card_of_what_waits(police: Member) -> None:
    """What only waits here is said to wait, without a clock, and is never called sent."""
    entity = police.notify(ASD, "immediate")
    assert words(card(police, entity)) == ["Sofort", "Wartet auf Verbindung"]


def test_a_card_of_what_waits_for_more_than_a_connection(police: Member) -> None:
    """Where the recipient has no device yet the card says so, to be seen and heard, and nothing of a connection."""
    one = card(police, police.notify(KEMPEN))
    assert words(one) == ["Regulär", "Wartet auf Gerät der Stelle"]
    assert "Wartet auf Gerät der Stelle" in one.spoken
    assert "Verbindung" not in one.spoken


def test_a_card_of_what_was_refused(police: Member) -> None:
    """What the server refused is said not to have been delivered."""
    entity = police.notify(ASD)
    with police.journal.transaction():
        police.journal.outbox.mark([row.event for row in police.workspace.pending(entity)], "refused", "no_access")
    assert words(card(police, entity)) == ["Regulär", "Nicht zugestellt"]


def test_a_card_of_what_is_done(company: Company, police: Member, willich: Member) -> None:
    """Once somebody has it no clock is shown, and it is no longer unread."""
    entity = police.notify(ASD, "immediate")
    company.everybody_syncs()
    willich.do(POLICE, "notification.acknowledged", entity, ACKNOWLEDGED)
    one = card(willich, entity)
    assert (words(one), one.unread) == (["Sofort", "Eingang bestätigt"], False)


def test_what_went_to_the_wrong_unit_is_said_first(company: Company, police: Member, willich: Member) -> None:
    """Its task is short because the word stands before it, however far somebody has got; taken back it is gone."""
    entity = police.notify(ASD)
    company.everybody_syncs()
    willich.do(POLICE, "notification.acknowledged", entity, ACKNOWLEDGED)
    willich.do(POLICE, "notification.started", entity, Remarked("Fachkraft A"))
    misdirected(willich.workspace, entity, "Fachkraft A", "andere Familie")
    assert words(card(willich, entity)) == ["Regulär", "Fehlgeleitet", "Weiterleiten oder aufgeben"]
    take_misdirection_back(willich.workspace, entity, "Fachkraft A", "doch hier")
    assert words(card(willich, entity)) == ["Regulär", "In Bearbeitung"]


def test_what_followed_is_said_once(company: Company, police: Member, willich: Member) -> None:
    """What nobody has seen has one chip on either side; where a clock runs for it that one counts down."""
    entity = police.notify(ASD)
    company.everybody_syncs()
    willich.do(POLICE, "notification.acknowledged", entity, ACKNOWLEDGED)
    police.do(ASD, "notification.supplemented", entity, Supplemented("Dienst A", content("Mia")))
    company.everybody_syncs()
    for member in (police, willich):
        said = ["Regulär", "Eingang bestätigt", "Nachtrag ungesehen"]
        assert (words(card(member, entity)), chips(member, entity)) == (said, said)
    raised = Supplemented("Dienst A", Content(), "Kind verletzt", urgency="immediate")
    police.do(ASD, "notification.supplemented", entity, raised)
    company.everybody_syncs()
    said = ["Sofort", "Änderung ungesehen · noch 15 min", "Eingang bestätigt"]
    assert (words(card(willich, entity)), chips(willich, entity)) == (said, said)


def chips(member: Member, entity: bytes) -> list[str]:
    """The chips in whole, as they stand above a notification."""
    return [chip.text for chip in detail(member.workspace, entity).chips]
