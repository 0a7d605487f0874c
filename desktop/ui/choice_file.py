"""What a person chose for themselves; needed before unlocking, so it stands in the clear, and nothing of work may.

It is one level of the settings and the weakest: what the administration sets goes before it. Only what somebody chose
is kept, so that whatever nobody chose follows when it changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

from desktop.domain.precedence import Given, Layer
from desktop.domain.setting import Level, Value
from desktop.domain.settings import SCHEMA, USUAL, Settings

_GROUP: Final = "appearance"
_CHOSEN: Final = [name for name, about in SCHEMA.items() if Level.USER in about.levels]


class ChoiceFile:
    """Keeps the choices in a file."""

    def __init__(self, path: Path) -> None:
        """Take the file's path."""
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def layer(self) -> Layer:
        """Give what was chosen, as the level of the person."""
        found = {name: self._settings.value(f"{_GROUP}/{name}") for name in _CHOSEN}
        where = self._settings.fileName()
        return Layer(
            Level.USER,
            {
                name: Given(_typed(text, getattr(USUAL, name)), where)
                for name, text in found.items()
                if text is not None
            },
        )

    def keep(self, choices: Mapping[str, Value]) -> None:
        """Keep choices beside those made before."""
        for name, value in choices.items():
            self._settings.setValue(f"{_GROUP}/{name}", value)
        self._settings.sync()

    @property
    def settings(self) -> QSettings:
        """Give the file itself, for the window's size and place."""
        return self._settings


def changes(before: Settings, after: Settings) -> dict[str, Value]:
    """Give what somebody has chosen anew."""
    old = asdict(before)
    return {name: value for name, value in asdict(after).items() if value != old[name]}


def _typed(text: object, like: object) -> object:
    """Read a value as the file keeps it: as text."""
    if isinstance(like, bool):
        return {"true": True, "false": False}.get(str(text).lower())
    if isinstance(like, int):
        return int(str(text)) if str(text).isdecimal() else None
    return text
