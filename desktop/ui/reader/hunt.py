"""A search through a document: what was found so far, in the order of the pages, and at which of it somebody is."""

from __future__ import annotations

from desktop.exchange.pdf_document import Hit


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

    @property
    def searching(self) -> bool:
        """Say whether there are pages nobody has looked at yet."""
        return bool(self.query.strip()) and self._looked < self._pages

    @property
    def current(self) -> Hit | None:
        """Give the hit somebody is at."""
        return self.hits[self.at] if 0 <= self.at < len(self.hits) else None

    def add(self, hits: tuple[Hit, ...]) -> bool:
        """Take what was found on the next page; says whether somebody is to be led to the first of it now."""
        self._looked += 1
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
