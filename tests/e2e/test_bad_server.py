"""Servers that misbehave, and disks that are full: nothing reported is lost, and the program says what is wrong."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, update

from desktop.domain.templates import template
from server_stub.log.tables import meta
from tests.helpers.fault_server import Behaviour, Exchange, FaultServer, authority, cut, dripping, hang_up, in_turn
from tests.helpers.programs import Client, World
from tests.helpers.relaying import through
from wire import limits

OTHER_INCARNATION = os.urandom(16)


def answering(status: int, content: bytes = b"", **headers: str) -> Behaviour:
    """Answer everything alike."""
    return lambda exchange: exchange.answer(status, content, **headers)


# What a server does, the exit code of a sync, and the code of the problem.
FAULTS: dict[str, tuple[Behaviour, int, str]] = {
    "cut": (cut(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc"), 3, "unreachable"),
    "error": (answering(500, b"<html>Internal Server Error"), 3, "http_500"),
    "garbage": (answering(200, b"\x93\xff garbage"), 1, "malformed_answer"),
    "too large": (answering(200, b"x" * (limits.ANSWER_BYTES + 1)), 1, "answer_too_large"),
    "redirecting": (answering(302, Location="http://127.0.0.1:9/"), 1, "redirect"),
    "busy": (answering(503, Retry_After="120"), 3, "http_503"),
}


def test_a_misbehaving_server_costs_nothing(offline: World) -> None:
    """Whatever a server answers, a notification is kept, the program says why, and in the end it goes out once."""
    # A sync tries at once whatever went wrong before, but leaves a server alone that has asked for a pause.
    police, behaviours = offline.police, [behaviour for behaviour, _, _ in FAULTS.values()]
    path = offline.write("n.json", template("P01"))
    with FaultServer(in_turn(behaviours[0], *behaviours)) as server:
        police.point_at(server.url)
        written = police.ask("notify", "--from", path, code=3)
        assert (written["state"], written["problem"]["code"]) == ("queued", "unreachable")
        for fault, (_, code, problem) in FAULTS.items():
            synced = police.ask("sync", code=code)
            assert (fault, synced["error"]["code"], synced["outbox"]) == (fault, problem, 1)
            assert synced["error"]["message"].endswith(".")
        asked = len(server.requests)
        left_alone = police.ask("sync", code=3)
        assert len(server.requests) == asked
        assert left_alone["error"]["retry_after_seconds"] > 0
    police.point_at(offline.server.url)
    offline.server.start()
    with police.opened() as opened:
        # The pause is over.
        opened.store.settings.drop("back_off")
    _arrived_once(offline, written["recipients"][0]["id"])


def _arrived_once(world: World, entity: str) -> None:
    assert world.police.ask("sync")["up_to_date"]
    world.willich.ask("sync")
    assert [item["id"] for item in world.willich.ask("inbox")["items"]] == [entity]


def test_answers_that_break_off_while_pulling_cost_nothing(offline: World) -> None:
    """A connection that ends in the middle of every other answer delays, and what was read is not read twice."""
    count = iter(range(1000))

    def sometimes(exchange: Exchange, content: bytes) -> None:
        if next(count) % 2:
            exchange.send(
                b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(content) + content[: len(content) // 2]
            )
            hang_up(exchange)

    offline.server.start()
    with FaultServer(through(offline.server.url, after=sometimes)) as line:
        offline.police.point_at(line.url)
        written = offline.police.run("notify", "--from", offline.write("n.json", template("P01")), code=3).answer
        offline.police.run("sync", code=3)
    offline.police.point_at(offline.server.url)
    _arrived_once(offline, written["recipients"][0]["id"])


def test_a_server_that_drips_is_given_up(offline: World) -> None:
    """A notification is answered for after a few seconds, however slowly a server answers."""
    with FaultServer(dripping(b"x", b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")) as server:
        offline.police.point_at(server.url)
        path = offline.write("n.json", template("P01"))
        done = offline.police.call(offline.police.words("notify", "--from", path), seconds=20)
    assert done.code == 3


def test_a_server_in_another_life_is_announced_once(offline: World) -> None:
    """A server that was put back and lacks nothing is announced by name, and takes what waits in the same command."""
    police = offline.police
    with create_engine(f"sqlite:///{_database(offline)}").begin() as connection:
        connection.execute(update(meta).values(incarnation=OTHER_INCARNATION))
    offline.server.start()
    written = police.ask("notify", "--from", offline.write("n.json", template("P01")))
    synced = police.ask("sync")
    assert (synced["outbox"], synced["up_to_date"], synced["alarms"]) == (0, True, ["server_restored"])
    _arrived_once(offline, written["recipients"][0]["id"])


def _database(world: World) -> Path:
    [path] = list(world.server.data.glob("*.db"))
    return path


def test_an_untrusted_certificate_is_refused(offline: World, tmp_path: Path) -> None:
    """Nothing is sent to a server whose certificate nobody trusts, or that carries another name; a CA can be added."""
    known = authority()
    newcomer = offline.client("newcomer")
    unit = "jugendamt-kempen-asd"
    for name in ("127.0.0.1", "other.example"):
        with FaultServer(answering(500), known.server(tmp_path, name)) as server:
            words = ("enrol", "--invite", str(offline.invite_by(unit, server.url)), "--person", "Jemand Neues")
            assert newcomer.run(*words, code=1).problem["code"] == "certificate"
            assert server.requests == []
            trusted = newcomer.run(*words, "--ca-file", str(known.write(tmp_path / "ca.pem")), code=None)
            assert trusted.problem["code"] == ("http_500" if name == "127.0.0.1" else "certificate")
    assert newcomer.run(*words, "--ca-file", str(offline.secret), code=1).problem["code"] == "ca_file"


def test_plain_http_to_a_foreign_host_is_refused(offline: World) -> None:
    """`found`, `enrol` and `sync` speak plain http to this very machine alone, and never try another."""
    foreign = "http://server.example"
    words = [foreign if word == offline.server.url else word for word in offline.found_words()]
    assert offline.client("other").run(*words, code=1).problem["code"] == "server_url"
    offline.police.point_at(foreign)
    assert offline.police.run("sync", code=1).problem["code"] == "server_url"


# A full disk.


@contextmanager
def small_disk(place: Path, size: str) -> Iterator[bool]:
    """Mount a small disk; says whether this machine lets us."""
    place.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    mounted = os.geteuid() == 0 and subprocess.run(words, capture_output=True, check=False).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", str(place)], check=True)


@contextmanager
def bounded_files(size: int) -> Iterator[None]:
    """Let no file of the programs started grow beyond a size."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _notify_until_full(world: World, police: Client) -> int:
    """Notify until there is no room left; gives how many were reported as kept."""
    path = world.write("n.json", template("P01"))
    for kept in range(12):
        done = police.run("notify", "--from", path, code=None)
        if done.code != 3:
            assert (done.code, done.problem["code"]) == (1, "disk_full"), done
            return kept
    raise AssertionError("the disk never filled up")


def test_a_full_disk_takes_nothing_away(offline: World, tmp_path: Path) -> None:
    """On a full disk what was kept before is kept and readable, the rest is refused, and with room it all goes on."""
    with small_disk(tmp_path / "disk", "2m") as mounted:
        folder = tmp_path / "disk" / "police"
        shutil.copytree(offline.police.folder, folder)
        police = Client(folder, offline.secret)
        ballast = tmp_path / "disk" / "ballast"
        if mounted:
            free = shutil.disk_usage(folder).free
            ballast.write_bytes(bytes(max(0, free - 96 * 1024)))
            kept = _notify_until_full(offline, police)
            assert len(police.ask("outbox")["items"]) == kept
            ballast.unlink()
        else:
            with bounded_files((folder / "schutzbruecke.db").stat().st_size + 64 * 1024):
                kept = _notify_until_full(offline, police)
            assert len(police.ask("outbox")["items"]) == kept
        offline.server.start()
        assert police.ask("sync")["pushed"] >= kept
        assert police.ask("doctor")["ok"]
    offline.willich.ask("sync")
    assert len(offline.willich.ask("inbox")["items"]) == kept
