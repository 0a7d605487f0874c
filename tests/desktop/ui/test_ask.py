"""The asking dialog: by keyboard alone, open until it is done, with what is wrong said in it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.presenters.steps.question import Question
from desktop.ui.ask import Ask
from desktop.ui.theme import theme
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import SHOWING, focused, show
from tests.helpers.window import deleted_now
from tests.helpers.zone import zone

pytestmark = SHOWING
QUESTIONS = (
    Question("to", "Gesprochen mit", needed=True),
    Question("why", "Grund", long=True),
    Question("at", "Zeitpunkt", moment=True),
    Question("secret", "Passphrase", secret=True),
)


@pytest.fixture
def parent(themed: Theme, qtbot: QtBot) -> QWidget:
    made = QWidget()
    show(qtbot, made)
    return made


def opened(
    qtbot: QtBot, parent: QWidget, questions: tuple[Question, ...] = QUESTIONS
) -> tuple[Ask, list[dict[str, str]]]:
    """An open dialog, and the answers it gives."""
    ask = Ask("Telefonisch übergeben", "Wird festgehalten.", "Festhalten", questions, parent)
    answers: list[dict[str, str]] = []
    ask.accepted_with.connect(answers.append)
    ask.set_now(datetime(2026, 11, 22, 2, 10, tzinfo=UTC))
    ask.open()
    ask.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is ask)
    return ask, answers


def test_each_field_is_dressed(parent: QWidget, qtbot: QtBot) -> None:
    """Every field is one to the theme, so that a moment too keeps room before its words."""
    ask, _ = opened(qtbot, parent)
    assert {field.property(theme.ROLE) for field in ask.fields.values()} == {"field"}
    line = ask.fields["at"].findChild(QLineEdit)
    assert line is not None
    assert line.textMargins().left() > 0


def test_enter_in_the_first_field_confirms(parent: QWidget, qtbot: QtBot) -> None:
    """The focus begins in the first field, and Enter there gives all answers once."""
    ask, answers = opened(qtbot, parent)
    assert focused() is ask.fields["to"]
    QTest.keyClicks(focused(), " Rufdienst A ")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert answers == [{"to": "Rufdienst A", "why": "", "at": "2026-11-22T03:10:00+01:00", "secret": ""}]
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert len(answers) == 1
    assert ask.isVisible()


def test_a_moment_is_asked_for_in_berlin_whatever_the_system_says(parent: QWidget, qtbot: QtBot) -> None:
    """On a computer that believes itself far away, the moment asked for is shown and given as in Berlin."""
    with zone():
        ask, answers = opened(qtbot, parent)
        QTest.keyClicks(focused(), "Rufdienst A")
        moment = ask.fields["at"]
        assert isinstance(moment, QDateTimeEdit)
        assert moment.text() == "22.11.2026 03:10"
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert answers[0]["at"] == "2026-11-22T03:10:00+01:00"


def test_enter_on_cancel_cancels(parent: QWidget, qtbot: QtBot) -> None:
    """Whoever goes to the cancelling button and presses Enter has confirmed nothing."""
    ask, answers = opened(qtbot, parent, (Question("reason", "Grund"),))
    [cancel] = [made for made in ask.findChildren(QPushButton) if made is not ask.confirm]
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is cancel
    QTest.keyClick(cancel, Qt.Key.Key_Return)
    assert (answers, ask.left) == ([], True)


def test_escape_leaves(parent: QWidget, qtbot: QtBot) -> None:
    """Esc closes without an answer, and whatever comes back afterwards meets nothing that is gone."""
    ask, answers = opened(qtbot, parent)
    QTest.keyClick(ask, Qt.Key.Key_Escape)
    assert (answers, ask.left) == ([], True)
    deleted_now()
    ask.finish()
    ask.show_problem("Zu spät.", "to")


def test_what_is_needed_is_asked_for(parent: QWidget, qtbot: QtBot) -> None:
    """Without a needed answer the dialog says so, marks the field and goes to it; answered, it goes on."""
    ask, answers = opened(qtbot, parent)
    ask.fields["why"].setFocus()
    ask.confirm.click()
    assert answers == []
    assert ask.problem.isVisible()
    assert focused() is ask.fields["to"]
    assert ask.fields["to"].property(theme.TONE) == "danger"
    QTest.keyClicks(focused(), "A")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert len(answers) == 1
    assert not ask.problem.isVisible()


def is_whole(field: QWidget) -> bool:
    """Whether all of a field is in what its page shows."""
    page = next(area for area in field.window().findChildren(QScrollArea) if area.isAncestorOf(field))
    stands = QRect(field.mapTo(page.viewport(), QPoint()), field.size())
    return page.viewport().rect().contains(stands)


def test_where_there_is_little_room_the_question_one_comes_to_is_shown_whole(parent: QWidget, qtbot: QtBot) -> None:
    """Tab, Shift+Tab and what is missing lead to a field that is seen from edge to edge, not only to its first line."""
    parent.resize(600, 300)
    questions = tuple(Question(str(at), "Grund", long=True, needed=True) for at in range(6))
    ask, _ = opened(qtbot, parent, questions)
    fields = list(ask.fields.values())
    assert not is_whole(fields[-1])
    for field in fields[1:]:
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        assert (focused(), is_whole(field)) == (field, True)
    for field in fields[-2::-1]:
        QTest.keyClick(focused(), Qt.Key.Key_Backtab)
        assert (focused(), is_whole(field)) == (field, True)
    ask.show_problem("Hier fehlt eine Angabe.", questions[-1].name)
    assert (focused(), is_whole(fields[-1])) == (fields[-1], True)


def test_what_is_wrong_stands_in_it(parent: QWidget, qtbot: QtBot) -> None:
    """A refusal is shown with its field, everything typed stays, and one can try again."""
    ask, answers = opened(qtbot, parent)
    QTest.keyClicks(focused(), "A")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    ask.show_problem("Bitte einen Grund angeben.", "why")
    assert (ask.problem.text(), focused()) == ("Bitte einen Grund angeben.", ask.fields["why"])
    assert ask.fields["to"].property(theme.TONE) is None
    ask.confirm.click()
    assert [answer["to"] for answer in answers] == ["A", "A"]
    ask.finish()
    assert not ask.isVisible()


def test_fields(parent: QWidget, qtbot: QtBot) -> None:
    """Each question has a field of its sort, named for those who hear it; a secret is not shown as it is typed."""
    ask, _ = opened(qtbot, parent)
    kinds = [type(ask.fields[question.name]) for question in QUESTIONS]
    assert kinds == [QLineEdit, QPlainTextEdit, QDateTimeEdit, QLineEdit]
    assert [ask.fields[question.name].accessibleName() for question in QUESTIONS] == [
        question.label for question in QUESTIONS
    ]
    secret, moment = ask.fields["secret"], ask.fields["at"]
    assert isinstance(secret, QLineEdit)
    assert secret.echoMode() is QLineEdit.EchoMode.Password
    assert isinstance(moment, QDateTimeEdit)
    assert moment.text() == "22.11.2026 03:10"
    assert ask.windowTitle() == "Schutzbrücke"


def test_what_destroys_is_never_the_default(parent: QWidget, qtbot: QtBot) -> None:
    """A destroying button looks like danger, and Enter in a field does not press it."""
    ask, answers = opened(qtbot, parent, (Question("reason", "Grund"),))
    assert ask.confirm.isDefault()
    ask.set_destructive()
    assert not ask.confirm.isDefault()
    assert ask.confirm.property(theme.ROLE) == "danger"
    QTest.keyClick(ask.fields["reason"], Qt.Key.Key_Return)
    assert answers == []
    assert ask.left


def test_where_nothing_is_asked_enter_destroys_nothing(parent: QWidget, qtbot: QtBot) -> None:
    """The button that leaves everything as it is has the keyboard."""
    ask, answers = opened(qtbot, parent, ())
    ask.set_destructive()
    assert ask.cancel.hasFocus()
    QTest.keyClick(ask.cancel, Qt.Key.Key_Return)
    assert (answers, ask.left) == ([], True)


def test_it_is_as_high_as_its_lines_need(parent: QWidget, qtbot: QtBot) -> None:
    """However long its text is: where there is room nothing scrolls, and nothing asked for is cut off."""
    parent.resize(1200, 800)
    choices = (("a", "Montag"), ("b", "Dienstag"))
    for words in range(8, 40):
        ask = Ask("Dienst tauschen", "Dienst " * words, "Tauschen", (Question("a", "Mit", choices=choices),), parent)
        ask.open()
        qtbot.waitExposed(ask)
        assert ask._area.verticalScrollBar().maximum() == 0, words
        ask.reject()


def test_it_is_no_higher_than_its_lines_need(parent: QWidget, qtbot: QtBot) -> None:
    """However a hint is as long as its line: a bar that was never needed leaves no room below the last question."""
    parent.resize(1280, 800)
    words = "Nach dem Aufenthalt ist keine andere Stelle der Vereinbarung zuständig."
    for shorter in range(0, 30, 2):
        hint = words[: len(words) - shorter]
        questions = (Question("to", "Zuständige Stelle", hint=hint), Question("why", "Grund", long=True))
        ask, _ = opened(qtbot, parent, questions)
        [area] = ask.findChildren(QScrollArea)
        page = area.widget()
        assert page is not None
        assert page.height() == page.heightForWidth(page.width()) == area.viewport().height()
        ask.reject()


@pytest.mark.parametrize("long", [False, True])
def test_a_reason_that_was_written_is_confirmed_from_where_it_stands(
    parent: QWidget, qtbot: QtBot, *, long: bool
) -> None:
    """Enter in a line, Ctrl+Enter in several, confirm even what destroys; plain Enter in several begins a new line."""
    ask, answers = opened(qtbot, parent, (Question("reason", "Grund", long=long),))
    ask.set_destructive()
    field = ask.fields["reason"]
    QTest.keyClicks(field, "Doppelt")
    QTest.keyClick(field, Qt.Key.Key_Return)
    if long:
        assert answers == []
        QTest.keyClicks(field, "gemeldet")
        QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert answers == [{"reason": "Doppelt\ngemeldet" if long else "Doppelt"}]


def test_the_focus_goes_back(parent: QWidget, qtbot: QtBot) -> None:
    """Closed, the dialog gives the focus back to where it was opened from."""
    opener = QPushButton("Öffnen", parent)
    opener.show()
    opener.setFocus()
    ask, _ = opened(qtbot, parent)
    assert focused() is not opener
    ask.reject()
    parent.activateWindow()
    qtbot.waitUntil(opener.hasFocus)


def test_what_belongs_together_stands_under_a_heading(themed: Theme, qtbot: QtBot) -> None:
    """It is read above the first of them."""
    questions = (
        Question("place", "Ort"),
        Question("a", "Jugendamt", tick=True, heading="Behörden"),
        Question("b", "Polizei", tick=True),
    )
    window = QWidget()
    qtbot.addWidget(window)
    ask = Ask("Termin", "", "Anlegen", questions, window)
    [heading] = [one for one in ask.findChildren(QLabel) if one.text() == "Behörden"]
    ask.open()
    assert ask.fields["place"].mapTo(ask, QPoint()).y() < heading.mapTo(ask, QPoint()).y()
    assert heading.mapTo(ask, QPoint()).y() < ask.fields["a"].mapTo(ask, QPoint()).y()
    ask.reject()
