"""`forward` from the command line: where it went, whose clock runs, and the files that were chosen to go along."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.commands.command import Answer, Exit
from desktop.commands.desk import OwnDesk
from desktop.commands.passing_on import FORWARD
from desktop.domain.refused import Refused
from desktop.domain.templates import template
from desktop.presenters import attaching
from desktop.presenters.times import id_text, read_id
from tests.desktop.commands.desks import MemberDesk
from tests.helpers.company import ASD, KEMPEN, POLICE, founded
from tests.helpers.desks import Desks, ask, problem

WHY = ("--to", KEMPEN, "--reason", "wohnt in Kempen")


def test_what_is_passed_on_is_said_with_its_clock() -> None:
    """The answer is the new state; where the third unit has no device yet it is kept, and the clock goes on."""
    police, willich = founded().members
    entity = police.notify(ASD, "immediate")
    for member in (police, willich, police):
        member.synced()
    call: dict[str, Any] = {"id": id_text(entity), "to": KEMPEN, "reason": "wohnt in Kempen"}
    for wrong, code, field in (
        ({"to": POLICE}, "forwarded_back", "to"),
        ({"reason": ""}, "field_missing", "reason"),
        ({"to": ""}, "field_missing", "to"),
    ):
        with pytest.raises(Refused) as caught:
            FORWARD.run(MemberDesk(willich), call | wrong)
        assert (caught.value.code, caught.value.field) == (code, field)
    answer = FORWARD.run(MemberDesk(willich), call)
    assert answer.code is Exit.KEPT
    assert [one["to"] for one in answer.result["forwards"]] == [KEMPEN]
    assert "forwarded" in answer.result["marks"]
    assert answer.lines[-1].startswith("Die Frist der meldenden Stelle endet erst")
    police.synced()
    assert not police.shown("notification", read_id(id_text(entity))).clock_stopped


def attached(desks: Desks, folder: Path) -> str:
    """A notification that Willich has, with a photo and a letter that nobody fetched yet; gives its id."""
    document, paths = folder / "p01.json", (folder / "foto.jpg", folder / "brief.pdf")
    document.write_text(json.dumps(template("P01")), encoding="utf-8")
    for path in paths:
        path.write_bytes(path.name.encode())
    answer = ask(desks.police, "notify", "--from", str(document), *(f"--attach={path}" for path in paths))
    assert answer.code is Exit.DONE
    ask(desks.willich, "sync")
    return str(answer.result["recipients"][0]["id"])


def forward(desk: OwnDesk, entity: str, *files: str) -> Answer:
    """Pass it on to Kempen with some files."""
    return ask(desk, "forward", entity, *WHY, *(word for file in files for word in ("--file", file)))


def take_back(desk: OwnDesk, entity: str) -> None:
    """Take back what nobody there can get, so that nothing waits for ever."""
    answer = ask(desk, "recall", entity, "--reason", "doch hier")
    assert answer.code is Exit.DONE
    assert all(one["taken_back_at"] for one in answer.result["forwards"])


def names(answer: Answer) -> list[str]:
    """What went along."""
    assert answer.read is not None
    assert id_text(answer.read.entity) == answer.result["id"]
    return [row["name"] for row in answer.result["taken_along"]]


def test_only_a_file_that_is_named_goes_along(desks: Desks, tmp_path: Path) -> None:
    """It is fetched and sealed for the other unit; another may follow later, and none goes twice."""
    entity = attached(desks, tmp_path)
    first = forward(desks.willich, entity, "foto.jpg")
    assert (first.code, names(first)) == (Exit.KEPT, ["foto.jpg"])
    assert first.lines[-1].startswith("Anhang: foto.jpg")
    assert names(forward(desks.willich, entity, "brief.pdf")) == ["foto.jpg", "brief.pdf"]
    assert names(forward(desks.willich, entity, "brief.pdf", "foto.jpg")) == ["foto.jpg", "brief.pdf"]
    assert problem(forward(desks.willich, entity)) == "forwarded_already"
    take_back(desks.willich, entity)


def test_without_a_file_it_goes_alone(desks: Desks, tmp_path: Path) -> None:
    """Nothing goes along unasked, and nothing is said of files."""
    entity = attached(desks, tmp_path)
    answer = forward(desks.willich, entity)
    assert answer.code is Exit.KEPT
    assert "taken_along" not in answer.result
    take_back(desks.willich, entity)


def test_taken_back_unsent_it_goes_once_more_with_other_files(desks: Desks, tmp_path: Path) -> None:
    """The second forward is another: nothing of the first goes along, and what is named is sealed for it anew."""
    entity = attached(desks, tmp_path)
    assert names(forward(desks.willich, entity, "foto.jpg", "brief.pdf")) == ["foto.jpg", "brief.pdf"]
    take_back(desks.willich, entity)
    assert names(forward(desks.willich, entity, "brief.pdf")) == ["brief.pdf"]
    take_back(desks.willich, entity)


def test_what_is_named_wrongly_stops_all(desks: Desks, tmp_path: Path) -> None:
    """A file of another name, a unit that has it: nothing is passed on then."""
    entity = attached(desks, tmp_path)
    assert problem(forward(desks.willich, entity, "fehlt.jpg")) == "not_found"
    back = ask(desks.willich, "forward", entity, "--to", POLICE, "--reason", "nein", "--file", "foto.jpg")
    assert problem(back) == "forwarded_back"
    assert ask(desks.willich, "show", entity).result["forwards"] == []


def test_it_waits_for_no_file(desks: Desks, tmp_path: Path) -> None:
    """Without a server it is passed on and kept, and the file follows by itself with the next sync."""
    entity = attached(desks, tmp_path)
    desks.server.stop()
    try:
        answer = forward(desks.willich, entity, "foto.jpg")
    finally:
        desks.server.start()
    assert (answer.code, names(answer)) == (Exit.KEPT, [])
    assert "Sie folgt" in answer.lines[-1]
    (there,) = (one["id"] for one in answer.result["forwards"])
    assert ask(desks.willich, "show", there).result["attachments"] == []
    ask(desks.willich, "sync")
    assert [one["name"] for one in ask(desks.willich, "show", there).result["attachments"]] == ["foto.jpg"]
    assert attaching.waiting(desks.willich.opened.workspace) == ()
    take_back(desks.willich, entity)


def test_a_file_that_the_server_lacks_waits(desks: Desks, tmp_path: Path) -> None:
    """Its forward stands, and a call with another file lets that one go."""
    before = set((desks.server.data / "files").rglob("*-*"))
    entity = attached(desks, tmp_path)
    for chunk in set((desks.server.data / "files").rglob("*-*")) - before:
        chunk.unlink()
    # Started anew it warns of what it lacks before it says that it is ready.
    desks.server.stop()
    desks.server.start()
    answer = forward(desks.willich, entity, "foto.jpg")
    assert (answer.code, names(answer)) == (Exit.KEPT, [])
    assert len(answer.result["forwards"]) == 1
    take_back(desks.willich, entity)
    assert attaching.waiting(desks.willich.opened.workspace) == ()


def test_no_file_goes_where_it_was_taken_back_meanwhile(desks: Desks, tmp_path: Path) -> None:
    """Sealed while a colleague took it back: it is refused, and nothing is passed on again."""
    entity = attached(desks, tmp_path)
    arguments = {"id": entity, "to": KEMPEN, "reason": "wohnt in Kempen", "file": ["foto.jpg"]}
    FORWARD.run(desks.willich, arguments)
    staged = FORWARD.stage(desks.willich.opened, arguments)
    take_back(desks.willich, entity)
    with pytest.raises(Refused, match="zurückgenommen"):
        FORWARD.run(desks.willich, staged)
    assert len(ask(desks.willich, "show", entity).result["forwards"]) == 1
