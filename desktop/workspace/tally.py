"""How many events wait, and how many are quarantined.

Counted once from the log and then kept in step, because a status is asked for all the time. Nothing else is counted:
nearly all events are applied, and to count those would take longer the longer the log is.
"""

from __future__ import annotations

from typing import Final

from desktop.domain.outcome import Outcome, Verdict
from desktop.workspace.journal import Journal

COUNTED: Final = (Verdict.WAITING, Verdict.QUARANTINED)


class Tally:
    """What of the log is kept aside."""

    def __init__(self, journal: Journal) -> None:
        """Count when first asked."""
        self._journal = journal
        self._counts: dict[str, int] | None = None

    def count(self, verdict: Verdict) -> int:
        """Give how many events ended in one of the verdicts that are counted."""
        if self._counts is None:
            self._counts = dict.fromkeys(COUNTED, 0)
            for (name, _), count in self._journal.log.outcomes(among=COUNTED).items():
                self._counts[name] += count
        return self._counts[verdict]

    def add(self, outcome: Outcome) -> None:
        """Count one more event."""
        self._move(outcome.verdict, 1)

    def change(self, before: str, after: Outcome) -> None:
        """Count an event that was folded again."""
        self._move(before, -1)
        self._move(after.verdict, 1)

    def _move(self, verdict: str, by: int) -> None:
        if self._counts is not None and verdict in self._counts:
            self._counts[verdict] += by

    def forget(self) -> None:
        """Count again when next asked: what was counted may not have held."""
        self._counts = None
