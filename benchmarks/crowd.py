"""Many devices at a server of their own: real keys, signatures and requests; random bytes stand for sealed bodies.

The server cannot tell: it opens no body. So a server can be measured by itself, without clients that cost more than it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from benchmarks.lines import OK
from tests.helpers.calls import Calls, Loopback
from tests.helpers.devices import FAR_FUTURE, Cooperation, Device, admission, unit_key
from tests.helpers.server import RunningServer, running_server
from wire.batch import Batch
from wire.messages import Accepted
from wire.signing import public_bytes
from wire.statements import MEMBER, Admitted, InviteStated

_AGENCY: Final = "kpb-viersen"
_AT_ONCE: Final = 400


@dataclass(frozen=True, slots=True)
class Member:
    """A device that is admitted, and its session."""

    unit: str
    device: Device
    calls: Calls

    @property
    def token(self) -> str:
        """Give the session's token."""
        return self.calls.token

    def push(self, batch: Batch) -> None:
        """Push a batch that must be accepted."""
        [result] = self.calls.pushed(batch)
        assert isinstance(result, Accepted), result


@dataclass(frozen=True, slots=True)
class Crowd:
    """A server, its cooperation, and the members in the order of their units."""

    server: RunningServer
    root: bytes
    members: tuple[Member, ...]


@contextmanager
def gathered(folder: Path, units: int, devices: int, database_url: str | None = None) -> Iterator[Crowd]:
    """Run a server with so many units and so many devices in each."""
    folder.mkdir()
    cooperation = Cooperation({f"stelle-{number:03d}": _AGENCY for number in range(units)})
    with running_server(folder, database_url, cold=True) as server:
        calls = Calls(Loopback(server.url))
        founding = calls.found(server.founding_code, cooperation.founding(calls.hello().server_key))
        assert founding.status == OK, founding.problem
        members = [member for unit in cooperation.units for member in _fill_unit(calls, cooperation, unit, devices)]
        yield Crowd(server, cooperation.root, tuple(members))


def _fill_unit(calls: Calls, cooperation: Cooperation, unit: str, devices: int) -> Iterator[Member]:
    """Enrol a lead, who makes the unit's key, invites all others and admits them."""
    lead = _enrol(calls, cooperation, unit, cooperation.invites[unit])
    made = unit_key(unit, [lead.device])
    lead.push(lead.device.state(made))
    invites = [Ed25519PrivateKey.generate() for _ in range(devices - 1)]
    _state(lead, [InviteStated(public_bytes(invite), unit, (MEMBER,), FAR_FUTURE) for invite in invites])
    others = [_enrol(calls, cooperation, unit, invite) for invite in invites]
    _state(lead, [admission(other.device, made.key) for other in others])
    yield lead
    yield from others


def _enrol(calls: Calls, cooperation: Cooperation, unit: str, invite: Ed25519PrivateKey) -> Member:
    device = cooperation.device()
    [result] = calls.as_invite(cooperation, invite).pushed(cooperation.enrolment(device, invite))
    assert isinstance(result, Accepted), result
    return Member(unit, device, calls.as_device(device))


def _state(lead: Member, statements: Sequence[InviteStated | Admitted]) -> None:
    for start in range(0, len(statements), _AT_ONCE):
        lead.push(lead.device.state(*statements[start : start + _AT_ONCE]))
