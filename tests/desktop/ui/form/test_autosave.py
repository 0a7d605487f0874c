"""Saving while one writes: two seconds from the first change, at once when asked, never after the end."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.domain.refused import Refused
from desktop.presenters.drafts import Draft
from desktop.ui.desk import Desk
from desktop.ui.form.autosave import EVERY_MS, Autosave
from tests.helpers.company import Member
from tests.helpers.showing import SHOWING
from tests.helpers.window import Backstage, Full

pytestmark = SHOWING

DRAFT = Draft(bytes(16), "P01", "immediate", {"children_count": 1})


class Slow(Backstage):
    """A profile that is busy until it is let go on."""

    def __init__(self, member: Member) -> None:
        super().__init__(member)
        self.waiting: list[Callable[[], None]] = []

    def work(self, task: Callable[[], None], failed: Callable[[Refused], None], *, send: bool) -> None:
        self.waiting.append(task)

    def go_on(self) -> None:
        """Do what waits."""
        for task in self.waiting:
            task()


class Saved:
    """An autosave and what it said."""

    def __init__(self, backstage: Backstage) -> None:
        self.said: list[str] = []
        self.parent = QObject()
        self.autosave = Autosave(Desk(backstage, self.parent), lambda: DRAFT, self.said.append, self.parent)


@pytest.fixture
def saved(qtbot: QtBot, police: Member) -> Saved:
    """The autosave of a draft of the police."""
    return Saved(Backstage(police))


def test_a_change_is_saved_after_two_seconds_whatever_follows(qtbot: QtBot, saved: Saved, police: Member) -> None:
    """Who writes without a pause is saved all the same."""
    assert EVERY_MS < 2_000
    saved.autosave.touch()
    left = saved.autosave._timer.remainingTime()
    saved.autosave.touch()
    assert saved.autosave._timer.remainingTime() <= left
    qtbot.waitUntil(lambda: bool(saved.said), timeout=EVERY_MS + 1_000)
    assert saved.said[0].startswith("Entwurf gesichert ")
    assert len(police.workspace.own.drafts()) == 1


def test_nothing_is_saved_without_a_change(saved: Saved, police: Member) -> None:
    """Asking to save what is saved does nothing."""
    saved.autosave.save_now()
    assert police.workspace.own.drafts() == []


def test_nothing_is_saved_after_the_end_unless_it_goes_on(saved: Saved, police: Member) -> None:
    """A draft that was sent does not come back; one that was refused is saved again."""
    saved.autosave.touch()
    saved.autosave.stop()
    saved.autosave.save_now()
    assert police.workspace.own.drafts() == []
    saved.autosave.go_on()
    assert saved.autosave._timer.isActive()
    saved.autosave.save_now()
    assert len(police.workspace.own.drafts()) == 1


def test_a_failure_is_said_and_tried_again(qtbot: QtBot, saved: Saved, police: Member) -> None:
    """A full disk is not silence: the next save tries again."""
    saved.autosave.touch()
    saved.autosave._failed(Refused("disk_full", "Der Datenträger ist voll."))
    assert saved.said == ["Der Datenträger ist voll."]
    saved.autosave.save_now()
    assert len(police.workspace.own.drafts()) == 1


def test_a_failure_is_told_once_and_mended_without_a_key(qtbot: QtBot, saved: Saved, police: Member) -> None:
    """As long as it fails the window says so once, and it is saved by itself as soon as it can be."""
    told: list[str] = []
    saved.autosave._desk.failed.connect(lambda reason: told.append(reason.code))
    saved.autosave._desk.mended.connect(lambda: told.append("mended"))
    saved.autosave.touch()
    for _ in range(2):
        saved.autosave._failed(Refused("disk_full", "Der Datenträger ist voll."))
    qtbot.waitUntil(lambda: told == ["disk_full", "mended"], timeout=EVERY_MS + 1_000)
    assert len(police.workspace.own.drafts()) == 1


def test_a_form_that_is_gone_is_told_nothing(saved: Saved) -> None:
    """What became of the last save is not written into a form that went meanwhile; a failure is told elsewhere."""
    told: list[Refused] = []
    saved.autosave._desk.failed.connect(told.append)
    saved.autosave.touch()
    assert saved.autosave.changed
    saved.autosave.stop()
    assert not saved.autosave.changed
    saved.autosave._saved(0)
    saved.autosave._failed(Refused("disk_full", "Der Datenträger ist voll."))
    assert saved.said == []
    assert [one.code for one in told] == ["disk_full"]


def test_the_end_comes_once_what_was_written_is_kept(saved: Saved, police: Member) -> None:
    """What is not saved yet is saved first, and afterwards nothing more; where nothing was written it ends at once."""
    ends: list[int] = []
    saved.autosave.finish(lambda: ends.append(len(police.workspace.own.drafts())), lambda _: None)
    saved.autosave.go_on()
    saved.autosave.touch()
    saved.autosave.finish(lambda: ends.append(len(police.workspace.own.drafts())), lambda _: None)
    assert ends == [0, 1]
    saved.autosave.touch()
    assert not saved.autosave.changed


def test_it_does_not_end_where_it_could_not_be_kept(qtbot: QtBot, police: Member) -> None:
    """With a full disk the end is refused, and what is written counts as not saved."""
    full = Full(police)
    saved, refused, ends = Saved(full), list[Refused](), list[None]()
    saved.autosave.touch()
    saved.autosave.finish(lambda: ends.append(None), refused.append)
    assert (ends, [one.code for one in refused]) == ([], ["disk_full"])
    assert saved.autosave.changed
    full.full = False
    saved.autosave.finish(lambda: ends.append(None), refused.append)
    assert ends == [None]


def test_what_is_being_saved_counts_as_not_saved(qtbot: QtBot, police: Member) -> None:
    """Until the profile says that it has the draft, whoever moves or ends the form saves it once more."""
    slow = Slow(police)
    saved, ends = Saved(slow), list[None]()
    saved.autosave.touch()
    saved.autosave.save_now()
    assert saved.autosave.changed
    saved.autosave.finish(lambda: ends.append(None), lambda _: None)
    assert ends == []
    slow.go_on()
    assert ends == [None]
