"""The texts of documents that lie here, page by page, with the index a search asks.

They stand in the second database beside the chunks they were drawn out of, encrypted like these, and go with them:
where a file is given up, forgotten or erased, so are its words. This room draws nothing out and knows no document.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from desktop.domain.finding import query_of
from desktop.domain.rows import PageHit
from desktop.store.connections import Connections
from desktop.store.line import Line

_AROUND: Final = 14
"""Words of a page shown around what was found."""
_FIND: Final = f"""SELECT t.file, t.page, snippet(words, 0, '', '', ' … ', {_AROUND})
    FROM words JOIN texts t ON t.id = words.rowid WHERE words MATCH ? ORDER BY rank LIMIT ?"""


class FileTexts:
    """The texts of the files of one profile."""

    def __init__(self, connections: Connections) -> None:
        """Take the connections of the files."""
        self._connections = connections

    def drawn(self) -> set[bytes]:
        """Give the files whose texts are here whole, also where there was none to be had."""
        with self._connections.reading() as line:
            return {bytes(row[0]) for row in line.run("SELECT file FROM drawn")}

    def begin(self, file: bytes) -> None:
        """Begin to keep the texts of a file; what was kept of it before is forgotten."""
        with self._connections.writing() as line:
            forget_texts(line, file)

    def keep(self, file: bytes, first: int, texts: Sequence[str]) -> None:
        """Keep the texts of some pages that follow each other; pages count from 1. Of a file that is gone none."""
        with self._connections.writing() as line:
            known = _is_known(line, file)
            for page, text in enumerate(texts, first):
                if text and known:
                    query = "INSERT INTO texts (file, page, text) VALUES (?, ?, ?)"
                    number = line.run(query, (file, page, text)).added
                    line.run("INSERT INTO words (rowid, text) VALUES (?, ?)", (number, text))

    def finish(self, file: bytes) -> None:
        """Take note that all there is of a file is kept."""
        with self._connections.writing() as line:
            if _is_known(line, file):
                line.run("INSERT OR REPLACE INTO drawn (file) VALUES (?)", (file,))

    def find(self, query: str, limit: int, among: Collection[bytes] | None = None) -> list[PageHit]:
        """Give the pages on which all words of a query begin, best first, of these files alone where some are named."""
        match = query_of(query)
        if not match:
            return []
        with self._connections.reading() as line:
            rows = line.run(_FIND, (match, limit)).all()
        hits = (PageHit(bytes(file), int(page), str(around)) for file, page, around in rows)
        return [hit for hit in hits if among is None or hit.file in among]


def _is_known(line: Line, file: bytes) -> bool:
    """Say whether a file is known here still: it may be erased while it is read."""
    return line.run("SELECT 1 FROM files WHERE file = ?", (file,)).first() is not None


def forget_texts(line: Line, file: bytes) -> None:
    """Remove the texts of a file, and their words out of the index."""
    for number, text in line.run("SELECT id, text FROM texts WHERE file = ?", (file,)).all():
        line.run("INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)", (number, text))
    line.run("DELETE FROM texts WHERE file = ?", (file,))
    line.run("DELETE FROM drawn WHERE file = ?", (file,))
