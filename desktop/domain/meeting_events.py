"""The events of a meeting, in the past tense. What becomes of them is `meeting_fold.py`'s."""

from __future__ import annotations

from typing import Annotated, Final, TypeAlias

import msgspec
from msgspec import Meta

from desktop.domain.event_body import EventBody, Id, IdOrNone, Short
from desktop.domain.fields import Edit, FieldName, FieldValue, Version

MEETING_FIELDS: Final = ("kind", "title", "when", "series", "place", "agenda", "capacity", "answer_by")
ITEM_FIELDS: Final = ("text", "owner", "due")
DROPPED: Final = "dropped"
"""What stands in the place of the span of a day on which a series does not take place."""

Occurrence: TypeAlias = Annotated[str, Meta(pattern=r"\A(\d{4}-\d\d-\d\d)?\Z")]
"""One day of a series by the day it was planned for; empty for all of it, and for a meeting that is no series."""
Code: TypeAlias = Annotated[str, Meta(min_length=1, max_length=80)]
"""Whom an invitation is to: `agency:…`, `unit:…`, `role:…` or `level:…`."""
AnswerCode: TypeAlias = Annotated[str, Meta(pattern=r"\A(yes|no|deputy)\Z")]
ItemSort: TypeAlias = Annotated[str, Meta(pattern=r"\A(note|decision|task)\Z")]


class Attendee(msgspec.Struct, frozen=True, array_like=True):
    """Somebody who was there: by their device where they have one, else by name; for whose unit, agency or house."""

    device: IdOrNone
    name: Short
    unit: Short


class MeetingPlanned(EventBody, frozen=True):
    """A unit has planned a meeting."""

    unit: Annotated[str, Meta(max_length=64)]
    agency: Annotated[str, Meta(max_length=64)]
    fields: Annotated[dict[FieldName, FieldValue], Meta(max_length=40)]
    invited: Annotated[tuple[Code, ...], Meta(max_length=100)] = ()


class MeetingEdited(EventBody, frozen=True):
    """New values, each naming the version it replaces; a day of a series stands under its date."""

    edits: Annotated[dict[FieldName, Edit], Meta(min_length=1, max_length=100)]


class MeetingSettled(EventBody, frozen=True):
    """Somebody chose one of the values in conflict over the others they saw."""

    field: FieldName
    keep: Version
    over: Annotated[tuple[Version, ...], Meta(max_length=100)]


class MeetingInvited(EventBody, frozen=True):
    """Others are invited as well, or no longer."""

    add: Annotated[tuple[Code, ...], Meta(max_length=100)] = ()
    remove: Annotated[tuple[Code, ...], Meta(max_length=100)] = ()


class MeetingCancelled(EventBody, frozen=True):
    """The meeting does not take place."""

    reason: Short = ""


class Replied(EventBody, frozen=True):
    """Somebody says for themselves whether they come, or who comes instead."""

    answer: AnswerCode
    deputy: Short = ""
    occurrence: Occurrence = ""


class AttendanceTaken(EventBody, frozen=True):
    """Who was there, checked off: added and removed."""

    occurrence: Occurrence = ""
    add: Annotated[tuple[Attendee, ...], Meta(max_length=500)] = ()
    remove: Annotated[tuple[Attendee, ...], Meta(max_length=500)] = ()


class ItemAdded(EventBody, frozen=True):
    """Something stands in the minutes: a note, a decision, a task with who does it and by when."""

    sort: ItemSort
    fields: Annotated[dict[FieldName, FieldValue], Meta(max_length=10)]
    occurrence: Occurrence = ""


class ItemEdited(EventBody, frozen=True):
    """An item of the minutes says something else."""

    item: Id
    edits: Annotated[dict[FieldName, Edit], Meta(min_length=1, max_length=10)]


class ItemSettled(EventBody, frozen=True):
    """Somebody chose one of the values of an item in conflict over the others they saw."""

    item: Id
    field: FieldName
    keep: Version
    over: Annotated[tuple[Version, ...], Meta(max_length=100)]


class ItemRemoved(EventBody, frozen=True):
    """An item of the minutes no longer holds."""

    item: Id


class TaskDone(EventBody, frozen=True):
    """A task is done."""

    item: Id


class TaskReopened(EventBody, frozen=True):
    """A task is not done after all."""

    item: Id


Body: TypeAlias = (
    MeetingPlanned
    | MeetingEdited
    | MeetingSettled
    | MeetingInvited
    | MeetingCancelled
    | Replied
    | AttendanceTaken
    | ItemAdded
    | ItemEdited
    | ItemSettled
    | ItemRemoved
    | TaskDone
    | TaskReopened
)
EVENTS: Final[dict[str, type[msgspec.Struct]]] = {
    "planned": MeetingPlanned,
    "edited": MeetingEdited,
    "settled": MeetingSettled,
    "invited": MeetingInvited,
    "cancelled": MeetingCancelled,
    "replied": Replied,
    "attendance_taken": AttendanceTaken,
    "item_added": ItemAdded,
    "item_edited": ItemEdited,
    "item_settled": ItemSettled,
    "item_removed": ItemRemoved,
    "task_done": TaskDone,
    "task_reopened": TaskReopened,
}
