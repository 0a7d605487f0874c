"""Files at the desk: one job a key, told of as it goes, broken off or kept; what was sent is attached by itself."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.progress import Moved
from desktop.domain.refused import Refused
from desktop.domain.templates import template
from desktop.presenters import attaching, drafts, form
from desktop.presenters.attaching import DraftFile
from desktop.presenters.drafts import Draft
from desktop.presenters.filing import Files, Heard
from desktop.ui.desk import Desk
from tests.helpers.company import Member
from tests.helpers.filing import Filed
from tests.helpers.window import Backstage

KEY = b"k" * 16
ROOM = 10**6


class At:
    """A desk with files, and what it told."""

    def __init__(self, member: Member, folder: Path, *, held: bool) -> None:
        self.backstage = Filed(member, folder, held=held)
        self.desk = Desk(self.backstage)
        self.files = self.desk.files
        self.folder = folder
        self.told: list[object] = []
        self.arrived: list[DraftFile] = []
        self.files.arrived.connect(lambda _draft, file: self.arrived.append(file))

    def photo(self, name: str = "foto.jpg", content: bytes = b"Bild") -> str:
        """A photo on a stick; gives its path."""
        path = self.folder / name
        path.write_bytes(content)
        return str(path)

    def draft(self) -> bytes:
        """A whole draft, saved; gives its id."""
        draft = Draft(self.desk.workspace.new_id(), "P01", "urgent", template("P01"))
        drafts.save(self.desk.workspace, draft)
        return draft.id

    def send(self, draft: bytes) -> None:
        """Send it."""
        found = drafts.find(self.desk.workspace, draft)
        assert found is not None
        form.send(self.desk.workspace, found[0], "Dienst A")


@pytest.fixture
def held(qtbot: QtBot, police: Member, tmp_path: Path) -> At:
    """A desk whose files are handled when the test says so."""
    return At(police, tmp_path, held=True)


@pytest.fixture
def at(qtbot: QtBot, police: Member, tmp_path: Path) -> At:
    """A desk whose files are handled at once."""
    return At(police, tmp_path, held=False)


def test_without_files_nothing_is_begun(qtbot: QtBot, police: Member) -> None:
    """Where nothing handles files, nothing is offered and nothing pretended."""
    files = Desk(Backstage(police)).files
    assert not files.works
    assert not files.run(KEY, lambda _files, _heard: None, print)
    assert files.local(KEY).here == "not_here"


def test_one_thing_at_a_time_is_done_under_a_key(held: At) -> None:
    """While it is under way it is known how far it is, and the same is not begun again."""
    seen: list[object] = []

    def task(_files: Files, heard: Heard) -> str:
        heard(1, 3)
        seen.append(held.files.progress(KEY))
        return "fertig"

    assert held.files.run(KEY, task, held.told.append)
    assert not held.files.run(KEY, task, held.told.append)
    assert held.files.progress(KEY) == (0, 0)
    held.backstage.go_on()
    assert (seen, held.told) == ([(1, 3)], ["fertig"])
    assert held.files.progress(KEY) is None


@pytest.mark.parametrize("refuses", [False, True])
def test_what_is_asked_for_anew_meanwhile_is_done_once_more(held: At, *, refuses: bool) -> None:
    """However often it is asked for while it is under way, and however that ends, it is done once more, not oftener."""
    done: list[int] = []

    def task(number: int, _files: Files, _heard: Heard) -> int:
        done.append(number)
        if refuses and len(done) == 1:
            raise Refused("offline", "Der Server ist nicht erreichbar.")
        return number

    for number in (1, 2, 3):
        held.files.run_anew(KEY, partial(task, number), held.told.append)
    held.backstage.go_on()
    assert done == [1, 3]
    assert held.told == ([3] if refuses else [1, 3])
    assert held.files.progress(KEY) is None


def test_what_did_not_hold_is_said_until_it_is_tried_again(held: At) -> None:
    """The reason stands under its key, and is told to whoever asked."""

    def fail(_files: Files, _heard: Heard) -> None:
        raise Refused("offline", "Der Server ist nicht erreichbar.")

    held.files.run(KEY, fail, print, held.told.append)
    held.backstage.go_on()
    assert held.files.trouble(KEY) == "Der Server ist nicht erreichbar."
    assert [str(reason) for reason in held.told] == ["Der Server ist nicht erreichbar."]
    held.files.run(KEY, lambda _files, _heard: None, held.told.append)
    assert held.files.trouble(KEY) == ""


def test_what_is_broken_off_ends_without_a_word(held: At) -> None:
    """It stops where it next tells how far it is, and nobody is told of a result or a reason."""

    def task(_files: Files, heard: Heard) -> str:
        heard(1, 3)
        return "zu spät"

    held.files.run(KEY, task, held.told.append, held.told.append)
    held.files.cancel(KEY)
    held.backstage.go_on()
    assert held.told == []
    assert (held.files.progress(KEY), held.files.trouble(KEY)) == (None, "")


def test_files_are_taken_in_one_after_the_other(at: At) -> None:
    """Each is kept with its draft as soon as it is there, and told to the form; the same path twice is one."""
    draft = at.draft()
    at.files.add(draft, [at.photo("a.jpg"), at.photo("b.jpg", b"zwei"), at.photo("a.jpg")], lambda: ROOM)
    found = drafts.find(at.desk.workspace, draft)
    assert found is not None
    assert [file.name for file in found[0].files] == ["a.jpg", "b.jpg"]
    assert tuple(at.arrived) == found[0].files
    assert at.files.coming(draft) == ()


def test_a_file_that_cannot_be_taken_in_says_why_and_holds_up_none(at: At) -> None:
    """It stays in sight with its reason until somebody has seen it; the next one comes all the same."""
    draft = at.draft()
    at.files.add(draft, [str(at.folder / "fehlt.jpg"), at.photo()], lambda: ROOM)
    assert [file.name for file in at.arrived] == ["foto.jpg"]
    (one,) = at.files.coming(draft)
    assert (one.name, one.problem) == ("fehlt.jpg", "Die Datei lässt sich nicht lesen.")
    at.files.dismiss(one.key)
    assert at.files.coming(draft) == ()


def test_where_there_is_no_room_left_nothing_is_read(at: At) -> None:
    """The limit is asked for when it is a file's turn, and said at that file."""
    draft = at.draft()

    def full() -> int:
        raise Refused("too_many_attachments", "Höchstens 20 Anhänge.")

    at.files.add(draft, [at.photo()], full)
    assert [one.problem for one in at.files.coming(draft)] == ["Höchstens 20 Anhänge."]
    assert at.backstage.store.all() == []


def test_a_file_that_is_coming_can_be_broken_off(held: At) -> None:
    """The one under way and the one behind it; nothing of either is kept."""
    draft = held.draft()
    held.files.add(draft, [held.photo("a.jpg"), held.photo("b.jpg")], lambda: ROOM)
    for one in held.files.coming(draft):
        held.files.cancel(one.key)
    held.backstage.go_on()
    assert (held.arrived, held.files.coming(draft), held.backstage.store.all()) == ([], (), [])


def test_what_arrives_after_its_draft_was_sent_follows_the_notification(held: At) -> None:
    """The notification does not wait for a file that is still being read; the file is attached once it is there."""
    draft = held.draft()
    held.files.add(draft, [held.photo()], lambda: ROOM)
    held.send(draft)
    held.backstage.go_on()
    ((_, state),) = held.desk.workspace.group(draft)
    assert [one.file.name for one in state.attachments] == ["foto.jpg"]
    assert attaching.waiting(held.desk.workspace) == ()


def test_what_was_sent_before_the_lock_is_attached_after_unlocking(at: At, police: Member, tmp_path: Path) -> None:
    """A new desk goes on with what waits, and drops the draft's copy once each recipient has its own."""
    draft = at.draft()
    at.files.add(draft, [at.photo()], lambda: ROOM)
    at.send(draft)
    assert len(attaching.waiting(police.workspace)) == 1
    again = At(police, tmp_path, held=False)
    ((_, state),) = police.workspace.group(draft)
    assert [one.file.name for one in state.attachments] == ["foto.jpg"]
    assert [row.file for row in again.backstage.store.all()] == [state.attachments[0].file.id]


def test_a_file_that_is_lost_is_held_with_its_reason(at: At) -> None:
    """It is tried again when somebody says so, and given up when somebody says so."""
    draft = at.draft()
    at.files.add(draft, [at.photo()], lambda: ROOM)
    at.send(draft)
    (one,) = attaching.waiting(at.desk.workspace)
    at.backstage.store.cut(one.file.id, 0)
    at.files.attach_waiting()
    (kept,) = attaching.waiting(at.desk.workspace)
    assert "nicht mehr auf diesem Gerät" in kept.reason
    at.files.try_again(one.file.id)
    assert attaching.waiting(at.desk.workspace)[0].reason == kept.reason
    at.files.give_up(one.file.id)
    assert attaching.waiting(at.desk.workspace) == ()
    assert at.backstage.store.all() == []


def test_how_far_an_upload_has_come_is_known_until_it_is_there(at: At) -> None:
    """What is carried beside everything else is told of too; a whole one needs no telling any more."""
    first, last = Moved(KEY, 1, 3, 9, up=True), Moved(KEY, 3, 3, 9, up=True)
    at.backstage.files.moved(first)
    assert at.files.upload(KEY) == first
    at.backstage.files.moved(last)
    assert at.files.upload(KEY) is None
