"""What a screen has read outside Qt's thread, of which only the answer to what it asked last is shown.

Somebody goes on while it is being read, or has it shown at once: what arrives after that is older and is dropped. It
must not know what is read.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from desktop.domain.refused import Refused
from desktop.ui.desk import Desk
from desktop.ui.gone import is_gone
from desktop.workspace.workspace import Workspace

T = TypeVar("T")


class Asking:
    """One question at a time."""

    def __init__(self, desk: Desk) -> None:
        """Take the desk that is asked."""
        self._desk = desk
        self._turn = 0
        self.awaited = False
        """Whether an answer is still to come."""

    def overtake(self) -> None:
        """Want no answer to what was asked before."""
        self._turn += 1
        self.awaited = False

    def ask(
        self,
        read: Callable[[Workspace], T],
        then: Callable[[T], None],
        refused: Callable[[Refused], None] | None = None,
    ) -> None:
        """Have something read beside; unless asked anew since, `then` gets what was found or `refused` why not."""
        self.overtake()
        self.awaited = True
        fail = None if refused is None else partial(self._hear, self._turn, refused)
        self._desk.look(read, partial(self._hear, self._turn, then), fail)

    def _hear(self, turn: int, hear: Callable[[T], None], answer: T) -> None:
        if turn == self._turn and not is_gone(hear):
            self.awaited = False
            hear(answer)
