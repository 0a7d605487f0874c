"""Looking at windows: waiting until something stands in the accessibility tree, and taking its picture then.

A picture shows the window with the dialogs before it, as a person would see them. It must not change anything.
"""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QPoint, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from tests.helpers.seen import lacking, windows_of

_SETTLE_ROUNDS = 30
_SMALLEST = 0
_PATIENCE = 20.0
_COLOURS = 256
_CLOSEST = (0, 3, 5, 8, 12, 18, 28)
"""How close two colours of a picture may be, tried until there is room for all."""
_EXPECTED_WARNING = "does not support propagateSizeHints"


class NotSeen(Exception):
    """Something that should have come into sight did not."""


def until(claim: Callable[[], object], what: str, seconds: float = _PATIENCE) -> None:
    """Let the program go on until a claim holds; raises `NotSeen` with `what` if it never does."""
    deadline = time.monotonic() + seconds
    while not claim():
        if time.monotonic() > deadline:
            raise NotSeen(what)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
        _delete()


def _delete() -> None:
    """Let go what was to be deleted later; only a running event loop does so by itself."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def see(window: QWidget, *wanted: str, seconds: float = _PATIENCE) -> None:
    """Wait until texts stand in the accessibility tree of a window; raises `NotSeen` naming those that do not."""
    try:
        until(lambda: not lacking(window, wanted), "", seconds)
    except NotSeen:
        raise NotSeen(" · ".join(lacking(window, wanted))) from None


def settle() -> None:
    """Let everything be laid out and painted that is due."""
    for _ in range(_SETTLE_ROUNDS):
        QApplication.processEvents()
        _delete()


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
    """Give where a dialog stands: in the middle, where a window system puts it; a screen there is none to fit into."""
    free = window.size() - dialog.size()
    return QPoint(max(0, free.width() // 2), max(0, free.height() // 2))


def _lay_over(painter: QPainter, dialog: QWidget, place: QPoint) -> None:
    """Paint a dialog with a frame where a window system would put one, and the window behind it a little darker."""
    shade = QColor(dialog.palette().shadow().color())
    shade.setAlpha(70)
    painter.fillRect(painter.viewport(), shade)
    grabbed: QPixmap = dialog.grab()
    painter.drawPixmap(place, grabbed)
    painter.setPen(dialog.palette().mid().color())
    painter.drawRect(place.x(), place.y(), dialog.width() - 1, dialog.height() - 1)


def _small(image: QImage) -> QImage:
    """Give a picture in few colours, each of its own close to one of them: a rare one stays what it is."""
    counted = Counter(memoryview(image.constBits()).cast("I"))
    plainly = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return image.convertToFormat(QImage.Format.Format_Indexed8, _table(counted), plainly)


def _table(counted: Counter[int]) -> list[int]:
    """Give the most frequent colours, as close to each other as there is room for."""
    frequent = [colour for colour, _ in counted.most_common()]
    tables = (_spread(frequent, closest) for closest in _CLOSEST)
    return next((table for table in tables if len(table) <= _COLOURS), _spread(frequent, _CLOSEST[-1])[:_COLOURS])


def _spread(colours: list[int], closest: int) -> list[int]:
    """Give those of some colours that are further apart than this; one more than there is room for are enough."""
    table: list[int] = []
    for colour in colours:
        if all(_apart(colour, other) > closest for other in table):
            table.append(colour)
        if len(table) > _COLOURS:
            break
    return table


def _apart(one: int, other: int) -> int:
    """Give how far two colours are apart in the channel that differs most."""
    return max(abs((one >> shift & 0xFF) - (other >> shift & 0xFF)) for shift in (0, 8, 16))


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

    def take(self, window: QWidget, name: str, title: str, *wanted: str, seconds: float = _PATIENCE) -> Picture:
        """Take a picture once these texts stand in the tree; raises `NotSeen`."""
        see(window, *wanted, seconds=seconds)
        settle()
        taken = picture(window)
        sum_ = hashlib.sha256(bytes(taken.constBits())).hexdigest()
        twin = next((one.name for one in self.pictures if one.sum == sum_), None)
        if twin is not None:
            raise NotSeen(f"{name}: sieht aus wie {twin}")
        if not _small(taken).save(str(self.folder / f"{name}.png"), quality=_SMALLEST):
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
