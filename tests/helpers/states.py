"""A directory in memory, folded from real batches without a server: for tests of what is pure."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.helpers.devices import Cooperation, Device, unit_key
from wire.batch import Batch, open_batch
from wire.directory import Directory
from wire.directory_fold import fold
from wire.statements import decode_statement


@dataclass
class State:
    """A cooperation and its directory as it stands."""

    cooperation: Cooperation = field(default_factory=Cooperation)
    directory: Directory = field(default_factory=Directory)

    def __post_init__(self) -> None:
        self.fold(self.cooperation.founding(bytes(32)))

    def fold(self, batch: Batch) -> None:
        """Fold a batch of statements, each of which must stand."""
        opened = open_batch(batch)
        for body in batch.bodies:
            seq = self.directory.seq + 1
            self.directory, refusal = fold(self.directory, seq, opened.core.device, decode_statement(body))
            assert refusal is None, refusal

    def enrol(self, unit: str) -> Device:
        """A device that redeems the unit's invite."""
        device = self.cooperation.device()
        self.fold(self.cooperation.enrolment(device, self.cooperation.invites[unit]))
        return device

    def first(self, unit: str) -> Device:
        """The unit's first device, with the unit's key."""
        device = self.enrol(unit)
        self.fold(device.state(unit_key(unit, [device])))
        return device
