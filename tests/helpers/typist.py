"""Somebody who is writing when the program is killed: the whole program in a process that kills itself.

`python -m tests.helpers.typist FOLDER COUNT` unlocks the profile, begins an immediate notification and types so many
letters, one every tenth of a second; with the last of them the process gets a signal that nothing can catch.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from string import ascii_lowercase
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app.assembling import assemble
from desktop.app.place import Place
from desktop.app.program import Program
from desktop.ui.choice_file import ChoiceFile
from desktop.ui.form.opening import forms_in
from tests.helpers.keyboard import CTRL, SHIFT, Keyboard
from tests.helpers.programs import PASSPHRASE

FIELD: Final = "statements[0].text"
EACH_MS: Final = 100
TYPED: Final = ascii_lowercase * 2


class Typist(QObject):
    """Types into one program, a step a time."""

    def __init__(self, program: Program, count: int) -> None:
        super().__init__()
        self._program = program
        self._keyboard = Keyboard(program.window)
        self._left = list(TYPED[:count])
        self._clock = QTimer(self, interval=EACH_MS, timerType=Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._begin)
        self._clock.start()

    def _begin(self) -> None:
        """Unlock and open the form, as soon as each can be done."""
        window = self._program.window
        if not window.isActiveWindow():
            window.activateWindow()
        elif window.workplace is not None:
            self._keyboard.press(Qt.Key.Key_N, CTRL | SHIFT)
            (form,) = forms_in(window.workplace)
            form.go_to(FIELD)
            self._clock.timeout.disconnect(self._begin)
            self._clock.timeout.connect(self._type)
        elif not self._keyboard.pressed:
            self._keyboard.type(PASSPHRASE)
            self._keyboard.press(Qt.Key.Key_Return)

    def _type(self) -> None:
        self._keyboard.type(self._left.pop(0))
        if not self._left:
            os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    """Run the program until it is killed."""
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    app = QApplication([])
    program = assemble(app, Place(ChoiceFile(folder.parent / "typist.ini"), folder))
    program.start()
    typist = Typist(program, count)
    app.exec()
    del typist


if __name__ == "__main__":
    main()
