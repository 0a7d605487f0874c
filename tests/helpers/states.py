"""A directory in memory, folded from real batches without a server: for tests of what is pure."""

from __future__ import annotations

from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.helpers.devices import FAR_FUTURE, Cooperation, Device, admission, unit_key
from wire.batch import Batch, open_batch
from wire.directory import Directory
from wire.directory_fold import fold
from wire.signing import public_bytes
from wire.statements import InviteStated, decode_statement


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

    def join(self, lead: Device) -> Device:
        """A further device of a lead's unit, let in by it as a member."""
        device, invite = self.cooperation.device(), Ed25519PrivateKey.generate()
        unit = self.directory.units[self.directory.devices[lead.id].unit]
        assert unit.newest_key is not None
        self.fold(lead.state(InviteStated(public_bytes(invite), unit.id, ("member",), FAR_FUTURE)))
        self.fold(self.cooperation.enrolment(device, invite))
        self.fold(lead.state(admission(device, unit.newest_key.key)))
        return device
