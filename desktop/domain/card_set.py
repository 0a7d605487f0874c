"""A set of training cards: short questions with answers to choose from, for all units, in versions.

Only the agency that added it writes it. `key` is the name by which the rules ask for it ("before notifications of this
kind are read"). A revision takes the place of the whole set; of two at once the later in the order is shown, and that
there were two is a conflict until somebody who has seen both revises again.
"""

from __future__ import annotations

from typing import Annotated, Final

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from desktop.domain.audience import Audience
from desktop.domain.event import Event, Kind, Row
from desktop.domain.event_body import EventBody
from desktop.domain.fields import Version
from desktop.domain.outcome import APPLIED, CONFLICT, SUPERSEDED, Outcome, Verdict, quarantined, waiting
from desktop.domain.training_rule import Key

LONGEST_TITLE: Final = 200
LONGEST_TEXT: Final = 2000
LONGEST_ANSWER: Final = 300
MOST_ANSWERS: Final = 6
MOST_CARDS: Final = 50

_Title = Annotated[str, Meta(min_length=1, max_length=LONGEST_TITLE)]
_Text = Annotated[str, Meta(min_length=1, max_length=LONGEST_TEXT)]
_Answer = Annotated[str, Meta(min_length=1, max_length=LONGEST_ANSWER)]


class Card(msgspec.Struct, frozen=True):
    """One card: what is to be known, a question, answers of which number `right` (from 0) is the right one, and why."""

    question: _Text
    answers: Annotated[tuple[_Answer, ...], Meta(min_length=2, max_length=MOST_ANSWERS)]
    right: Annotated[int, Meta(ge=0, le=MOST_ANSWERS - 1)]
    text: Annotated[str, Meta(max_length=LONGEST_TEXT)] = ""
    explanation: Annotated[str, Meta(max_length=LONGEST_TEXT)] = ""


class Content(msgspec.Struct, frozen=True):
    """What a version of a set says: its title, for whom it is (everybody where it names nobody), its cards in order."""

    title: _Title
    cards: Annotated[tuple[Card, ...], Meta(min_length=1, max_length=MOST_CARDS)]
    audience: Audience = ()


class CardSetAdded(EventBody, frozen=True):
    """A unit has added a set of cards."""

    unit: Annotated[str, Meta(max_length=64)]
    agency: Annotated[str, Meta(max_length=64)]
    key: Key
    content: Content


class CardSetRevised(EventBody, frozen=True):
    """The set is another, in place of those its author had seen as the newest."""

    replaces: Annotated[tuple[Version, ...], Meta(min_length=1, max_length=100)]
    content: Content


class CardSetRemoved(EventBody, frozen=True):
    """The set is no longer offered."""


class CardSet(msgspec.Struct, frozen=True):
    """A set as it stands: what it says, its version, all versions so far, and which of them nobody has replaced."""

    id: bytes
    unit: str
    agency: str
    key: str
    content: Content
    version: bytes
    at: int
    past: tuple[bytes, ...]
    newest: tuple[bytes, ...]
    removed: bool = False


def fold(state: CardSet | None, event: Event) -> tuple[CardSet | None, Outcome]:
    """Fold one event of a set."""
    body: CardSetAdded | CardSetRevised | CardSetRemoved = event.body
    if isinstance(body, CardSetAdded):
        return _added(state, event, body)
    if state is None:
        return None, waiting("parent")
    if event.author.agency != state.agency:
        return state, quarantined("own_agency_only")
    if isinstance(body, CardSetRemoved):
        return replace(state, removed=True), SUPERSEDED if state.removed else APPLIED
    changed, outcome = _revised(state, event, body)
    return changed, SUPERSEDED if state.removed and outcome.verdict is not Verdict.QUARANTINED else outcome


def _added(state: CardSet | None, event: Event, body: CardSetAdded) -> tuple[CardSet | None, Outcome]:
    if state is not None:
        return state, quarantined("card_set_known")
    if body.agency != event.author.agency:
        return None, quarantined("own_agency_only")
    if body.unit not in event.author.agency_units:
        return None, quarantined("unit_of_another_agency")
    if not _answerable(body.content):
        return None, quarantined("no_right_answer")
    first = (event.id,)
    made = CardSet(event.entity, body.unit, body.agency, body.key, body.content, event.id, event.at, first, first)
    return made, APPLIED


def _revised(state: CardSet, event: Event, body: CardSetRevised) -> tuple[CardSet, Outcome]:
    if not set(body.replaces) <= set(state.past):
        return state, quarantined("unknown_version")
    if not _answerable(body.content):
        return state, quarantined("no_right_answer")
    rivals = tuple(version for version in state.newest if version not in body.replaces)
    changed = replace(
        state,
        content=body.content,
        version=event.id,
        at=event.at,
        past=(*state.past, event.id),
        newest=(*rivals, event.id),
    )
    return changed, CONFLICT if rivals else APPLIED


def _answerable(content: Content) -> bool:
    """Say whether every card has its right answer among those it offers."""
    return all(card.right < len(card.answers) for card in content.cards)


def row(state: CardSet) -> Row:
    """Give what lists of cards show and search finds."""
    return Row(
        status="removed" if state.removed else "current",
        origin=state.agency,
        target=state.unit,
        sort=state.at,
        conflict=len(state.newest) > 1,
        text="" if state.removed else state.content.title,
    )


CARD_SET: Final = Kind(
    name="card_set",
    channel="cooperation",
    fold_version=1,
    bodies={"added": CardSetAdded, "revised": CardSetRevised, "removed": CardSetRemoved},
    state=CardSet,
    fold=fold,
    row=row,
)
