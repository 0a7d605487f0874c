"""Words and digits as they are compared."""

from __future__ import annotations

import pytest

from desktop.presenters.contact_search import Words, dialled, either_way, folded, found_by, slips


def known() -> Words:
    """Some words of three numbers."""
    words = Words()
    words.fill([(1, ("mueller", "anna")), (2, ("meier", "anton")), (3, ("strassenverkehr",))])
    return words


def test_words_are_compared_without_marks() -> None:
    """Case, accents and signs do not matter."""
    assert folded("Éva-Maria  O'Brién, Straße") == "eva maria o brien strasse"


@pytest.mark.parametrize(
    ("typed", "wanted"), [("02154", "02154"), ("(02154) 0-1", "0215401"), ("12", ""), ("KK 12345", "")]
)
def test_a_number_is_looked_for_where_nothing_else_was_typed(typed: str, wanted: str) -> None:
    """Two digits may be a word."""
    assert dialled(typed) == wanted


def test_umlauts_are_known_either_way() -> None:
    """As two letters, and as the one without its dots."""
    assert either_way("Müller, Groß") == {"mueller", "muller", "gross"}


def test_a_word_is_found_by_its_beginning() -> None:
    """And by nothing in its middle."""
    assert known().beginning("an") == {1, 2}
    assert known().beginning("verkehr") == known().beginning("x") == set()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("muller", {1}),
        ("mueler", {1}),
        ("muellre", {1}),
        ("meyer", {2}),
        ("strassenverkehr", {3}),
        ("stassenvekehr", {3}),
    ],
)
def test_a_word_is_found_with_slips(typed: str, found: set[int]) -> None:
    """A letter that is missing, wrong, too many or swapped; two of them in a long word."""
    assert known().nearly(typed) == found


def test_short_words_have_to_be_right() -> None:
    """Else everything would be nearly everything."""
    assert [slips(word) for word in ("ab", "abc", "abcd", "abcdef", "abcdefg")] == [0, 0, 1, 1, 2]
    assert known().nearly("anm") == set()


def test_words_come_and_go() -> None:
    """What was dropped is not found, what was added is, by its slips too."""
    words = known()
    words.drop(1, ("mueller", "anna"))
    words.add(4, ("rosenbaum", "anna"))
    assert words.beginning("anna") == {4}
    assert (words.nearly("muller"), words.nearly("rosnbaum")) == (set(), {4})


def test_every_word_has_to_be_found() -> None:
    """Where no word was typed nothing is found."""
    assert found_by("anna muel", known().beginning) == {1}
    assert found_by("anna meier", known().beginning) == set()
    assert found_by("...", known().beginning) == set()
