"""The directory: the state folded from the signed statements, by the same function on both sides.

The fold is total and pure: every statement is applied, or refused with a reason and changes nothing. It decides by
the order of the channel alone, never by a clock; that an invite is in time is checked by the server at acceptance.
Questions can be asked "as of" any directory seq, because every change of a device or a unit keeps the seq it holds
from. What it is made of are structs of msgspec, because each statement makes some of them anew.
"""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from wire.names import root_fingerprint
from wire.statements import ADMINISTRATOR, LEAD, MEMBER


class Agency(Struct, frozen=True):
    """An agency of the cooperation."""

    id: str
    name: str
    kind: str


class UnitKey(Struct, frozen=True):
    """One version of a unit's key: its id, its public half, the wraps of its private half."""

    version: int
    key: bytes
    public: bytes
    wraps: tuple[tuple[bytes, bytes], ...]
    previous: bytes
    seq: int


class Unit(Struct, frozen=True):
    """A unit, the versions of its key, and when it was active: `states[i]` = (seq it holds from, active)."""

    id: str
    agency: str
    name: str
    active: bool
    keys: tuple[UnitKey, ...] = ()
    states: tuple[tuple[int, bool], ...] = ()

    def active_at(self, seq: int) -> bool:
        """Say whether the unit took part after the directory's statement `seq`."""
        return next((active for since, active in reversed(self.states) if since <= seq), False)

    @property
    def newest_key(self) -> UnitKey | None:
        """Give the newest version of the unit's key, if it has one."""
        return self.keys[-1] if self.keys else None


class Invite(Struct, frozen=True):
    """An invite key as its issuer stated it."""

    key: bytes
    unit: str
    roles: tuple[str, ...]
    expires_at: int
    issuer: bytes
    redeemed_by: bytes | None = None
    seq: int = 0


class Device(Struct, frozen=True):
    """A device with the history of its roles: `roles[i]` = (seq it holds from, roles).

    `successor` is the device it goes on as, since `succeeded_seq`; `predecessor` the one that it goes on for.
    """

    id: bytes
    unit: str
    ordinal: int
    signing_key: bytes
    receiving_key: bytes
    invite: bytes
    enrolled_seq: int
    roles: tuple[tuple[int, tuple[str, ...]], ...] = ()
    admitted_seq: int | None = None
    revoked_seq: int | None = None
    predecessor: bytes = b""
    successor: bytes = b""
    succeeded_seq: int | None = None

    @property
    def ended_seq(self) -> int | None:
        """Give the seq at which its access ended, None while it has not."""
        return self.succeeded_seq if self.revoked_seq is None else self.revoked_seq

    def active_at(self, seq: int) -> bool:
        """Say whether the device stood admitted, not revoked and not succeeded after the directory's `seq`."""
        admitted = self.admitted_seq is not None and self.admitted_seq <= seq
        return admitted and (self.ended_seq is None or self.ended_seq > seq)

    def roles_at(self, seq: int) -> tuple[str, ...]:
        """Give the roles stated for the device as of `seq`; what they are worth, `Directory.roles` says."""
        if not self.active_at(seq):
            return ()
        return next((roles for since, roles in reversed(self.roles) if since <= seq), ())


class Directory(Struct, frozen=True):
    """Everything stated so far. Read it; change it only through `wire.directory_fold`."""

    seq: int = 0
    root_key: bytes = b""
    root_device: bytes = b""
    name: str = ""
    server_keys: tuple[bytes, ...] = ()
    agencies: dict[str, Agency] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    invites: dict[bytes, Invite] = field(default_factory=dict)
    devices: dict[bytes, Device] = field(default_factory=dict)
    jurisdictions: tuple[tuple[int, bytes], ...] = ()
    rules: tuple[tuple[int, bytes], ...] = ()

    @property
    def root_fingerprint(self) -> bytes:
        """Give the fingerprint of root's key."""
        return root_fingerprint(self.root_key)

    def active(self, device: bytes, seq: int | None = None) -> bool:
        """Say whether a device, and its unit with it, had access as of `seq` (default: now)."""
        known, at = self.devices.get(device), self.seq if seq is None else seq
        return known is not None and known.active_at(at) and self.units[known.unit].active_at(at)

    def roles(self, device: bytes, seq: int | None = None) -> tuple[str, ...]:
        """Give the roles a device could use as of `seq` (default: now): none without access."""
        known = self.devices.get(device)
        if known is None or not self.active(device, seq):
            return ()
        return known.roles_at(self.seq if seq is None else seq)

    def heir(self, device: bytes) -> bytes:
        """Give the device that somebody goes on as today: the last of those that succeeded one another."""
        known = self.devices.get(device)
        while known is not None and known.successor:
            device, known = known.successor, self.devices.get(known.successor)
        return device

    def predecessors(self, device: bytes) -> tuple[bytes, ...]:
        """Give the devices that a device goes on for, the latest first."""
        found: list[bytes] = []
        known = self.devices.get(device)
        while known is not None and known.predecessor and known.predecessor not in found:
            found.append(known.predecessor)
            known = self.devices.get(known.predecessor)
        return tuple(found)

    def unit_of(self, device: bytes) -> str | None:
        """Give the unit a device belongs to, active or not."""
        known = self.devices.get(device)
        return None if known is None else known.unit

    def signing_key(self, device: bytes) -> bytes | None:
        """Give the key a device signs with; the founder's device signs with root."""
        if device == self.root_device:
            return self.root_key
        known = self.devices.get(device)
        return None if known is None else known.signing_key

    def members(self, unit: str) -> tuple[Device, ...]:
        """Give the active devices of a unit, in the order of their enrolment."""
        return tuple(device for device in self.devices.values() if device.unit == unit and self.active(device.id))

    def is_led(self, unit: str) -> bool:
        """Say whether a unit has a lead who is active."""
        return any(LEAD in self.roles(device.id) for device in self.members(unit))

    def active_units(self, seq: int | None = None) -> tuple[str, ...]:
        """Give the ids of all units active as of `seq` (default: now), sorted."""
        at = self.seq if seq is None else seq
        return tuple(sorted(unit.id for unit in self.units.values() if unit.active_at(at)))

    def with_device(self, device: Device) -> Directory:
        """Give the directory with one device changed."""
        return replace(self, devices={**self.devices, device.id: device})

    def with_unit(self, unit: Unit) -> Directory:
        """Give the directory with one unit changed."""
        return replace(self, units={**self.units, unit.id: unit})


def first_roles(roles: tuple[str, ...], *, administrator: bool) -> tuple[str, ...]:
    """Give the roles of a unit's first device: lead, and administrator where the agency has none."""
    added = (LEAD, ADMINISTRATOR) if administrator else (LEAD,)
    return tuple(sorted({*roles, MEMBER, *added}))
