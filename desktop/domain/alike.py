"""Whether two children may be one: by how their names sound and by their birth dates.

A hint for people, never a decision: nothing is joined by it. `marks` are the words by which an index finds whoever may
be the same child; `may_be_one` looks at both closely.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from desktop.domain.content import Child
from desktop.domain.phonetics import sound

_PART: Final = re.compile(r"[^\W\d_]+")
_DATE: Final = re.compile(r"\A(\d{4})-(\d{2})-(\d{2})\Z")


def marks(children: Iterable[Child]) -> str:
    """Give the words by which an index finds these children; none of them is a word of any language."""
    found: list[str] = []
    for child in children:
        found += family_marks(child)
        found += _given(child)
        found += _birth(child)
    return " ".join(dict.fromkeys(found))


def queries(child: Child) -> Iterator[tuple[str, str]]:
    """Yield the pairs of marks of which one must stand where the same child may be."""
    family, given, birth = family_marks(child), _given(child), _birth(child)
    yield from ((one, other) for one in family for other in given)
    yield from ((one, other) for one in birth for other in (*family, *given))


def may_be_one(one: Child, other: Child) -> bool:
    """Say whether two children may be one: both names sound alike, or one of them and they were born on one day.

    Where both days are known and differ, only a slip counts: one of year, month and day is another, or two are swapped.
    """
    family = bool(set(family_marks(one)) & set(family_marks(other)))
    given = bool(set(_given(one)) & set(_given(other)))
    days = [_DATE.match(child.birth_date or "") for child in (one, other)]
    if days[0] is None or days[1] is None:
        return family and given
    if days[0].groups() == days[1].groups():
        return family or given
    return family and given and _is_slip(days[0].groups(), days[1].groups())


def is_named_again(one: Child, other: Child) -> bool:
    """Say whether two entries name one child: both names are there and the same, and so are the days where both are."""
    names = written_names(one)
    days = (one.birth_date or other.birth_date) == (other.birth_date or one.birth_date)
    return bool(names) and names == written_names(other) and days


def written_names(child: Child) -> tuple[str, ...]:
    """Give both names as they are compared where they have to be the same; nothing where one of them is not there."""
    names = [" ".join((name or "").split()).casefold() for name in (child.family_name, child.given_name)]
    return tuple(names) if all(names) else ()


def _is_slip(one: tuple[str | None, ...], other: tuple[str | None, ...]) -> bool:
    differing = sum(left != right for left, right in zip(one, other, strict=True))
    return differing == 1 or (one[0] == other[0] and one[1:] == other[:0:-1])


def family_marks(child: Child) -> tuple[str, ...]:
    """Give a mark for each part of the family name, for double names are given in half."""
    return _sounds("qf", child.family_name, 4) if child.family_name else ()


def _given(child: Child) -> tuple[str, ...]:
    """Give the mark of the first given name: the others are often left out."""
    return _sounds("qg", child.given_name, 1) if child.given_name else ()


@lru_cache(maxsize=8192)
def _sounds(prefix: str, name: str, most: int) -> tuple[str, ...]:
    parts = [digits for part in _PART.findall(name) if (digits := sound(part))]
    return tuple([prefix + digits for digits in parts[:most]])


def _birth(child: Child) -> tuple[str, ...]:
    date = child.birth_date
    return (f"qb{date.replace('-', '')}",) if date and _DATE.match(date) else ()
