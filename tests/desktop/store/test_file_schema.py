"""The tables of the second database."""

from __future__ import annotations

from pathlib import Path

from desktop.store.database import open_database
from desktop.store.file_schema import FILE_MIGRATIONS
from desktop.store.files import open_files
from desktop.store.schema import MIGRATIONS
from tests.desktop.store.conftest import KEY


def test_a_new_database_has_all_tables(tmp_path: Path) -> None:
    """Files, places and bytes stand in tables of their own, and none of the journal's is among them."""
    engine = open_database(tmp_path / "files.db", KEY, create=True, migrations=FILE_MIGRATIONS)
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sql%'"
        )
        # The index of the texts has its own tables.
        found = {row[0] for row in rows if not row[0].startswith("words_")}
        assert found == {"files", "chunks", "bytes", "texts", "drawn", "words"}
    engine.dispose()


def test_an_older_database_is_brought_up_to_date(tmp_path: Path) -> None:
    """A file that was kept before attachments is attached to nothing, and no copy of the old database stays beside."""
    path = tmp_path / "files.db"
    engine = open_database(path, KEY, create=True, migrations=FILE_MIGRATIONS[:1])
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO files (file, channel, key, size, source, pinned, uploaded, used_at) "
            "VALUES (x'01', x'02', x'03', 1, '', 0, 1, 0)"
        )
    engine.dispose()
    files = open_files(path, KEY)
    (row,) = files.all()
    files.close()
    assert (row.file, row.entity) == (b"\x01", b"")
    assert [found.name for found in tmp_path.glob("files.db.before*")] == []


def test_a_database_of_files_is_not_taken_for_a_journal(tmp_path: Path) -> None:
    """The two have numbered lists of their own; a file of the one opens under the list of the other as it stands."""
    open_database(tmp_path / "files.db", KEY, create=True, migrations=FILE_MIGRATIONS).dispose()
    again = open_database(tmp_path / "files.db", KEY, create=True, migrations=FILE_MIGRATIONS)
    with again.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar() == len(FILE_MIGRATIONS) < len(MIGRATIONS)
    again.dispose()
