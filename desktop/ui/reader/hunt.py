"""A search through a document: what was found so far, in the order of the pages, and at which of it somebody is."""

from __future__ import annotations

from desktop.domain.said import joined, say
from desktop.exchange.pdf.messages import Hit
from desktop.ui.reader.mill import MOST_HITS


class Hunt:
    """One search."""

    def __init__(self, query: str = "", pages: int = 0, page: int = 0) -> None:
        """Begin to look for words in so many pages, from the one somebody is at."""
        self.query = query
        self._pages = pages
        self._from = page
        self._looked = 0
        self.hits: list[Hit] = []
        self.at = -1
        self.more = False
        """Whether there are more than are kept: then nobody looks at later pages."""
        self.unread = 0
        """How many pages could not be read."""

    @property
    def searching(self) -> bool:
        """Say whether there are pages nobody has looked at yet."""
        return bool(self.query.strip()) and self._looked < self._pages and not self.more

    @property
    def words(self) -> str:
        """Say which hit of how many somebody is at, and what could not be looked through."""
        unread = (
            say("eine Seite nicht lesbar")
            if self.unread == 1
            else say("{count} Seiten nicht lesbar", count=self.unread)
        )
        return joined((self._hits_said(), unread if self.unread else ""))

    def _hits_said(self) -> str:
        at, count = self.at + 1, len(self.hits)
        if self.more:
            return say("Treffer {at} von mehr als {count}", at=at, count=count)
        if count:
            return say("Treffer {at} von {count}", at=at, count=count)
        return "Wird gesucht …" if self.searching else "Nicht gefunden"

    @property
    def current(self) -> Hit | None:
        """Give the hit somebody is at."""
        return self.hits[self.at] if 0 <= self.at < len(self.hits) else None

    def add(self, found: tuple[Hit, ...] | None) -> bool:
        """Take what was found on the next page; says whether somebody is to be led to the first of it now.

        None is for a page that could not be read.
        """
        self._looked += 1
        self.unread += found is None
        hits = (found or ())[: MOST_HITS - len(self.hits)]
        self.more = len(hits) < len(found or ())
        self.hits.extend(hits)
        if self.at >= 0 or not hits or hits[0].page < self._from:
            return False
        self.at = len(self.hits) - len(hits)
        return True

    def step(self, step: int) -> Hit | None:
        """Go to the next hit or the one before, round at the ends; None where there is none."""
        if not self.hits:
            return None
        before = self.at if self.at >= 0 else -(step > 0)
        self.at = (before + step) % len(self.hits)
        return self.current
