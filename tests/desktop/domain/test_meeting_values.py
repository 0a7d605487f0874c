"""What may stand in a field of a meeting: a table, a line a field."""

from __future__ import annotations

import pytest

from desktop.domain.meeting_events import DROPPED, ITEM_FIELDS, MEETING_FIELDS
from desktop.domain.meeting_values import is_complete, is_day, wrong_in, wrong_in_item
from tests.desktop.domain.meetings import FIELDS, WHEN

RIGHT = {
    "kind": ["joint_training", "what a newer program knows"],
    "title": ["Fachtreffen"],
    "when": [WHEN],
    "series": ["", "FREQ=WEEKLY;COUNT=3"],
    "place": ["", "Kreishaus"],
    "agenda": ["", "1. Begrüßung\n2. Meldewege"],
    "capacity": ["", "1", "9999"],
    "answer_by": ["", "2026-12-01"],
    "2026-12-15": ["", DROPPED, WHEN],
}
WRONG = {
    "kind": [""],
    "title": ["", " "],
    "when": ["", "2026-12-08"],
    "series": ["weekly"],
    "capacity": ["0", "-1", "10000", "viele", "1.5", "²"],
    "answer_by": ["2026-13-01", "morgen"],
    "2026-12-15": ["x"],
    "2026-02-30": [DROPPED],
    "colour": [""],
}


def test_every_field_has_a_form() -> None:
    """None is left without a line here."""
    assert set(RIGHT) - {"2026-12-15"} == set(MEETING_FIELDS)


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in RIGHT.items() for value in values])
def test_what_may_stand_in_a_field(name: str, value: str) -> None:
    """Nothing is wrong with it."""
    assert wrong_in({name: value}) == ""


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in WRONG.items() for value in values])
def test_what_may_not(name: str, value: str) -> None:
    """The field is named."""
    assert wrong_in({"title": "x", name: value}) == name


def test_what_may_stand_in_an_item() -> None:
    """Words it needs; an owner is a device, a unit or a name; a day is one of the calendar."""
    right = {"text": "x", "owner": f"device:{'0' * 32}", "due": "2027-01-15"}
    assert set(right) == set(ITEM_FIELDS)
    assert (
        wrong_in_item(right) == wrong_in_item({"owner": "unit:wache"}) == wrong_in_item({"owner": "name:A. Ohm"}) == ""
    )
    assert [wrong_in_item({name: "?"}) for name in ("owner", "due", "colour")] == ["owner", "due", "colour"]
    assert wrong_in_item({"text": ""}) == "text"


def test_a_meeting_needs_kind_title_and_time() -> None:
    """Everything else may be said later."""
    assert is_complete({name: FIELDS[name] for name in ("kind", "title", "when")})
    for name in ("kind", "title", "when"):
        assert not is_complete({one: value for one, value in FIELDS.items() if one != name})


@pytest.mark.parametrize(
    ("text", "day"), [("2026-12-15", True), ("2026-2-1", False), ("2026-02-30", False), ("", False)]
)
def test_a_day_is_one_of_the_calendar(text: str, *, day: bool) -> None:
    """Written in full, and there is such a day."""
    assert is_day(text) is day
