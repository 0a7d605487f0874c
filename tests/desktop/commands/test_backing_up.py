"""`backup`: one file, made beside whoever writes, that is whole or not there."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.commands.backing_up import DATABASES, back_up
from desktop.commands.command import Exit
from desktop.commands.desk import OwnDesk
from desktop.exchange.backup_file import unpack_backup
from desktop.keys.profile_file import FILE
from desktop.keys.profile_folder import DATABASE
from desktop.keys.unlock import unlock_with_keyring
from desktop.store.store import open_store
from tests.helpers.desks import Desks, ask, problem
from tests.helpers.flipping import flip_bit


@pytest.fixture
def desk(desks: Desks, tmp_path: Path) -> Iterator[OwnDesk]:
    """A desk of a profile that a passphrase opens."""
    folder = desks.copy_with_passphrase("police", tmp_path / "profile")
    with contextlib.closing(desks.open(folder)) as opened:
        yield OwnDesk(opened)


def unheard(_done: int, _of: int) -> None:
    return


def test_a_backup_holds_what_opens_and_what_is_written(desks: Desks, desk: OwnDesk, tmp_path: Path) -> None:
    """Header and database of one moment stand in one file of its owner's, whose hash and contents the answer names."""
    out = tmp_path / "police.backup"
    desk.opened.workspace.own.save_draft(b"d" * 16, b"before")
    answer = ask(desk, "backup", "--out", str(out))
    desk.opened.workspace.own.save_draft(b"d" * 16, b"after")
    assert answer.code == Exit.DONE
    assert (answer.result["path"], answer.result["bytes"]) == (str(out), out.stat().st_size)
    assert answer.result["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert {one["name"] for one in answer.result["files"]} == {"profile.json", DATABASE}
    assert out.stat().st_mode & 0o077 == 0
    (tmp_path / "out").mkdir()
    unpack_backup(out, tmp_path / "out", unheard)
    store = open_store(tmp_path / "out" / DATABASE, unlock_with_keyring(tmp_path / "out", desks.keyring).reveal())
    assert store.drafts.get(b"d" * 16) == b"before"
    store.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "police.backup", "profile"]


def test_a_ca_goes_along(desk: OwnDesk, tmp_path: Path) -> None:
    """The CA that is trusted besides the system's, and what the profile is called, are in the backup."""
    (desk.opened.folder / "ca.pem").write_text("ca")
    (desk.opened.folder / "label.txt").write_text("label")
    answer = ask(desk, "backup", "--out", str(tmp_path / "police.backup"))
    assert {one["name"] for one in answer.result["files"]} >= {"ca.pem", "label.txt"}


def test_a_damaged_file_goes_along_as_its_second_copy_has_it(desks: Desks, desk: OwnDesk, tmp_path: Path) -> None:
    """A backup holds the copy of the profile's file that opens, whatever has become of the first one meanwhile."""
    folder, out = desk.opened.folder, tmp_path / "police.backup"
    whole = (folder / FILE).read_bytes()
    flip_bit(folder / FILE, 100)
    assert ask(desk, "backup", "--out", str(out)).code == Exit.DONE
    (tmp_path / "out").mkdir()
    unpack_backup(out, tmp_path / "out", unheard)
    assert (tmp_path / "out" / FILE).read_bytes() == whole


def test_every_database_goes_along(desk: OwnDesk, tmp_path: Path) -> None:
    """A second database under the same key, where there is one, is copied as the first is."""
    open_store(desk.opened.folder / DATABASES[1], desk.opened.key.reveal(), create=True).close()
    answer = ask(desk, "backup", "--out", str(tmp_path / "police.backup"))
    assert [one["name"] for one in answer.result["files"]] == ["profile.json", *DATABASES]


def test_a_file_that_is_there_stays(desk: OwnDesk, tmp_path: Path) -> None:
    """A backup is refused where something has its name, or where there is no folder for it."""
    (tmp_path / "there").write_text("mine")
    assert problem(ask(desk, "backup", "--out", str(tmp_path / "there"))) == "file_exists"
    assert (tmp_path / "there").read_text() == "mine"
    answer = ask(desk, "backup", "--out", str(tmp_path / "nowhere" / "police.backup"))
    assert (answer.code, problem(answer), answer.result["error"]["field"]) == (Exit.REFUSED, "no_folder", "--out")


def test_what_only_this_computer_opens_is_no_backup(offline: OwnDesk, tmp_path: Path) -> None:
    """A profile without a passphrase is not backed up: on another computer nobody could open it."""
    assert problem(ask(offline, "backup", "--out", str(tmp_path / "police.backup"))) == "no_passphrase_set"
    assert not (tmp_path / "police.backup").exists()


@pytest.mark.parametrize("at", [0, 1])
def test_cancelling_leaves_nothing(desk: OwnDesk, tmp_path: Path, at: int) -> None:
    """Whoever cancels while the database is copied, or while the file is written, finds nothing half."""
    whole = [0]

    def cancel(done: int, of: int) -> None:
        whole[0] += done == of
        if whole[0] > at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(desk.opened, tmp_path / "police.backup", cancel)
    assert [path.name for path in tmp_path.iterdir()] == ["profile"]
