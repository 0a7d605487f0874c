"""Numbers that ring one telephone are one, and who shares it stands together."""

from __future__ import annotations

import pytest

from desktop.domain.telephone import by_telephone, digits, line, rung


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


def test_an_extension_is_the_same_only_within_an_agency() -> None:
    """Two agencies may have one alike, and so may what stands there in words; else a step would be lost."""
    for own in ("4711", "-4711", "App. 4711", "über die Leitstelle", "1100"):
        assert line(own, "A") == line(f" {own} ", "A") != line(own, "B")
    for everywhere in ("02154 0001", "+49 2154 0001", "0049 2154 0001", "+31 77 0001", "110", "112", "116 117"):
        assert line(everywhere, "A") == line(everywhere, "B")
    assert line("4711", "A") == line("-4711", "A") != line("4712", "A")
    assert line("02154 0001", "A") == line("+49 2154 / 0001", "B") != line("02154 0002", "B")


def test_who_shares_a_telephone_stands_together() -> None:
    """Each telephone is there once, where the first who is called on it stood, with all of them in their order."""
    called = [("A", "02154 1"), ("B", "02154 2"), ("C", "+49 2154 1"), ("D", "02154 3")]
    assert [[name for name, _ in group] for group in by_telephone(called, lambda one: line(one[1], one[0]))] == [
        ["A", "C"],
        ["B"],
        ["D"],
    ]
    assert by_telephone((), str) == []
