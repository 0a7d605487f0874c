"""What a person chose is kept in the clear, and whatever else stands in the file is as if nobody had chosen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from desktop.domain.precedence import hold
from desktop.domain.settings import LANGUAGES, MODES, SCALES, USUAL, Settings
from desktop.ui.choice_file import ChoiceFile, changes
from desktop.ui.theme.theme import Mode
from tests.helpers.governed import layer

CHOSEN = Settings(language="en", mode="dark", scale=175, lock_minutes=2, letters=False, sound=False)


def read(path: Path) -> Settings:
    """What holds where only this file says something."""
    held = hold([ChoiceFile(path).layer()])
    assert (held.fixed, held.wrong) == ({}, ())
    return held.settings


def test_what_was_chosen_is_read_back(tmp_path: Path) -> None:
    """Every choice survives a restart of the program, each beside those made before."""
    path = tmp_path / "window.ini"
    for name, value in changes(USUAL, CHOSEN).items():
        ChoiceFile(path).keep({name: value})
    assert read(path) == CHOSEN


def test_without_a_file(tmp_path: Path) -> None:
    """Where nobody has chosen the usual holds, and nothing is said to have been chosen."""
    assert ChoiceFile(tmp_path / "none.ini").layer().given == {}
    assert read(tmp_path / "none.ini") == USUAL


def test_only_what_was_chosen_is_kept(tmp_path: Path) -> None:
    """What nobody chose follows the administration's default when that changes, also after another choice."""
    file = ChoiceFile(tmp_path / "window.ini")
    file.keep(changes(USUAL, replace(USUAL, mode="dark")))
    assert list(file.layer().given) == ["mode"]
    assert changes(USUAL, USUAL) == {}


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
    path = tmp_path / "window.ini"
    ChoiceFile(path).keep(changes(USUAL, CHOSEN))
    settings = QSettings(str(path), QSettings.Format.IniFormat)
    settings.setValue(f"appearance/{name}", value)
    settings.sync()
    assert read(path) == replace(CHOSEN, **{name: getattr(USUAL, name)})


def test_a_file_of_choices_is_no_policy(tmp_path: Path) -> None:
    """What only the administration may set has no place in it, and what it has set goes before a choice."""
    path = tmp_path / "window.ini"
    ChoiceFile(path).keep({"server_url": "https://elsewhere.example", "language": "en"})
    assert hold([ChoiceFile(path).layer(), layer(language="de")]).settings == USUAL


def test_every_choice_is_one_the_theme_has() -> None:
    """Modes and languages to choose from are those there are."""
    assert set(MODES) == {mode.value for mode in Mode}
    assert set(LANGUAGES) == {"de", "en"}
    assert 100 in SCALES
