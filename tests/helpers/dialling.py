"""A telephone program as Qt knows one: what it was asked to call."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices


class Telephone(QObject):
    """Takes all links that begin with `tel:`."""

    def __init__(self) -> None:
        super().__init__()
        self.called: list[str] = []
        # Typed for bytes, and takes none.
        take: Any = "take"
        QDesktopServices.setUrlHandler("tel", self, take)

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.called.append(url.toString())

    def put_away(self) -> None:
        QDesktopServices.unsetUrlHandler("tel")
