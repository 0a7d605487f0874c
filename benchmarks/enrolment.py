"""How long a thousand colleagues take to come in at once: from the first who redeems an invite to the last admitted.

Their invites are written by the lead from the table of the staff; the lead's device is a program that watches, and
admits by itself. They are `Guest`s, which leave out what each device does for itself; the last is a whole program, with
most to read, and how long that takes by itself is a figure of its own.
"""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import psutil

from benchmarks.events import PATIENCE
from benchmarks.figure import Figure
from benchmarks.guests import Guest, guests
from benchmarks.world import World, world_of_its_own
from desktop.commands.desk import OwnDesk

STAFF: Final = 1000
_AT_ONCE: Final = 16
"""So many of them speak to the server at the same moment."""
_BOUND: Final = 60
_SECONDS: Final = 600.0


def measure(world: World, part: int) -> Iterator[Figure]:
    """Measure the writing of invites and letters, the thousand, and what one of them has to do by itself."""
    staff = STAFF // part
    with world_of_its_own(world, "enrolment") as own:
        lead = own.willich()
        root, incarnation = lead.workspace.root, lead.transport().hello().incarnation
        lead.close()
        folder = own.folder / "staff"
        yield _written(own, folder, staff)
        *invites, last = sorted(folder.glob("*.invite"))
        coming = list(guests(root, invites))
        with _watching(own) as watcher:
            started, before = time.perf_counter(), _spent(own, watcher)
            _in_parallel(coming, lambda guest: guest.redeem(own.url, incarnation))
            with ThreadPoolExecutor(1) as program:
                alone = program.submit(_come_whole, own, last)
                _let_in(own.url, incarnation, coming)
            seconds = time.perf_counter() - started
            server, of_lead = (now - then for now, then in zip(_spent(own, watcher), before, strict=True))
        _check(own, staff)
    n = f"{staff} devices as the server sees them, the last one a whole program"
    spent = f"of the processor the server {server:.0f} s, the lead's device {of_lead:.0f} s"
    yield Figure("enrolment_s", f"{n}; {spent}", seconds, "s", bound=_BOUND)
    seconds, of_device = alone.result()
    n = f"a whole program, the last of {staff}; of the processor {of_device:.1f} s"
    yield Figure("enrolment_device_s", n, seconds, "s")


def _written(world: World, folder: Path, staff: int) -> Figure:
    """Invite everybody with one command, letters and all."""
    table = world.folder / "staff.csv"
    rows = (f"Person {number:04d};n{number:04d}\n" for number in range(staff))
    table.write_text("person;login\n" + "".join(rows), encoding="utf-8")
    command = world.command("willich", "invite", "--from", str(table), "--out", str(folder))
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    seconds = time.perf_counter() - started
    assert len(list(folder.glob("*.invite"))) == staff
    return Figure("invite_staff_s", f"{staff} invites and letters, the program's start and all", seconds, "s")


@contextmanager
def _watching(world: World) -> Iterator[psutil.Process]:
    """Let the lead's device watch, as it does at work."""
    words = world.command("willich", "sync", "--watch")
    watcher = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    assert watcher.stdout is not None
    try:
        # Its first pass: from here on it is told of what others do.
        assert watcher.stdout.readline()
        threading.Thread(target=watcher.stdout.read, daemon=True).start()
        yield psutil.Process(watcher.pid)
    finally:
        watcher.terminate()
        watcher.wait(timeout=20)


def _spent(world: World, watcher: psutil.Process) -> tuple[float, float]:
    """Give the seconds of the processor that the server and the lead's device have taken."""
    server, lead = (process.cpu_times() for process in (psutil.Process(world.process.pid), watcher))
    return server.user + server.system, lead.user + lead.system


def _let_in(url: str, incarnation: bytes, coming: list[Guest]) -> None:
    """Let everybody look again until the lead's device has let them in."""
    ends = time.monotonic() + _SECONDS
    while waiting := [guest for guest in coming if not guest.admitted]:
        assert time.monotonic() < ends, f"{len(waiting)} were not admitted"
        _in_parallel(waiting, lambda guest: guest.look(url, incarnation))


def _in_parallel(coming: list[Guest], do: Callable[[Guest], None]) -> None:
    """Do something for each, so many at once; raises what went wrong for any of them."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        list(pool.map(do, coming))


def _come_whole(world: World, invite: Path) -> tuple[float, float]:
    """Enrol a whole program and sync until it is admitted; gives the seconds it took, and those of its processor."""
    started, spent = time.perf_counter(), time.thread_time()
    opened = world.enrol(invite.stem, invite)
    ends = time.monotonic() + _SECONDS
    while not opened.workspace.active:
        assert time.monotonic() < ends, "was not admitted"
        OwnDesk(opened).sync(PATIENCE)
    opened.close()
    return time.perf_counter() - started, time.thread_time() - spent


def _check(world: World, staff: int) -> None:
    """Make sure that everybody is in, as the lead's device reads it."""
    lead = world.open("willich")
    OwnDesk(lead).sync(PATIENCE)
    unit, directory = lead.workspace.unit, lead.workspace.directory
    assert len(directory.members(unit)) == staff + 1
    lead.close()
