"""The program used by keys alone: 3 without a mouse · 10, 11 keys.

What is pressed on every screen (Tab, letters, Esc) is in `test_screens.py`, where each is put up once for all checks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.ui.actions import SPECS, Spec, Where
from desktop.ui.card_list import CardList
from desktop.ui.screens import AREAS
from desktop.ui.workplace import Workplace
from tests.accessibility import keys
from tests.accessibility.combinations import PLAIN, on_stage
from tests.accessibility.scenes import SCENES
from tests.accessibility.stage import SpokenWindow, Stage
from tests.helpers.accessible import settled, wait_until
from tests.helpers.showing import SHOWING, focused

pytestmark = SHOWING
_BY_NAME = {spec.name: spec for spec in SPECS}


def press(window: QWidget, key: str) -> None:
    """Press a key where the focus is."""
    QTest.keySequence(QApplication.focusWidget() or window, QKeySequence(key))
    settled()


def go_to(window: SpokenWindow, spec: Spec) -> None:
    """Go to an area: by its key, or by its name in the palette where it has none."""
    if spec.key:
        press(window, spec.key)
        return
    press(window, _BY_NAME["palette"].key)
    # Qt's own keyboard of tests has no umlauts.
    QTest.keyClicks(focused(), re.findall(r"[A-Za-z]{4,}", spec.text)[0])
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    settled()


def _is_shown(place: Workplace, name: str) -> bool:
    return place.current is place.screen_of(name)


@on_stage([PLAIN])
def test_no_area_needs_a_mouse(stage: Stage) -> None:
    """With a window that is deaf to the mouse each area opens by keys alone."""
    window = stage.willich()
    window.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    place = window.workplace
    assert place is not None
    for area in (*AREAS[1:], AREAS[0]):
        go_to(window, _BY_NAME[area.name])
        wait_until(partial(_is_shown, place, area.name))
    window.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=False)
    stage.clear()


@pytest.fixture
def late(stage: Stage) -> Iterator[SpokenWindow]:
    """Willich's window with what is overdue, taken down with whatever came before it."""
    window = SCENES["notifications, late"](stage)
    assert isinstance(window, SpokenWindow)
    yield window
    stage.clear()
    window.actions_bound.use_letters(on=True)


@on_stage([PLAIN])
def test_letters_work_in_the_list_and_can_be_switched_off(stage: Stage, late: SpokenWindow) -> None:
    """In the list the letters of the register do something and no others do; switched off none does."""
    listed = next(one for one in late.findChildren(CardList) if one.isVisible())
    bound = {spec.key for spec, _ in late.actions_bound.bound() if spec.where is Where.LIST}
    assert "B" in bound
    for on in (True, False):
        late.actions_bound.use_letters(on=on)
        assert keys.letters_in_list(listed, partial(_close_dialogs, late)) == (bound if on else set())


def _close_dialogs(window: SpokenWindow) -> None:
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    settled()


@on_stage([PLAIN])
def test_every_key_is_said_and_used_once(stage: Stage) -> None:
    """The register of actions keeps its rules, and the F1 sheet has each action that is bound, in a form too."""
    assert keys.faulty_keys(SPECS, "\n".join(spec.text for spec in SPECS)) == []
    for scene in ("notifications, late", "immediate form"):
        window = SCENES[scene](stage)
        assert isinstance(window, SpokenWindow)
        press(window, "F1")
        sheet = next(one for one in window.findChildren(QDialog) if one.isVisible())
        bound = [spec for spec, _ in window.actions_bound.bound()]
        assert keys.faulty_keys(bound, keys.sheet_text(sheet)) == []
        stage.clear()


def test_the_plain_combination_is_the_usual_one() -> None:
    """The combination that most of these run in is the one people begin with."""
    assert replace(PLAIN.appearance, mode="system") == type(PLAIN.appearance)()
