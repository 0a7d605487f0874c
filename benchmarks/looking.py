"""Looking at windows: waiting until something stands in the accessibility tree, and taking its picture then.

A picture shows the window with the dialogs before it, as a person would see them. It must not change anything.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from tests.helpers.seen import lacking, windows_of

_SETTLE_ROUNDS = 6
_EXPECTED_WARNING = "does not support propagateSizeHints"


class NotSeen(Exception):
    """Something that should have come into sight did not."""


def until(claim: Callable[[], object], what: str, seconds: float = 20.0) -> None:
    """Let the program go on until a claim holds; raises `NotSeen` with `what` if it never does."""
    deadline = time.monotonic() + seconds
    while not claim():
        if time.monotonic() > deadline:
            raise NotSeen(what)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)


def see(window: QWidget, *wanted: str, seconds: float = 20.0) -> None:
    """Wait until texts stand in the accessibility tree of a window; raises `NotSeen` naming those that do not."""
    try:
        until(lambda: not lacking(window, wanted), "", seconds)
    except NotSeen:
        raise NotSeen(" · ".join(lacking(window, wanted))) from None


def settle() -> None:
    """Let everything be laid out and painted that is due."""
    for _ in range(_SETTLE_ROUNDS):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def picture(window: QWidget) -> QImage:
    """Give the picture of a window with the dialogs before it."""
    shown, *dialogs = windows_of(window)
    whole = shown.grab()
    with_dialogs = QPainter(whole)
    for dialog in dialogs:
        _lay_over(with_dialogs, dialog, _place(dialog, shown))
    with_dialogs.end()
    return whole.toImage().convertToFormat(QImage.Format.Format_RGB32)


def _place(dialog: QWidget, window: QWidget) -> QPoint:
    """Give where a dialog stands before its window: where it is, but never beyond the window's edges."""
    free = window.size() - dialog.size()
    wanted = dialog.pos() - window.pos()
    return QPoint(max(0, min(wanted.x(), free.width())), max(0, min(wanted.y(), free.height())))


def _lay_over(painter: QPainter, dialog: QWidget, place: QPoint) -> None:
    """Paint a dialog with a frame where a window system would put one, and the window behind it a little darker."""
    shade = QColor(dialog.palette().shadow().color())
    shade.setAlpha(70)
    painter.fillRect(painter.viewport(), shade)
    grabbed: QPixmap = dialog.grab()
    painter.drawPixmap(place, grabbed)
    painter.setPen(dialog.palette().mid().color())
    painter.drawRect(place.x(), place.y(), dialog.width() - 1, dialog.height() - 1)


@dataclass(frozen=True)
class Picture:
    """A picture that was taken: its file's name, what it shows, and a sum of what is painted on it."""

    name: str
    title: str
    sum: str


@dataclass
class Album:
    """Pictures of one run; no two are alike."""

    folder: Path
    pictures: list[Picture] = field(default_factory=list)

    def take(self, window: QWidget, name: str, title: str, *wanted: str) -> Picture:
        """Take a picture once these texts stand in the tree; raises `NotSeen`."""
        see(window, *wanted)
        settle()
        taken = picture(window)
        sum_ = hashlib.sha256(bytes(taken.constBits())).hexdigest()
        twin = next((one.name for one in self.pictures if one.sum == sum_), None)
        if twin is not None:
            raise NotSeen(f"{name}: sieht aus wie {twin}")
        if not taken.save(str(self.folder / f"{name}.png")):
            raise NotSeen(f"{name}: nicht zu speichern")
        made = Picture(f"{name}.png", title, sum_)
        self.pictures.append(made)
        return made


def quieten() -> list[str]:
    """Gather what Qt complains of instead of printing it, but for what its platform without a screen always says."""
    said: list[str] = []

    def hear(kind: QtMsgType, _context: object, message: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and _EXPECTED_WARNING not in message:
            said.append(message)

    qInstallMessageHandler(hear)
    return said
