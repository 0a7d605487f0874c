"""The screens of on-call duty, for the checks of accessibility: who is reachable, the month, its dialogs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.presenters.rota_steps import STEPS, RotaStep
from desktop.ui.contacts.screen import ContactsScreen
from desktop.ui.finder_sheet import FinderSheet
from desktop.ui.rota.view import RotaView
from tests.accessibility.putting_up import area_of, dialog_of
from tests.accessibility.stage import Stage
from tests.helpers.accessible import settled

Scene = Callable[[Stage], QWidget]


def _view(stage: Stage, name: str) -> tuple[QWidget, QWidget]:
    window = stage.willich()
    screen = area_of(window, "contacts")
    assert isinstance(screen, ContactsScreen)
    screen.show_view(name)
    settled()
    return window, screen.current


def _reachable(stage: Stage) -> QWidget:
    return _view(stage, "reachable")[0]


def _rota(stage: Stage) -> tuple[QWidget, RotaView]:
    window, view = _view(stage, "rota")
    assert isinstance(view, RotaView)
    view.go_to_today()
    settled()
    return window, view


def _month(stage: Stage) -> QWidget:
    return _rota(stage)[0]


def _empty_month(stage: Stage) -> QWidget:
    window, view = _rota(stage)
    view.turn(4)
    # The day follows a moment after the month.
    view.show_now()
    settled()
    return window


def _plan(stage: Stage) -> QWidget:
    window, view = _rota(stage)
    view.open_day(view.day + timedelta(days=9))
    return dialog_of(window)


def _fill(stage: Stage) -> QWidget:
    window, view = _rota(stage)
    view.fill.setFocus()
    view.fill.click()
    return dialog_of(window)


def _step(step: RotaStep, stage: Stage) -> QWidget:
    window, view = _rota(stage)
    view._take(step, view._shifts()[0])
    return dialog_of(window)


def _finder(stage: Stage, *, place: str) -> QWidget:
    """The finder over the list, with an answer or a question."""
    window = stage.willich()
    area_of(window, "contacts")
    action = window.actions_bound.get("competence")
    assert action is not None
    action.trigger()
    made = dialog_of(window)
    assert isinstance(made, FinderSheet)
    made.lines["place"].setText(place)
    made.find_now()
    settled()
    return made


ROTA_SCREENS: Final[dict[str, Scene]] = {
    "reachable": _reachable,
    "rota": _month,
    "rota, empty": _empty_month,
}
ROTA_DIALOGS: Final[dict[str, Scene]] = {
    "rota: plan": _plan,
    "rota: fill": _fill,
    "finder": partial(_finder, place="Willich"),
    "finder, outside": partial(_finder, place="Krefeld"),
    "finder, unclear": partial(_finder, place="Atlantis"),
    **{f"rota: {step.name}": partial(_step, step) for step in STEPS},
}
