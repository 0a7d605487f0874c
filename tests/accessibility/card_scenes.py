"""Scenes of training cards: the sets and the record, a set being done, and being asked for one below a notification."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.domain.card_file import TEMPLATE
from desktop.presenters import training
from desktop.ui.cards.screen import CardsScreen
from desktop.ui.learning_screen import LearningScreen
from desktop.ui.notifications_screen import NotificationsScreen
from tests.accessibility.putting_up import area_of, dialog_of, list_of
from tests.accessibility.stage import SpokenWindow, Stage
from tests.helpers.accessible import settled


def _cards_of(window: SpokenWindow) -> CardsScreen:
    screen = area_of(window, "learning")
    assert isinstance(screen, LearningScreen)
    screen.show_view("cards")
    shown = screen.view_of("cards")
    assert isinstance(shown, CardsScreen)
    shown.refresh()
    settled()
    return shown


def _cards(stage: Stage, *, empty: bool = False) -> QWidget:
    window = stage.empty() if empty else stage.willich()
    _cards_of(window)
    return window


def _doing(stage: Stage, *, answer: int | None = None) -> QWidget:
    """A card, as it is asked, answered wrong or answered right."""
    window = stage.willich()
    shown = _cards_of(window)
    shown.add.setFocus()
    first = training.sets(stage.cast.willich.workspace)[0]
    shown.taker.do(first.id)
    sheet = shown.taker.sheet
    assert sheet is not None
    if answer is not None:
        sheet.answers[answer].setChecked(True)
        sheet.check.click()
    return dialog_of(window)


def _asked_to_add(stage: Stage) -> QWidget:
    window = stage.willich()
    shown = _cards_of(window)
    shown.add.setFocus()
    path = stage.folder / "karten.toml"
    path.write_text(TEMPLATE, encoding="utf-8")
    shown.taker.ask_to_add(b"", str(path))
    return dialog_of(window)


def _writing(stage: Stage, *, step: str) -> QWidget:
    """A set or a card as it is written."""
    window = stage.willich()
    shown = _cards_of(window)
    shown.write.setFocus()
    state = training.sets(stage.cast.willich.workspace)[0]
    match step:
        case "set":
            shown.writer.write_set()
        case "which":
            shown.writer.change(state.id)
        case _:
            shown.writer.edit(state, 0)
    return dialog_of(window)


def _asked(stage: Stage, *, later: bool = False) -> QWidget:
    """A notification below which cards are asked for."""
    window = list_of(stage.willich(), stage.cast.shown["sexual violence"])
    screen = area_of(window, "notifications")
    assert isinstance(screen, NotificationsScreen)
    screen.open_chosen()
    settled()
    assert screen.detail_side.asked.isVisible()
    if later:
        screen.detail_side.asked.later.setFocus()
        screen.detail_side.asked.later.click()
        return dialog_of(window)
    return window


CARD_SCREENS: Final[dict[str, Callable[[Stage], QWidget]]] = {
    "cards": _cards,
    "cards, none": partial(_cards, empty=True),
    "notifications, cards asked": _asked,
}
CARD_DIALOGS: Final[dict[str, Callable[[Stage], QWidget]]] = {
    "card": _doing,
    "card, wrong": partial(_doing, answer=1),
    "card, right": partial(_doing, answer=0),
    "ask: add cards": _asked_to_add,
    "ask: write cards": partial(_writing, step="set"),
    "ask: which card": partial(_writing, step="which"),
    "ask: change card": partial(_writing, step="card"),
    "ask: cards later": partial(_asked, later=True),
}
