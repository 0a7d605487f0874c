"""The style sheet as a whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.theme.look import Look
from desktop.ui.theme.stylesheet import stylesheet
from desktop.ui.theme.tokens import CONTRAST, DARK, LIGHT, Tokens

CLASSES = [
    "QMainWindow",
    "QDialog",
    "QLabel",
    "QPushButton",
    "QToolButton",
    "QLineEdit",
    "QPlainTextEdit",
    "QTextEdit",
    "QComboBox",
    "QCheckBox",
    "QRadioButton",
    "QDateTimeEdit",
    "QAbstractSpinBox",
    "QListView",
    "QTableView",
    "QHeaderView",
    "QScrollBar",
    "QScrollArea",
    "QSplitter",
    "QToolTip",
    "QMenu",
    "QProgressBar",
    "QTabBar",
]


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_class_has_its_rules(app: QApplication, tokens: Tokens, scale: float, tmp_path: Path) -> None:
    """Each class of widget the window uses is spoken of, in whole rules."""
    sheet = stylesheet(Look(tokens, scale, tmp_path))
    assert [one for one in CLASSES if not re.search(rf"\b{one}\b", sheet)] == []
    assert all(re.fullmatch(r"[^{}]+ \{ [^{}]+ \}", line) for line in sheet.splitlines())


def test_no_size_of_type_stands_in_it(app: QApplication, tmp_path: Path) -> None:
    """Sizes of type are a font's alone, so that they follow the scale."""
    assert "font" not in stylesheet(Look(LIGHT, 1.0, tmp_path))


def test_the_pictures_it_names_exist(app: QApplication, tmp_path: Path) -> None:
    """Each picture the style sheet names lies in the theme's folder."""
    named = re.findall(r'url\("([^"]+)"\)', stylesheet(Look(DARK, 1.0, tmp_path)))
    assert named
    assert all(Path(name).parent == tmp_path and Path(name).exists() for name in named)
