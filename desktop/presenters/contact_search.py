"""What contacts are found by as one types: the beginnings of words, umlauts written either way, digits however grouped.

It knows no contact, only its words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, Self

_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe"})
_WORDS: Final = ("family_name", "given_name", "function", "topics", "email")
_PHONES: Final = ("phone", "mobile")
_LEAST_DIGITS: Final = 3


class Sought(NamedTuple):
    """What one contact is found by: its words, each after a blank, and the digits of its numbers."""

    words: str
    digits: str

    @classmethod
    def of(cls, values: Mapping[str, str], around: str) -> Self:
        """Take what stands in the fields of a contact, and the words of where it belongs."""
        own = folded(" ".join(values.get(name, "") for name in _WORDS))
        numbers = " ".join(digits(values.get(name, "")) for name in _PHONES)
        return cls(f" {own} {around}", numbers)


def folded(text: str) -> str:
    """Write a text as it is compared: small, umlauts as two letters, other letters without their marks, no signs."""
    small = unicodedata.normalize("NFC", text).casefold().translate(_UMLAUTS)
    plain = "".join(one for one in unicodedata.normalize("NFD", small) if not unicodedata.combining(one))
    return " ".join(re.findall(r"[^\W_]+", plain))


def digits(text: str) -> str:
    """Give the digits of a number as they are dialled in Germany: +49 and 0049 are 0."""
    plain = re.sub(r"\(0\)", "", text)
    only = re.sub(r"\D", "", plain)
    if plain.lstrip().startswith("+49"):
        return f"0{only[2:]}"
    return f"0{only[4:]}" if only.startswith("0049") else only


def found_in(among: Sequence[Sought], text: str) -> list[int]:
    """Give the places of those that every word typed is found in, in their order."""
    dialled = digits(text)
    if len(dialled) >= _LEAST_DIGITS and not folded(text).translate(str.maketrans("", "", "0123456789 ")):
        return [place for place, one in enumerate(among) if dialled in one.digits]
    wanted = [f" {word}" for word in folded(text).split()]
    return [place for place, one in enumerate(among) if all(word in one.words for word in wanted)]
