"""Invites: the private half of a key that the directory states, on its way to the person who redeems it.

The file holds everything needed. The letters, for reading out or typing, hold the secret and the first 80 bits of
root's fingerprint, so that a lying server cannot pass off another cooperation; the server's address is typed beside
them, and unit, roles and expiry are in the directory. Whoever has either can enrol once: keep it like a key. That an
invite is in time and unused is checked by server and directory, and must not be decided here.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Annotated, Final, Literal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec import Meta

from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.domain.server_url import MOST_CHARACTERS, check_server_url
from desktop.keys.checked import Checked, checksum_of, read_shape, write_checked
from desktop.keys.identity import DeviceIdentity
from desktop.keys.letters import from_letters, to_letters, with_checksum, without_checksum
from desktop.keys.secret import Entropy, Secret
from wire.codec import Malformed
from wire.names import Context
from wire.signing import public_bytes, sign
from wire.statements import Enrolled, InviteStated, Roles, UnitId, enrolment_bytes

SECRET_BYTES: Final = 20
ROOT_PREFIX: Final = 10
FILE_LIMIT: Final = 16 * 1024
_CHECKSUM: Final = 5
_LETTERS: Final = b"invite"
_NO_INVITE: Final = "Das ist keine gültige Einladung (kein lesbarer Inhalt)."
_FIELD: Final = re.compile(r"field `(\w+)`|\$\.(\w+)")


@dataclass(frozen=True, slots=True)
class InviteTerms:
    """What an invite is for: where, to which unit, as what, until when (ms since 1970 UTC)."""

    server: str
    root: bytes
    unit: str
    roles: tuple[str, ...]
    expires_at: int


@dataclass(frozen=True, slots=True)
class Invite:
    """An invite with its secret."""

    terms: InviteTerms
    secret: Secret = field(repr=False)

    @property
    def signing(self) -> Ed25519PrivateKey:
        """Give the invite's private key."""
        return invite_key(self.secret)

    def stated(self) -> InviteStated:
        """Give the statement that makes the invite valid."""
        return InviteStated(public_bytes(self.signing), self.terms.unit, self.terms.roles, self.terms.expires_at)


@dataclass(frozen=True, slots=True)
class TypedInvite:
    """What the letters hold: the secret, and how root's fingerprint begins."""

    secret: Secret = field(repr=False)
    root_prefix: bytes

    def fits(self, root: bytes) -> bool:
        """Say whether a server's cooperation is the one the letters were written for."""
        return root[:ROOT_PREFIX] == self.root_prefix


class InviteFile(Checked, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What stands in an invite's file."""

    format: Literal["schutzbruecke-invite-1"] = "schutzbruecke-invite-1"
    server: Annotated[str, Meta(max_length=MOST_CHARACTERS)]
    root_fingerprint: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
    unit: UnitId
    roles: Roles
    expires: Annotated[datetime, Meta(tz=True)]
    secret: Annotated[str, Meta(max_length=100)]


def invite_key(secret: Secret) -> Ed25519PrivateKey:
    """Derive an invite's key from its secret."""
    derived = HKDF(SHA256(), 32, None, b"schutzbruecke/1/invite-secret\0").derive(secret.reveal())
    return Ed25519PrivateKey.from_private_bytes(derived)


def new_invite(terms: InviteTerms, entropy: Entropy = os.urandom) -> Invite:
    """Make an invite that ends on a full second; raises `Refused` for a server address that is not allowed."""
    server, expires_at = check_server_url(terms.server), terms.expires_at // 1000 * 1000
    return Invite(replace(terms, server=server, expires_at=expires_at), Secret(entropy(SECRET_BYTES)))


def write_invite(invite: Invite) -> bytes:
    """Give the bytes of the invite's file."""
    terms = invite.terms
    expires = datetime.fromtimestamp(terms.expires_at // 1000, tz=UTC)
    return write_checked(
        InviteFile(
            server=terms.server,
            root_fingerprint=terms.root.hex(),
            unit=terms.unit,
            roles=terms.roles,
            expires=expires,
            secret=to_letters(invite.secret.reveal()),
        )
    )


def read_invite(data: bytes, *, limit: int = FILE_LIMIT) -> Invite:
    """Read an invite's file; raises `Refused` (`invite_malformed` with the field, `invite_altered`, `server_url`)."""
    try:
        file = read_shape(InviteFile, data, limit=limit)
    except Malformed as error:
        named = _FIELD.search(str(error))
        raise _malformed(named and (named[1] or named[2])) from error
    if file.checksum != checksum_of(file):
        raise Refused("invite_altered", "Die Einladung wurde verändert oder ist beschädigt. Bitte eine neue anfordern.")
    secret = _read_secret(file.secret)
    server, root = check_server_url(file.server), bytes.fromhex(file.root_fingerprint)
    return Invite(InviteTerms(server, root, file.unit, file.roles, int(file.expires.timestamp()) * 1000), secret)


def invite_letters(invite: Invite) -> str:
    """Write an invite as 56 letters in groups of four."""
    content = invite.secret.reveal() + invite.terms.root[:ROOT_PREFIX]
    return to_letters(with_checksum(_LETTERS, content, _CHECKSUM))


def read_letters(text: str) -> TypedInvite:
    """Read an invite's letters; raises `Refused` (`invite_malformed`, `invite_altered`)."""
    try:
        checked = from_letters(text)
    except ValueError as error:
        raise _malformed("letters") from error
    if len(checked) != SECRET_BYTES + ROOT_PREFIX + _CHECKSUM:
        raise _malformed("letters")
    try:
        content = without_checksum(_LETTERS, checked, _CHECKSUM)
    except ValueError as error:
        raise Refused(
            "invite_altered", "In den Buchstaben der Einladung ist ein Tippfehler.", field="letters"
        ) from error
    return TypedInvite(Secret(content[:SECRET_BYTES]), content[SECRET_BYTES:])


def redeem(invite: Ed25519PrivateKey, root: bytes, identity: DeviceIdentity) -> Enrolled:
    """Redeem an invite's key for a device: the statement for the directory, to be signed by the device as a batch."""
    signing_key, receiving_key = identity.signing_key, identity.receiving_key
    signed = enrolment_bytes(root, identity.device, signing_key, receiving_key)
    signature = sign(invite, Context.INVITE, signed)
    return Enrolled(identity.device, signing_key, receiving_key, public_bytes(invite), signature)


def _read_secret(text: str) -> Secret:
    try:
        secret = from_letters(text)
    except ValueError as error:
        raise _malformed("secret") from error
    if len(secret) != SECRET_BYTES:
        raise _malformed("secret")
    return Secret(secret)


def _malformed(name: str | None) -> Refused:
    where = say("Das ist keine gültige Einladung (Feld „{name}“).", name=name)
    return Refused("invite_malformed", where if name else _NO_INVITE, field=name)
