"""A directory that grows by real statements of named devices, whose keys follow from their names."""

from __future__ import annotations

import hashlib

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from wire import statements as say
from wire.directory import Directory
from wire.directory_fold import fold
from wire.names import Context, root_fingerprint
from wire.signing import public_bytes, sign

ROOT = "root"
A1, A2, A3, B1 = "kpb-viersen", "kpb-viersen-west", "kpb-viersen-nord", "jugendamt-willich-asd"
KPB, WILLICH = "kpb", "jugendamt-willich"
AGENCY_OF = {A1: KPB, A2: KPB, A3: KPB, B1: WILLICH}


def private(name: str) -> Ed25519PrivateKey:
    """The signing key of somebody, always the same."""
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(name.encode()).digest())


def public(name: str) -> bytes:
    """The public half of somebody's key."""
    return public_bytes(private(name))


def device_id(name: str) -> bytes:
    """The device id of somebody."""
    return hashlib.sha256(b"device " + name.encode()).digest()[:16]


def key_id(unit: str, version: int) -> bytes:
    """An id for a version of a unit's key; the fold does not look at what it names."""
    return hashlib.sha256(f"{unit} {version}".encode()).digest()


def enrolled(name: str, invite: str, *, signer: str | None = None) -> say.Enrolled:
    """Somebody redeems an invite."""
    id, key, receiving = device_id(name), public(name), hashlib.sha256(name.encode()).digest()
    signed = say.enrolment_bytes(root_fingerprint(public(ROOT)), id, key, receiving)
    signature = sign(private(signer or invite), Context.INVITE, signed)
    return say.Enrolled(id, key, receiving, public(invite), signature)


class Stated:
    """What has been stated so far. Every method fails if its statement is refused, but `verdict`."""

    def __init__(self) -> None:
        self.directory = Directory()
        self.log: list[tuple[bytes, say.Statement]] = []

    def verdict(self, author: str, statement: say.Statement) -> str | None:
        """State something; gives why it was refused."""
        self.log.append((device_id(author), statement))
        self.directory, why = fold(self.directory, self.directory.seq + 1, device_id(author), statement)
        return why

    def state(self, author: str, statement: say.Statement) -> None:
        why = self.verdict(author, statement)
        assert why is None, why

    def found(self) -> Stated:
        """Root's first words: two agencies, four units."""
        self.state(ROOT, say.Founded(public(ROOT), "Kreis Viersen"))
        self.state(ROOT, say.ServerKeyStated(public("server")))
        self.state(ROOT, say.AgencyStated(KPB, "Kreispolizeibehörde Viersen", "police"))
        self.state(ROOT, say.AgencyStated(WILLICH, "Jugendamt Willich", "youth_office"))
        for unit in AGENCY_OF:
            self.unit(unit, active=True)
        return self

    def unit(self, unit: str, *, active: bool, author: str = ROOT) -> None:
        self.state(author, say.UnitStated(unit, AGENCY_OF[unit], f"Stelle {unit}", active))

    def invite(self, invite: str, unit: str, *, by: str = ROOT, roles: tuple[str, ...] = ("member",)) -> None:
        self.state(by, say.InviteStated(public(invite), unit, roles, 2**52))

    def enrol(self, name: str, invite: str) -> None:
        self.state(name, enrolled(name, invite))

    def join(self, name: str, unit: str, *, by: str = ROOT, roles: tuple[str, ...] = ("member",)) -> None:
        """Enrol somebody with a new invite."""
        self.invite(f"invite of {name}", unit, by=by, roles=roles)
        self.enrol(name, f"invite of {name}")

    def next_key(self, unit: str, *, lost: bool = False) -> say.UnitKeyStated:
        """The next version of a unit's key, wrapped for all its members."""
        known = self.directory.units[unit].keys
        version = len(known) + 1
        wraps = tuple(say.DeviceWrap(member.id, b"wrap") for member in self.directory.members(unit))
        previous = b"sealed" if known and not lost else b""
        return say.UnitKeyStated(unit, version, key_id(unit, version), bytes(32), wraps, previous, lost)

    def first(self, name: str, unit: str, *, by: str = ROOT, roles: tuple[str, ...] = ("member",)) -> None:
        """Enrol a unit's first device, which makes the unit's key."""
        self.join(name, unit, by=by, roles=roles)
        self.state(name, self.next_key(unit))

    def admission(self, name: str, roles: tuple[str, ...] = ("member",)) -> say.Admitted:
        newest = self.directory.units[self.unit_of(name)].newest_key
        return say.Admitted(device_id(name), roles, newest.key if newest else bytes(32), b"wrap")

    def unit_of(self, name: str) -> str:
        return self.directory.unit_of(device_id(name)) or ""

    def roles(self, name: str) -> set[str]:
        return set(self.directory.roles(device_id(name)))


LEADS = {A1: "a1-lead", A2: "a2-lead", A3: "a3-lead", B1: "b1-lead"}
EVERYBODY = (ROOT, *LEADS.values(), "a2-member", "a2-waiting", "a2-revoked", "nobody")


def everybody() -> Stated:
    """A cooperation with everyone a rule may be about.

    `a1-lead` administers the police, `b1-lead` Willich. A2 has a lead who is no administrator, a member, one who waits
    and one who was revoked. A3 is closed.
    """
    stated = Stated().found()
    for unit, name in LEADS.items():
        stated.first(name, unit)
    for name in ("a2-member", "a2-revoked"):
        stated.join(name, A2, by="a2-lead", roles=("member", "release"))
        stated.state("a2-lead", stated.admission(name))
    stated.state("a1-lead", say.Revoked(device_id("a2-revoked"), "device_lost"))
    stated.join("a2-waiting", A2, by="a1-lead", roles=("member", "release", "administrator"))
    stated.unit(A3, active=False)
    return stated
