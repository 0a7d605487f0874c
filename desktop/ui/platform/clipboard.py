"""The clipboard for what is nobody else's: marked so that clipboard histories leave it alone, and taken back soon.

Never takes back what somebody else has put there since.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard

KEPT_MS: Final = 30_000
# What clipboard histories on KDE and on Windows look for; each ignores the other's.
MARKS: Final = (
    ("x-kde-passwordManagerHint", b"secret"),
    ("ExcludeClipboardContentFromMonitorProcessing", b"1"),
)


class SecretClipboard(QObject):
    """Copies a text for a while: half a minute, unless somebody says otherwise."""

    def __init__(self, clipboard: QClipboard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._ours = ""
        self._timer = QTimer(self, singleShot=True, interval=KEPT_MS)
        self._timer.timeout.connect(self.clear)

    def keep_for(self, seconds: int) -> None:
        """Takes back whatever is copied from now on after so many seconds."""
        self._timer.setInterval(seconds * 1000)

    @property
    def seconds(self) -> int:
        """Says after how many seconds what is copied now is taken back."""
        return self._timer.interval() // 1000

    def copy(self, text: str) -> None:
        """Puts a text on the clipboard, marked as secret, and takes it back after a while."""
        content = QMimeData()
        content.setText(text)
        for name, value in MARKS:
            content.setData(name, value)
        self._clipboard.setMimeData(content)
        self._ours = text
        self._timer.start()

    def clear(self) -> None:
        """Takes the text back at once, if it is still there: at a lock and at the end."""
        self._timer.stop()
        ours, self._ours = self._ours, ""
        if ours and self._clipboard.text() == ours:
            self._clipboard.clear()
