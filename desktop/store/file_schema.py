"""The tables of the second database: files in sealed chunks, apart from the journal so that the journal stays small.

A chunk's place and its bytes are two rows: where a page of the bytes is broken, the place can still be told that it
holds nothing any more, and the chunk is fetched again.
"""

from __future__ import annotations

from typing import Final

FILE_MIGRATIONS: Final[tuple[tuple[str, ...], ...]] = (
    (
        """CREATE TABLE files (
            id INTEGER PRIMARY KEY, file BLOB NOT NULL UNIQUE, channel BLOB NOT NULL, key BLOB NOT NULL,
            size INTEGER NOT NULL, source TEXT NOT NULL, pinned INTEGER NOT NULL, uploaded INTEGER NOT NULL,
            used_at INTEGER NOT NULL)""",
        """CREATE TABLE chunks (
            id INTEGER PRIMARY KEY, file BLOB NOT NULL, place INTEGER NOT NULL, address BLOB NOT NULL,
            length INTEGER NOT NULL, bytes INTEGER, UNIQUE (file, place))""",
        "CREATE INDEX chunks_by_address ON chunks (address)",
        "CREATE TABLE bytes (id INTEGER PRIMARY KEY AUTOINCREMENT, sealed BLOB NOT NULL)",
    ),
    # What a file is attached to; empty for a document, which is found by itself.
    ("ALTER TABLE files ADD COLUMN entity BLOB NOT NULL DEFAULT x''",),
)
