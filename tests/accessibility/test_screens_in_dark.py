"""Every screen and dialog in dark, in every language and both sizes of text, against every check.

A file of its own for each appearance: a file is one process's, and together they would keep one for half an hour.
"""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from tests.accessibility.combinations import in_mode, on_stage
from tests.accessibility.every_check import by_hand, wrong
from tests.accessibility.scenes import SCENES
from tests.accessibility.stage import Stage
from tests.helpers.showing import SHOWING

pytestmark = [SHOWING, pytest.mark.slow]


@pytest.mark.parametrize("scene", SCENES)
@on_stage(in_mode("dark"))
def test_a_screen_is_accessible_in_every_way(stage: Stage, shown: QWidget, caplog: pytest.LogCaptureFixture) -> None:
    """No check finds anything, those of keys neither."""
    assert wrong(stage, shown, caplog, by_hand(stage.appearance)) == ""
