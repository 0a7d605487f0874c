"""What a person chose for how the program looks, speaks and locks; needed before unlocking, so it stands in the clear.

Nothing about work may stand here: filters and searches are kept inside the encrypted profile.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QSettings

LANGUAGES: Final = {"de": "Deutsch", "en": "English"}
MODES: Final = ("system", "light", "dark", "contrast")
SCALES: Final = (100, 125, 150, 175, 200)
LOCK_MINUTES: Final = (2, 5, 10, 15, 30)


@dataclass(frozen=True, slots=True)
class Appearance:
    """The choices. `scale` is in percent, `lock_minutes` how long without input until the program locks."""

    language: str = "de"
    mode: str = "system"
    scale: int = 100
    lock_minutes: int = 10
    letters: bool = True
    sound: bool = True
    locked_numbers: bool = False


_ALLOWED: Final[dict[str, tuple[object, ...]]] = {
    "language": (*LANGUAGES, "xx"),
    "mode": MODES,
    "scale": SCALES,
    "lock_minutes": LOCK_MINUTES,
    "letters": (True, False),
    "sound": (True, False),
    "locked_numbers": (True, False),
}


class AppearanceFile:
    """Keeps the choices in a file."""

    def __init__(self, path: Path) -> None:
        """Take the file's path."""
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def load(self) -> Appearance:
        """Give what was chosen; whatever is not one of the choices is as if nobody had chosen."""
        chosen: dict[str, Any] = asdict(Appearance())
        for name, usual in chosen.items():
            value = _typed(self._settings.value(f"appearance/{name}"), usual)
            if value in _ALLOWED[name]:
                chosen[name] = value
        return Appearance(**chosen)

    def save(self, appearance: Appearance) -> None:
        """Keep the choices."""
        for name, value in asdict(appearance).items():
            self._settings.setValue(f"appearance/{name}", value)
        self._settings.sync()

    @property
    def settings(self) -> QSettings:
        """Give the file itself, for the window's size and place."""
        return self._settings


def _typed(value: Any, like: object) -> object:
    """Read a value as the file keeps it: as text."""
    if isinstance(like, bool):
        return {"true": True, "false": False}.get(str(value).lower(), like)
    if isinstance(like, int):
        return int(value) if str(value).isdecimal() else value
    return value
