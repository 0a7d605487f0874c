"""What contacts are found by as one types: the beginnings of words, with slips; digits however they are grouped.

Umlauts are found written either way. It knows no contact, only numbers and their words.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, Final

from desktop.domain.telephone import digits

_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe"})
_BEHIND: Final = "\U0010ffff"
_LEAST_DIGITS: Final = 3
_SLIPS: Final = ((4, 0), (7, 1))
"""A word shorter than so many letters may have so many slips; a longer one `_MOST_SLIPS`."""
_MOST_SLIPS: Final = 2
_USUAL: Final = range(4, 15)
"""Of these lengths the beginnings of words are known before somebody types."""
_WORDS: Final = re.compile(r"[^\W_]+")
_SIGNS: Final = re.compile(r"[\s()/.+-]*")


def folded(text: str) -> str:
    """Write a text as it is compared: small, umlauts as two letters, other letters without their marks, no signs."""
    if text.isascii():
        # Has neither umlauts nor marks, and looking for them costs more than all the rest.
        return " ".join(_WORDS.findall(text.lower()))
    small = unicodedata.normalize("NFC", text).casefold().translate(_UMLAUTS)
    plain = "".join(one for one in unicodedata.normalize("NFD", small) if not unicodedata.combining(one))
    return " ".join(_WORDS.findall(plain))


def either_way(text: str) -> frozenset[str]:
    """Give the words of a text, those with umlauts as two letters and as the one without its dots."""
    plain = unicodedata.normalize("NFD", text)
    bare = "".join(one for one in plain if not unicodedata.combining(one))
    return frozenset((*folded(text).split(), *folded(bare).split()))


def dialled(text: str) -> str:
    """Give the digits somebody looks for, empty where what they typed is no number."""
    found = digits(text)
    return found if len(found) >= _LEAST_DIGITS and _SIGNS.fullmatch(re.sub(r"\d", "", text)) else ""


def slips(word: str) -> int:
    """Say how many letters of a word may be wrong, missing, too many or swapped."""
    return next((most for length, most in _SLIPS if len(word) < length), _MOST_SLIPS)


class Words:
    """Which numbers have which words."""

    def __init__(self) -> None:
        """Begin with none."""
        self._numbers: dict[str, set[int]] = {}
        self._sorted: list[str] = []
        self._begun: dict[int, list[str]] = {}
        self._met: dict[int, set[str]] = {}

    def fill(self, of: Iterable[tuple[int, Iterable[str]]]) -> None:
        """Take many numbers with their words at once."""
        # Nobody waits here, and whoever types the first slip would.
        _library()
        for number, words in of:
            for word in words:
                self._numbers.setdefault(word, set()).add(number)
        self._sorted = sorted(self._numbers)
        self._begun.clear()
        self._met.clear()
        for length in _USUAL:
            self._beginnings(length)

    def add(self, number: int, words: Iterable[str]) -> None:
        """Take a number with its words."""
        for word in words:
            if word not in self._numbers:
                insort(self._sorted, word)
                self._numbers[word] = set()
                self._begin(word)
            self._numbers[word].add(number)

    def drop(self, number: int, words: Iterable[str]) -> None:
        """Take a number out again; its words stay, with whom else they name."""
        for word in words:
            self._numbers[word].discard(number)

    def beginning(self, typed: str) -> set[int]:
        """Give the numbers that have a word that begins so."""
        first, last = bisect_left(self._sorted, typed), bisect_left(self._sorted, typed + _BEHIND)
        return set().union(*(self._numbers[word] for word in self._sorted[first:last]))

    def nearly(self, typed: str) -> set[int]:
        """Give the numbers that have a word whose beginning is this one but for some slips."""
        most = slips(typed)
        if not most:
            return self.beginning(typed)
        near: set[str] = set()
        # As many letters more are looked at too: those that were left out shift all the others.
        for length in range(len(typed), len(typed) + most + 1):
            beginnings = self._beginnings(length)
            near.update(_alike(typed, beginnings, most))
        return set().union(*map(self.beginning, near))

    def _beginnings(self, length: int) -> list[str]:
        """Give what words begin with, each once; a word that is too short by more than slips allow is none of them."""
        if length not in self._begun:
            least = length - _MOST_SLIPS
            self._met[length] = {word[:length] for word in self._sorted if len(word) >= least}
            self._begun[length] = list(self._met[length])
        return self._begun[length]

    def _begin(self, word: str) -> None:
        """Take note of how a new word begins."""
        for length, beginnings in self._begun.items():
            if len(word) >= length - _MOST_SLIPS and word[:length] not in self._met[length]:
                self._met[length].add(word[:length])
                beginnings.append(word[:length])


def _alike(typed: str, among: Iterable[str], most: int) -> Iterable[str]:
    """Give those that differ from what was typed by so many slips at most; letters that changed places are one."""
    library = _library()
    found = library.process.extract(typed, among, scorer=library.distance.OSA.distance, score_cutoff=most, limit=None)
    return (one for one, _, _ in found)


def _library() -> Any:
    """Give what counts slips: loaded with the first contacts that are read, never at the start of the window."""
    return import_module("rapidfuzz")


def found_by(typed: str, among: Callable[[str], set[int]]) -> set[int]:
    """Give the numbers that are found by every word that was typed."""
    every = [among(word) for word in folded(typed).split()]
    return set.intersection(*every) if every else set()
