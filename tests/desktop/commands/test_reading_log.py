"""`readings`: one's own, noting for another process, and who is refused the agency's."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.commands.command import Exit, WrongCall
from desktop.commands.desk import OwnDesk
from desktop.commands.table import COMMANDS, execute
from tests.desktop.commands.test_reading import items, notify
from tests.helpers.desks import ask, problem
from tests.helpers.programs import POLICE, new_id


def test_ones_own_reading(offline: OwnDesk, tmp_path: Path) -> None:
    """What was noted stands in one's own list, and of one notification it can be asked by its number."""
    told = notify(offline, tmp_path)
    entity = told["recipients"][0]["id"]
    for _ in range(2):
        ask(offline, "readings", "note", entity, "--number", told["number"])
    ask(offline, "readings", "note", new_id(), "--kind", "release")
    [row] = items(offline, "readings", "own", told["number"])
    assert (row["unit"], row["person"] != "") == (POLICE, True)
    [opened] = row["opened"]
    assert (opened["id"], opened["number"], opened["times"]) == (entity, told["number"], 2)
    [line] = ask(offline, "readings", "own", told["number"]).lines
    assert told["number"] in line
    assert "2×" in line
    assert len(items(offline, "readings", "own")[0]["opened"]) == 2


def test_the_log_is_not_for_everybody(offline: OwnDesk) -> None:
    """Who is not of the data protection unit is refused, with the reason."""
    answer = ask(offline, "readings", "list")
    assert (problem(answer), answer.code) == ("data_protection_only", Exit.REFUSED)


def test_noting_is_writing() -> None:
    """To note is the writer's, to list is anybody's."""
    command = COMMANDS["readings"]
    assert [command.writes({"what": what}) for what in ("list", "own", "note")] == [False, False, True]


def test_what_another_process_hands_over(offline: OwnDesk) -> None:
    """Another process of the owner hands over what it has shown; without an id there is nothing to note."""
    entity = new_id()
    arguments = {"what": "note", "kind": "notification", "id": entity, "number": "N" * 300}
    assert execute(offline, {"command": "readings", "arguments": arguments})["result"] == {"id": entity}
    [opened] = items(offline, "readings", "own", entity)[0]["opened"]
    assert len(opened["number"]) == 200
    with pytest.raises(WrongCall):
        COMMANDS["readings"].run(offline, {"what": "note"})


def test_what_a_command_shows_says_what_was_read(offline: OwnDesk, tmp_path: Path) -> None:
    """Showing one says which was read, by whichever id; a list and a search say nothing of the kind."""
    told = notify(offline, tmp_path)
    for entity in (told["id"], told["recipients"][0]["id"]):
        read = ask(offline, "show", entity).read
        assert read is not None
        assert (read.kind, read.number) == ("notification", told["number"])
    assert [ask(offline, *words).read for words in (("outbox",), ("search", "P01"), ("status",))] == [None] * 3
