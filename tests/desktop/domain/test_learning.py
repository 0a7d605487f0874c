"""What somebody has learnt: each device speaks of itself, what is said twice is said once."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from desktop.domain.event import Author
from desktop.domain.learning import LEARNING, MOST, Answered, Confirmed, Done, Later, Learner, PutOff, learner_of
from desktop.domain.outcome import APPLIED, SUPERSEDED, Outcome, quarantined
from tests.desktop.domain.test_event import RECEIVER, SENDER, STAMPED_AT, event, number

MINE = learner_of(SENDER.device)
READ = Confirmed(SENDER.device, number(7), number(8))


def fold(state: Learner | None, body: Any, by: Author = SENDER, entity: bytes = MINE) -> tuple[Any, Outcome]:
    return LEARNING.fold(state, event("learning.any", body, by, 1, entity=entity))


def test_what_was_read_done_and_put_off_is_kept() -> None:
    """Each with its version and when, in order, and with the unit of the person."""
    state, outcome = fold(None, READ)
    assert outcome == APPLIED
    state, _ = fold(state, Answered(SENDER.device, number(9), number(10)))
    state, outcome = fold(state, PutOff(SENDER.device, "gewalt", "Im Einsatz"))
    assert (state.unit, state.device) == (SENDER.unit, SENDER.device)
    assert state.read == (Done(number(7), number(8), STAMPED_AT),)
    assert state.cards == (Done(number(9), number(10), STAMPED_AT),)
    assert (state.put_off, outcome) == ((Later("gewalt", "Im Einsatz", STAMPED_AT),), APPLIED)


def test_what_is_said_twice_is_said_once() -> None:
    """The same version again changes nothing; another version is another."""
    state, _ = fold(None, READ)
    assert fold(state, READ) == (state, SUPERSEDED)
    assert len(fold(state, replace(READ, version=number(9)))[0].read) == 2


def test_nobody_speaks_of_another() -> None:
    """What a device says of another, or writes into another's entity, is set aside."""
    assert fold(None, READ, RECEIVER) == (None, quarantined("another_device"))
    assert fold(None, READ, entity=number(1)) == (None, quarantined("another_device"))


def test_there_is_an_end() -> None:
    """A device that says more than anybody can learn is not listened to any more."""
    full = Learner(MINE, SENDER.unit, SENDER.device, read=(Done(number(1), number(1), 0),) * MOST)
    assert fold(full, READ) == (full, quarantined("too_many"))


def test_no_search_finds_it() -> None:
    """A list finds it by its unit; none of its words stands in the index."""
    row = LEARNING.row(fold(None, PutOff(SENDER.device, "gewalt", "Im Einsatz"))[0])
    assert (row.target, row.text, LEARNING.searched) == (SENDER.unit, "", False)
