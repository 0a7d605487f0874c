"""Tests of the way to the server beside a session: whoever asked is called back, and a lock takes the profile away."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.app.probes import CLOSED, Probes
from desktop.composition import Opened
from desktop.domain.progress import Probe
from desktop.keys.identity import DeviceIdentity
from desktop.store.store import Store
from desktop.sync.connection_test import SESSION, STEPS
from desktop.workspace.local import Local
from tests.conftest import ExpectedLogs
from tests.helpers.at_work import SECONDS
from tests.helpers.desks import Desks
from tests.helpers.fault_server import Exchange, FaultServer
from tests.helpers.reachable import reachable
from wire.messages import ChallengeAnswer, ProofRequest

Found = queue.SimpleQueue[tuple[Probe, ...]]


@contextlib.contextmanager
def opened_at(desks: Desks, folder: Path, url: str) -> Iterator[Opened]:
    """A copy of a profile that believes its server at an address."""
    with contextlib.closing(desks.open(desks.copy("police", folder, url))) as opened:
        yield opened


def test_what_was_found_is_told(desks: Desks, tmp_path: Path) -> None:
    """Whoever asked hears of every step, in the thread of the test."""
    told: queue.SimpleQueue[tuple[str, tuple[Probe, ...]]] = queue.SimpleQueue()
    with opened_at(desks, tmp_path / "profile", desks.server.url) as opened:
        Probes().begin(opened, lambda found: told.put((threading.current_thread().name, found)))
        thread, found = told.get(timeout=SECONDS)
    assert thread == "probe"
    assert [(probe.step, probe.ok) for probe in found] == [(step, True) for step in STEPS]


def test_a_lock_takes_the_profile_away_from_a_test_under_way(desks: Desks, tmp_path: Path) -> None:
    """While the server keeps it waiting nothing holds the profile any more, and whoever asked is called back."""
    asked, found = threading.Event(), Found()

    def never(exchange: Exchange) -> None:
        asked.set()
        exchange.pause(SECONDS)

    with FaultServer(never) as server, opened_at(desks, tmp_path / "profile", server.url) as opened:
        probes = Probes()
        probes.begin(opened, found.put)
        assert asked.wait(SECONDS)
        (probing,) = probes._under_way
        assert [one for one in reachable(probing) if isinstance(one, Opened)]
        probes.close()
        assert not [one for one in reachable(probing) if isinstance(one, Opened | Store | DeviceIdentity)]
        assert [probe.ok for probe in found.get(timeout=SECONDS)] == [True, False]


def test_after_the_lock_nothing_is_tried(desks: Desks, tmp_path: Path) -> None:
    """A test that begins too late asks nobody, and says why."""
    found = Found()
    with (
        FaultServer(lambda exchange: exchange.pause(SECONDS)) as server,
        opened_at(desks, tmp_path / "profile", server.url) as opened,
    ):
        probes = Probes()
        probes.close()
        probes.begin(opened, found.put)
        assert found.get(timeout=SECONDS) == CLOSED
        assert server.requests == []


def test_where_the_way_cannot_be_begun_that_is_what_was_found(desks: Desks, tmp_path: Path) -> None:
    """An address that must not be spoken to is refused before anything is sent, and whoever asked is called back."""
    found = Found()
    with opened_at(desks, tmp_path / "profile", desks.server.url) as opened:
        opened.store.settings.put("server", b"http://elsewhere.example")
        Probes().begin(opened, found.put)
        assert [probe.ok for probe in found.get(timeout=SECONDS)] == [False]


def test_whatever_nobody_foresaw_is_told_too(
    desks: Desks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    """An error in the middle of the test is the step that failed; its words go nowhere."""
    expected_logs.expect("ValueError at")
    found = Found()

    def odd(_local: Local, _challenge: ChallengeAnswer) -> ProofRequest:
        raise ValueError("Kim")

    monkeypatch.setattr(Local, "prove", odd)
    with opened_at(desks, tmp_path / "profile", desks.server.url) as opened:
        Probes().begin(opened, found.put)
        *_, last = found.get(timeout=SECONDS)
    assert (last.step, last.ok) == (SESSION, False)
    assert "Kim" not in last.text
