"""A meeting as a file says it: what is wrong is named by its field, and nothing of it is guessed.

Times stand with their offset and become what a clock here shows. It writes nothing.
"""

from __future__ import annotations

import unicodedata
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from desktop.domain.local_time import BERLIN, moment
from desktop.domain.meeting_audience import LEVELS, ROLES
from desktop.domain.meeting_events import DROPPED
from desktop.domain.meeting_kind import MEETING_KINDS
from desktop.domain.meeting_series import (
    LONGEST_SPAN,
    MOST_OCCURRENCES,
    WEEKDAYS,
    Series,
    Span,
    days_of,
    read_series,
    read_span,
)
from desktop.domain.meeting_values import MOST_SEATS
from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.exchange.plain_text import plain
from desktop.presenters.times import read_day, read_moment
from desktop.workspace.workspace import Workspace

MOST_MEETINGS: Final = 500
LONGEST: Final = {"title": 200, "place": 200, "agenda": 2000}
_CODE: Final = "meeting_invalid"
_NAMES: Final = frozenset({"id", "unit", "kind", "title", "from", "until", "place", "agenda", "capacity", "answer_by"})
_MORE: Final = frozenset({"series", "invited"})
_SERIES_NAMES: Final = frozenset({"every", "interval", "nth", "weekday", "count", "until"})
_NO_FIELD: Final = "Dieses Feld ist nicht vorgesehen."
_MISSING: Final = "Dieses Feld fehlt."


@dataclass(frozen=True, slots=True)
class Wanted:
    """A meeting somebody wants: under which id, of which unit, with which values, for whom."""

    id: bytes | None
    unit: str
    values: dict[str, str]
    invited: tuple[str, ...]


def read_meetings(workspace: Workspace, document: object) -> list[Wanted]:
    """Read one meeting or a list of them; raises `Refused` naming entry and field."""
    if isinstance(document, dict):
        return [read_meeting(workspace, document, "")]
    if not isinstance(document, list) or not 1 <= len(document) <= MOST_MEETINGS:
        expected = say("Erwartet wird ein Termin oder eine Liste mit 1 bis {most} Terminen.", most=MOST_MEETINGS)
        raise Refused(_CODE, expected)
    return [read_meeting(workspace, entry, f"[{index}].") for index, entry in enumerate(document)]


def read_meeting(workspace: Workspace, entry: object, where: str) -> Wanted:
    """Read one meeting; raises `Refused` naming the field behind `where`."""
    if not isinstance(entry, dict):
        raise Refused.at(where.rstrip(".") or "--from", _CODE, "Erwartet wird ein Objekt.")
    for name in entry:
        if name not in _NAMES | _MORE:
            raise Refused.at(f"{where}{str(name)[:80]}", _CODE, _NO_FIELD)
    for name in ("kind", "title", "from", "until"):
        if name not in entry:
            raise Refused.at(f"{where}{name}", _CODE, _MISSING)
    invited = _codes(workspace, entry.get("invited", []), f"{where}invited")
    return Wanted(_id(entry, where), _unit(workspace, entry, where), read_values(entry, where), invited)


def read_values(entry: Mapping[str, Any], where: str = "") -> dict[str, str]:
    """Read the values an entry names, as the meeting keeps them; start and end go together."""
    values = {name: _READERS[name](entry[name], f"{where}{name}") for name in _READERS if name in entry}
    if "from" in entry or "until" in entry:
        values["when"] = _span(entry, where).text()
    if "series" in entry:
        values["series"] = _series(entry["series"], f"{where}series")
    return values


def read_changes(workspace: Workspace, entry: Mapping[str, Any]) -> tuple[dict[str, str], tuple[str, ...] | None]:
    """Read what is to change of a meeting: its values, days of a series, and who is invited where that is named."""
    for name in entry:
        if name not in (_NAMES | _MORE | {"days"}) - {"id", "unit"}:
            raise Refused.at(str(name)[:80], _CODE, _NO_FIELD)
    days = _days(entry.get("days", {}))
    return read_values(entry) | days, _codes(workspace, entry["invited"], "invited") if "invited" in entry else None


def _days(value: object) -> dict[str, str]:
    """Read which days of a series are moved, dropped (null) or as planned again ("")."""
    if not isinstance(value, dict) or len(value) > MOST_OCCURRENCES:
        raise Refused.at("days", _CODE, "Erwartet wird ein Objekt.")
    return {_day(day, "days"): _moved(said, f"days.{str(day)[:10]}") for day, said in value.items()}


def _moved(said: object, where: str) -> str:
    if said is None:
        return DROPPED
    if said == "":
        return ""
    if not isinstance(said, dict) or set(said) != {"from", "until"}:
        raise Refused.at(where, _CODE, "Erwartet wird null, ein leerer Text oder ein Objekt mit from und until.")
    return _span(said, f"{where}.").text()


def checked(values: Mapping[str, str]) -> None:
    """Ask of a whole meeting what no single value can answer: a series has the day it begins on. Raises `Refused`."""
    span, series = read_span(values.get("when", "")), read_series(values.get("series", ""))
    if span is None or series is None:
        return
    if series.until and series.until < span.starts.date():
        raise Refused.at("series", _CODE, "Die Wiederholung endet, bevor sie beginnt.")
    if series.nth and not _falls_on(series, span):
        raise Refused.at("series", _CODE, "Der erste Termin fällt nicht auf diesen Wochentag im Monat.")


def _falls_on(series: Series, span: Span) -> bool:
    day = span.starts.date()
    return day.weekday() == series.weekday and days_of(series, day)[0] == day


def _id(entry: Mapping[str, Any], where: str) -> bytes | None:
    if "id" not in entry:
        return None
    try:
        return uuid.UUID(str(entry["id"])).bytes
    except ValueError:
        raise Refused.at(f"{where}id", "id_invalid", "Das ist keine gültige Kennung.") from None


def _unit(workspace: Workspace, entry: Mapping[str, Any], where: str) -> str:
    units = workspace.directory.units
    unit, own = units.get(str(entry.get("unit") or workspace.unit)), units.get(workspace.unit)
    if unit is None:
        raise Refused.at(f"{where}unit", "unit_unknown", "Diese Stelle gibt es nicht.")
    if own is None or unit.agency != own.agency:
        raise Refused.at(f"{where}unit", "own_agency_only", "Das kann nur die eigene Behörde ändern.")
    return unit.id


def _text(value: object, where: str) -> str:
    name = where.rpartition(".")[2]
    most = LONGEST[name]
    if not isinstance(value, str) or len(value) > most or not is_writable(value):
        raise Refused.at(where, _CODE, say("Erwartet wird ein Text mit höchstens {most} Zeichen.", most=most))
    if name == "title" and not plain(value):
        raise Refused.at(where, _CODE, "Der Titel fehlt.")
    return plain(value)


def is_writable(text: str) -> bool:
    """Say whether a text holds lines of characters that can be seen, and nothing else."""
    return not any(unicodedata.category(one) in {"Cc", "Cs"} and one != "\n" for one in text)


def _kind(value: object, where: str) -> str:
    if value not in MEETING_KINDS:
        raise Refused.at(where, _CODE, say("Möglich ist: {kinds}.", kinds=", ".join(MEETING_KINDS)))
    return str(value)


def _capacity(value: object, where: str) -> str:
    if value in ("", 0, None):
        return ""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST_SEATS:
        raise Refused.at(where, _CODE, say("Erwartet wird eine Zahl von 1 bis {most}.", most=MOST_SEATS))
    return str(value)


def _day(value: object, where: str) -> str:
    return read_day(str(value), where).isoformat() if value else ""


_READERS: Final[Mapping[str, Callable[[object, str], str]]] = {
    "kind": _kind,
    "title": _text,
    "place": _text,
    "agenda": _text,
    "capacity": _capacity,
    "answer_by": _day,
}


def _span(entry: Mapping[str, Any], where: str) -> Span:
    starts, ends = (_here(entry.get(name), f"{where}{name}") for name in ("from", "until"))
    span = read_span(Span(starts, ends).text())
    if span is None:
        days = LONGEST_SPAN.days
        raise Refused.at(
            f"{where}until", _CODE, say("Das Ende liegt nach dem Anfang, höchstens {days} Tage.", days=days)
        )
    return span


def _here(value: object, where: str) -> Any:
    """Give what a clock here shows at a moment, to the minute."""
    if not isinstance(value, str):
        raise Refused.at(where, _CODE, _MISSING)
    return moment(read_moment(value, where)).astimezone(BERLIN).replace(tzinfo=None, second=0, microsecond=0)


def _series(value: object, where: str) -> str:
    if not value:
        return ""
    if not isinstance(value, dict) or not set(value) <= _SERIES_NAMES:
        raise Refused.at(
            where, _CODE, say("Erwartet wird ein Objekt mit: {names}.", names=", ".join(sorted(_SERIES_NAMES)))
        )
    every = {"week": "WEEKLY", "month": "MONTHLY"}.get(str(value.get("every")))
    if every is None:
        raise Refused.at(f"{where}.every", _CODE, "Möglich ist: week, month.")
    if ("nth" in value) != ("weekday" in value) or str(value.get("weekday", "MO")) not in WEEKDAYS:
        raise Refused.at(
            f"{where}.weekday", _CODE, say("nth und weekday ({days}) gehören zusammen.", days=", ".join(WEEKDAYS))
        )
    text = _series_text(value, every, where)
    if read_series(text) is None:
        expected = say("Diese Wiederholung gibt es nicht; höchstens {most} Termine.", most=MOST_OCCURRENCES)
        raise Refused.at(where, _CODE, expected)
    return text


def _series_text(value: Mapping[str, Any], every: str, where: str) -> str:
    if ("count" in value) == ("until" in value):
        raise Refused.at(f"{where}.until", _CODE, "Genau eines von „count“ und „until“ ist anzugeben.")
    interval = f";INTERVAL={value['interval']}" if value.get("interval", 1) != 1 else ""
    by_day = f";BYDAY={value['nth']}{value['weekday']}" if "nth" in value else ""
    end = (
        f"COUNT={value['count']}"
        if "count" in value
        else f"UNTIL={read_day(str(value['until']), f'{where}.until'):%Y%m%d}"
    )
    return f"FREQ={every}{interval}{by_day};{end}"


def _codes(workspace: Workspace, value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > len(_sorts(workspace)) * 100:
        raise Refused.at(where, _CODE, "Erwartet wird eine Liste von Texten.")
    for index, code in enumerate(value):
        check_code(workspace, code, f"{where}[{index}]")
    return tuple(dict.fromkeys(value))


def check_code(workspace: Workspace, code: object, where: str) -> None:
    """Check that an invitation is to somebody there is; raises `Refused`."""
    sort, _, name = str(code).partition(":")
    known = _sorts(workspace)
    if sort not in known:
        raise Refused.at(
            where, _CODE, say("Erwartet wird eines von: {sorts}.", sorts=", ".join(f"{one}:…" for one in known))
        )
    if name not in known[sort]:
        raise Refused.at(where, _CODE, "Das gibt es in dieser Kooperation nicht.")


def _sorts(workspace: Workspace) -> dict[str, Any]:
    directory = workspace.directory
    return {"agency": directory.agencies, "unit": directory.units, "role": ROLES, "level": LEVELS}
