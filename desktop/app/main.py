"""The way into the window: `schutzbruecke-window [--profile DIR] [LINK]`. One program runs for a folder of profiles.

What is loaded here stands between a start and the lock screen: nothing of a profile belongs among it.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from desktop.app.crashes import Crashes
from desktop.app.door import Door
from desktop.app.loading import Loading
from desktop.app.place import Place
from desktop.computer import default_folder, share_turns
from desktop.keys.private_files import make_private_folder
from desktop.policy.here import COMPUTER
from desktop.ui.choice_file import ChoiceFile
from desktop.ui.crash_sheet import show_crash
from desktop.ui.platform.collecting import Collector
from desktop.ui.platform.end_signals import EndSignals
from desktop.ui.platform.single_instance import Claim, SingleInstance

if TYPE_CHECKING:
    from desktop.app.program import Program

_ANSWERED = 0
_DESKTOP_FILE = "de.schutzbruecke.Schutzbruecke"
"""What the desktop knows the program by: `installer/linux/client` brings a file of this name."""
_UNREACHABLE = 1


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window, or bring the one that is open to the front; gives the exit code."""
    words = sys.argv[1:] if argv is None else argv
    arguments = make_parser().parse_args(words)
    profile = Path(arguments.profile).absolute() if arguments.profile else None
    folder = profile.parent if profile is not None else default_folder().parent
    if arguments.autostart and not COMPUTER.held().settings.autostart:
        return _ANSWERED
    if arguments.verbose:
        _say_more()
    share_turns()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Schutzbrücke")
    app.setDesktopFileName(_DESKTOP_FILE)
    app.setQuitOnLastWindowClosed(False)
    if arguments.self_check is not None:
        _check(app, arguments.self_check)
        return _ANSWERED
    make_private_folder(folder)
    collector = Collector(app)
    single = SingleInstance(profile if profile is not None and profile.exists() else folder)
    claim = single.claim(arguments.link)
    if claim is not Claim.FIRST:
        return _ANSWERED if claim is Claim.HANDED_OVER else _UNREACHABLE
    door = Door(app, Place(ChoiceFile(folder / "window.ini"), profile))
    single.raised.connect(door.raise_window)
    # Not `quit`: that asks the window, which never agrees.
    door.finished.connect(partial(app.exit, _ANSWERED))
    crashes = Crashes(lambda crash: show_crash(crash, door.window), app)
    loading = Loading(door, partial(_begin, collector, arguments.link))
    door.open()
    asked = EndSignals(app)
    asked.wanted.connect(door.finish)
    code = app.exec()
    # First of all: whoever starts again at once waits for nothing that is still being loaded here.
    single.close()
    loading.close()
    asked.close()
    crashes.close()
    collector.close()
    return code


def _say_more() -> None:
    """Let the log say more of this program; of the libraries it uses it goes on to say what is wrong alone."""
    logging.basicConfig()
    logging.getLogger("desktop").setLevel(logging.INFO)


def _check(app: QApplication, told: Path) -> None:
    """Look whether the window is complete, and tell in a file; raises what is missing."""
    checking, assembling = import_module("desktop.app.self_checking"), import_module("desktop.app.assembling")
    checking.check_window(app, assembling.assemble, told, sys.platform)


def _begin(collector: Collector, link: str, program: Program) -> None:
    """Begin with a program that has just been loaded."""
    collector.settle()
    program.start(link)


def make_parser() -> argparse.ArgumentParser:
    """Make what reads the words of a call."""
    parser = argparse.ArgumentParser(prog="schutzbruecke-window", description="Öffnet das Fenster von Schutzbrücke.")
    parser.add_argument("--profile", metavar="DIR", help="Ordner des Profils; sonst die Profile dieses Computers")
    parser.add_argument(
        "--autostart", action="store_true", help="nur öffnen, wenn die Administration das beim Anmelden so will"
    )
    parser.add_argument("--self-check", type=Path, metavar="FILE", help="prüft, ob das Fenster vollständig ist")
    parser.add_argument("--verbose", action="store_true", help="sagt in der Fehlerausgabe, wie weit ein Start ist")
    parser.add_argument("link", nargs="?", default="", metavar="LINK", help="schutzbruecke:open/ID")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
