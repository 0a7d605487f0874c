"""A keyboard for a program that is another process, as Qt reads one of Linux: a pipe of key events. Linux only.

The program is the one that is shipped and knows nothing of this: Qt's plugin for keyboards without a window system is
named to it in its surroundings, and comes from the PySide6 that the program was packaged with.
"""

from __future__ import annotations

import os
import shutil
import struct
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from PySide6.QtCore import QLibraryInfo

_ROWS: Final = {16: "qwertyuiop", 30: "asdfghjkl", 44: "zxcvbnm", 57: " ", 28: "\n"}
"""The codes of Linux for keys, row by row."""
_CODES: Final = {letter: first + place for first, row in _ROWS.items() for place, letter in enumerate(row)}
_EVENT: Final = struct.Struct("@llHHi")
_IS_KEY: Final = 1
_DOWN_AND_UP: Final = (1, 0)
_PARTS: Final = "_internal"
_PLUGINS: Final = "generic"


class Keyboard:
    """A keyboard in a folder of its owner's."""

    def __init__(self, folder: Path) -> None:
        """Make the pipe; it is open at both ends, so that nobody waits for the other."""
        self._pipe = folder / "keyboard"
        os.mkfifo(self._pipe, 0o600)
        self._end = os.open(self._pipe, os.O_RDWR)

    def __enter__(self) -> Self:
        """Have it at hand."""
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Put it away."""
        os.close(self._end)

    def surroundings(self) -> Mapping[str, str]:
        """Give what a program finds this keyboard by."""
        # Qt takes for a device what begins so.
        device = f"/dev/..{self._pipe}"
        return {"QT_QPA_GENERIC_PLUGINS": f"evdevkeyboard:{device}"}

    def laid_beside(self, program: Path) -> Path:
        """Lay a packaged program anew, and Qt's keyboards beside it: that one looks for none but in its own folder.

        A program that is not packaged finds them where it is.
        """
        if not (program.parent / _PARTS).is_dir():
            return program
        place = self._pipe.with_name("program")
        place.mkdir()
        shutil.copy(program, place)
        (place / _PARTS).symlink_to(program.parent / _PARTS)
        plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
        (place / _PLUGINS).symlink_to(plugins / _PLUGINS)
        return place / program.name

    def type(self, text: str) -> None:
        """Press the keys of a text of small letters, spaces and line ends, one after the other."""
        events = [_EVENT.pack(0, 0, _IS_KEY, _CODES[letter], state) for letter in text for state in _DOWN_AND_UP]
        os.write(self._end, b"".join(events))
