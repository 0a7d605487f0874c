"""A founded server's log in this process, with devices that can push to it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection

from server_stub.log import meta as metas
from server_stub.log.appending import Appending
from server_stub.log.database import Database
from server_stub.log.log import Log
from server_stub.relay.access import Caller
from tests.helpers.devices import ASD, FAR_FUTURE, POLICE, Cooperation, Device, Draw, admission, epoch, unit_key
from wire.batch import Batch
from wire.messages import Accepted, Cursor, PullAnswer, PushResult
from wire.names import cooperation_channel, pair_channel
from wire.signing import public_bytes
from wire.statements import InviteStated

CODE = "gründungscode"


def new_log(url: str, draw: Draw = secrets.token_bytes) -> Log:
    """A log that has just been initialised."""
    database = Database(url)
    new = metas.Secrets(draw(16), draw(32), draw(32), CODE)
    with database.writing() as connection:
        assert metas.create(connection, new)
    return opened_log(database)


def opened_log(database: Database, appending: Callable[[Connection, int], Appending] = Appending) -> Log:
    """The log of an initialised database, as a process of its own would open it."""
    with database.reading() as connection:
        meta = metas.read(connection)
    assert meta is not None
    return Log(database, meta, appending)


@dataclass
class Founded:
    """A log and its cooperation; `now` is the clock."""

    log: Log
    cooperation: Cooperation = field(default_factory=Cooperation)
    now: int = 1_000_000

    def __post_init__(self) -> None:
        (result,) = self.log.found(CODE, self.cooperation.founding(self.log.meta.public_key), self.now).results
        assert isinstance(result, Accepted), result

    @property
    def shared(self) -> bytes:
        """The channel of all units."""
        return cooperation_channel(self.cooperation.root)

    @property
    def pair(self) -> bytes:
        """The channel of the police and the youth office of Willich."""
        return pair_channel(self.cooperation.root, POLICE, ASD)

    def push(self, device: Device, *batches: Batch) -> tuple[PushResult, ...]:
        """Push batches of a device."""
        return self.log.push(Caller(device.id), batches, self.now).results

    def accepted(self, device: Device, *batches: Batch) -> None:
        """Push batches that must be accepted."""
        results = self.push(device, *batches)
        assert all(isinstance(result, Accepted) for result in results), results

    def enrol(self, unit: str) -> Device:
        """The unit's first device, which makes the unit's key."""
        device, invite = self.cooperation.device(), self.cooperation.invites[unit]
        enrolment = self.cooperation.enrolment(device, invite)
        (result,) = self.log.push(Caller(invite=public_bytes(invite)), [enrolment], self.now).results
        assert isinstance(result, Accepted), result
        self.accepted(device, device.state(unit_key(unit, [device])))
        return device

    def join(self, lead: Device) -> Device:
        """A further device of a lead's unit, let in by it as a member."""
        invite = Ed25519PrivateKey.generate()
        unit = self.log.directory().devices[lead.id].unit
        self.accepted(lead, lead.state(InviteStated(public_bytes(invite), unit, ("member",), FAR_FUTURE)))
        device = self.cooperation.device()
        enrolment = self.cooperation.enrolment(device, invite)
        (result,) = self.log.push(Caller(invite=public_bytes(invite)), [enrolment], self.now).results
        assert isinstance(result, Accepted), result
        self.admit(lead, device)
        return device

    def admit(self, lead: Device, waiting: Device) -> None:
        """A lead lets a device of its unit in."""
        directory = self.log.directory()
        newest = directory.units[directory.devices[lead.id].unit].newest_key
        assert newest is not None
        self.accepted(lead, lead.state(admission(waiting, newest.key)))

    def key(self, device: Device, channel: bytes, units: tuple[str, ...] = (POLICE, ASD)) -> bytes:
        """The first key of a channel, made by a device."""
        key = secrets.token_bytes(32)
        self.accepted(device, device.batch(channel, [epoch(key, units)]))
        return key

    def pull(self, device: Device, *cursors: Cursor) -> PullAnswer:
        """Pull a page for a device."""
        return self.log.pull(Caller(device.id), cursors)
