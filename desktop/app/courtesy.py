"""Lets the window go first: who works beside its thread pauses while it has something to do.

Both share one interpreter, in which two busy threads each take twice as long. A turn of the window is short, so the
work beside it loses little by waiting for the turn's end, and the person at the keys waits half as long. It must never
hold anybody up for long: there is one pause in each turn, and that pause has an end of its own. No Qt in here.
"""

from __future__ import annotations

import threading


class Courtesy:
    """Knows whether the window's thread is in a turn."""

    def __init__(self, longest: float = 0.05) -> None:
        """Begin with a window at rest; a turn that takes longer than so many seconds has to share."""
        self.longest = longest
        self._rests = threading.Event()
        self._rests.set()
        self._turn = 0
        self._waited = threading.local()

    @property
    def in_turn(self) -> bool:
        """Say whether the window has something to do."""
        return not self._rests.is_set()

    def begin(self) -> None:
        """The window has something to do; within a turn this says nothing new."""
        if not self.in_turn:
            self._turn += 1
            self._rests.clear()

    def end(self) -> None:
        """The window has done it."""
        self._rests.set()

    def give_way(self) -> None:
        """Wait for the end of a turn, once; called by every thread beside the window's, between two small steps."""
        turn = self._turn
        if self.in_turn and turn != getattr(self._waited, "turn", 0):
            self._waited.turn = turn
            self._rests.wait(self.longest)
