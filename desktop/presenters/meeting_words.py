"""The German words of meetings: kinds, fields, answers, how a series comes again, who is invited."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from desktop.domain.meeting_answers import Seats
from desktop.domain.meeting_series import Series, Span
from desktop.domain.meeting_state import Meeting
from desktop.domain.said import Verbatim, joined, say
from desktop.presenters.agreement import unit_name
from desktop.presenters.times import DAYS, WHOLE_DAYS
from desktop.presenters.words import role_words
from desktop.workspace.workspace import Workspace

NO_CASES: Final = "Alle Stellen der Kooperation lesen Termine mit. Hier gehört nichts hinein, was ein Kind betrifft."
KIND_TITLES: Final = {
    "info_event": "Infoveranstaltung",
    "joint_training": "Gemeinsame Fortbildung",
    "leadership": "Treffen auf Leitungsebene",
    "casework": "Fachtreffen",
    "job_shadowing": "Hospitation",
}
FIELD_TITLES: Final = {
    "kind": "Art",
    "title": "Titel",
    "when": "Zeit",
    "series": "Wiederholung",
    "place": "Ort",
    "agenda": "Tagesordnung",
    "capacity": "Plätze",
    "answer_by": "Antwort bis",
}
ITEM_FIELD_TITLES: Final = {"text": "Text", "owner": "Zuständig", "due": "Bis"}
ANSWERS: Final = {"yes": "Zusage", "no": "Absage", "deputy": "Vertretung"}
SORTS: Final = {"note": "Notiz", "decision": "Beschluss", "task": "Aufgabe"}
LEVEL_TITLES: Final = {"leadership": "Leitungsebene", "casework": "Sachbearbeitung"}
_NTH: Final = {
    1: "jeden ersten {weekday} im Monat",
    2: "jeden zweiten {weekday} im Monat",
    3: "jeden dritten {weekday} im Monat",
    4: "jeden vierten {weekday} im Monat",
    5: "jeden fünften {weekday} im Monat",
    -1: "jeden letzten {weekday} im Monat",
}


def kind_title(kind: str) -> str:
    """Give the word for what sort of meeting it is; one of a newer program is a meeting."""
    return KIND_TITLES.get(kind, "Termin")


def span_words(span: Span) -> str:
    """Say when something is: "Di 08.12.2026, 14:00–16:00 Uhr"; over midnight with both days."""
    day, begins, ends = _day(span.starts.date()), span.starts.strftime("%H:%M"), span.ends.strftime("%H:%M")
    if span.starts.date() == span.ends.date():
        return say("{day}, {begins}–{ends} Uhr", day=day, begins=begins, ends=ends)
    return say(
        "{day}, {begins} Uhr bis {until}, {ends} Uhr", day=day, begins=begins, until=_day(span.ends.date()), ends=ends
    )


def _day(day: date) -> str:
    return say("{weekday} {date}", weekday=DAYS[day.weekday()], date=day.strftime("%d.%m.%Y"))


def series_words(series: Series | None) -> str:
    """Say how a meeting comes again; empty where it does not."""
    if series is None:
        return ""
    end = (
        say("bis {day}", day=series.until.strftime("%d.%m.%Y"))
        if series.until
        else say("{count}-mal", count=series.count)
    )
    return joined((_rhythm(series), end), ", ")


def _rhythm(series: Series) -> str:
    if series.nth:
        often = say(_NTH[series.nth], weekday=WHOLE_DAYS[series.weekday])
        return (
            often if series.interval == 1 else say("{often}, alle {count} Monate", often=often, count=series.interval)
        )
    if series.frequency == "WEEKLY":
        return "jede Woche" if series.interval == 1 else say("alle {count} Wochen", count=series.interval)
    return "jeden Monat" if series.interval == 1 else say("alle {count} Monate", count=series.interval)


def invited_words(workspace: Workspace, invited: Sequence[str]) -> str:
    """Say who is invited."""
    return joined((_code_words(workspace, code) for code in invited), ", ") if invited else "Alle Stellen"


def _code_words(workspace: Workspace, code: str) -> str:
    sort, _, name = code.partition(":")
    if sort == "agency":
        agency = workspace.directory.agencies.get(name)
        return Verbatim(agency.name if agency else name)
    if sort == "unit":
        return Verbatim(unit_name(workspace, name))
    return LEVEL_TITLES.get(name, name) if sort == "level" else role_words((name,))


def seats_words(state: Meeting, found: Seats) -> str:
    """Say how many come, of how many, and how many wait."""
    count = len(found.taken)
    come = say("{count} von {most} Plätzen", count=count, most=state.capacity) if state.capacity else _come(count)
    return joined((come, say("{count} auf der Warteliste", count=len(found.waiting)) if found.waiting else ""))


def _come(count: int) -> str:
    return "1 Zusage" if count == 1 else say("{count} Zusagen", count=count)


def day_words(span: Span) -> str:
    """Say when something begins, as short as a list needs it: "Di 08.12.2026, 14:00 Uhr"."""
    return say("{day}, {begins} Uhr", day=_day(span.starts.date()), begins=span.starts.strftime("%H:%M"))
