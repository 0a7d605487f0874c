"""Contacts: people and functions of a unit, with fields that several may edit; only one's own agency writes them.

The owner says from time to time that an entry is still true. What an edit replaced, and what was dropped in choosing
between two versions, stays known (`earlier_values.py`).
"""

from __future__ import annotations

from typing import Annotated, Final

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from desktop.domain import earlier_values
from desktop.domain.earlier_values import Dropped
from desktop.domain.event import Event, Kind, Row
from desktop.domain.fields import (
    Edit,
    FieldName,
    Fields,
    FieldValue,
    Version,
    edited,
    first_value,
    in_conflict,
    settled,
)
from desktop.domain.outcome import APPLIED, SUPERSEDED, Outcome, Verdict, quarantined, waiting
from desktop.domain.terms import Terms

CONTACT_FIELDS: Final = (
    "family_name",
    "given_name",
    "function",
    "topics",
    "phone",
    "mobile",
    "email",
    "hours",
    "valid_from",
    "valid_to",
    "level",
    "deputies",
    "absent_from",
    "absent_until",
    "stands_in",
)
LEVELS: Final = ("leadership", "casework")
"""What may stand in `level`; agreements name both."""

CONFIRM_DAYS: Final = 90
"""After so many days an entry is to be confirmed again, where no rules say otherwise."""
_DAY_MS: Final = 24 * 3600 * 1000


class ContactAdded(msgspec.Struct, frozen=True):
    """A contact of a unit."""

    unit: Annotated[str, Meta(max_length=64)]
    agency: Annotated[str, Meta(max_length=64)]
    fields: Annotated[dict[FieldName, FieldValue], Meta(max_length=40)]


class ContactEdited(msgspec.Struct, frozen=True):
    """New values, each naming the version it replaces."""

    edits: Annotated[dict[FieldName, Edit], Meta(min_length=1, max_length=40)]


class ConflictSettled(msgspec.Struct, frozen=True):
    """Somebody chose one of the values in conflict over the others they saw."""

    field: FieldName
    keep: Version
    over: Annotated[tuple[Version, ...], Meta(max_length=100)]


class ContactConfirmed(msgspec.Struct, frozen=True):
    """The owner says the entry is still true."""


class ContactRemoved(msgspec.Struct, frozen=True):
    """The entry no longer holds."""


class Contact(msgspec.Struct, frozen=True):
    """A contact as it stands, confirmed by a device at a time (ms since 1970 UTC); `earlier` is what stood in it."""

    id: bytes
    unit: str
    agency: str
    fields: Fields
    confirmed_at: int
    removed: bool = False
    confirmed_by: bytes = b""
    earlier: tuple[Dropped, ...] = ()

    def value(self, name: str) -> str:
        """Give the value shown for a field."""
        return self.fields[name].shown.value


def fold(state: Contact | None, event: Event) -> tuple[Contact | None, Outcome]:
    """Fold one event of a contact."""
    body = event.body
    if isinstance(body, ContactAdded):
        return _added(state, event, body)
    if state is None:
        return None, waiting("parent")
    if event.author.agency != state.agency:
        return state, quarantined("own_agency_only")
    changed, outcome = _changed(state, event)
    # What comes after the removal is kept, but nobody sees it: its author is told so.
    return changed, SUPERSEDED if state.removed and outcome.verdict is not Verdict.QUARANTINED else outcome


def _added(state: Contact | None, event: Event, body: ContactAdded) -> tuple[Contact | None, Outcome]:
    if state is not None:
        return state, quarantined("contact_known")
    if body.agency != event.author.agency:
        return None, quarantined("own_agency_only")
    if body.unit not in event.author.agency_units:
        return None, quarantined("unit_of_another_agency")
    if not set(body.fields) <= set(CONTACT_FIELDS):
        return None, quarantined("unknown_field")
    nothing = first_value(event, "")
    fields = {name: first_value(event, text) if (text := body.fields.get(name)) else nothing for name in CONTACT_FIELDS}
    return Contact(event.entity, body.unit, body.agency, fields, event.at, confirmed_by=event.author.device), APPLIED


def _changed(state: Contact, event: Event) -> tuple[Contact, Outcome]:
    match event.body:
        case ContactEdited() as body:
            return _with(state, event, *edited(state.fields, event, body.edits))
        case ConflictSettled() as body:
            return _with(state, event, *settled(state.fields, event, body.field, body.keep, body.over))
        case ContactRemoved():
            return replace(state, removed=True), APPLIED
        case _:
            return replace(state, confirmed_at=event.at, confirmed_by=event.author.device), APPLIED


def _with(state: Contact, event: Event, fields: Fields, outcome: Outcome) -> tuple[Contact, Outcome]:
    earlier = earlier_values.kept(state.earlier, state.fields, fields, event)
    return replace(state, fields=fields, earlier=earlier), outcome


def row(state: Contact) -> Row:
    """Give what lists of contacts show and search finds."""
    text = " ".join(field.shown.value for field in state.fields.values())
    return Row(
        status="removed" if state.removed else "current",
        origin=state.agency,
        target=state.unit,
        conflict=bool(in_conflict(state.fields)),
        text="" if state.removed else text,
    )


def due(state: Contact, terms: Terms) -> int:
    """Give by when the owner is to say again that an entry is true (ms since 1970 UTC), 0 for one that is removed."""
    if state.removed:
        return 0
    rules = terms.rules.of("")
    days = rules.spans.contact_confirm_days if rules is not None else CONFIRM_DAYS
    return state.confirmed_at + days * _DAY_MS


CONTACT: Final = Kind(
    name="contact",
    channel="cooperation",
    fold_version=3,
    bodies={
        "added": ContactAdded,
        "edited": ContactEdited,
        "settled": ConflictSettled,
        "confirmed": ContactConfirmed,
        "removed": ContactRemoved,
    },
    state=Contact,
    fold=fold,
    row=row,
    due=due,
)
