"""What somebody looks for, word by word, and the query that asks an index of words for it.

The index holds each word small and its letters without marks, „Müller“ as „muller“ and „Weiß“ as „weiß“. Who cannot
type an umlaut writes ae, oe, ue or ss, and who wrote the text may have done so too: a query asks for a word in each of
these spellings, so that nothing has to be indexed anew. It must not know what is looked through.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import product
from typing import Final, NamedTuple

_LONGEST: Final = 200
_MOST_SPOTS: Final = 4
"""So many places of a word may be spelled another way: each of them doubles what is asked for."""
_SPOTS: Final = {"ae": "a", "oe": "o", "ue": "u", "ss": "ß", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_SPOT: Final = re.compile(f"({'|'.join(_SPOTS)})")
_SHORTER: Final = ("ae", "oe", "ue")


class Spelling(NamedTuple):
    """One way to write a word, its letters without marks; `whole` where it must be the word and not its beginning."""

    word: str
    whole: bool = False


def words_of(text: str) -> list[str]:
    """Give the words of what somebody typed, as many as are ever looked for."""
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text[:_LONGEST]))


def query_of(text: str) -> str:
    """Write an FTS5 query for texts in which every word of this one begins; empty where there is no word."""
    return " AND ".join(_any_of(spellings(word)) for word in words_of(text))


def _any_of(found: tuple[Spelling, ...]) -> str:
    each = [f'"{one.word}"' if one.whole else f'"{one.word}"*' for one in found]
    return each[0] if len(each) == 1 else f"({' OR '.join(each)})"


def spellings(word: str) -> tuple[Spelling, ...]:
    """Give the ways to write a word, as it was typed first.

    One that ends where a vowel lost its e is a whole word: as a beginning „mu“ for „Mue“ would find half of all words.
    """
    parts = _SPOT.split(word.lower())
    spots = [
        (part, _SPOTS[part]) if place % 2 and place < 2 * _MOST_SPOTS else (part,) for place, part in enumerate(parts)
    ]
    shortened = not parts[-1] and len(parts) > 1 and parts[-2] in _SHORTER
    made = ((chosen, shortened and chosen[-2] != parts[-2]) for chosen in product(*spots))
    return tuple(dict.fromkeys(Spelling(bare("".join(chosen)), whole) for chosen, whole in made))


def bare(text: str) -> str:
    """Write a text as the index holds its words: small, its letters without marks."""
    apart = unicodedata.normalize("NFD", text.lower())
    return "".join(one for one in apart if unicodedata.category(one) != "Mn")


def first_place(text: str, words: list[str]) -> tuple[int, int] | None:
    """Give where in a text the first word stands that one of some words begins, None where none does."""
    wanted = [one for word in words for one in spellings(word)]
    for found in re.finditer(r"[^\W_]+", text):
        read = bare(found.group())
        if any(read == one.word if one.whole else read.startswith(one.word) for one in wanted):
            return found.span()
    return None
