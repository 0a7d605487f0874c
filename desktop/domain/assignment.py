"""Who of the receiving unit has a notification in hand: a person, and who stands in for them; in the unit's channel.

Its id is the notification's. Each assignment names the one it replaces: of two at once the first in the order counts,
and both are shown.
"""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from desktop.domain.event import WRITERS, Elsewhere, Event, Kind, Row
from desktop.domain.event_body import EventBody, IdOrNone, Short
from desktop.domain.outcome import APPLIED, SUPERSEDED, Outcome, quarantined


class Assigned(EventBody, frozen=True):
    """A notification was given to the person of the device `to`, with the person of `deputy` standing in.

    Without `to` nobody has it any more. `replaces` is the event of the assignment that stood before, else empty.
    """

    person: Short
    to: IdOrNone = b""
    to_name: Short = ""
    deputy: IdOrNone = b""
    deputy_name: Short = ""
    replaces: IdOrNone = b""


class Given(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One assignment: when and by whom, to whom; `superseded` where another came before it."""

    event: bytes
    at: int
    device: bytes
    body: Assigned
    superseded: bool = False


class Assignment(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """All assignments of a notification, in their order."""

    id: bytes
    unit: str
    given: tuple[Given, ...]

    @property
    def current(self) -> Given | None:
        """Give the assignment that counts, None where nobody has it."""
        found = next((one for one in reversed(self.given) if not one.superseded), None)
        return found if found is not None and found.body.to else None

    @property
    def version(self) -> bytes:
        """Give the event that the next assignment replaces, empty before the first."""
        return next((one.event for one in reversed(self.given) if not one.superseded), b"")


def fold(state: Assignment | None, event: Event) -> tuple[Assignment | None, Outcome]:
    """Fold one assignment."""
    if WRITERS.isdisjoint(event.author.roles):
        return state, quarantined("role_not_permitted")
    known = state or Assignment(event.entity, event.author.unit, ())
    late = event.body.replaces != known.version
    given = Given(event.id, event.at, event.author.device, event.body, superseded=late)
    return replace(known, given=(*known.given, given)), SUPERSEDED if late else APPLIED


def awaited(device: bytes) -> str:
    """Give by what lists know an assignment to the person of a device."""
    return f"{ASSIGNMENT.name}@{device.hex()}"


def row(state: Assignment) -> Row:
    """Give what lists look at: whether somebody has it, and who. No name is searched for."""
    given = state.current
    return Row(
        status="assigned" if given else "unassigned",
        origin=state.unit,
        target=state.unit,
        awaits=awaited(given.body.to) if given else "",
    )


def goes_with(state: Assignment) -> tuple[tuple[Elsewhere, ...], ...]:
    """Give the notification it is about: without that nobody finds it any more, and nobody has a reason to."""
    return ((Elsewhere("notification", state.id, ""),),)


ASSIGNMENT: Final = Kind(
    name="assignment",
    channel="unit",
    fold_version=2,
    bodies={"assigned": Assigned},
    state=Assignment,
    fold=fold,
    row=row,
    goes_with=goes_with,
)
