"""The files of an unlocked profile, over real databases and a real server: from a draft to the other side."""

from __future__ import annotations

import os
import stat
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from random import Random

import psutil
import pytest
from msgspec.structs import replace

from desktop.app.filing import Filing
from desktop.commands.desk import OwnDesk
from desktop.composition import Opened
from desktop.domain.file import CHUNK_BYTES
from desktop.domain.notification_attached import LARGEST_ATTACHMENT
from desktop.domain.progress import BrokenOff, Moved
from desktop.domain.refused import Refused
from desktop.domain.templates import template
from desktop.presenters import attaching, drafts, ended_forwards, form, forwarding, materials, taking_along
from desktop.presenters.attachments import TOGETHER
from desktop.presenters.drafts import Draft
from desktop.presenters.filing import Local
from desktop.presenters.materials import Label
from desktop.presenters.notifications import find_one
from desktop.sync.failures import RequestFailed
from tests.helpers.company import KEMPEN
from tests.helpers.desks import Desks, ask, desks_in
from tests.helpers.pdf import plain

PHOTO = Random(9).randbytes(2 * CHUNK_BYTES + 9)
PERSON = "Dienst A"


@pytest.fixture(scope="module")
def desks() -> Iterator[Desks]:
    """A cooperation; what one test writes stays for the next, so a test looks only for its own."""
    with tempfile.TemporaryDirectory(prefix="sb-filing-") as folder, desks_in(Path(folder)) as made:
        yield made


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo on a stick."""
    path = tmp_path / "foto.jpg"
    path.write_bytes(PHOTO)
    return path


@pytest.fixture
def police(desks: Desks) -> Iterator[Filing]:
    """The files of the police's profile."""
    filing = Filing(desks.police.opened)
    yield filing
    filing.close()


@pytest.fixture
def willich(desks: Desks) -> Iterator[Filing]:
    """The files of Willich's profile."""
    filing = Filing(desks.willich.opened)
    yield filing
    filing.close()


def unheard(_done: int, _whole: int) -> None:
    return


def break_off(_done: int, _whole: int) -> None:
    raise BrokenOff


def drafted(opened: Opened, filing: Filing, photo: Path) -> Draft:
    """A whole draft with a photo, saved."""
    draft = opened.workspace.new_id()
    file = filing.take_in(str(photo), draft, TOGETHER, unheard)
    made = Draft(draft, "P01", "urgent", template("P01"), files=(file,))
    drafts.save(opened.workspace, made)
    return made


def attached(desk: OwnDesk, filing: Filing, photo: Path) -> bytes:
    """A notification that was sent with a photo; gives its id."""
    workspace = desk.opened.workspace
    draft = drafted(desk.opened, filing, photo)
    form.send(workspace, draft, PERSON)
    one = next(one for one in attaching.waiting(workspace) if one.notification == draft.id)
    attaching.attach_waiting(workspace, one, filing.prepare(one, unheard))
    return draft.id


def received(desks: Desks, notification: bytes) -> tuple[bytes, bytes]:
    """The notification as Willich has it, and the event of its only attachment."""
    for desk in (desks.police, desks.willich):
        ask(desk, "sync")
    workspace = desks.willich.opened.workspace
    ((_, state),) = workspace.group(notification)
    return state.id, state.attachments[0].event


def test_what_a_draft_holds_is_there_when_the_stick_is_gone(desks: Desks, police: Filing, photo: Path) -> None:
    """The copy is whole, is kept over a new start, and goes once no draft needs it any more."""
    draft = drafted(desks.police.opened, police, photo)
    (file,) = draft.files
    photo.unlink()
    assert (file.name, file.size, file.media_type) == ("foto.jpg", len(PHOTO), "image/jpeg")
    Filing(desks.police.opened)
    assert police.lacking([file.id]) == ()
    drafts.discard(desks.police.opened.workspace, draft.id)
    drafts.forget_discarded(desks.police.opened.workspace)
    Filing(desks.police.opened)
    assert police.lacking([file.id]) == (file.id,)


def test_the_room_for_files(desks: Desks, police: Filing, photo: Path) -> None:
    """What lies here is counted, and what is over a smaller cap goes but for what the server may lack."""
    before = police.room()
    drafted(desks.police.opened, police, photo)
    full = police.room()
    assert (full.most, (full.held or 0) - (before.held or 0) >= len(PHOTO)) == (before.most, True)
    police.keep_cap(0)
    police.trim()
    least = police.room()
    assert (least.most, (least.held or 0) >= len(PHOTO)) == (0, True)
    police.keep_cap(before.most)


def test_what_cannot_be_added_says_why_and_leaves_nothing(police: Filing, tmp_path: Path, photo: Path) -> None:
    """No file, too large, too much together, or broken off: in words that name no folder."""
    large = tmp_path / "groß.bin"
    with large.open("wb") as file:
        os.truncate(file.fileno(), LARGEST_ATTACHMENT + 1)
    before = len(police._opened.files.all())
    cases = ((tmp_path / "fehlt", TOGETHER, "file_unreadable"), (tmp_path, TOGETHER, "file_unreadable"))
    for path, room, code in (*cases, (large, TOGETHER, "file_too_large"), (photo, 9, "attachments_too_large")):
        with pytest.raises(Refused) as refused:
            police.take_in(str(path), b"d" * 16, room, unheard)
        assert (refused.value.code, str(tmp_path) in refused.value.message) == (code, False)
    with pytest.raises(BrokenOff):
        police.take_in(str(photo), b"d" * 16, TOGETHER, break_off)
    assert len(police._opened.files.all()) == before


def test_a_file_goes_from_a_draft_to_the_other_side(desks: Desks, police: Filing, willich: Filing, photo: Path) -> None:
    """The notification is there at once, the file follows, is fetched part by part, and opens to what it was."""
    entity, event = received(desks, attached(desks.police, police, photo))
    file = desks.willich.opened.workspace.state("notification", entity).attachments[0].file
    assert willich.local(file.id) == Local()
    told: list[tuple[int, int]] = []
    willich.fetch(entity, event, lambda done, whole: told.append((done, whole)))
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert willich.local(file.id).here == "here"
    assert willich.read(entity, event, unheard) == PHOTO
    out = photo.with_name("gespeichert.jpg")
    willich.save(entity, event, out, unheard)
    assert out.read_bytes() == PHOTO


def test_what_was_broken_off_is_gone_on_with(desks: Desks, police: Filing, willich: Filing, photo: Path) -> None:
    """The part that has come stays, and is not fetched twice."""
    entity, event = received(desks, attached(desks.police, police, photo))
    file = desks.willich.opened.workspace.state("notification", entity).attachments[0].file
    with pytest.raises(BrokenOff):
        willich.fetch(entity, event, break_off)
    assert willich.local(file.id) == Local("partly", 1, 3)
    told: list[int] = []
    willich.fetch(entity, event, lambda done, _whole: told.append(done))
    assert told == [2, 3]


def test_what_is_not_here_without_a_server_is_said(desks: Desks, police: Filing, willich: Filing, photo: Path) -> None:
    """Offline a file that is not here cannot be fetched; one that is here opens all the same."""
    notification = attached(desks.police, police, photo)
    entity, event = received(desks, notification)
    ((_, own),) = desks.police.opened.workspace.group(notification)
    desks.server.stop()
    try:
        with pytest.raises(RequestFailed):
            willich.fetch(entity, event, unheard)
        assert police.read(own.id, own.attachments[0].event, unheard) == PHOTO
    finally:
        desks.server.start()


def test_what_other_programs_open_is_gone_after_the_lock(desks: Desks, police: Filing, photo: Path) -> None:
    """It lies unsealed in a folder nobody else may read, under its name, and goes with the end of the session."""
    notification = attached(desks.police, police, photo)
    ((_, state),) = desks.police.opened.workspace.group(notification)
    path = police.put_outside(state.id, state.attachments[0].event, unheard)
    assert (path.name, path.read_bytes()) == ("foto.jpg", PHOTO)
    assert path.parent.stat().st_mode & 0o077 == 0
    police.close()
    assert not path.exists()


def test_a_pinned_file_is_to_stay(desks: Desks, police: Filing, willich: Filing, photo: Path) -> None:
    """It is wanted from then on, whether it is here or not, until somebody wants it no longer."""
    entity, event = received(desks, attached(desks.police, police, photo))
    file = desks.willich.opened.workspace.state("notification", entity).attachments[0].file
    willich.pin(entity, event, pinned=True)
    assert willich.local(file.id) == Local("not_here", pinned=True)
    assert file.id in {row.file for row in desks.willich.opened.files.downloads()}
    willich.pin(entity, event, pinned=False)
    assert not willich.local(file.id).pinned


def test_a_copy_that_is_broken_here_is_said_and_not_sent(desks: Desks, police: Filing, photo: Path) -> None:
    """Nothing stands for a file whose parts are gone: whoever sent it hears that it has to be added again."""
    draft = drafted(desks.police.opened, police, photo)
    desks.police.opened.files.cut(draft.files[0].id, 1)
    assert police.lacking([draft.files[0].id]) == (draft.files[0].id,)
    form.send(desks.police.opened.workspace, draft, PERSON)
    one = next(one for one in attaching.waiting(desks.police.opened.workspace) if one.notification == draft.id)
    with pytest.raises(Refused) as refused:
        police.prepare(one, unheard)
    assert refused.value.code == "file_gone"
    attaching.give_up(desks.police.opened.workspace, one.file.id)


def test_a_file_is_attached_once(desks: Desks, police: Filing, photo: Path) -> None:
    """A recipient that has this very file under this name gets no other copy."""
    notification = attached(desks.police, police, photo)
    workspace = desks.police.opened.workspace
    again = police.take_in(str(photo), notification, TOGETHER, unheard)
    attaching.wait(workspace, notification, PERSON, (again,))
    one = next(one for one in attaching.waiting(workspace) if one.notification == notification)
    assert police.prepare(one, unheard).files == ()
    attaching.give_up(workspace, one.file.id)


def test_a_file_for_another_recipient_gets_no_copy(desks: Desks, police: Filing, photo: Path) -> None:
    """What goes with one recipient's report is sealed for nobody else."""
    draft = drafted(desks.police.opened, police, photo)
    form.send(desks.police.opened.workspace, draft, PERSON)
    one = next(one for one in attaching.waiting(desks.police.opened.workspace) if one.notification == draft.id)
    assert police.prepare(replace(one, only=(bytes(16),)), unheard).files == ()
    attaching.give_up(desks.police.opened.workspace, one.file.id)


def test_a_file_for_nobody_yet_is_sealed_for_nobody(desks: Desks, police: Filing, photo: Path) -> None:
    """Where recipients were told of different children it waits until somebody says whom it is for."""
    draft = drafted(desks.police.opened, police, photo)
    draft.document["children"][1]["whereabouts"] = {"municipality": "Kempen"}
    form.send(desks.police.opened.workspace, draft, PERSON)
    one = next(one for one in attaching.waiting(desks.police.opened.workspace) if one.notification == draft.id)
    with pytest.raises(Refused) as refused:
        police.prepare(one, unheard)
    assert refused.value.code == "recipient_unsaid"
    _, (_, second) = desks.police.opened.workspace.group(draft.id)
    (made,) = police.prepare(replace(one, only=(second.id,)), unheard).files
    assert made.unit == second.to_unit
    attaching.give_up(desks.police.opened.workspace, one.file.id)


def test_a_copy_is_made_of_what_lies_at_another_notification(
    desks: Desks, police: Filing, willich: Filing, photo: Path
) -> None:
    """What is not here is fetched first; the copy has a key and an id of its own, and lies in the other channel."""
    entity, event = received(desks, attached(desks.police, police, photo))
    workspace = desks.willich.opened.workspace
    forwarding.forward(workspace, entity, PERSON, KEMPEN, "wohnt in Kempen")
    state = find_one(workspace, entity)
    taking_along.let_go(workspace, entity, PERSON, state.attachments)
    one = next(one for one in attaching.waiting(workspace) if one.source == (entity, event))
    (made,) = willich.prepare(one, unheard).files
    assert (made.unit, made.digest, made.file.size) == (KEMPEN, one.file.digest, len(PHOTO))
    assert (made.file.id, made.file.key) != (state.attachments[0].file.id, state.attachments[0].file.key)
    row = desks.willich.opened.files.get(made.file.id)
    assert row is not None
    assert (row.complete, row.channel) == (True, workspace.pair(KEMPEN))
    attaching.attach_waiting(workspace, one, willich.prepare(one, unheard))
    there = ended_forwards.passed_on(workspace, find_one(workspace, entity))
    assert there is not None
    assert [one.file.name for one in there.attachments] == ["foto.jpg"]


def test_nothing_is_sealed_for_a_forward_that_was_taken_back(
    desks: Desks, police: Filing, willich: Filing, photo: Path
) -> None:
    """A file that was chosen before it was taken back is neither fetched nor sealed, and says why."""
    entity, event = received(desks, attached(desks.police, police, photo))
    workspace = desks.willich.opened.workspace
    forwarding.forward(workspace, entity, PERSON, KEMPEN, "wohnt in Kempen")
    taking_along.let_go(workspace, entity, PERSON, find_one(workspace, entity).attachments)
    one = next(one for one in attaching.waiting(workspace) if one.source == (entity, event))
    forwarding.take_back(workspace, entity, PERSON, "doch hier")
    with pytest.raises(Refused) as refused:
        willich.prepare(one, unheard)
    assert refused.value.code == "not_in_this_state"


def test_the_end_breaks_off_what_is_under_way(desks: Desks, photo: Path) -> None:
    """A job stops at its next part, and none is begun any more; the profile is closed only then."""
    filing = Filing(desks.police.opened)
    begun, done = threading.Event(), threading.Event()

    def hear(_done: int, _whole: int) -> None:
        begun.set()
        filing._closing.wait(30)

    def work() -> None:
        with pytest.raises(BrokenOff):
            filing.take_in(str(photo), b"e" * 16, TOGETHER, hear)
        done.set()

    filing.carry(work)
    assert begun.wait(30)
    filing.close()
    assert done.is_set()
    filing.carry(begun.clear)
    assert begun.is_set()


def test_a_lock_leaves_no_document_in_the_clear(desks: Desks, tmp_path: Path) -> None:
    """What is being read of a document for its text ends with the profile, however long a page of it would take."""
    filing = Filing(desks.police.opened)
    path = tmp_path / "leitfaden.pdf"
    path.write_bytes(plain(["Meldeweg", "Schweigen"]))
    taken = filing.take_in_material(str(path), unheard)
    materials.add(desks.police.opened.workspace, Label("Leitfaden"), taken.file, taken.chunks)
    before = set(psutil.Process().children())
    left: list[psutil.Process] = []

    def hear(_done: int, _whole: int) -> None:
        left.extend(set(psutil.Process().children()) - before)
        closing.start()
        psutil.wait_procs(left, 30)

    def work() -> None:
        with pytest.raises(BrokenOff):
            filing.draw_texts(hear)

    closing = threading.Thread(target=filing.close)
    filing.carry(work)
    for thread in filing._threads:
        thread.join(30)
    closing.join(30)
    assert left
    assert not any(one.is_running() for one in left)


def test_whoever_listens_hears_what_the_ferry_carries(police: Filing) -> None:
    """Each part is told of as it comes."""
    heard: list[Moved] = []
    police.listen(heard.append)
    police.moved(Moved(b"f" * 16, 1, 3, 9, up=True))
    assert [one.done for one in heard] == [1]


def test_a_document_goes_to_all_units_and_opens_outside_there(
    desks: Desks, police: Filing, willich: Filing, photo: Path
) -> None:
    """It is taken in, offered, fetched by whoever wants it, opened from a folder for its owner alone, and given up."""
    taken = police.take_in_material(str(photo), unheard)
    state = materials.add(desks.police.opened.workspace, Label("Foto"), taken.file, taken.chunks)
    with pytest.raises(Refused, match="noch nicht beim Server"):
        police.give_up(state.id)
    for desk in (desks.police, desks.willich):
        ask(desk, "sync")
    version = materials.material(desks.willich.opened.workspace, state.id).current.version
    assert willich.read(state.id, version, unheard) == PHOTO
    path = willich.put_outside(state.id, version, unheard)
    assert (path.read_bytes(), stat.S_IMODE(path.parent.stat().st_mode)) == (PHOTO, 0o700)
    willich.close()
    assert not path.exists()
    willich.give_up(state.id)
    assert willich.local(taken.file.id).here == "not_here"


def test_a_document_that_is_too_large_is_refused_before_it_is_read(police: Filing, tmp_path: Path) -> None:
    """A film of 10 GB is refused in a sentence that names no path, and nothing of it is kept."""
    film = tmp_path / "film.mp4"
    with film.open("wb") as file:
        file.truncate(10 * 1024**3)
    with pytest.raises(Refused) as refused:
        police.take_in_material(str(film), unheard)
    assert refused.value.message == "Die Datei ist größer als 4 GiB."


def test_what_is_too_large_for_the_memory_is_said(desks: Desks, police: Filing, photo: Path) -> None:
    """It is not fetched to be shown in the window."""
    taken = police.take_in_material(str(photo), unheard)
    huge = replace(taken.file, size=4096 * CHUNK_BYTES)
    workspace = desks.police.opened.workspace
    state = materials.add(workspace, Label("Film"), huge, (b"c" * 32,) * 4096)
    version = state.current.version
    with pytest.raises(Refused, match=r"höchstens 256,0 MiB zeigen"):
        police.read(state.id, version, unheard)
    workspace.take_back(state.id, version)
    police.drop([taken.file.id])
