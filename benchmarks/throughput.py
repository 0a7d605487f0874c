"""How fast events go out (seal, sign, push, commit) and come in (pull, verify, open, fold, store, index)."""

from __future__ import annotations

import cProfile
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from typing import Final

from benchmarks import bare
from benchmarks.bare_store import insert_rate
from benchmarks.events import PATIENCE, fill_outbox
from benchmarks.figure import Figure
from benchmarks.world import POLICE, WILLICH, World
from desktop.commands.desk import OwnDesk
from desktop.composition import Opened
from wire import limits

EVENTS: Final = 20_000
_PUSHED: Final = 25_000
_PULLED: Final = 12_000
_TIMES_THE_INSERT: Final = 2
_PUSH_ROOM: Final = limits.PUSH_BYTES - limits.BATCH_BYTES
_ENVELOPES: Final = (
    "SELECT e.channel, e.seq, e.event, e.header, e.body FROM envelopes e JOIN channels c ON c.number = e.channel "
    "WHERE c.id = ? ORDER BY e.seq DESC LIMIT ?"
)


def measure(world: World, part: int) -> Iterator[Figure]:
    """Measure seal_push and pull_fold_store with their limits, and an incremental sync."""
    events = EVENTS // part
    police, willich = _ready(world, events)
    rate = events / _push(police, events)
    n = f"{events} events; limit: the slowest of bare AES, HTTP and insert at the server"
    limit = _push_limit(world, police.workspace.pair(WILLICH), events)
    yield Figure("seal_push", n, rate, "events/s", limit, _PUSHED)
    OwnDesk(police).sync(PATIENCE)
    rate = events / _pull(willich)
    n = f"{events} events with search index; limit: bare insert of the same rows"
    limit = insert_rate(willich, willich.workspace.pair(POLICE), world.folder / "bare.db")
    yield Figure("pull_fold_store", n, rate, "events/s", limit, _PULLED, _TIMES_THE_INSERT)
    OwnDesk(willich).sync(PATIENCE)
    yield _incremental(police, willich)
    police.close()
    willich.close()


def profile(world: World, part: int) -> Iterator[tuple[str, cProfile.Profile]]:
    """Do the same under a profiler, which makes it slower; the server's own work shows as waiting for it."""
    events = EVENTS // part
    police, willich = _ready(world, events)
    with cProfile.Profile() as pushing:
        _push(police, events)
    yield f"seal_push, {events} events", pushing
    OwnDesk(police).sync(PATIENCE)
    with cProfile.Profile() as pulling:
        _pull(willich)
    yield f"pull_fold_store, {events} events", pulling
    police.close()
    willich.close()


def _ready(world: World, events: int) -> tuple[Opened, Opened]:
    """Give the two sides, everything level between them, and so many events in the outbox of one."""
    police, willich = world.police(), world.willich()
    OwnDesk(police).sync(PATIENCE)
    fill_outbox(police, WILLICH, events)
    return police, willich


def _push(police: Opened, events: int) -> float:
    started = time.perf_counter()
    report = OwnDesk(police).sync(PATIENCE, pull=False)
    seconds = time.perf_counter() - started
    assert (report.failure, report.halt) == (None, None), report
    assert report.pushed >= events, report.pushed
    return seconds


def _pull(willich: Opened) -> float:
    started = time.perf_counter()
    report = OwnDesk(willich).sync(PATIENCE, push=False)
    seconds = time.perf_counter() - started
    assert (report.failure, report.halt) == (None, None), report
    return seconds


def _incremental(police: Opened, willich: Opened) -> Figure:
    """Time the sync of one more notification on top of all."""
    fill_outbox(police, WILLICH, 1)
    OwnDesk(police).sync(PATIENCE)
    started = time.perf_counter()
    OwnDesk(willich).sync(PATIENCE)
    return Figure("incremental_ms", "2 events on top of all", (time.perf_counter() - started) * 1000, "ms")


def _push_limit(world: World, channel: bytes, events: int) -> float:
    """Give how many of the envelopes just pushed the slowest single step could do a second, bare."""
    with closing(sqlite3.connect(world.folder / "server" / "server.db")) as connection:
        rows: list[bare.Row] = connection.execute(_ENVELOPES, (channel, events)).fetchall()[::-1]
    size = sum(len(header) + len(body) for _, _, _, header, body in rows)
    pushes = -(-size // _PUSH_ROOM)
    return min(
        bare.aes_rate([body for *_, body in rows]),
        len(rows) / bare.http_seconds([size // pushes] * pushes),
        bare.sqlite_rate(rows, -(-len(rows) // pushes), world.folder),
    )
