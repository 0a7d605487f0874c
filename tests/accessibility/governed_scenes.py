"""What an administration has set, and the report of an error: scenes for the checks of accessibility."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.presenters.crash import Crash
from desktop.ui.around import Around
from desktop.ui.crash_sheet import show_crash
from desktop.ui.hidden_screen import HiddenScreen
from tests.accessibility.putting_up import area_of, dialog_of
from tests.accessibility.stage import Stage
from tests.helpers.governed import held

_SET: Final = held(lock_minutes=7, sound=False, proxy="none", storage_mib=5, clipboard_seconds=0, misspelt=1)
_CRASH: Final = Crash("KeyError", ("…", "desktop.ui.window.Window.write:231"))


def _settings(stage: Stage) -> QWidget:
    """The settings of somebody whose administration has fixed some, and some wrongly; no other screen knows of it."""
    window = stage.police()
    assert window.desk is not None
    own = window.desk.workspace.own
    before = own.held
    own.hold(_SET)
    window.rebuild(stage.appearance)
    area_of(window, "settings")
    own.hold(before)
    return window


def _hidden(stage: Stage) -> QWidget:
    """A device that was alone for too long; what its screen shows is made of its desk alone."""
    window = stage.police()
    assert window.desk is not None
    return stage.locked(
        HiddenScreen(Around(window.desk, window.actions_bound, window.inside, window.settings), lambda: None)
    )


def _crash(stage: Stage) -> QWidget:
    window = stage.police()
    show_crash(_CRASH, window)
    return dialog_of(window)


GOVERNED_SCREENS: Final[dict[str, Callable[[Stage], QWidget]]] = {"settings, fixed": _settings, "hidden": _hidden}
GOVERNED_DIALOGS: Final[dict[str, Callable[[Stage], QWidget]]] = {"crash": _crash}
