"""The line below a notification that asks for training cards. It hides nothing and holds nothing back.

Whoever has no time now says why and is asked again another day; the lead of the unit sees that.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QFrame, QWidget

from desktop.domain.refused import Refused
from desktop.domain.said import joined, say
from desktop.presenters import training
from desktop.presenters.steps.question import REASON
from desktop.presenters.training import Asked
from desktop.ui.around import Around
from desktop.ui.ask import Ask
from desktop.ui.cards.taking import CardTaker
from desktop.ui.parts import box, button, label
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

_LATER: Final = (
    "Später bearbeiten?",
    "Die Meldung ist zu lesen, wie sie ist. Morgen wird wieder gefragt. Die Leitung Ihrer Stelle sieht den Grund.",
    "Später",
)


class AskedBar(QFrame):
    """Asks for what is to be learnt before notifications like the one that is shown."""

    def __init__(self, around: Around, parent: QWidget) -> None:
        """Ask for nothing yet; then it is not there."""
        super().__init__(parent)
        set_role(self, "banner", "info")
        self._desk, self._announce = around.desk, around.window.announce
        self._notification = b""
        self._asked: Asked | None = None
        self.taker = CardTaker(around.desk, self, self._follow)
        self.question: Ask | None = None
        layout = box(self, space=8, margin=12)
        self.said = label("")
        layout.addWidget(self.said)
        row = WrappingRow()
        self.now = button("Jetzt bearbeiten", self._do, None, "graduation-cap")
        self.later = button("Später …", self._ask_why, "quiet", "clock")
        for one in (self.now, self.later):
            row.add(one)
        layout.addWidget(row)
        self.hide()

    def show_for(self, entity: bytes) -> None:
        """Ask for what is to be learnt before a notification like this one; of anything else, for nothing."""
        self.show_asked(entity, training.asked_about(self._desk.workspace, entity))

    def show_asked(self, entity: bytes, asked: Asked | None) -> None:
        """Ask for what was found to be learnt before a notification."""
        self._notification, self._asked = entity, asked
        if asked is not None:
            titles = joined((title for _, title in asked.sets), ", ")
            self.said.setText(tr(say("{why} Noch offen: {titles}.", why=asked.text, titles=titles)))
        self.setVisible(asked is not None)

    def _do(self) -> None:
        if self._asked is not None:
            self.taker.do(self._asked.sets[0][0])

    def _ask_why(self) -> None:
        ask = self.question = Ask(*_LATER, (REASON,), self.window())
        ask.accepted_with.connect(lambda answers: self._put_off(ask, answers["reason"]))
        ask.open()

    def _put_off(self, ask: Ask, reason: str) -> None:
        wanted = self._asked
        if wanted is None:
            ask.finish()
            return

        def then(_nothing: None) -> None:
            ask.finish()
            self._follow("Aufgeschoben. Morgen wird wieder gefragt.")

        def refused(why: Refused) -> None:
            ask.show_problem(why.reason, why.field)

        self._desk.do(lambda workspace: training.put_off(workspace, wanted.key, reason), then, refused)

    def _follow(self, said: str) -> None:
        self._announce(said)
        self.show_for(self._notification)
