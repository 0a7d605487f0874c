"""The list of words: as many as stated, no two alike, nothing that is hard to spell on the telephone, never changed."""

from __future__ import annotations

import hashlib
from itertools import combinations

from desktop.keys.word_list import WORDS

LEAST_APART = 3


def distance(one: str, other: str) -> int:
    """How many letters have to be changed, put in or left out to make one word of another."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, row = row, [at]
        for place, against in enumerate(other, 1):
            row.append(min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != against)))
    return row[-1]


def test_a_thousand_plain_words() -> None:
    """There are 1,024 different words in the order of the alphabet, of 4 to 11 letters from a to z."""
    assert len(WORDS) == len(set(WORDS)) == 1024
    assert list(WORDS) == sorted(WORDS)
    assert all(word.isascii() and word.isalpha() and word.islower() and 4 <= len(word) <= 11 for word in WORDS)


def test_no_two_are_alike() -> None:
    """Whoever mishears or misspells a word by two letters has none of the others."""
    near = [
        (one, other)
        for one, other in combinations(WORDS, 2)
        if abs(len(one) - len(other)) < LEAST_APART
        and len(set(one) ^ set(other)) <= 2 * (LEAST_APART - 1)
        and distance(one, other) < LEAST_APART
    ]
    assert near == []
    assert distance("birne", "birke") == 1
    assert distance("kamm", "lamm") == 1


def test_the_list_stays_as_it_is() -> None:
    """A word changed or moved would make two versions of the program say different words of one cooperation."""
    digest = hashlib.sha256(" ".join(WORDS).encode()).hexdigest()
    assert digest == "3962713db2de9586cfe3f08e05fed59ddcef21b0d15523df6c07377a3aa21f82"
