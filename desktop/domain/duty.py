"""On-call duty: one shift of one unit, and who is on call at a moment.

A shift's times, name and phone are fields that several may edit, each naming the version it replaces (`fields.py`). The
times are one field: two who move the beginning and the end of a shift at once would else make one that ends before it
begins. Whoever has a shift may offer it, and the first colleague who takes it has it. Who may do so is the agency.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Annotated, Final

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from desktop.domain.contact import ConflictSettled
from desktop.domain.event import Event, Kind, Row
from desktop.domain.fields import Edit, FieldName, Fields, edited, first_value, in_conflict, settled
from desktop.domain.outcome import APPLIED, SUPERSEDED, Outcome, Verdict, quarantined, waiting

DUTY_FIELDS: Final = ("times", "name", "phone")
LONGEST_MS: Final = 8 * 24 * 3600 * 1000
"""A shift that is longer stands in a group of its own: others that hold at a moment begin at most so long before it."""
LONG: Final = b"longer shifts \x00\x00"
LONGEST: Final[Mapping[str, int]] = {"times": 40, "name": 200, "phone": 60}
"""So many characters a field may have."""
_TIMES: Final = re.compile(r"([0-9]{1,16})/([0-9]{1,16})")

_Milliseconds = Annotated[int, Meta(ge=0, le=2**53)]
_Edits = Annotated[dict[FieldName, Edit], Meta(min_length=1, max_length=10)]
_Id = Annotated[bytes, Meta(min_length=16, max_length=16)]


class ShiftPlanned(msgspec.Struct, frozen=True):
    """Somebody is on call for a unit from `starts` to `ends` (ms since 1970 UTC, end excluded)."""

    unit: Annotated[str, Meta(max_length=64)]
    agency: Annotated[str, Meta(max_length=64)]
    starts: _Milliseconds
    ends: _Milliseconds
    name: Annotated[str, Meta(min_length=1, max_length=200)]
    phone: Annotated[str, Meta(min_length=1, max_length=60)]

    def values_of_fields(self) -> dict[str, str]:
        """Give what it says as the values of a shift's fields."""
        return {"times": times_text(self.starts, self.ends), "name": self.name, "phone": self.phone}


class ShiftEdited(msgspec.Struct, frozen=True):
    """New values of fields, each naming the version it replaces; times as `times_text` writes them."""

    edits: _Edits


class ShiftOffered(msgspec.Struct, frozen=True):
    """Somebody looks for a colleague who takes the shift."""

    note: Annotated[str, Meta(max_length=200)] = ""


class OfferWithdrawn(msgspec.Struct, frozen=True):
    """Nobody has to take the shift any more."""


class ShiftTaken(msgspec.Struct, frozen=True):
    """Somebody takes a shift that was offered, with their own name and phone."""

    offer: _Id
    edits: _Edits


class ShiftCancelled(msgspec.Struct, frozen=True):
    """The shift does not take place."""


class Offer(msgspec.Struct, frozen=True, array_like=True):
    """An open offer: the event that made it, whose device wrote it, when (ms since 1970 UTC), and what they said."""

    event: bytes
    device: bytes
    at: int
    note: str = ""


class Shift(msgspec.Struct, frozen=True):
    """A shift as it stands; `fields` has the versions of what is shown.

    `changes` counts what has changed since it was planned, `changed_at` says when that was last (ms since 1970 UTC).
    """

    id: bytes
    unit: str
    agency: str
    starts: int
    ends: int
    name: str
    phone: str
    cancelled: bool = False
    fields: Fields = {}
    offer: Offer | None = None
    changes: int = 0
    changed_at: int = 0


def times_text(starts: int, ends: int) -> str:
    """Write the times of a shift as its field has them."""
    return f"{starts}/{ends}"


def times_of(text: str) -> tuple[int, int] | None:
    """Read the times of a field; None where they are none, or end before they begin."""
    found = _TIMES.fullmatch(text)
    if found is None:
        return None
    starts, ends = int(found[1]), int(found[2])
    return (starts, ends) if starts < ends <= 2**53 else None


def fold(state: Shift | None, event: Event) -> tuple[Shift | None, Outcome]:
    """Fold one event of a shift; only one's own agency plans and changes."""
    body = event.body
    if isinstance(body, ShiftPlanned):
        return _planned(state, event, body)
    if state is None:
        return None, waiting("parent")
    if state.agency != event.author.agency:
        return state, quarantined("own_agency_only")
    changed, outcome = _CHANGES[type(body)](state, event)
    if outcome.verdict is Verdict.QUARANTINED:
        return state, outcome
    # What comes after the cancellation is kept, but nobody sees it: its author is told so.
    return changed, SUPERSEDED if state.cancelled else outcome


def _planned(state: Shift | None, event: Event, body: ShiftPlanned) -> tuple[Shift | None, Outcome]:
    if state is not None:
        return state, quarantined("shift_known")
    if body.agency != event.author.agency:
        return None, quarantined("own_agency_only")
    if body.unit not in event.author.agency_units:
        return None, quarantined("unit_of_another_agency")
    if body.ends <= body.starts:
        return None, quarantined("shift_ends_before_start")
    fields = {name: first_value(event, value) for name, value in body.values_of_fields().items()}
    made = Shift(event.entity, body.unit, body.agency, body.starts, body.ends, body.name, body.phone, fields=fields)
    return replace(made, changed_at=event.at), APPLIED


def _with(state: Shift, event: Event, fields: Fields) -> Shift:
    """Show a shift with other fields; nobody else's calendar has it yet, so its count rises."""
    starts, ends = times_of(fields["times"].shown.value) or (state.starts, state.ends)
    name, phone = fields["name"].shown.value, fields["phone"].shown.value
    shown = replace(state, fields=fields, starts=starts, ends=ends, name=name, phone=phone)
    return replace(shown, changes=state.changes + 1, changed_at=event.at)


def _edited(state: Shift, event: Event) -> tuple[Shift, Outcome]:
    changed, outcome = _apply(state, event, event.body.edits)
    # Where another stands in the rota now, nobody has to be looked for.
    return replace(changed, offer=changed.offer if changed.name == state.name else None), outcome


def _apply(state: Shift, event: Event, edits: dict[str, Edit]) -> tuple[Shift, Outcome]:
    if problem := _problem(edits):
        return state, quarantined(problem)
    fields, outcome = edited(state.fields, event, edits)
    return _with(state, event, fields), outcome


def _problem(edits: Mapping[str, Edit]) -> str:
    """Say why values cannot be a shift's, by a code; empty where they can."""
    for name, edit in edits.items():
        if not 1 <= len(edit.value) <= LONGEST.get(name, 0):
            return "shift_invalid"
        if name == "times" and times_of(edit.value) is None:
            return "shift_ends_before_start"
    return ""


def _settled(state: Shift, event: Event) -> tuple[Shift, Outcome]:
    body: ConflictSettled = event.body
    fields, outcome = settled(state.fields, event, body.field, body.keep, body.over)
    return _with(state, event, fields), outcome


def _offered(state: Shift, event: Event) -> tuple[Shift, Outcome]:
    # Nobody is looked for to do what does not take place, whoever offered it before they heard so.
    if state.offer is not None or state.cancelled:
        return state, SUPERSEDED
    return replace(state, offer=Offer(event.id, event.author.device, event.at, event.body.note)), APPLIED


def _withdrawn(state: Shift, _event: Event) -> tuple[Shift, Outcome]:
    return replace(state, offer=None), SUPERSEDED if state.offer is None else APPLIED


def _taken(state: Shift, event: Event) -> tuple[Shift, Outcome]:
    """Give the shift to the first who takes it; what a slower one built on their own taking stays known."""
    body: ShiftTaken = event.body
    if problem := _problem(body.edits):
        return state, quarantined(problem)
    if state.offer is None or state.offer.event != body.offer:
        known = {
            name: replace(field, past=(*field.past, event.id)) if name in body.edits else field
            for name, field in state.fields.items()
        }
        return replace(state, fields=known), SUPERSEDED
    changed, outcome = _apply(state, event, body.edits)
    return replace(changed, offer=None), outcome


def _cancelled(state: Shift, event: Event) -> tuple[Shift, Outcome]:
    if state.cancelled:
        return state, SUPERSEDED
    gone = replace(state, cancelled=True, offer=None, changes=state.changes + 1)
    return replace(gone, changed_at=event.at), APPLIED


_CHANGES: Final[Mapping[type, Callable[[Shift, Event], tuple[Shift, Outcome]]]] = {
    ShiftEdited: _edited,
    ConflictSettled: _settled,
    ShiftOffered: _offered,
    OfferWithdrawn: _withdrawn,
    ShiftTaken: _taken,
    ShiftCancelled: _cancelled,
}


def row(state: Shift) -> Row:
    """Give what the rota shows; a shift that is offered waits for somebody of its agency to take it."""
    return Row(
        status="cancelled" if state.cancelled else "planned",
        origin=state.agency,
        target=state.unit,
        group=LONG if state.ends - state.starts > LONGEST_MS else b"",
        sort=state.starts,
        conflict=bool(in_conflict(state.fields)),
        awaits="" if state.offer is None else f"take@{state.agency}",
    )


def on_call(shifts: Iterable[Shift], unit: str, at: int) -> tuple[Shift, ...]:
    """Give who is on call for a unit at a moment (ms since 1970 UTC), latest planned first."""
    found = [
        shift for shift in shifts if shift.unit == unit and not shift.cancelled and shift.starts <= at < shift.ends
    ]
    return tuple(sorted(found, key=lambda shift: shift.id, reverse=True))


def chain(shifts: Iterable[Shift], units: Sequence[str], at: int) -> tuple[Shift, ...]:
    """Give whom to call one after the other: who is on call for the first unit, then for each of the others."""
    planned = tuple(shifts)
    return tuple({shift.id: shift for unit in units for shift in on_call(planned, unit, at)}.values())


DUTY: Final = Kind(
    name="duty",
    channel="cooperation",
    fold_version=5,
    bodies={
        "planned": ShiftPlanned,
        "edited": ShiftEdited,
        "settled": ConflictSettled,
        "offered": ShiftOffered,
        "offer_withdrawn": OfferWithdrawn,
        "taken": ShiftTaken,
        "cancelled": ShiftCancelled,
    },
    state=Shift,
    fold=fold,
    row=row,
)
