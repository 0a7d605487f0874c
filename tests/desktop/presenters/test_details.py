"""The one chosen in whole: its release while that is all there is, then the notification."""

from __future__ import annotations

import pytest

from desktop.domain.notification_state import Notification
from desktop.domain.release_state import Release
from desktop.domain.templates import template
from desktop.presenters import notification_cards, notification_list, releasing
from desktop.presenters.details import chosen, detail, other_unit
from desktop.presenters.notification_list import Filter
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import ASD, POLICE, Member
from tests.helpers.releases import LEADER, Office, office


@pytest.fixture(name="office")
def an_office() -> Office:
    """An office of three and the police."""
    return office()


def test_it_becomes_the_notification(office: Office) -> None:
    """Under the same id the release is shown first, then what went out, with who released it."""
    notification = office.asked()
    asked = detail(office.lead.workspace, notification)
    assert (asked.steps, asked.kind) == (("released", "returned"), "release")
    releasing.release(office.lead.workspace, notification, LEADER)
    office.sync()
    for member in (office.lead, office.writer, office.police):
        made = detail(member.workspace, notification)
        facts = {fact.label: fact.value for section in made.sections for fact in section.facts}
        assert facts["Freigegeben von"] == LEADER
        assert facts["Gemeldet von"].startswith("Fach A")
        assert made.kind == "notification"
    with refused("not_found", "id"):
        detail(office.lead.workspace, office.lead.workspace.new_id())


def test_who_sees_what_is_done(office: Office) -> None:
    """The one that is chosen is the release, then the notification; the other side is the police, then the office."""
    notification = office.asked()
    workspace = office.lead.workspace
    state = chosen(workspace, notification)
    assert isinstance(state, Release)
    assert other_unit(workspace, state) == POLICE
    releasing.release(workspace, notification, LEADER)
    office.sync()
    for member, other in ((office.lead, POLICE), (office.police, ASD)):
        sent = chosen(member.workspace, notification)
        assert isinstance(sent, Notification)
        assert other_unit(member.workspace, sent) == other


def titles(member: Member, chosen: Filter, text: str = "") -> list[tuple[str, bool]]:
    """What a list shows: the last chip of each, and whether it is unread."""
    numbers = notification_list.numbers(member.workspace, chosen, text)
    assert notification_list.first(member.workspace, chosen, text).numbers == numbers
    assert text or notification_list.count(member.workspace, chosen) == len(numbers)
    cards = [card for card in notification_cards.cards(member.workspace, numbers) if card is not None]
    return [(card.chips[-1].text, card.unread) for card in cards]


def test_the_list_shows_first_what_waits_for_a_release(office: Office) -> None:
    """Who may decide has it unread before all else; it is outgoing, never incoming, and found by its words."""
    office.asked()
    waits = "Freigabe angefordert"
    for filter_ in (Filter.OPEN, Filter.OUTGOING, Filter.ALL):
        assert titles(office.lead, filter_) == [(waits, True)]
        assert titles(office.writer, filter_) == [(waits, False)]
        assert titles(office.police, filter_) == []
    assert titles(office.lead, Filter.INCOMING) == titles(office.lead, Filter.OVERDUE) == []
    assert titles(office.lead, Filter.ALL, "Bluterguss") == [(waits, True)]
    assert titles(office.lead, Filter.ALL, "Nirgendwo") == []


def test_returned_it_is_unread_for_its_writer(office: Office) -> None:
    """The writer has something to do now, the others not."""
    notification = office.asked()
    releasing.give_back(office.lead.workspace, notification, LEADER, "")
    office.sync()
    assert titles(office.writer, Filter.OPEN) == [("Zurückgegeben", True)]
    assert titles(office.lead, Filter.OPEN) == [("Zurückgegeben", False)]


def test_a_number_is_found_for_both(office: Office) -> None:
    """Whoever opens one by its id finds its row, as release and as notification."""
    workspace, notification = office.lead.workspace, office.asked()
    number = notification_list.number(workspace, notification)
    assert number in notification_list.numbers(workspace, Filter.OPEN)
    assert notification_list.first(workspace, Filter.OPEN, keep=number).whole
    releasing.release(workspace, notification, LEADER)
    (entity,) = [state.id for _, state in workspace.group(notification)]
    assert notification_list.number(workspace, entity) in notification_list.numbers(workspace, Filter.OPEN)
    assert notification_list.number(workspace, notification) == notification_list.number(workspace, entity) != number
    assert notification_list.released_as(workspace, notification) == notification_list.number(workspace, entity)
    assert notification_list.released_as(workspace, entity) is None
    assert notification_list.number(workspace, workspace.new_id()) is None


def test_late_ones_are_overdue(office: Office) -> None:
    """What nobody decided in time stands under what is overdue, with since when."""
    office.written({**template("J06"), "urgency": "urgent"})
    office.sync()
    office.company.clock.time += 61 * 60_000
    assert titles(office.lead, Filter.OVERDUE) == [("Freigabe angefordert", True)]


def test_an_empty_list_says_why() -> None:
    """What was searched for and not found can be searched for otherwise; a filter says what it is empty of."""
    assert notification_list.why_empty(Filter.OPEN, "Xanten").startswith("Nichts gefunden.")
    assert notification_list.why_empty(Filter.OPEN, "") == "Nichts offen."
    assert notification_list.why_empty(Filter.INCOMING, "") == "Keine Meldungen in diesem Filter."
