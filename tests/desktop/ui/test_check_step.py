"""Comparing by phone: everything of the invite is shown, and there is no way on without a yes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.ui.check_step import CheckStep
from tests.helpers.invites import SHOWN
from tests.helpers.showing import SHOWING, show

pytestmark = [SHOWING, pytest.mark.usefixtures("themed")]


@pytest.fixture
def step(qtbot: QtBot) -> CheckStep:
    """The step with an invite."""
    made = CheckStep()
    show(qtbot, made, 600, 600)
    made.show_invite(SHOWN)
    return made


def test_everything_is_shown(step: CheckStep) -> None:
    """Agency, unit, roles, server, expiry and six words can be read, and on request the whole fingerprint."""
    texts = {one.text() for one in step.findChildren(QLabel)}
    assert {SHOWN.agency, SHOWN.unit, SHOWN.roles, SHOWN.server, SHOWN.expires} <= texts
    assert tuple(step.words.text().split(" · ")) == SHOWN.words
    assert not step.fingerprint.isVisible()
    step.whole.click()
    assert step.fingerprint.isVisible()
    assert "".join(step.fingerprint.text().split()) == SHOWN.fingerprint


def test_an_answer_is_needed(step: CheckStep) -> None:
    """Without an answer it asks for one, a yes leads on, and a no stops with an explanation."""
    assert (step.confirm(), step.problem.isHidden()) == (False, False)
    step.other.setChecked(True)
    assert (step.confirm(), step.stop.isHidden(), step.problem.isHidden()) == (False, False, True)
    step.same.setChecked(True)
    assert (step.confirm(), step.stop.isHidden()) == (True, True)


def test_another_invite_asks_anew(step: CheckStep) -> None:
    """A yes to one invite is no yes to the next."""
    step.same.setChecked(True)
    step.whole.click()
    step.show_invite(replace(SHOWN, fingerprint="0" * 64))
    assert not step.fingerprint.isVisible()
    assert not step.confirm()
    step.begin()
    assert step.same.hasFocus()
