"""The window's tests: an application dressed in the light theme at full size, and a police and a Willich device."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.theme import theme
from desktop.ui.theme.theme import Mode, Theme
from tests.helpers.company import ASD, POLICE, Company, Member, founded


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[Theme]:
    """The theme, light and at full size, put back after the test."""
    made = theme.current()
    made.apply(qapp, Mode.light, 1.0)
    yield made
    made.apply(qapp, Mode.light, 1.0)


@pytest.fixture
def company() -> Company:
    """A founded cooperation with a device of the police and one of Willich."""
    return founded((POLICE, ASD))


@pytest.fixture
def police(company: Company) -> Member:
    """The device that notifies."""
    return company.members[0]


@pytest.fixture
def willich(company: Company) -> Member:
    """The device that receives."""
    return company.members[1]
