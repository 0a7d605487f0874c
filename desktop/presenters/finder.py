"""Which agency and unit are competent for a place on a day, by which rule, and whom to call there now.

The same answer as `who` gives, for people: where the child is goes first, where the family lives second, and what is
not clear is asked for at its own place. It needs no connection.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from desktop.domain.cooperation import Cooperation
from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim, say
from desktop.presenters.agreement import cooperation_in_force, unit_name
from desktop.presenters.competence import competent
from desktop.presenters.on_call import FALLBACK, Number, each_once, number_of
from desktop.presenters.times import moment
from desktop.workspace.workspace import Workspace

_DAY: Final = "Erwartet wird ein Datum, zum Beispiel 28.11.2026."
_BECAUSE: Final = {
    "place": "Zuständig für den Aufenthalt des Kindes",
    "residence": "Zuständig für den Wohnort der Familie",
}
_BOTH: Final = "Zuständig für den Aufenthalt des Kindes und den Wohnort der Familie"


@dataclass(frozen=True, slots=True)
class Competent:
    """An agency, why it is the competent one, its units that receive, and whom to call for each now.

    `outside` says that nothing can be sent there: it is phoned.
    """

    name: str
    because: str
    rule: str
    numbers: tuple[Number, ...]
    units: tuple[str, ...]
    outside: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer: the agencies, and what is not clear by the field it was written in."""

    agencies: tuple[Competent, ...] = ()
    problems: Mapping[str, str] = field(default_factory=dict)


def find_competent(workspace: Workspace, place: str, day: str, residence: str = "") -> Finding:
    """Find the competent agencies; what is not clear is said by its field (`place`, `residence`, `day`)."""
    try:
        on = read_day(day, moment(workspace.now()).date())
    except ValueError:
        return Finding((), {"day": _DAY})
    found: dict[str, dict[str, Any]] = {}
    problems: dict[str, str] = {}
    for name, text in (("place", place.strip()), ("residence", residence.strip())):
        if not text:
            continue
        try:
            row = competent(workspace, name, text, on)
        except Refused as reason:
            problems[name] = reason.message
            continue
        known = found.setdefault(row["agency"], row | {"why": _BECAUSE[name]})
        known["why"] = _BECAUSE[name] if known["because"] == name else _BOTH
    return Finding(tuple(_competent(workspace, row) for row in found.values()), problems)


def read_day(text: str, today: date) -> date:
    """Read a day as people write it, empty for today; raises `ValueError`."""
    parts = [int(part) for part in text.strip().rstrip(".").split(".") if part]
    if not parts:
        return today
    day, month, year = (*parts, *(0, today.year)[len(parts) - 1 :])
    return date(year, month, day)


def _competent(workspace: Workspace, row: Mapping[str, Any]) -> Competent:
    units = [str(unit["unit"]) for unit in row["units"]]
    every = [number_of(workspace, unit, workspace.now()) for unit in units]
    # Beside a number to call nobody needs to read that another unit of the agency has none.
    numbers = tuple(each_once(one for one in every if one.phone)) or tuple(every[:1])
    outside = bool(row.get("outside"))
    if outside:
        phone = str(row.get("phone") or "")
        numbers = (Number("", str(row["name"]), (), phone, "" if phone else FALLBACK),)
    return Competent(
        name=Verbatim(row["name"]),
        because=row["why"],
        rule=row["rule"],
        numbers=numbers,
        units=tuple(Verbatim(unit_name(workspace, unit)) for unit in units),
        outside=outside,
        note=Verbatim(row.get("note") or ""),
    )


def places(workspace: Workspace) -> list[str]:
    """Give what may be written as a place: towns, their districts and postcodes, and places of agencies outside."""
    try:
        cooperation = cooperation_in_force(workspace)
    except Refused:
        return []
    return sorted(dict.fromkeys(_places(cooperation)))


def _places(cooperation: Cooperation) -> Iterator[str]:
    towns = {town.name for town in cooperation.municipalities}
    every = [district for town in cooperation.municipalities for district in town.districts]
    for town in cooperation.municipalities:
        yield town.name
        yield from (f"{town.name}-{district}" for district in town.districts)
        yield from (one for one in town.districts if every.count(one) == 1 and one not in towns)
        yield from (f"{code} {town.name}" for code in town.postcodes)
    for one in cooperation.externals:
        yield from one.places


def today_text(workspace: Workspace) -> str:
    """Write today as `read_day` reads it."""
    return moment(workspace.now()).strftime("%d.%m.%Y")


def spoken(one: Competent) -> str:
    """Say an answer in one sentence."""
    return say("{name}. {because}. {rule}", name=one.name, because=one.because, rule=one.rule)
