"""What is not seen at a glance: protected places nowhere outside the notification, and who reported."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.domain.content import Child, Content, Labels, Reporter, Statement
from desktop.domain.jurisdiction import Place
from desktop.domain.notification_events import NotCompetent, Supplemented
from desktop.domain.refused import Refused
from desktop.presenters import (
    details,
    drafts,
    guarded,
    notification_cards,
    notifications,
    notifying,
    recalling,
    synchronisation,
)
from desktop.presenters.drafts import Draft
from desktop.presenters.notification_detail import Detail, detail
from desktop.presenters.palette import records_found
from desktop.presenters.searching import search
from tests.helpers.company import ASD, POLICE, Company, Member, founded, notified
from tests.helpers.documents import example, least
from tests.helpers.protected import Secret, secrets
from tests.helpers.releases import office

SHELTER = Place("Willich", "Schiefbahn", street="Geheimweg", house_number="3", postcode="47877")
PROTECTED = Content(
    category="P01",
    whereabouts=SHELTER,
    children=(Child(family_name="Eins", protected_address=True),),
    statements=(Statement(kind="told", text="Sie sind im Geheimweg."),),
    reporter=Reporter(name="Frau Nachbarin", phone="030 23125 009"),
)
CALL = {"person": "Jugendamt Krefeld", "at": "2026-09-21T16:00:00+02:00"}
TELLING = ("Geheimweg", "47877", "Schiefbahn")


def notify(member: Member, content: Content, rule: str = "Aufenthalt des Kindes") -> bytes:
    """Write a notification of this content."""
    entity = member.workspace.new_id()
    member.do(ASD, "notification.notified", entity, notified(member.unit, ASD, content=content, rule=rule))
    return entity


def said(found: Detail) -> str:
    """Every word of a detail."""
    return repr(found)


@cache
def company() -> Company:
    """One cooperation for all examples: each writes a notification more."""
    return founded()


def outside(member: Member, entity: bytes, words: tuple[str, ...]) -> Iterator[object]:
    """Yield everything that is said of a notification without opening it and asking for its places."""
    workspace = member.workspace
    number = workspace.number("notification", entity)
    assert number is not None
    yield notification_cards.cards(workspace, [number])
    yield detail(workspace, entity)
    for box in ("inbox", "outbox"):
        yield notifications.listed(workspace, box, state=None, limit=100, after=None)
    for word in ("Eins", "Kind", *words):
        found = search(workspace, word, None, 100)["items"]
        yield [(row["title"], row["snippet"]) for row in found]
        yield records_found(workspace, word) if word == "Eins" else ()
    yield synchronisation.waiting(workspace)
    yield synchronisation.refusals(workspace)
    yield drafts.listed(workspace)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(secrets(), st.booleans())
def test_no_protected_place_stands_outside_the_notification(secret: Secret, there: object) -> None:
    """No street, postcode or place in lists, search, command line lists, palette, drafts, sync or the detail's face."""
    police, willich = company().members[:2]
    entity = notify(police, secret.content)
    document = {"whereabouts": {"municipality": secret.telling[0]}, "children": [{"protected_address": True}]}
    drafts.save(police.workspace, Draft(police.workspace.new_id(), "P01", "urgent", quick=False, document=document))
    if there:
        company().everybody_syncs(2)
    reader = willich if there else police
    shown = "\n".join(str(one) for one in outside(reader, entity, secret.telling)).casefold()
    assert "eins" in shown
    assert not [word for word in secret.telling if word.casefold() in shown]


def test_a_search_for_a_protected_place_finds_nothing(police: Member) -> None:
    """Who looks for a street does not learn that somebody hides there."""
    notify(police, PROTECTED)
    for word in (*TELLING, "Willich"):
        assert search(police.workspace, word, "notification", 10)["items"] == []
    assert len(search(police.workspace, "Eins", "notification", 10)["items"]) == 1


def test_places_are_shown_when_somebody_asks(police: Member) -> None:
    """The notification keeps its places, and whoever needs them sees them, with the rule that led to the unit."""
    entity = notify(police, PROTECTED, rule="Ortsteil Schiefbahn.")
    hidden = detail(police.workspace, entity)
    assert (hidden.protects, hidden.veiled) == (True, True)
    assert not [word for word in TELLING if word in said(hidden)]
    shown = detail(police.workspace, entity, addresses=True)
    assert (shown.protects, shown.veiled) == (True, False)
    assert all(word in said(shown) for word in TELLING)
    assert "Ortsteil Schiefbahn." in said(shown)


def test_what_waits_for_a_release_and_what_was_only_phoned_is_masked_too(police: Member) -> None:
    """Whoever releases it sees the places when they ask, as with any other."""
    made = office()
    document = example("J06")
    document["children"][0]["protected_address"] = True
    document["whereabouts"] |= {"street": "Geheimweg"}
    waiting = made.written(document)
    called = {**least(whereabouts={"municipality": "Krefeld", "street": "Geheimweg"}), "phone_log": [CALL]}
    called["children"] = [{"family_name": "Eins", "protected_address": True}]
    told = police.workspace.new_id()
    notifying.write(police.workspace, told, called, "Dienst A")
    for workspace, entity in ((made.writer.workspace, waiting), (police.workspace, told)):
        hidden = details.detail(workspace, entity)
        assert (hidden.protects, hidden.veiled, "Geheimweg" in said(hidden)) == (True, True, False)
        assert "Geheimweg" in said(details.detail(workspace, entity, addresses=True))


def test_a_reason_above_a_notification_is_veiled_too() -> None:
    """Why a recall is asked for, or why nobody is competent, is shown without the places, until somebody asks."""
    both = founded()
    police, willich = both.members
    asked, refused = notify(police, PROTECTED), notify(police, PROTECTED)
    both.everybody_syncs()
    recalling.recall(police.workspace, asked, "A", "Die Familie ist im Geheimweg.")
    notifications.not_competent(willich.workspace, refused, NotCompetent("B", "Geheimweg liegt nicht hier."))
    both.everybody_syncs()
    for member, entity in ((willich, asked), (police, refused)):
        assert "Geheimweg" not in said(detail(member.workspace, entity))
        assert "Geheimweg" in repr(detail(member.workspace, entity, addresses=True).banner)


def test_what_is_not_protected_is_simply_there(police: Member) -> None:
    """Nobody has to ask for an address that is not protected."""
    found = detail(police.workspace, notify(police, Content(category="P01", whereabouts=SHELTER)))
    assert (found.protects, found.veiled) == (False, False)
    assert "Geheimweg" in said(found)


def test_a_draft_shows_no_protected_place(police: Member) -> None:
    """The list of drafts says that the address is protected instead."""
    document = {"whereabouts": {"municipality": "Willich"}, "guardians": [{"protected_address": True}]}
    drafts.save(police.workspace, Draft(police.workspace.new_id(), "P01", "urgent", quick=False, document=document))
    [one] = drafts.listed(police.workspace)
    assert "Willich" not in one.card.spoken
    assert "Anschrift geschützt" in one.card.spoken


def test_the_receiver_reads_how_to_handle_it(company_: Company, police: Member, willich: Member) -> None:
    """§ 22b PolG NRW: the labels stay with the data, and whoever receives it is told so; the sender is not."""
    labels = Labels(means="covert", person_category="victim", protected_interest="Kindeswohl", special_category=True)
    entity = notify(police, Content(category="P01", labels=labels))
    company_.everybody_syncs()
    marks = next(one for one in detail(willich.workspace, entity).sections if one.title == "Kennzeichnung")
    assert [fact.value for fact in marks.facts] == ["Verdeckt", "Opfer", "Kindeswohl", "Ja"]
    there = next(one for one in detail(willich.workspace, entity).sections if one.title == "Umgang mit den Angaben")
    assert "§ 22b PolG NRW" in [fact.label for fact in there.facts]
    assert "Umgang mit den Angaben" not in [one.title for one in detail(police.workspace, entity).sections]


def test_social_data_says_what_it_may_be_used_for(company_: Company, police: Member, willich: Member) -> None:
    """§ 78 SGB X: the police reads its purpose with what the office tells it, and the office not with the police's."""

    def told(reader: Member, entity: bytes) -> list[str]:
        found = [one for one in detail(reader.workspace, entity).sections if one.title == "Umgang mit den Angaben"]
        return [fact.label for section in found for fact in section.facts]

    call, report = willich.workspace.new_id(), notify(police, Content(category="P01"))
    body = notified(ASD, POLICE, content=Content(category="J01"))
    willich.do(POLICE, "notification.notified", call, replace(body, category="J01"))
    company_.everybody_syncs()
    assert told(police, call) == ["§ 78 SGB X"]
    assert told(willich, call) == []
    assert "§ 78 SGB X" not in told(willich, report)


@pytest.fixture
def company_(company: Company) -> Company:
    """The cooperation of the fixtures, where a name of this file hides theirs."""
    return company


def test_who_reported_is_hidden_until_somebody_says_why(company_: Company, police: Member, willich: Member) -> None:
    """The reason stands in the timeline of both sides, and only the device that gave it sees the name."""
    entity = notify(police, PROTECTED)
    company_.everybody_syncs()
    state = notifications.find(willich.workspace, entity)
    assert guarded.hides_reporter(willich.workspace, state)
    assert "Frau Nachbarin" not in said(detail(willich.workspace, entity))
    with pytest.raises(Refused):
        notifications.show_reporter(willich.workspace, entity, "Fachkraft A", "  ")
    notifications.show_reporter(willich.workspace, entity, "Fachkraft A", "Rückfrage zur Uhrzeit.")
    company_.everybody_syncs()
    assert "Frau Nachbarin" in said(detail(willich.workspace, entity))
    assert "Frau Nachbarin" not in said(detail(police.workspace, entity))
    assert "Rückfrage zur Uhrzeit." in said(detail(police.workspace, entity))


def test_who_reported_and_was_named_later_is_shown_for_a_reason_too(
    company_: Company, police: Member, willich: Member
) -> None:
    """A supplement that names who reported hides them in the same way, on the screen and on the command line."""
    entity = notify(police, Content(category="P01"))
    later = Supplemented("Dienst A", Content(reporter=PROTECTED.reporter))
    police.do(ASD, "notification.supplemented", entity, later)
    company_.everybody_syncs()
    workspace = willich.workspace

    def shown() -> list[bool]:
        both = said(detail(workspace, entity)), repr(notifications.whole(workspace, entity))
        return ["Frau Nachbarin" in one for one in both]

    assert guarded.hides_reporter(workspace, notifications.find(workspace, entity))
    assert shown() == [False, False]
    notifications.show_reporter(workspace, entity, "Fachkraft A", "Rückfrage zur Uhrzeit.")
    assert shown() == [True, True]
