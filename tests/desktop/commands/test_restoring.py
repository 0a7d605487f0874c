"""`restore`: everything is tried before anything is moved, and what was there is kept."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.commands.command import Answer, Exit
from desktop.commands.desk import OwnDesk
from desktop.commands.parsing import parse
from desktop.commands.problems import Boundary
from desktop.commands.restoring import restore
from desktop.commands.table import COMMANDS
from desktop.commands.writing import holding
from desktop.composition import Opened
from desktop.keys.profile_file import Copy, copies
from desktop.keys.profile_folder import DATABASE, has_profile
from desktop.keys.secret import DatabaseKey
from desktop.keys.slots import KEY_BYTES
from tests.helpers.desks import Desks, ask, problem

DRAFT = b"d" * 16


@pytest.fixture(scope="module")
def backup(shared_desks: Desks) -> Path:
    """A backup of a profile with a draft."""
    folder = shared_desks.copy_with_passphrase("police", shared_desks.folder / "backed up")
    with contextlib.closing(shared_desks.open(folder)) as opened:
        opened.workspace.own.save_draft(DRAFT, b"in the backup")
        ask(OwnDesk(opened), "backup", "--out", str(shared_desks.folder / "police.backup"))
    return shared_desks.folder / "police.backup"


@pytest.fixture
def call(desks: Desks) -> Callable[..., Answer]:
    """Call `restore`, which the keyring of the tests unlocks."""

    def run(folder: Path, *words: str) -> Answer:
        boundary = Boundary()
        with boundary:
            boundary.answer = restore(folder, parse(("restore", *words), COMMANDS), desks.key)
        assert boundary.answer is not None
        return boundary.answer

    return run


@contextlib.contextmanager
def opened(desks: Desks, folder: Path) -> Iterator[Opened]:
    with contextlib.closing(desks.open(folder)) as found:
        yield found


def is_copy(desks: Desks, folder: Path) -> bool:
    """Whether a profile would go on as another device."""
    with opened(desks, folder) as found:
        return found.workspace.is_copy


def test_into_an_empty_folder(desks: Desks, backup: Path, call: Callable[..., Answer], tmp_path: Path) -> None:
    """A profile that did not exist holds what the backup held, its own file twice, and knows that it is a copy."""
    folder = tmp_path / "new" / "profile"
    answer = call(folder, "--from", str(backup))
    assert (answer.code, answer.result["set_aside"]) == (Exit.DONE, None)
    assert (answer.result["path"], answer.result["folder"]) == (str(backup), str(folder))
    assert set(copies(folder).values()) == {Copy.WHOLE}
    with opened(desks, folder) as found:
        assert found.workspace.own.draft(DRAFT) == b"in the backup"
    assert is_copy(desks, folder)
    assert not is_copy(desks, desks.folder / "backed up")
    assert not [path for path in folder.iterdir() if path.is_dir()]


def test_over_a_profile(desks: Desks, backup: Path, call: Callable[..., Answer], tmp_path: Path) -> None:
    """A profile that is there is replaced only on demand, and lies whole in a folder that the answer names."""
    folder = desks.copy("police", tmp_path / "profile")
    with opened(desks, folder) as found:
        found.workspace.own.save_draft(DRAFT, b"only here")
    refused = call(folder, "--from", str(backup))
    assert problem(refused) == "profile_exists"
    assert str(folder / "aside-1") in refused.result["error"]["message"]
    assert not (folder / "aside-1").exists()
    answer = call(folder, "--from", str(backup), "--set-aside")
    assert answer.result["set_aside"] == str(folder / "aside-1")
    assert any(str(folder / "aside-1") in line for line in answer.lines)
    for place, content in ((folder, b"in the backup"), (folder / "aside-1", b"only here")):
        with opened(desks, place) as found:
            assert found.workspace.own.draft(DRAFT) == content
    assert (is_copy(desks, folder), is_copy(desks, folder / "aside-1")) == (True, False)


def damaged(backup: Path, path: Path) -> Path:
    data = bytearray(backup.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    return path


def test_a_wrong_or_damaged_file_changes_nothing(
    desks: Desks, backup: Path, call: Callable[..., Answer], tmp_path: Path
) -> None:
    """What is no backup is refused, a damaged one is named with its part, and the profile that is there stays."""
    folder = desks.copy("police", tmp_path / "profile")
    before = sorted(path.name for path in folder.iterdir())
    (tmp_path / "letter").write_text("Liebe Kollegin,")
    for name, code in (("letter", "no_backup"), ("nowhere", "file_unreadable")):
        answer = call(folder, "--from", str(tmp_path / name), "--set-aside")
        assert (answer.code, problem(answer)) == (Exit.REFUSED, code)
    answer = call(folder, "--from", str(damaged(backup, tmp_path / "d.backup")), "--set-aside")
    assert (answer.code, problem(answer)) == (Exit.DAMAGED, "damaged")
    assert f"d.backup: {DATABASE}" in answer.result["error"]["message"]
    assert {path.name for path in folder.iterdir()} - {"writer.lock"} == set(before) - {"writer.lock"}
    assert not is_copy(desks, folder)


def test_who_cannot_open_it_replaces_nothing(desks: Desks, backup: Path, tmp_path: Path) -> None:
    """A backup that the passphrase at hand does not open leaves an empty folder empty."""
    folder = tmp_path / "profile"
    boundary = Boundary()
    with boundary:
        words = parse(("restore", "--from", str(backup)), COMMANDS)
        boundary.answer = restore(folder, words, lambda _staged: DatabaseKey(bytes(KEY_BYTES)))
    assert boundary.answer is not None
    assert boundary.answer.code == Exit.DAMAGED
    assert not folder.exists()
    assert not has_profile(folder)


def test_a_profile_at_work_is_not_replaced(
    desks: Desks, backup: Path, call: Callable[..., Answer], tmp_path: Path
) -> None:
    """While another process holds the profile nothing is put in its place."""
    folder = desks.copy("police", tmp_path / "profile")
    with holding(folder):
        assert problem(call(folder, "--from", str(backup), "--set-aside")) == "profile_in_use"
    assert not is_copy(desks, folder)
