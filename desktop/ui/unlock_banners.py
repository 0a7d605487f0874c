"""What the lock screen says above its field: why it is locked, and that something urgent waits to be read.

Nothing of what waits is known here.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QWidget

from desktop.ui.parts import box, button, frame, label
from desktop.ui.theme.roles import set_role
from desktop.ui.theme.tokens import Tone
from desktop.ui.words import tr


class Banners(QWidget):
    """A notice and an alarm, each shown only when there is one."""

    silence_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with neither."""
        super().__init__(parent)
        layout = box(self)
        self.alarm, self.alarm_text, inner = _banner("danger")
        self.quiet: QPushButton = button("Ton aus", self._silence)
        self.quiet.setAutoDefault(True)
        inner.addWidget(self.quiet)
        self.notice, self.notice_text, _ = _banner("neutral")
        for part in (self.alarm, self.notice):
            layout.addWidget(part)
            part.hide()
        self.hide()

    def show_notice(self, text: str, tone: Tone) -> None:
        """Show a notice in a tone."""
        self.notice_text.setText(tr(text))
        set_role(self.notice, "banner", tone)
        self.notice.show()
        self.show()

    def show_alarm(self, text: str) -> None:
        """Show an alarm with the button that ends its sound."""
        self.alarm_text.setText(tr(text))
        self.alarm.show()
        self.quiet.show()
        self.show()

    def _silence(self) -> None:
        self.quiet.hide()
        self.silence_wanted.emit()


def _banner(tone: Tone) -> tuple[QFrame, QLabel, QBoxLayout]:
    made, layout = frame("banner", tone, direction="across", margin=12)
    text = label("", "strong" if tone == "danger" else None)
    layout.addWidget(text, 1)
    return made, text, layout
