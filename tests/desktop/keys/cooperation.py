"""A small cooperation for the tests of this room: a real directory, folded from real statements."""

from __future__ import annotations

from itertools import count

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.keys import grants
from desktop.keys.identity import DeviceIdentity, generate
from desktop.keys.ring import KeyRing
from wire import statements as say
from wire.directory import Directory
from wire.directory_fold import fold
from wire.names import Context, pair_channel
from wire.signing import public_bytes, sign

ROOT_DEVICE = b"R" * 16
POLICE, WILLICH = "kpb-viersen-kinderschutz", "jugendamt-willich-asd"
UNITS = (WILLICH, POLICE)


class Cooperation:
    """A directory that grows by statements, and the key rings of its devices."""

    def __init__(self) -> None:
        self.root = Ed25519PrivateKey.generate()
        self.directory = Directory()
        self._numbers = count(1)
        self.state(ROOT_DEVICE, say.Founded(public_bytes(self.root), "Probe"))
        for agency, kind, unit in (("kpb", "police", POLICE), ("willich", "youth_office", WILLICH)):
            self.state(ROOT_DEVICE, say.AgencyStated(agency, agency, kind))
            self.state(ROOT_DEVICE, say.UnitStated(unit, agency, unit, active=True))

    @property
    def fingerprint(self) -> bytes:
        return self.directory.root_fingerprint

    @property
    def pair(self) -> bytes:
        return pair_channel(self.fingerprint, *UNITS)

    def state(self, author: bytes, statement: say.Statement) -> None:
        self.directory, refused = fold(self.directory, self.directory.seq + 1, author, statement)
        assert refused is None, refused

    def enrol(self, unit: str) -> KeyRing:
        """Enrol a device in a unit; its ring has learned the directory."""
        identity = generate(next(self._numbers).to_bytes(16, "big"))
        invite = Ed25519PrivateKey.generate()
        self.state(ROOT_DEVICE, say.InviteStated(public_bytes(invite), unit, ("member",), 0))
        self.state(identity.device, enrolment(self.fingerprint, invite, identity))
        ring = KeyRing(self.fingerprint, identity)
        ring.learn_directory(self.directory)
        return ring

    def first(self, unit: str) -> KeyRing:
        """Enrol a unit's first device, which makes the unit's key."""
        ring = self.enrol(unit)
        self.rotate(ring, unit)
        return ring

    def rotate(self, ring: KeyRing, unit: str, *, lost: bool = False) -> None:
        """State the unit's next key."""
        made = grants.next_unit_key(ring, self.directory, unit, lost=lost)
        self.state(ring.identity.device, made)

    def admit(self, lead: KeyRing, ring: KeyRing) -> None:
        """Let a device in; its ring has learned the directory."""
        self.state(lead.identity.device, grants.admission(lead, self.directory, ring.identity.device, ("member",)))
        ring.learn_directory(self.directory)


def enrolment(root: bytes, invite: Ed25519PrivateKey, identity: DeviceIdentity) -> say.Enrolled:
    """Redeem an invite key."""
    signed = say.enrolment_bytes(root, identity.device, identity.signing_key, identity.receiving_key)
    signature = sign(invite, Context.INVITE, signed)
    key = public_bytes(invite)
    return say.Enrolled(identity.device, identity.signing_key, identity.receiving_key, key, signature)
