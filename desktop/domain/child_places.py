"""Which entries of a notification are one child: whoever is named once more, as before, is no other child.

Every entry keeps the place that it was written at, counted from 0, and is read as it was written: events name a child
by its place. Here is only at which place the same child stands first. It must not join what is written of a child.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.domain.content import Child, Content


def first_places(documents: Iterable[tuple[Content, bool]]) -> tuple[int, ...]:
    """Give for each place where the child at it stands first, by what was said first and what was added since.

    What was put right (or the whole report) stands `instead` of what was there. Children who are only counted have a
    place too: where somebody counts more than are told apart, they are more.
    """
    entries: list[Child | None] = []
    for content, instead in documents:
        begin = 0 if instead else len(entries)
        entries[begin : begin + len(content.children)] = content.children
        lacking = (content.children_count or 0) - len(set(_firsts(entries)))
        entries += [None] * lacking
    return _firsts(entries)


def _firsts(entries: Sequence[Child | None]) -> tuple[int, ...]:
    found: list[int] = []
    for place, child in enumerate(entries):
        same = (first for first in dict.fromkeys(found) if is_one_as_written(child, entries[first]))
        found.append(next(same, place))
    return tuple(found)


def is_one_as_written(child: Child | None, other: Child | None) -> bool:
    """Say whether two entries are one child: both names are the same, and so is the day of birth, or else the age.

    Where neither is written twice nobody can tell, and both count: two children may have one name.
    """
    if child is None or other is None:
        return False
    names = [_plain(one.family_name, one.given_name) for one in (child, other)]
    if not all(names[0]) or names[0] != names[1]:
        return False
    if child.birth_date and other.birth_date:
        return child.birth_date == other.birth_date
    return child.estimated_age is not None and child.estimated_age == other.estimated_age


def _plain(*names: str | None) -> list[str]:
    return [" ".join((name or "").split()).casefold() for name in names]
