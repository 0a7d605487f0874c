"""The dialogs of meetings: what people write becomes what is kept, and comes back as they wrote it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.domain.meeting_series import Span, days_of, read_series, read_span
from desktop.presenters.meeting_form import (
    RHYTHMS,
    invited_of,
    nth_of,
    plan_questions,
    read_day,
    read_span_of,
    said_day,
    span_questions,
    values_of,
)
from desktop.presenters.steps.question import YES
from tests.desktop.presenters.meeting_company import furnished
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import ASD, POLICE, Company, Member

ANSWERS = {"kind": "casework", "title": " Runde ", "day": "8.12.2026", "begins": "14:00", "ends": "16.30"}


def test_what_is_written_is_kept() -> None:
    """Texts without what is around them, times as a clock shows them, nothing where nothing was said."""
    values = values_of(ANSWERS)
    assert values == {
        "kind": "casework",
        "title": "Runde",
        "place": "",
        "agenda": "",
        "when": "2026-12-08T14:00/2026-12-08T16:30",
        "series": "",
        "capacity": "",
        "answer_by": "",
    }


def test_an_end_before_the_beginning_is_the_next_day() -> None:
    """Over midnight nobody writes a second day."""
    span = read_span_of({"day": "31.12.2026", "begins": "22:00", "ends": "1:00"})
    assert span.text() == "2026-12-31T22:00/2027-01-01T01:00"


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"day": "31.02.2026"}, "day"),
        ({"day": "bald"}, "day"),
        ({"day": "01.01.1900"}, "day"),
        ({"begins": "25:00"}, "begins"),
        ({"ends": ""}, "ends"),
        ({"title": " "}, "title"),
        ({"place": "x" * 201}, "place"),
        ({"capacity": "viele"}, "capacity"),
        ({"capacity": "0"}, "capacity"),
        ({"answer_by": "1.13.2026"}, "answer_by"),
        ({"rhythm": "week"}, "until"),
        ({"rhythm": "week", "until": "1.12.2026"}, "until"),
    ],
    ids=str,
)
def test_what_is_wrong_is_named(answers: dict[str, str], field: str) -> None:
    """The question is named, in a sentence."""
    with refused("meeting_invalid", field):
        values_of({**ANSWERS, **answers})


@pytest.mark.parametrize("rhythm", [one for one in RHYTHMS if one != "once"])
def test_a_rhythm_begins_with_its_day(rhythm: str) -> None:
    """What the dialog makes is a series that calendars know, and its first day is the one that was written."""
    values = values_of({**ANSWERS, "rhythm": rhythm, "until": "31.12.2028"})
    series, span = read_series(values["series"]), read_span(values["when"])
    assert series is not None
    assert span is not None
    assert days_of(series, span.starts.date())[0] == span.starts.date()


@given(st.dates(date(2026, 1, 1), date(2090, 1, 1)))
def test_every_day_is_one_of_its_weekday(day: date) -> None:
    """The nth, or the last; a series by it begins on that day."""
    series = read_series(
        values_of({**ANSWERS, "day": said_day(day.isoformat()), "rhythm": "weekday", "until": "1.1.2099"})["series"]
    )
    assert series is not None
    assert (series.nth, days_of(series, day)[0]) == (nth_of(day), day)


def test_what_stands_there_comes_back(police: Member) -> None:
    """A meeting that is opened and confirmed as it is changes nothing, whatever series it has."""
    here = furnished()
    for name in ("series", "full", "leadership"):
        state = here.state(name)
        answers = {one.name: one.preset for one in plan_questions(here.willich.workspace, state)}
        assert values_of(answers, state) == {one: state.value(one) for one in values_of(answers, state)}
        assert set(invited_of(answers, state)) == set(state.invited)


def test_single_units_and_a_role_are_asked_for() -> None:
    """Units where an agency has several; a choice takes the place of what was, and several roles stay together."""
    second = "jugendamt-willich-b"
    company = Company(units={ASD: "jugendamt-willich", second: "jugendamt-willich", POLICE: "kpb-viersen"})
    company.begin((ASD, POLICE))
    workspace = company.members[0].workspace
    state = replace(furnished().state("full"), invited=("role:lead",))
    asked = {one.name: one for one in plan_questions(workspace, state)}
    assert {name for name in asked if name.startswith("unit:")} == {f"unit:{ASD}", f"unit:{second}"}
    assert asked["role"].preset == "lead"
    answers = {"level": "all", "role": "release", f"unit:{second}": YES, f"unit:{ASD}": ""}
    assert invited_of(answers, state) == (f"unit:{second}", "role:release")
    again = {one.name: one for one in plan_questions(workspace, replace(state, invited=(f"unit:{second}",)))}
    assert (again[f"unit:{second}"].preset, again["role"].preset) == (YES, "all")
    several = replace(state, invited=("role:lead", "role:release"))
    preset = {one.name: one.preset for one in plan_questions(workspace, several)}
    assert set(invited_of(preset, several)) == set(several.invited)


def test_who_is_invited() -> None:
    """Agencies and a level are asked for; what a dialog does not ask for stays."""
    here = furnished()
    state = here.state("full")
    asked: dict[str, Any] = {"level": "leadership", "agency:kpb-viersen": YES, "agency:jugendamt-willich": ""}
    assert invited_of(asked) == ("agency:kpb-viersen", "level:leadership")
    invited = replace(state, invited=("unit:x", "role:release", "level:casework"))
    assert invited_of({"level": "all"}, invited) == ("unit:x", "role:release")


def test_a_day_is_read_as_people_and_programs_write_it() -> None:
    """Both say the same day."""
    assert read_day("8.12.2026", "day") == read_day("2026-12-08", "day") == date(2026, 12, 8)
    assert (said_day("2026-12-08"), said_day("")) == ("08.12.2026", "")


def test_a_span_is_asked_for_as_it_is() -> None:
    """Day, beginning and end; nothing for a new one."""
    span = read_span("2026-12-08T14:00/2026-12-08T16:30")
    assert isinstance(span, Span)
    assert [one.preset for one in span_questions(span)] == ["08.12.2026", "14:00", "16:30"]
    assert [one.preset for one in span_questions(None)] == ["", "", ""]
