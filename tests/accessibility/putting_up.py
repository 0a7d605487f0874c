"""What scenes are put up with: the screen of an area, a notification in whole, a form, the dialog that is open."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from desktop.presenters import drafts
from desktop.presenters.notification_list import Filter
from desktop.ui.form.opening import forms_in
from desktop.ui.form.screen import FormScreen
from desktop.ui.notifications_screen import NotificationsScreen
from tests.accessibility.cast import draft
from tests.accessibility.stage import SpokenWindow, Stage
from tests.helpers.accessible import settled, wait_until


def area_of(window: SpokenWindow, area: str) -> QWidget:
    """The screen of an area, shown."""
    assert window.workplace is not None
    window.show_area(area)
    settled()
    screen = window.workplace.screen_of(area)
    if isinstance(screen, NotificationsScreen):
        wait_until(lambda: not screen.model.rowCount() or screen.detail.shown is not None)
    return screen


def list_of(window: SpokenWindow, chosen: bytes | None, filter_: Filter = Filter.ALL) -> SpokenWindow:
    screen = area_of(window, "notifications")
    assert isinstance(screen, NotificationsScreen)
    screen.show_filter(filter_)
    if chosen is not None:
        screen.list_side.choose_entity(chosen)
        wait_until(lambda: screen.detail.shown is not None and screen.detail.shown.entity == chosen)
    settled()
    return window


def form_of(stage: Stage, code: str, urgency: str, *, filled: bool = False) -> tuple[SpokenWindow, FormScreen]:
    """A form, new or with everything in it."""
    youth = code.startswith("J")
    window, member = (stage.willich(), stage.cast.willich) if youth else (stage.police(), stage.cast.police)
    made = None
    if filled:
        made = draft(member, code, urgency, quick=False)
        drafts.save(member.workspace, made)
    window.write(made.id if made else None, code, urgency)
    assert window.workplace is not None
    (form,) = forms_in(window.workplace)
    form.build_whole()
    settled()
    if made is not None:
        # Read into the form already: the other scenes find the drafts as they were.
        member.workspace.own.discard_draft(made.id)
    return window, form


def dialog_of(window: QWidget) -> QDialog:
    """The dialog that is open before a window."""
    settled()
    return next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())
