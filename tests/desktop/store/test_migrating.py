"""Files of earlier versions: each is opened with everything in it, whenever the program was ended on the way."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.rows import StoredKey
from desktop.store.database import open_database
from desktop.store.schema import MIGRATIONS, place
from desktop.store.store import Store, open_store
from tests.desktop.store.conftest import KEY
from tests.desktop.store.rows import A, id_of

VERSIONS = range(1, len(MIGRATIONS))
NUMBER = 1
# By hand, as the first version wrote it: what every later one has to find.
ROWS = (
    ("INSERT INTO settings (name, value) VALUES (?, ?)", ("root", b"fingerprint")),
    ("INSERT INTO keys (kind, scope, key, secret) VALUES (?, ?, ?, ?)", ("channel_key", A, b"id", b"secret")),
    ("INSERT INTO channels (id, channel, seq, head, own_n, own_hash) VALUES (?, ?, 2, ?, 1, ?)", (NUMBER, A, A, A)),
    ("INSERT INTO authors (channel, device, n, hash) VALUES (?, ?, 1, ?)", (NUMBER, id_of(9), A)),
    (
        """INSERT INTO batches (id, channel, first_seq, last_seq, device, n, core, signature, stamp, stamp_signature,
        head, directory_seq, accepted_at) VALUES (?, ?, 1, 2, ?, 1, x'01', x'02', x'03', x'04', ?, 5, 6)""",
        (place(NUMBER, 2), NUMBER, id_of(9), A),
    ),
    *(
        (
            """INSERT INTO log (id, channel, seq, batch, outcome, reason, event, header, body)
            VALUES (?, ?, ?, ?, 'applied', '', ?, x'05', ?)""",
            (place(NUMBER, seq), NUMBER, seq, place(NUMBER, 2), id_of(seq), b"body %d" % seq),
        )
        for seq in (1, 2)
    ),
    ("INSERT INTO entities (entity, log) VALUES (?, ?)", (id_of(7), place(NUMBER, 1))),
    (
        """INSERT INTO outbox (channel, event, entity, plaintext, alarm, envelope, status, reason, created_at,
        not_before) VALUES (?, ?, ?, x'06', 1, 1, 'waiting', '', 8, 0)""",
        (A, id_of(3), id_of(7)),
    ),
    (
        """INSERT INTO outbox (channel, event, entity, plaintext, alarm, envelope, status, reason, created_at,
        not_before) VALUES (?, ?, ?, x'06', 0, 1, 'sealed', '', 9, 0)""",
        (A, id_of(5), id_of(7)),
    ),
    ("INSERT INTO sealed (channel, n, hash, batch, events) VALUES (?, 2, ?, x'07', x'90')", (A, A)),
    ("INSERT INTO drafts (id, saved_at, content) VALUES (?, 9, ?)", (id_of(4), b"draft")),
    (
        """INSERT INTO states (kind, entity, channel, fold_version, status, origin, target, grouped, sort, conflict,
        read_only, confirmed, shown, text) VALUES ('k', ?, ?, 1, '', '', '', x'', 1, 0, 0, x'08', x'', 'wort')""",
        (id_of(7), A),
    ),
    ("INSERT INTO search (rowid, text) VALUES (1, 'wort')", ()),
)
# What later versions write besides, by the first of them.
BESIDES = {
    8: """INSERT INTO whereabouts (id, channel, status, not_before, alarm)
        SELECT id, channel, status, not_before, alarm FROM outbox""",
    9: "INSERT INTO folds (kind, version) SELECT DISTINCT kind, fold_version FROM states",
}


def written(path: Path, version: int) -> Path:
    """A file as the program of a version left it."""
    engine = open_database(path, KEY, create=True, migrations=MIGRATIONS[:version])
    with engine.begin() as connection:
        for statement, values in ROWS:
            connection.exec_driver_sql(statement, values)
        for statement in (statement for first, statement in BESIDES.items() if version >= first):
            connection.exec_driver_sql(statement)
    engine.dispose()
    return path


def assert_whole(store: Store) -> None:
    """Everything that was written by hand is there."""
    assert store.settings.get("root") == b"fingerprint"
    assert store.keys.all() == [StoredKey("channel_key", A, b"id", b"secret")]
    assert (store.log.channel(A).seq, store.log.channel(A).own_n, store.log.author(A, id_of(9))[0]) == (2, 1, 1)
    assert [(row.seq, row.body, row.accepted_at) for row in store.log.page(A, 0, 9)] == [
        (1, b"body 1", 6),
        (2, b"body 2", 6),
    ]
    assert [row.seq for row in store.log.of_entity(id_of(7))] == [1]
    assert [(row.event, row.alarm, row.created_at, row.status) for row in store.outbox.all()] == [
        (id_of(3), True, 8, "waiting"),
        (id_of(5), False, 9, "sealed"),
    ]
    assert [row.event for row in store.outbox.waiting(A, 0, 9)] == [id_of(3)]
    assert [(row.n, row.batch) for row in store.outbox.sealed()] == [(2, b"\x07")]
    assert store.drafts.all() == [(id_of(4), 9, b"draft")]
    assert [row.entity for row in store.states.search("wort", 9)] == [id_of(7)]
    assert (store.states.outdated({"k": 1}), store.states.outdated({"k": 2})) == ([], [("k", id_of(7))])
    assert store.check_pages() == []


@pytest.mark.parametrize("version", VERSIONS)
def test_a_file_of_every_earlier_version_is_opened(version: int, tmp_path: Path) -> None:
    """What an earlier program kept is all there, and the file as it was stands beside it for its owner alone."""
    path = written(tmp_path / "journal.db", version)
    store = open_store(path, KEY)
    assert_whole(store)
    store.drafts.save(id_of(5), 1, b"new")
    store.close()
    copy = tmp_path / f"journal.db.before-{version + 1}"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    older = open_database(copy, KEY, migrations=MIGRATIONS[:version])
    assert Store(older).drafts.all() == [(id_of(4), 9, b"draft")]
    older.dispose()


@pytest.mark.parametrize("version", VERSIONS)
def test_the_way_back(version: int, tmp_path: Path) -> None:
    """With the copy in the database's place the older program has all there was, and it can be upgraded once more."""
    path = written(tmp_path / "journal.db", version)
    open_store(path, KEY).close()
    for newer in tmp_path.glob("journal.db*"):
        if "before" not in newer.name:
            newer.unlink()
    (tmp_path / f"journal.db.before-{version + 1}").replace(path)
    open_database(path, KEY, migrations=MIGRATIONS[:version]).dispose()
    store = open_store(path, KEY)
    assert_whole(store)
    store.close()


class Watched(tuple[str, ...]):
    """A migration of which the folder is kept as it is before and after each of its steps."""

    path: Path
    kept: list[Path]

    def __iter__(self) -> Iterator[str]:
        for statement in super().__iter__():
            self._keep()
            yield statement
        self._keep()

    def _keep(self) -> None:
        """Keep what a power cut would leave."""
        folder = self.path.parent.parent / f"cut-{len(self.kept)}"
        shutil.copytree(self.path.parent, folder)
        self.kept.append(folder / self.path.name)


def watched(statements: tuple[str, ...], path: Path, kept: list[Path]) -> Watched:
    migration = Watched(statements)
    migration.path, migration.kept = path, kept
    return migration


@pytest.mark.parametrize("version", VERSIONS)
def test_ended_at_any_step_it_is_opened_again(version: int, tmp_path: Path) -> None:
    """Whatever step of whatever migration the program was ended in, the next start has everything."""
    place_of = tmp_path / "profile"
    place_of.mkdir()
    path, kept = written(place_of / "journal.db", version), list[Path]()
    migrations = [*MIGRATIONS[:version], *(watched(each, path, kept) for each in MIGRATIONS[version:])]
    open_database(path, KEY, migrations=migrations).dispose()
    assert len(kept) == sum(len(each) + 1 for each in MIGRATIONS[version:])
    for cut in kept:
        store = open_store(cut, KEY)
        assert_whole(store)
        store.close()


def test_ended_while_copying_it_is_copied_again(tmp_path: Path) -> None:
    """Half a copy is never taken for one: it has another name, and the next start makes a whole one."""
    path = written(tmp_path / "journal.db", 1)
    (tmp_path / "journal.db.before-2.part").write_bytes(path.read_bytes()[:5000])
    store = open_store(path, KEY)
    assert_whole(store)
    store.close()
    assert [name.name for name in sorted(tmp_path.glob("*before*"))] == ["journal.db.before-2"]
