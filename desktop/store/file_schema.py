"""The tables of the second database: files in sealed chunks, apart from the journal so that the journal stays small.

A chunk's place and its bytes are two rows: where a page of the bytes is broken, the place can still be told that it
holds nothing any more, and the chunk is fetched again.
"""

from __future__ import annotations

from typing import Final

from desktop.store.schema import TOKENS

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
    # The texts of documents, page by page, and the index a search asks; `drawn` are the files that were read whole.
    (
        """CREATE TABLE texts (
            id INTEGER PRIMARY KEY, file BLOB NOT NULL, page INTEGER NOT NULL, text TEXT NOT NULL,
            UNIQUE (file, page))""",
        "CREATE TABLE drawn (file BLOB PRIMARY KEY) WITHOUT ROWID",
        f"CREATE VIRTUAL TABLE words USING fts5 (text, content='texts', content_rowid='id', {TOKENS})",
        "INSERT INTO words (words, rank) VALUES ('secure-delete', 1)",
    ),
)
