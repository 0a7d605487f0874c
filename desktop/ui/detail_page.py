"""A page on which the one chosen is read: parts below each other that scroll down, or a sentence where none is chosen.

What is shown again keeps its place, and the button that has the focus keeps it. It must not know what is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.focus import FocusWithin
from desktop.ui.parts import box, clear, label
from desktop.ui.scrolling import Scrolling
from desktop.ui.theme import theme
from desktop.ui.words import tr

_MARGIN: Final = 24


class DetailPage(Scrolling):
    """Parts, or a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing."""
        super().__init__(parent)
        self._page = QWidget()
        self._layout = box(self._page, space=16, margin=_MARGIN)
        self.setWidget(self._page)
        self._key: object = None
        self._of: object = None

    @property
    def room(self) -> int:
        """Give the width there is for what stands on the page (px)."""
        return self.viewport().width() - theme.current().px(2 * _MARGIN)

    def show_nothing(self, text: str, name: str) -> None:
        """Show a sentence; `name` is what is heard of the page."""
        self._key = self._of = None
        self._empty()
        self.setAccessibleName(tr(name))
        said = label(text, "muted")
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._layout.addStretch(1)
        self._layout.addWidget(said)
        self._layout.addStretch(2)

    def show_parts(self, key: object, name: str, make: Callable[[], Sequence[QWidget]], of: object = None) -> None:
        """Show the parts of what has a key; what is shown under the same key again keeps its place.

        `of` is all that the parts are made of, where somebody says so: made of the same, they are left as they stand.
        """
        again = key == self._key
        if again and of is not None and of == self._of:
            return
        self._key, self._of = key, of
        place, focused = self.verticalScrollBar().value() if again else 0, FocusWithin(self._page)
        self._empty()
        self.setAccessibleName(name)
        for part in make():
            self._layout.addWidget(part)
            part.show()
        self._layout.addStretch(1)
        # Laid out now: until then the bar does not know how far down the page goes.
        self._page.adjustSize()
        self._layout.activate()
        self.verticalScrollBar().setValue(place)
        if again:
            focused.give_to(self._page, self)

    def _empty(self) -> None:
        if FocusWithin(self._page).there:
            self.setFocus()
        clear(self._layout)
