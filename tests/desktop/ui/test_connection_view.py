"""The test of the connection on the screen: it asks outside, shows each step, and its result can be copied."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.progress import Probe
from desktop.ui.connection_view import ConnectionView
from desktop.ui.desk import Desk
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member
from tests.helpers.window import Backstage

GOOD = Probe("Adresse", ok=True, text="Bekannt.", seconds=0.012)
BAD = Probe("Erreichbarkeit", ok=False, text="Niemand antwortet.")


class Probing(Backstage):
    """A backstage whose test ends when one says so."""

    def try_connection(self, then: Callable[[tuple[Probe, ...]], None]) -> None:
        self.then = then


@pytest.fixture
def backstage(police: Member) -> Probing:
    """The police's."""
    return Probing(police)


@pytest.fixture
def said() -> list[str]:
    """What was announced."""
    return []


@pytest.fixture
def view(qtbot: QtBot, themed: Theme, backstage: Probing, said: list[str]) -> ConnectionView:
    """The card."""
    made = ConnectionView(Desk(backstage), said.append)
    qtbot.addWidget(made)
    return made


def test_while_it_lasts(view: ConnectionView, backstage: Probing, said: list[str]) -> None:
    """A test that runs cannot be started again, and ends with a sentence to hear."""
    view.start.click()
    assert not view.start.isEnabled()
    backstage.then((GOOD,))
    assert view.start.isEnabled()
    assert said == ["Die Verbindung ist in Ordnung."]


def test_each_step_is_shown(view: ConnectionView, backstage: Probing, said: list[str]) -> None:
    """Every step stands with what was found, and how it went is no matter of colour alone."""
    view.start.click()
    backstage.then((GOOD, BAD))
    shown = view.findChildren(QLabel)
    assert {"Adresse: Bekannt. (12 ms)", "Erreichbarkeit: Niemand antwortet."} <= {one.text() for one in shown}
    assert {"in Ordnung", "fehlgeschlagen"} <= {one.accessibleName() for one in shown}
    assert said == ["Die Verbindung ist gestört."]


def test_the_result_is_copied(view: ConnectionView, backstage: Probing) -> None:
    """The result goes to the clipboard as lines, once there is one."""
    assert view.copy.isHidden()
    view.start.click()
    backstage.then((GOOD, BAD))
    view.copy.click()
    head, *lines = QGuiApplication.clipboard().text().splitlines()
    assert head.startswith("Verbindung geprüft am ")
    assert lines == [
        "Adresse: in Ordnung. Bekannt. (12 ms)",
        "Erreichbarkeit: fehlgeschlagen. Niemand antwortet.",
    ]
