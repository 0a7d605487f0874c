"""How much of a long pull to ask for at a time, so that on no line a page takes long.

While a page is coming in nothing is handed in, and one that is cut off comes again from its beginning: a page is to be
there within seconds, on a slow line as well. How fast the line is the page before tells; the first asks for little.
This room knows sizes and seconds, and nothing of what is asked for.
"""

from __future__ import annotations

from typing import Final

from wire import limits

_SECONDS: Final = 5.0
"""What a page is to take at most."""
_GROWTH: Final = 4
"""One quick page does not make a fast line."""


class Pace:
    """The bytes to ask for next: `most`."""

    def __init__(self) -> None:
        """Begin as each pull does."""
        self.begin()

    def begin(self) -> None:
        """Begin a pull with what is there within seconds on any line: it may be another one by now."""
        self.most = limits.LEAST_PULL_BYTES

    def took(self, asked: int, seconds: float) -> None:
        """Hear how long a page took, and how much was asked for: the next is as much larger or smaller as fits."""
        fitting = asked * _SECONDS / max(seconds, _SECONDS / _GROWTH)
        self.most = min(max(int(fitting), limits.LEAST_PULL_BYTES), limits.PULL_BYTES)
