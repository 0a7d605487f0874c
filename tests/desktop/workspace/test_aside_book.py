"""The book of what is kept aside is in step with the journal, and asks it once."""

from __future__ import annotations

from desktop.domain.rows import AsideRow
from desktop.workspace.aside_book import AsideBook, read_aside
from desktop.workspace.kept_aside import entities_aside, events_aside
from tests.desktop.workspace.test_kept_aside import two_told
from tests.helpers.company import ASD, Company
from tests.helpers.memory_aside import MemoryAside
from tests.helpers.memory_journal import MemoryJournal
from wire.batch import batch_hash, open_batch
from wire.header import decode_header

A, B = b"a" * 32, b"b" * 32


def kept(number: int, *events: bytes) -> AsideRow:
    return AsideRow(A, bytes([number]) * 32, b"d" * 16, b"batch", b"stamp", b"signature", events)


class Counting(MemoryAside):
    """What a journal keeps aside, with a count of what it was asked."""

    def __init__(self, journal: MemoryJournal) -> None:
        super().__init__(journal._tables)
        journal.aside = self
        self.asked = 0

    def channels(self) -> set[bytes]:
        self.asked += 1
        return super().channels()

    def all(self, channel: bytes | None = None) -> list[AsideRow]:
        self.asked += 1
        return super().all(channel)


def test_with_nothing_aside_it_asks_once() -> None:
    """As long as nothing is kept aside, the journal is asked once, whatever comes in."""
    journal = MemoryJournal()
    table, book = Counting(journal), AsideBook(journal)
    for number in range(100):
        assert not book.holds(A, bytes([number]) * 32)
        book.came_back(A, bytes([number]) * 32, {b"e" * 16})
        assert book.missing(A) == {}
    assert table.asked == 1


def test_it_says_what_the_journal_says() -> None:
    """What is added, and what comes back by batch or by event, stands in the book as in the journal."""
    journal = MemoryJournal()
    book = AsideBook(journal)
    assert not book.channels
    book.add(A, [kept(1, b"1", b"2"), kept(2, b"3")])
    assert book.channels == {A}
    assert book.holds(A, kept(1).hash)
    book.came_back(A, b"?" * 32, {b"1"})
    assert book.missing(A) == journal.aside.missing(A) == {kept(1).hash: (b"2",), kept(2).hash: (b"3",)}
    assert [row.hash for row in book.rows(A, [kept(2).hash, b"?" * 32])] == [kept(2).hash]
    book.came_back(B, kept(2).hash, {b"3"})
    book.came_back(A, kept(2).hash, set())
    book.came_back(A, b"?" * 32, {b"2"})
    assert book.channels == journal.aside.channels() == set()
    assert not book.holds(A, kept(1).hash)


def test_what_did_not_hold_is_forgotten() -> None:
    """After a transaction that did not hold the journal is asked again."""
    journal = MemoryJournal()
    book = AsideBook(journal)
    book.add(A, [kept(1, b"1")])
    journal.aside.keep(A, kept(1).hash, ())
    book.forget()
    assert not book.channels


def test_what_is_aside_is_opened_once(company: Company) -> None:
    """However many transactions show something, each batch kept aside is read once to know what it touches."""
    police, _, second = two_told(company)
    ground = police.workspace.local._ground
    channel = ground.every_channel()[police.workspace.pair(ASD)]
    assert second in entities_aside(ground, channel)
    table = Counting(police.journal)
    for _ in range(3):
        assert events_aside(ground, channel, b"?" * 16) == []
    assert table.asked == 0
    assert [one.type for one in events_aside(ground, channel, second)] == ["notification.notified"]
    assert table.asked == 1


def test_a_key_that_is_found_opens_it(company: Company) -> None:
    """What could not be read is looked at again once a key is found."""
    police, _, second = two_told(company)
    ground = police.workspace.local._ground
    channel = ground.every_channel()[police.workspace.pair(ASD)]
    ground.aside.shelf(channel.id).entities = {}
    ground.aside.read_again()
    assert second not in entities_aside(ground, channel)
    ground.aside.shelf(channel.id).unread.add(b"?")
    ground.aside.read_again()
    assert second in entities_aside(ground, channel)


def test_what_is_erased_says_nothing_aside(company: Company) -> None:
    """Whatever batch holds a named event loses its body and keeps its name, also where the event has come back."""
    police, _, second = two_told(company)
    ground = police.workspace.local._ground
    channel = ground.channels[police.workspace.pair(ASD)]
    [written] = events_aside(ground, channel, second)
    [row] = [one for one in police.journal.aside.all(channel.id) if written.id in one.events]
    police.journal.aside.keep(channel.id, row.hash, (b"?" * 16,))
    ground.aside.forget()
    ground.aside.empty(channel.id, {written.id})
    [left] = [one for one in police.journal.aside.all(channel.id) if one.hash == row.hash]
    batch, whole = read_aside(left).batch, read_aside(row).batch
    events = [decode_header(header).header.event for header in batch.headers]
    assert batch.headers == whole.headers
    assert batch.bodies == tuple(
        b"" if event == written.id else body for event, body in zip(events, whole.bodies, strict=True)
    )
    assert batch_hash(batch) == row.hash
    assert open_batch(batch, erased_allowed=True).hash == row.hash
    ground.aside.empty(channel.id, {b"!" * 16})
    assert police.journal.aside.all(channel.id).count(left) == 1
