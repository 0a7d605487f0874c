"""A session of the window at work in a test: what it tells is heard, and its lock is waited for."""

from __future__ import annotations

import contextlib
import queue
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from desktop.app.session import Session
from desktop.composition import Opened
from desktop.domain.notification_state import Notification
from desktop.domain.refused import Refused
from desktop.keys.secret import DatabaseKey
from desktop.sync.locked import LockedKit
from desktop.workspace.recording import Deed
from tests.helpers.company import notified
from tests.helpers.desks import Desks

SECONDS = 30.0


@dataclass
class AtWork:
    """A session with all that it tells; states Witness."""

    folder: Path
    unlock: Callable[[], DatabaseKey]
    told: queue.SimpleQueue[object] = field(default_factory=queue.SimpleQueue)
    kits: queue.SimpleQueue[LockedKit | None] = field(default_factory=queue.SimpleQueue)

    def __post_init__(self) -> None:
        self.session = Session(self.folder, self.unlock, self)

    def opened(self, session: Session) -> None:
        session.listen(self.told.put, self.told.put)
        self.told.put("opened")

    def failed(self, problem: Refused) -> None:
        self.told.put(problem.code)

    def ended(self) -> None:
        self.told.put("ended")

    def start(self) -> None:
        """Begin, and wait until the profile is open."""
        self.session.start()
        while self.told.get(timeout=SECONDS) != "opened":
            pass

    def until(self, wanted: Callable[[], bool]) -> None:
        """Wait until something holds; it is looked at whenever something is told."""
        while not wanted():
            self.told.get(timeout=SECONDS)

    def level(self) -> None:
        self.until(lambda: self.session.standing.level)

    def do(self, task: Callable[[Opened], None]) -> None:
        """Have something done in the session's thread, and wait for it."""
        done: queue.SimpleQueue[Refused | None] = queue.SimpleQueue()

        def run() -> None:
            task(self.session.opened)
            done.put(None)

        self.session.work(run, done.put)
        assert done.get(timeout=SECONDS) is None

    def notify(self, unit: str, urgency: str) -> bytes:
        """Write a notification to a unit; gives its id."""
        entity = self.session.workspace.new_id()

        def write(opened: Opened) -> None:
            body = notified(opened.workspace.unit, unit, urgency, notification_id=entity)
            opened.workspace.record(opened.workspace.pair(unit), [Deed("notification.notified", entity, body)])

        self.do(write)
        return entity

    def delivery(self, entity: bytes) -> str:
        """How far a notification has come, as it is shown; empty if it is not there."""
        state = self.session.workspace.state("notification", entity)
        return state.delivery if isinstance(state, Notification) else ""

    def delivered(self, entity: bytes, delivery: str = "delivered") -> None:
        """Wait until a notification has come so far."""
        self.until(lambda: self.delivery(entity) == delivery)

    def lock(self) -> LockedKit | None:
        """Lock, and wait until the profile is closed; gives what it left behind."""
        self.session.lock(self.kits.put)
        kit = self.kits.get(timeout=SECONDS)
        assert self.session.join(SECONDS)
        return kit


def locked(at_work: AtWork) -> LockedKit:
    """Lock; gives what the profile left behind, which must be something."""
    kit = at_work.lock()
    assert kit is not None
    return kit


@contextlib.contextmanager
def unlocked(desks: Desks, name: str) -> Iterator[AtWork]:
    """A profile at work, opened; ended afterwards, if it has not been."""
    folder = desks.folder / name
    at_work = AtWork(folder, partial(desks.key, folder))
    try:
        at_work.start()
        yield at_work
    finally:
        at_work.session.end()
        assert at_work.session.join(SECONDS)
