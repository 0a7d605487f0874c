"""A tile of the overview: a heading, and what was found for it, which is read outside Qt's thread.

What cannot be read keeps the other tiles standing. While much changes it shows one answer after the other, and never
has more than one read for it and one wanted. It must not know what it shows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop.domain.refused import Refused
from desktop.ui.asking import Asking
from desktop.ui.desk import Desk
from desktop.ui.focus import FocusWithin
from desktop.ui.parts import box, button, clear, frame, label
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow
from desktop.workspace.workspace import Workspace

T = TypeVar("T")
_PATIENCE_MS: Final = 150
"""Who waits longer than this is told that something is being read."""
_READING: Final = "Wird gelesen …"


class Tile(QWidget, Generic[T]):
    """One part of the overview; `fill` gets what `ask` has found, and the layout it is to stand in."""

    def __init__(
        self,
        title: str,
        desk: Desk,
        ask: Callable[[Workspace], T],
        show: Callable[[T], QWidget],
        otherwise: str = "",
    ) -> None:
        """Begin with the heading alone; `look` fills it. `otherwise` says what to do while it cannot be read."""
        super().__init__()
        self._otherwise = otherwise
        self._asking, self._ask, self._make = Asking(desk), ask, show
        self._found: T | None = None
        card, inner = frame("card", space=12)
        box(self).addWidget(card)
        inner.addWidget(label(title, "section"))
        self.content = QWidget()
        self._layout = box(self.content, space=8)
        inner.addWidget(self.content)
        inner.addStretch(1)
        self.setAccessibleName(tr(title))
        self._slow = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._slow.timeout.connect(self._say_reading)
        self._slow.start()

    def look(self) -> None:
        """Read anew what it shows."""
        self._asking.ask("tile", self._ask, self._take, self._fail)

    def rest(self) -> None:
        """Want nothing of what is still to be read: nobody sees it, and what they see now is read first."""
        self._asking.overtake()

    def show_anew(self) -> None:
        """Show what was found once more: only how it is said has changed."""
        if self._found is not None:
            self._put(self._make(self._found))

    def _take(self, found: T) -> None:
        """Show what was found, unless it stands there already."""
        if found != self._found:
            self._found = found
            self._put(self._make(found))

    def _fail(self, reason: Refused) -> None:
        self._found = None
        made = QWidget()
        layout = box(made, space=8)
        layout.addWidget(label(reason.message, "muted"))
        if self._otherwise:
            layout.addWidget(label(self._otherwise))
        row = WrappingRow()
        row.add(button("Noch einmal lesen", self.look, "quiet", "refresh-cw"))
        layout.addWidget(row)
        self._put(made)

    def _say_reading(self) -> None:
        self._put(label(_READING, "muted"))

    def _put(self, what: QWidget) -> None:
        """Show something in the place of what stood there; who was in it with the keyboard is in it again."""
        self._slow.stop()
        focused = FocusWithin(self.content)
        if focused.there:
            self.setFocus()
        clear(self._layout)
        self._layout.addWidget(what)
        # Now, not when it is next laid out: until then it could not take the focus.
        what.show()
        focused.give_to(what, what.focusProxy() or self)
