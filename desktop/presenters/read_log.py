"""The read log: what was opened at this device, and for the data protection unit what was opened in its agency.

It shows days, people, ids and numbers. Of what was read it knows nothing, so it can show nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Final

from desktop.domain.person import Person
from desktop.domain.reading import GAP, DayRead, Opened, day_of, mark
from desktop.domain.refused import Refused
from desktop.domain.rows import ReadingRow
from desktop.domain.said import Verbatim, joined, say
from desktop.presenters.agreement import unit_name
from desktop.presenters.facts import Fact, Section
from desktop.presenters.paging import page
from desktop.presenters.times import clock, id_text, read_id, written
from desktop.presenters.words import kind_word
from desktop.workspace.workspace import Workspace

LONGEST_NUMBER: Final = 200
_MOST_DAYS: Final = 100
_MOST_FACTS: Final = 200
_GAP: Final = "Es fehlt etwas: Der Datenträger nahm zeitweise nichts an, oder es war mehr, als ein Tag hier fasst."
_NOT_YOURS: Final = "Das Prüfprotokoll sieht nur die Datenschutzstelle der Behörde."
_STAYS: Final = (
    "Ihre Behörde hat in der Kooperation keine Datenschutzstelle genannt: Das Leseprotokoll bleibt auf diesem Gerät."
)
_ITS_OWN: Final = "Ihre Stelle ist die Datenschutzstelle: Ihr eigenes Leseprotokoll bleibt auf diesem Gerät."


@dataclass(frozen=True, slots=True)
class Log:
    """The days that are shown, a section for each person; `more` says that there are others."""

    days: tuple[Section, ...]
    more: bool


def may_see(workspace: Workspace) -> bool:
    """Say whether this device is of the unit that sees who has read what in its agency."""
    return bool(workspace.unit) and workspace.terms.data_protection(workspace.unit) == workspace.unit


def about_own(workspace: Workspace) -> str:
    """Say what is noted of one's own reading here, and who sees it."""
    rows = [row for row in workspace.readings.kept() if row.kind != GAP]
    days = {row.day for row in rows}
    noted = (
        say(
            "Geöffnete Meldungen: {entities}. Tage: {days}. Zuletzt: {last}.",
            entities=len({row.entity for row in rows}),
            days=len(days),
            last=_day(date.fromisoformat(max(days))),
        )
        if rows
        else "Noch ist nichts notiert."
    )
    return joined((noted, _seen_by(workspace)), " ")


def _seen_by(workspace: Workspace) -> str:
    reader = workspace.readings.reader
    if reader:
        return say("Am Tag danach geht die Liste an: {unit}.", unit=unit_name(workspace, reader))
    return _ITS_OWN if may_see(workspace) else _STAYS


def own(workspace: Workspace, *, about: str = "", limit: int, after: str | None = None) -> dict[str, Any]:
    """Give what is noted at this device, the latest day first, a page at a time."""
    rows = (row for row in workspace.readings.kept() if not mark(about) or mark(about) in _marks(row))
    made = [
        _item(workspace, (_name(device, day), device, workspace.unit, day), tuple(each))
        for (day, device), each in groupby(rows, key=_of_day)
    ]
    return page(made, limit, after)


def listed(workspace: Workspace, *, about: str = "", limit: int, after: str | None = None) -> dict[str, Any]:
    """Give what was opened in the agency, the latest day first; all, or one notification's days by its id or number.

    Raises `Refused` for anybody who is not of the data protection unit.
    """
    if about.strip():
        return page([_listed(workspace, state, about) for state in _days(workspace, about)], limit, after)
    found = _days(workspace, after=read_id(after, "after") if after else None, limit=limit + 1)
    rows = [_listed(workspace, state, about) for state in found[:limit]]
    return {"items": rows, "next": rows[-1]["id"] if len(found) > limit else None}


def _listed(workspace: Workspace, state: DayRead, about: str) -> dict[str, Any]:
    named = (id_text(state.id), state.device, state.unit, state.day.isoformat())
    return _item(workspace, named, _wanted(state, about))


def log(workspace: Workspace, about: str = "") -> Log:
    """Give the read log as a screen shows it; raises `Refused` for whom it is not."""
    found = _days(workspace, about, limit=_MOST_DAYS + 1)
    days = tuple(_section(workspace, state, _wanted(state, about)) for state in found[:_MOST_DAYS])
    return Log(days, len(found) > _MOST_DAYS)


def _days(workspace: Workspace, about: str = "", *, after: bytes | None = None, limit: int = -1) -> list[DayRead]:
    """Give the days that are to be shown, the latest first."""
    if not may_see(workspace):
        raise Refused("data_protection_only", _NOT_YOURS)
    if not about.strip():
        return [state for _, state in workspace.states("reading", after=after, limit=limit)]
    word = mark(about)
    found = workspace.numbered(workspace.matching(f'"{word}"')) if word else []
    days = [state for _, state in found if isinstance(state, DayRead)]
    return sorted(days, key=lambda state: state.day, reverse=True)


def _wanted(state: DayRead, about: str) -> tuple[Opened, ...]:
    word = mark(about)
    return tuple(one for one in state.opened if not word or word in _marks(one))


def _marks(one: Opened | ReadingRow) -> tuple[str, str]:
    return mark(one.entity.hex()), mark(one.number)


def _of_day(row: ReadingRow) -> tuple[str, bytes]:
    return row.day, row.device


def _name(device: bytes, day: str) -> str:
    return id_text(day_of(device, date.fromisoformat(day)))


def _item(
    workspace: Workspace, named: tuple[str, bytes, str, str], opened: Sequence[Opened | ReadingRow]
) -> dict[str, Any]:
    name, device, unit, day = named
    return {
        "id": name,
        "day": day,
        "device": id_text(device),
        "person": _person(workspace, device),
        "unit": unit,
        "opened": [
            {
                "kind": one.kind,
                "id": None if one.kind == GAP else id_text(one.entity),
                "number": one.number,
                "times": one.times,
                "first": written(one.first),
                "last": written(one.last),
            }
            for one in opened
        ],
    }


def _person(workspace: Workspace, device: bytes) -> str:
    state = workspace.state("person", device)
    return state.name if isinstance(state, Person) else ""


def _section(workspace: Workspace, state: DayRead, opened: Sequence[Opened]) -> Section:
    person = Verbatim(_person(workspace, state.device) or id_text(state.device))
    title = joined((_day(state.day), person, unit_name(workspace, state.unit)), ", ")
    facts = [Fact(_what(one), _GAP if one.kind == GAP else _times(one)) for one in opened[:_MOST_FACTS]]
    if len(opened) > _MOST_FACTS:
        facts.append(Fact("Weitere", str(len(opened) - _MOST_FACTS)))
    return Section(title, tuple(facts))


def _what(one: Opened) -> str:
    if one.kind == GAP:
        return "Lücke"
    named = one.number or id_text(one.entity)
    if one.kind == "notification":
        return Verbatim(named)
    return say("{named} ({kind})", named=named, kind=kind_word(one.kind))


def _times(one: Opened) -> str:
    first, last = clock(one.first), clock(one.last)
    if first == last:
        return say("{times}-mal, {first} Uhr", times=one.times, first=first)
    return say("{times}-mal, {first} bis {last} Uhr", times=one.times, first=first, last=last)


def _day(day: date) -> str:
    return day.strftime("%d.%m.%Y")
