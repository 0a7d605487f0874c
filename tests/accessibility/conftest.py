"""The stage of a combination of language, appearance and size of text; it stands until the next combination comes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.theme import theme
from desktop.ui.theme.theme import Mode, Theme
from tests.accessibility.combinations import Combination
from tests.accessibility.stage import Stage


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


@pytest.fixture
def themed(qapp: QApplication) -> Theme:
    """The theme, light and at full size, for widgets that no stage has put up."""
    made = theme.current()
    made.apply(qapp, Mode.light, 1.0)
    return made
