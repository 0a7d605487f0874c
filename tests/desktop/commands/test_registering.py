"""`contacts`, `conflicts`, `duty`: what is written, what is kept for later, and what is a wrong call."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.commands.calling import CallParser
from desktop.commands.command import Desk, Exit
from desktop.commands.desk import OwnDesk
from desktop.commands.table import COMMANDS
from desktop.computer import System
from desktop.presenters.times import moment
from tests.desktop.commands.desks import MemberDesk
from tests.helpers.company import POLICE as POLICE_HERE
from tests.helpers.company import founded
from tests.helpers.desks import Desks, ask, problem
from tests.helpers.programs import POLICE, WILLICH, new_id


def added(desk: Desk, name: str, *more: str, code: Exit = Exit.DONE) -> dict[str, Any]:
    """Add a contact; gives its row."""
    answer = ask(desk, "contacts", "add", "--family-name", name, *more)
    assert answer.code == code, answer
    return dict(answer.result)


def listed(desk: Desk, *words: str) -> dict[str, dict[str, Any]]:
    """All rows of a list by their ids."""
    return {row["id"]: row for row in ask(desk, *words, "list").result["items"]}


def rota(folder: Path, *entries: object) -> str:
    """A file of shifts; gives its path."""
    path = folder / "rota.json"
    path.write_text(json.dumps(list(entries)), encoding="utf-8")
    return str(path)


def shift(name: str, *, begins: int = -1, **changes: str) -> dict[str, str]:
    """A shift of two hours that begins so many hours from now."""
    start = moment(System().now()).replace(microsecond=0) + timedelta(hours=begins)
    times = {"from": start.isoformat(), "until": (start + timedelta(hours=2)).isoformat()}
    return {**times, "name": name, "phone": "030 23125 002", **changes}


def test_a_contact_through_its_life(desks: Desks) -> None:
    """A contact added, edited and confirmed here is in the other side's list so, and gone from it once removed."""
    row = added(desks.police, "Tintelnot", "--phone", "030 23125 003")
    assert (row["unit"], row["phone"], row["conflict"]) == (POLICE, "030 23125 003", False)
    edited = ask(desks.police, "contacts", "edit", row["id"], "--phone", "030 23125 004")
    assert (edited.code, edited.result["phone"]) == (Exit.DONE, "030 23125 004")
    assert ask(desks.police, "contacts", "confirm", row["id"]).code == Exit.DONE
    ask(desks.willich, "sync")
    there = listed(desks.willich, "contacts")[row["id"]]
    assert (there["family_name"], there["phone"]) == ("Tintelnot", "030 23125 004")
    assert there["confirmed_at"] is not None
    gone = ask(desks.police, "contacts", "remove", row["id"])
    assert (gone.code, gone.result["removed"]) == (Exit.DONE, True)
    ask(desks.willich, "sync")
    assert row["id"] not in listed(desks.willich, "contacts")


def test_contacts_of_a_unit_and_a_page_at_a_time(offline: OwnDesk) -> None:
    """The list can be of one unit, and goes on after an id until there is no next."""
    ids = {added(offline, name, code=Exit.KEPT)["id"] for name in ("Eins", "Zwei", "Drei")}
    first = ask(offline, "contacts", "list", "--limit", "2").result
    assert len(first["items"]) == 2
    last = ask(offline, "contacts", "list", "--limit", "2", "--after", first["next"]).result
    assert last["next"] is None
    assert {row["id"] for row in (*first["items"], *last["items"])} == ids
    assert len(ask(offline, "contacts", "list", "--unit", POLICE).result["items"]) == 3
    assert ask(offline, "contacts", "list", "--unit", WILLICH).result["items"] == []


def test_what_cannot_be_sent_is_kept(offline: OwnDesk) -> None:
    """Without a server a contact is written and told with exit code 3, and stands in the list."""
    row = added(offline, "Kreuzhuber", code=Exit.KEPT)
    assert listed(offline, "contacts")[row["id"]]["family_name"] == "Kreuzhuber"


@pytest.mark.parametrize(
    ("words", "code", "exit_code"),
    [
        (["contacts", "add", "--phone", "1"], "contact_invalid", Exit.REFUSED),
        (["contacts", "add", "--family-name", "A", "--unit", "nowhere"], "unit_unknown", Exit.REFUSED),
        (["contacts", "edit", new_id(), "--phone", "1"], "not_found", Exit.REFUSED),
        (["contacts", "confirm", "not-an-id"], "id_invalid", Exit.REFUSED),
        (["contacts", "remove"], "wrong_call", Exit.WRONG_CALL),
        (["conflicts", "settle"], "wrong_call", Exit.WRONG_CALL),
        (["conflicts", "settle", new_id(), "--field", "phone"], "wrong_call", Exit.WRONG_CALL),
        (["conflicts", "settle", new_id(), "--field", "phone", "--keep", new_id()], "not_found", Exit.REFUSED),
        (["duty", "set"], "wrong_call", Exit.WRONG_CALL),
        (["duty", "now", "--unit", POLICE, "--place", "Willich"], "wrong_call", Exit.WRONG_CALL),
        (["duty", "now", "--place", "Atlantis"], "place_unknown", Exit.REFUSED),
        (["duty", "now", "--unit", "jugendamt-wilich-asd"], "unit_unknown", Exit.REFUSED),
        (["duty", "now", "--at", "heute"], "time_invalid", Exit.REFUSED),
        (["duty", "set", "--from", "absent.json"], "file_unreadable", Exit.REFUSED),
    ],
)
def test_what_is_refused(offline: OwnDesk, words: list[str], code: str, exit_code: Exit) -> None:
    """A wrong call or a wish against a rule is told apart, and nothing is written."""
    answer = ask(offline, *words)
    assert (problem(answer), answer.code) == (code, exit_code)
    assert offline.opened.workspace.local.remaining().outbox == 0


def test_a_contact_of_another_agency_is_not_ours_to_add(offline: OwnDesk) -> None:
    """Only one's own agency's contacts can be written."""
    answer = ask(offline, "contacts", "add", "--family-name", "A", "--unit", WILLICH)
    assert (problem(answer), answer.code) == ("own_agency_only", Exit.REFUSED)


def test_two_edits_of_one_field_are_settled() -> None:
    """Two values of one field stand in the list of conflicts with who and when until one of them is kept."""
    company = founded((POLICE_HERE, POLICE_HERE))
    first, second = (MemberDesk(member) for member in company.members)
    row = added(first, "Doppelt", "--phone", "1")
    second.member.synced()
    first.online = False
    assert ask(first, "contacts", "edit", row["id"], "--phone", "2").code == Exit.KEPT
    assert ask(second, "contacts", "edit", row["id"], "--phone", "3").code == Exit.DONE
    first.online = True
    company.everybody_syncs()
    for desk in (first, second):
        head, *both = ask(desk, "conflicts", "list").lines
        assert head == f"Ansprechperson Doppelt, Telefon: {row['id']} --field phone"
        assert {line.split(" von ")[0].strip() for line in both} == {"„2“", "„3“"}
        assert all("--keep " in line for line in both)
        [conflict] = ask(desk, "conflicts", "list").result["items"]
        assert (conflict["id"], conflict["field"], conflict["kind"]) == (row["id"], "phone", "contact")
        assert {value["value"] for value in conflict["values"]} == {"2", "3"}
        assert all(value["by"] and value["at"] for value in conflict["values"])
    keep = next(value["event"] for value in conflict["values"] if value["value"] == "3")
    settled = ask(first, "conflicts", "settle", row["id"], "--field", "phone", "--keep", keep)
    assert (settled.code, settled.result["phone"], settled.result["conflict"]) == (Exit.DONE, "3", False)
    assert settled.lines == ("Doppelt, Telefon: Es gilt jetzt „3“.",)
    second.member.synced()
    assert listed(second, "conflicts") == {}
    assert listed(second, "contacts")[row["id"]]["phone"] == "3"


def test_who_is_on_call(desks: Desks, tmp_path: Path) -> None:
    """Shifts set here say who is on call there, for the unit, for a place of it and at a time of one's choosing."""
    answer = ask(desks.willich, "duty", "set", "--from", rota(tmp_path, shift("Rufdienst"), shift("Morgen", begins=5)))
    assert (answer.code, answer.result["planned"], len(answer.result["items"])) == (Exit.DONE, 2, 2)
    ask(desks.police, "sync")
    for words in (("--unit", WILLICH), ("--place", "Willich-Schiefbahn")):
        rows = ask(desks.police, "duty", "now", *words).result["items"]
        assert [(row["name"], row["unit"]) for row in rows] == [("Rufdienst", WILLICH)]
    later = (moment(System().now()) + timedelta(hours=6)).isoformat()
    rows = ask(desks.willich, "duty", "now", "--at", later).result["items"]
    assert [row["name"] for row in rows] == ["Morgen"]


def test_one_telephone_is_named_once(desks: Desks, tmp_path: Path) -> None:
    """Who shares a number stands beside it together, also where one asks who is competent; the shifts stay apart."""
    shared = (shift("Eins"), shift("Zwei", phone="+49 (0)30 23125-002"))
    ask(desks.willich, "duty", "set", "--from", rota(tmp_path, *shared))
    ask(desks.police, "sync")
    answer = ask(desks.police, "duty", "now", "--unit", WILLICH)
    [number] = answer.result["numbers"]
    assert {row["name"] for row in answer.result["items"]} == set(number["names"]) >= {"Eins", "Zwei"}
    assert [line.split("  ")[0] for line in answer.lines] == [", ".join(number["names"])]
    _, call = ask(desks.police, "who", "--place", "Willich").lines
    assert call.startswith("Anrufen: Jugendamt")
    assert call.endswith(answer.lines[0])


def test_nobody_on_call_is_no_blank(offline: OwnDesk) -> None:
    """Where nobody is on call the answer is what to do instead."""
    answer = ask(offline, "duty", "now")
    assert answer.result["items"] == []
    assert answer.lines == (answer.result["fallback"],)


def test_shifts_set_twice_are_set_once(offline: OwnDesk, tmp_path: Path) -> None:
    """The same file again plans nothing new, and is kept for later as long as the first still waits."""
    path = rota(tmp_path, shift("Rufdienst"))
    first, second = (ask(offline, "duty", "set", "--from", path) for _ in range(2))
    assert (first.code, first.result["planned"]) == (Exit.KEPT, 1)
    assert (second.code, second.result) == (Exit.KEPT, {"planned": 0, "items": [], "next": None})
    assert second.lines == ("0 Dienste eingetragen, 1 waren es schon.",)
    assert [row["name"] for row in ask(offline, "duty", "now").result["items"]] == ["Rufdienst"]
    assert offline.opened.workspace.local.remaining().outbox == 1


def test_the_help_says_what_a_file_of_shifts_is(offline: OwnDesk, tmp_path: Path) -> None:
    """The example in the help of `duty` is a file that is read as it stands."""
    parser = CallParser("duty")
    COMMANDS["duty"].configure(parser)
    text = parser.format_help()
    [example] = json.loads(text[text.index("[{") : text.index("}]") + 2])
    assert set(example) == {"unit", "from", "until", "name", "phone"}
    answer = ask(offline, "duty", "set", "--from", rota(tmp_path, example | {"unit": POLICE}))
    assert (answer.code, answer.result["planned"]) == (Exit.KEPT, 1)


def test_one_wrong_shift_and_none_is_set(offline: OwnDesk, tmp_path: Path) -> None:
    """A file with a fault is refused with its place, and its good entries are not planned either."""
    path = rota(tmp_path, shift("Gut"), shift("Fremd", unit=WILLICH))
    answer = ask(offline, "duty", "set", "--from", path)
    assert (problem(answer), answer.result["error"]["field"]) == ("own_agency_only", "[1].unit")
    assert ask(offline, "duty", "now").result["items"] == []


def test_ones_own_shifts_for_a_calendar(offline: OwnDesk, tmp_path: Path) -> None:
    """The shifts under a name are given as a calendar file, in the answer or written to a path."""
    assert ask(offline, "duty", "set", "--from", rota(tmp_path, shift("Rufdienst"))).code == Exit.KEPT
    answer = ask(offline, "duty", "export", "--name", "Rufdienst")
    assert (answer.code, answer.result["shifts"]) == (0, 1)
    assert answer.result["calendar"].startswith("BEGIN:VCALENDAR")
    assert answer.lines[0] == "BEGIN:VCALENDAR"
    out = tmp_path / "dienste.ics"
    written = ask(offline, "duty", "export", "--name", "Rufdienst", "--out", str(out))
    assert written.result["path"] == str(out)
    assert b"SUMMARY:Rufbereitschaft" in out.read_bytes()
    assert ask(offline, "duty", "export").result["shifts"] == 0
