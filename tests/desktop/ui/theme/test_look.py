"""The look: lengths, boxes that keep their size, and pictures on the disk."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from desktop.ui.theme.look import Look, rule
from desktop.ui.theme.tokens import CONTRAST, LIGHT


def outer(box: dict[str, str | int]) -> int:
    """The space a box takes above its contents."""
    width = re.findall(r"\d+", str(box.get("border") or box["border-width"]))[0]
    return int(width) + int(re.findall(r"\d+", str(box["padding"]))[0])


def test_a_rule_is_written_as_qt_reads_it() -> None:
    """Underscores become hyphens and numbers pixels."""
    assert rule("A:b", min_height=3, color="red") == "A:b { min-height: 3px; color: red; }"


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("tokens", [LIGHT, CONTRAST], ids=["light", "contrast"])
def test_focus_moves_nothing(tokens: object, scale: float, tmp_path: Path) -> None:
    """A control takes the same space with the focus as without it."""
    look = Look(CONTRAST if tokens is CONTRAST else LIGHT, scale, tmp_path)
    plain = look.edge(look.line, LIGHT.control, 8, 16)
    for focused in (look.focused(8, 16), look.focused_filled(LIGHT.accent, 8, 16), look.focused_pill("red", 8, 16)):
        assert outer(focused) == outer(plain)


def test_lengths_follow_the_scale(tmp_path: Path) -> None:
    """A length grows with the scale, and a line never vanishes."""
    look = Look(LIGHT, 1.5, tmp_path)
    assert (look.px(0), look.px(8), look.line, look.ring, look.height(8)) == (0, 12, 2, 3, 24)


def test_a_sign_is_there_for_fine_screens_too(app: QApplication, tmp_path: Path) -> None:
    """A sign for a background has its size with room before it, and a finer one beside it."""
    url = Look(LIGHT, 1.0, tmp_path).sign("search", "red", 16, 9)
    plain = Path(url.removeprefix('url("').removesuffix('")'))
    assert QPixmap(str(plain)).size() == QSize(25, 16)
    assert QPixmap(str(plain.with_name(f"{plain.stem}@2x.svg"))).size() == QSize(50, 32)
    drawn = QPixmap(str(plain)).toImage()
    assert {drawn.pixelColor(x, y).alpha() for x in range(9) for y in range(16)} == {0}


def test_pictures_are_named_by_what_they_show(app: QApplication, tmp_path: Path) -> None:
    """The same picture is one file, and another colour is another file."""
    look = Look(LIGHT, 1.0, tmp_path)
    first, again, other = (look.glyph("check", colour) for colour in ("red", "red", "blue"))
    assert first == again != other
    assert len(list(tmp_path.iterdir())) == 2
    assert Path(first.removeprefix('url("').removesuffix('")')).exists()
