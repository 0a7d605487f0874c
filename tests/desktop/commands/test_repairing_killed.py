"""What a repair or a restore that was killed leaves beside a profile: nothing that outlives an erasure."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.commands.desk import OwnDesk
from desktop.commands.writing import working
from desktop.composition import Opened
from desktop.domain.templates import template
from desktop.keys.placing import stage
from desktop.keys.profile_folder import DATABASE
from desktop.keys.secret import DatabaseKey
from desktop.store.backing_up import copy_database
from desktop.store.old_log import OldLog
from desktop.store.rebuilding import rebuilt_store
from desktop.store.salvage import salvage
from tests.helpers.desks import Desks, ask, desks_in
from tests.helpers.pages import found_in_pages

NAME = "Xaverjolantha"


def notified(desks: Desks, folder: Path) -> str:
    """A notification with a name in it, which everybody has; gives its id."""
    document = template("P01")
    document["children"][0] |= {"given_name": NAME}
    (folder / "told.json").write_text(json.dumps(document), encoding="utf-8")
    (sent,) = ask(desks.police, "notify", "--from", str(folder / "told.json")).result["recipients"]
    assert ask(desks.police, "sync").result["up_to_date"]
    return str(sent["id"])


def repair_until_it_is_put_in_place(folder: Path, key: DatabaseKey) -> None:
    """Make the database anew as a repair does that is killed at the end of that."""
    path, secret = folder / DATABASE, key.reveal()
    made = Opened(folder, key, rebuilt_store(path, secret, salvage(path, secret)))
    with contextlib.closing(made), contextlib.closing(OldLog(path, secret)) as log:
        made.workspace.local.retake(log)


def restore_until_it_is_tried(folder: Path, key: DatabaseKey) -> None:
    """Unpack a backup as a restore does that is killed at the end of that."""
    copy_database(folder / DATABASE, key.reveal(), stage(folder) / DATABASE, lambda _done, _of: None)


def words_in(folder: Path, key: DatabaseKey) -> set[str]:
    """The files below a folder in whose pages the name stands."""
    databases = [path for path in folder.rglob(f"{DATABASE}*") if not path.name.endswith(("-wal", "-shm"))]
    return {str(path.relative_to(folder)) for path in databases if found_in_pages(path, key.reveal(), [NAME])}


@pytest.fixture
def own_desks(tmp_path: Path) -> Iterator[Desks]:
    """A cooperation for this test alone: a copy of a device takes its place in it."""
    (tmp_path / "own").mkdir()
    with desks_in(tmp_path / "own") as made:
        yield made


def test_what_is_erased_goes_from_what_was_left_too(own_desks: Desks, tmp_path: Path) -> None:
    """Words that are erased stand in no file that a killed repair or restore has left beside the profile."""
    desks = own_desks
    entity = notified(desks, tmp_path)
    folder = desks.copy("willich", tmp_path / "willich", desks.server.url)
    key = desks.key(folder)
    with working(folder, key) as opened:
        ask(OwnDesk(opened), "sync")
    repair_until_it_is_put_in_place(folder, key)
    restore_until_it_is_tried(folder, key)
    assert words_in(folder, key) == {DATABASE, f"{DATABASE}.rebuilt", f"restoring/{DATABASE}"}
    assert ask(desks.police, "--json", "erase", entity, "--reason", "mistake").code == 0
    assert ask(desks.police, "sync").result["up_to_date"]
    with working(folder, key) as opened:
        assert ask(OwnDesk(opened), "sync").result["up_to_date"]
    assert words_in(folder, key) == set()
