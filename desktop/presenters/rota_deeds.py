"""What people do with a rota: plan, change, cancel, offer, take and exchange shifts, and fill a month by a pattern.

Everything goes through the workspace and is refused there where a rule says no; what is shown of it is in `rota.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from desktop.domain.contact import ConflictSettled
from desktop.domain.duty import (
    DUTY_FIELDS,
    OfferWithdrawn,
    Shift,
    ShiftCancelled,
    ShiftEdited,
    ShiftOffered,
    ShiftPlanned,
    ShiftTaken,
    times_text,
)
from desktop.domain.fields import Edit
from desktop.domain.gaps import open_spans
from desktop.domain.local_time import day_begins, milliseconds_of
from desktop.domain.refused import Refused
from desktop.domain.rota_pattern import Pattern, propose
from desktop.domain.spans import Span
from desktop.presenters.register import short_text
from desktop.presenters.rota_gaps import demand_of
from desktop.presenters.shifts import shifts_between
from desktop.workspace.recording import Deed
from desktop.workspace.workspace import Workspace

_DAY = timedelta(days=1)
_OFFER_OVER = "Dieser Dienst wird nicht mehr angeboten; vielleicht hat ihn schon jemand übernommen."


@dataclass(frozen=True, slots=True)
class Wish:
    """What a shift is to be: its times, who has it, and where they are reached."""

    span: Span
    name: str
    phone: str

    def values(self) -> dict[str, str]:
        """Give it as the values of a shift's fields."""
        return {"times": times_text(*self.span), "name": self.name, "phone": self.phone}


def wish(span: Span, answers: Mapping[str, str]) -> Wish:
    """Read who a shift is of; raises `Refused` naming the field."""
    return Wish(span, short_text(answers, "name", ""), short_text(answers, "phone", ""))


def plan(workspace: Workspace, unit: str, wished: Wish) -> bytes:
    """Plan a shift of a unit of one's own agency; gives its id."""
    known = workspace.directory.units.get(unit)
    if known is None:
        raise Refused("unit_unknown", "Diese Stelle gehört nicht zur Kooperation.", field="unit")
    entity = workspace.new_id()
    body = ShiftPlanned(unit, known.agency, *wished.span, wished.name, wished.phone)
    workspace.record(workspace.cooperation(), [Deed("duty.planned", entity, body)])
    return entity


def change(workspace: Workspace, entity: bytes, wished: Mapping[str, str]) -> None:
    """Change fields of a shift, each naming the version shown here; what is the same already is left alone."""
    edits = _edits(_shift(workspace, entity), wished)
    if edits:
        _record(workspace, "edited", entity, ShiftEdited(edits))


def cancel(workspace: Workspace, entity: bytes) -> None:
    """Have a shift not take place."""
    _shift(workspace, entity)
    _record(workspace, "cancelled", entity, ShiftCancelled())


def offer(workspace: Workspace, entity: bytes, note: str = "") -> None:
    """Look for a colleague who takes a shift."""
    _shift(workspace, entity)
    _record(workspace, "offered", entity, ShiftOffered(note.strip()[:200]))


def withdraw_offer(workspace: Workspace, entity: bytes) -> None:
    """Look for nobody any more."""
    _shift(workspace, entity)
    _record(workspace, "offer_withdrawn", entity, OfferWithdrawn())


def take(workspace: Workspace, entity: bytes, answers: Mapping[str, str]) -> None:
    """Take a shift that is offered; raises `Refused` where it is not any more."""
    shift = _shift(workspace, entity)
    if shift.offer is None:
        raise Refused("offer_over", _OFFER_OVER)
    values = {name: short_text(answers, name, "") for name in ("name", "phone")}
    edits = {name: Edit(shift.fields[name].shown.version, value) for name, value in values.items()}
    _record(workspace, "taken", entity, ShiftTaken(shift.offer.event, edits))


def exchange(workspace: Workspace, one: bytes, other: bytes) -> None:
    """Let two people have each other's shift: both change, or none."""
    first, second = _shift(workspace, one), _shift(workspace, other)
    with workspace.at_once():
        change(workspace, one, {"name": second.name, "phone": second.phone})
        change(workspace, other, {"name": first.name, "phone": first.phone})


def settle(workspace: Workspace, entity: bytes, field: str, keep: bytes) -> Shift:
    """Settle a conflict: the value of one version stays, over those that stand here."""
    state = _shift(workspace, entity)
    values = state.fields[field].values if field in state.fields else ()
    over = tuple(version for value in values for version in value.versions)
    _record(workspace, "settled", entity, ConflictSettled(field, keep, over))
    return _shift(workspace, entity)


def fill(workspace: Workspace, unit: str, first: date, pattern: Pattern) -> list[bytes]:
    """Fill what nobody is planned for in a month by a pattern; gives the new shifts. What is planned stays.

    The last night ends when it ends, in the month after.
    """
    last = _last_of(first)
    between = Span(day_begins(first), milliseconds_of(datetime.combine(last + _DAY, pattern.clock)))
    planned = shifts_between(workspace, *between)
    found = open_spans(demand_of(workspace, unit), planned, unit, between, workspace.terms.rests(unit))
    proposed = propose(pattern, found, first, last)
    with workspace.at_once():
        return [plan(workspace, unit, Wish(one.span, *one.who)) for one in proposed]


def _last_of(first: date) -> date:
    return (first.replace(day=1) + timedelta(days=32)).replace(day=1) - _DAY


def _edits(shift: Shift, values: Mapping[str, str]) -> dict[str, Edit]:
    return {
        name: Edit(shift.fields[name].shown.version, values[name])
        for name in DUTY_FIELDS
        if name in values and shift.fields[name].shown.value != values[name]
    }


def _shift(workspace: Workspace, entity: bytes) -> Shift:
    state: Any = workspace.state("duty", entity)
    if not isinstance(state, Shift) or state.cancelled:
        raise Refused("not_found", "Diesen Dienst gibt es nicht mehr.", field="id")
    return state


def _record(workspace: Workspace, name: str, entity: bytes, body: Any) -> None:
    workspace.record(workspace.cooperation(), [Deed(f"duty.{name}", entity, body)])
