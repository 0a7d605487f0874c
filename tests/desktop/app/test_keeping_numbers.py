"""The numbers beside a profile are there while they are wanted, and gone at once when not."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app.keeping_numbers import LockedNumbersFile
from desktop.app.locked_numbers import NAME, numbers_for
from desktop.ui.desk import Desk
from tests.desktop.presenters.test_on_call import OTHER, plan
from tests.helpers.company import START, Member
from tests.helpers.window import around


@pytest.fixture
def desk(qtbot: QtBot, willich: Member) -> Desk:
    """Willich's desk with somebody on call."""
    plan(willich, -1, 2)
    return around(willich).desk


def test_off_by_default_nothing_is_written(desk: Desk, tmp_path: Path) -> None:
    """Without the setting there is no file."""
    LockedNumbersFile().follow(desk, tmp_path, wanted=False)
    assert list(tmp_path.iterdir()) == []


def test_switched_on_and_off(desk: Desk, tmp_path: Path) -> None:
    """It is written for its owner alone when switched on, and removed when switched off."""
    keeper = LockedNumbersFile()
    keeper.follow(desk, tmp_path, wanted=False)
    keeper.want(wanted=True)
    [found] = numbers_for([tmp_path], START, wanted=True)
    assert found.phone == "030 23125 002"
    assert (tmp_path / NAME).stat().st_mode & 0o077 == 0
    keeper.want(wanted=False)
    assert list(tmp_path.iterdir()) == []


def test_a_change_is_written_a_moment_later(desk: Desk, willich: Member, tmp_path: Path, qtbot: QtBot) -> None:
    """Whoever is on call from now on is shown, once the rota says so."""
    keeper = LockedNumbersFile()
    keeper.follow(desk, tmp_path, wanted=True)
    plan(willich, 0, 1, "Zweite", OTHER)
    qtbot.waitUntil(lambda: len(numbers_for([tmp_path], START, wanted=True)) == 2)


def test_after_a_lock_what_was_kept_stays(desk: Desk, willich: Member, tmp_path: Path) -> None:
    """The lock screen goes on showing it; nothing more is read of the profile."""
    keeper = LockedNumbersFile()
    keeper.follow(desk, tmp_path, wanted=True)
    keeper.leave()
    plan(willich, 0, 1)
    keeper.keep()
    assert len(numbers_for([tmp_path], START, wanted=True)) == 1
