"""Where the pages of a document stand below each other at a zoom, and which of them are seen. Numbers only."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from desktop.exchange.pdf.messages import Size

STEPS: Final = (25, 33, 50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400)
"""The zooms that the buttons go through, in percent."""
_POINTS: Final = 72
_PIXELS: Final = 96


class Places:
    """The pages of a document, one below the other with a gap around each."""

    def __init__(self, sizes: Sequence[Size], percent: float, gap: int) -> None:
        """Lay them out: at 100 percent an inch has 96 pixels."""
        self.sizes = tuple(sizes)
        self.gap = gap
        self.scale = percent / 100 * _PIXELS / _POINTS
        """Pixels a point."""
        self.tops: list[int] = []
        top = gap
        for size in self.sizes:
            self.tops.append(top)
            top += max(1, round(size.height * self.scale)) + gap
        self.height = top
        self.width = max((max(1, round(size.width * self.scale)) for size in self.sizes), default=0) + 2 * gap

    def page_size(self, page: int) -> tuple[int, int]:
        """Give how large a page is, in pixels."""
        size = self.sizes[page]
        return max(1, round(size.width * self.scale)), max(1, round(size.height * self.scale))

    def page_at(self, height: int) -> int:
        """Give the page that stands at a height, or the one above it."""
        return max(0, min(len(self.tops), bisect_right(self.tops, height)) - 1)

    def seen(self, top: int, height: int) -> range:
        """Give the pages of which something is seen."""
        first, last = self.page_at(top), self.page_at(top + height)
        over = self.tops[first] + self.page_size(first)[1] <= top
        return range(min(first + over, last), last + 1)

    def place(self, height: int) -> tuple[int, float]:
        """Give a height as a page and how far down that page it is, whatever the zoom."""
        page = self.page_at(height)
        return page, (height - self.tops[page]) / self.page_size(page)[1]

    def height_of(self, page: int, part: float = 0.0) -> int:
        """Give the height of a place on a page."""
        return self.tops[page] + round(part * self.page_size(page)[1])


def fitting(sizes: Sequence[Size], width: int, gap: int) -> float:
    """Give the zoom at which the widest page is as wide as the room, in percent."""
    widest = max((size.width for size in sizes), default=1.0)
    return min(STEPS[-1], max(STEPS[0], (width - 2 * gap) / (widest * _PIXELS / _POINTS) * 100))


def next_step(percent: float, *, closer: bool) -> float:
    """Give the next zoom of the buttons."""
    if closer:
        return next((float(step) for step in STEPS if step > percent + 1), float(STEPS[-1]))
    return next((float(step) for step in reversed(STEPS) if step < percent - 1), float(STEPS[0]))
