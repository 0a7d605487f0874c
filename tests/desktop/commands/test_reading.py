"""Commands that only read: boxes, one notification, who is competent, search, standing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.commands.command import Exit
from desktop.commands.desk import OwnDesk
from tests.helpers.desks import NOWHERE, Desks, ask, problem
from tests.helpers.documents import LEAST, least
from tests.helpers.programs import OFFICER, POLICE, WILLICH, new_id


def notify(desk: OwnDesk, folder: Path, document: dict[str, Any] = LEAST) -> dict[str, Any]:
    """Write a notification; gives what is said of its first recipient."""
    path = folder / "notification.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    answer = ask(desk, "notify", "--from", str(path))
    assert answer.code in (Exit.DONE, Exit.KEPT), answer
    return dict(answer.result)


def items(desk: OwnDesk, *words: str) -> list[dict[str, Any]]:
    """The rows of a list."""
    return list(ask(desk, *words).result["items"])


def test_both_boxes_have_the_same_notification(desks: Desks, tmp_path: Path) -> None:
    """What is in one side's outbox is in the other's inbox, under the same id."""
    told = notify(desks.police, tmp_path)
    [row] = told["recipients"]
    ask(desks.willich, "sync")
    sent = next(each for each in items(desks.police, "outbox") if each["id"] == row["id"])
    came = next(each for each in items(desks.willich, "inbox") if each["id"] == row["id"])
    assert {name: sent[name] for name in ("number", "category", "urgency", "from", "to")} == {
        "number": told["number"],
        "category": "P01",
        "urgency": "immediate",
        "from": POLICE,
        "to": WILLICH,
    }
    assert came["number"] == told["number"]
    assert not [each for each in items(desks.willich, "outbox") if each["id"] == row["id"]]
    assert not [each for each in items(desks.police, "inbox") if each["id"] == row["id"]]


def test_a_box_by_state_and_page(offline: OwnDesk, tmp_path: Path) -> None:
    """A box can show one state only, newest first, and goes on after an id until nothing is left."""
    ids = [notify(offline, tmp_path)["recipients"][0]["id"] for _ in range(3)]
    assert {row["id"] for row in items(offline, "outbox", "--state", "queued")} == set(ids)
    assert items(offline, "outbox", "--state", "acknowledged") == []
    first = ask(offline, "outbox", "--limit", "2").result
    assert len(first["items"]) == 2
    last = ask(offline, "outbox", "--limit", "2", "--after", first["next"]).result
    assert last["next"] is None
    assert {row["id"] for row in (*first["items"], *last["items"])} == set(ids)


def test_a_line_for_people(offline: OwnDesk, tmp_path: Path) -> None:
    """For people each row is one line with number, urgency, state, category and id, without a code word."""
    told = notify(offline, tmp_path)
    [line] = ask(offline, "outbox").lines
    category = "P01 Häusliche Gewalt, Kind anwesend oder betroffen"
    parts = (told["number"], "Sofort", "Wartet auf Gerät der Stelle", category, told["recipients"][0]["id"])
    assert line == "  ".join(parts)


def test_show_takes_either_id(offline: OwnDesk, tmp_path: Path) -> None:
    """A notification is shown by its recipient's id and by the id of the whole, with its timeline and who wrote it."""
    told = notify(offline, tmp_path)
    by_row, by_whole = (ask(offline, "show", each) for each in (told["recipients"][0]["id"], told["id"]))
    assert by_row.result == by_whole.result
    assert (by_row.result["number"], by_row.result["state"]) == (told["number"], "queued")
    assert by_row.result["timeline"][0]["by"] == OFFICER
    assert by_row.lines[0].startswith(f"{told['number']}  Sofort  P01 ")
    assert by_row.lines[1] == "Stand: Wartet auf Gerät der Stelle"
    assert f"Gemeldet  {OFFICER}" in by_row.lines[-1]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["show", new_id()], "not_found"),
        (["show", "7"], "id_invalid"),
        (["inbox", "--after", new_id()], "after_unknown"),
        (["inbox", "--after", "7"], "id_invalid"),
        (["search", "…"], "search_empty"),
        (["search", "Kim", "--after", new_id()], "after_unknown"),
        (["who", "--place", "Atlantis"], "place_unknown"),
        (["who", "--place", "Willich", "--date", "31.1.2026"], "date_invalid"),
        (["who", "--place", "Willich", "--residence", "Atlantis"], "place_unknown"),
    ],
)
def test_what_is_not_there(offline: OwnDesk, words: list[str], code: str) -> None:
    """A question about something that is not there, or not readable, is refused with its own code."""
    answer = ask(offline, *words)
    assert (problem(answer), answer.code) == (code, Exit.REFUSED)


def test_who_is_competent(offline: OwnDesk) -> None:
    """A place has one competent agency with its receiving units and the rule; a residence elsewhere adds another."""
    [row] = items(offline, "who", "--place", "Willich-Schiefbahn")
    assert (row["agency"], row["municipality"], row["because"]) == ("jugendamt-willich", "Willich", "place")
    assert WILLICH in [unit["unit"] for unit in row["units"]]
    assert row["rule"]
    both = items(offline, "who", "--place", "Willich", "--residence", "Kempen", "--date", "2026-01-31")
    assert [each["because"] for each in both] == ["place", "residence"]
    assert len(items(offline, "who", "--place", "Willich", "--residence", "47877")) == 1


def test_search_finds_beginnings_of_words(offline: OwnDesk, tmp_path: Path) -> None:
    """A notification is found by the beginning of a word in it, and not by a word it does not hold."""
    told = notify(offline, tmp_path, least(children=[{"given_name": "Zacharias"}], children_count=1))
    [row] = items(offline, "search", "zachar")
    assert (row["kind"], row["id"]) == ("notification", told["recipients"][0]["id"])
    assert row["title"].startswith(told["number"])
    assert items(offline, "search", "zachar", "--kind", "contact") == []
    assert items(offline, "search", "Ludmilla") == []


def test_search_is_not_for_who_has_read_what(offline: OwnDesk) -> None:
    """A search can be for any kind but the read log, which has a command of its own."""
    assert items(offline, "search", "Kim", "--kind", "link") == []
    assert ask(offline, "search", "qr", "--kind", "reading").code == Exit.WRONG_CALL


def test_status_of_a_desk_that_was_online(desks: Desks) -> None:
    """A desk that has synced says who it is, where its server is, when it last succeeded and what it takes on disk."""
    ask(desks.police, "sync")
    status = ask(desks.police, "status").result
    assert tuple(status["root_words"]) == desks.police.opened.workspace.root_words
    assert (status["unit"], status["state"], status["person"]) == (POLICE, "active", OFFICER)
    assert (status["server"], status["up_to_date"], status["outbox"]) == (desks.server.url, True, 0)
    assert status["last_success"] is not None
    assert status["storage"]["database_bytes"] > 0
    assert status["lease"] == {"days": 14, "days_alone": 0, "over": False}
    assert status["notices"] == []
    assert status["versions"]["agreement"] == "2022-1"


def test_status_of_a_desk_with_something_unsent(offline: OwnDesk, tmp_path: Path) -> None:
    """What waits is counted, and with it nobody is told that all is level."""
    notify(offline, tmp_path)
    answer = ask(offline, "status")
    assert answer.result["outbox"] > 0
    assert answer.result["up_to_date"] is False
    assert answer.lines[0].startswith("Kreispolizeibehörde")
    assert f": Zugelassen, {answer.result['outbox']} warten" in answer.lines[0]
    assert answer.lines[1].startswith(f"Server: {NOWHERE}")


def test_reading_writes_nothing(offline: OwnDesk) -> None:
    """No command that reads leaves anything to send."""
    for words in (("inbox",), ("outbox",), ("status",), ("search", "Kim"), ("who", "--place", "Willich")):
        ask(offline, *words)
    assert offline.opened.workspace.local.remaining().outbox == 0
