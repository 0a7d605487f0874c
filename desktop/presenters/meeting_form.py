"""What the dialogs of meetings ask, and how answers, days and times as people write them, become what is kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from desktop.domain.meeting_audience import LEVELS, ROLES
from desktop.domain.meeting_series import Series, Span, read_series, read_span
from desktop.domain.meeting_state import Meeting
from desktop.domain.meeting_values import MOST_SEATS
from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim, say
from desktop.exchange.plain_text import plain
from desktop.presenters.agreement import unit_name
from desktop.presenters.meeting_document import LONGEST, is_writable
from desktop.presenters.meeting_words import FIELD_TITLES, KIND_TITLES, LEVEL_TITLES
from desktop.presenters.steps.question import YES, Answered, Question
from desktop.presenters.words import role_words
from desktop.workspace.workspace import Workspace

_CODE: Final = "meeting_invalid"
_DAY: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_TIME: Final = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
_IN_EVERY_MONTH: Final = 4
"""So many of a weekday every month has; of some there is a last one more."""
_ONCE: Final = "once"
_AS_IT_IS: Final = "as_it_is"
RHYTHMS: Final = {
    _ONCE: "Einmal",
    "week": "Jede Woche",
    "two_weeks": "Alle zwei Wochen",
    "month": "Jeden Monat am selben Tag",
    "weekday": "Jeden Monat am selben Wochentag",
    "quarter": "Jedes Quartal am selben Wochentag",
}
_DAY_HINT: Final = "Zum Beispiel 08.12.2026"
_ROLE_HINT: Final = "Sind Ebene und Rolle gewählt, ist eingeladen, wer eines von beiden hat."


def plan_questions(workspace: Workspace, state: Meeting | None = None) -> tuple[Question, ...]:
    """Ask for a new meeting, or for what is to change of one."""
    return (*_what(state), *_when(state), *_again(state), *_who(workspace, state))


def _what(state: Meeting | None) -> tuple[Question, ...]:
    value = state.value if state else _nothing
    return (
        Question("kind", FIELD_TITLES["kind"], needed=True, choices=tuple(KIND_TITLES.items()), preset=value("kind")),
        Question("title", FIELD_TITLES["title"], needed=True, preset=value("title")),
        Question("place", FIELD_TITLES["place"], preset=value("place")),
        Question("agenda", FIELD_TITLES["agenda"], long=True, preset=value("agenda")),
    )


def _nothing(_name: str) -> str:
    return ""


def _when(state: Meeting | None) -> tuple[Question, ...]:
    return span_questions(state.span if state else None)


def span_questions(span: Span | None) -> tuple[Question, ...]:
    """Ask for a day with a beginning and an end; one that ends the next day says an earlier time."""
    day = span.starts.strftime("%d.%m.%Y") if span else ""
    times = [one.strftime("%H:%M") for one in (span.starts, span.ends)] if span else ["", ""]
    return (
        Question("day", "Tag", needed=True, preset=day, hint=_DAY_HINT),
        Question("begins", "Beginn", needed=True, preset=times[0], hint="Zum Beispiel 14:00"),
        Question("ends", "Ende", needed=True, preset=times[1], hint="Liegt es vor dem Beginn, ist es der nächste Tag."),
    )


def _again(state: Meeting | None) -> tuple[Question, ...]:
    series = state.series if state else None
    preset = _rhythm_of(series, state.span.starts.date() if state else date.min)
    choices = dict(RHYTHMS) | ({_AS_IT_IS: "Wie bisher"} if preset == _AS_IT_IS else {})
    until = series.until.strftime("%d.%m.%Y") if series and series.until else ""
    again = tuple(code for code in choices if code not in (_ONCE, _AS_IT_IS))
    return (
        Question("rhythm", FIELD_TITLES["series"], choices=tuple(choices.items()), preset=preset),
        Question("until", "Wiederholen bis", preset=until, hint=_DAY_HINT, after=(Answered("rhythm", again),)),
    )


def _who(workspace: Workspace, state: Meeting | None) -> tuple[Question, ...]:
    value = state.value if state else _nothing
    invited = state.invited if state else ()
    level = next((code.partition(":")[2] for code in invited if code.startswith("level:")), "all")
    levels = (("all", "Alle"), *LEVEL_TITLES.items())
    agencies = workspace.directory.agencies
    return (
        Question("capacity", FIELD_TITLES["capacity"], preset=value("capacity"), hint="Leer: beliebig viele"),
        Question("answer_by", FIELD_TITLES["answer_by"], preset=said_day(value("answer_by")), hint=_DAY_HINT),
        Question(
            "level", "Eingeladen", choices=levels, preset=level, hint="Ohne ein Häkchen sind alle Stellen eingeladen."
        ),
        _role(invited),
        *(
            Question(
                f"agency:{one}",
                Verbatim(agencies[one].name),
                tick=True,
                preset=_ticked(invited, f"agency:{one}"),
                heading="" if place else "Behörden",
            )
            for place, one in enumerate(agencies)
        ),
        *_units(workspace, invited),
    )


def _role(invited: Sequence[str]) -> Question:
    """Ask for one role; several, which a file may name, stay as they are."""
    named = [code.partition(":")[2] for code in invited if code.startswith("role:")]
    several = ((_AS_IT_IS, "Wie bisher"),) if len(named) > 1 or not set(named) <= set(ROLES) else ()
    preset = _AS_IT_IS if several else next(iter(named), "all")
    choices = (("all", "Alle"), *((one, role_words((one,))) for one in ROLES), *several)
    return Question("role", "Rolle", choices=choices, preset=preset, hint=_ROLE_HINT)


def _units(workspace: Workspace, invited: Sequence[str]) -> Iterator[Question]:
    """Ask for single units, where an agency has several or one is invited already."""
    units = [one for one in workspace.directory.units.values() if one.active]
    sizes = Counter(one.agency for one in units)
    asked = [one for one in units if sizes[one.agency] > 1 or f"unit:{one.id}" in invited]
    for place, one in enumerate(sorted(asked, key=lambda unit: unit_name(workspace, unit.id))):
        name, code = Verbatim(unit_name(workspace, one.id)), f"unit:{one.id}"
        heading = "" if place else "Einzelne Stellen"
        yield Question(code, name, tick=True, preset=_ticked(invited, code), heading=heading)


def _ticked(invited: Sequence[str], code: str) -> str:
    return YES if code in invited else ""


def said_day(day: str) -> str:
    """Say a day that is kept as people write it; empty for none."""
    return date.fromisoformat(day).strftime("%d.%m.%Y") if day else ""


def values_of(answers: Mapping[str, str], state: Meeting | None = None) -> dict[str, str]:
    """Give what was answered as a meeting keeps it; raises `Refused` naming the question."""
    span = read_span_of(answers)
    texts = {name: _text(name, answers.get(name, "")) for name in LONGEST}
    return {
        "kind": answers["kind"],
        **texts,
        "when": span.text(),
        "series": _series(answers, span, state),
        "capacity": _capacity(answers.get("capacity", "")),
        "answer_by": _optional_day(answers, "answer_by"),
    }


def invited_of(answers: Mapping[str, str], state: Meeting | None = None) -> tuple[str, ...]:
    """Give who was invited; what this dialog does not ask for stays as it was."""
    ticked = {name for name in answers if name.startswith(("agency:", "unit:"))}
    kept = [code for code in (state.invited if state else ()) if code not in ticked and not _is_asked(code, answers)]
    return (*kept, *(name for name in sorted(ticked) if answers[name] == YES), *_chosen(answers))


def _is_asked(code: str, answers: Mapping[str, str]) -> bool:
    """Say whether one of the choices answers for what was invited so far."""
    return code.startswith("level:") or (code.startswith("role:") and answers.get("role", _AS_IT_IS) != _AS_IT_IS)


def _chosen(answers: Mapping[str, str]) -> tuple[str, ...]:
    asked = (("level", LEVELS), ("role", ROLES))
    return tuple(f"{name}:{answers[name]}" for name, known in asked if answers.get(name) in known)


def read_span_of(answers: Mapping[str, str]) -> Span:
    """Read a day with its beginning and end; raises `Refused` naming the question."""
    day = read_day(answers.get("day", ""), "day")
    begins, ends = (_time(answers.get(name, ""), name, day) for name in ("begins", "ends"))
    span = read_span(Span(begins, ends if ends > begins else ends + timedelta(days=1)).text())
    if span is None:
        raise Refused.at("day", _CODE, "Dieses Jahr liegt zu weit entfernt.")
    return span


def read_day(text: str, field: str) -> date:
    """Read a day as people write it; raises `Refused` naming the question."""
    found = _DAY.fullmatch(text.strip())
    try:
        if found is None:
            return date.fromisoformat(text.strip())
        day, month, year = map(int, found.groups())
        return date(year, month, day)
    except ValueError:
        raise Refused.at(field, _CODE, "Erwartet wird ein Tag, zum Beispiel 08.12.2026.") from None


def _time(text: str, field: str, day: date) -> datetime:
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise Refused.at(field, _CODE, "Erwartet wird eine Uhrzeit, zum Beispiel 14:00.")
    hour, minute = map(int, found.groups())
    return datetime.combine(day, datetime.min.time()) + timedelta(hours=hour, minutes=minute)


def _optional_day(answers: Mapping[str, str], name: str) -> str:
    text = answers.get(name, "").strip()
    return read_day(text, name).isoformat() if text else ""


def _text(name: str, text: str) -> str:
    if len(text) > LONGEST[name] or not is_writable(text):
        raise Refused.at(name, _CODE, say("Höchstens {most} Zeichen.", most=LONGEST[name]))
    if name == "title" and not plain(text):
        raise Refused.at(name, _CODE, "Der Titel fehlt.")
    return plain(text)


def _capacity(text: str) -> str:
    if not text.strip():
        return ""
    if not (text.strip().isascii() and text.strip().isdigit() and 1 <= int(text.strip()) <= MOST_SEATS):
        raise Refused.at("capacity", _CODE, say("Erwartet wird eine Zahl von 1 bis {most}.", most=MOST_SEATS))
    return str(int(text.strip()))


def _series(answers: Mapping[str, str], span: Span, state: Meeting | None) -> str:
    rhythm = answers.get("rhythm", "") or _ONCE
    if rhythm == _ONCE:
        return ""
    if rhythm == _AS_IT_IS:
        return state.value("series") if state else ""
    until = read_day(answers.get("until", ""), "until")
    text = _rule(rhythm, span.starts.date(), until).text()
    if read_series(text) is None or until < span.starts.date():
        raise Refused.at("until", _CODE, "Die Wiederholung endet, bevor sie beginnt.")
    return text


def _rule(rhythm: str, day: date, until: date) -> Series:
    if rhythm in ("week", "two_weeks"):
        return Series("WEEKLY", 2 if rhythm == "two_weeks" else 1, until=until)
    if rhythm == "month":
        return Series("MONTHLY", until=until)
    return Series("MONTHLY", 3 if rhythm == "quarter" else 1, nth_of(day), day.weekday(), until=until)


def nth_of(day: date) -> int:
    """Give which one of its weekday a day is in its month; a fifth is the last."""
    nth = (day.day - 1) // 7 + 1
    return nth if nth <= _IN_EVERY_MONTH else -1


def _rhythm_of(series: Series | None, day: date) -> str:
    """Give how the dialog calls a series; one that it cannot make stays as it is."""
    if series is None:
        return _ONCE
    made = {rhythm: _rule(rhythm, day, series.until) for rhythm in RHYTHMS if series.until and rhythm != _ONCE}
    return next((rhythm for rhythm, rule in made.items() if rule == series), _AS_IT_IS)
