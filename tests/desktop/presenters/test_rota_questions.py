"""What is asked for a shift and a pattern, and how the answers are read."""

from __future__ import annotations

from datetime import time

import pytest

from desktop.domain.rota_pattern import OnDuty
from desktop.presenters.rota_questions import pattern_questions, read_pattern, read_wish, shift_questions
from desktop.presenters.shift_times import read_times
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import ASD, Member
from tests.helpers.rotas import TODAY, planned

TIMES = {"from": "16:00", "until": "08:00"}
PATTERN = {"rotation": "weekly", "clock": "8", "people": "Dienst A; 1\n\n Dienst B ;2 ", "weekday": "5"}


def test_a_shift_is_asked_for_by_those_who_are_known(willich: Member) -> None:
    """Who has been on call is chosen, and the number follows; what is changed is preset."""
    entity = planned(willich, 0)
    shift = willich.shown("duty", entity)
    asked = {one.name: one for one in shift_questions(willich.workspace, ASD, shift)}
    assert list(asked) == ["from", "until", "person", "name", "phone"]
    assert (asked["from"].preset, asked["until"].preset) == ("21.09.2026 16:00", "22.09.2026 08:00")
    assert (asked["person"].preset, asked["name"].preset, asked["phone"].preset) == ("Dienst A", "", "")
    assert ("Dienst A", "Dienst A · 02154 000-002") in asked["person"].choices


def test_a_gap_is_asked_for_with_its_times(willich: Member) -> None:
    """Whoever fills a gap finds its times there."""
    asked = shift_questions(willich.workspace, ASD, None, read_times(TODAY, "16:00", "16:30"))
    assert [one.preset for one in asked[:2]] == ["21.09.2026 16:00", "21.09.2026 16:30"]


def test_where_nobody_is_known_a_name_is_asked_for(police: Member) -> None:
    """A unit without devices and shifts has nobody to choose from."""
    names = [one.name for one in shift_questions(police.workspace, "kpb-viersen-leitstelle", None)]
    assert names == ["from", "until", "name", "phone"]


@pytest.mark.parametrize(
    ("answers", "name", "phone"),
    [
        ({"person": "Dienst A"}, "Dienst A", "02154 000-002"),
        ({"person": "Dienst A", "phone": "1"}, "Dienst A", "1"),
        ({"person": "Dienst A", "name": "Jemand", "phone": "2"}, "Jemand", "2"),
    ],
)
def test_who_is_on_call(willich: Member, answers: dict[str, str], name: str, phone: str) -> None:
    """A name that is written goes before one that is chosen, and a number before the one that is known."""
    planned(willich, 0)
    read = read_wish(willich.workspace, ASD, TODAY, TIMES | answers)
    assert (read.name, read.phone, read.span) == (name, phone, read_times(TODAY, "16:00", "08:00"))


def test_a_number_is_needed(willich: Member) -> None:
    """Somebody whose number nobody knows needs one."""
    with refused("duty_invalid", "phone"):
        read_wish(willich.workspace, ASD, TODAY, TIMES | {"name": "Jemand"})
    with refused("duty_invalid", "name"):
        read_wish(willich.workspace, ASD, TODAY, TIMES)


def test_a_pattern_is_preset_with_who_is_known(willich: Member) -> None:
    """Who has been on call lately stands there, a line each."""
    planned(willich, 0)
    asked = {one.name: one for one in pattern_questions(willich.workspace, ASD)}
    assert asked["people"].preset == "Dienst A; 02154 000-002"


def test_a_pattern_is_read() -> None:
    """Lines become people, in their order; empty ones are none."""
    found = read_pattern(PATTERN)
    assert found.people == (OnDuty("Dienst A", "1"), OnDuty("Dienst B", "2"))
    assert (found.rotation, found.weekday, found.clock, found.weekend) == ("weekly", 5, time(8), ())


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"rotation": "hourly"}, "duty_invalid", "rotation"),
        ({"clock": "25:00"}, "time_invalid", "clock"),
        ({"people": " \n"}, "duty_invalid", "people"),
        ({"people": "Dienst A"}, "duty_invalid", "people"),
        ({"people": "; 1"}, "duty_invalid", "people"),
        ({"people": "A; über die Wache"}, "duty_invalid", "people"),
        ({"people": "\u200b; 1"}, "duty_invalid", "people"),
        ({"weekend": "Dienst W;"}, "duty_invalid", "weekend"),
        ({"people": "A; 1\n" * 61}, "duty_invalid", "people"),
    ],
)
def test_a_wrong_pattern_is_refused(wrong: dict[str, str], code: str, field: str) -> None:
    """An error names the field, and in a list of people the line."""
    with refused(code, field) as caught:
        read_pattern(PATTERN | wrong)
    if wrong.get("people") == "Dienst A":
        assert caught.value.message == "people: Zeile 1: Erwartet wird Name; Rufnummer."
