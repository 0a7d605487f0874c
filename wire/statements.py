"""The signed statements of the directory: agencies, units, devices, roles, invites, keys, jurisdiction, rules.

Their bodies are clear and hold no person's name. Who may state what is decided by `wire/directory_fold.py`; here
stands only what can be said, and its limits.
"""

from __future__ import annotations

from typing import Annotated, Final

import msgspec
from msgspec import Meta

from wire import limits
from wire.codec import Count, Hash32, Id16, Signature64, decode, encode
from wire.names import Context, join

# What could move a terminal's cursor, end a line or turn its direction round has no place in a name. All patterns are
# anchored with \A and \Z, because $ would let a line end pass.
_ONE_LINE: Final = r"\A[^\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]+\Z"

UnitId = Annotated[str, Meta(min_length=1, max_length=64, pattern=r"\A[a-z0-9][a-z0-9-]*\Z")]
Name = Annotated[str, Meta(min_length=1, max_length=limits.NAME_CHARACTERS, pattern=_ONE_LINE)]
Role = Annotated[str, Meta(min_length=1, max_length=32, pattern=r"\A[a-z][a-z_]*\Z")]
Roles = Annotated[tuple[Role, ...], Meta(max_length=limits.ROLES)]
ReceiveKey = Annotated[bytes, Meta(min_length=32, max_length=2 * limits.KIB)]
SealedKey = Annotated[bytes, Meta(max_length=limits.WRAP_BYTES)]

ADMINISTRATOR: Final = "administrator"
LEAD: Final = "lead"
RELEASE: Final = "release"
MEMBER: Final = "member"
ROLES: Final = (ADMINISTRATOR, LEAD, RELEASE, MEMBER)
"""The roles there are; what a program of later states besides is kept, and counts for nothing here."""


class _Statement(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True, tag=True):
    """What all statements share: a tag naming them."""


class Founded(_Statement, frozen=True, tag="founded"):
    """Root speaks for the first time, through the founder's device."""

    root_key: Hash32
    name: Name


class ServerKeyStated(_Statement, frozen=True, tag="server_key"):
    """Root names the key that signs the server's stamps."""

    key: Hash32


class AgencyStated(_Statement, frozen=True, tag="agency"):
    """An agency takes part; `kind` is youth_office or police."""

    agency: UnitId
    name: Name
    kind: Annotated[str, Meta(pattern=r"\A(youth_office|police)\Z")]


class UnitStated(_Statement, frozen=True, tag="unit"):
    """A unit of an agency exists, or exists no longer."""

    unit: UnitId
    agency: UnitId
    name: Name
    active: bool


class JurisdictionStated(_Statement, frozen=True, tag="jurisdiction"):
    """The jurisdiction table in force from here on, as the domain encodes it."""

    table: Annotated[bytes, Meta(max_length=256 * limits.KIB)]


class RulesStated(_Statement, frozen=True, tag="rules"):
    """The rules in force from here on, as the domain encodes them."""

    rules: Annotated[bytes, Meta(max_length=256 * limits.KIB)]


class InviteStated(_Statement, frozen=True, tag="invite"):
    """An invite key for one unit; its private half is the invite.

    `expires_at` is in ms since 1970 UTC and checked by the server when the invite is redeemed.
    """

    key: Hash32
    unit: UnitId
    roles: Roles
    expires_at: Count


class Enrolled(_Statement, frozen=True, tag="enrolled"):
    """A device redeems an invite, signed by the invite key and (through its batch) by the device key."""

    device: Id16
    signing_key: Hash32
    receiving_key: ReceiveKey
    invite: Hash32
    invite_signature: Signature64


class Admitted(_Statement, frozen=True, tag="admitted"):
    """A lead lets an enrolled device in, with the unit's newest key sealed to it."""

    device: Id16
    roles: Roles
    unit_key: Hash32
    wrap: SealedKey


class RolesStated(_Statement, frozen=True, tag="roles"):
    """The roles of an active device from here on."""

    device: Id16
    roles: Roles


class Revoked(_Statement, frozen=True, tag="revoked"):
    """A device has no access from here on; `reason` is a code, never free text."""

    device: Id16
    reason: Annotated[str, Meta(pattern=r"\A[a-z_]{1,32}\Z")]


class Succeeded(_Statement, frozen=True, tag="succeeded"):
    """Its author has been restored from a copy and goes on as a new device, with new keys, in the same place."""

    device: Id16
    signing_key: Hash32
    receiving_key: ReceiveKey


class DeviceWrap(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A unit's private key sealed to one device."""

    device: Id16
    wrap: SealedKey


class UnitKeyStated(_Statement, frozen=True, tag="unit_key"):
    """A version of a unit's key.

    `previous` seals the private key before it; it is empty for the first version, and where that key is `lost`.
    """

    unit: UnitId
    version: Annotated[int, Meta(ge=1, le=2**31)]
    key: Hash32
    public: ReceiveKey
    wraps: Annotated[tuple[DeviceWrap, ...], Meta(min_length=1, max_length=limits.WRAPS)]
    previous: SealedKey
    lost: bool = False


Statement = (
    Founded
    | ServerKeyStated
    | AgencyStated
    | UnitStated
    | JurisdictionStated
    | RulesStated
    | InviteStated
    | Enrolled
    | Admitted
    | RolesStated
    | Revoked
    | Succeeded
    | UnitKeyStated
)


class _Holder(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    statement: Statement


def encode_statement(statement: Statement) -> bytes:
    """Encode a statement as the clear body of an envelope."""
    return encode(_Holder(statement))


def decode_statement(body: bytes) -> Statement:
    """Read a statement; raises `Malformed`."""
    return decode(_Holder, body, limit=limits.BODY_BYTES).statement


def enrolment_bytes(root: bytes, device: bytes, signing_key: bytes, receiving_key: bytes) -> bytes:
    """Give what the invite key signs when a device enrols."""
    return join(Context.INVITE, root, device, signing_key, receiving_key)
