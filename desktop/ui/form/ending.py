"""How a form ends: sent, discarded or left. It goes away only once the profile says that nothing of it is lost.

It must not check what a draft says; whoever asks it to send has done so.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QObject

from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.presenters import access, drafts, form
from desktop.presenters.drafts import Draft
from desktop.ui.around import Around
from desktop.ui.form.autosave import Autosave

_SENT: Final = {
    True: "Meldung gesichert. Sie wird gesendet, sobald eine Verbindung besteht.",
    False: "Meldung gesichert. Sie wird jetzt übermittelt.",
}

_ASKED: Final = {
    True: "Freigabe angefordert, nichts gesendet. Die Anforderung wartet hier auf eine Verbindung.",
    False: "Freigabe angefordert. Bis dahin wird nichts gesendet.",
}
_FOLLOWED: Final = {
    True: "Gesichert. Es wird gesendet, sobald eine Verbindung besteht.",
    False: "Gesichert. Es wird jetzt übermittelt.",
}
_PHONED: Final = "Telefonische Übergabe festgehalten. Gesendet wurde nichts."
_TURNED_AWAY: Final = "Meldung gesichert. Der Server nimmt sie jetzt nicht an: Rufen Sie an."


class Form(Protocol):
    """What is to end."""

    @property
    def draft(self) -> bytes:
        """Give the id of the draft."""

    def draft_now(self) -> Draft:
        """Give the draft as it stands."""

    def stay(self, reason: Refused) -> None:
        """Go on, since what was to end it did not hold, and say why."""


class Ending(QObject):
    """The end of one form."""

    def __init__(self, around: Around, form: Form, autosave: Autosave, close: Callable[[], None]) -> None:
        """Take a form, what saves it and what takes it away."""
        super().__init__(autosave)
        self._desk, self._window = around.desk, around.window
        self._form = form
        self._autosave = autosave
        self._close = close

    def send(self) -> None:
        """Send what is written."""
        draft, person = self._form.draft_now(), self._desk.person
        self._autosave.stop()
        self._desk.do(lambda workspace: form.send(workspace, draft, person), self._sent, self._refused)

    def _sent(self, entity: bytes) -> None:
        said = self._said(entity)
        self._desk.files.attach_waiting()
        self._close()
        self._window.show_notification(entity)
        self._window.announce(said)

    def _said(self, entity: bytes) -> str:
        """Say what became of it."""
        workspace, offline = self._desk.workspace, bool(self._desk.standing.trouble)
        if form.was_phoned(workspace, entity):
            return _PHONED
        if access.only_told(workspace):
            return _TURNED_AWAY
        if self._form.draft_now().completes:
            return _FOLLOWED[offline]
        return (_ASKED if form.was_asked_for(workspace, entity) else _SENT)[offline]

    def follow(self) -> None:
        """Go away once the draft is sent by the form this one has taken the place of."""
        self._desk.changed.connect(self._end_if_sent)
        self._end_if_sent()

    def _end_if_sent(self, _ids: object = None) -> None:
        entity = form.sent(self._desk.workspace, self._form.draft_now())
        if entity is not None:
            self._desk.changed.disconnect(self._end_if_sent)
            self._autosave.stop()
            self._sent(entity)

    def discard(self) -> None:
        """Discard the draft; among the drafts it can be taken back."""
        self._autosave.save_now()
        self._autosave.stop()
        draft = self._form.draft
        self._desk.do(lambda workspace: drafts.discard(workspace, draft), self._discarded, self._refused, send=False)

    def _discarded(self, _nothing: None) -> None:
        self._close()
        self._window.show_area("drafts")
        self._window.announce(say("Entwurf verworfen."))

    def leave(self) -> None:
        """Leave the form; it goes once the draft is kept, and comes back where it could not be."""
        self._window.show_area("drafts")
        self._autosave.finish(self._close, self._come_back)

    def _come_back(self, reason: Refused) -> None:
        self._window.write(self._form.draft, "", "")
        self._form.stay(reason)

    def _refused(self, reason: Refused) -> None:
        self._autosave.go_on()
        self._form.stay(reason)
