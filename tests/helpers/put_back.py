"""A server's log and the same log as it was: what a restore from a backup leaves, on the same kind of database."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from server_stub.log import backup
from server_stub.log.backup import Renewed, back_up
from server_stub.log.database import Database
from server_stub.log.log import Log
from server_stub.relay.access import Caller
from tests.helpers.devices import Device
from tests.helpers.founded import Founded, opened_log
from wire.messages import PullAnswer, PushResult, RestoreAnswer, RestoreRequest
from wire.stamp import PlacedBatch

NEW_LIFE, PROVEN_LIFE = b"n" * 16, b"p" * 16


@dataclass
class PutBack:
    """A founded log, and the ways to put another log in its place."""

    founded: Founded
    folder: Path
    new_url: Callable[[], str]
    logs: list[Log] = field(default_factory=list)
    chunks: dict[str, bytes] = field(default_factory=dict)

    @property
    def log(self) -> Log:
        return self.founded.log

    def saved(self) -> Path:
        """A backup of the log as it is."""
        path = self.folder / f"backup-{len(self.logs)}-{len(list(self.folder.iterdir()))}"
        back_up(self.log._database, path, self.chunks.get)
        return path

    def put_back(self, path: Path, *, silently: bool = False) -> Log:
        """Let the log be what it was in a backup; gives what it was until now."""
        lost, database = self.log, Database(self.new_url())
        renewed = Renewed(lost.meta.incarnation if silently else NEW_LIFE, b"c" * 32)
        with backup.opened(path) as source, database.writing() as target:
            backup.restore(source, target, renewed, self.chunks.__setitem__)
        self.founded.log = opened_log(database)
        self.logs.append(lost)
        return lost

    def restore(self, device: Device | None, placed: Sequence[PlacedBatch], *, recover: bool = False) -> RestoreAnswer:
        """Give batches back, as a device or as somebody without a session."""
        request = RestoreRequest(tuple(placed), recover)
        caller = None if device is None else Caller(device.id)
        return self.log.restore(caller, request, PROVEN_LIFE, self.founded.now).answer

    def results(
        self, device: Device | None, placed: Sequence[PlacedBatch], *, recover: bool = False
    ) -> tuple[PushResult, ...]:
        return self.restore(device, placed, recover=recover).results

    def close(self) -> None:
        for log in (*self.logs, self.log):
            log.close()


def batches_of(answer: PullAnswer, channel: bytes) -> list[PlacedBatch]:
    """The batches of one channel in an answer."""
    return [placed for page in answer.pages if page.channel == channel for placed in page.batches]
