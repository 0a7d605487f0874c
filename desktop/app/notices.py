"""What the program says in the bar above a workplace: it rings, it is about to lock, something failed, a policy errs.

There is room for one of them. That it is about to lock goes before that it rings; what failed comes back when neither
is to be said. It must not decide when any of it is so.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from desktop.app.locking import Locking
from desktop.app.ringer import Ringer
from desktop.domain.precedence import Held
from desktop.domain.refused import Refused
from desktop.presenters.chips import Tone
from desktop.presenters.governing import policy_words
from desktop.presenters.last_draft import lock_soon_words
from desktop.presenters.ringing import most_pressing
from desktop.ui.desk import Desk
from desktop.ui.window import Window

_IDLE: Final = "idle"
_POLICY: Final = "policy"
_SOON: Final[dict[bool, Tone]] = {False: "warn", True: "danger"}
_FAILED: Final = "failed"
_RINGS: Final = "rings"
_WAITS: Final = "Eine Sofortmeldung wartet auf Ihre Eingangsbestätigung."


class Notices(QObject):
    """Speaks in the bar of whatever workplace the window shows; where there is none it is silent."""

    def __init__(self, window: Window, ringer: Ringer, locking: Locking, parent: QObject) -> None:
        """Take who knows what there is to say."""
        super().__init__(parent)
        self._window = window
        self._ringer = ringer
        self._locking = locking
        locking.idle_warning.connect(self._warn_idle)
        locking.idle_continued.connect(lambda: self._end(_IDLE))
        ringer.rings.connect(self.show_ringing)
        ringer.arrived.connect(self._say_arrived)

    def follow(self, desk: Desk) -> None:
        """Say what fails in an unlocked profile, for as long as it does."""
        desk.failed.connect(self.say_failed)
        desk.mended.connect(lambda: self._end(_FAILED))

    def show_policy(self, held: Held) -> None:
        """Say what is wrong with the settings of the administration, if anything is."""
        workplace = self._window.workplace
        if workplace is not None and held.wrong:
            show = partial(self._window.show_area, "settings")
            workplace.notice.show_notice(_POLICY, policy_words(held), "warn", "Anzeigen", show)

    def show_ringing(self, _changed: object = None) -> None:
        """Say for as long as it rings that it does, and let it be silenced."""
        workplace = self._window.workplace
        if workplace is None:
            return
        if not self._ringer.ringing:
            workplace.notice.end(_RINGS)
        elif workplace.notice.topic != _IDLE:
            workplace.notice.show_notice(_RINGS, _WAITS, "danger", "Alarm stumm", self._ringer.silence)
            workplace.notice.add_action("Anzeigen", self._show_most_pressing)

    def say_failed(self, reason: Refused) -> None:
        """Say why something did not hold, where no screen does; what rings can be silenced there, and comes back."""
        if self._window.workplace is not None:
            notice = self._window.workplace.notice
            notice.show_notice(_FAILED, reason.message, "danger")
            if self._ringer.ringing:
                notice.add_action("Alarm stumm", self._ringer.silence)
        self._window.announce(reason.message, assertive=True)

    def _say_arrived(self) -> None:
        """Tell those who hear the screen at once that something immediate has come; never what."""
        self._window.announce(_WAITS, assertive=True)

    def _warn_idle(self, seconds: int) -> None:
        """Say in the last minute that the program is about to lock; any input goes on."""
        workplace = self._window.workplace
        if workplace is None:
            return
        first = workplace.notice.topic != _IDLE
        failing = bool(self._window.failing)
        text, tone = lock_soon_words(seconds, failing=failing), _SOON[failing]
        workplace.notice.show_notice(_IDLE, text, tone, "Weiter arbeiten", self._locking.extend)
        if first:
            self._window.announce(text, assertive=failing)

    def _end(self, topic: str) -> None:
        if self._window.workplace is not None:
            self._window.workplace.notice.end(topic)
            self.show_ringing()
            if self._window.failing and not self._ringer.ringing:
                self._window.workplace.notice.show_notice(_FAILED, self._window.failing, "danger")

    def _show_most_pressing(self) -> None:
        """Show what rings, whatever filter, search or area is before it."""
        entity = most_pressing(self._window.desk.workspace) if self._window.desk is not None else None
        if entity is not None:
            self._window.show_notification(entity)
