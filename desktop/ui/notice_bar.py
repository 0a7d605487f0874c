"""A bar above the strip for what somebody should know now: it stays until it is answered or no longer true.

It never closes by a timer of its own: whoever showed it takes it away. What another notice took the place of comes back
once that one has ended or was closed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtWidgets import QFrame, QWidget

from desktop.presenters.chips import Tone
from desktop.ui.parts import box, button, clear, label
from desktop.ui.theme import theme
from desktop.ui.theme.roles import set_role

_EDGES: Final = (20, 8, 12, 8)


@dataclass(slots=True)
class _Notice:
    text: str
    tone: Tone
    actions: list[tuple[str, Callable[[], object]]] = field(default_factory=list)


class NoticeBar(QFrame):
    """One sentence and what may be done about it; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin hidden."""
        super().__init__(parent)
        self._layout = box(self, "across", space=12)
        self._layout.setContentsMargins(*(theme.current().px(length) for length in _EDGES))
        self._notices: dict[str, _Notice] = {}
        self.hide()

    @property
    def topic(self) -> str:
        """Give the topic of what is shown, empty for nothing."""
        return next(reversed(self._notices), "")

    def show_notice(
        self, topic: str, text: str, tone: Tone, action: str = "", run: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence about a topic, before any about another; `action` names what can be done."""
        self._notices.pop(topic, None)
        self._notices[topic] = _Notice(text, tone, [(action, run)] if run is not None else [])
        self._show_latest()

    def add_action(self, action: str, run: Callable[[], object]) -> None:
        """Offer one thing more that can be done about what is shown."""
        self._notices[self.topic].actions.append((action, run))
        self._show_latest()

    def end(self, topic: str) -> None:
        """Take the notice about a topic away, and show the one before it again."""
        if self._notices.pop(topic, None) is not None:
            self._show_latest()

    def _show_latest(self) -> None:
        clear(self._layout)
        self.setVisible(bool(self._notices))
        if not self._notices:
            return
        topic, shown = self.topic, self._notices[self.topic]
        set_role(self, "notice", shown.tone)
        self._layout.addWidget(label(shown.text), 1)
        for action, run in shown.actions:
            self._layout.addWidget(button(action, run))
        self._layout.addWidget(button("Schließen", lambda: self.end(topic), "quiet"))
