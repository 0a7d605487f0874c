"""Who has a notification in hand: the first of two at once counts, and both are shown."""

from __future__ import annotations

from typing import Any

from desktop.domain.assignment import ASSIGNMENT, Assigned, Assignment, awaited, fold, goes_with
from desktop.domain.event import Elsewhere
from desktop.domain.outcome import APPLIED, SUPERSEDED, Outcome, quarantined
from tests.desktop.domain.test_event import RECEIVER, author, event, number

TO_B = Assigned("A. Ohm", number(102), "B. Watt", number(103), "C. Volt")


def assigned(state: Assignment | None, body: Assigned, seq: int, **other: Any) -> tuple[Assignment | None, Outcome]:
    return fold(state, event("assignment.assigned", body, other.pop("by", RECEIVER), seq, **other))


def test_the_last_that_replaces_the_one_before_counts() -> None:
    """A notification goes from hand to hand, and nobody has it once it is given to nobody."""
    state, outcome = assigned(None, TO_B, 1)
    assert outcome == APPLIED
    assert state is not None
    assert state.current is not None
    assert (state.current.body.to_name, state.current.body.deputy_name) == ("B. Watt", "C. Volt")
    row = ASSIGNMENT.row(state)
    assert (row.status, row.awaits) == ("assigned", awaited(number(102)))
    state, _ = assigned(state, Assigned("B. Watt", replaces=number(1)), 2)
    assert state is not None
    row = ASSIGNMENT.row(state)
    assert (state.current, row.status, row.awaits) == (None, "unassigned", "")


def test_of_two_at_once_the_first_counts() -> None:
    """The later one names a version that no longer stands: it is superseded and shown."""
    state, _ = assigned(None, TO_B, 1)
    state, outcome = assigned(state, Assigned("D. Tesla", number(104), "D. Tesla"), 2)
    assert outcome == SUPERSEDED
    assert state is not None
    assert state.current is not None
    assert state.current.body.to_name == "B. Watt"
    assert [one.superseded for one in state.given] == [False, True]
    assert state.version == number(1)


def test_only_members_assign() -> None:
    """An administrator who is in no unit's work assigns nothing."""
    by = author("asd-willich", "administrator")
    assert assigned(None, TO_B, 1, by=by) == (None, quarantined("role_not_permitted"))


def test_no_name_is_found_by_a_search() -> None:
    """What lists look at holds no name."""
    state, _ = assigned(None, TO_B, 1)
    assert state is not None
    assert ASSIGNMENT.row(state).text == ""
    assert ASSIGNMENT.channel == "unit"


def test_it_goes_with_its_notification() -> None:
    """Who had it is nobody's business any more once the notification is gone, wherever it came from."""
    state, _ = assigned(None, TO_B, 1)
    assert state is not None
    assert goes_with(state) == ((Elsewhere("notification", state.id, ""),),)
