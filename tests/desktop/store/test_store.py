"""The store as a whole: transactions, kills, a full disk."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from desktop.domain.rows import ChannelRow
from desktop.store.database import DiskFull, open_database
from desktop.store.schema import MIGRATIONS
from desktop.store.store import Store, open_store
from desktop.workspace.journal import Journal as PortJournal
from tests.desktop.store.conftest import KEY, Journal, Undone, undone
from tests.desktop.store.rows import A, appended, entities, entry, events, id_of, state, waiting
from tests.desktop.store.writing import whole, write
from tests.helpers.memory_journal import MemoryJournal
from tests.helpers.small_disk import fill_up, is_small, small_disk

HOUSE = Path(__file__).parents[3]
KILLS = 10
SECONDS = 60


def journals(memory: MemoryJournal, store: Store) -> list[PortJournal]:
    """The type check of this function is the test: both are what the workspace asks for."""
    return [memory, store]


# Transactions.


def change(journal: Journal) -> None:
    """Change something in every table."""
    journal.log.append(*appended(A, [entry(1, entities=(1,))]))
    journal.log.put_channel(ChannelRow(A, 1))
    journal.log.put_author(A, id_of(1), 1, bytes(32))
    journal.outbox.add([waiting(1)])
    journal.states.put([state(1, "wort")])
    journal.settings.put("name", b"value")
    journal.drafts.save(id_of(1), 1, b"draft")


def is_empty(journal: Journal) -> bool:
    """Whether nothing of a change is there."""
    return not (
        journal.log.page(A, 0, 9)
        or journal.log.channels()
        or journal.log.author(A, id_of(1))[0]
        or journal.log.of_entity(id_of(1))
        or journal.outbox.all()
        or journal.states.listed("k")
        or journal.states.search("wort", 9)
        or journal.settings.get("name")
        or journal.drafts.all()
    )


def test_a_transaction_holds(journal: Journal) -> None:
    """What a transaction changed is there when it ends, and can be read inside it before."""
    with journal.transaction():
        change(journal)
        assert events(journal.outbox.all()) == [1]
        assert entities(journal.states.search("wort", 9)) == [1]
    assert not is_empty(journal)


def test_a_transaction_that_fails_leaves_nothing(journal: Journal) -> None:
    """An error in a transaction undoes all of it, and the same change can be made afterwards."""
    for _ in range(3):
        undone(journal, lambda: change(journal))
        assert is_empty(journal)
    change(journal)
    assert not is_empty(journal)


def test_a_transaction_that_is_broken_off_leaves_nothing(journal: Journal) -> None:
    """An interrupt from the keyboard undoes a transaction like any error."""
    with suppress(KeyboardInterrupt), journal.transaction():
        change(journal)
        raise KeyboardInterrupt
    assert is_empty(journal)


def test_nested_transactions_join(journal: Journal) -> None:
    """A transaction inside another ends with it: what it changed is undone when the outer one fails."""

    def nested() -> None:
        with journal.transaction():
            change(journal)

    undone(journal, nested)
    assert is_empty(journal)
    with journal.transaction():
        nested()
        with journal.transaction():
            journal.settings.put("name", b"other")
    assert journal.settings.get("name") == b"other"


def test_an_error_inside_undoes_all(journal: Journal) -> None:
    """An error that leaves an inner transaction and the outer one undoes what both changed."""
    with suppress(Undone), journal.transaction():
        journal.settings.put("name", b"outer")
        with journal.transaction():
            change(journal)
            raise Undone
    assert is_empty(journal)


def test_what_is_kept_is_there_after_opening_anew(store: Store, tmp_path: Path) -> None:
    """Closing and opening again loses nothing."""
    change(store)
    store.close()
    again = open_store(tmp_path / "journal.db", KEY)
    assert again.log.channel(A) == ChannelRow(A, 1)
    assert events(again.outbox.all()) == [1]
    assert entities(again.states.search("wort", 9)) == [1]
    assert again.drafts.get(id_of(1)) == b"draft"
    again.close()


# Kills.


def writing(path: Path, *more: str) -> subprocess.Popen[str]:
    """A process that writes transactions and says each that is kept."""
    command = [sys.executable, "-m", "tests.desktop.store.writing", str(path), KEY.hex(), *more]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=HOUSE)


def killed_after(path: Path, lines: int, seconds: float) -> int:
    """The last transaction that was said to be kept by a process killed so long after its first lines."""
    with writing(path) as process:
        assert process.stdout is not None
        last = 0
        for _ in range(lines):
            last = int(process.stdout.readline())
        timer = threading.Timer(seconds, process.kill)
        timer.start()
        for line in process.stdout:
            if line.endswith("\n"):
                last = int(line)
        timer.join()
    return last


def test_killed_in_the_middle(store: Store, tmp_path: Path) -> None:
    """However often a writing process is killed, every transaction it reported is there, and none is there by half."""
    store.close()
    path = tmp_path / "journal.db"
    chance = random.Random(0)
    for _ in range(KILLS):
        last = killed_after(path, chance.randrange(1, 4), chance.random() * 0.05)
        again = open_store(path, KEY)
        assert whole(again) >= last
        again.close()


# A full disk.


def test_no_room_left(store: Store, tmp_path: Path) -> None:
    """A process that may write no more is told that the disk is full, keeps what was kept, and goes on later."""
    store.close()
    with writing(tmp_path / "journal.db", "600000") as process:
        said = process.communicate(timeout=SECONDS)[0].splitlines()
    assert process.returncode == 0
    assert said[-1] == f"full {int(said[-2]) + 1}"
    again = open_store(tmp_path / "journal.db", KEY)
    assert whole(again) == int(said[-2]) + 1
    again.close()


def test_a_full_disk(tmp_path: Path) -> None:
    """On a full disk writing fails by its name and reading goes on; with room again writing goes on too."""
    with small_disk(tmp_path / "disk") as place:
        store = open_store(place / "journal.db", KEY, create=True)
        for number in range(1, 20):
            write(store, number)
        ballast, last = fill_up(place), 19
        with suppress(DiskFull):
            for number in range(20, 60):
                write(store, number)
                last = number
        assert (last < 59) == is_small(place)
        assert whole(store) == last
        ballast.unlink()
        write(store, last + 1)
        assert whole(store) == last + 1
        store.close()


def test_opening_on_a_full_disk(tmp_path: Path) -> None:
    """A database on a full disk is opened and read, or the disk is named; it is never called damaged."""
    with small_disk(tmp_path / "disk") as place:
        store = open_store(place / "journal.db", KEY, create=True)
        write(store, 1)
        store.close()
        ballast = fill_up(place)
        with suppress(DiskFull):
            again = open_store(place / "journal.db", KEY)
            assert whole(again) == 1
            again.close()
        ballast.unlink()
        again = open_store(place / "journal.db", KEY)
        write(again, 2)
        again.close()


def test_a_migration_without_room_for_a_copy(tmp_path: Path) -> None:
    """Where the disk has no room for the copy beside it, a migration is not begun, and the file stays as it was."""
    with small_disk(tmp_path / "disk") as place:
        path = place / "journal.db"
        store = open_store(path, KEY, create=True)
        store.settings.put("large", bytes(1_400_000))
        store.close()
        later = [*MIGRATIONS, ("CREATE TABLE another (id INTEGER PRIMARY KEY)",)]
        refused = False
        try:
            open_database(path, KEY, migrations=later).dispose()
        except DiskFull:
            refused = True
        assert refused == is_small(place)
        again = open_database(path, KEY, migrations=MIGRATIONS if refused else later)
        assert Store(again).settings.get("large") == bytes(1_400_000)
        again.dispose()


@pytest.mark.parametrize("room", [0, 4096, 20_000])
def test_creating_on_a_full_disk(room: int, tmp_path: Path) -> None:
    """A database that finds no room to be created names the disk, and can be created once there is room."""
    with small_disk(tmp_path / "disk") as place:
        ballast = fill_up(place)
        os.truncate(ballast, max(0, ballast.stat().st_size - room))
        with suppress(DiskFull):
            open_store(place / "journal.db", KEY, create=True).close()
        ballast.unlink()
        store = open_store(place / "journal.db", KEY, create=True)
        write(store, 1)
        assert whole(store) == 1
        store.close()
