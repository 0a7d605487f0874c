"""Copies that are to follow a forward, attached by a process that syncs: each once, and none where none may follow."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.commands.copying import carry_all
from desktop.commands.desk import OwnDesk
from desktop.domain.templates import template
from desktop.presenters import attaching, forwarding, taking_along
from desktop.presenters.notifications import find_one
from desktop.presenters.times import read_id
from tests.helpers.company import KEMPEN
from tests.helpers.desks import Desks, ask, desks_in

PERSON = "Fach W"


@pytest.fixture(scope="module")
def desks() -> Iterator[Desks]:
    """A cooperation; what one test writes stays for the next, so a test looks only for its own."""
    with tempfile.TemporaryDirectory(prefix="sb-copying-") as folder, desks_in(Path(folder)) as made:
        yield made


def chosen(desks: Desks, folder: Path) -> tuple[bytes, bytes]:
    """A notification that Willich has passed on, with a photo that is to follow; its id here and there."""
    document, photo = folder / "p01.json", folder / "foto.jpg"
    document.write_text(json.dumps(template("P01")), encoding="utf-8")
    photo.write_bytes(folder.name.encode())
    sent = ask(desks.police, "notify", "--from", str(document), "--attach", str(photo))
    ask(desks.willich, "sync")
    entity, workspace = read_id(sent.result["recipients"][0]["id"]), desks.willich.opened.workspace
    forwarding.forward(workspace, entity, PERSON, KEMPEN, "wohnt in Kempen")
    taking_along.let_go(workspace, entity, PERSON, find_one(workspace, entity).attachments)
    return entity, forwarding.id_there(find_one(workspace, entity), KEMPEN)


def carried(desk: OwnDesk) -> str:
    """Carry all; gives the code of what kept something from it."""
    transport = desk.opened.transport()
    try:
        failure = carry_all(desk.opened, transport, lambda _moved: None).failure
    finally:
        transport.close()
    return failure.code if failure else ""


def names(desk: OwnDesk, entity: bytes) -> list[str]:
    """What the files of a notification are called."""
    return [one.file.name for one in find_one(desk.opened.workspace, entity).attachments]


def test_a_copy_that_waits_is_attached_once(desks: Desks, tmp_path: Path) -> None:
    """It is fetched, sealed for the other unit, and waits no longer."""
    _, there = chosen(desks, tmp_path)
    for _ in range(2):
        assert carried(desks.willich) == ""
        assert names(desks.willich, there) == ["foto.jpg"]
    assert attaching.waiting(desks.willich.opened.workspace) == ()


def test_what_stands_there_already_waits_no_longer(desks: Desks, tmp_path: Path) -> None:
    """Attached by somebody else meanwhile, or gone with what it was to follow: it is sealed no second time."""
    entity, there = chosen(desks, tmp_path)
    workspace = desks.willich.opened.workspace
    (one,) = attaching.waiting(workspace)
    assert one.source is not None
    assert carried(desks.willich) == ""
    before = len(desks.willich.opened.files.all())
    for notification in (one.notification, b"n" * 16):
        attaching.wait_for_copy(workspace, notification, PERSON, one.file, one.source)
        assert carried(desks.willich) == ""
        assert attaching.waiting(workspace) == ()
    assert names(desks.willich, there) == ["foto.jpg"]
    assert len(desks.willich.opened.files.all()) == before
    forwarding.take_back(workspace, entity, PERSON, "doch hier")


def test_what_the_line_keeps_from_it_waits_on(desks: Desks, tmp_path: Path) -> None:
    """It is said why, and nothing is held; somebody else's reason is left alone."""
    _, there = chosen(desks, tmp_path)
    desks.server.stop()
    try:
        assert carried(desks.willich) == "unreachable"
    finally:
        desks.server.start()
    (one,) = attaching.waiting(desks.willich.opened.workspace)
    assert (one.reason, names(desks.willich, there)) == ("", [])
    attaching.hold(desks.willich.opened.workspace, one.file.id, "Nicht jetzt.")
    assert carried(desks.willich) == ""
    assert names(desks.willich, there) == []
    attaching.give_up(desks.willich.opened.workspace, one.file.id)


def test_what_may_not_follow_is_held_with_its_reason(desks: Desks, tmp_path: Path) -> None:
    """It was taken back by then: nothing is sealed."""
    entity, _ = chosen(desks, tmp_path)
    workspace = desks.willich.opened.workspace
    (one,) = attaching.waiting(workspace)
    assert one.source is not None
    forwarding.take_back(workspace, entity, PERSON, "doch hier")
    attaching.wait_for_copy(workspace, one.notification, PERSON, one.file, one.source)
    assert carried(desks.willich) == ""
    (one,) = attaching.waiting(workspace)
    assert "zurückgezogen" in one.reason
    attaching.give_up(workspace, one.file.id)
