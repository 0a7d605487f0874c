"""Connections: one writer, readers beside it, in threads and in processes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

import pytest
from sqlcipher3 import dbapi2

from desktop.store.connections import Connections
from desktop.store.database import open_database
from desktop.store.line import Line
from desktop.store.store import Store, open_store
from tests.desktop.store.conftest import KEY, undone
from tests.desktop.store.rows import entities, id_of, state, waiting

T = TypeVar("T")

SECONDS = 20


def elsewhere(do: Callable[[], T]) -> T:
    """Do something in another thread."""
    with ThreadPoolExecutor(1) as others:
        return others.submit(do).result(SECONDS)


def test_a_write_outside_a_transaction_lasts(store: Store, tmp_path: Path) -> None:
    """What is written outside a transaction is on the disk when the call returns."""
    store.settings.put("name", b"value")
    beside = open_store(tmp_path / "journal.db", KEY)
    assert beside.settings.get("name") == b"value"
    beside.close()


def test_a_call_is_all_or_nothing(store: Store) -> None:
    """A call that fails half way leaves nothing of itself, even outside a transaction."""
    with pytest.raises(Exception, match="already kept"):
        store.outbox.add([waiting(1), waiting(2), waiting(1)])
    assert store.outbox.all() == []


def test_readers_beside_a_writer(store: Store) -> None:
    """While a transaction is open other threads read, and what is committed; the writer reads what it wrote."""
    # Who had to wait for the transaction would wait in vain here, and fail.
    store.settings.put("name", b"old")
    with store.transaction():
        store.settings.put("name", b"new")
        assert elsewhere(lambda: store.settings.get("name")) == b"old"
        assert elsewhere(lambda: entities(store.states.listed("k"))) == []
        assert store.settings.get("name") == b"new"
    assert elsewhere(lambda: store.settings.get("name")) == b"new"


def test_readers_of_another_process(store: Store, tmp_path: Path) -> None:
    """A second opening of the file reads beside a transaction of the first."""
    beside = open_store(tmp_path / "journal.db", KEY)
    with store.transaction():
        store.settings.put("name", b"new")
        assert beside.settings.get("name") is None
        assert beside.check_pages() == []
    assert beside.settings.get("name") == b"new"
    beside.close()


def test_writing_beside_an_open_reader(store: Store) -> None:
    """A reader in the middle of a result does not hold up the writer."""
    store.settings.put("name", b"old")
    with store._connections.reading() as connection:
        result = connection.run("SELECT value FROM settings WHERE name = 'name'")
        elsewhere(lambda: store.settings.put("name", b"new"))
        assert result.scalar_one() == b"old"
    assert store.settings.get("name") == b"new"


def test_writers_take_turns(store: Store) -> None:
    """Threads that write at the same time wait for each other, and nothing is lost."""
    start = threading.Barrier(4)

    def write(number: int) -> None:
        start.wait(SECONDS)
        for step in range(25):
            with store.transaction():
                count = int.from_bytes(store.settings.get("count") or b"", "big")
                store.settings.put("count", (count + 1).to_bytes(4, "big"))
                store.drafts.save(id_of(100 * number + step), step, b"x")

    with ThreadPoolExecutor(4) as others:
        list(others.map(write, range(4)))
    assert int.from_bytes(store.settings.get("count") or b"", "big") == 100
    assert len(store.drafts.all()) == 100


def test_many_readers(store: Store) -> None:
    """More readers than connections are served one after the other."""
    store.states.put([state(number, "wort") for number in range(50)])
    with ThreadPoolExecutor(12) as others:
        counts = list(others.map(lambda _: len(store.states.search("wort", 99)), range(60)))
    assert counts == [50] * 60


def room(line: Line) -> int:
    """How many KiB of the file a connection may keep at hand."""
    return -int(line.run("PRAGMA cache_size").scalar_one())


def rooms(store: Store) -> list[int]:
    """What two connections of the pool may keep."""
    with store._connections._opened() as one, store._connections._opened() as two:
        return [room(one), room(two)]


def test_at_rest_no_connection_holds_what_writing_asked_for(store: Store) -> None:
    """Whatever connections wrote keep more until nothing is written for now, and then as little as before."""
    before = rooms(store)
    with store._connections._opened():
        store.settings.put("name", b"value")
    store.settings.put("name", b"another")
    assert min(rooms(store)) > max(before)
    store.rest()
    assert rooms(store) == before


def test_what_is_being_read_lets_go_of_it_the_next_time(store: Store) -> None:
    """A connection that somebody reads from is left alone, and looked for when the store rests again."""
    [usual, _] = rooms(store)
    store.settings.put("name", b"value")
    with store._connections.reading() as line:
        wide = room(line)
        elsewhere(store.rest)
        assert room(line) == wide > usual
    store.rest()
    assert rooms(store) == [usual, usual]


def test_a_connection_that_is_gone_is_not_looked_for(store: Store) -> None:
    """What wrote beside more readers than the pool keeps, and was closed after that, holds up no later rest."""
    connections, readers = store._connections, ExitStack()
    for _ in range(4):
        readers.enter_context(connections._opened())
    with store.transaction():
        store.settings.put("name", b"value")
        readers.close()
        assert len(connections._wide) == 1
    assert connections._wide == set()
    store.rest()
    assert len(set(rooms(store))) == 1


def test_a_read_leaves_nothing_open(store: Store, tmp_path: Path) -> None:
    """After reading no connection holds a snapshot: the log is emptied by the next checkpoint."""
    for number in range(50):
        store.drafts.save(id_of(number), number, bytes(2000))
        store.drafts.all()
    line = dbapi2.connect(str(tmp_path / "journal.db"))
    line.execute(f"PRAGMA key=\"x'{KEY.hex()}'\"")
    assert line.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    assert (tmp_path / "journal.db-wal").stat().st_size == 0
    line.close()


def test_after_a_failure_the_writer_goes_on(store: Store) -> None:
    """A transaction that failed leaves neither a lock nor a half of itself behind."""
    for number in range(10):
        undone(store, lambda: store.settings.put("name", b"x"))
        elsewhere(lambda: store.drafts.save(id_of(1), 1, b"y"))
        store.drafts.save(id_of(2), number, b"z")
    assert store.settings.get("name") is None
    assert [draft for draft, _, _ in store.drafts.all()] == [id_of(2), id_of(1)]


def test_what_was_learnt_is_forgotten(tmp_path: Path) -> None:
    """Whoever remembers something is told when the transaction it was learnt in did not hold, and only then."""
    engine = open_database(tmp_path / "journal.db", KEY, create=True)
    connections, told = Connections(engine), []
    connections.after_rollback(lambda: told.append(1))
    with connections.writing():
        pass
    assert told == []
    with pytest.raises(ZeroDivisionError), connections.writing():
        _ = 1 / 0
    assert told == [1]
    engine.dispose()
