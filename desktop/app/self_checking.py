"""The window's part of `doctor --self-check`: it is opened and drawn, with its typeface, pictures, sound and words.

Started as a program of its own by `desktop/commands/self_checking.py`, which knows nothing of Qt. What is missing
raises: the exit code tells, and the file is not written.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QLibraryInfo, Qt, qVersion
from PySide6.QtGui import QFontInfo, QImage, QImageReader, QImageWriter
from PySide6.QtWidgets import QApplication

from desktop.app.place import Place
from desktop.app.program import Program
from desktop.domain.refused import Refused
from desktop.ui import language
from desktop.ui.choice_file import ChoiceFile
from desktop.ui.image_child import FORMATS
from desktop.ui.image_reading import read_image
from desktop.ui.platform.tone import ALARM
from desktop.ui.theme.fonts import FAMILY
from desktop.ui.words import tr

if TYPE_CHECKING:
    from desktop.ui.reader.screen import ReaderScreen

_FEWEST_COLOURS: Final = 8
_PICTURES: Final = (*FORMATS, "svg")
_READ: Final = ("jpeg", "webp")
"""What the process that reads images is tried with: each by a library that comes as a plugin of its own."""
_SIDE: Final = 8
_PLUGINS: Final = {
    "linux": ("qxcb", "qwayland", "qoffscreen"),
    "win32": ("qwindows", "qoffscreen"),
    "darwin": ("qcocoa",),
}


class Missing(Exception):
    """A part of the window is not there, or is not what it should be."""


def check_window(
    app: QApplication, assemble: Callable[[QApplication, Place], Program], told: Path, system: str
) -> None:
    """Open the window, look at it, and tell in a file what was seen; raises `Missing`.

    Its choices lie beside that file: Qt writes them only when the process ends, and whoever asked then removes both.
    """
    program = assemble(app, Place(ChoiceFile(told.with_name("window.ini")), told.with_name("profile")))
    # The invite that lies ready for whoever checks is left to their own first start.
    program.start(takes_invites=False)
    app.processEvents()
    _look_at(program.window.grab().toImage())
    _look_for_parts(app, system)
    program.finish()
    told.write_text(", ".join(("Qt " + qVersion(), app.platformName(), FAMILY)), encoding="utf-8")


def _look_at(picture: QImage) -> None:
    across, down = range(0, picture.width(), 7), range(0, picture.height(), 7)
    seen = {picture.pixel(x, y) for x in across for y in down}
    _expect("drawing", len(seen) >= _FEWEST_COLOURS)


def _look_for_parts(app: QApplication, system: str) -> None:
    formats = {bytes(name.data()).decode() for name in QImageReader.supportedImageFormats()}
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    words = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    there = {file.name.removeprefix("lib").partition(".")[0] for file in (plugins / "platforms").glob("*q*")}
    reader: type[ReaderScreen] = import_module("desktop.ui.reader.screen").ReaderScreen
    _expect("typeface", QFontInfo(app.font()).family() == FAMILY)
    _expect("pictures", formats.issuperset(_PICTURES))
    for kind in _READ:
        _expect("images", _is_read(kind))
    _expect("platforms", there.issuperset(_PLUGINS.get(system, ())))
    _expect("sound", ALARM.stat().st_size > 0)
    _expect("reader", reader.__name__ == "ReaderScreen")
    _expect("dialogs", (words / "qtbase_de.qm").is_file())
    language.speak(app, language.ENGLISH)
    _expect("translation", tr("Entsperren") == "Unlock")


def _is_read(kind: str) -> bool:
    """Say whether an image of a kind comes back from the process that reads those from outside."""
    image, buffer = QImage(_SIDE, _SIDE, QImage.Format.Format_RGB32), QBuffer()
    image.fill(Qt.GlobalColor.white)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    try:
        written = QImageWriter(buffer, kind.encode()).write(image)
        return written and read_image(bytes(buffer.data().data()), _SIDE) == image
    except Refused:
        return False


def _expect(part: str, holds: object) -> None:
    if not holds:
        raise Missing(part)
