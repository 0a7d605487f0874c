"""The window's tests: an application dressed in the light theme at full size."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.dialling import allow_dialling
from desktop.ui.theme import theme
from desktop.ui.theme.theme import Mode, Theme
from tests.helpers.company import ASD, Company, Member
from tests.helpers.dialling import Telephone
from tests.helpers.window import Noted


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[Theme]:
    """The theme, light and at full size, put back after the test."""
    made = theme.current()
    made.apply(qapp, Mode.light, 1.0)
    yield made
    made.apply(qapp, Mode.light, 1.0)


@pytest.fixture
def telephone(qapp: QApplication) -> Iterator[Telephone]:
    """A telephone program; afterwards nobody may call any more."""
    made = Telephone()
    yield made
    made.put_away()
    allow_dialling(qapp, on=False)


@pytest.fixture
def entity(company: Company, police: Member) -> bytes:
    """An immediate notification of the police that everybody has."""
    made = police.notify(ASD, "immediate")
    company.everybody_syncs()
    return made


@pytest.fixture
def noted() -> Noted:
    """What the window of a screen notes that it was asked."""
    return Noted()
