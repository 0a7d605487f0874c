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
    """Only the last notice is shown; once it is closed, the one before it is there again with what can be done."""
    bar = NoticeBar()
    qtbot.addWidget(bar)
    done: list[str] = []
    bar.show_notice("one", "Erstes.", "warn", "Tun", lambda: done.append("one"))
    bar.add_action("Mehr", lambda: done.append("more"))
    bar.show_notice("two", "Zweites.", "danger")
    assert [one.text() for one in bar.findChildren(QLabel) if one.text()] == ["Zweites."]
    (close,) = bar.findChildren(QPushButton)
    close.click()
    assert [one.text() for one in bar.findChildren(QLabel) if one.text()] == ["Erstes."]
    first, more, close = bar.findChildren(QPushButton)
    first.click()
    more.click()
    assert done == ["one", "more"]
    close.click()
    assert bar.isHidden()


def test_the_end_of_what_is_not_shown_takes_nothing_away(qtbot: QtBot, themed: Theme) -> None:
    """What ends behind another notice does not come back, and a topic shown again stands before all others."""
    bar = NoticeBar()
    qtbot.addWidget(bar)
    for topic in ("one", "two", "one"):
        bar.show_notice(topic, topic, "warn")
    assert bar.topic == "one"
    bar.end("two")
    bar.end("one")
    assert bar.isHidden()
    assert bar.topic == ""
