"""The window's part of the self-check: a whole window is told of in a file, one that lacks a part is not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop.app import self_checking
from desktop.app.assembling import assemble
from desktop.app.place import Place
from desktop.app.program import Program
from desktop.app.self_checking import Missing
from desktop.app.signed_in import login
from desktop.ui import language
from tests.helpers.governed import governed


def test_a_blank_picture_is_no_window() -> None:
    """A window of which nothing is drawn has failed."""
    blank = QImage(64, 64, QImage.Format.Format_RGB32)
    blank.fill(0)
    with pytest.raises(Missing):
        self_checking._look_at(blank)


def test_a_check_redeems_no_invite(tmp_path: Path, qapp: QApplication) -> None:
    """The check of the window leaves alone the invite that lies ready for whoever runs it."""
    (tmp_path / f"{login()}.invite").write_bytes(b"invite")
    programs = list[Program]()

    def assembled(app: QApplication, place: Place) -> Program:
        programs.append(assemble(app, place))
        return programs[0]

    with governed(invite_folder=str(tmp_path), root_fingerprint="ab" * 32, unlock="keyring"):
        self_checking.check_window(qapp, assembled, tmp_path / "told", sys.platform)
    assert (tmp_path / "told").read_text(encoding="utf-8").startswith("Qt ")
    assert programs[0].unlock_screen is not None
    language.speak(qapp, language.SOURCE)
    programs[0].window.deleteLater()


def test_images_are_tried_with_the_process_that_reads_them() -> None:
    """What that process reads comes back from it, and what it does not read is missing."""
    assert [self_checking._is_read(kind) for kind in ("jpeg", "webp", "tiff")] == [True, True, False]


def test_a_part_that_does_not_hold_is_named() -> None:
    """What is missing is named in the error, what is there is not."""
    self_checking._expect("sound", holds=1)
    with pytest.raises(Missing, match="sound"):
        self_checking._expect("sound", holds=0)
