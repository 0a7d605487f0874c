"""Obligations: the shipped rules, rules that contradict themselves, the spans of the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from desktop.domain.obligation import Obligation, Per, obligation_problems, period_of
from desktop.domain.refused import Refused
from desktop.domain.rules import decode_rules, encode_rules, read_rules
from tests.helpers.shipped import RULES, RULES_TEXT, line_of

TRAININGS = Obligation("trainings", "Zwei Fortbildungen", ("joint_training",), 2, "year", "Vereinbarung")


def test_the_shipped_rules_ask_for_trainings_and_meetings() -> None:
    """Two trainings a year, the leadership each half, the casework each quarter."""
    assert [(one.kinds, one.count, one.per) for one in RULES.obligations] == [
        (("joint_training",), 2, "year"),
        (("leadership",), 1, "half_year"),
        (("casework",), 1, "quarter"),
    ]
    assert list(obligation_problems(RULES.obligations)) == []


@pytest.mark.parametrize(
    ("one", "field"),
    [
        (replace(TRAININGS, id="other", kinds=("party",)), "kinds"),
        (replace(TRAININGS, id="other", audience=("lead",)), "audience"),
        (TRAININGS, "id"),
    ],
)
def test_what_contradicts_itself_is_named(one: Obligation, field: str) -> None:
    """The obligation and its field, and such rules are refused as a whole."""
    assert [(index, name) for index, name, _ in obligation_problems((TRAININGS, one))] == [(1, field)]
    with pytest.raises(Refused):
        decode_rules(encode_rules(replace(RULES, obligations=(TRAININGS, one))))


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [
        ('kinds = ["leadership"]', 'kinds = ["party"]', "party"),
        ('per = "half_year"', 'per = "week"', '"week"'),
        ("count = 2\\nper", "count = 0\\nper", "count = 0"),
    ],
)
def test_a_wrong_line_of_the_file_is_named(right: str, wrong: str, line: str) -> None:
    """Somebody who writes the file reads the line."""
    text = RULES_TEXT.replace(right.replace("\\n", "\n"), wrong.replace("\\n", "\n"))
    assert text != RULES_TEXT
    with pytest.raises(Refused, match=str(line_of(text, line))):
        read_rules(text)


def test_rules_of_before_ask_for_nothing() -> None:
    """They are read as they were."""
    before = replace(RULES, obligations=())
    assert decode_rules(encode_rules(before)) == before


@pytest.mark.parametrize(
    ("per", "day", "first", "last", "place"),
    [
        ("year", date(2026, 5, 5), date(2026, 1, 1), date(2026, 12, 31), 1),
        ("half_year", date(2026, 7, 1), date(2026, 7, 1), date(2026, 12, 31), 2),
        ("quarter", date(2024, 2, 29), date(2024, 1, 1), date(2024, 3, 31), 1),
        ("quarter", date(2026, 12, 31), date(2026, 10, 1), date(2026, 12, 31), 4),
    ],
)
def test_spans_of_the_calendar(per: Per, day: date, first: date, last: date, place: int) -> None:
    """A year, its halves and quarters, to their last day."""
    found = period_of(per, day)
    assert (found.first, found.last, found.number) == (first, last, place)
