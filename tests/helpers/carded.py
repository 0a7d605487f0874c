"""The cards that lists show, as tests look at them."""

from __future__ import annotations

from desktop.domain.content import Content
from desktop.presenters.notification_cards import Card, cards
from tests.helpers.company import ASD, Member, notified


def card(member: Member, entity: bytes) -> Card:
    """A notification's card."""
    number = member.workspace.number("notification", entity)
    assert number is not None
    [found] = cards(member.workspace, [number])
    assert found is not None
    return found


def words(one: Card) -> list[str]:
    """The words of a card's chips."""
    return [str(chip.text) for chip in one.chips]


def notify(member: Member, content: Content, urgency: str = "urgent") -> bytes:
    """Write a notification of this content."""
    entity = member.workspace.new_id()
    member.do(ASD, "notification.notified", entity, notified(member.unit, ASD, urgency, content=content))
    return entity
