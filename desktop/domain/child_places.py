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
        if content.children_count:
            entries += [None] * (content.children_count - len(set(_firsts(entries))))
    return _firsts(entries)


def _firsts(entries: Sequence[Child | None]) -> tuple[int, ...]:
    """Compare those of one name alone: whoever writes thousands of children must not hold up every list."""
    found: list[int] = []
    of_name: dict[tuple[str, ...], list[int]] = {}
    for place, child in enumerate(entries):
        name = _name(child)
        first = place
        if all(name):
            firsts = of_name.setdefault(name, [])
            first = next((one for one in firsts if _is_as_old(child, entries[one])), place)
            firsts += [place] * (first == place)
        found.append(first)
    return tuple(found)


def is_one_as_written(child: Child | None, other: Child | None) -> bool:
    """Say whether two entries are one child: both names are the same, and so is the day of birth, or else the age.

    Where neither is written twice nobody can tell, and both count: two children may have one name.
    """
    name = _name(child)
    return all(name) and name == _name(other) and _is_as_old(child, other)


def _is_as_old(child: Child | None, other: Child | None) -> bool:
    if child is None or other is None:
        return False
    if child.birth_date and other.birth_date:
        return child.birth_date == other.birth_date
    return child.estimated_age is not None and child.estimated_age == other.estimated_age


def _name(child: Child | None) -> tuple[str, ...]:
    """Give both names as they are compared; one that is empty is none."""
    names = (child.family_name, child.given_name) if child is not None else ("",)
    return tuple([" ".join((name or "").split()).casefold() for name in names])
