"""A profile takes the place of another: cut short at any step, it is finished by whoever comes next."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from filelock import FileLock

from desktop.keys import placing
from desktop.keys.problems import Damaged

OLD = {"profile.json": "old", "schutzbruecke.db": "old", "something newer": "old"}
NEW = {"profile.json": "new", "schutzbruecke.db": "new", "install": "new"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A profile, what an earlier restoration put aside, and the lock; a new one is made ready."""
    for name, text in (OLD | {placing.LOCK: ""}).items():
        (tmp_path / name).write_text(text)
    (tmp_path / "aside-1").mkdir()
    staged = placing.stage(tmp_path)
    for name, text in NEW.items():
        (staged / name).write_text(text)
    return tmp_path


def files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir() if path.is_file() and path.name != placing.LOCK}


def test_the_old_profile_is_kept_aside(folder: Path) -> None:
    """The new files stand where the old ones stood, and all of the old ones lie together in a folder of their own."""
    aside = placing.next_aside(folder)
    assert aside == folder / "aside-2"
    placing.take(folder, aside)
    assert (files(folder), files(aside)) == (NEW, OLD)
    assert sorted(path.name for path in folder.iterdir() if path.is_dir()) == ["aside-1", "aside-2"]
    assert (folder / placing.LOCK).exists()


def test_an_empty_folder_simply_takes_the_new_one(tmp_path: Path) -> None:
    """Where there was no profile nothing is put aside."""
    (placing.stage(tmp_path) / "profile.json").write_text("new")
    placing.take(tmp_path, None)
    assert [path.name for path in tmp_path.iterdir()] == ["profile.json"]


@pytest.mark.parametrize(("aside", "placed"), [*product(range(len(OLD) + 1), [-1]), *product([3], range(4))])
def test_what_was_cut_short_is_finished(folder: Path, aside: int, placed: int) -> None:
    """Killed with some old files moved, or some new ones placed, the next program to come finishes it."""
    target = folder / "aside-2"
    target.mkdir()
    for name in list(OLD)[:aside]:
        (folder / name).rename(target / name)
    for name in list(NEW)[: max(0, placed)]:
        (folder / "restoring" / name).rename(folder / name)
    note = '{"aside":"aside-2","cleared":%s}' % ("true" if placed >= 0 else "false")
    (folder / "restoring.json").write_text(note)
    placing.go_on(folder)
    assert (files(folder), files(target)) == (NEW, OLD)
    placing.go_on(folder)
    assert (files(folder), files(target)) == (NEW, OLD)


def test_what_was_never_taken_changes_nothing(folder: Path) -> None:
    """Killed while the new profile was made ready, the old one is what it was, and a new attempt begins anew."""
    placing.go_on(folder)
    assert files(folder) == OLD
    assert list(placing.stage(folder).iterdir()) == []
    placing.discard_stage(folder)
    assert files(folder) == OLD


def test_nobody_interferes_with_who_is_at_it(folder: Path) -> None:
    """While the profile's writer is at it, others leave everything as it is."""
    (folder / "restoring.json").write_text('{"aside":"aside-2"}')
    with FileLock(folder / placing.LOCK):
        placing.go_on(folder)
        assert files(folder).items() >= OLD.items()
    placing.go_on(folder)
    assert files(folder) == NEW


@pytest.mark.parametrize("note", ["", "{}", '{"aside":"../elsewhere"}', '{"aside":"writer.lock"}'])
def test_a_note_that_says_something_else_moves_nothing(folder: Path, note: str) -> None:
    """A damaged note is named, and no file is touched by it."""
    (folder / "restoring.json").write_text(note)
    with pytest.raises(Damaged):
        placing.finish(folder)
    assert files(folder).items() >= OLD.items()
