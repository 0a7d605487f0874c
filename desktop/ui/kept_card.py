"""The card that somebody has before them, and that it stays theirs while the list around it changes.

What is pressed next is meant for what somebody reads, and not for what would stand in its place. So the list keeps it
where it stands though it is of the list no more, until they go elsewhere; and where it has gone altogether, none is
chosen. It must not know what a card is about.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import Final

GONE: Final = "Der Eintrag, den Sie gelesen haben, ist nicht mehr da."


class KeptCard:
    """The number of the card chosen in one list."""

    def __init__(self) -> None:
        """Begin with none."""
        self.number: int | None = None
        self.beside = False
        """Whether it stands in the list only because somebody has it before them."""
        self.lost = False
        """Whether it has gone altogether, so that none is chosen until somebody chooses."""
        self._held = False

    def choose(self, number: int | None) -> None:
        """Take it that somebody has a card before them."""
        self.number = number
        self._held = number is not None
        self.lost = False

    def stand(self, number: int | None, *, seen: bool) -> None:
        """Take it that the list shows this one as chosen now, to somebody or to nobody."""
        self.number = number
        self._held = seen and number is not None

    def leave(self) -> bool:
        """Take it that nobody has it before them any more; says whether it stands in the list for their sake alone."""
        was, self.beside, self._held, self.lost = self.beside, False, False, False
        return was

    def among(self, numbers: Sequence[int], row: int, now: Callable[[], int | None]) -> Sequence[int]:
        """Give what stands in the list, with the one somebody has before them in its row if it is of it no more.

        `now` gives the number it has by now, None where it is there no more.
        """
        self.beside = False
        if not self._held or row < 0 or self.number in numbers:
            return numbers
        there = now()
        if there is None:
            return numbers
        self.number = there
        if there in numbers:
            return numbers
        self.beside = True
        return array("q", [*numbers[:row], there, *numbers[row:]])

    def row_instead(self, row: int, rows: int) -> int:
        """Give the row to choose where the one chosen stands in none: the one in its place, -1 if it was held."""
        self.lost = self.lost or self._held
        return -1 if self.lost else min(max(row, 0), rows - 1)
