"""The second copy: what stands in it, which file leads, and what becomes of one that is behind, ahead or broken."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.rows import AsideRow, ChannelRow, ReceiptRow, SealedRow, StoredKey
from desktop.store.database import DamagedDatabase, new_engine
from desktop.store.salvage import Salvaged, salvage
from desktop.store.schema import MIGRATIONS
from desktop.store.second import FLEETING, NUMBER, second_path
from desktop.store.store import Store, open_store
from tests.desktop.store.conftest import KEY, undone
from tests.desktop.store.rows import A, B, appended, entry, events, id_of, state, waiting

TWICE = {"settings", "keys", "outbox", "sealed", "receipts", "aside", "drafts", "readings", "sqlite_sequence"}
FROM_THE_SERVER = {"channels", "authors", "batches", "log", "entities"}
FROM_THE_OUTBOX = {"whereabouts"}
FROM_THE_LOG = {"erased", "states", "folds", "search", "search_data", "search_idx", "search_docsize", "search_config"}


def path_of(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


def without_database(tmp_path: Path) -> Salvaged:
    """What the second copy alone gives back."""
    alone = tmp_path / "alone"
    alone.mkdir()
    shutil.copy(second_path(path_of(tmp_path)), second_path(path_of(alone)))
    return salvage(path_of(alone), KEY)


def sealed(n: int, *event: int, channel: bytes = A) -> SealedRow:
    return SealedRow(channel, n, bytes([n]) * 32, b"batch %d" % n, tuple(map(id_of, event)))


def accept(store: Store, row: SealedRow) -> None:
    """What an answer does to a batch under way."""
    with store.transaction():
        known = store.log.channel(row.channel)
        store.log.put_channel(replace(known, own_n=row.n, own_hash=row.hash))
        store.outbox.accept(row.channel, row.n, b"stamp", b"signature")
        store.outbox.mark(row.events, "accepted")


def test_every_table_has_its_source(store: Store) -> None:
    """Whatever stands in the database can be had again: from its second copy, the server, the log or the outbox."""
    with store._connections.reading() as connection:
        rows = connection.run("SELECT name FROM sqlite_master WHERE type = 'table'")
        tables = {row[0] for row in rows}
    assert tables == TWICE | FROM_THE_SERVER | FROM_THE_OUTBOX | FROM_THE_LOG
    assert MIGRATIONS


def test_what_only_this_device_has_is_there_twice(store: Store, tmp_path: Path) -> None:
    """Drafts, settings, keys and the outbox come back from the second copy alone; what the server tells is left out."""
    store.drafts.save(id_of(1), 5, b"draft")
    store.drafts.save(id_of(2), 6, b"discarded")
    store.drafts.discard(id_of(2))
    store.settings.put("identity", b"who")
    store.settings.put("dropped", b"x")
    store.settings.drop("dropped")
    for name in FLEETING - {NUMBER}:
        store.settings.put(name, b"1")
    store.keys.add([StoredKey("epoch", b"scope", b"key", b"secret")])
    store.outbox.add([waiting(1), waiting(2, alarm=True, not_before=9), waiting(3)])
    store.outbox.mark([id_of(3)], "withdrawn")
    store.close()
    found = without_database(tmp_path)
    assert found.drafts == ((id_of(1), 5, b"draft"),)
    assert found.settings == {"identity": b"who"}
    assert found.keys == (StoredKey("epoch", b"scope", b"key", b"secret"),)
    assert found.outbox == (waiting(1), waiting(2, alarm=True), replace(waiting(3), status="withdrawn"))
    assert found.partly == ()


def test_a_batch_under_way_is_there_twice(store: Store, tmp_path: Path) -> None:
    """A sealed batch comes back byte for byte, and its events with it, until its answer is known."""
    store.outbox.add([waiting(1), waiting(2)])
    with store.transaction():
        store.outbox.put_sealed(sealed(1, 1))
        store.outbox.mark([id_of(1)], "sealed")
    store.close()
    found = without_database(tmp_path)
    assert found.sealed == (sealed(1, 1),)
    assert [row.status for row in found.outbox] == ["sealed", "waiting"]


def test_what_was_accepted_is_known_as_accepted(store: Store, tmp_path: Path) -> None:
    """What the server has taken is not sent again: its batch counts as this device's last, its events as accepted."""
    store.outbox.add([waiting(1), waiting(2)])
    store.outbox.put_sealed(sealed(1, 1))
    accept(store, sealed(1, 1))
    store.close()
    found = without_database(tmp_path)
    assert (found.sealed, found.own) == ((sealed(1, 1),), {A: (1, bytes([1]) * 32)})
    assert found.receipts == (ReceiptRow(A, 1, bytes([1]) * 32, b"stamp", b"signature"),)
    assert [row.status for row in found.outbox] == ["accepted", "waiting"]


def test_what_came_back_is_gone(store: Store, tmp_path: Path) -> None:
    """Once the log has brought a batch back neither its events nor its bytes are kept."""
    store.outbox.add([waiting(1), waiting(2)])
    store.outbox.put_sealed(sealed(1, 1))
    accept(store, sealed(1, 1))
    store.outbox.drop([id_of(99), id_of(1)])
    store.outbox.drop_sealed(A, 1)
    store.close()
    found = without_database(tmp_path)
    assert events(found.outbox) == [2]
    assert (found.sealed, found.receipts, found.own[A][0]) == ((), (), 1)


def test_what_is_kept_aside_is_there_twice(store: Store, tmp_path: Path) -> None:
    """What a server has lost comes back from the second copy too, with what of it is still missing."""
    rows = [
        AsideRow(A, bytes([n]) * 32, id_of(9), b"batch", b"stamp", b"signature", (id_of(n), id_of(n + 1)))
        for n in (1, 2)
    ]
    store.aside.add(rows)
    store.aside.keep(A, rows[0].hash, (id_of(2),))
    store.aside.keep(A, rows[1].hash, ())
    store.aside.rewrite(A, rows[0].hash, b"less")
    store.close()
    assert without_database(tmp_path).aside == (replace(rows[0], events=(id_of(2),), batch=b"less"),)


def test_what_was_refused_is_sealed_anew(store: Store, tmp_path: Path) -> None:
    """A batch that was taken apart is forgotten; what may go again waits, and what was refused says why."""
    store.outbox.add([waiting(1), waiting(2)])
    with store.transaction():
        store.outbox.put_sealed(sealed(1, 1, 2))
        store.outbox.mark([id_of(1), id_of(2)], "sealed")
    with store.transaction():
        store.outbox.mark([id_of(1), id_of(2)], "waiting")
        store.outbox.drop_sealed(A, 1)
        store.outbox.mark([id_of(2)], "refused", "rule")
    store.close()
    found = without_database(tmp_path)
    assert [(row.status, row.reason) for row in found.outbox] == [("waiting", ""), ("refused", "rule")]
    assert found.sealed == ()


def test_another_device_begins_anew(store: Store, tmp_path: Path) -> None:
    """Where a profile goes on as another device, no batch of the one before is taken for one under way."""
    store.outbox.add([waiting(1), waiting(2)])
    store.outbox.put_sealed(sealed(1, 1))
    accept(store, sealed(1, 1))
    with store.transaction():
        store.log.put_channel(ChannelRow(A))
        store.outbox.drop_sealed(A, 1)
        store.outbox.mark([id_of(1)], "waiting")
    store.close()
    found = without_database(tmp_path)
    assert (found.sealed, found.own) == ((), {})
    assert [row.status for row in found.outbox] == ["waiting", "waiting"]


def test_reading_and_the_log_leave_it_alone(store: Store, tmp_path: Path) -> None:
    """What others wrote is not kept twice: taking in a page costs the second copy nothing."""
    store.settings.put("identity", b"who")
    before = store.settings.get(NUMBER)
    with store.transaction():
        store.log.append(*appended(B, [entry(1)]))
        store.log.put_channel(ChannelRow(B, 1))
        store.states.put([state(1, "wort")])
        store.settings.put("level", b"1")
    assert store.settings.get(NUMBER) == before
    store.close()
    assert without_database(tmp_path).own == {}


def draft(store: Store, number: int, *, more_follows: bool) -> None:
    """Save a draft in a transaction of its own."""
    with store.transaction(more_follows=more_follows):
        store.drafts.save(id_of(number), 1, b"draft")


def copied_drafts(store: Store) -> list[int]:
    """The drafts of the second copy as it stands on the disk."""
    assert store._second is not None
    with store._second.engine.connect() as connection:
        return [int.from_bytes(row[0], "big") for row in connection.exec_driver_sql("SELECT id FROM drafts")]


def test_while_more_follows_the_copy_waits(store: Store) -> None:
    """Of pages that follow each other the copy hears with the last, and then of all of them; no more than that."""
    draft(store, 1, more_follows=False)
    assert store._second is not None
    with store._second.engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO drafts VALUES (?, 1, x'')", (id_of(9),))
    draft(store, 2, more_follows=True)
    draft(store, 3, more_follows=True)
    assert copied_drafts(store) == [1, 9]
    assert store.check_second() == "behind"
    draft(store, 4, more_follows=False)
    assert copied_drafts(store) == [1, 2, 3, 4, 9]
    assert store.check_second() == "level"


def test_whatever_is_written_next_brings_what_the_copy_lacks(store: Store) -> None:
    """The last page may hold nothing for the copy; what came before it arrives there all the same."""
    draft(store, 1, more_follows=False)
    draft(store, 2, more_follows=True)
    store.settings.put("level", b"1")
    assert copied_drafts(store) == [1, 2]
    assert store.check_second() == "level"


def test_it_can_follow_beside(store: Store) -> None:
    """The copy follows while the writer waits for somebody else; whoever writes next finds it level or makes it so."""
    for number in range(1, 6):
        draft(store, 2 * number, more_follows=True)
        store.follow_beside()
        draft(store, 2 * number + 1, more_follows=False)
        assert copied_drafts(store) == list(range(2, 2 * number + 2))
    draft(store, 20, more_follows=True)
    store.follow_beside()
    assert store._beside is not None
    store._beside.join()
    assert store.check_second() == "level"


@contextmanager
def taken_by_another(store: Store) -> Iterator[None]:
    """Somebody else writes to the copy, and for longer than anybody waits."""
    assert store._second is not None
    with store._second.engine.connect() as resting:
        resting.exec_driver_sql("PRAGMA busy_timeout=0")
    other = new_engine(store._second._path, KEY)
    with other.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield
        connection.exec_driver_sql("ROLLBACK")
    other.dispose()


def test_a_copy_that_somebody_else_writes_to_fails_nothing(store: Store, tmp_path: Path) -> None:
    """What was committed is kept, whatever becomes of the copy; at the end that has all it was owed."""
    draft(store, 1, more_follows=False)
    with taken_by_another(store):
        draft(store, 2, more_follows=False)
        draft(store, 3, more_follows=True)
        store.follow_beside()
        assert store._beside is not None
        store._beside.join()
        assert len(store.drafts.all()) == 3
    assert (copied_drafts(store), store.check_second()) == ([1], "behind")
    store.close()
    assert {row[0] for row in without_database(tmp_path).drafts} == {id_of(1), id_of(2), id_of(3)}


def test_a_page_that_does_not_hold_takes_nothing_from_the_copy(store: Store) -> None:
    """Where a page fails, those before it are still owed to the copy and nothing of it is."""
    draft(store, 1, more_follows=True)
    undone(store, lambda: store.drafts.save(id_of(2), 1, b"undone"))
    draft(store, 3, more_follows=False)
    assert copied_drafts(store) == [1, 3]
    assert store.check_second() == "level"


@pytest.mark.parametrize("end", [Store.close, Store.scrub])
def test_at_the_end_the_copy_is_level(store: Store, tmp_path: Path, end: Callable[[Store], object]) -> None:
    """A program that ends, or takes care that nothing erased is left, leaves the copy with all that it was owed."""
    draft(store, 1, more_follows=True)
    end(store)
    store.close()
    assert [row[0] for row in without_database(tmp_path).drafts] == [id_of(1)]


def test_a_program_that_ends_in_the_middle_leaves_the_copy_behind(store: Store, tmp_path: Path) -> None:
    """What the copy was owed when everything ended comes to it from the database, with the next thing written."""
    draft(store, 1, more_follows=True)
    left = tmp_path / "left"
    left.mkdir()
    for file in tmp_path.glob("journal.db*"):
        shutil.copy(file, left / file.name)
    again = open_store(path_of(left), KEY)
    assert again.check_second() in ("behind", "missing")
    again.settings.put("identity", b"who")
    assert again.check_second() == "level"
    assert copied_drafts(again) == [1]
    again.close()


def test_two_processes_with_a_copy_that_waits(store: Store, tmp_path: Path) -> None:
    """Whoever is owed something by one process while another writes, the copy has all of it and nothing twice."""
    beside = open_store(path_of(tmp_path), KEY)
    draft(store, 1, more_follows=True)
    draft(beside, 2, more_follows=False)
    draft(store, 3, more_follows=True)
    draft(store, 4, more_follows=False)
    assert copied_drafts(store) == [1, 2, 3, 4]
    assert store.check_second() == beside.check_second() == "level"
    beside.close()


def test_what_did_not_hold_is_in_neither(store: Store, tmp_path: Path) -> None:
    """A transaction that fails leaves nothing in the second copy, and the next one follows as if it had not been."""
    store.drafts.save(id_of(1), 1, b"kept")
    undone(store, lambda: store.drafts.save(id_of(2), 1, b"undone"))
    store.drafts.save(id_of(3), 1, b"kept too")
    store.close()
    assert [draft[0] for draft in without_database(tmp_path).drafts] == [id_of(1), id_of(3)]


def test_a_copy_that_is_behind_takes_everything(store: Store, tmp_path: Path) -> None:
    """A program that ended before the copy had followed loses nothing: the next step brings all of it."""
    store.drafts.save(id_of(1), 1, b"first")
    store.close()
    old = second_path(path_of(tmp_path)).read_bytes()
    again = open_store(path_of(tmp_path), KEY)
    again.drafts.save(id_of(2), 1, b"second")
    again.close()
    second_path(path_of(tmp_path)).write_bytes(old)
    again = open_store(path_of(tmp_path), KEY)
    assert again.check_second() == "behind"
    again.drafts.save(id_of(3), 1, b"third")
    assert again.check_second() == "level"
    again.close()
    assert [draft[0] for draft in without_database(tmp_path).drafts] == [id_of(1), id_of(2), id_of(3)]


def test_a_profile_without_a_copy_gets_one(store: Store, tmp_path: Path) -> None:
    """Where there is no copy yet, the next thing that is kept makes one of all that was before."""
    store.drafts.save(id_of(1), 1, b"first")
    store.close()
    second_path(path_of(tmp_path)).unlink()
    again = open_store(path_of(tmp_path), KEY)
    assert again.check_second() == "missing"
    again.drafts.save(id_of(2), 1, b"second")
    again.close()
    assert len(without_database(tmp_path).drafts) == 2


def test_a_database_behind_its_copy_has_lost_something(store: Store, tmp_path: Path) -> None:
    """An old database beside a newer copy is damage, not the truth: it is not opened, and the copy stays as it is."""
    store.drafts.save(id_of(1), 1, b"first")
    store.close()
    old = path_of(tmp_path).read_bytes()
    again = open_store(path_of(tmp_path), KEY)
    again.drafts.save(id_of(2), 1, b"second")
    again.close()
    path_of(tmp_path).write_bytes(old)
    with pytest.raises(DamagedDatabase, match="behind"):
        open_store(path_of(tmp_path), KEY)
    assert len(without_database(tmp_path).drafts) == 2


def _truncate(path: Path) -> None:
    os.truncate(path, 5000)


def _another_key(path: Path) -> None:
    path.write_bytes(os.urandom(8192))


@pytest.mark.parametrize("break_it", [_truncate, _another_key])
def test_a_broken_copy_is_made_anew(store: Store, tmp_path: Path, break_it: Callable[[Path], None]) -> None:
    """A copy that cannot be read keeps nobody from writing, and is made anew from the database, which is whole."""
    store.drafts.save(id_of(1), 1, b"first")
    store.close()
    break_it(second_path(path_of(tmp_path)))
    again = open_store(path_of(tmp_path), KEY)
    assert again.check_second() == "damaged"
    again.drafts.save(id_of(2), 1, b"second")
    assert again.check_second() == "level"
    again.close()
    assert len(without_database(tmp_path).drafts) == 2


def test_two_processes_share_a_copy(store: Store, tmp_path: Path) -> None:
    """Whoever writes in turn, the copy has what all of them wrote."""
    beside = open_store(path_of(tmp_path), KEY)
    for number in range(1, 7):
        (store if number % 2 else beside).drafts.save(id_of(number), 1, b"draft")
    assert store.check_second() == "level"
    beside.close()
    store.close()
    assert len(without_database(tmp_path).drafts) == 6


def test_renewing(store: Store) -> None:
    """A copy can be made anew at any time."""
    store.drafts.save(id_of(1), 1, b"first")
    store.renew_second()
    assert store.check_second() == "level"
