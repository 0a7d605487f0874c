"""The server's folder."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from server_stub.log.place import InUse, Place


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_only_the_owner_reads_it(tmp_path: Path) -> None:
    """Folder and files are the owner's alone, even if the folder was there before."""
    folder = tmp_path / "server"
    folder.mkdir(mode=0o755)
    place = Place(folder)
    place.make(None)
    place.finish(None)
    assert mode(folder) == 0o700
    assert {mode(path) for path in folder.iterdir()} == {0o600}


def test_the_database_is_remembered(tmp_path: Path) -> None:
    """Without a URL the folder's own SQLite file is used, else the URL that `init` was told."""
    own, far = Place(tmp_path / "own"), Place(tmp_path / "far")
    assert own.make(None) == f"sqlite:///{tmp_path / 'own' / 'server.db'}"
    own.finish(None)
    assert own.url == f"sqlite:///{tmp_path / 'own' / 'server.db'}"
    assert far.make("postgresql://host/name") == "postgresql://host/name"
    far.finish("postgresql://host/name")
    assert far.url == "postgresql://host/name"
    assert not (tmp_path / "far" / "server.db").exists()


def test_an_init_that_was_cut_off_can_be_repeated(tmp_path: Path) -> None:
    """The folder counts as used only once `init` has finished."""
    place = Place(tmp_path / "server")
    place.make(None)
    assert not place.used
    place.make(None)
    place.finish(None)
    assert place.used


def test_a_finished_folder_is_on_the_disk(tmp_path: Path, settled: list[Path]) -> None:
    """That a server lives here is on the disk before anybody is told its founding code."""
    place = Place(tmp_path / "server")
    place.make(None)
    place.finish(None)
    assert settled == [place.folder / "database-url", place.folder]


def test_a_folder_is_served_alone(tmp_path: Path) -> None:
    """A second server of the same folder is refused until the first has ended."""
    place = Place(tmp_path / "server")
    place.make(None)
    with place.alone(), pytest.raises(InUse), place.alone():
        pass
    with place.alone():
        pass
