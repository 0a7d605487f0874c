"""The buttons below a form: only what can be done now is offered, and sending is named for what it does."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.form.footer import Footer
from desktop.ui.theme.theme import Theme
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


@pytest.fixture
def done() -> list[str]:
    """What was done."""
    return []


@pytest.fixture
def footer(qtbot: QtBot, themed: Theme, done: list[str]) -> Footer:
    """A footer that notes what was done."""
    made = Footer(lambda: done.append("discard"), lambda: done.append("back"), lambda: done.append("send"))
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("checking", "quick", "offered"),
    [
        (False, True, ["discard", "send"]),
        (False, False, ["discard", "check"]),
        (True, False, ["back", "send"]),
    ],
)
def test_only_what_can_be_done_now_is_offered(
    footer: Footer, done: list[str], offered: list[str], *, checking: bool, quick: bool
) -> None:
    """An immediate form is sent at once, any other one is checked first; each button does what it says."""
    footer.fit(checking=checking, quick=quick)
    buttons = {"discard": footer.discard, "back": footer.back, "check": footer.check, "send": footer.send}
    assert [name for name, made in buttons.items() if made.isVisible()] == offered
    for made in footer.findChildren(QPushButton):
        if made.isVisible():
            made.click()
    assert done == ["send" if name == "check" else name for name in offered]


def test_sending_is_named_for_what_it_does(footer: Footer) -> None:
    """Without a connection nothing promises to be sent now."""
    footer.name_send(offline=False)
    assert footer.send.text() == "Senden"
    footer.name_send(offline=True)
    assert footer.send.text() == "Sichern und senden, sobald online"
    for offline in (True, False):
        footer.name_send(offline=offline, release=True)
        assert footer.send.text() == "Freigabe anfordern"
        footer.name_send(offline=offline, phoned=True)
        assert footer.send.text() == "Telefonische Übergabe festhalten"
