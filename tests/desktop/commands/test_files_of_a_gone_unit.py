"""Files of a channel that is closed by now: they hold up nothing else."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.commands import file_keeping
from desktop.commands.command import Exit
from desktop.commands.desk import OwnDesk
from desktop.domain.templates import template
from tests.helpers.desks import Desks, ask, desks_in
from tests.helpers.programs import WILLICH
from wire.statements import UnitStated


@pytest.fixture
def own_desks(tmp_path: Path) -> Iterator[Desks]:
    """A cooperation for this test alone: one of its units leaves."""
    (tmp_path / "own").mkdir()
    with desks_in(tmp_path / "own") as made:
        yield made


def send_with_file(desks: Desks, folder: Path) -> None:
    """Send a notification with an attachment."""
    photo, told = folder / "foto.jpg", folder / "told.json"
    photo.write_bytes(b"Foto" * 1000)
    told.write_text(json.dumps(template("P01")), encoding="utf-8")
    assert ask(desks.police, "notify", "--from", str(told), "--attach", str(photo)).code == 0
    assert ask(desks.police, "sync").result["up_to_date"]


def let_willich_leave(desks: Desks) -> None:
    """Root states that the unit takes part no more, and police hears of it."""
    with contextlib.closing(desks.open(desks.folder / "founder")) as founder:
        assert ask(OwnDesk(founder), "sync").code == 0
        unit = founder.workspace.directory.units[WILLICH]
        founder.workspace.state_in_directory([UnitStated(WILLICH, unit.agency, unit.name, active=False)])
        assert ask(OwnDesk(founder), "sync").code == 0
    ask(desks.police, "sync")


def test_files_of_a_closed_channel_hold_up_no_other(own_desks: Desks, tmp_path: Path) -> None:
    """Where a unit that took part in a file has left, whoever holds that file goes on to carry all others."""
    send_with_file(own_desks, tmp_path)
    let_willich_leave(own_desks)
    opened = own_desks.police.opened
    opened.store.settings.drop("files_inspected")
    (tmp_path / "guide.pdf").write_bytes(b"%PDF-1.4" * 100)
    ask(own_desks.police, "materials", "add", str(tmp_path / "guide.pdf"))
    assert not opened.files.uploads()
    with contextlib.closing(opened.transport()) as line:
        assert file_keeping.carry(opened, line, lambda _moved: None).failure is None


def test_a_file_for_a_unit_that_has_left_is_no_error_of_the_server(own_desks: Desks, tmp_path: Path) -> None:
    """A file that waits for a unit which takes part no more is not said to be an error of the server, at every sync."""
    desks = own_desks
    desks.server.stop()
    told = tmp_path / "told.json"
    told.write_text(json.dumps(template("P01")), encoding="utf-8")
    (tmp_path / "foto.jpg").write_bytes(b"Foto" * 1000)
    ask(desks.police, "notify", "--from", str(told), "--attach", str(tmp_path / "foto.jpg"))
    desks.server.start()
    let_willich_leave(desks)
    answer = ask(desks.police, "sync")
    assert ("error" in answer.result, answer.code) == (False, Exit.DONE)
    assert (answer.result["outbox"], answer.result["up_to_date"]) == (2, False)
    assert [notice["code"] for notice in answer.result["notices"]] == ["channel_closed"]
    assert any("nimmt nicht mehr teil" in line for line in answer.lines)
    assert (ask(desks.police, "status").result["outbox"], len(desks.police.opened.files.uploads())) == (2, 1)
