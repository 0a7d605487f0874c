"""How many events a second the server takes in and keeps: a real process over HTTP, batches sealed beforehand.

Hot: two devices push large batches into one and the same channel, as after a long time without a connection. Wide: many
devices push one small batch at a time into many channels, as on a working day.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks import bare
from benchmarks.abreast import Ready, seconds_abreast
from benchmarks.crowd import Crowd, Member, gathered
from benchmarks.figure import Figure
from benchmarks.lines import OK, Answer, Line, request
from benchmarks.world import World
from desktop.computer import System
from server_stub.log.database import CONNECTIONS
from tests.helpers.devices import epoch, event
from tests.helpers.server import PostgresDatabases, postgresql
from wire import limits
from wire.batch import Batch
from wire.codec import decode, encode
from wire.header import decode_header
from wire.messages import Accepted, PushAnswer, PushRequest
from wire.names import pair_channel

# What one notification and one call noted on it take when the program seals them.
NOTIFICATION_BYTES: Final = 1628
CALL_BYTES: Final = 284


@dataclass(frozen=True, slots=True)
class Shape:
    """Who pushes what: a device a unit, each into `channels` it shares with the next units, so much at a time."""

    name: str
    units: int
    channels: int
    events: int
    events_a_batch: int
    batches_a_push: int

    @property
    def events_a_push(self) -> int:
        """Give the size of a transaction of the server."""
        return self.events_a_batch * self.batches_a_push


HOT: Final = Shape("server_ingest_hot", 2, 1, 20_000, events_a_batch=500, batches_a_push=4)
WIDE: Final = Shape("server_ingest_wide", 16, 4, 8_000, events_a_batch=4, batches_a_push=1)


@dataclass(slots=True)
class Load:
    """What the devices will push, ready to be sent, and the rows the server is to keep."""

    requests: list[list[bytes]]
    rows: list[bare.Row]


def measure(world: World, part: int) -> Iterator[Figure]:
    """Measure both shapes on both databases."""
    for shape in (HOT, WIDE):
        yield _on_sqlite(shape, world.folder, shape.events // part)
    with postgresql(world.folder / "postgresql") as databases:
        for shape in (HOT, WIDE):
            yield _on_postgresql(shape, world.folder, shape.events // part, databases)


def _on_sqlite(shape: Shape, folder: Path, events: int) -> Figure:
    with gathered(folder / f"{shape.name}-sqlite", shape.units, 1) as crowd:
        load = _load(shape, crowd, events)
        rate = len(load.rows) / _send(crowd.server.url, load)
    limit = bare.sqlite_rate(load.rows, shape.events_a_push, folder)
    return _figure(shape, "sqlite", load, rate, limit)


def _on_postgresql(shape: Shape, folder: Path, events: int, databases: PostgresDatabases) -> Figure:
    with gathered(folder / f"{shape.name}-postgresql", shape.units, 1, databases.new()) as crowd:
        load = _load(shape, crowd, events)
        rate = len(load.rows) / _send(crowd.server.url, load)
    writers = min(shape.units // 2, CONNECTIONS)  # one channel is one counter row: nobody writes it two at a time
    limit = bare.postgresql_rate(load.rows, shape.events_a_push, databases.new(), writers)
    return _figure(shape, "postgresql", load, rate, limit)


def _figure(shape: Shape, database: str, load: Load, rate: float, limit: float) -> Figure:
    channels = len({row[0] for row in load.rows})
    n = (
        f"{database}, HTTP, {len(load.rows)} events, {shape.units} devices, channels: {channels}, "
        f"{shape.events_a_push} a push; limit: bare insert"
    )
    return Figure(shape.name, n, rate, "events/s", limit)


def _load(shape: Shape, crowd: Crowd, events: int) -> Load:
    """Make the channels' keys, which is not timed, and seal and sign what will be pushed."""
    load = Load([[] for _ in crowd.members], [])
    makers: dict[bytes, bytes] = {}
    pushes = max(1, events // shape.events_a_push // shape.units // shape.channels)
    for index, member in enumerate(crowd.members):
        for step in range(1, shape.channels + 1):
            other = crowd.members[(index + step) % len(crowd.members)]
            units = tuple(sorted((member.unit, other.unit)))
            channel = pair_channel(crowd.root, *units)
            if channel not in makers:
                makers[channel] = _make_key(member, channel, units)
            number = list(makers).index(channel) + 1
            for _ in range(pushes):
                batches = [_batch(shape, member, channel, makers[channel]) for _ in range(shape.batches_a_push)]
                _note_rows(load, number, batches)
                load.requests[index].append(request("/v1/push", encode(PushRequest(tuple(batches))), member.token))
    return load


def _make_key(member: Member, channel: bytes, units: tuple[str, ...]) -> bytes:
    key = secrets.token_bytes(32)
    member.push(member.device.batch(channel, [epoch(key, units)]))
    return key


def _batch(shape: Shape, member: Member, channel: bytes, key: bytes) -> Batch:
    sizes = (NOTIFICATION_BYTES, CALL_BYTES, CALL_BYTES, CALL_BYTES)
    clock = System()
    items = [
        replace(event(key, size=sizes[number % len(sizes)]), event=clock.new_id())
        for number in range(shape.events_a_batch)
    ]
    return member.device.batch(channel, items)


def _note_rows(load: Load, channel: int, batches: Sequence[Batch]) -> None:
    for batch in batches:
        for header, body in zip(batch.headers, batch.bodies, strict=True):
            load.rows.append((channel, len(load.rows) + 1, decode_header(header).header.event, header, body))


def _send(url: str, load: Load) -> float:
    """Let every device push over a connection of its own, one push after the other; gives the seconds it took."""
    answers: list[Answer] = []
    seconds = seconds_abreast([partial(_push_all, url, each, answers) for each in load.requests])
    assert len(answers) == sum(map(len, load.requests))
    assert all(_accepted(answer) for answer in answers)
    return seconds


def _push_all(url: str, requests: list[bytes], answers: list[Answer], ready: Ready) -> None:
    line = Line(url)
    ready()
    for data in requests:
        answers.append(line.post(data))
    line.close()


def _accepted(answer: Answer) -> bool:
    assert answer.status == OK, answer.status
    results = decode(PushAnswer, answer.body, limit=limits.ANSWER_BYTES).results
    return all(isinstance(result, Accepted) for result in results)
