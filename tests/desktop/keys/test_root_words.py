"""The words of a root: the same for ever, others for every other root."""

from __future__ import annotations

from desktop.keys.root_words import COUNT, root_words
from desktop.keys.word_list import WORDS


def test_the_words_of_a_root_stay_the_same() -> None:
    """Golden words: a change of list, order, salt or costs would show here, and must not happen."""
    assert root_words(bytes(32)) == ("magnet", "treppe", "nadelbaum", "topflappen", "skulptur", "steinadler")
    assert root_words(bytes(range(32))) == ("jahreszeit", "ananas", "artist", "karamell", "holunder", "roggenbrot")


def test_another_root_has_other_words() -> None:
    """One bit more or less changes them all, and every word is one of the list."""
    one, other = root_words(bytes(32)), root_words(bytes(31) + b"\1")
    assert len(one) == len(other) == COUNT
    assert set(one) | set(other) <= set(WORDS)
    assert not set(one) & set(other)
