"""What is asked for a shift and for a pattern, and how the answers are read; says which field is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from typing import Final

from desktop.domain.duty import Shift
from desktop.domain.refused import Refused
from desktop.domain.rota_pattern import ROTATIONS, OnDuty, Pattern
from desktop.domain.said import Verbatim, joined, say
from desktop.domain.spans import Span
from desktop.exchange.phone_numbers import remark
from desktop.presenters import rota_deeds
from desktop.presenters.register import short_text
from desktop.presenters.rota import people
from desktop.presenters.rota_deeds import Wish
from desktop.presenters.shift_times import read_times, written_time
from desktop.presenters.steps.question import Question
from desktop.presenters.times import WHOLE_DAYS, moment
from desktop.workspace.workspace import Workspace

_TIME_HINT: Final = "Zum Beispiel 28.11.2026 16:00 oder nur 16:00; das Ende gilt sonst am Tag danach."
_PHONE_HINT: Final = "Leer: die Nummer, unter der die Person zuletzt erreichbar war."
_LINE_HINT: Final = "Eine Person je Zeile: Name; Rufnummer. Sie wechseln sich in dieser Reihenfolge ab."
_WEEKDAY_HINT: Final = "Nur bei wöchentlichem Wechsel."
_WEEKEND_HINT: Final = "Nur bei getrennten Wochenenden. Leer: dieselben Personen."
_CLOCK: Final = re.compile(r"([01]?[0-9]|2[0-3])(?::([0-5][0-9]))?")
_MOST_PEOPLE: Final = 60


def shift_questions(
    workspace: Workspace, unit: str, shift: Shift | None, span: Span | None = None
) -> tuple[Question, ...]:
    """Ask for a shift: when, who, and the number; preset with what it is, or with a time that is to be filled."""
    known = people(workspace, unit)
    times = span or (Span(shift.starts, shift.ends) if shift is not None else None)
    begin, end = (written_time(one) for one in times) if times else ("", "")
    name, phone = (shift.name, shift.phone) if shift is not None else ("", "")
    choices = tuple((one, joined((Verbatim(one), Verbatim(number)))) for one, number in known)
    own = "" if dict(known).get(name) == phone else phone
    asked = (
        Question("from", "Beginn", needed=True, preset=begin, hint=_TIME_HINT),
        Question("until", "Ende", needed=True, preset=end),
        Question("phone", "Rufnummer im Dienst", preset=own, hint=_PHONE_HINT, remark=remark),
    )
    if not choices:
        return (*asked[:2], Question("name", "Name", needed=True, preset=name), asked[2])
    person = Question("person", "Person", choices=choices, preset=name if name in dict(known) else "")
    other = Question("name", "Anderer Name", preset="" if name in dict(known) else name)
    return (*asked[:2], person, other, asked[2])


def read_wish(workspace: Workspace, unit: str, day: date | int, answers: Mapping[str, str]) -> Wish:
    """Read what a shift is to be; raises `Refused` naming the field."""
    on = moment(day).date() if isinstance(day, int) else day
    span = read_times(on, answers.get("from", ""), answers.get("until", ""))
    name = answers.get("name", "").strip() or answers.get("person", "")
    phone = answers.get("phone", "").strip() or dict(people(workspace, unit)).get(name, "")
    return rota_deeds.wish(span, {"name": name, "phone": phone})


def pattern_questions(workspace: Workspace, unit: str) -> tuple[Question, ...]:
    """Ask how turns change and who takes them; preset with who has been on call lately."""
    lines = "\n".join(f"{name}; {phone}" for name, phone in people(workspace, unit) if phone)
    weekdays = tuple((str(number), word) for number, word in enumerate(WHOLE_DAYS, 1))
    return (
        Question("rotation", "Wechsel", needed=True, choices=tuple(ROTATIONS.items()), preset="weekly"),
        Question(
            "weekday", "Wochentag des Wechsels", choices=weekdays, preset="1", hint="Nur bei wöchentlichem Wechsel."
        ),
        Question("clock", "Uhrzeit des Wechsels", needed=True, preset="08:00"),
        Question("people", "Personen", needed=True, long=True, preset=lines, hint=_LINE_HINT),
        Question("weekend", "Personen am Wochenende", long=True, hint=_WEEKEND_HINT),
    )


def read_pattern(answers: Mapping[str, str]) -> Pattern:
    """Read a pattern; raises `Refused` naming the field."""
    rotation = answers.get("rotation", "")
    if rotation not in ROTATIONS:
        raise Refused.at("rotation", "duty_invalid", "Wählen Sie, wie der Dienst wechselt.")
    found = _CLOCK.fullmatch(answers.get("clock", "").strip())
    if found is None:
        raise Refused.at("clock", "time_invalid", "Erwartet wird eine Uhrzeit, zum Beispiel 08:00.")
    taking_turns = _read_people(answers.get("people", ""), "people")
    if not taking_turns:
        raise Refused.at("people", "duty_invalid", "Es fehlt, wer Dienst hat.")
    return Pattern(
        rotation=rotation,
        people=taking_turns,
        weekend=_read_people(answers.get("weekend", ""), "weekend"),
        weekday=int(answers.get("weekday") or 1),
        clock=time(int(found[1]), int(found[2] or 0)),
    )


def _read_people(text: str, field: str) -> tuple[OnDuty, ...]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > _MOST_PEOPLE:
        raise Refused.at(field, "duty_invalid", say("Höchstens {most} Personen.", most=_MOST_PEOPLE))
    found = []
    for number, line in enumerate(lines, 1):
        name, _, phone = line.partition(";")
        try:
            found.append(OnDuty(*(short_text({"name": name, "phone": phone}, one, "") for one in ("name", "phone"))))
        except Refused:
            raise Refused.at(
                field, "duty_invalid", say("Zeile {number}: Erwartet wird Name; Rufnummer.", number=number)
            ) from None
    return tuple(found)
