"""A dialog that asks a few things and has them done: it closes only once they are, and says in itself what is wrong.

Esc leaves it; Enter confirms, and in a field of several lines Ctrl+Enter. The confirming button is the default one
unless what it does destroys something: then Enter confirms only from a line in which something was written. What is
pressed after that and before it is done is pressed again where the keyboard was before.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from desktop.presenters.steps.question import Question
from desktop.ui.ask_field import AskField
from desktop.ui.focus import FocusBefore
from desktop.ui.kept_keys import KeptKeys, press_again
from desktop.ui.parts import box, button, label, scrolled
from desktop.ui.tab_walk import go_on, show_whole
from desktop.ui.theme import theme
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr

_WIDTH: Final = 480
_MARGIN: Final = 24
_BAR: Final = Qt.ScrollBarPolicy.ScrollBarAsNeeded
_NO_BAR: Final = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class Ask(QDialog):
    """Asks, and stays open until what was asked for is done."""

    accepted_with = Signal(dict)

    def __init__(
        self, heading: str, text: str, confirm: str, questions: Sequence[Question], parent: QWidget | None = None
    ) -> None:
        """Make a dialog; all texts are translated here."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Schutzbrücke")
        self.setModal(True)
        self.setMinimumWidth(theme.current().px(_WIDTH))
        self._questions = tuple(questions)
        self._left = False
        self._before = FocusBefore()
        self._keys = KeptKeys(self)
        self.finished.connect(self._before.give_back)
        self._asked: dict[str, AskField] = {}
        self.fields: dict[str, QWidget] = {}
        self._page = QWidget()
        layout = self._layout = box(self._page, space=12)
        layout.addWidget(label(heading, "section"))
        self.about = label("", "muted")
        self.about.hide()
        layout.addWidget(self.about)
        if text:
            layout.addWidget(label(text))
        for question in self._questions:
            self._add(question)
        layout.addStretch(1)
        self.problem = label("", "error")
        self.problem.hide()
        self._area = scrolled(self._page)
        # Where there is too little room it is the page that scrolls: no button is pressed together for it.
        self._area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        outer = box(self, space=12, margin=_MARGIN)
        outer.addWidget(self._area, 1)
        outer.addWidget(self.problem)
        outer.addLayout(self._buttons(confirm))

    def _add(self, question: Question) -> None:
        asked = AskField(question)
        if question.heading:
            self._layout.addWidget(label(question.heading, "strong"))
        self._layout.addWidget(asked.widget)
        self._asked[question.name] = asked
        self.fields[question.name] = asked.field
        for name in {one.name for one in question.after}:
            self._asked[name].listen(self._follow)
        asked.follow(self._asked)

    def _follow(self) -> None:
        """Let each be answered or not, in their order: what is out of reach has no answer for those after it."""
        for asked in self._asked.values():
            asked.follow(self._asked)

    def _buttons(self, confirm: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = self.cancel = button("Abbrechen", self.reject)
        # Else Enter on it would be taken by the default button, which is the other one.
        cancel.setAutoDefault(True)
        row.addWidget(cancel)
        self.confirm = button(confirm, self._confirm, "primary")
        self.confirm.setDefault(True)
        row.addWidget(self.confirm)
        return row

    def showEvent(self, event: QShowEvent) -> None:
        """Open as high as what is asked needs: Qt leaves wrapped lines out of account. Beyond the window it scrolls."""
        super().showEvent(event)
        self._grow()

    def _grow(self) -> None:
        layout, parent = self.layout(), self.parentWidget()
        if layout is None:
            return
        layout.activate()
        room = self._area.maximumViewportSize()
        wanted = self.height() + self._page.heightForWidth(room.width()) - room.height()
        most = parent.window().height() if parent is not None else self.screen().availableGeometry().height()
        # A bar that is there would keep itself there by how lines wrap beside it.
        self._area.setVerticalScrollBarPolicy(_NO_BAR if wanted <= most else _BAR)
        self.resize(self.width(), min(wanted, most))
        self._area.setVerticalScrollBarPolicy(_BAR)
        # Its lines were wrapped beside a bar that goes with the room, or that keeps itself there by how they wrap.
        over = self._area.verticalScrollBar().maximum()
        self.resize(self.width(), min(self.height() + over, most))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Confirm by Ctrl+Enter from anywhere, and by Enter from a line somebody has written in."""
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        field = self.focusWidget()
        written = isinstance(field, QLineEdit) and bool(field.text().strip())
        if entered and (written or event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self.confirm.click()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: object) -> bool:
        """Let Tab go down the questions, and show all of the one it comes to however little room there is."""
        return go_on(self, forward=bool(forward))

    def set_about(self, about: str) -> None:
        """Say in the head of the dialog, never in its title, which of several things is asked about."""
        self.about.setText(tr(about))
        self.about.show()

    def set_destructive(self) -> None:
        """Let the confirming button look like what it does; Enter leaves everything as it is unless it is chosen."""
        self.cancel.setDefault(True)
        if self.focusWidget() is self.confirm:
            self.cancel.setFocus()
        set_role(self.confirm, "danger")

    def finish(self) -> None:
        """Close, for what was asked for is done; somebody may have left already."""
        if not self._left:
            keys, before = self._keys.end(), self._before
            self.accept()
            # Once whoever waits for it has been told: what is pressed next is about what was done.
            if keys:
                QTimer.singleShot(0, lambda: press_again(keys, before.widget))

    def done(self, result: int) -> None:
        """Leave."""
        self._left = True
        self._keys.end()
        super().done(result)

    @property
    def left(self) -> bool:
        """Say whether somebody has left the dialog, or it has done its work."""
        return self._left

    def set_now(self, now: datetime) -> None:
        """Preset the moments asked for."""
        for asked in self._asked.values():
            asked.set_now(now)

    def show_problem(self, message: str, field: str | None = None) -> None:
        """Say what is wrong, and go to the field it is about."""
        if self._left:
            return
        self._keys.end()
        self.problem.setText(tr(message))
        self.problem.show()
        self._grow()
        self.confirm.setEnabled(True)
        wrong = self.fields.get(field or "")
        for name, asked in self._asked.items():
            asked.mark(wrong=name == field)
        if wrong is not None:
            wrong.setFocus()
            show_whole(wrong)

    def _confirm(self) -> None:
        answers = {name: asked.answer for name, asked in self._asked.items()}
        for question in self._questions:
            asked = self.fields[question.name].isEnabled()
            if question.needed and asked and not answers[question.name]:
                self.show_problem("Hier fehlt eine Angabe.", question.name)
                return
        self.problem.hide()
        self.confirm.setEnabled(False)
        self._keys.begin(self.focusWidget())
        self.accepted_with.emit(answers)
