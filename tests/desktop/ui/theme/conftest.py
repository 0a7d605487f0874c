"""The theme as the tests of this room use it: put back to light and full size after each of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.theme import theme
from desktop.ui.theme.theme import Mode, Theme


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot) -> QApplication:
    return qapp


@pytest.fixture
def dressed(app: QApplication) -> Iterator[Theme]:
    made = theme.current()
    made.apply(app, Mode.light, 1.0)
    yield made
    made.apply(app, Mode.light, 1.0)


@pytest.fixture(params=[Mode.light, Mode.dark, Mode.contrast], ids=lambda mode: str(mode.value))
def each_appearance(request: pytest.FixtureRequest, app: QApplication, dressed: Theme) -> Theme:
    dressed.apply(app, request.param)
    return dressed
