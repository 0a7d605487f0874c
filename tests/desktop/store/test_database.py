"""The file: encryption, damage, versions, a full disk."""

from __future__ import annotations

import os
import secrets
import shutil
import stat
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from desktop.domain.rows import StoredKey
from desktop.store.checks import check_pages
from desktop.store.database import (
    Busy,
    DamagedDatabase,
    DiskFull,
    open_database,
    pragmas,
    translated,
)
from desktop.store.schema import MIGRATIONS
from desktop.store.store import Store, open_store
from tests.desktop.store.conftest import KEY
from tests.desktop.store.rows import A, appended, entry, state, waiting
from tests.helpers.small_disk import files_limited

PAGE = 4096
SECRETS = ("Fuchsbau-Geheimnis", "Ümläute-Straße")
NEXT = ("CREATE TABLE another (id INTEGER PRIMARY KEY, value BLOB)", "INSERT INTO another (value) VALUES (x'01')")


def fill(store: Store) -> None:
    """Put something recognisable into every table."""
    for text in SECRETS:
        for kind in ("utf-8", "utf-16-le"):
            raw = text.encode(kind)
            store.settings.put(f"{text} {kind}", raw)
            store.drafts.save(secrets.token_bytes(16), 1, raw)
    store.keys.add([StoredKey("epoch", b"scope", b"key", SECRETS[0].encode())])
    store.log.append(*appended(A, [entry(1), entry(2)]))
    store.outbox.add([waiting(1)])
    store.states.put([state(number, f"{SECRETS[0]} {SECRETS[1]} {number}") for number in range(200)])


def traces(folder: Path) -> list[str]:
    """The secrets that can be read in any file of a folder, in any usual encoding."""
    found = []
    for path in sorted(folder.iterdir()):
        content = path.read_bytes().lower()
        for text in SECRETS:
            for word in (text, text.lower().partition("-")[0], text[1:8]):
                for kind in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"):
                    if word.lower().encode(kind) in content or word.encode(kind).lower() in content:
                        found.append(f"{path.name}: {word} as {kind}")
    return found


def copied(store: Store, folder: Path, to: Path) -> Path:
    """A copy of the closed database of a folder."""
    store.close()
    return Path(shutil.copy(folder / "journal.db", to))


# Encryption.


def test_nothing_can_be_read_in_the_files(store: Store, tmp_path: Path) -> None:
    """Neither the file nor its log holds a word in clear, while it is open and after it was closed."""
    fill(store)
    assert (tmp_path / "journal.db-wal").stat().st_size > PAGE
    assert traces(tmp_path) == []
    store.close()
    assert traces(tmp_path) == []


def plain_store(path: Path) -> Store:
    """A store as it would be on SQLite without a cipher."""
    connection = dbapi2.connect(str(path))
    connection.execute("PRAGMA journal_mode=WAL")
    for statement in chain.from_iterable(MIGRATIONS):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version={len(MIGRATIONS)}")
    connection.commit()
    connection.close()
    return Store(
        create_engine(
            "sqlite://",
            module=dbapi2,
            creator=lambda: dbapi2.connect(str(path), isolation_level=None, check_same_thread=False),
            poolclass=QueuePool,
        )
    )


def test_the_same_search_finds_them_in_plain_sqlite(tmp_path: Path) -> None:
    """Without the cipher the same search finds the words in the file and in its log."""
    store = plain_store(tmp_path / "journal.db")
    fill(store)
    assert "journal.db-wal" in {line.partition(":")[0] for line in traces(tmp_path)}
    store.close()
    found = traces(tmp_path)
    assert {line.partition(":")[0] for line in found} == {"journal.db"}
    assert {line.rpartition(" ")[2] for line in found} >= {"utf-8", "utf-16-le"}


def test_every_connection_runs_as_promised(store: Store) -> None:
    """Pooled connections write ahead, synchronously, keep temporary files in memory and overwrite what is deleted."""
    expected = {"journal_mode": "wal", "synchronous": 2, "temp_store": 2, "secure_delete": 1}
    with store.transaction():
        assert expected.items() <= store.pragmas().items()
        assert expected.items() <= store.pragmas().items()
    assert expected.items() <= store.pragmas().items()
    assert str(store.pragmas()["cipher_version"]).startswith("4.")


def test_the_file_is_its_owners(store: Store, tmp_path: Path) -> None:
    """Nobody else on the computer may even read the encrypted bytes."""
    fill(store)
    for path in tmp_path.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_errors_show_no_values(store: Store) -> None:
    """What is raised, logged or printed of a failed statement does not hold what was to be written."""
    with pytest.raises(dbapi2.OperationalError) as caught, store._connections.writing() as connection:
        connection.run("INSERT INTO nowhere VALUES (?)", (SECRETS[0],))
    assert SECRETS[0] not in f"{caught.value!r} {caught.value}"


# Damage.


def refused(path: Path, key: bytes = KEY) -> str:
    """Why a file is not opened."""
    with pytest.raises(DamagedDatabase) as caught:
        open_database(path, key)
    return str(caught.value)


def test_a_missing_file(tmp_path: Path) -> None:
    """A file that is not there is not made by opening it."""
    assert "missing" in refused(tmp_path / "journal.db")
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_key(store: Store, tmp_path: Path) -> None:
    """Another key opens nothing and harms nothing."""
    fill(store)
    store.close()
    assert "key" in refused(tmp_path / "journal.db", bytes(32))
    again = open_store(tmp_path / "journal.db", KEY)
    assert again.check_pages() == []
    again.close()


def test_creating_over_another_database(store: Store, tmp_path: Path) -> None:
    """Creating where a database of another key stands is refused and harms nothing."""
    fill(store)
    store.close()
    with pytest.raises(DamagedDatabase):
        open_database(tmp_path / "journal.db", bytes(32), create=True)
    again = open_store(tmp_path / "journal.db", KEY, create=True)
    assert len(again.states.listed("k")) == 200
    again.close()


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00" + bytes(PAGE), b"x" * 10_000])
def test_a_file_that_is_none(content: bytes, tmp_path: Path) -> None:
    """An empty file, or one of something else, is refused and left as it was."""
    path = tmp_path / "journal.db"
    path.write_bytes(content)
    refused(path)
    assert path.read_bytes() == content


def test_plain_sqlite(tmp_path: Path) -> None:
    """A database without encryption is refused, whatever stands in it."""
    plain_store(tmp_path / "journal.db").close()
    refused(tmp_path / "journal.db")


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    """A folder in the place of the file is no database."""
    (tmp_path / "journal.db").mkdir()
    refused(tmp_path / "journal.db")


@pytest.mark.parametrize("part", [0.1, 0.5, 0.99])
def test_a_truncated_file(part: float, store: Store, tmp_path: Path) -> None:
    """A file that lost its end is refused, or its damage is found; what is read from it is never garbage."""
    fill(store)
    path = copied(store, tmp_path, tmp_path / "short.db")
    os.truncate(path, int(path.stat().st_size * part))
    assert found_wrong(path)


def found_wrong(path: Path) -> Sequence[str]:
    """What is wrong with a file, be it found at opening or at the check."""
    try:
        engine = open_database(path, KEY)
    except DamagedDatabase as error:
        return [str(error)]
    try:
        return check_pages(engine)
    finally:
        engine.dispose()


def read_all(path: Path) -> list[object]:
    """All that can be read of a file; raises `DamagedDatabase`."""
    store = open_store(path, KEY)
    try:
        return [
            store.log.page(A, 0, 100),
            store.outbox.all(),
            store.states.listed("k"),
            store.drafts.all(),
            store.keys.all(),
            store.states.search("geheimnis", 999),
        ]
    finally:
        store.close()


def test_a_flipped_byte_in_any_page(store: Store, tmp_path: Path) -> None:
    """Whichever page is damaged, the check finds it, and reading gives what was written or an error, never garbage."""
    fill(store)
    path = copied(store, tmp_path, tmp_path / "flipped.db")
    whole, good = path.read_bytes(), read_all(path)
    assert found_wrong(path) == []
    silent = 0
    for page in range(len(whole) // PAGE):
        damaged = bytearray(whole)
        damaged[page * PAGE + secrets.randbelow(PAGE)] ^= 1 << secrets.randbelow(8)
        path.write_bytes(damaged)
        assert found_wrong(path), page
        try:
            assert read_all(path) == good
            silent += 1
        except DamagedDatabase:
            continue
    assert silent < len(whole) // PAGE


def test_damage_while_open(tmp_path: Path) -> None:
    """Damage that happens to an open file is named when it is met, by readers and by writers."""
    store = open_store(tmp_path / "journal.db", KEY, create=True)
    fill(store)
    store.close()
    store = open_store(tmp_path / "journal.db", KEY)
    content = (tmp_path / "journal.db").read_bytes()
    (tmp_path / "journal.db").write_bytes(content[:PAGE] + bytes(len(content) - PAGE))
    with pytest.raises(DamagedDatabase):
        store.states.listed("k")
    with pytest.raises(DamagedDatabase):
        store.states.put([state(1, "neu")])
    assert store.check_pages() != []
    store.close()


# Versions.


def test_a_newer_database(store: Store, tmp_path: Path) -> None:
    """What a newer program has written is not touched."""
    with store._connections.writing() as connection:
        connection.run(f"PRAGMA user_version={len(MIGRATIONS) + 1}")
    store.close()
    before = (tmp_path / "journal.db").read_bytes()
    assert "newer" in refused(tmp_path / "journal.db")
    assert (tmp_path / "journal.db").read_bytes() == before


def test_a_migration_keeps_a_copy(store: Store, tmp_path: Path) -> None:
    """The next version of the schema is reached with everything in place, and the file as it was stands beside it."""
    fill(store)
    store.close()
    engine = open_database(tmp_path / "journal.db", KEY, migrations=[*MIGRATIONS, NEXT])
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT value FROM another").scalar_one() == b"\x01"
    assert len(Store(engine).states.listed("k")) == 200
    engine.dispose()
    older = open_database(tmp_path / f"journal.db.before-{len(MIGRATIONS) + 1}", KEY)
    assert len(Store(older).states.listed("k")) == 200
    older.dispose()
    assert "newer" in refused(tmp_path / "journal.db")


def test_a_migration_that_fails(store: Store, tmp_path: Path) -> None:
    """A migration that breaks off leaves the schema and everything in it as it was."""
    fill(store)
    store.close()
    with pytest.raises(OperationalError):
        open_database(tmp_path / "journal.db", KEY, migrations=[*MIGRATIONS, (*NEXT, "nonsense")])
    again = open_store(tmp_path / "journal.db", KEY)
    assert len(again.states.listed("k")) == 200
    assert again.check_pages() == []
    again.close()


def test_opening_needs_no_lock(store: Store, tmp_path: Path) -> None:
    """A file whose schema is up to date is opened beside a transaction that is under way."""
    with store.transaction():
        store.settings.put("name", b"new")
        beside = open_store(tmp_path / "journal.db", KEY)
        assert beside.settings.get("name") is None
        beside.close()


# Errors.


@pytest.mark.parametrize(
    ("code", "doing", "name"),
    [
        (dbapi2.SQLITE_FULL, "reading", DiskFull),
        (dbapi2.SQLITE_IOERR, "writing", DiskFull),
        (dbapi2.SQLITE_READONLY, "writing", DiskFull),
        (dbapi2.SQLITE_IOERR, "reading", DamagedDatabase),
        (dbapi2.SQLITE_CORRUPT, "writing", DamagedDatabase),
        (dbapi2.SQLITE_NOTADB, "reading", DamagedDatabase),
        (dbapi2.SQLITE_BUSY, "writing", Busy),
        (dbapi2.SQLITE_MISUSE, "writing", OperationalError),
    ],
)
def test_errors_have_names(code: int, doing: str, name: type[Exception]) -> None:
    """A result code of SQLite becomes the error the program knows, or stays what it is."""
    raw = dbapi2.OperationalError("x")
    raw.sqlite_errorcode = code
    assert type(translated(OperationalError("SELECT", {}, raw), writing=doing == "writing")) is name


def test_a_place_that_takes_no_file(tmp_path: Path) -> None:
    """Where no file can be made, creating says that the disk takes nothing."""
    with pytest.raises(DiskFull):
        open_database(tmp_path / "nowhere" / "journal.db", KEY, create=True)


def test_a_quota_that_is_used_up_is_no_damage(tmp_path: Path) -> None:
    """A disk with room that takes nothing more of us is full to us, also when opening; a file that is none stays so."""
    path, broken = tmp_path / "journal.db", tmp_path / "broken.db"
    open_database(path, KEY, create=True).dispose()
    broken.write_bytes(b"no database at all" * 500)
    with files_limited(os.getpid(), 1):
        with pytest.raises(DiskFull):
            open_database(path, KEY)
        with pytest.raises(DamagedDatabase):
            open_database(broken, KEY)
    open_database(path, KEY).dispose()


def test_pragmas_of_a_damaged_file(store: Store, tmp_path: Path) -> None:
    """Reading back how the connections run names damage as everything else does."""
    store.close()
    engine = open_database(tmp_path / "journal.db", KEY)
    engine.dispose()
    (tmp_path / "journal.db").write_bytes(b"x" * PAGE)
    with pytest.raises(DamagedDatabase):
        pragmas(engine)
    engine.dispose()
