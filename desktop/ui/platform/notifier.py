"""The icon in the tray and the notices of the operating system.

A notice is one of a few fixed sentences: they stand on a locked screen and in the system's history of notices, so
nothing of a child may get into one. That is why no text can be passed in.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

APPLICATION: Final = "Schutzbrücke"
_OPENING: Final = frozenset({QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick})


class Notice(Enum):
    """Everything the operating system may be told, in German; it is translated when it is shown."""

    IMMEDIATE = "Neue Sofortmeldung. Bitte den Eingang bestätigen."
    IMMEDIATE_LOCKED = "Neue Sofortmeldung. Bitte entsperren und den Eingang bestätigen."
    NEW = "Neue Meldung."
    HALF = "Eine Frist läuft. Bitte den Eingang bestätigen."
    OVER = "Eine Frist ist abgelaufen. Bitte sofort nachsehen."
    UNLOCK_TO_RECEIVE = "Kein Empfang – bitte entsperren."
    STILL_RUNNING = "Schutzbrücke läuft weiter und meldet sich."


def _nowhere(_text: str) -> None:
    return


class Tray(QObject):
    """Shows notices by the icon in the tray, and where there is no tray in the way that is left."""

    activated = Signal()

    def __init__(
        self,
        shown: QSystemTrayIcon | None,
        translate: Callable[[str], str],
        parent: QObject | None = None,
        otherwise: Callable[[str], None] = _nowhere,
    ) -> None:
        super().__init__(parent)
        self._translate = translate
        self._otherwise = otherwise
        self._shown = shown
        self._wanted = True
        if shown is not None:
            shown.activated.connect(self._clicked)
            shown.messageClicked.connect(self.activated)
            shown.setToolTip(APPLICATION)
            shown.show()

    @property
    def available(self) -> bool:
        """Tells whether there is a tray, and the icon in it."""
        return self._shown is not None and self._wanted

    def want(self, *, wanted: bool) -> None:
        """Shows the icon, or does without it: notices then come in the way that is left."""
        self._wanted = wanted
        if self._shown is not None:
            (self._shown.show if wanted else self._shown.hide)()

    def notify(self, notice: Notice) -> None:
        """Shows one of the fixed sentences."""
        text = self._translate(notice.value)
        if self._shown is not None and self._wanted:
            self._shown.showMessage(APPLICATION, text, self._shown.icon())
        else:
            self._otherwise(text)

    def close(self) -> None:
        """Takes the icon out of the tray."""
        if self._shown is not None:
            self._shown.hide()

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in _OPENING:
            self.activated.emit()


def tray_icon(icon: QIcon, parent: QObject | None = None) -> QSystemTrayIcon | None:
    """Gives an icon for the tray of this desktop; None where there is no tray."""
    return QSystemTrayIcon(icon, parent) if QSystemTrayIcon.isSystemTrayAvailable() else None


def notice_without_tray(find: Callable[[str], str | None] = shutil.which) -> Callable[[str], None]:
    """Gives what shows a text on a desktop that has notices and no tray, as GNOME; nothing where nothing is found."""
    program = find("notify-send")
    if program is None:
        return _nowhere
    return lambda text: _start(program, ["--app-name", APPLICATION, APPLICATION, text])


def _start(program: str, arguments: list[str]) -> None:
    QProcess.startDetached(program, arguments)
