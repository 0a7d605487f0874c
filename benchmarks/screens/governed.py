"""The pictures of what an administration has set, of a device that enrols anew, and of the report of an error."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QScrollArea

from benchmarks.looking import settle
from benchmarks.screens.easel import Easel
from desktop.presenters.crash import Crash
from desktop.ui.around import Around
from desktop.ui.crash_sheet import show_crash
from desktop.ui.hidden_screen import HiddenScreen
from desktop.ui.invite_dialog import InviteDialog
from tests.helpers.doorkeeper import SHOWN, Doorkeeper
from tests.helpers.governed import held

_SET: Final = held(lock_minutes=7, sound=False, proxy="none", storage_mib=5, clipboard_seconds=0, misspelt=1)
_THREE_WEEKS: Final = 21 * 24 * 60
"""Minutes."""
_FIXED: Final = "Von der Administration festgelegt"
_CRASH: Final = Crash("KeyError", ("…", "desktop.ui.window.Window.write:231"))


def _settings(easel: Easel, *, to_end: bool = False) -> None:
    """The settings of somebody whose administration has fixed some, and one wrongly."""
    window = easel.police()
    assert window.desk is not None
    window.desk.workspace.own.hold(_SET)
    look = easel.appearance
    window.rebuild(replace(_SET.settings, mode=look.mode, scale=look.scale, language=look.language))
    screen = easel.area("settings")
    if to_end:
        bar = screen.findChildren(QScrollArea)[0].verticalScrollBar()
        bar.setValue(bar.maximum())
        settle()


def _hidden(easel: Easel) -> None:
    """A device that was alone for too long."""
    window = easel.police()
    assert window.desk is not None
    window.desk.workspace.own.meet()
    easel.district.pass_time(_THREE_WEEKS)
    around = Around(window.desk, window.actions_bound, window.inside, easel.appearance)
    easel.locked(HiddenScreen(around, lambda: None))
    settle()


def _invite(easel: Easel, *, shown: bool = False) -> None:
    window = easel.police()
    assert window.desk is not None
    around = Around(window.desk, window.actions_bound, window.inside, easel.appearance)
    dialog = InviteDialog(around, Doorkeeper(easel.district.police), window)
    dialog.show_now()
    if shown:
        dialog.show_invite(SHOWN)
    settle()


def _crash(easel: Easel) -> None:
    show_crash(_CRASH, easel.police())
    settle()


SCENES: Final[tuple[tuple[str, str, Callable[[Easel], object], str], ...]] = (
    (
        "einstellungen-festgelegt",
        "Was die Administration festlegt, steht fest und sagt es",
        _settings,
        _FIXED,
    ),
    (
        "einstellungen-festgelegt-unten",
        "Platz für Dateien und der Weg zum Server, von der Administration festgelegt",
        lambda e: _settings(e, to_end=True),
        _FIXED,
    ),
    ("verborgen", "Ein Gerät, das zu lange ohne Verbindung war, verbirgt den Inhalt", _hidden, ""),
    ("neu-anmelden", "Ein Gerät meldet sich mit einer neuen Einladung an", _invite, "neuen Einladung anmelden"),
    (
        "neu-anmelden-pruefen",
        "Was die Einladung sagt, bevor das Gerät sich anmeldet",
        lambda e: _invite(e, shown=True),
        "",
    ),
    ("absturz", "Der Bericht eines Fehlers, ohne Angaben zu Personen", _crash, ""),
)
