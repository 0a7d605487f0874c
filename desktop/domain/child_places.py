"""Which entries of a notification are one child: whoever is named once more, as before, is no other child.

Every entry keeps the place that it was written at, counted from 0, and is read as it was written: events name a child
by its place. Here is only at which place the same child stands first. It must not join what is written of a child, and
in doubt there is one child more: whoever is not counted is assessed by nobody.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from desktop.domain.alike import written_names
from desktop.domain.content import Child, Content


class _Entry(msgspec.Struct, frozen=True, gc=False):
    """A child as it was written, and in which document that was; no child where it is only counted."""

    child: Child | None
    document: int


class _Places:
    """The entries so far, and where each stands first.

    It looks among those written alike alone, at each entry once: whoever writes thousands must not hold up every list.
    """

    def __init__(self, entries: Iterable[_Entry] = ()) -> None:
        self.entries: list[_Entry] = []
        self.firsts: list[int] = []
        self.count = 0
        self._alike: dict[tuple[str, ...], list[int]] = {}
        self._taken: dict[tuple[tuple[str, ...], int], int] = {}
        for entry in entries:
            self.add(entry)

    def add(self, entry: _Entry) -> None:
        """Take an entry at the next place."""
        place, told_by = len(self.entries), _told_by(entry.child)
        firsts = self._alike.setdefault(told_by, []) if told_by else []
        # Whoever writes two entries in one document means two children, however alike they are.
        before = self._taken.get((told_by, entry.document), 0)
        first = firsts[before] if before < len(firsts) else place
        if first == place:
            firsts.append(place)
            self.count += 1
        if told_by:
            self._taken[told_by, entry.document] = before + 1
        self.entries.append(entry)
        self.firsts.append(first)

    def add_counted(self, least: int, document: int) -> None:
        """Take as many who are only counted as are lacking for there to be so many children."""
        while self.count < least:
            self.add(_Entry(None, document))


def first_places(documents: Iterable[tuple[Content, bool]]) -> tuple[int, ...]:
    """Give for each place where the child at it stands first, by what was said first and what was added since.

    What was put right (or the whole report) stands `instead` of what was there, and there are no fewer children for it:
    whoever puts one of them right may write that one alone. Children who are only counted have a place too: where
    somebody counts more than are told apart, they are more.
    """
    places = _Places()
    for number, (content, instead) in enumerate(documents):
        least = content.children_count or 0
        written = [_Entry(child, number) for child in content.children]
        if instead:
            least = max(least, places.count)
            places = _Places((*written, *places.entries[len(written) :]))
        else:
            for entry in written:
                places.add(entry)
        places.add_counted(least, number)
    return tuple(places.firsts)


def is_one_as_written(child: Child | None, other: Child | None) -> bool:
    """Say whether two entries are one child: both names and the day of birth are there and the same.

    Without the day nobody can tell, and both count: two children may have one name, and of some it is only written that
    the name is not known.
    """
    return bool(_told_by(child)) and _told_by(child) == _told_by(other)


def _told_by(child: Child | None) -> tuple[str, ...]:
    """Give what a child is told from others by, as it is compared; nothing where a part of it is not there."""
    if child is None or not child.birth_date or not (names := written_names(child)):
        return ()
    return (*names, child.birth_date)
