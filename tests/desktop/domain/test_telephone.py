"""Numbers that ring one telephone are one, and who shares it stands together."""

from __future__ import annotations

import pytest

from desktop.domain.telephone import by_telephone, digits, rung


@pytest.mark.parametrize(
    ("number", "found"),
    [("+49 (0)2154 000-1", "021540001"), ("0049 2154 0001", "021540001"), ("02154/0001", "021540001"), ("", "")],
)
def test_digits_are_those_dialled_here(number: str, found: str) -> None:
    """The country's own prefix is the zero one dials."""
    assert digits(number) == found


def test_what_is_written_without_digits_is_told_apart_by_its_words() -> None:
    """Two that are called in words are one where the words are; a word rings no number."""
    assert rung("Über  die Leitstelle") == rung("über die Leitstelle ") != rung("Über die Wache")
    assert rung("02154 0001") == rung("+49 2154 / 0001") != rung("02154 0002")


def test_who_shares_a_telephone_stands_together() -> None:
    """Each telephone is there once, where the first who is called on it stood, with all of them in their order."""
    called = [("A", "02154 1"), ("B", "02154 2"), ("C", "+49 2154 1"), ("D", "02154 3")]
    assert [[name for name, _ in group] for group in by_telephone(called, lambda one: one[1])] == [
        ["A", "C"],
        ["B"],
        ["D"],
    ]
    assert by_telephone((), str) == []
