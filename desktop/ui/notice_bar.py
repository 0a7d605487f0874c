"""A bar above the strip for what somebody should know now: it stays until it is answered or no longer true.

It never closes by a timer of its own: whoever showed it takes it away.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QFrame, QWidget

from desktop.presenters.chips import Tone
from desktop.ui.parts import box, button, clear, label
from desktop.ui.theme import theme
from desktop.ui.theme.roles import set_role

_EDGES: Final = (20, 8, 12, 8)


class NoticeBar(QFrame):
    """One sentence and what may be done about it; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self._layout = box(self, "across", space=12)
        self._layout.setContentsMargins(*(theme.current().px(length) for length in _EDGES))
        self.topic = ""
        self.hide()

    def show_notice(
        self, topic: str, text: str, tone: Tone, action: str = "", run: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence about a topic, in place of the one before; `action` names what can be done."""
        self.topic = topic
        set_role(self, "notice", tone)
        clear(self._layout)
        self._layout.addWidget(label(text), 1)
        if run is not None:
            self._layout.addWidget(button(action, run))
        self._layout.addWidget(button("Schließen", self.hide, "quiet"))
        self.show()

    def add_action(self, action: str, run: Callable[[], object]) -> None:
        """Offer one thing more that can be done about what is shown."""
        self._layout.insertWidget(self._layout.count() - 1, button(action, run))

    def end(self, topic: str) -> None:
        """Take the notice about a topic away, if it is still the one shown."""
        if self.topic == topic:
            self.topic = ""
            self.hide()
