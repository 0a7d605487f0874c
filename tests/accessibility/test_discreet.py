"""The discreet mode: whoever looks over a shoulder reads no name, place or address in any list, result or head."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QWidget

from desktop.ui.contacts.screen import ContactsScreen
from desktop.ui.notifications_screen import NotificationsScreen
from desktop.ui.palette import Palette
from tests.accessibility.cast import CASEWORKER, OFFICER, ON_CALL, SEEDED
from tests.accessibility.combinations import PLAIN, on_stage
from tests.accessibility.putting_up import area_of, dialog_of, list_of
from tests.accessibility.stage import SpokenWindow, Stage
from tests.helpers.accessible import settled, visible
from tests.helpers.showing import SHOWING

pytestmark = SHOWING
_ROLES: Final = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
NAMED: Final = (*SEEDED, OFFICER, CASEWORKER, ON_CALL, "Kreuz", "Schiefbahn", "film.bin")
SIDES: Final = {"police": Stage.police, "willich": Stage.willich}
STATES: Final = ("late", "acknowledged", "closed", "phone_handover", "not_competent", "queued")


def said(root: QWidget) -> Iterator[str]:
    """Everything that is painted in a window or said of it."""
    for widget in visible(root):
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QAbstractItemView):
            yield from in_list(widget.model())


def in_list(model: QAbstractItemModel) -> Iterator[str]:
    """Everything that a list says in any row."""
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            yield from (str(model.data(model.index(row, column), role) or "") for role in _ROLES)


def named(root: QWidget) -> set[str]:
    """The names and places that stand somewhere in a window."""
    texts = "\n".join(said(root))
    return {name for name in NAMED if name in texts}


def trigger(window: SpokenWindow, name: str) -> None:
    """Do what an action's key does."""
    action = window.actions_bound.get(name)
    assert action is not None
    action.trigger()
    settled()


def everywhere(stage: Stage, window: SpokenWindow, side: str) -> set[str]:
    """The names that stand in any area, in each of some notifications, among the numbers, in what the palette finds."""
    found: set[str] = set()
    for state in STATES if side == "police" else STATES[:-1]:
        found |= named(list_of(window, stage.cast.shown[state]))
    for area in ("drafts", "synchronisation"):
        area_of(window, area)
        found |= named(window)
    contacts = area_of(window, "contacts")
    assert isinstance(contacts, ContactsScreen)
    for view in ("units", "reachable", "rota", "people"):
        contacts.show_view(view)
        settled()
        found |= named(window)
    trigger(window, "on_call")
    found |= named(dialog_of(window))
    dialog_of(window).close()
    trigger(window, "palette")
    palette = dialog_of(window)
    assert isinstance(palette, Palette)
    palette.line.setText("Alrun")
    palette.refresh()
    texts = "\n".join(in_list(palette.model))
    palette.close()
    return found | {name for name in NAMED if name in texts}


@on_stage([PLAIN])
@pytest.mark.parametrize("side", SIDES)
def test_no_seeded_name_is_painted_while_it_is_on(stage: Stage, side: str) -> None:
    """In lists, details, results, drafts and conflicts; without it the same screens are full of them."""
    window = SIDES[side](stage)
    before = everywhere(stage, window, side)
    trigger(window, "discreet")
    during = everywhere(stage, window, side)
    trigger(window, "discreet")
    assert during == set()
    assert {"Alrun", "Quittenweg", "Schiefbahn", ON_CALL} <= before
    assert everywhere(stage, window, side) == before
    stage.clear()


@on_stage([PLAIN])
def test_it_is_told_and_stays_in_sight(stage: Stage) -> None:
    """Who hears the screen hears it going on and off, and the strip says it all the while."""
    window = stage.willich()
    assert window.workplace is not None
    for said, stands in (("Diskretmodus an", True), ("Diskretmodus aus", False)):
        window.heard.pause_over()
        window.heard.events.clear()
        trigger(window, "discreet")
        window.heard.pause_over()
        assert any(said in one.text for one in window.heard.events)
        assert ("Diskretmodus" in window.workplace.strip.accessibleName()) is stands
    stage.clear()


@on_stage([PLAIN])
def test_one_notification_is_uncovered_on_purpose(stage: Stage) -> None:
    """By one button, until another one is shown or the mode is switched."""
    window = stage.willich()
    trigger(window, "discreet")
    list_of(window, stage.cast.shown["late"])
    screen = area_of(window, "notifications")
    assert isinstance(screen, NotificationsScreen)
    assert named(window) == set()
    screen.detail.uncover_wanted.emit()
    settled()
    assert "Alrun" in named(window)
    list_of(window, stage.cast.shown["closed"])
    list_of(window, stage.cast.shown["late"])
    assert named(window) == set()
    trigger(window, "discreet")
    assert "Alrun" in named(window)
    stage.clear()
