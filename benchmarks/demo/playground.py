"""Two windows to play with, side by side, each a program of its own, over a server that runs as long as they do."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.demo.furnishing import furnish
from benchmarks.stage import PHRASE, Stage
from desktop.ui.choice_file import ChoiceFile

_PROGRAM: Final = "import sys; from desktop.app.main import main; sys.exit(main())"
_SHOWN: Final = (("police", "Polizei"), ("willich", "Jugendamt Willich"))
_ENDED: Final = 143
_MARGIN: Final = 24
_TITLE_BAR: Final = 40


def open_windows(output: Path) -> int:
    """Furnish a cooperation, open the windows, wait until both are closed; gives the exit code."""
    shutil.rmtree(output, ignore_errors=True)
    # Who ends it from outside shall find no server left behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(_ENDED))
    stage = Stage(output / "data")
    _place_side_by_side(stage)
    try:
        furnish(stage, lambda text: print(text, flush=True))
        print(f"\nZwei Fenster öffnen sich: {' und '.join(title for _, title in _SHOWN)}. Alle Daten sind erfunden.")
        print(f"Passphrase für beide: {PHRASE}", flush=True)
        _run(stage)
    except KeyboardInterrupt:
        print("Abgebrochen.")
    finally:
        stage.server.stop()
    print("Beide Fenster sind geschlossen, der Server ist beendet.")
    return 0


def _place_side_by_side(stage: Stage) -> None:
    """Let each program find its window's place where it would have left it."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    free = app.primaryScreen().availableGeometry()
    width = free.width() // len(_SHOWN)
    for place, (name, _) in enumerate(_SHOWN):
        where = QRect(free.x() + place * width, free.y() + _TITLE_BAR, width - _MARGIN, free.height() - 2 * _TITLE_BAR)
        window = QWidget()
        window.setGeometry(where)
        folder = stage.profile(name).parent
        folder.mkdir(exist_ok=True)
        settings = ChoiceFile(folder / "window.ini").settings
        settings.setValue("window/geometry", window.saveGeometry())
        settings.sync()
    app.shutdown()


def _run(stage: Stage) -> None:
    windows = [
        subprocess.Popen([sys.executable, "-c", _PROGRAM, "--profile", str(stage.profile(name))]) for name, _ in _SHOWN
    ]
    try:
        for window in windows:
            window.wait()
    finally:
        for window in windows:
            if window.poll() is None:
                window.terminate()
                window.wait()
