"""A profile as the schedule drives it: a member of the company with a worker that takes one request after the other."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.sync import inputs
from desktop.sync.failures import RequestFailed
from desktop.sync.machine import Phase
from desktop.sync.worker import Worker
from desktop.workspace.surroundings import Surroundings
from tests.helpers.company import Clockwork, CrashingJournal, Member
from tests.helpers.memory_files import MemoryFiles
from tests.simulation.memory import Memory
from tests.simulation.network import Door, Way

if TYPE_CHECKING:
    from tests.simulation.world import World


@dataclass
class Watch:
    """A profile's own clock, which may be wrong by some ms; states Surroundings."""

    clock: Clockwork
    wrong_by: int = 0

    def now(self) -> int:
        return self.clock.time + self.wrong_by

    def new_id(self) -> bytes:
        return self.clock.new_id()

    def chance(self) -> float:
        return self.clock.chance()


@dataclass(frozen=True)
class Backup:
    """What a backup of a profile holds."""

    journal: CrashingJournal
    files: MemoryFiles


@dataclass(eq=False)
class Profile(Member):
    """One profile in the schedule. `name` is what traces call it.

    `inspected` is in which life of the server, and when, it was asked last whether it has the files that are here.
    """

    name: str = ""
    online: bool = True
    retired: bool = False
    synced_at: int = -1
    watch: Watch = field(init=False)
    way: Way = field(init=False)
    worker: Worker = field(init=False)
    world: World = field(init=False)
    memory: Memory = field(default_factory=Memory)
    backups: list[Backup] = field(default_factory=list)
    inspected: tuple[bytes, int] = (b"", 0)

    def __post_init__(self) -> None:
        """Wait for `enter`: without a world nothing can be opened."""

    def enter(self, world: World) -> None:
        """Take part in a schedule."""
        self.world = world
        self.watch = Watch(world.company.clock)
        self.way = Way(world, self)
        super().__post_init__()

    def open(self) -> None:
        """Start the program on this profile; whatever was in memory is gone."""
        super().open()
        self.restart_worker()

    @property
    def surroundings(self) -> Surroundings:
        return self.watch

    def restart_worker(self) -> None:
        """Begin with a new machine, as every command does."""
        world = self.world
        self.way.hang_up()
        self.door = Door(world, self)
        self.worker = Worker(self.workspace.local, self.door, world.company.clock.chance, lambda: world.time / 1000)

    @property
    def person(self) -> bytes:
        """Who this is, whatever device goes on for the one it began as: a copy is the same person."""
        return self.identity.device

    @property
    def ended(self) -> bool:
        """Whether the server lets this profile in no more: revoked, or succeeded by another copy."""
        known = self.world.server.directory.devices.get(self.device)
        return known is not None and (known.revoked_seq is not None or bool(known.successor))

    @property
    def active(self) -> bool:
        """Whether this profile believes that it may write."""
        return self.workspace.active and not self.retired

    def ask(self) -> None:
        """Want a sync now; a machine that has stopped is replaced, as the next command would."""
        if self.worker.state.phase is Phase.STOPPED:
            self.restart_worker()
        self.worker.give(inputs.Begin())

    def wake(self) -> None:
        """Let a pause that is over end."""
        if self.worker.state.phase is Phase.PAUSED and not self.worker.rest():
            self.worker.give(inputs.TimerFired())

    def poll(self) -> None:
        """Ask the server whether something changed, as the poller does while the machine watches."""
        if not self.worker.watching:
            return
        local = self.workspace.local
        with suppress(RequestFailed):
            answer = self.door.wait(local.session(), local.digest())
            if answer.digest:
                self.worker.give(inputs.Changed())

    def work(self, most: int = 1000) -> int:
        """Take so many inputs at most, as long as there are any; gives how many were taken."""
        taken = 0
        while taken < most and self.worker.step():
            taken += 1
        return taken
