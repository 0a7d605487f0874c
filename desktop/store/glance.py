"""A glance at a few texts: which of them an FTS5 query matches, by an index of them alone that lives for a moment.

The great index has to go through all that begin with a letter before it gives the first; a screen wants a page of them.
The words are cut as the great index cuts them. Nothing of it reaches a disk.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing

from sqlcipher3 import dbapi2

from desktop.store.schema import TOKENS


def matching(query: str, texts: Iterable[tuple[int, str]]) -> set[int]:
    """Give the numbers of the texts that match."""
    with closing(dbapi2.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE glance USING fts5 (text, content='', {TOKENS})")
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO glance (rowid, text) VALUES (?, ?)", texts)
        return {int(row[0]) for row in connection.execute("SELECT rowid FROM glance WHERE glance MATCH ?", (query,))}
