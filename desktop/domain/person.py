"""The name of the person behind a device, as that person gave it.

Readable by all units, never part of the directory.
"""

from __future__ import annotations

from typing import Annotated, Final

import msgspec
from msgspec import Meta

from desktop.domain.event import Event, Kind, Row
from desktop.domain.outcome import APPLIED, Outcome, quarantined


class Named(msgspec.Struct, frozen=True):
    """The person says their name."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]


class Person(msgspec.Struct, frozen=True):
    """The person of a device; the entity's id is the device's."""

    id: bytes
    name: str
    unit: str


def fold(state: Person | None, event: Event) -> tuple[Person | None, Outcome]:
    """Fold a name: each device names only itself."""
    if event.entity != event.author.device:
        return state, quarantined("own_name_only")
    return Person(event.entity, event.body.name, event.author.unit), APPLIED


def row(state: Person) -> Row:
    """Give what lists of people show and search finds."""
    return Row(status="current", target=state.unit, text=state.name)


PERSON: Final = Kind(
    name="person",
    channel="cooperation",
    fold_version=1,
    bodies={"named": Named},
    state=Person,
    fold=fold,
    row=row,
)
