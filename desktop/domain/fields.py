"""Fields that several people may edit at once.

An edit names, per field, the version (event id) it replaces. Two edits that replace the same version are a conflict:
both values are kept, the later in the order is shown, and the field stays marked until somebody settles it. Equal
values merge; different fields never clash. Shared by every kind with editable fields; knows none of them.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from desktop.domain.event import Event
from desktop.domain.outcome import APPLIED, CONFLICT, SUPERSEDED, Outcome, Verdict, quarantined

FieldName = Annotated[str, Meta(min_length=1, max_length=40)]
FieldValue = Annotated[str, Meta(max_length=2000)]
Version = Annotated[bytes, Meta(min_length=16, max_length=16)]


class Edit(msgspec.Struct, frozen=True, array_like=True):
    """A new value for a field and the version it replaces."""

    replaces: Version
    value: FieldValue


class Value(msgspec.Struct, frozen=True, array_like=True):
    """A value somebody gave a field: its version, who wrote it and when (the server's stamp, else the author's clock).

    `merged` are the versions of others who gave the field the same value; an edit of theirs is an edit of this value.
    """

    version: bytes
    value: str
    device: bytes
    at: int
    merged: tuple[bytes, ...] = ()

    @property
    def versions(self) -> tuple[bytes, ...]:
        """Give all versions this value is known under."""
        return (self.version, *self.merged)


class Field(msgspec.Struct, frozen=True, array_like=True):
    """A field: the value shown, the values in conflict with it, and all versions replaced so far."""

    shown: Value
    rivals: tuple[Value, ...] = ()
    past: tuple[bytes, ...] = ()

    @property
    def values(self) -> tuple[Value, ...]:
        """Give the value shown and its rivals."""
        return (self.shown, *self.rivals)


Fields = dict[str, Field]


def first_value(event: Event, value: str) -> Field:
    """Give a field its first value."""
    return Field(_value(event, value))


def _value(event: Event, value: str) -> Value:
    return Value(event.id, value, event.author.device, event.at)


def edited(fields: Fields, event: Event, edits: dict[str, Edit]) -> tuple[Fields, Outcome]:
    """Fold edits of several fields; the outcome is a conflict if one of them is, and quarantine changes nothing."""
    changed, outcome = dict(fields), APPLIED
    for name, edit in edits.items():
        field = fields.get(name)
        if field is None:
            return fields, quarantined("unknown_field")
        result = _edited_field(field, event, edit)
        if result is None:
            return fields, quarantined("unknown_version")
        changed[name], one = result
        outcome = one if one.verdict is Verdict.CONFLICT else outcome
    return changed, outcome


def _edited_field(field: Field, event: Event, edit: Edit) -> tuple[Field, Outcome] | None:
    replaced = next((value for value in field.values if edit.replaces in value.versions), None)
    if replaced is None and edit.replaces not in field.past:
        return None
    rest = tuple(value for value in field.values if value is not replaced)
    past = (*field.past, *replaced.versions) if replaced else field.past
    equal = next((value for value in rest if value.value == edit.value), None)
    if equal is field.shown:
        kept = replace(equal, merged=(*equal.merged, event.id))
        return Field(kept, rest[1:], past), APPLIED
    new = _value(event, edit.value)
    if equal is not None:
        new = replace(new, merged=equal.versions)
    rivals = tuple(value for value in rest if value is not equal)
    return Field(new, rivals, past), APPLIED if replaced is field.shown else CONFLICT


def settled(fields: Fields, event: Event, name: str, keep: bytes, over: tuple[bytes, ...]) -> tuple[Fields, Outcome]:
    """Fold the settling of a conflict: the value of version `keep` stays, those of `over` become past.

    A value the settler had not seen stays a rival: nothing is decided over somebody's head. Of two who settle the
    same conflict the first in the order counts; edits built on the other one stay known.
    """
    field = fields.get(name)
    if field is None:
        return fields, quarantined("unknown_field")
    kept = next((value for value in field.values if keep in value.versions), None)
    if kept is None and keep in field.past:
        return {**fields, name: replace(field, past=(*field.past, event.id))}, SUPERSEDED
    if kept is None:
        return fields, quarantined("unknown_version")
    seen = [value for value in field.values if value is kept or set(over) & set(value.versions)]
    unseen = tuple(value for value in field.values if value not in seen)
    past = (*field.past, *(version for value in seen for version in value.versions))
    winner = Value(event.id, kept.value, kept.device, kept.at)
    return {**fields, name: Field(winner, unseen, past)}, CONFLICT if unseen else APPLIED


def in_conflict(fields: Fields) -> tuple[str, ...]:
    """Give the names of the fields that wait for somebody to settle them."""
    return tuple(name for name, field in fields.items() if field.rivals)
