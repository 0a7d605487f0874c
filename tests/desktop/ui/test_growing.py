"""Parts that follow in turns: the first at once, all in their order, none twice; what is made of the same stays."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.ui.growing import Growing
from desktop.ui.tab_walk import in_order
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import SHOWING, show

pytestmark = SHOWING


def growing(qtbot: QtBot) -> Growing:
    made = Growing(lambda part: QLabel(str(part)), 4)
    show(qtbot, made, 300, 300)
    return made


def seen(made: Growing) -> list[str]:
    """What stands there, from top to bottom."""
    return [label.text() for label in in_order(made) if isinstance(label, QLabel)]


def test_the_first_stand_there_at_once(themed: Theme, qtbot: QtBot) -> None:
    """So many as were asked for are there before anything else happens; all others follow by themselves."""
    made = growing(qtbot)
    with qtbot.waitSignal(made.grown):
        made.show_parts(range(30), 3)
        assert (seen(made), made.whole) == (["0", "1", "2"], False)
    assert (seen(made), made.whole) == ([str(number) for number in range(30)], True)


def test_it_waits_until_it_may_go_on(themed: Theme, qtbot: QtBot) -> None:
    """With none at once nothing comes by itself: something else comes first."""
    made = growing(qtbot)
    made.show_parts(range(3), 0)
    qtbot.wait(20)
    assert (seen(made), made.whole) == ([], False)
    with qtbot.waitSignal(made.grown):
        made.go_on()
    assert seen(made) == ["0", "1", "2"]


def test_what_is_made_of_the_same_stays(themed: Theme, qtbot: QtBot) -> None:
    """Of what is shown anew only what differs is made anew, in its place; what stands before and behind it stays."""
    made = growing(qtbot)
    made.show_parts("abcd", 4)
    before = {label.text(): label for label in made.findChildren(QLabel)}
    made.show_parts("abXYd", 4)
    now = {label.text(): label for label in made.findChildren(QLabel)}
    assert seen(made) == [*"abXYd"]
    assert all(now[text] is before[text] for text in "abd")
    made.show_parts("b", 4)
    assert seen(made) == ["b"]


def test_what_is_shown_meanwhile_counts(themed: Theme, qtbot: QtBot) -> None:
    """Something else that is shown before all of it stands there takes the place of what was still to come."""
    made = growing(qtbot)
    made.show_parts(range(40), 5)
    made.show_parts([0, 1, 2, 7, 8], 1)
    assert seen(made) == ["0", "1", "2", "7"]
    made.finish()
    assert (seen(made), made.whole) == (["0", "1", "2", "7", "8"], True)
    qtbot.wait(20)
    assert seen(made) == ["0", "1", "2", "7", "8"]
