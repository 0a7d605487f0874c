"""Leaving the program: what waits is said before, and where nothing does nobody is asked."""

from __future__ import annotations

from desktop.ui.quit_dialog import Answer, QuitDialog
from tests.desktop.app.conftest import Start


def test_the_quit_dialog_is_asked_with_something_unsent(start: Start) -> None:
    """What waits is counted in the dialog before the program ends, and Esc stays."""
    police = start("police")
    police.unlock()
    police.level()
    police.desk.standing_changed.disconnect()
    police.desk.standing = police.desk.standing.__class__(waiting_to_send=2)
    police.program.window.close()
    (dialog,) = police.program.window.findChildren(QuitDialog)
    answers: list[Answer] = []
    dialog.answered.connect(answers.append)
    dialog.reject()
    assert answers == [Answer.STAY]
    assert police.program.window.workplace is not None


def test_with_nothing_unsent_nobody_is_asked(start: Start) -> None:
    """A program in which nothing waits ends at once."""
    police = start("police")
    ended: list[None] = []
    police.program.finished.connect(lambda: ended.append(None))
    police.program.window.close()
    assert ended == [None]
    assert police.program.window.findChildren(QuitDialog) == []
