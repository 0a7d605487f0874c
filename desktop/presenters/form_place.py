"""A place in one line: "Willich, Schiefbahn, bei der Großmutter" becomes town, district and note, or is asked for.

Which town is meant is the jurisdiction's to say and never guessed: what is unknown or ambiguous stays as it was
written, and the answer says what may be meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from desktop.domain.cooperation import Cooperation
from desktop.domain.jurisdiction import Ambiguous, Found, Place, find, place_from_text
from desktop.domain.place_names import recognise
from desktop.domain.said import Said, say
from desktop.presenters.agreement import cooperation_in_force
from desktop.presenters.times import moment
from desktop.workspace.workspace import Workspace

_STREET: Final = re.compile(r"^(?P<street>.*[^\W\d_]\S*)\s+(?P<number>[0-9]+\s*[a-zA-Z]?)$")
_NAMES: Final = ("municipality", "district", "ags", "postcode")


@dataclass(frozen=True, slots=True)
class PlaceRead:
    """What a line was read as: the fields of the place, what is said of it, and the towns that may be meant."""

    place: dict[str, Any]
    answer: str
    sure: bool
    candidates: tuple[str, ...] = ()


def read(workspace: Workspace, line: str) -> PlaceRead:
    """Read a line into a place."""
    return of(workspace, _fields(line, cooperation_in_force(workspace)))


def choose(workspace: Workspace, line: str, town: str) -> PlaceRead:
    """Take one of the towns that may be meant; the line stays as a note."""
    return of(workspace, {"municipality": str(town), "note": line.strip()[:300]})


def of(workspace: Workspace, place: dict[str, Any]) -> PlaceRead:
    """Say of a place which town is meant and who is competent there."""
    if not place:
        return PlaceRead({}, "", sure=False)
    meant = Place(**{name: place[name] for name in _NAMES if name in place})
    match find(cooperation_in_force(workspace), meant, moment(workspace.now()).date()):
        case Found(agency, town, _):
            return PlaceRead(place | {"municipality": town.name}, _found(town.name, place, agency.name), sure=True)
        case Ambiguous(candidates, reason):
            return PlaceRead(place, reason, sure=False, candidates=candidates)
        case unknown:
            return PlaceRead(place, unknown.reason, sure=False)


def line_of(place: object) -> str:
    """Write the line for a place of a document."""
    if not isinstance(place, dict):
        return ""
    street = _beside(place, "street", "house_number")
    town = _beside(place, "postcode", "municipality")
    parts = (street, place.get("ags"), town, place.get("district"), place.get("note"))
    return ", ".join(str(part) for part in parts if part)


def _beside(place: dict[str, Any], *names: str) -> str:
    return " ".join(str(place[name]) for name in names if place.get(name))


def _fields(line: str, cooperation: Cooperation) -> dict[str, Any]:
    """Sort the parts of a line: what names a town, a street with its number, and the rest as a note."""
    towns: list[str] = []
    notes: list[str] = []
    place: dict[str, Any] = {}
    for part in (part.strip() for part in line.split(",")):
        code = place_from_text(part)
        place |= {name: value for name in ("ags", "postcode") if (value := getattr(code, name))}
        rest = code.municipality
        street = _STREET.match(rest) if rest else None
        if street and "street" not in place:
            place |= {"street": street["street"], "house_number": street["number"]}
        elif rest and recognise(rest, cooperation).names:
            towns.append(rest)
        elif rest:
            notes.append(rest)
    if not towns and not any(name in place for name in _NAMES) and notes:
        towns.append(notes.pop(0))
    return place | _named(towns, cooperation) | ({"note": ", ".join(notes)} if notes else {})


def _named(towns: list[str], cooperation: Cooperation) -> dict[str, Any]:
    """Give town and district by the names the jurisdiction has for them, where every word was understood."""
    text = ", ".join(towns)
    reading = recognise(text, cooperation) if text else None
    if reading is None:
        return {}
    known = {name.municipality.name for name in reading.names}
    district = next((name.written for name in reading.names if name.is_district), None)
    if not reading.sure or len(known) != 1:
        return {"municipality": text}
    return {"municipality": known.pop()} | ({"district": district} if district else {})


def _found(town: str, place: dict[str, Any], agency: str) -> Said:
    district = place.get("district")
    where = town if not district or district == town else f"{town}-{district}"
    # Neither an arrow nor a word for who is competent: a notification need not go there, as one to the police.
    return say("{place} · Bereich {agency}", place=where, agency=agency)
