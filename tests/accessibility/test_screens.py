"""Every screen and dialog, put up once in the usual languages, appearances and sizes of text, against every check.

Some press keys and look at pixels many times, so few of them run every time: the way of Tab in the largest combination
(one column, longer words), the focus and the letters in the plain one; all of them in all where slow tests are run.
"""

from __future__ import annotations

from typing import Final

import pytest
from PySide6.QtWidgets import QWidget

from desktop.domain.settings import Settings
from desktop.ui.enrol_screen import EnrolScreen
from desktop.ui.form.screen import FormScreen
from desktop.ui.screens import AREAS
from desktop.ui.unlock_screen import UnlockScreen
from tests.accessibility.combinations import LARGE, PLAIN, USUAL, on_stage
from tests.accessibility.every_check import PRESSING, Check, wrong
from tests.accessibility.kinds import dialogs, on_screen
from tests.accessibility.scenes import DIALOGS, SCENES
from tests.accessibility.stage import Stage
from tests.helpers.showing import SHOWING

pytestmark = SHOWING
PRESSING_USUALLY: Final[dict[Settings, tuple[Check, ...]]] = {
    PLAIN.appearance: PRESSING[1:],
    LARGE.appearance: PRESSING[:1],
}
EVERYTHING_ASKED: Final = ("form P99, correction", "form P99, correction, wrong")
"""Forms with all that a notification says, over two hundred stops of Tab: minutes for each check of keys."""


@pytest.mark.parametrize("scene", SCENES)
@on_stage(USUAL)
def test_a_screen_is_accessible(stage: Stage, scene: str, shown: QWidget, caplog: pytest.LogCaptureFixture) -> None:
    """No check finds anything on the screen, no name of it stands outside, and Esc leaves a dialog."""
    pressing = () if scene in EVERYTHING_ASKED else PRESSING_USUALLY.get(stage.appearance, ())
    assert wrong(stage, shown, caplog, pressing) == ""


@on_stage([LARGE])
def test_every_screen_and_dialog_has_a_scene(stage: Stage, kinds: dict[str, type[QWidget]]) -> None:
    """What the program can put before somebody is in the table: areas, forms, what comes before unlocking, dialogs."""
    for scene in SCENES.keys() - kinds.keys():
        kinds[scene] = on_screen(SCENES[scene](stage))
        stage.clear()
    workplace = stage.willich().workplace
    assert workplace is not None
    screens = {type(workplace.screen_of(area.name)) for area in AREAS}
    assert {*screens, FormScreen, UnlockScreen, EnrolScreen, *dialogs()} - set(kinds.values()) == set()
    stage.clear()


def test_every_dialog_is_one() -> None:
    """The table of dialogs names scenes, each once."""
    assert set(DIALOGS) <= set(SCENES)
