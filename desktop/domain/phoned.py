"""A notification that could be sent to nobody, because the place lies outside the cooperation: told by telephone.

What was told, to whom and when is kept in the channel of the unit that called. Nothing leaves the unit, and nothing
about it is called sent.
"""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from desktop.domain.catalogue import CategoryCode
from desktop.domain.content import Content
from desktop.domain.event import WRITERS, Event, Kind, Row
from desktop.domain.event_body import EventBody, Id, Short, UrgencyCode
from desktop.domain.notification_moments import moment
from desktop.domain.notification_state import Mark, Moment
from desktop.domain.numbering import with_ordinal
from desktop.domain.outcome import APPLIED, Outcome, quarantined


class Told(EventBody, frozen=True):
    """Somebody called an agency outside the cooperation. `called_at` is RFC 3339 as the person entered it."""

    process_id: Id
    number: Short
    category: CategoryCode
    urgency: UrgencyCode
    rules_version: Short
    from_unit: Short
    agency: Short
    person: Short
    content: Content
    called: Short
    called_at: Short


class Phoned(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What was told; its id is the one the notification would have had. `at` is in ms since 1970 UTC."""

    id: bytes
    told: Told
    at: int
    timeline: tuple[Moment, ...]


def fold(state: Phoned | None, event: Event) -> tuple[Phoned | None, Outcome]:
    """Fold one call; the first of a notification stands."""
    if WRITERS.isdisjoint(event.author.roles):
        return state, quarantined("role_not_permitted")
    if event.author.unit != event.body.from_unit:
        return state, quarantined("units_differ")
    if state is not None:
        return state, quarantined("told_already")
    body: Told = event.body
    call = replace(moment(event), type=Mark.PHONE_HANDOVER, text=body.called, called_at=body.called_at)
    return Phoned(event.entity, body, event.at, (call,)), APPLIED


def row(state: Phoned) -> Row:
    """Give what lists show and search finds."""
    told = state.told
    return Row(
        status=Mark.PHONE_HANDOVER,
        origin=told.from_unit,
        sort=state.at,
        grade=told.urgency,
        text=" ".join((told.number, told.category, told.content.search_text())).strip(),
    )


def _with_ordinal(body: msgspec.Struct, ordinal: int) -> msgspec.Struct:
    return replace(body, number=with_ordinal(body.number, ordinal)) if isinstance(body, Told) else body


PHONED: Final = Kind(
    name="phoned",
    channel="unit",
    fold_version=1,
    bodies={"told": Told},
    state=Phoned,
    fold=fold,
    row=row,
    with_ordinal=_with_ordinal,
)
