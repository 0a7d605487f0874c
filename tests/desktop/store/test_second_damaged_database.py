"""A second copy that is behind a database with a broken page: what it still has stays."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from desktop.store.database import DamagedDatabase
from desktop.store.salvage import salvage
from desktop.store.store import Store, open_store
from tests.desktop.store.conftest import KEY
from tests.desktop.store.rows import id_of
from tests.desktop.store.test_salvage import fill
from tests.helpers.flipping import PAGE, flip_bit


def killed_while_pulling(store: Store, tmp_path: Path) -> Path:
    """A profile's database as a kill leaves it when the second copy was owed a step; gives the folder."""
    with store.transaction(more_follows=True):
        store.drafts.save(id_of(999), 1, b"owed")
    left = tmp_path / "left"
    left.mkdir()
    for file in tmp_path.glob("journal.db*"):
        shutil.copy(file, left / file.name)
    with contextlib.closing(open_store(left / "journal.db", KEY)) as again:
        assert again.check_second() == "behind"
    return left


def test_a_broken_database_takes_nothing_from_the_copy(store: Store, tmp_path: Path) -> None:
    """Whichever page of the database is broken when a copy that is behind follows, nothing of what it held is lost."""
    fill(store)
    left = killed_while_pulling(store, tmp_path)
    whole = {draft for draft, *_ in salvage(left / "journal.db", KEY).drafts} - {id_of(999)}
    lost = {}
    for page in range(21, (left / "journal.db").stat().st_size // PAGE, 5):
        folder = tmp_path / f"page {page}"
        shutil.copytree(left, folder)
        flip_bit(folder / "journal.db", page * PAGE + 321)
        with contextlib.suppress(DamagedDatabase), contextlib.closing(open_store(folder / "journal.db", KEY)) as again:
            again.settings.put("name 1", b"x")
        if missing := whole - {draft for draft, *_ in salvage(folder / "journal.db", KEY).drafts}:
            lost[page] = len(missing)
        shutil.rmtree(folder)
    assert not lost
