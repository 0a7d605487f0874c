"""The table of scenes leaves nothing out: every area, every kind of screen and dialog, every step that asks."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

import desktop.app
import desktop.ui
from desktop.presenters.steps.table import TABLE
from desktop.ui.enrol_screen import EnrolScreen
from desktop.ui.form.screen import FormScreen
from desktop.ui.screens import AREAS
from desktop.ui.unlock_screen import UnlockScreen
from tests.accessibility.combinations import PLAIN, on_stage
from tests.accessibility.scenes import DIALOGS, SCENES, _ask
from tests.accessibility.stage import SpokenWindow, Stage
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


def dialogs() -> set[type[QWidget]]:
    """Every class of dialog that the program has."""
    for package in (desktop.ui, desktop.app):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(found.name)
    return {one for one in _below(QDialog) if one.__module__.startswith("desktop.")}


def _below(made: type[QWidget]) -> Iterator[type[QWidget]]:
    for one in made.__subclasses__():
        yield one
        yield from _below(one)


def on_screen(root: QWidget) -> type[QWidget]:
    """Of what class what a scene is about is: its dialog, or the screen in its window."""
    if not isinstance(root, SpokenWindow):
        return type(root)
    shown = root.centralWidget() if root.workplace is None else root.workplace.current
    assert shown is not None
    return type(shown)


@on_stage([PLAIN])
def test_every_screen_and_dialog_has_a_scene(stage: Stage) -> None:
    """What the program can put before somebody is in the table: areas, forms, what comes before unlocking, dialogs."""
    shown: set[type[QWidget]] = set()
    for scene in SCENES.values():
        shown.add(on_screen(scene(stage)))
        stage.clear()
    workplace = stage.willich().workplace
    assert workplace is not None
    screens = {type(workplace.screen_of(area.name)) for area in AREAS}
    assert {*screens, FormScreen, UnlockScreen, EnrolScreen, *dialogs()} - shown == set()
    stage.clear()


def test_every_step_that_asks_has_a_scene() -> None:
    """The dialog of each step of a notification is in the table."""
    asked = {scene.args[0] for scene in DIALOGS.values() if isinstance(scene, partial) and scene.func is _ask}
    assert asked == {name for name, step in TABLE.items() if step.dialog}
