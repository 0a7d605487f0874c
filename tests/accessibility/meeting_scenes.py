"""Scenes of meetings: the list with a page of each sort, and every dialog that can come before it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.domain.refused import Refused
from desktop.presenters.meeting_list import Filter
from desktop.ui.ask import Ask
from desktop.ui.learning_screen import LearningScreen
from desktop.ui.meetings.attendance_sheet import AttendanceSheet
from desktop.ui.meetings.view import MeetingsView
from tests.accessibility.putting_up import area_of, dialog_of
from tests.accessibility.stage import SpokenWindow, Stage
from tests.helpers.accessible import settled


def view_of(window: SpokenWindow) -> MeetingsView:
    """The view of meetings, shown."""
    screen = area_of(window, "learning")
    assert isinstance(screen, LearningScreen)
    screen.show_view("meetings")
    settled()
    view = screen.view_of("meetings")
    assert isinstance(view, MeetingsView)
    return view


def _meeting(name: str, stage: Stage) -> QWidget:
    """The page of a meeting, at the side of Willich, who organise most of them."""
    window = stage.willich()
    view = view_of(window)
    view.side.choose_entity(stage.cast.meetings[name])
    view.side.list.setFocus()
    settled()
    return window


def _guest(stage: Stage) -> QWidget:
    """A meeting of others."""
    window = stage.police()
    view = view_of(window)
    view.side.choose_entity(stage.cast.meetings["series"])
    view.side.list.setFocus()
    settled()
    return window


def _none(stage: Stage, chosen: Filter = Filter.AHEAD) -> QWidget:
    window = stage.empty()
    view_of(window).side.show_filter(chosen)
    settled()
    return window


def _dialog(deed: str, about: object, stage: Stage, meeting: str = "series") -> QWidget:
    """What a deed asks."""
    window = stage.willich()
    view = view_of(window)
    view.show_meeting(stage.cast.meetings[meeting])
    settled()
    view._take(deed, about)
    return dialog_of(window)


def _plan(stage: Stage, *, wrong: bool = False) -> QWidget:
    window = stage.willich()
    view = view_of(window)
    view.side.list.setFocus()
    view.deeds.plan(view.show_meeting)
    dialog = dialog_of(window)
    assert isinstance(dialog, Ask)
    if wrong:
        dialog.show_problem("Erwartet wird ein Tag, zum Beispiel 08.12.2026.", "day")
        settled()
    return dialog


def _sheet(name: str, stage: Stage) -> QWidget:
    window = stage.willich()
    view = view_of(window)
    view.side.list.setFocus()
    {"owed": view.side.owed, "tasks": view.side.tasks}[name].click()
    return dialog_of(window)


def _attendance(stage: Stage, *, wrong: bool = False) -> QWidget:
    dialog = _dialog("check_off", None, stage)
    assert isinstance(dialog, AttendanceSheet)
    if wrong:
        dialog._refused(Refused("meeting_invalid", "Der Name fehlt."))
        settled()
    return dialog


MEETING_SCREENS: Final[dict[str, Callable[[Stage], QWidget]]] = {
    "meetings, none": _none,
    "meetings, none over": partial(_none, chosen=Filter.OVER),
    **{f"meetings, {name}": partial(_meeting, name) for name in ("full", "series", "cancelled", "over")},
    "meetings, of others": _guest,
}
MEETING_DIALOGS: Final[dict[str, Callable[[Stage], QWidget]]] = {
    "plan a meeting": _plan,
    "plan a meeting, wrong": partial(_plan, wrong=True),
    "edit a meeting": partial(_dialog, "edit", None),
    "move a day": partial(_dialog, "move", None),
    "cancel a meeting": partial(_dialog, "cancel", None),
    "send a deputy": partial(_dialog, "reply", "deputy"),
    "reply for a day": partial(_dialog, "reply_for_day", None),
    "write a decision": partial(_dialog, "write", "decision"),
    "write a task": partial(_dialog, "write", "task"),
    "check off": _attendance,
    "check off, wrong": partial(_attendance, wrong=True),
    "what is owed": partial(_sheet, "owed"),
    "own tasks": partial(_sheet, "tasks"),
}
