"""Sets of training cards: who may write them, how they follow each other, and what none may be."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from desktop.domain.card_set import CARD_SET, Card, CardSet, CardSetAdded, CardSetRemoved, CardSetRevised, Content
from desktop.domain.event import Author
from desktop.domain.outcome import APPLIED, CONFLICT, SUPERSEDED, Outcome, quarantined, waiting
from tests.desktop.domain.test_event import RECEIVER, SENDER, author, event, number

COLLEAGUE = author("police-second", device=3)
CARD = Card("Wen rufen Sie an?", ("Niemanden", "Das Jugendamt"), 1)
CONTENT = Content("Meldeweg", (CARD,))
ADDED = CardSetAdded("police-viersen", "police", "meldeweg", CONTENT)
OTHER = replace(CONTENT, title="Meldeweg kompakt")


def fold(state: CardSet | None, body: Any, seq: int, by: Author = SENDER) -> tuple[Any, Outcome]:
    return CARD_SET.fold(state, event("card_set.any", body, by, seq))


def added() -> CardSet:
    state, outcome = fold(None, ADDED, 1)
    assert outcome == APPLIED
    assert isinstance(state, CardSet)
    return state


def revised(*replaces: int, content: Content = OTHER) -> CardSetRevised:
    return CardSetRevised(tuple(map(number, replaces)), content)


def test_a_set_is_there_and_found_by_its_title() -> None:
    """It has its key, its first version, and stands in lists and search."""
    state = added()
    assert (state.key, state.content, state.newest) == ("meldeweg", CONTENT, (number(1),))
    assert (CARD_SET.row(state).status, CARD_SET.row(state).text) == ("current", "Meldeweg")


def test_only_the_own_agency_writes_it() -> None:
    """Another's, one for a unit of another, and one that is there already are set aside."""
    assert fold(None, ADDED, 1, RECEIVER) == (None, quarantined("own_agency_only"))
    assert fold(None, replace(ADDED, unit=RECEIVER.unit), 1) == (None, quarantined("unit_of_another_agency"))
    assert fold(added(), ADDED, 2) == (added(), quarantined("card_set_known"))
    assert fold(None, revised(1), 2) == (None, waiting("parent"))
    for body in (revised(1), CardSetRemoved()):
        assert fold(added(), body, 2, RECEIVER) == (added(), quarantined("own_agency_only"))


def test_two_who_revise_at_once_are_a_conflict() -> None:
    """The later is shown until somebody who has seen both revises again."""
    state, outcome = fold(added(), revised(1), 2)
    assert (outcome, state.content) == (APPLIED, OTHER)
    state, outcome = fold(state, revised(1), 3, COLLEAGUE)
    assert (outcome, state.newest, CARD_SET.row(state).conflict) == (CONFLICT, (number(2), number(3)), True)
    state, outcome = fold(state, revised(2, 3), 4)
    assert (outcome, state.newest) == (APPLIED, (number(4),))
    assert fold(state, revised(9), 5) == (state, quarantined("unknown_version"))


def test_a_card_has_its_right_answer() -> None:
    """A set with a card whose right answer is not among those it offers could be done by nobody."""
    wrong = replace(CONTENT, cards=(replace(CARD, right=2),))
    assert fold(None, replace(ADDED, content=wrong), 1) == (None, quarantined("no_right_answer"))
    assert fold(added(), revised(1, content=wrong), 2) == (added(), quarantined("no_right_answer"))


def test_a_removed_set_is_offered_no_more() -> None:
    """It leaves list and search; what comes after is kept and superseded."""
    state, outcome = fold(added(), CardSetRemoved(), 2)
    assert (outcome, CARD_SET.row(state).status, CARD_SET.row(state).text) == (APPLIED, "removed", "")
    assert fold(state, revised(1), 3)[1] == SUPERSEDED
    assert fold(state, CardSetRemoved(), 3) == (state, SUPERSEDED)
