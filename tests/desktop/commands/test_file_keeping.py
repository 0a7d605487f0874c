"""Which files stay on a device, and how a holder heals the server."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from desktop.commands import file_keeping
from desktop.commands.desk import OwnDesk
from desktop.commands.file_keeping import CAP, Carrying, apart, cap, local_state, named_files, trim
from desktop.commands.problems import BUSY
from desktop.domain.file import File
from desktop.domain.precedence import Held
from desktop.domain.templates import template
from desktop.keys.profile_folder import FILES
from desktop.presenters import materials, notifying
from desktop.presenters.times import read_id
from desktop.store.database import Busy
from desktop.sync.failures import Failure, RequestFailed
from tests.conftest import ExpectedLogs
from tests.helpers.desks import Desks, ask, problem
from tests.helpers.governed import held

_DAY_MS = 24 * 3600 * 1000
NO_DEVICE_YET = "kreisjugendamt-viersen-asd"


def added(desk: OwnDesk, path: Path, size: int = 1000) -> File:
    """Add a file of a size; gives it."""
    path.write_bytes(bytes(size))
    (row,) = ask(desk, "materials", "add", str(path)).result["items"]
    return materials.material(desk.opened.workspace, read_id(row["id"])).current.file


def test_the_cap_is_what_was_set(desks: Desks) -> None:
    """Without a word it is 2 GiB, and what the administration fixes goes before what this profile keeps."""
    opened = desks.police.opened
    assert cap(opened) == 2 * 1024**3
    opened.store.settings.put(CAP, b"7")
    assert cap(opened) == 7
    opened.workspace.own.hold(held(storage_mib=3))
    assert cap(opened) == 3 * 1024**2
    opened.workspace.own.hold(Held())
    opened.store.settings.drop(CAP)


def test_what_has_not_arrived_stays_whatever_the_cap(desks: Desks, tmp_path: Path) -> None:
    """The only copy is never given up: not before the server has it, nor before its event has come back in the log."""
    with desks.offline("police", tmp_path / "offline") as desk:
        file = added(desk, tmp_path / "film.bin")
        opened = desk.opened
        assert named_files(opened) == {file.id}
        opened.store.settings.put(CAP, b"0")
        trim(opened)
        assert local_state(opened, file)["state"] == "uploading"
        opened.files.arrived(file.id)
        trim(opened)
        assert local_state(opened, file)["state"] == "here"


def test_the_states_of_a_file(desks: Desks, tmp_path: Path) -> None:
    """A file is here, partly here or not here; one that the server lacks is under way or damaged."""
    opened = desks.police.opened
    file = added(desks.police, tmp_path / "film.bin", 1024 * 1024 + 1)
    assert local_state(opened, file)["state"] == "here"
    opened.files.offer_again((file.id,))
    assert local_state(opened, file)["state"] == "uploading"
    opened.files._lose(file.id, 1)
    assert local_state(opened, file)["state"] == "damaged"
    opened.files.arrived(file.id)
    assert local_state(opened, file)["state"] == "partly"
    opened.files.drop(file.id)
    assert local_state(opened, file)["state"] == "not_here"
    assert local_state(opened, File(b"?" * 16, b"k" * 32, 1, "x", ""))["state"] == "not_here"


def test_what_nothing_names_any_more_leaves_no_chunk(desks: Desks, tmp_path: Path) -> None:
    """With a document that was removed its file goes, on every device that had it, and no other."""
    gone, stays = (added(desks.police, tmp_path / f"{name}.bin") for name in ("gone", "stays"))
    ask(desks.willich, "sync")
    ids = {row["title"]: row["id"] for row in ask(desks.willich, "materials", "list").result["items"]}
    for title in ("gone", "stays"):
        assert ask(desks.willich, "materials", "pin", ids[title]).code == 0
    assert ask(desks.police, "materials", "remove", ids["gone"]).code == 0
    for desk in (desks.police, desks.willich):
        ask(desk, "sync")
        assert desk.opened.files.get(gone.id) is None
        assert desk.opened.files.get(stays.id) is not None


def broken_files(desk: OwnDesk) -> None:
    """Break the first page of the files."""
    desk.opened.files.forget(())
    desk.opened.close()
    with (desk.opened.folder / FILES).open("r+b") as file:
        file.seek(100)
        file.write(bytes(64))


def test_broken_files_stop_nothing_else(desks: Desks, tmp_path: Path, expected_logs: ExpectedLogs) -> None:
    """Where the files cannot be read at all, that is said and everything else goes on; the doctor says what to do."""
    with desks.offline("police", tmp_path / "profile") as desk:
        added(desk, tmp_path / "film.bin")
        broken_files(desk)
    with contextlib.closing(desks.open(tmp_path / "profile")) as opened:
        line = opened.transport()
        failure = file_keeping.carry(opened, line, lambda _moved: None).failure
        assert failure is not None
        assert failure.code == "files_damaged"
        checks = {check["name"]: check for check in ask(OwnDesk(opened), "doctor").result["checks"]}
        assert not checks["files"]["ok"]
        assert all(check["ok"] for name, check in checks.items() if name != "files")
        expected_logs.expect("files: database is damaged")
        said: list[Failure | None] = []
        with apart(said.append):
            file_keeping.tidy(opened)
        assert said == [failure]
        with pytest.raises(RequestFailed, match=failure.message):
            list(Carrying(opened, line).carry("token"))
        line.close()


def test_files_that_somebody_else_writes_to_end_nothing(expected_logs: ExpectedLogs) -> None:
    """Where another process puts 2 GB away, whoever watches goes on with everything but the files."""
    expected_logs.expect("files: somebody else writes")
    said: list[Failure | None] = []
    with apart(said.append):
        raise Busy("somebody else writes to the database")
    with apart(said.append):
        pass
    assert said == [BUSY, None]


def test_the_doctor_names_broken_chunks(desks: Desks, tmp_path: Path) -> None:
    """Chunks that are broken are counted once, and those that nobody else has are told apart."""
    opened = desks.police.opened
    file, own = (added(desks.police, tmp_path / f"{name}.bin") for name in ("film", "own"))
    opened.files.offer_again((own.id,))
    for one in (file, own):
        with opened.files._writing() as connection:
            connection.run(
                "UPDATE bytes SET sealed = x'00' WHERE id = (SELECT bytes FROM chunks WHERE file = ?)", (one.id,)
            )
    found = {check["name"]: check for check in ask(desks.police, "doctor").result["checks"]}["files"]
    assert (found["ok"], found["detail"]) == (
        False,
        "2 Teile beschädigt („film“, „own“); nur hier waren Teile von „own“. `doctor --repair` heilt es.",
    )
    found = {check["name"]: check for check in ask(desks.police, "doctor").result["checks"]}["files"]
    assert (found["ok"], found["detail"]) == (
        False,
        "nur hier waren Teile von „own“. `doctor --repair` heilt es.",
    )
    opened.files.forget((own.id,))
    found = {check["name"]: check for check in ask(desks.police, "doctor").result["checks"]}["files"]
    assert found["ok"]


def test_once_a_day_a_holder_heals_the_server(desks: Desks, tmp_path: Path) -> None:
    """What the server has lost is named to whoever asks, and comes again with a holder's first sync of a day."""
    added(desks.police, tmp_path / "film.bin")
    ask(desks.willich, "sync")
    (row, *_) = ask(desks.willich, "materials", "list").result["items"]
    for path in (desks.server.data / "files").rglob("*-*"):
        path.unlink()
    get = ("materials", "get", str(row["id"]), "--out", str(tmp_path / "out.bin"))
    assert problem(ask(desks.willich, *get)) == "chunk_missing"
    opened = desks.police.opened
    opened.store.settings.drop(file_keeping._INSPECTED)
    file_keeping.inspected(opened, file_keeping.due(opened))
    ask(desks.police, "sync")
    assert problem(ask(desks.willich, *get)) == "chunk_missing"
    opened.store.settings.drop(file_keeping._INSPECTED)
    ask(desks.police, "sync")
    assert ask(desks.willich, *get).code == 0
    assert (tmp_path / "out.bin").read_bytes() == bytes(1000)


def test_a_clock_that_was_ahead_switches_no_healing_off(desks: Desks) -> None:
    """A day is over once a day has passed, and at once where it was noted by a clock that was ahead."""
    opened = desks.police.opened
    life = (opened.store.settings.get("incarnation") or b"").hex()
    for since, asked in ((0, True), (_DAY_MS - 60_000, True), (_DAY_MS + 60_000, False), (-365 * _DAY_MS, False)):
        file_keeping.inspected(opened, f"{life} {opened.workspace.now() - since}".encode())
        assert (file_keeping.due(opened) == b"") == asked, since


def test_the_ferry_asks_too(desks: Desks, tmp_path: Path) -> None:
    """Where somebody watches the ferry's thread asks what the server still has, and says that it did."""
    file = added(desks.police, tmp_path / "watched.bin")
    opened = desks.police.opened
    for path in (desks.server.data / "files").rglob("*-*"):
        path.write_bytes(b"broken")
    marks: list[bytes] = []
    line = opened.transport()
    carrying = Carrying(opened, line, marks.append, due=b"mark")
    desks.police.sync(20.0)
    assert list(carrying.carry(opened.workspace.local.session())) == []
    assert (marks, carrying.due) == ([b"mark"], b"")
    out = tmp_path / "out.bin"
    ask(desks.willich, "sync")
    rows = {row["title"]: row["id"] for row in ask(desks.willich, "materials", "list").result["items"]}
    assert problem(ask(desks.willich, "materials", "get", rows["watched"], "--out", str(out))) == "chunk_missing"
    carrying.due = b"again"
    assert [moved.file for moved in carrying.carry(opened.workspace.local.session())] == [file.id]
    assert marks == [b"mark", b"again"]
    assert ask(desks.willich, "materials", "get", rows["watched"], "--out", str(out)).code == 0
    line.close()


def test_what_was_erased_is_not_given_back(desks: Desks, tmp_path: Path) -> None:
    """A holder who asks what the server lacks has forgotten what was erased before, and hands none of it in again."""
    added(desks.police, tmp_path / "erased.bin")
    rows = ask(desks.police, "materials", "list").result["items"]
    (row,) = [row for row in rows if row["title"] == "erased"]
    opened = desks.police.opened
    before = len(list((desks.server.data / "files").rglob("*-*")))
    opened.store.settings.drop(file_keeping._INSPECTED)
    assert ask(desks.police, "--json", "erase", row["id"], "--reason", "mistake").result["state"] == "erased"
    opened.store.settings.drop(file_keeping._INSPECTED)
    ask(desks.police, "sync")
    assert len(list((desks.server.data / "files").rglob("*-*"))) == before - 1


def test_what_was_erased_goes_while_something_else_waits(desks: Desks, tmp_path: Path) -> None:
    """A unit without a device keeps what is for it waiting for weeks; no erased file stays here that long."""
    file = added(desks.police, tmp_path / "waited.bin")
    rows = ask(desks.police, "materials", "list").result["items"]
    (row,) = [row for row in rows if row["title"] == "waited"]
    document = template("P01")
    document["whereabouts"] = document["residence"] = {"municipality": "Grefrath"}
    notifying.write(desks.police.opened.workspace, desks.police.opened.workspace.new_id(), document, "Dienst A")
    ask(desks.police, "--json", "erase", row["id"], "--reason", "mistake")
    ask(desks.police, "sync")
    assert desks.police.opened.workspace.local.remaining().outbox
    assert desks.police.opened.files.get(file.id) is None
    desks.join(NO_DEVICE_YET).close()
    assert ask(desks.police, "sync").result["outbox"] == 0
