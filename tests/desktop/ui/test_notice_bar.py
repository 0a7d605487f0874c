"""The bar that says what somebody should know now."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.notice_bar import NoticeBar
from desktop.ui.theme.theme import Theme


def test_it_stays_until_its_topic_ends(qtbot: QtBot, themed: Theme) -> None:
    """A notice stays until its own topic ends; the end of another changes nothing."""
    bar = NoticeBar()
    qtbot.addWidget(bar)
    assert bar.isHidden()
    done: list[bool] = []
    bar.show_notice("idle", "Sperrt bald.", "warn", "Weiter arbeiten", lambda: done.append(True))
    bar.end("other")
    assert not bar.isHidden()
    next(one for one in bar.findChildren(QPushButton) if one.text() == "Weiter arbeiten").click()
    assert done == [True]
    bar.end("idle")
    assert bar.isHidden()


def test_the_next_notice_takes_its_place(qtbot: QtBot, themed: Theme) -> None:
    """Only the last notice is shown, and it can be closed."""
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.show_notice("one", "Erstes.", "warn")
    bar.show_notice("two", "Zweites.", "danger")
    assert [one.text() for one in bar.findChildren(QLabel) if one.text()] == ["Zweites."]
    (close,) = bar.findChildren(QPushButton)
    close.click()
    assert bar.isHidden()
