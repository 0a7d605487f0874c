"""Files while one process holds the profile: carried for a command of its own, and by the ferry beside all else."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path

import pytest

from desktop.commands.file_keeping import local_state
from desktop.commands.freight import Freight
from desktop.commands.jobs import Jobs, Task
from desktop.domain.file import File
from desktop.domain.progress import Moved
from desktop.presenters import materials
from desktop.presenters.times import read_id
from desktop.sync.inputs import Begin
from tests.helpers.desks import Desks, ask

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
