"""The table of scenes has every step that asks; that it has every screen and dialog, `test_screens.py` says."""

from __future__ import annotations

from functools import partial

from desktop.presenters.steps.table import TABLE
from tests.accessibility.scenes import DIALOGS, _ask
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


def test_every_step_that_asks_has_a_scene() -> None:
    """The dialog of each step of a notification is in the table."""
    asked = {scene.args[0] for scene in DIALOGS.values() if isinstance(scene, partial) and scene.func is _ask}
    assert asked == {name for name, step in TABLE.items() if step.dialog}
