"""Whom to call now: the person on call for a unit, and never a blank where no number is known."""

from __future__ import annotations

from typing import Any

from desktop.domain.duty import Shift, on_call
from desktop.presenters.agreement import unit_name
from desktop.presenters.times import id_text, written
from desktop.workspace.workspace import Workspace

FALLBACK = "Keine Rufnummer hinterlegt: Leitstelle oder 110 anrufen."


def shifts(workspace: Workspace) -> list[Shift]:
    """Give all planned shifts."""
    return [state for _, state in workspace.states("duty", status="planned")]


def shift_row(workspace: Workspace, shift: Shift) -> dict[str, Any]:
    """Give a shift as a row."""
    return {
        "id": id_text(shift.id),
        "unit": shift.unit,
        "unit_name": unit_name(workspace, shift.unit),
        "name": shift.name,
        "phone": shift.phone,
        "from": written(shift.starts),
        "until": written(shift.ends),
    }


def now_on_call(workspace: Workspace, unit: str, at: int) -> dict[str, Any]:
    """Say who is on call for a unit at a moment (ms since 1970 UTC); without an entry, what to do instead."""
    found = on_call(shifts(workspace), unit, at)
    rows = [shift_row(workspace, shift) for shift in found]
    answer: dict[str, Any] = {"unit": unit, "unit_name": unit_name(workspace, unit), "at": written(at), "items": rows}
    if not rows:
        answer["fallback"] = FALLBACK
    return answer


def phone_advice(workspace: Workspace, units: list[str], at: int, *, immediate: bool) -> dict[str, Any]:
    """Give the advice that stands beside everything that has not arrived: call now, and whom."""
    urgent = (
        "Noch nicht angekommen – rufen Sie jetzt an." if immediate else "Noch nicht angekommen; wird später gesendet."
    )
    return {"text": urgent, "call": [now_on_call(workspace, unit, at) for unit in units]}
