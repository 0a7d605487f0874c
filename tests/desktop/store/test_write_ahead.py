"""A write-ahead log that was damaged: SQLite says nothing of it, so we look ourselves."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop.store.database import DamagedDatabase
from desktop.store.second import second_path
from desktop.store.store import Store, open_store
from desktop.store.write_ahead import lost_commits
from tests.desktop.store.conftest import KEY
from tests.desktop.store.rows import id_of
from tests.helpers.flipping import flip, flip_bit

COMMITS = 6
FRAME = 24 + 4096


@pytest.fixture
def crashed(store: Store, tmp_path: Path) -> Path:
    """The files as they are when the program is killed: the last commits stand in the write-ahead log alone."""
    store.close()
    again = open_store(tmp_path / "journal.db", KEY)
    for number in range(COMMITS):
        again.drafts.save(id_of(number), 1, b"draft")
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    path = tmp_path / "journal.db"
    for file in (path, path.with_name("journal.db-wal"), second_path(path), Path(f"{second_path(path)}-wal")):
        shutil.copy(file, crashed)
    again.close()
    return crashed / "journal.db"


def log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def test_a_whole_log_has_lost_nothing(crashed: Path) -> None:
    """After a kill everything committed is found, by us and by SQLite; without a log there is nothing to lose."""
    assert lost_commits(crashed) == 0
    again = open_store(crashed, KEY)
    assert len(again.drafts.all()) == COMMITS
    again.close()
    assert lost_commits(crashed) == 0


def test_a_flipped_bit_in_any_frame_is_found(crashed: Path) -> None:
    """Wherever a bit of the log is flipped, no commit is lost, or the database does not pass for a whole one."""
    log = log_of(crashed)
    size, named = log.stat().st_size, 0
    places = [
        0,
        5,
        17,
        30,
        *(32 + frame * FRAME + at for frame in range((size - 32) // FRAME) for at in (2, 9, 19, 2000)),
    ]
    for place in places:
        with flip(log, place):
            named += lost_commits(crashed) > 0
            try:
                again = open_store(crashed, KEY)
            except DamagedDatabase:
                continue
            assert len(again.drafts.all()) == COMMITS, place
            again.close()
    assert named > len(places) / 2


def test_what_was_cut_off_was_never_kept(crashed: Path) -> None:
    """A log that ends in the middle of its last commit is no damage to name: nobody heard that it was kept."""
    log = log_of(crashed)
    log.write_bytes(log.read_bytes()[:-100])
    assert lost_commits(crashed) == 0


def test_an_early_flip_counts_all_that_follows(crashed: Path) -> None:
    """From the first broken frame on every commit is lost, as many as there are."""
    flip_bit(log_of(crashed), 32 + 50)
    assert lost_commits(crashed) >= COMMITS


def test_older_leftovers_are_none_of_it(store: Store, tmp_path: Path) -> None:
    """Frames of a log that was begun anew over an older, longer one are not taken for lost ones."""
    path = tmp_path / "journal.db"
    for number in range(40):
        store.drafts.save(id_of(number), 1, bytes(3000))
    with store._connections.reading() as connection:
        connection.run("PRAGMA wal_checkpoint(RESTART)")
    store.drafts.save(id_of(99), 1, b"short")
    assert log_of(path).stat().st_size > 20 * FRAME
    assert lost_commits(path) == 0
