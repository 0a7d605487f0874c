"""Leaving the program: what waits is said before, and where nothing does nobody is asked."""

from __future__ import annotations

from desktop.ui.quit_dialog import Answer, QuitDialog
from tests.desktop.app.conftest import Start
from tests.helpers.desks import Desks
from tests.helpers.running import MILLISECONDS, written


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


def test_locked_with_something_unsent_that_nothing_sends_it_asks_as_well(start: Start, world: Desks) -> None:
    """Without a session at the server nothing is sent while locked; what waited at the lock is counted all the same."""
    police = start("police")
    police.unlock()
    police.level()
    try:
        police.lose_session(world)
        written(police)
        police.qtbot.waitUntil(lambda: bool(police.desk.standing.waiting_to_send), timeout=MILLISECONDS)
        police.program.lock()
        police.qtbot.waitUntil(lambda: police.source.readied > 0, timeout=MILLISECONDS)
        police.program.window.close()
        assert len(police.program.window.findChildren(QuitDialog)) == 1
    finally:
        world.server.start()
