"""What a person chose is kept in the clear, and whatever else stands in the file is as if nobody had chosen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from desktop.ui.appearance import LANGUAGES, MODES, SCALES, Appearance, AppearanceFile
from desktop.ui.theme.theme import Mode

CHOSEN = Appearance(language="en", mode="dark", scale=175, lock_minutes=2, letters=False, sound=False)


def test_what_was_chosen_is_read_back(tmp_path: Path) -> None:
    """Every choice survives a restart of the program, each on its own."""
    for chosen in (CHOSEN, replace(Appearance(), letters=False), replace(Appearance(), scale=SCALES[-1])):
        AppearanceFile(tmp_path / "appearance.ini").save(chosen)
        assert AppearanceFile(tmp_path / "appearance.ini").load() == chosen


def test_without_a_file(tmp_path: Path) -> None:
    """Where nobody has chosen the program is German, follows the system, and locks after ten minutes."""
    assert AppearanceFile(tmp_path / "none.ini").load() == Appearance()
    assert Appearance() == Appearance("de", "system", 100, 10, letters=True, sound=True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "tlh"),
        ("language", "de, en"),
        ("mode", ""),
        ("mode", ["dark", "light"]),
        ("scale", "1000"),
        ("scale", "-100"),
        ("scale", "gross"),
        ("scale", "99999999999999999999"),
        ("lock_minutes", "0"),
        ("lock_minutes", "true"),
        ("letters", "vielleicht"),
        ("sound", ""),
    ],
)
def test_nonsense_is_no_choice(tmp_path: Path, name: str, value: object) -> None:
    """A file somebody has spoilt leaves the usual choice, and the other choices stand."""
    path = tmp_path / "appearance.ini"
    AppearanceFile(path).save(CHOSEN)
    settings = QSettings(str(path), QSettings.Format.IniFormat)
    settings.setValue(f"appearance/{name}", value)
    settings.sync()
    assert AppearanceFile(path).load() == replace(CHOSEN, **{name: getattr(Appearance(), name)})


def test_every_choice_is_one_the_theme_has() -> None:
    """Modes and languages to choose from are those there are."""
    assert set(MODES) == {mode.value for mode in Mode}
    assert set(LANGUAGES) == {"de", "en"}
