"""A meeting as it stands: what was planned, who comes, who was there, what was said and decided."""

from __future__ import annotations

from typing import Final

import msgspec

from desktop.domain.event import Author
from desktop.domain.fields import Fields, in_conflict
from desktop.domain.meeting_events import Attendee
from desktop.domain.meeting_series import Series, Span, read_series, read_span

COMES: Final = frozenset({"yes", "deputy"})


class Answer(msgspec.Struct, frozen=True, array_like=True):
    """What somebody said last, for an occurrence or for all.

    `place` is where it stands in the order of answers: who said first that they come has the first seat. Of the person
    it holds what invitations go by, as of when it was said.
    """

    device: bytes
    occurrence: str
    answer: str
    deputy: str
    place: int
    unit: str
    agency: str
    roles: tuple[str, ...]
    at: int


class Item(msgspec.Struct, frozen=True):
    """An item of the minutes; `id` is the event that added it, `device` who wrote it."""

    id: bytes
    sort: str
    occurrence: str
    fields: Fields
    device: bytes
    at: int
    removed: bool = False
    done: bool = False
    done_by: bytes = b""
    done_at: int = 0

    def value(self, name: str) -> str:
        """Give the value shown for a field."""
        return self.fields[name].shown.value

    @property
    def is_open_task(self) -> bool:
        """Say whether somebody still has to do it."""
        return self.sort == "task" and not self.done and not self.removed


class Meeting(msgspec.Struct, frozen=True):
    """A meeting.

    `fields` holds what was planned by name, and each day of a series that is moved or dropped by its date. `sequence`
    counts what was changed of it, as calendars do.
    """

    id: bytes
    unit: str
    agency: str
    device: bytes
    planned: bytes
    at: int
    fields: Fields
    invited: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    answered: int = 0
    attendance: dict[str, tuple[Attendee, ...]] = {}
    items: tuple[Item, ...] = ()
    sequence: int = 0
    changed_at: int = 0
    cancelled: bool = False
    reason: str = ""

    def value(self, name: str) -> str:
        """Give the value shown for a field."""
        field = self.fields.get(name)
        return field.shown.value if field else ""

    @property
    def title(self) -> str:
        """Give what it is about."""
        return self.value("title")

    @property
    def span(self) -> Span:
        """Give when it is, for a series when it is first."""
        found = read_span(self.value("when"))
        if found is None:
            raise AssertionError("the fold lets no other span in")
        return found

    @property
    def series(self) -> Series | None:
        """Give how it comes again, None where it does not."""
        return read_series(self.value("series"))

    @property
    def capacity(self) -> int:
        """Give how many may come, 0 for any number."""
        return int(self.value("capacity") or 0)

    @property
    def conflicts(self) -> bool:
        """Say whether somebody has to settle something."""
        return bool(in_conflict(self.fields)) or any(
            in_conflict(item.fields) for item in self.items if not item.removed
        )

    def item(self, item: bytes) -> Item | None:
        """Give an item of the minutes, None where there is none."""
        return next((one for one in self.items if one.id == item), None)


def is_of(author: Author, device: bytes) -> bool:
    """Say whether an author is the person of a device, or goes on for it."""
    return device == author.device or device in author.predecessors
