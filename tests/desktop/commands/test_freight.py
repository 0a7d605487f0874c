"""Files while one process holds the profile: carried for a command of its own, and by the ferry beside all else."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from desktop.commands.file_keeping import due, local_state
from desktop.commands.freight import Freight
from desktop.commands.jobs import Jobs, Task
from desktop.commands.problems import FULL
from desktop.domain.file import File
from desktop.domain.progress import Moved
from desktop.presenters import materials
from desktop.presenters.times import read_id
from desktop.store.database import DiskFull
from desktop.store.store import Store
from desktop.sync.answers import QUOTA
from desktop.sync.failures import Failure
from desktop.sync.inputs import Begin
from desktop.sync.transport import HttpTransport
from desktop.sync.unforeseen import UNFORESEEN
from tests.conftest import ExpectedLogs
from tests.helpers.desks import Desks, ask
from tests.helpers.fault_server import Exchange, FaultServer
from tests.helpers.relaying import through
from wire.messages import Problem

SECONDS = 20.0


@pytest.fixture
def film(desks: Desks, tmp_path: Path) -> File:
    """A file that the police has, and the server has lost."""
    path = tmp_path / f"{tmp_path.name}.bin"
    path.write_bytes(path.name.encode())
    (row,) = ask(desks.police, "materials", "add", str(path)).result["items"]
    opened = desks.police.opened
    assert desks.police.sync(SECONDS).failure is None
    for kept in (desks.server.data / "files").rglob("*-*"):
        kept.unlink()
    found = materials.material(opened.workspace, read_id(row["id"])).current.file
    opened.files.offer_again((found.id,))
    return found


def test_a_command_carries_now_and_what_it_took_is_counted(desks: Desks, film: File) -> None:
    """It hears of every part, nothing is left for the worker, and the bytes of its line are counted."""
    opened, jobs, heard = desks.police.opened, Jobs(lambda: None), list[Moved]()
    freight = Freight(opened, jobs, heard.append)
    assert freight.traffic == (0, 0)
    assert freight.carry(heard.append).failure is None
    assert [(moved.file, moved.done, moved.count) for moved in heard] == [(film.id, 1, 1)]
    assert local_state(opened, film)["state"] == "here"
    assert min(freight.traffic) > 0
    assert jobs.empty


def test_the_ferry_goes_on_beside_and_leaves_the_rest_to_the_worker(desks: Desks, film: File) -> None:
    """Once all parts have arrived the worker is asked to let go what waited for them; at the end the ferry ends."""
    opened, jobs, heard = desks.police.opened, Jobs(lambda: None), list[Moved]()
    freight = Freight(opened, jobs, heard.append)
    with contextlib.closing(freight):
        freight.go_on()
        job = jobs.next(SECONDS, Begin())
        assert isinstance(job, Task)
        job.run()
    assert [(moved.file, moved.done) for moved in heard] == [(film.id, 1)]
    assert local_state(opened, film)["state"] == "here"
    assert (job.send, jobs.empty) == (False, True)
    assert freight.traffic == (0, 0)


def test_where_there_are_no_files_nothing_sails(desks: Desks, tmp_path: Path) -> None:
    """A profile without files has no line opened for them."""
    with desks.offline("willich", tmp_path / "offline") as desk:
        jobs = Jobs(lambda: None)
        freight = Freight(desk.opened, jobs, lambda _moved: None)
        freight.go_on()
        freight.close()
        assert (freight._ferry, jobs.empty) == (None, True)


def test_what_is_held_waits_until_it_is_let_go_on(desks: Desks, film: File) -> None:
    """The ferry rests while files are held back, whoever asks it to go on, and carries once they are not."""
    opened, jobs, heard = desks.police.opened, Jobs(lambda: None), list[Moved]()
    freight = Freight(opened, jobs, heard.append)
    with contextlib.closing(freight):
        freight.hold(held=True)
        freight.go_on()
        assert not any(thread.name == "ferry" for thread in threading.enumerate())
        freight.hold(held=False)
        freight.go_on()
        job = jobs.next(SECONDS, Begin())
        assert isinstance(job, Task)
    assert [(moved.file, moved.done) for moved in heard] == [(film.id, 1)]


def sail(freight: Freight, jobs: Jobs, until: Callable[[], bool]) -> None:
    """Let the ferry go on and do what it leaves to the worker, until something holds."""
    freight.go_on()
    while not until():
        job = jobs.next(SECONDS, Begin())
        assert isinstance(job, Task)
        job.run()


def test_what_nobody_foresaw_is_said_until_files_go_on(
    desks: Desks, film: File, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    """An error in the middle of a file is told in the worker's thread, and withdrawn once all has been carried."""
    expected_logs.expect("ValueError at")
    opened, jobs, told = desks.police.opened, Jobs(lambda: None), list[Failure | None]()
    freight = Freight(opened, jobs, lambda _moved: None, lambda: told.append(freight.failure))

    def odd(*_asked: object) -> NoReturn:
        raise ValueError("x")

    with contextlib.closing(freight):
        with monkeypatch.context() as patched:
            patched.setattr(HttpTransport, "put_chunk", odd)
            sail(freight, jobs, lambda: bool(told))
        sail(freight, jobs, lambda: len(told) > 1)
    assert told == [UNFORESEEN, None]
    assert local_state(opened, film)["state"] == "here"


def test_a_full_disk_that_does_not_take_a_note_is_said_and_ends_nothing(
    desks: Desks, film: File, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    """That the server was asked what it has cannot be kept: it is said, and the server is asked once more."""
    expected_logs.expect("files: the disk is full")
    opened, jobs, told = desks.police.opened, Jobs(lambda: None), list[Failure | None]()
    freight = Freight(opened, jobs, lambda _moved: None, lambda: told.append(freight.failure))
    opened.store.settings.drop("files_inspected")

    def full(_store: Store) -> NoReturn:
        raise DiskFull("the disk is full")

    with contextlib.closing(freight), monkeypatch.context() as patched:
        freight.go_on()
        job = jobs.next(SECONDS, Begin())
        assert isinstance(job, Task)
        patched.setattr(Store, "transaction", full)
        job.run()
    assert told == [FULL]
    assert due(opened)


def test_what_the_server_takes_no_more_of_stays_and_is_said(desks: Desks, film: File) -> None:
    """The file is kept whole with its reason, and goes out once it is taken."""
    opened = desks.police.opened
    freight = Freight(opened, Jobs(lambda: None), lambda _moved: None)
    passed_on = through(desks.server.url)

    def full(exchange: Exchange) -> None:
        if exchange.head.startswith(b"PUT"):
            exchange.message(Problem("quota", ""), 507)
        else:
            passed_on(exchange)

    with FaultServer(full) as line:
        opened.keep_server(line.url)
        assert freight.carry(lambda _moved: None).failure == QUOTA
        opened.keep_server(desks.server.url)
    assert local_state(opened, film)["state"] == "uploading"
    assert freight.carry(lambda _moved: None).failure is None
    assert local_state(opened, film)["state"] == "here"
