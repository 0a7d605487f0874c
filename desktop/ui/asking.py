"""What a screen has read outside Qt's thread, of which only the answer to what it asked last is shown.

Somebody goes on while it is being read, or has it shown at once: what arrives after that is older and is dropped, and
what has not been begun by then is not read at all, for somebody waits behind it. It must not know what is read.
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
        self._about: object = None
        self._again: Callable[[], None] | None = None
        self.awaited = False
        """Whether an answer is still to come."""

    def overtake(self) -> None:
        """Want no answer to what was asked before."""
        self._turn += 1
        self._again = None
        self.awaited = False

    def ask(
        self,
        about: object,
        read: Callable[[Workspace], T],
        then: Callable[[T], None],
        refused: Callable[[Refused], None] | None = None,
    ) -> None:
        """Have something read beside; `then` gets what was found or `refused` why nothing was.

        Of a question `about` something else nothing is heard any more. One about the same is answered first, and then
        asked once anew however often it was meanwhile: while much arrives there would else never be an answer.
        """
        begin = partial(self._begin, about, read, then, refused or self._desk.failed.emit)
        if self.awaited and about == self._about:
            self._again = begin
        else:
            begin()

    def _begin(
        self,
        about: object,
        read: Callable[[Workspace], T],
        then: Callable[[T], None],
        refused: Callable[[Refused], None],
    ) -> None:
        self.overtake()
        self.awaited, self._about = True, about
        turn = self._turn

        def look(workspace: Workspace) -> tuple[T, ...]:
            return (read(workspace),) if turn == self._turn else ()

        def hear(found: tuple[T, ...]) -> None:
            for answer in found:
                self._hear(turn, then, answer)

        self._desk.look(look, hear, partial(self._hear, turn, refused))

    def _hear(self, turn: int, hear: Callable[[T], None], answer: T) -> None:
        if turn != self._turn:
            return
        if is_gone(hear):
            self.overtake()
            return
        self.awaited = self._again is not None
        try:
            hear(answer)
        finally:
            # Also where whoever heard it failed at it: else nothing would ever be asked again.
            if turn == self._turn and self._again is not None:
                self._again()
