"""The book of chunks: each call one transaction that holds."""

from __future__ import annotations

from server_stub.log.chunk_book import ChunkBook, Handed
from server_stub.log.chunks import LEASE_MS
from tests.helpers.founded import Founded

DEVICE, DAY = b"d" * 16, 24 * 3600 * 1000
ONE, TWO, THREE = (bytes((number,)) * 32 for number in (1, 2, 3))


def test_the_book_keeps_what_it_is_told(founded: Founded) -> None:
    """What is kept, asked about, dropped and swept in one call is so in the next."""
    book: ChunkBook = founded.log.chunks
    assert book.held(founded.pair, (ONE, TWO, THREE), 0) == {}
    one, two = (Handed(DEVICE, founded.pair, address, b"sealed") for address in (ONE, TWO))
    assert book.keep(one, "one", 0)
    assert book.keep(two, "two", 0)
    assert not book.keep(two, "other", 0)
    assert book.held(founded.pair, (THREE, TWO, ONE, THREE), 5) == {ONE: "one", TWO: "two"}
    assert book.known_names(("one", "other")) == {"one"}
    assert book.names() == ["one", "two"]
    assert book.rename("one", "uno")
    assert book.names() == ["uno", "two"]
    assert book.adopt(("three",)) == frozenset()
    book.drop("uno")
    assert (book.name_of(founded.pair, ONE), book.name_of(founded.pair, TWO)) == (None, "two")
    assert book.sweep(4 + LEASE_MS) == ()
    assert book.sweep(6 + LEASE_MS) == ("two",)


def test_what_is_new_counts_into_the_day(founded: Founded) -> None:
    """What the channel has already counts once, and the next day begins with nothing."""
    book: ChunkBook = founded.log.chunks
    handed = Handed(DEVICE, founded.pair, ONE, b"sealed")
    for name in ("one", "again"):
        book.keep(handed, name, DAY - 1)
    assert [book.used(DEVICE, moment) for moment in (0, DAY - 1, DAY)] == [6, 6, 0]
    assert book.used(bytes(16), 0) == 0
    book.sweep(DAY)
    assert book.used(DEVICE, 0) == 0
