"""The book of chunks: each call one transaction that holds."""

from __future__ import annotations

from server_stub.log.chunk_book import ChunkBook
from server_stub.log.chunks import LEASE_MS
from tests.helpers.founded import Founded

ONE, TWO, THREE = (bytes((number,)) * 32 for number in (1, 2, 3))


def test_the_book_keeps_what_it_is_told(founded: Founded) -> None:
    """What is kept, asked about, dropped and swept in one call is so in the next."""
    book: ChunkBook = founded.log.chunks
    assert book.held(founded.pair, (ONE, TWO, THREE), 0) == {}
    assert book.keep(founded.pair, ONE, "one", 0)
    assert book.keep(founded.pair, TWO, "two", 0)
    assert not book.keep(founded.pair, TWO, "other", 0)
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
