"""Two versions in a meeting: of what was planned, and of the items of its minutes; how each is called and settled.

A field of an item is named by the item and the field, so that a choice names it among all others.
"""

from __future__ import annotations

from desktop.domain.fields import Field, in_conflict
from desktop.domain.meeting_events import DROPPED
from desktop.domain.meeting_series import read_series, read_span
from desktop.domain.meeting_state import Meeting
from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim, joined, say
from desktop.presenters import meeting_minutes, meetings
from desktop.presenters.meeting_form import said_day
from desktop.presenters.meeting_words import (
    FIELD_TITLES,
    ITEM_FIELD_TITLES,
    SORTS,
    day_words,
    kind_title,
    series_words,
    span_words,
)
from desktop.workspace.workspace import Workspace


def clashing(state: Meeting) -> dict[str, Field]:
    """Give the fields with several values, those of the minutes by their item."""
    found = {name: state.fields[name] for name in in_conflict(state.fields)}
    for item in state.items:
        if not item.removed:
            found |= {f"{item.id.hex()}.{name}": item.fields[name] for name in in_conflict(item.fields)}
    return found


def title_of(state: Meeting) -> str:
    """Say which meeting it is."""
    return joined((Verbatim(state.title), day_words(state.span)), ", ")


def field_title(state: Meeting, field: str) -> str:
    """Give the words for a field: of the meeting, of a day of it, of an item of its minutes."""
    item, _, name = field.partition(".")
    known = state.item(bytes.fromhex(item)) if name else None
    if known is not None:
        return joined((SORTS[known.sort], ITEM_FIELD_TITLES.get(name, name)), ": ")
    return FIELD_TITLES.get(field) or say("Tag {day}", day=said_day(field))


def shown_value(workspace: Workspace, field: str, value: str) -> str:
    """Give a value as people read it."""
    name = field.rpartition(".")[2]
    span = read_span(value)
    if span is not None:
        return span_words(span)
    if name == "owner":
        return meeting_minutes.owner_words(workspace, value)
    if name in ("answer_by", "due"):
        return said_day(value)
    if name == "kind":
        return kind_title(value)
    if value == DROPPED and name not in FIELD_TITLES:
        return "Fällt aus"
    return series_words(read_series(value)) if name == "series" else Verbatim(value)


def settle(workspace: Workspace, entity: bytes, field: str, version: bytes) -> Meeting:
    """Keep one version of a field; gives the meeting. Raises `Refused`."""
    item, _, name = field.partition(".")
    if field not in clashing(meetings.meeting(workspace, entity)):
        raise Refused("unknown_field", "Dieses Feld hat keine zwei Fassungen.", field="field")
    if name:
        meeting_minutes.settle(workspace, entity, bytes.fromhex(item), name, version)
    else:
        meetings.settle(workspace, entity, field, version)
    return meetings.meeting(workspace, entity)


def kept(workspace: Workspace, state: Meeting, field: str) -> str:
    """Give what a field says now, as people read it."""
    item, _, name = field.partition(".")
    known = state.item(bytes.fromhex(item)) if name else None
    return shown_value(workspace, field, known.value(name) if known else state.value(field))
