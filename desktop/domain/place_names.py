"""Recognise municipalities and districts in what people write: "Toenisvorst", "Willich-Schiefbahn", "St. Hubert".

Names are compared word by word, without case, umlauts (written in full, as two letters or not at all) and punctuation.
A text is read in parts (comma, line, bracket). A part that looks like a street says nothing about the town as long as
another part names one. Words that are left over make the reading unsure: "Kaarst-Vorst" is not Vorst in Tönisvorst.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from desktop.domain.cooperation import Cooperation, Municipality

MAX_TEXT: Final = 300

_UMLAUTS: Final = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
_PARTS = re.compile(r"[,;|()\n\t/]+")
_TOKENS = re.compile(r"[^\W_]+")
_STREET = re.compile(r"(?:strasse|str|weg|platz|allee|gasse|ring|damm|ufer|markt|pfad|wall|hof)$")
_FILLERS: Final = frozenset(
    {"bei", "bundesland", "deutschland", "gemeinde", "im", "in", "kr", "kreis", "nordrhein", "nrw", "ortsteil"}
    | {"ot", "stadt", "stadtteil", "westfalen"}
)


class Name(NamedTuple):
    """A name people use: the words it is compared by, how it is written, and the municipality it stands for."""

    words: tuple[str, ...]
    written: str
    municipality: Municipality
    is_district: bool


class Reading(NamedTuple):
    """What was recognised in a text, whether every word was understood, and whether only the whole region was named."""

    names: tuple[Name, ...]
    sure: bool
    region_only: bool = False


NOTHING: Final = Reading((), sure=True)


def words(text: str) -> tuple[str, ...]:
    """Give the words by which a name is compared."""
    plain = unicodedata.normalize("NFC", text).casefold().translate(_UMLAUTS)
    return tuple(_plain_word(word) for word in _TOKENS.findall(plain))


def names(cooperation: Cooperation) -> tuple[Name, ...]:
    """List every municipality and district, longest names first."""
    found = [Name(words(town.name), town.name, town, is_district=False) for town in cooperation.municipalities]
    for town in cooperation.municipalities:
        found += [Name(words(district), district, town, is_district=True) for district in town.districts]
    return tuple(sorted(found, key=lambda name: -len(name.words)))


def recognise(text: str, cooperation: Cooperation) -> Reading:
    """Recognise the names in a text."""
    known, region = names(cooperation), words(cooperation.region)
    parts = [part for part in map(words, _PARTS.split(text[:MAX_TEXT])) if part]
    plain = [_recognise_part(part, known, region) for part in parts if not _is_street(part)]
    if any(reading.names for reading in plain):
        return _join(plain)
    return _join([*plain, *(_recognise_part(part, known, region) for part in parts if _is_street(part))])


def _plain_word(word: str) -> str:
    """Undo what a keyboard without umlauts does, and write "Sankt" in one way."""
    word = word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    return "sankt" if word in ("st", "skt") else word


def _is_street(part: tuple[str, ...]) -> bool:
    """Say whether a part of an address is street and number."""
    return any(word[0].isdigit() or _STREET.search(word) for word in part)


def _recognise_part(part: tuple[str, ...], known: Iterable[Name], region: tuple[str, ...]) -> Reading:
    """Recognise the names in one part, longest first, each word once."""
    rest, region_named = _without(part, region)
    found: list[Name] = []
    for name in known:
        taken = [other.words for other in found]
        if name.words in taken:
            found.append(name)
            continue
        rest, here = _without(rest, name.words)
        if here:
            found.append(name)
    left = [word for word in rest if word and word not in _FILLERS]
    return Reading(tuple(found), sure=not left or _is_street(part), region_only=region_named and not found)


def _without(part: tuple[str, ...], name: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    """Take every occurrence of a name out of the words, leaving an empty word so that nothing grows together."""
    found, position = False, 0
    rest: list[str] = []
    while position < len(part):
        if name and part[position : position + len(name)] == name:
            found, position = True, position + len(name)
            rest.append("")
        else:
            rest.append(part[position])
            position += 1
    return tuple(rest), found


def _join(readings: Iterable[Reading]) -> Reading:
    """Put the readings of the parts together."""
    every = tuple(readings)
    found = tuple(dict.fromkeys(_each_name(every)))
    return Reading(
        found,
        sure=all(reading.sure for reading in every),
        region_only=not found and any(reading.region_only for reading in every),
    )


def _each_name(readings: Iterable[Reading]) -> Iterator[Name]:
    """Yield the names of all parts."""
    for reading in readings:
        yield from reading.names
