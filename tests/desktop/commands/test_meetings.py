"""`meetings`: planned from a file, answered on both sides, checked off, and refused with the field that is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from desktop.commands.command import Answer, Exit
from desktop.commands.desk import OwnDesk
from tests.helpers.desks import Desks, ask, problem
from tests.helpers.programs import POLICE, new_id

PLANNED: dict[str, Any] = {
    "kind": "joint_training",
    "title": "Meldewege",
    "place": "Kreishaus",
    "from": "2030-12-10T14:00+01:00",
    "until": "2030-12-10T16:00+01:00",
    "capacity": 1,
}


def file(folder: Path, document: object) -> str:
    """A file of meetings; gives its path."""
    path = folder / "meetings.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


def add(desk: OwnDesk, folder: Path, **changes: Any) -> dict[str, Any]:
    """Plan one; gives its row."""
    answer = ask(desk, "meetings", "add", "--from", file(folder, {**PLANNED, **changes}))
    assert answer.code == Exit.DONE, answer
    (row,) = answer.result["items"]
    return dict(row)


def refused(answer: Answer) -> tuple[str, str | None]:
    """The code and the field of what stands in the way."""
    return problem(answer), answer.result["error"].get("field")


def test_a_meeting_through_its_life(desks: Desks, tmp_path: Path) -> None:
    """Planned by the police, it is in Willich's list; who comes second waits, and moves up when the first declines."""
    row = add(desks.police, tmp_path)
    assert (row["unit"], row["from"], row["answer"]) == (POLICE, "2030-12-10T14:00:00.000+01:00", None)
    assert ask(desks.police, "meetings", "answer", row["id"], "yes").result["answer"] == "yes"
    ask(desks.willich, "sync")
    there = ask(desks.willich, "meetings", "answer", row["id"], "deputy", "--deputy", "B. Watt")
    assert (there.code, there.result["waiting_place"]) == (Exit.DONE, 1)
    ask(desks.police, "meetings", "answer", row["id"], "no")
    ask(desks.willich, "sync")
    (one,) = ask(desks.willich, "meetings", "show", row["id"]).result["occurrences"]
    assert [(somebody["answer"], somebody["deputy"]) for somebody in one["coming"]] == [("deputy", "B. Watt")]
    assert [somebody["answer"] for somebody in one["declined"]] == ["no"]


def test_a_list_shows_what_comes_next_first(desks: Desks, tmp_path: Path) -> None:
    """What is over comes behind what is still to come."""
    over = add(desks.police, tmp_path, **{"from": "2020-01-01T10:00+01:00", "until": "2020-01-01T11:00+01:00"})
    later, sooner = (
        add(desks.police, tmp_path, **{"from": f"{year}-01-01T10:00+01:00", "until": f"{year}-01-01T11:00+01:00"})
        for year in (2041, 2040)
    )
    ids = [row["id"] for row in ask(desks.police, "meetings", "list").result["items"]]
    mine = [one for one in ids if one in {over["id"], later["id"], sooner["id"]}]
    assert mine == [sooner["id"], later["id"], over["id"]]
    page = ask(desks.police, "meetings", "list", "--limit", "1").result
    assert (len(page["items"]), page["next"]) == (1, ids[0])


def test_the_same_id_twice_is_one_meeting(desks: Desks, tmp_path: Path) -> None:
    """A call that is done again because its answer was lost plans nothing more."""
    entry = {**PLANNED, "id": new_id()}
    first, second = (ask(desks.police, "meetings", "add", "--from", file(tmp_path, [entry])) for _ in range(2))
    assert first.result == second.result
    ids = [row["id"] for row in ask(desks.police, "meetings", "list").result["items"]]
    assert ids.count(entry["id"]) == 1


def test_it_is_edited_and_cancelled(desks: Desks, tmp_path: Path) -> None:
    """A day of a series is moved and another dropped; who is invited is named anew; the reason is told."""
    row = add(desks.police, tmp_path, series={"every": "week", "count": 3})
    moved = {"from": "2030-12-18T09:00+01:00", "until": "2030-12-18T11:00+01:00"}
    changes = {"place": "Wache", "invited": ["level:leadership"], "days": {"2030-12-17": moved, "2030-12-24": None}}
    answer = ask(desks.police, "meetings", "edit", row["id"], "--from", file(tmp_path, changes))
    assert (answer.code, answer.result["place"], answer.result["invited"]) == (Exit.DONE, "Wache", ["level:leadership"])
    days = [(one["day"], one["moved"], one["dropped"]) for one in answer.result["occurrences"]]
    assert days == [("2030-12-10", False, False), ("2030-12-17", True, False), ("2030-12-24", False, True)]
    gone = ask(desks.police, "meetings", "cancel", row["id"], "--reason", "Glatteis").result
    assert (gone["cancelled"], gone["reason"], gone["sequence"]) == (True, "Glatteis", 3)
    assert problem(ask(desks.police, "meetings", "answer", row["id"], "yes")) == "cancelled"


def test_who_was_there_is_checked_off_without_a_connection(offline: OwnDesk, tmp_path: Path) -> None:
    """Devices and names, however those are typed, in and out again; it is kept, and goes out later."""
    planned = ask(offline, "meetings", "add", "--from", file(tmp_path, PLANNED))
    assert planned.code == Exit.KEPT
    (row,) = planned.result["items"]
    device = ask(offline, "status").result["device"]
    words = ("--present", device, "--present", "A.  Oh\u200bm (Grundschule)", "--present", "B. Watt\u202e")
    ask(offline, "meetings", "attend", row["id"], *words)
    answer = ask(offline, "meetings", "attend", row["id"], "--absent", "B. Watt")
    (one,) = answer.result["occurrences"]
    there = [(somebody["device"] == device, somebody["unit"]) for somebody in one["attended"]]
    assert (answer.code, there) == (Exit.KEPT, [(True, ""), (False, "Grundschule")])


def test_only_the_own_agency_edits_and_checks_off(desks: Desks, tmp_path: Path) -> None:
    """Willich answers for itself and may do no more."""
    row = add(desks.police, tmp_path)
    ask(desks.willich, "sync")
    path = file(tmp_path, {"place": "Rathaus"})
    assert problem(ask(desks.willich, "meetings", "edit", row["id"], "--from", path)) == "own_agency_only"
    assert problem(ask(desks.willich, "meetings", "cancel", row["id"])) == "own_agency_only"
    assert problem(ask(desks.willich, "meetings", "attend", row["id"], "--present", "A. Ohm")) == "own_unit_only"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "party"}, "kind"),
        ({"title": " "}, "title"),
        ({"from": "2030-12-10 14:00"}, "from"),
        ({"until": "2030-12-10T13:00+01:00"}, "until"),
        ({"capacity": -1}, "capacity"),
        ({"answer_by": "bald"}, "answer_by"),
        ({"invited": ["unit:mars"]}, "invited[0]"),
        ({"series": {"every": "day", "count": 2}}, "series.every"),
        ({"colour": "red"}, "colour"),
        ({"unit": "jugendamt-willich-asd"}, "unit"),
    ],
    ids=str,
)
def test_what_is_wrong_in_a_file_is_named(
    offline: OwnDesk, tmp_path: Path, changes: dict[str, Any], field: str
) -> None:
    """The field is named, in a list with its place, and nothing is planned."""
    before = ask(offline, "meetings", "list").result
    one = ask(offline, "meetings", "add", "--from", file(tmp_path, {**PLANNED, **changes}))
    assert (one.code, refused(one)[1]) == (Exit.REFUSED, field)
    two = ask(offline, "meetings", "add", "--from", file(tmp_path, [PLANNED, {**PLANNED, **changes}]))
    assert refused(two)[1] == f"[1].{field}"
    assert ask(offline, "meetings", "list").result == before


@pytest.mark.parametrize(
    "words",
    [("show",), ("add",), ("edit", "x"), ("answer", "x"), ("attend", "x"), ("export", "--format", "ics"), ("cancel",)],
    ids=" ".join,
)
def test_wrong_calls(offline: OwnDesk, words: tuple[str, ...]) -> None:
    """What a call lacks is said before anything is looked at."""
    assert ask(offline, "meetings", *words).code == Exit.WRONG_CALL


def test_meetings_go_into_a_calendar(offline: OwnDesk, tmp_path: Path) -> None:
    """One by its id, or all; the file is new, and a calendar reads it."""
    rows = [ask(offline, "meetings", "add", "--from", file(tmp_path, PLANNED)).result["items"][0] for _ in range(2)]
    out = tmp_path / "one.ics"
    answer = ask(offline, "meetings", "export", rows[0]["id"], "--format", "ics", "--out", str(out))
    assert (answer.code, answer.result) == (Exit.DONE, {"path": str(out), "meetings": 1})
    calendar: Any = Calendar.from_ical(out.read_bytes())
    (event,) = calendar.walk("VEVENT")
    assert (str(event["summary"]), event["dtstart"].dt.isoformat()) == ("Meldewege", "2030-12-10T14:00:00+01:00")
    again = ask(offline, "meetings", "export", "--format", "ics", "--out", str(out))
    assert refused(again) == ("file_exists", "out")
    every = ask(offline, "meetings", "export", "--format", "ics", "--out", str(tmp_path / "all.ics"))
    assert every.result["meetings"] >= 2


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (("answer", "yes", "--day", "2030-12-11"), "day"),
        (("answer", "deputy"), "deputy"),
        (("attend", "--present", " "), "present"),
    ],
    ids=str,
)
def test_what_cannot_be(offline: OwnDesk, tmp_path: Path, words: tuple[str, ...], field: str) -> None:
    """A day without the meeting, a deputy or somebody present without a name."""
    (row,) = ask(offline, "meetings", "add", "--from", file(tmp_path, PLANNED)).result["items"]
    answer = ask(offline, "meetings", words[0], row["id"], *words[1:])
    assert (answer.code, refused(answer)[1]) == (Exit.REFUSED, field)
