"""How far something long has come, for whoever looks at a terminal; nothing elsewhere, where it would fill a log."""

from __future__ import annotations

import sys
from typing import TextIO

from desktop.domain.said import say

_WHOLE = 100


class Percent:
    """Says a percentage on stderr, in one line that is written over; `what` names what takes long."""

    def __init__(self, what: str, stream: TextIO | None = None) -> None:
        """Begin at nothing."""
        self._what = what
        self._stream = sys.stderr if stream is None else stream
        self._said = -1

    def __call__(self, done: int, total: int) -> None:
        """Hear how much is done, and of how much."""
        percent = _WHOLE * done // total if total else _WHOLE
        if percent == self._said or not self._stream.isatty():
            return
        self._said = percent
        text = say("{what}: {percent} %", what=self._what, percent=percent)
        self._stream.write(f"\r{text}" + ("\n" if percent == _WHOLE else ""))
        self._stream.flush()
