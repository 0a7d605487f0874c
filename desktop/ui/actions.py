"""The register of actions: what can be done by key, from a menu, from the palette, and on the F1 sheet, written once.

A screen binds an action to what it does; what nobody has bound is offered nowhere. Never Ctrl+Alt: on German keyboards
that is AltGr. Single letters work only where a list has the focus, and can be switched off.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.presenters.steps.table import TABLE
from desktop.ui.theme import theme
from desktop.ui.words import tr


class Where(Enum):
    """Where an action's key works, and its heading on the sheet."""

    EVERYWHERE = "Überall"
    LIST = "In der Liste der Meldungen"
    UNDO = "Kurz nach einer Zuweisung"
    FORM = "In einem Formular"


@dataclass(frozen=True, slots=True)
class Spec:
    """One action: its name, its words, its key, its icon."""

    name: str
    text: str
    key: str
    icon: str
    where: Where = Where.EVERYWHERE


SPECS: Final = (
    Spec("overview", "Übersicht", "Ctrl+1", "layout-dashboard"),
    Spec("notifications", "Meldungen", "Ctrl+2", "inbox"),
    Spec("contacts", "Kontakte", "Ctrl+3", "users"),
    # Ctrl+5 is for the agreement: an area to come.
    Spec("learning", "Termine & Fortbildung", "Ctrl+4", "calendar"),
    Spec("drafts", "Entwürfe", "Ctrl+6", "pencil-line"),
    Spec("synchronisation", "Abgleich", "Ctrl+7", "refresh-cw"),
    Spec("settings", "Einstellungen", "Ctrl+,", "settings"),
    Spec("about", "Über Schutzbrücke", "", "info"),
    Spec("new_immediate", "Sofortmeldung schreiben", "Ctrl+Shift+N", "circle-alert"),
    Spec("new_notification", "Neue Meldung schreiben", "Ctrl+N", "plus"),
    Spec("search", "Suchen", "Ctrl+F", "search"),
    Spec("palette", "Befehl oder Meldung suchen", "Ctrl+K", "search"),
    Spec("on_call", "Rufbereitschaft anzeigen", "F9", "phone"),
    Spec("competence", "Zuständige Stelle finden", "F8", "map-pin"),
    Spec("undo", "Rückgängig", "Ctrl+Z", "undo-2", Where.UNDO),
    Spec("sync", "Jetzt abgleichen", "F5", "refresh-cw"),
    Spec("next_pane", "Nächster Bereich", "F6", "chevron-right"),
    Spec("previous_pane", "Vorheriger Bereich", "Shift+F6", "chevron-left"),
    Spec("discreet", "Diskretmodus ein oder aus", "Ctrl+Shift+H", "eye-off"),
    Spec("lock", "Sperren", "Ctrl+L", "lock"),
    Spec("help", "Hilfe und Tasten", "F1", "circle-help"),
    Spec("back", "Zurück", "Alt+Left", "arrow-left"),
    Spec("quit", "Beenden", "Ctrl+Q", "log-out"),
    *(Spec(step.name, step.button, step.key, step.icon, Where.LIST) for step in TABLE.values() if step.key),
    Spec("silence", "Alarm stumm", "S", "bell", Where.LIST),
    Spec("send", "Senden", "Ctrl+Return", "send", Where.FORM),
    Spec("note_call", "Anruf festhalten", "Ctrl+T", "phone-forwarded", Where.FORM),
    Spec("save", "Entwurf sichern", "Ctrl+S", "pencil", Where.FORM),
)
_BY_NAME: Final = {spec.name: spec for spec in SPECS}


class Actions(QObject):
    """The actions that have been bound."""

    triggered = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with none."""
        super().__init__(parent)
        self._bound: dict[str, list[QAction]] = {}
        self.letters = True

    def bind(self, name: str, owner: QWidget, run: Callable[[], object]) -> QAction:
        """Let an action do something; its key works in the owner's window, a single letter on the owner alone."""
        spec = _BY_NAME[name]
        action = QAction(theme.current().icon(spec.icon), tr(spec.text).replace("&", "&&"), owner)
        action.setObjectName(spec.name)
        letter = spec.where is Where.LIST
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut if letter else Qt.ShortcutContext.WindowShortcut)
        if spec.key and (self.letters or not letter):
            action.setShortcut(QKeySequence(spec.key))

        def trigger() -> None:
            run()
            self.triggered.emit(name)

        action.triggered.connect(trigger)
        owner.addAction(action)
        self._bound.setdefault(name, []).append(action)
        action.destroyed.connect(lambda: self._forget(name, action))
        return action

    def _forget(self, name: str, action: QAction) -> None:
        left = [one for one in self._bound.get(name, []) if one is not action]
        self._bound[name] = left

    def get(self, name: str) -> QAction | None:
        """Give a bound action: the one bound last of those that are still there, first of those whose owner is seen."""
        found = self._bound.get(name, [])
        seen = [action for action in found if isinstance(owner := action.parent(), QWidget) and owner.isVisible()]
        return (seen or found)[-1] if found else None

    def bound(self) -> list[tuple[Spec, QAction]]:
        """Give what can be done now, in the order of the register."""
        found = ((spec, self.get(spec.name)) for spec in SPECS)
        return [(spec, action) for spec, action in found if action is not None]

    def use_letters(self, *, on: bool) -> None:
        """Switch single letters on or off."""
        self.letters = on
        for spec, action in self.bound():
            if spec.where is Where.LIST:
                action.setShortcut(QKeySequence(spec.key) if on else QKeySequence())


def key_text(spec: Spec) -> str:
    """Give an action's key as the keyboard of this language writes it."""
    return QKeySequence(spec.key).toString(QKeySequence.SequenceFormat.NativeText) if spec.key else ""
