"""A database whose step can no longer be read, beside a second copy that is behind: what it still has counts."""

from __future__ import annotations

from pathlib import Path

from desktop.store.database import new_engine
from desktop.store.salvage import read_rows, salvage
from desktop.store.store import Store, open_store
from tests.desktop.store.conftest import KEY
from tests.desktop.store.rows import id_of
from tests.desktop.store.test_salvage import fill
from tests.desktop.store.test_second import taken_by_another
from tests.helpers.flipping import PAGE, flip


def drafts_of(path: Path) -> set[bytes]:
    """The drafts that can be read in the database itself."""
    engine = new_engine(path, KEY)
    found = {row[0] for row in read_rows(engine, "SELECT rowid, id FROM drafts").rows}
    engine.dispose()
    return found


def test_a_draft_that_the_copy_missed_is_saved_from_the_database(store: Store, tmp_path: Path) -> None:
    """Whichever page of the settings is broken, a draft that was kept while the copy could not follow is there."""
    fill(store)
    path = tmp_path / "journal.db"
    store.close()
    again = open_store(path, KEY)
    with taken_by_another(again):
        again.drafts.save(id_of(999), 1, b"kept")
        again.close()
    assert id_of(999) in {draft for draft, *_ in salvage(path, KEY).drafts}
    lost = []
    for page in range(1, path.stat().st_size // PAGE):
        with flip(path, page * PAGE + 321):
            there = {draft for draft, *_ in salvage(path, KEY).drafts}
            if id_of(999) in drafts_of(path) - there:
                lost.append(page)
    assert lost == []
