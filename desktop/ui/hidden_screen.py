"""What is shown instead of the workplace while a device has not met the server for too long: why, and the way out.

Nothing that lies here is shown, and none of it can be reached. A child does not wait for that: whoever is on call is
named, and a notification can be written, as on the command line; it is kept and goes out with the next contact. One
that was begun meanwhile and left, or locked away, can be gone on with; a draft from before cannot be reached.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.domain.said import say
from desktop.domain.settings import Settings
from desktop.presenters import drafts, form
from desktop.presenters.drafts import Listed
from desktop.presenters.notification_list import Filter
from desktop.presenters.strip import Standing
from desktop.ui.around import Around
from desktop.ui.centred_card import centred_card, heading
from desktop.ui.form.opening import open_form
from desktop.ui.on_call_sheet import show_on_call
from desktop.ui.parts import box, button, clear, label
from desktop.ui.screen_stack import ScreenStack
from desktop.ui.tab_walk import go_on
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

_WIDTH: Final = 560
_WHY: Final = (
    "Dieses Gerät hat den Server seit {days} Tagen nicht erreicht. Bis zum nächsten Abgleich bleiben Inhalte "
    "verborgen; es ist nichts verloren."
)
_PHONE: Final = (
    "Ist ein Kind jetzt in Gefahr, rufen Sie an: die Rufbereitschaft, die Leitstelle oder 110. Neue Meldungen lassen "
    "sich schreiben; sie gehen mit dem nächsten Abgleich hinaus."
)


class HiddenScreen(QWidget):
    """Waits for the next contact; to a form it is the window around, in which there is nothing else."""

    met = Signal()
    """The server was reached: content may be read again. Told once, however often it is reached after that."""

    def __init__(self, around: Around, lock: Callable[[], None]) -> None:
        """Say since when, offer what goes on, and begin to sync."""
        super().__init__()
        self._desk, self._window = around.desk, around.window
        self._around = replace(around, window=self)
        self._own = around.desk.workspace.own
        self._told = False
        self.stack = ScreenStack()
        box(self, space=0).addWidget(self.stack)
        self._card = QWidget()
        self.stack.addWidget(self._card)
        self._build(centred_card(self._card, _WIDTH), lock)
        self._bind(lock)
        self._desk.standing_changed.connect(self._stand)
        # A form goes once its draft is kept, or sent.
        self.stack.widgetRemoved.connect(self._list_begun)
        self._say_trouble(self._desk.standing)
        self._list_begun()

    def _build(self, layout: QBoxLayout, lock: Callable[[], None]) -> None:
        layout.addWidget(heading("Inhalte sind verborgen"))
        layout.addWidget(label(say(_WHY, days=self._own.days_alone)))
        layout.addWidget(label(_PHONE, "strong"))
        self.trouble = label("", "error")
        self.said = label("")
        for one in (self.trouble, self.said):
            one.hide()
            layout.addWidget(one)
        self.sync = button("Jetzt abgleichen", self._desk.sync, "primary")
        self.on_call = button("Rufbereitschaft", self._show_on_call)
        self.immediate = button("Sofortmeldung", partial(self.write, None, "", "immediate"))
        self.notification = button("Neue Meldung", partial(self.write, None, "", ""))
        self.lock = button("Sperren", lock)
        for offered, urgent in ((self.immediate, True), (self.notification, False)):
            offered.setHidden(form.first_offered(self._desk.workspace, immediate=urgent) is None)
        row = WrappingRow()
        for made in (self.sync, self.on_call, self.immediate, self.notification, self.lock):
            made.setAutoDefault(True)
            row.add(made)
        layout.addWidget(row)
        self.begun = QWidget()
        self._begun = box(self.begun, space=8)
        layout.addWidget(self.begun)

    def _bind(self, lock: Callable[[], None]) -> None:
        """Let the keys of the workplace do here what can be done here."""
        bind = self._around.actions.bind
        bind("sync", self, self._desk.sync)
        bind("on_call", self, self._show_on_call)
        bind("new_immediate", self, partial(self.write, None, "", "immediate"))
        bind("new_notification", self, partial(self.write, None, "", ""))
        bind("lock", self, lock)

    def _stand(self, standing: Standing) -> None:
        self._say_trouble(standing)
        self._look_whether_met()

    def _say_trouble(self, standing: Standing) -> None:
        self.trouble.setText(tr(standing.trouble))
        self.trouble.setVisible(bool(standing.trouble))

    def _look_whether_met(self) -> None:
        """Tell of the first contact: how things stand is told again before whoever listens takes this screen away."""
        if not self._told and not self._own.lease_over:
            self._told = True
            self.met.emit()

    def _list_begun(self, _index: int = 0) -> None:
        """Offer to go on with what was begun since content is hidden, and with nothing else."""
        clear(self._begun)
        found = drafts.begun_hidden(self._desk.workspace)
        if found:
            self._begun.addWidget(label("Angefangen und noch nicht gesendet", "strong"))
        for one in found:
            self._begun.addWidget(self._begun_row(one))
        self.begun.setVisible(bool(found))

    def _begun_row(self, one: Listed) -> QWidget:
        made = QWidget()
        layout = box(made, space=4)
        words = {"title": one.card.title, "time": one.card.time}
        layout.addWidget(label(say("{title}, gesichert {time}", **words)))
        resume = button("Weiterschreiben", partial(self.write, one.id, "", ""), None, "pencil-line")
        resume.setAccessibleName(tr(say("Weiterschreiben: {title}, gesichert {time}", **words)))
        resume.setAutoDefault(True)
        row = WrappingRow()
        row.add(resume)
        layout.addWidget(row)
        return made

    def _show_on_call(self) -> None:
        show_on_call(self._desk, self)

    def showEvent(self, event: QShowEvent) -> None:
        """Look whether the server was reached before anybody listened."""
        super().showEvent(event)
        self._look_whether_met()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Lead to where somebody goes on."""
        super().focusInEvent(event)
        self.sync.setFocus()

    def focusNextPrevChild(self, forward: object) -> bool:
        """Let Tab go through everything as it is laid out, whenever it was made."""
        return go_on(self, forward=bool(forward))

    # What a form asks of the window around it.

    def write(self, draft: bytes | None, category: str, urgency: str) -> None:
        """Open a form: a new one, or that of a draft which was left here."""
        open_form(self._around, self, draft, category, urgency)

    def show_area(self, _name: str) -> None:
        """Show again why content is hidden; a form that is left can be gone on with."""
        self._list_begun()
        self.said.hide()
        self.stack.setCurrentWidget(self._card)
        self.sync.setFocus()

    def name_area(self, _name: str) -> None:
        """Say no longer what became of the form before."""
        self.said.hide()

    def name_whom(self) -> None:
        """Name nobody beside a form: there is no strip."""

    def show_notification(self, _entity: bytes) -> None:
        """Show nothing of it: it is content by now."""
        self.show_area("")

    def show_contact(self, _entity: bytes) -> None:
        """Show nothing of it."""

    def show_filter(self, _chosen: Filter) -> None:
        """Show no list."""

    def show_meeting(self, _entity: bytes) -> None:
        """Show nothing of it."""

    def show_rota(self, _unit: str) -> None:
        """Show nothing of it."""

    def announce(self, text: str, *, assertive: bool = False) -> None:
        """Say what became of what was done, and let it stand on the card."""
        self.said.setText(tr(text))
        self.said.show()
        self._window.announce(text, assertive=assertive)

    def apply(self, settings: Settings) -> None:
        """Look and speak as chosen."""
        self._window.apply(settings)

    @property
    def enrol_beside(self) -> Callable[[], None] | None:
        """Set up no other profile from here."""
        return None

    def change_passphrase(self) -> None:
        """Ask for a new passphrase."""
        self._window.change_passphrase()
