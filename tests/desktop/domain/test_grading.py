"""How urgent something is by now: what was said last counts, and a higher urgency runs from when it was said."""

from __future__ import annotations

import pytest

from desktop.domain.grading import Grading, is_higher, raised, runs
from tests.desktop.domain.test_event import number


def asked(urgency: str, at: int, *, seen: bool = False) -> Grading:
    """A word of the sender."""
    return Grading(number(at), urgency, at, asked=True, seen=seen)


def given(urgency: str, at: int) -> Grading:
    """A word of the receiver."""
    return Grading(number(at), urgency, at, asked=False)


@pytest.mark.parametrize(
    ("urgency", "than", "higher"),
    [
        ("immediate", "urgent", True),
        ("urgent", "routine", True),
        ("urgent", "urgent", False),
        ("routine", "immediate", False),
        ("", "routine", False),
        ("routine", "never heard of", True),
    ],
)
def test_which_is_higher(urgency: str, than: str, *, higher: bool) -> None:
    """Sofort before Eilig before Regulär, and before what nobody knows."""
    assert is_higher(urgency, than) is higher


@pytest.mark.parametrize(
    ("gradings", "expected"),
    [
        ((), ((10, "urgent"),)),
        ((asked("immediate", 50),), ((10, "urgent"), (50, "immediate"))),
        ((asked("immediate", 5),), ((10, "urgent"), (10, "immediate"))),
        ((asked("routine", 50),), ((10, "routine"),)),
        ((asked("routine", 50), asked("immediate", 90)), ((10, "routine"), (90, "immediate"))),
        ((given("immediate", 50),), ((10, "urgent"),)),
    ],
    ids=["never", "raised", "raised before it came", "lowered", "lowered and raised", "by the receiver"],
)
def test_since_when_it_asks_for_an_answer(gradings: tuple[Grading, ...], expected: tuple[tuple[int, str], ...]) -> None:
    """What was raised runs from there beside what ran before; what was lowered counts from the beginning."""
    assert runs((10, "urgent"), gradings) == expected


def test_what_somebody_has_to_look_at() -> None:
    """A raise that nobody has seen, until it is seen or lowered again; the receiver's own word is none."""
    up, seen = asked("immediate", 50), asked("immediate", 50, seen=True)
    assert raised("routine", (up,)) == up
    assert raised("routine", (seen,)) is None
    assert raised("routine", (up, asked("routine", 60))) is None
    assert raised("immediate", (up,)) is None
    assert raised("routine", (given("immediate", 40), up)) is None
    assert raised("routine", (asked("urgent", 40), asked("immediate", 50, seen=True))) == asked("urgent", 40)
