"""How many events ended how.

Counted once from the log and then kept in step, because a status is asked for all the time.
"""

from __future__ import annotations

from desktop.domain.outcome import Outcome, Verdict
from desktop.workspace.journal import Journal


class Tally:
    """The outcomes of all events of the log."""

    def __init__(self, journal: Journal) -> None:
        """Count when first asked."""
        self._journal = journal
        self._counts: dict[str, int] | None = None

    def count(self, verdict: Verdict) -> int:
        """Give how many events ended in a verdict."""
        if self._counts is None:
            self._counts = {}
            for (name, _), count in self._journal.log.outcomes().items():
                self._counts[name] = self._counts.get(name, 0) + count
        return self._counts.get(verdict, 0)

    def add(self, outcome: Outcome) -> None:
        """Count one more event."""
        self._move(outcome.verdict, 1)

    def change(self, before: str, after: Outcome) -> None:
        """Count an event that was folded again."""
        self._move(before, -1)
        self._move(after.verdict, 1)

    def _move(self, verdict: str, by: int) -> None:
        if self._counts is not None:
            self._counts[str(verdict)] = self._counts.get(verdict, 0) + by

    def forget(self) -> None:
        """Count again when next asked: what was counted may not have held."""
        self._counts = None
