"""What is erased: ids alone, in both journals; and that nothing of it stays in the files."""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path
from random import Random
from string import ascii_lowercase

from desktop.domain.rows import ErasedRow
from desktop.store.second import second_path
from desktop.store.store import Store, open_store
from tests.desktop.store.conftest import KEY, Journal, undone
from tests.desktop.store.rows import A, B, appended, entry, id_of, state
from tests.desktop.store.writing import write
from tests.helpers.pages import pages
from tests.helpers.small_disk import fill_up, is_small, small_disk


def entity(channel: bytes, number: int, how: str = "erase") -> ErasedRow:
    """An erased entity."""
    return ErasedRow(channel, "entity", id_of(number), id_of(number), "erase" if how == "erase" else "disposed")


def test_what_is_erased_is_found_in_its_channel(journal: Journal) -> None:
    """An id is found in its channel and as what it is, and nowhere else."""
    assert journal.erased.channels() == set()
    journal.erased.put([entity(A, 1), ErasedRow(A, "event", id_of(2), id_of(1), "named")])
    assert journal.erased.among(A, "entity", [id_of(1), id_of(2), id_of(3)]) == {id_of(1)}
    assert journal.erased.among(A, "event", [id_of(1), id_of(2)]) == {id_of(2)}
    assert journal.erased.among(B, "entity", [id_of(1)]) == set()
    assert journal.erased.channels() == {A}
    assert journal.erased.get(A, "entity", id_of(1)) == entity(A, 1)
    assert journal.erased.get(A, "event", id_of(1)) is journal.erased.get(B, "entity", id_of(1)) is None


def test_the_last_word_on_an_id_counts(journal: Journal) -> None:
    """A later event that is named counts as named."""
    journal.erased.put([ErasedRow(A, "event", id_of(2), id_of(1), "later")])
    assert [row.id for row in journal.erased.with_how("later")] == [id_of(2)]
    journal.erased.put([ErasedRow(A, "event", id_of(2), id_of(1), "named")])
    assert journal.erased.with_how("later") == []
    assert [row.id for row in journal.erased.with_how("named")] == [id_of(2)]


def test_many_are_asked_for_at_once(journal: Journal) -> None:
    """There is no bound on how many ids are asked for."""
    journal.erased.put(entity(A, number) for number in range(1200))
    assert len(journal.erased.among(A, "entity", [id_of(number) for number in range(2000)])) == 1200


def test_a_transaction_that_fails_erases_nothing(journal: Journal) -> None:
    """What was noted in a transaction that did not hold is not there."""
    undone(journal, lambda: journal.erased.put([entity(A, 1)]))
    assert journal.erased.channels() == set()


def test_an_erased_event_loses_its_body(journal: Journal) -> None:
    """The outcome `erased` takes the body away and leaves the header; any other outcome leaves both."""
    journal.log.append(*appended(A, [entry(1), entry(2)]))
    journal.log.set_outcome(A, entry(1, "erased"))
    journal.log.set_outcome(A, entry(2, "waiting", "key"))
    one, two = journal.log.page(A, 0, 9)
    assert (one.body, one.header, one.outcome) == (b"", b"header 1", "erased")
    assert (two.body, two.outcome) == (b"body 2", "waiting")


def test_events_are_found_by_their_ids(journal: Journal) -> None:
    """Envelopes of a channel are found by their ids in order, those of another channel are not."""
    journal.log.append(*appended(A, [entry(1), entry(2), entry(3)]))
    journal.log.append(*appended(B, [entry(1, event=2)]))
    assert [row.seq for row in journal.log.events(A, [id_of(3), id_of(1), id_of(9)])] == [1, 3]


def test_scrubbing_cuts_the_log_of_the_database(store: Store, tmp_path: Path) -> None:
    """After scrubbing the write-ahead log is empty, and everything is still there."""
    store.settings.put("name", bytes(9000))
    assert (tmp_path / "journal.db-wal").stat().st_size > 9000
    assert store.scrub()
    assert (tmp_path / "journal.db-wal").stat().st_size == 0
    assert store.settings.get("name") == bytes(9000)


def test_scrubbing_reaches_what_the_second_copy_has_not_heard_of(store: Store, tmp_path: Path) -> None:
    """What was erased while more of a pull follows stands in no page of the second copy after scrubbing."""
    store.drafts.save(id_of(1), 1, b"Fuchsbau" * 4)
    with store.transaction(more_follows=True):
        store.drafts.discard(id_of(1))
    assert store.check_second() == "behind"
    assert store.scrub()
    assert store.check_second() == "level"
    assert not [name for name, page in pages(second_path(tmp_path / "journal.db"), KEY) if b"Fuchsbau" in page]


def test_scrubbing_waits_for_room(tmp_path: Path) -> None:
    """On a full disk what has been erased stays erased: scrubbing fails nobody, and is tried again with room."""
    with small_disk(tmp_path / "disk") as place:
        store = open_store(place / "journal.db", KEY, create=True)
        for number in range(1, 20):
            write(store, number)
        ballast = fill_up(place)
        assert store.scrub() is not is_small(place)
        ballast.unlink()
        assert store.scrub()
        store.close()


def test_scrubbing_removes_the_copies_of_migrations(store: Store, tmp_path: Path) -> None:
    """A copy that a migration left beside the file holds what has been erased since, and goes."""
    copy = tmp_path / "journal.db.before-2"
    copy.write_bytes(b"as it was")
    assert store.scrub()
    assert not copy.exists()
    again = open_store(tmp_path / "journal.db", KEY)
    assert again.scrub()
    again.close()


def beginnings(store: Store, words: list[str], others: list[str]) -> list[str]:
    """What the index holds that only these words begin with: how it divides its pages."""
    with store._connections.reading() as connection:
        rows = connection.run("SELECT CAST(term AS TEXT) FROM search_idx").all()
    terms = [str(row[0])[1:] for row in rows if len(row[0]) > 1]
    return [term for term in terms if _begins(words, term) and not _begins(others, term)]


def _begins(words: list[str], beginning: str) -> bool:
    at = bisect_left(words, beginning)
    return at < len(words) and words[at].startswith(beginning)


def test_no_beginning_of_a_word_stays_in_the_index(store: Store) -> None:
    """Pages of the index are divided by beginnings of words; none of a word that was taken out is left among them."""
    chance = Random(1)
    texts = [["".join(chance.choices(ascii_lowercase, k=14)) for _ in range(8)] for _ in range(2000)]
    for start in range(0, 2000, 250):
        store.states.put([state(number, " ".join(texts[number])) for number in range(start, start + 250)])
    gone = sorted(word for text in texts[:1000] for word in text)
    store.states.put([state(number, "") for number in range(1000)])
    left = sorted(word for text in texts[1000:] for word in text)
    assert beginnings(store, gone, left) != []
    assert store.scrub()
    assert beginnings(store, gone, left) == []
    assert len(store.states.search(texts[1000][0], 9)) == 1
