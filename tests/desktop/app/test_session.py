"""A session from unlocking to the lock, and what still runs then, against the real server."""

from __future__ import annotations

import contextlib
import queue
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from desktop.app import session as sessions
from desktop.app.probes import CLOSED
from desktop.app.session import Session, standing_of
from desktop.commands.watching import Pass
from desktop.composition import Opened
from desktop.computer import System
from desktop.domain.progress import Halt, Probe
from desktop.domain.refused import Refused
from desktop.keys.identity import DeviceIdentity, from_bytes
from desktop.keys.profile_file import FILE, Copy, copies
from desktop.keys.secret import DatabaseKey
from desktop.store.database import DiskFull
from desktop.store.store import Store
from desktop.sync.back_off import BackOff, encode
from desktop.sync.failures import Cause, Failure, RequestFailed
from desktop.sync.locked import LockedKit, LockedWatch
from desktop.sync.worker import UNKNOWN, Report
from desktop.workspace.local import Local
from desktop.workspace.workspace import Workspace
from tests.conftest import ExpectedLogs
from tests.helpers.at_work import SECONDS, AtWork, locked, unlocked
from tests.helpers.desks import NOWHERE, Desks
from tests.helpers.flipping import flip_bit
from tests.helpers.programs import CASEWORKER, OFFICER, WILLICH
from tests.helpers.reachable import holds_bytes, reachable
from tests.helpers.server import running_server
from wire.batch import Batch
from wire.messages import HelloAnswer
from wire.names import ZERO_HASH


@pytest.fixture(scope="module")
def world() -> Iterator[Desks]:
    """A server and a device each of police and Willich; what one test writes stays for the next."""
    with tempfile.TemporaryDirectory(prefix="sb-app-") as folder, running_server(Path(folder)) as server:
        desks = Desks(Path(folder), server)
        desks.make()
        for name in ("police", "willich", "police"):
            with unlocked(desks, name) as at_work:
                at_work.level()
        yield desks


class Ears:
    """Hears a watch over a locked profile."""

    def __init__(self, kit: LockedKit) -> None:
        self.said: queue.SimpleQueue[str] = queue.SimpleQueue()
        put = self.said.put
        self.watch: LockedWatch = kit.watch(
            lambda: put("alarm"),
            lambda: put("lost"),
            lambda reachable: put("reachable" if reachable else "unreachable"),
        )

    def hear(self, wanted: str) -> None:
        """Wait for something to be said; what comes before it is what the line does."""
        while (said := self.said.get(timeout=SECONDS)) != wanted:
            assert said in ("reachable", "unreachable"), said


@contextlib.contextmanager
def watching(kit: LockedKit) -> Iterator[Ears]:
    ears = Ears(kit)
    try:
        yield ears
    finally:
        ears.watch.close()


def test_what_waits_at_the_lock_goes_out_while_locked(world: Desks) -> None:
    """Written without a server, sealed at the lock, sent while locked, settled once after unlocking."""
    with unlocked(world, "police") as police:
        police.level()
        world.server.stop()
        entity = police.notify(WILLICH, "routine")
        kit = locked(police)
    assert len(kit.batches) == 1
    with watching(kit) as ears:
        ears.hear("unreachable")
        world.server.start()
        ears.hear("reachable")
        with unlocked(world, "willich") as willich:
            willich.delivered(entity)
            willich.level()
        assert ears.watch.unsent == 0
    with unlocked(world, "police") as police:
        police.delivered(entity)
        police.level()
        assert police.session.workspace.pending(entity) == []


@pytest.mark.parametrize("cause", [Cause.UNREACHABLE, Cause.SERVER, Cause.REFUSED])
def test_whoever_had_a_file_handled_hears_whether_it_passes(world: Desks, cause: Cause) -> None:
    """What the line or the server did is told apart from what needs somebody."""
    told: queue.SimpleQueue[Refused] = queue.SimpleQueue()

    def fail() -> None:
        raise RequestFailed(Failure(cause, "whatever", "x"))

    with unlocked(world, "police") as police:
        police.session.carry(fail, told.put)
        reason = told.get(timeout=SECONDS)
    assert (reason.code, reason.passes) == ("whatever", cause is not Cause.REFUSED)


def test_an_alarm_is_heard_and_nothing_receipted(world: Desks) -> None:
    """An immediate notification rings while locked; for its sender it is on no device until somebody unlocks."""
    with unlocked(world, "willich") as willich:
        willich.level()
        kit = locked(willich)
    with unlocked(world, "police") as police, watching(kit) as ears:
        quiet = police.notify(WILLICH, "urgent")
        police.delivered(quiet, "accepted")
        ears.hear("reachable")
        entity = police.notify(WILLICH, "immediate")
        ears.hear("alarm")
        police.delivered(entity, "accepted")
        with unlocked(world, "willich") as willich:
            ears.watch.close()
            police.delivered(entity)
            assert willich.delivery(entity) == "delivered"
        assert ears.said.empty()


def test_the_total_left_behind_is_the_server_s(world: Desks) -> None:
    """The alarms heard at the lock are those the server counts for somebody who knows nothing."""
    with unlocked(world, "police") as police, unlocked(world, "willich") as willich:
        entity = police.notify(WILLICH, "immediate")
        willich.delivered(entity)
        kits: list[tuple[int, int]] = []
        willich.do(lambda opened: kits.append(_totals(opened)))
    [(ours, theirs)] = kits
    assert ours == theirs > 0


def _totals(opened: Opened) -> tuple[int, int]:
    local, transport = opened.workspace.local, opened.transport()
    with contextlib.closing(transport):
        return local.alarms_heard(), transport.wait(local.session(), ZERO_HASH).alarms


def test_a_token_the_server_does_not_know_is_said_once(world: Desks) -> None:
    """A refused token ends the watch with one word."""
    with unlocked(world, "police") as police:
        kit = locked(police)
    with watching(replace(kit, token="nobody's")) as ears:
        ears.hear("lost")
        assert ears.watch.over
        assert ears.said.empty()


def test_no_key_outlives_the_lock(world: Desks) -> None:
    """Neither the kit, nor the watch, nor the session that was, leads to a key, a name or what was written."""
    with unlocked(world, "police") as police:
        police.level()
        police.notify(WILLICH, "routine")
        opened = police.session.opened
        signing = from_bytes(opened.store.settings.get("identity") or b"").signing
        secrets = [opened.key.reveal(), signing.private_bytes_raw(), *(key.secret for key in opened.store.keys.all())]
        kit = locked(police)
    with watching(kit) as ears:
        held = (kit, ears.watch, police.session)
        forbidden = (DatabaseKey, DeviceIdentity, Workspace, Store, Opened)
        assert not [one for one in reachable(*held) if isinstance(one, forbidden)]
        for secret in (*secrets, OFFICER.encode(), CASEWORKER.encode(), b"Dienst A"):
            assert not holds_bytes(secret, *held)
        assert kit.token not in repr(kit)


def test_the_search_finds_the_key_before_the_lock(world: Desks) -> None:
    """The same search finds the key in a session at work."""
    with unlocked(world, "police") as police:
        assert [one for one in reachable(police.session) if isinstance(one, DatabaseKey)]
        assert holds_bytes(police.session.opened.key.reveal(), police.session)


def test_without_a_session_nothing_is_left_behind(world: Desks, tmp_path: Path) -> None:
    """Who has no session with the server hears nothing while locked, and what waits stays as it was."""
    folder = world.copy("police", tmp_path / "copy", NOWHERE)
    with contextlib.closing(world.open(folder)) as opened, opened.store.transaction():
        opened.store.settings.put("session", b"")
    at_work = AtWork(folder, partial(world.key, folder))
    at_work.start()
    at_work.notify(WILLICH, "routine")
    assert at_work.lock() is None
    with contextlib.closing(world.open(folder)) as opened:
        assert [row.status for row in opened.workspace.unplaced()] == ["waiting"]


def test_a_lock_after_the_end_leaves_nothing(world: Desks) -> None:
    """A session that is over answers a lock at once, with nothing."""
    with unlocked(world, "police") as police:
        pass
    assert police.lock() is None


def test_a_lock_while_unlocking(world: Desks) -> None:
    """A lock that comes before the profile is open closes it as soon as it is."""
    folder = world.folder / "police"
    at_work = AtWork(folder, partial(world.key, folder))
    at_work.session.lock(at_work.kits.put)
    at_work.session.start()
    assert at_work.session.join(SECONDS)
    kit = at_work.kits.get(timeout=SECONDS)
    assert kit is not None
    assert kit.token
    assert at_work.kits.empty()


def test_a_profile_that_does_not_open_is_locked_all_the_same(tmp_path: Path) -> None:
    """Where there was nothing to unlock a lock leaves nothing behind, and the reason is said."""
    (tmp_path / "none").mkdir()

    def refuse() -> DatabaseKey:
        raise Refused("no_profile", "Hier ist kein Profil.")

    at_work = AtWork(tmp_path / "none", refuse)
    at_work.session.lock(at_work.kits.put)
    at_work.session.start()
    assert at_work.kits.get(timeout=SECONDS) is None
    assert at_work.session.join(SECONDS)
    assert [at_work.told.get(), at_work.told.get()] == ["no_profile", "ended"]


def test_it_is_read_beside_its_work_and_not_after_its_end(world: Desks) -> None:
    """What takes its time is read in a thread of its own while the session works, and no more once it has ended."""
    read: queue.SimpleQueue[object] = queue.SimpleQueue()
    with unlocked(world, "willich") as at_work:
        note = partial(lambda session: read.put((threading.current_thread().name, session.person)), at_work.session)

        def busy(_: Opened) -> None:
            at_work.session.read(note, read.put)
            assert read.get(timeout=SECONDS) == ("reader", at_work.session.person)

        at_work.do(busy)
        at_work.lock()
        at_work.session.read(note, read.put)
    for thread in [one for one in threading.enumerate() if one.name == "reader"]:
        thread.join(SECONDS)
    assert read.empty()


def test_what_opened_it_is_healed(world: Desks, tmp_path: Path, expected_logs: ExpectedLogs) -> None:
    """A session writes again which copy of the profile's file was damaged, before it goes to work."""
    expected_logs.expect("profile.json was damaged and was written again")
    folder = world.copy("police", tmp_path / "copy", NOWHERE)
    flip_bit(folder / FILE, 100)
    at_work = AtWork(folder, partial(world.key, folder))
    at_work.start()
    assert set(copies(folder).values()) == {Copy.WHOLE}
    at_work.lock()


def test_an_end_is_no_lock(world: Desks) -> None:
    """A session that ends seals nothing ahead of its turn and calls nobody but its witness."""
    with unlocked(world, "police") as police:
        police.level()
        police.session.end()
        assert police.session.join(SECONDS)
    assert police.kits.empty()


def test_a_pause_the_server_asked_for_goes_on_after_the_lock(world: Desks, tmp_path: Path) -> None:
    """A lock is no way round a server's wish to be left alone."""
    folder = world.copy("police", tmp_path / "copy", NOWHERE)
    with contextlib.closing(world.open(folder)) as opened, opened.store.transaction():
        opened.store.settings.put("back_off", encode(BackOff(1, System().now() + 90_000, asked=True)))
    at_work = AtWork(folder, partial(world.key, folder))
    at_work.start()
    assert 60 < locked(at_work).rest <= 90


def test_a_full_disk_does_not_keep_alarms_from_being_heard(expected_logs: ExpectedLogs) -> None:
    """Where nothing can be sealed for want of room, nothing is handed in, and the rest of the kit is there."""
    expected_logs.expect("full")

    def seal() -> list[Batch]:
        raise DiskFull("the disk is full")

    assert sessions._sealed(seal) == ()


def test_a_server_that_must_not_be_spoken_to_gets_nothing_while_locked(
    world: Desks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a halt nothing is left behind that would speak to the server, and what waits stays as it was."""
    folder = world.copy("police", tmp_path / "copy", world.server.url)

    def is_another(_local: Local, _hello: HelloAnswer) -> None:
        raise Halt("root_mismatch", "Der Server gehört zu einer anderen Kooperation.")

    monkeypatch.setattr(Local, "greeted", is_another)
    at_work = AtWork(folder, partial(world.key, folder))
    at_work.start()
    at_work.until(lambda: at_work.session.standing.stopped)
    at_work.notify(WILLICH, "immediate")
    assert at_work.lock() is None
    with contextlib.closing(world.open(folder)) as opened:
        assert [row.status for row in opened.workspace.unplaced()] == ["waiting"]


def test_its_work_lets_the_window_go_first(world: Desks) -> None:
    """While the window is in a turn, the session's work on what arrives waits, and goes on when the turn is over."""
    with unlocked(world, "police") as police, unlocked(world, "willich") as willich:
        willich.level()
        courtesy = willich.session.courtesy
        courtesy.longest = SECONDS
        willich.session.begin_turn()
        entity = police.notify(WILLICH, "routine")
        police.delivered(entity, "accepted")
        assert willich.delivery(entity) == ""
        willich.session.end_turn()
        willich.until(lambda: willich.delivery(entity) != "")


class Nobody:
    """States Witness and remembers nothing."""

    def opened(self, session: Session) -> None:
        session.end()

    def failed(self, problem: Refused) -> None:
        raise AssertionError(problem)

    def ended(self) -> None:
        return


def test_what_unlocked_it_is_let_go(world: Desks) -> None:
    """A session does not hold on to what gave it the key, for that may hold the key or the passphrase."""
    folder = world.folder / "police"
    session = Session(folder, partial(_given, world.key(folder)), Nobody())
    assert [one for one in reachable(session) if isinstance(one, DatabaseKey)]
    session.start()
    assert session.join(SECONDS)
    assert not [one for one in reachable(session) if isinstance(one, DatabaseKey)]


def _given(key: DatabaseKey) -> DatabaseKey:
    return key


def test_whom_the_server_does_not_know_any_more_is_told_so(world: Desks, tmp_path: Path) -> None:
    """It is no lack of a connection, and the device is not said to be let in."""
    with world.offline("police", tmp_path / "police") as desk:
        remaining = desk.opened.workspace.local.remaining()
        for failure, enrolment in ((UNKNOWN, "unknown"), (None, "active")):
            one = Pass(working=False, report=Report(failure=failure), remaining=remaining)
            assert standing_of(desk.opened, one).enrolment == enrolment


def test_a_test_of_the_connection_ends_with_the_session(world: Desks) -> None:
    """It goes on beside the session's work, holds nothing of the profile after a lock, and always says something."""
    found: queue.SimpleQueue[tuple[Probe, ...]] = queue.SimpleQueue()
    with unlocked(world, "police") as police:
        police.level()
        police.session.try_connection(found.put)
        assert all(probe.ok for probe in found.get(timeout=SECONDS))
        police.lock()
        police.session.try_connection(found.put)
        assert found.get(timeout=SECONDS) == CLOSED
