"""What is heard of the sync: a change, what somebody asked for, a new conflict; and nothing of all the rest."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters import register
from desktop.presenters.strip import Standing
from desktop.presenters.times import read_id
from desktop.ui.actions import Actions
from desktop.ui.desk import Desk
from desktop.ui.sync_announcer import SyncAnnouncer
from tests.helpers.company import ASD, POLICE, Member, founded
from tests.helpers.window import Backstage

LEVEL = Standing(level=True, last_success=1)
OFFLINE = Standing(last_success=1, trouble="Der Server ist nicht erreichbar.", waiting_to_send=1)


class Heard:
    """Somebody who listens to a member's profile."""

    def __init__(self, member: Member, owner: QWidget) -> None:
        self.said: list[str] = []
        self.backstage = Backstage(member)
        self.desk, self.actions = Desk(self.backstage), Actions()
        self.actions.bind("sync", owner, self.desk.sync)
        SyncAnnouncer(self.desk, self.actions, self.said.append, owner)

    def pass_ends(self, standing: Standing) -> list[str]:
        """Let a pass begin and end; gives what was said meanwhile."""
        before = len(self.said)
        self.backstage.stands(Standing(working=True))
        self.backstage.stands(standing)
        return self.said[before:]


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    """A widget the announcer belongs to."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def heard(owner: QWidget, police: Member) -> Heard:
    """Somebody at the police, whose profile is level."""
    made = Heard(police, owner)
    made.pass_ends(LEVEL)
    return made


def test_a_change_is_said_once(heard: Heard) -> None:
    """Going offline and coming back are said once each, with what waits."""
    assert heard.pass_ends(OFFLINE) == ["Ohne Verbindung, 1 wartet"]
    assert heard.pass_ends(OFFLINE) == []
    assert heard.pass_ends(LEVEL) == ["Abgeglichen"]
    assert heard.pass_ends(LEVEL) == []


def test_what_was_asked_for_is_answered(heard: Heard) -> None:
    """Who asks for a sync hears how it ended, even if nothing has changed."""
    action = heard.actions.get("sync")
    assert action is not None
    action.trigger()
    assert heard.backstage.asked == 1
    assert heard.pass_ends(LEVEL) == ["Abgeglichen"]
    assert heard.pass_ends(LEVEL) == []


def test_a_new_conflict_is_said(owner: QWidget, qtbot: QtBot) -> None:
    """A conflict that came with a pass is said with it, once."""
    company = founded((POLICE, ASD, ASD))
    _, first, second = company.members
    entity = read_id(register.add_contact(first.workspace, "", {"family_name": "Kreuz", "phone": "1"})["id"])
    company.everybody_syncs()
    heard = Heard(first, owner)
    heard.pass_ends(LEVEL)
    register.edit_contact(first.workspace, entity, {"phone": "2"})
    register.edit_contact(second.workspace, entity, {"phone": "3"})
    with qtbot.waitSignal(heard.desk.changed):
        company.everybody_syncs()
    assert heard.pass_ends(LEVEL) == ["Abgeglichen, 1 Konflikt"]
    assert heard.pass_ends(LEVEL) == []
