"""Who is competent for a place on a day, with the rule that applied and whom to call."""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop.domain.cooperation import External
from desktop.domain.jurisdiction import Ambiguous, Found, Unknown, find, place_from_text
from desktop.domain.refused import Refused
from desktop.presenters.agreement import cooperation_in_force
from desktop.presenters.on_call import FALLBACK, now_on_call
from desktop.workspace.workspace import Workspace


def who(workspace: Workspace, place: str, on: date, residence: str | None) -> dict[str, Any]:
    """Give the competent agencies and their units, the whereabouts first; asks when a place is unknown or ambiguous."""
    stops = [("place", place)] + ([("residence", residence)] if residence else [])
    items: list[dict[str, Any]] = []
    for field, text in stops:
        row = competent(workspace, field, text, on)
        if row["agency"] not in [known["agency"] for known in items]:
            calls = [now_on_call(workspace, unit["unit"], workspace.now()) for unit in row["units"]]
            items.append(row | {"on_call": calls})
    return {"items": items, "next": None}


def competent(workspace: Workspace, field: str, text: str, on: date) -> dict[str, Any]:
    """Give the agency that is competent for a place on a day; raises `Refused` for a place that is not clear."""
    cooperation = cooperation_in_force(workspace)
    match find(cooperation, place_from_text(text), on):
        case Found(agency, municipality, rule):
            units = [{"unit": unit.id, "name": unit.name} for unit in cooperation.units_of(agency.id) if unit.receives]
            return {
                "agency": agency.id,
                "name": agency.name,
                "municipality": municipality.name,
                "rule": rule,
                "because": field,
                "units": units,
            }
        case Ambiguous() as ambiguous:
            raise Refused("place_ambiguous", ambiguous.reason, field=field)
        case Unknown(external=External() as external, reason=reason):
            return _external_row(field, external, reason)
        case Unknown() as unknown:
            raise Refused("place_unknown", unknown.reason, field=field)


def _external_row(field: str, external: External, rule: str) -> dict[str, Any]:
    """Give an agency outside the cooperation: nothing can be sent there, it is phoned."""
    row: dict[str, Any] = {
        "agency": external.id,
        "name": external.name,
        "municipality": external.places[0],
        "rule": rule,
        "because": field,
        "units": [],
        "outside": True,
        "phone": external.phone,
        "note": external.note,
    }
    return row if external.phone else row | {"fallback": FALLBACK}
