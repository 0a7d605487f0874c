"""The clipboard for secrets, on the clipboard of the offscreen platform."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

from desktop.ui.platform.clipboard import SecretClipboard

TEXT = "02162 000-000"


@pytest.fixture
def system(qapp: QApplication) -> Iterator[QClipboard]:
    clipboard = qapp.clipboard()
    clipboard.clear()
    yield clipboard
    clipboard.clear()


@pytest.fixture
def secret(system: QClipboard) -> SecretClipboard:
    return SecretClipboard(system)


def timer(secret: SecretClipboard) -> QTimer:
    found = secret.findChild(QTimer)
    assert found is not None
    return found


def test_a_copy_is_marked_as_secret(secret: SecretClipboard, system: QClipboard) -> None:
    """The text is there with the marks that keep it out of histories."""
    secret.copy(TEXT)
    content = system.mimeData()
    assert content.text() == TEXT
    assert content.data("x-kde-passwordManagerHint").data() == b"secret"
    assert content.hasFormat("ExcludeClipboardContentFromMonitorProcessing")


def test_a_copy_is_taken_back_after_half_a_minute(secret: SecretClipboard, system: QClipboard) -> None:
    """When the time is over the clipboard is empty."""
    secret.copy(TEXT)
    assert timer(secret).isActive()
    assert timer(secret).interval() == 30_000
    timer(secret).timeout.emit()
    assert system.text() == ""


def test_a_lock_takes_it_back_at_once(secret: SecretClipboard, system: QClipboard) -> None:
    """Clearing does not wait for the time to be over."""
    secret.copy(TEXT)
    secret.clear()
    assert system.text() == ""
    assert not timer(secret).isActive()


def test_what_somebody_else_copied_stays(secret: SecretClipboard, system: QClipboard) -> None:
    """Another text that came since is left alone."""
    secret.copy(TEXT)
    system.setText("something else")
    timer(secret).timeout.emit()
    assert system.text() == "something else"


def test_a_text_like_ours_that_came_later_stays(secret: SecretClipboard, system: QClipboard) -> None:
    """Once taken back, a text is no longer ours, even if somebody copies the same."""
    secret.copy(TEXT)
    secret.clear()
    system.setText(TEXT)
    secret.clear()
    assert system.text() == TEXT


def test_how_long_it_stays_can_be_said(secret: SecretClipboard) -> None:
    """Whatever is copied from then on is taken back after that time."""
    secret.keep_for(5)
    secret.copy(TEXT)
    assert timer(secret).interval() == 5_000
