"""Which entries of a notification are one child: whoever is named once more, as before, is no other child.

Every entry keeps the place that it was written at, counted from 0, and is read as it was written: events name a child
by its place. Here is only at which place the same child stands first. It must not join what is written of a child, and
in doubt there is one child more: whoever is not counted is assessed by nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from desktop.domain.content import Child, Content


class _Entry(msgspec.Struct, frozen=True, gc=False):
    """A child as it was written, and in which document that was; no child where it is only counted."""

    child: Child | None
    document: int


def first_places(documents: Iterable[tuple[Content, bool]]) -> tuple[int, ...]:
    """Give for each place where the child at it stands first, by what was said first and what was added since.

    What was put right (or the whole report) stands `instead` of what was there. Children who are only counted have a
    place too: where somebody counts more than are told apart, they are more.
    """
    entries: list[_Entry] = []
    for number, (content, instead) in enumerate(documents):
        begin = 0 if instead else len(entries)
        entries[begin : begin + len(content.children)] = [_Entry(child, number) for child in content.children]
        if content.children_count:
            lacking = content.children_count - len(set(_firsts(entries)))
            entries += [_Entry(None, number)] * lacking
    return _firsts(entries)


def _firsts(entries: Sequence[_Entry]) -> tuple[int, ...]:
    """Look among those written alike alone: whoever writes thousands of children must not hold up every list."""
    found: list[int] = []
    alike: dict[tuple[str, ...], list[int]] = {}
    taken: set[tuple[int, int]] = set()
    for place, entry in enumerate(entries):
        firsts = alike.setdefault(_told_by(entry.child) or (str(place),), [])
        # Whoever writes two entries in one document means two children, however alike they are.
        first = next((one for one in firsts if (one, entry.document) not in taken), place)
        firsts += [place] * (first == place)
        taken.add((first, entry.document))
        found.append(first)
    return tuple(found)


def is_one_as_written(child: Child | None, other: Child | None) -> bool:
    """Say whether two entries are one child: both names and the day of birth are there and the same.

    Without the day nobody can tell, and both count: two children may have one name, and of some it is only written that
    the name is not known.
    """
    return bool(_told_by(child)) and _told_by(child) == _told_by(other)


def _told_by(child: Child | None) -> tuple[str, ...]:
    """Give what a child is told from others by, as it is compared; nothing where a part of it is not there."""
    if child is None:
        return ()
    words = [
        " ".join((one or "").split()).casefold() for one in (child.family_name, child.given_name, child.birth_date)
    ]
    return tuple(words) if all(words) else ()
