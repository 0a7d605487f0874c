"""From the form to the police in the window: asked for, read in whole, released or returned, written anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.templates import template
from desktop.presenters import drafts
from desktop.presenters.drafts import Draft
from desktop.presenters.notification_list import Filter
from desktop.ui.ask import Ask
from desktop.ui.form.opening import forms_in
from desktop.ui.notifications_screen import NotificationsScreen
from desktop.ui.theme.theme import Theme
from desktop.ui.window import Window
from tests.helpers.company import Member
from tests.helpers.releases import LEADER, WRITER, Office, office, standing
from tests.helpers.showing import SHOWING
from tests.helpers.window import Backstage, deleted_now, quiet_window

pytestmark = SHOWING
Open = Callable[[Member, str], Window]


@pytest.fixture(name="office")
def an_office() -> Office:
    """An office of three and the police."""
    return office()


@pytest.fixture(name="open_window")
def _open_window(qtbot: QtBot, themed: Theme, tmp_path: Path) -> Iterator[Open]:
    """What opens the window of a member, one after the other."""
    made = quiet_window(tmp_path)
    qtbot.addWidget(made)
    made.resize(1280, 760)

    def opened(member: Member, person: str) -> Window:
        made.show_locked(QWidget())
        deleted_now()
        made.show_unlocked(Backstage(member, person))
        made.show()
        qtbot.waitExposed(made)
        return made

    yield opened
    made.show_locked(QWidget())
    deleted_now()


def screen_of(window: Window) -> NotificationsScreen:
    """The area of notifications, shown."""
    assert window.workplace is not None
    window.show_area("notifications")
    screen = window.workplace.screen_of("notifications")
    assert isinstance(screen, NotificationsScreen)
    return screen


def screen_with(qtbot: QtBot, window: Window, entity: bytes) -> NotificationsScreen:
    """The same with a request open to read."""
    screen = screen_of(window)
    screen.show_entity(entity)
    qtbot.waitUntil(lambda: screen.detail.shown is not None)
    return screen


def words(widget: QWidget) -> str:
    """Everything a widget says that can be seen."""
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def press(qtbot: QtBot, screen: QWidget, text: str) -> None:
    """Press the button with this text, once it is there."""
    found: list[QPushButton] = []

    def is_there() -> bool:
        found[:] = [one for one in screen.findChildren(QPushButton) if one.text() == text and one.isVisible()]
        return len(found) == 1

    qtbot.waitUntil(is_there)
    found[0].click()


def answer(window: Window, reason: str = "") -> None:
    """Answer the open question, and confirm it."""
    (ask,) = [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert isinstance(ask, Ask)
    for field in ask.findChildren(QPlainTextEdit):
        field.setPlainText(reason)
    ask.confirm.click()


def open_form(window: Window, member: Member) -> Draft:
    """Open a whole complaint in its form."""
    draft = drafts.new_draft(member.workspace, WRITER, "J06", "routine", quick=False)
    draft = replace(draft, document=template("J06"))
    drafts.save(member.workspace, draft)
    window.write(draft.id, "", "")
    return draft


def test_a_complaint_is_asked_for_and_not_sent(open_window: Open, office: Office, qtbot: QtBot) -> None:
    """The button says so, the page before says who decides, and then the request is shown, with nothing sent."""
    window = open_window(office.writer, WRITER)
    draft = open_form(window, office.writer)
    assert window.workplace is not None
    (form,) = forms_in(window.workplace)
    form.send()
    assert form.footer.send.text() == "Freigabe anfordern"
    assert "Freigeben dürfen: " in words(form.check)
    form.send()
    screen = screen_of(window)
    qtbot.waitUntil(lambda: "Noch nicht gesendet: Freigabe angefordert" in words(screen))
    assert standing(office.writer.workspace, draft.id) == "release_requested"
    assert office.writer.workspace.own.drafts() == []
    assert office.writer.workspace.group(draft.id) == []


def test_a_leader_releases_it_with_all_of_it_before_their_eyes(open_window: Open, office: Office, qtbot: QtBot) -> None:
    """It stands first in what is to do; two presses send it, nothing is left to do, and the police reads both names."""
    notification = office.asked()
    window = open_window(office.lead, LEADER)
    screen = screen_with(qtbot, window, notification)
    assert template("J06")["circumstances"]["necessity"] in " ".join(
        one.accessibleName() for one in screen.detail.findChildren(QWidget)
    )
    press(qtbot, screen, "Freigeben")
    answer(window)
    office.sync()
    ((_, state),) = office.police.workspace.group(notification)
    assert (state.person, state.released_by) == (WRITER, LEADER)
    # It stays before their eyes until they go elsewhere.
    qtbot.waitUntil(lambda: screen.entity == state.id)
    screen.show_filter(Filter.TO_DO)
    assert screen.model.rowCount() == 0
    screen.show_entity(state.id)
    qtbot.waitUntil(lambda: screen.detail.shown is not None and screen.detail.shown.entity == state.id)
    qtbot.waitUntil(lambda: "Zugestellt" in words(screen))


def test_returned_it_is_written_anew(open_window: Open, office: Office, qtbot: QtBot) -> None:
    """The leader gives the reason, the writer finds it with the text among the drafts and asks again."""
    notification = office.asked()
    window = open_window(office.lead, LEADER)
    screen = screen_with(qtbot, window, notification)
    press(qtbot, screen, "Zurückgeben …")
    answer(window, "Bitte ohne Diagnose.")
    office.sync()
    window = open_window(office.writer, WRITER)
    screen = screen_of(window)
    screen.show_entity(notification)
    qtbot.waitUntil(lambda: "Bitte ohne Diagnose." in words(screen))
    window.write(notification, "", "")
    assert window.workplace is not None
    (form,) = forms_in(window.workplace)
    form.send()
    form.send()
    assert standing(office.writer.workspace, notification) == "release_requested"


def test_the_writer_takes_it_back(open_window: Open, office: Office, qtbot: QtBot) -> None:
    """One press and a question: nothing is sent, and the text is a draft again."""
    notification = office.asked()
    window = open_window(office.writer, WRITER)
    screen = screen_with(qtbot, window, notification)
    press(qtbot, screen, "Anforderung zurücknehmen …")
    answer(window)
    assert [one.id for one in drafts.listed(office.writer.workspace)] == [notification]
