"""The stage of a combination of language, appearance and size of text; it stands until the next combination comes."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.theme import theme
from desktop.ui.theme.theme import Mode, Theme
from tests.accessibility.combinations import LARGE, Combination
from tests.accessibility.kinds import on_screen
from tests.accessibility.scenes import SCENES
from tests.accessibility.stage import Stage

_DIALOG_OF_A_STEP: Final = "ask: "
_ALL_THE_SAME: Final = ("ask: not_competent", "ask: feedback_given")
"""Two of these dialogs, of lines and of choices."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Mark as slow the dialogs of steps beyond the strictest combination, all of one class."""
    for item in items:
        params = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
        scene = str(params.get("scene", ""))
        rest = scene.startswith(_DIALOG_OF_A_STEP) and params.get("stage") != LARGE
        if rest and scene not in _ALL_THE_SAME:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="module")
def stage(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    """The stage of the combination a test is given."""
    combination = request.param
    assert isinstance(combination, Combination)
    made = Stage(qapp, tmp_path_factory.mktemp("stage"), combination.appearance)
    yield made
    made.close()


@pytest.fixture(scope="module")
def kinds() -> dict[str, type[QWidget]]:
    """Of what class each scene is that was put up so far."""
    return {}


@pytest.fixture
def shown(
    stage: Stage, scene: str, kinds: dict[str, type[QWidget]], caplog: pytest.LogCaptureFixture
) -> Iterator[QWidget]:
    """A scene, with all noted that is logged of it, taken down afterwards."""
    caplog.set_level(logging.DEBUG)
    made = SCENES[scene](stage)
    kinds[scene] = on_screen(made)
    yield made
    stage.clear()


@pytest.fixture
def themed(qapp: QApplication) -> Theme:
    """The theme, light and at full size, for widgets that no stage has put up."""
    made = theme.current()
    made.apply(qapp, Mode.light, 1.0)
    return made
