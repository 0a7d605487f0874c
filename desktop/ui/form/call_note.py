"""The note of a telephone call in a form: with whom somebody spoke, and when; it goes out with the notification.

One call is kept, and can be changed or taken away as long as the form is written. It must not write anything itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.refused import Refused
from desktop.presenters.calls import Call, call_words, noted
from desktop.presenters.steps.calling import CALLED
from desktop.presenters.steps.step import Answers
from desktop.presenters.times import moment, read_moment
from desktop.ui.ask import Ask
from desktop.ui.parts import box, button, label
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

_ADVICE: Final = "Wird im Verlauf der Meldung festgehalten, sobald Sie sie senden, für beide Seiten."


class CallNote(QWidget):
    """Offers to note a call, or says which is noted."""

    def __init__(self, now: Callable[[], int], inside: QWidget | None = None) -> None:
        """Begin without one; `now` gives the time in ms since 1970 UTC."""
        super().__init__(inside)
        self._now = now
        self._call: Call | None = None
        self._changed: Callable[[], None] = lambda: None
        layout = box(self, space=8)
        self.offer = button("Telefonisch übergeben …", self.ask, "quiet", "phone-forwarded")
        layout.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignLeft)
        self.said = label("", "strong", inside=self)
        layout.addWidget(self.said)
        self._row = WrappingRow(self)
        self.change = button("Anruf ändern …", self.ask, "quiet", "pencil")
        self.remove = button("Anruf entfernen", self._remove, "quiet", "x")
        for made in (self.change, self.remove):
            self._row.add(made)
        layout.addWidget(self._row)
        self.fill(None)

    @property
    def call(self) -> Call | None:
        """Give the call that is noted."""
        return self._call

    def fill(self, call: Call | None) -> None:
        """Show a call, or offer to note one."""
        self._call = call
        self.said.setText(tr(call_words(call.to, call.at, self._now())) if call else "")
        self.offer.setVisible(call is None)
        self.said.setVisible(call is not None)
        self._row.setVisible(call is not None)

    def listen(self, changed: Callable[[], None]) -> None:
        """Call back when a call was noted, changed or taken away."""
        self._changed = changed

    def ask(self) -> Ask:
        """Ask with whom somebody spoke, and when; gives the dialog, which is open."""
        ask = Ask("Telefonisch übergeben", _ADVICE, "Festhalten", CALLED, self.window())
        call = self._call
        ask.set_now(moment(read_moment(call.at, "at") if call else self._now()))
        to = ask.fields["to"]
        if call is not None and isinstance(to, QLineEdit):
            to.setText(call.to)
        ask.accepted_with.connect(lambda answers: self._note(ask, answers))
        ask.open()
        return ask

    def _note(self, ask: Ask, answers: Answers) -> None:
        try:
            call = noted(answers["to"], answers["at"], self._now())
        except Refused as refused:
            ask.show_problem(refused.reason, refused.field)
            return
        ask.finish()
        self.fill(call)
        self.change.setFocus()
        self._changed()

    def _remove(self) -> None:
        self.fill(None)
        self.offer.setFocus()
        self._changed()
