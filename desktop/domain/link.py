"""A link: two notifications of one unit that somebody says belong together, with a reason; it can be taken back.

It lives in the unit's own channel and is read by nobody else: data of different matters is joined only by a deliberate
act (§ 63 Abs. 2 SGB VIII), and there is no register of children across agencies. Neither notification changes by it.
"""

from __future__ import annotations

from typing import Annotated, Final

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from desktop.domain.event import Elsewhere, Event, Kind, Row
from desktop.domain.event_body import EventBody, Id
from desktop.domain.outcome import APPLIED, SUPERSEDED, Outcome, quarantined, waiting

_Short = Annotated[str, Meta(min_length=1, max_length=200)]
_Reason = Annotated[str, Meta(min_length=1, max_length=4000)]
_Relation = Annotated[str, Meta(pattern=r"\A(same_child|household)\Z")]
RELATIONS: Final = {"same_child": "Dasselbe Kind", "household": "Derselbe Haushalt"}


class Linked(EventBody, frozen=True):
    """Somebody says that two notifications are about one child, or one household."""

    first: Id
    second: Id
    relation: _Relation
    reason: _Reason
    person: _Short


class Parted(EventBody, frozen=True):
    """Somebody says that they are not."""

    reason: _Reason
    person: _Short


class Link(msgspec.Struct, frozen=True, array_like=True):
    """A link as it stands; `parted` is why it was taken back, empty while it stands."""

    id: bytes
    unit: str
    first: bytes
    second: bytes
    relation: str
    reason: str
    person: str
    at: int
    parted: str = ""
    parted_by: str = ""

    def other(self, entity: bytes) -> bytes:
        """Give the one a notification is linked with."""
        return self.second if entity == self.first else self.first


def mark(entity: bytes) -> str:
    """Give the word by which an index finds the links of a notification."""
    return f"ql{entity.hex()}"


def fold(state: Link | None, event: Event) -> tuple[Link | None, Outcome]:
    """Fold one event of a link; whoever reads the unit's channel is of the unit."""
    match event.body:
        case Linked() as body:
            if state is not None:
                return state, quarantined("linked_already")
            if body.first == body.second:
                return None, quarantined("linked_with_itself")
            return _made(event, body), APPLIED
        case Parted() as body:
            if state is None:
                return None, waiting("parent")
            if state.parted:
                return state, SUPERSEDED
            return replace(state, parted=body.reason, parted_by=body.person), APPLIED
        case _:
            return state, quarantined("malformed_event")


def _made(event: Event, body: Linked) -> Link:
    return Link(
        id=event.entity,
        unit=event.author.unit,
        first=body.first,
        second=body.second,
        relation=body.relation,
        reason=body.reason,
        person=body.person,
        at=event.at,
    )


def row(state: Link) -> Row:
    """Give what finds a link: the two it joins, while it stands."""
    status = "parted" if state.parted else "linked"
    text = "" if state.parted else f"{mark(state.first)} {mark(state.second)}"
    return Row(status=status, origin=state.unit, target=state.unit, sort=state.at, text=text)


def goes_with(state: Link) -> tuple[tuple[Elsewhere, ...], ...]:
    """Give the two it joins: without one of them there is nothing to join, and its reason may tell of it."""
    return (Elsewhere("notification", state.first, ""),), (Elsewhere("notification", state.second, ""),)


LINK: Final = Kind(
    name="link",
    channel="unit",
    fold_version=1,
    bodies={"linked": Linked, "parted": Parted},
    state=Link,
    fold=fold,
    row=row,
    goes_with=goes_with,
)
