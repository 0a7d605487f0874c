"""Files that are still being read in when the profile is locked: whoever unlocks it hears of each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.domain.refused import Refused
from desktop.presenters import attaching, drafts
from desktop.ui.desk import Desk
from tests.desktop.ui.test_file_desk import ROOM, At
from tests.helpers.company import Member
from tests.helpers.filing import Filed
from tests.helpers.window import Later


def locked_while_coming(at: At, draft: bytes, path: str, *, sent: bool) -> None:
    """Add a file to a draft, send it or not, and lock while the file is still being read."""
    at.files.add(draft, [path], lambda: ROOM)
    if sent:
        at.send(draft)
    at.backstage.files.close()
    at.backstage.go_on()


def named(member: Member, draft: bytes) -> list[str]:
    """What a draft says its files are called."""
    found = drafts.find(member.workspace, draft)
    assert found is not None
    return [one.name for one in found[0].files]


def full() -> int:
    """No room at all."""
    raise Refused("too_many_attachments", "Höchstens 20 Anhänge.")


class Late(Filed):
    """Files at a worker that does nothing until it is told to."""

    def __init__(self, member: Member, folder: Path) -> None:
        super().__init__(member, folder)
        self.worker = Later(member)

    def work(self, task: Callable[[], None], failed: Callable[[Refused], None], *, send: bool) -> None:
        self.worker.work(task, failed, send=send)


def test_a_file_that_was_coming_when_all_was_sent_and_locked_is_not_forgotten(
    qtbot: QtBot, police: Member, tmp_path: Path
) -> None:
    """What was to follow a notification follows it after unlocking, or stands there with what keeps it."""
    held = At(police, tmp_path, held=True)
    draft = held.draft()
    locked_while_coming(held, draft, held.photo(), sent=True)
    At(police, tmp_path, held=False).files.attach_waiting()
    ((_, state),) = police.workspace.group(draft)
    assert state.attachments == ()
    ((name, reason),) = [(one.file.name, one.reason) for one in attaching.waiting(police.workspace)]
    assert (name, reason) == ("foto.jpg", attaching.UNFINISHED)


def test_a_file_that_was_coming_to_a_draft_at_the_lock_is_not_forgotten(
    qtbot: QtBot, police: Member, tmp_path: Path
) -> None:
    """A draft holds what was being added to it when the profile was locked, or says that it is gone."""
    held = At(police, tmp_path, held=True)
    draft = held.draft()
    locked_while_coming(held, draft, held.photo(), sent=False)
    At(police, tmp_path, held=False)
    assert named(police, draft) == ["foto.jpg"]


def test_neither_are_those_behind_it_nor_one_that_came_too_late(qtbot: QtBot, police: Member, tmp_path: Path) -> None:
    """What is read to its end when nobody at the desk hears it any more is named as well, and its copy goes."""
    held = At(police, tmp_path, held=True)
    draft = held.draft()
    held.files.add(draft, [held.photo("a.jpg"), held.photo("b.jpg")], lambda: ROOM)
    held.desk.close()
    held.backstage.go_on()
    assert len(held.backstage.store.all()) == 1
    again = At(police, tmp_path, held=False)
    assert named(police, draft) == ["a.jpg", "b.jpg"]
    assert again.backstage.store.all() == []


def test_what_was_broken_off_by_hand_is_not_named(qtbot: QtBot, police: Member, tmp_path: Path) -> None:
    """Nor is what had no room, which was said; what could not be read is, until somebody has seen it."""
    held = At(police, tmp_path, held=True)
    draft = held.draft()
    held.files.add(draft, [held.photo("a.jpg"), held.photo("b.jpg")], lambda: ROOM)
    held.files.add(draft, [held.photo("c.jpg")], full)
    held.files.add(draft, [str(tmp_path / f"{name}.jpg") for name in ("seen", "unseen")], lambda: ROOM)
    for one in held.files.coming(draft):
        if one.name in ("a.jpg", "b.jpg"):
            held.files.cancel(one.key)
    held.backstage.go_on()
    seen = next(one for one in held.files.coming(draft) if one.name == "seen.jpg")
    held.files.dismiss(seen.key)
    At(police, tmp_path, held=False)
    assert named(police, draft) == ["unseen.jpg"]


def test_a_form_that_is_open_by_then_takes_it(qtbot: QtBot, police: Member, tmp_path: Path) -> None:
    """What such a form saves afterwards holds it too, for it is told when the worker has named it."""
    held = At(police, tmp_path, held=True)
    draft = held.draft()
    locked_while_coming(held, draft, held.photo(), sent=False)
    later = Late(police, tmp_path)
    desk = Desk(later)
    heard: list[tuple[bytes, str]] = []
    desk.files.arrived.connect(lambda to, file: heard.append((to, file.name)))
    assert (named(police, draft), heard) == ([], [])
    later.worker.carry_out()
    assert (named(police, draft), heard) == (["foto.jpg"], [(draft, "foto.jpg")])
