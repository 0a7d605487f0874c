"""Says beside a form that the unit may have earlier notifications about the same child; hidden while it has none.

It must not decide anything: whether it is the same child is for people to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.domain.content import Child
from desktop.presenters.earlier import entry_hint
from desktop.ui.desk import Desk
from desktop.ui.parts import box, frame, label
from desktop.ui.words import tr

_HIDDEN: Final = "Im Diskretmodus verborgen, ob es welche gibt."


class EarlierCard(QWidget):
    """The hint of a form."""

    def __init__(self, inside: QWidget | None = None) -> None:
        """Begin hidden."""
        super().__init__(inside)
        self._children: tuple[Child, ...] = ()
        self._found, self._discreet = "", False
        made, layout = frame("card", space=8)
        box(self).addWidget(made)
        layout.addWidget(label("Frühere Meldungen", "section", inside=made))
        self.text = label("", inside=made)
        layout.addWidget(self.text)
        self.hide()

    def ask(self, desk: Desk, children: Sequence[Child]) -> None:
        """Look for what there is about these children, outside Qt's thread, where they are others than before."""
        wanted = tuple(children)
        if wanted != self._children:
            self._children = wanted
            self._say()
            desk.look(lambda workspace: entry_hint(workspace, wanted), partial(self._show, wanted))

    def be_discreet(self, *, on: bool) -> None:
        """Say nothing of what there is while somebody else may look on, not even whether there is anything."""
        self._discreet = on
        self._say()

    def _show(self, wanted: tuple[Child, ...], text: str) -> None:
        """Show what was found, unless other children were entered meanwhile."""
        if wanted == self._children:
            self._found = text
            self._say()

    def _say(self) -> None:
        hidden = _HIDDEN if self._children else ""
        text = hidden if self._discreet else self._found
        self.text.setText(tr(text))
        self.setVisible(bool(text))
