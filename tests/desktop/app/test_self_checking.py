"""The window's part of the self-check: a whole window is told of in a file, one that lacks a part is not."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from desktop.app import self_checking
from desktop.app.self_checking import Missing


def test_a_blank_picture_is_no_window() -> None:
    """A window of which nothing is drawn has failed."""
    blank = QImage(64, 64, QImage.Format.Format_RGB32)
    blank.fill(0)
    with pytest.raises(Missing):
        self_checking._look_at(blank)


def test_a_part_that_does_not_hold_is_named() -> None:
    """What is missing is named in the error, what is there is not."""
    self_checking._expect("sound", holds=1)
    with pytest.raises(Missing, match="sound"):
        self_checking._expect("sound", holds=0)
