"""What is said of mistakes in what the administration has set."""

from __future__ import annotations

from desktop.domain.precedence import Held
from desktop.presenters.governing import policy_words
from tests.helpers.governed import WHERE, held


def test_nothing_is_wrong() -> None:
    """Nothing is said."""
    assert policy_words(Held()) == ""


def test_one_mistake() -> None:
    """It is named with its place, its reason and what holds instead."""
    said = policy_words(held(lock_minutes=0))
    assert said.startswith(f"Eine Vorgabe Ihrer Administration ist fehlerhaft: {WHERE}: Erwartet wird eine ganze Zahl")
    assert said.endswith("gilt stattdessen: 2.")


def test_several() -> None:
    """The first is named and the others are counted."""
    assert policy_words(held(lock_minutes=0, nonsense=1, scale=200)).endswith("Dazu 2 weitere.")
