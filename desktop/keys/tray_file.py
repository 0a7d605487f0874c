"""The tray in a file: what a device could not deliver, on its way to a lead of its unit.

It holds what stands in notifications, so it is sealed to the unit's newest key and opens on that unit's devices alone;
and it is signed by the device that wrote it, so that nobody can put words into a colleague's mouth. Whether a lead may
take up what stands in it is not decided here.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Annotated, Final, TypeVar

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from msgspec import Meta

from desktop.domain.refused import Refused
from desktop.domain.rows import OutboxRow
from desktop.domain.said import say
from desktop.keys.problems import Unreadable, UnusableKey
from desktop.keys.ring import KeyRing
from desktop.keys.secret import Entropy
from desktop.keys.wraps import open_key, seal_key, unit_key_id
from wire import limits
from wire.codec import Count, Hash32, Id16, Malformed, Signature64, decode, encode
from wire.directory import Directory
from wire.names import Context, join
from wire.signing import sign, verifies
from wire.statements import UnitId

FILE_BYTES: Final = 32 * limits.MIB
MOST_ITEMS: Final = 5000
_MARK: Final = b"schutzbruecke-tray-1\n"
_KEY: Final = 32
_NONCE: Final = 12

T = TypeVar("T")


class _Item(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One event as it waited: its plaintext is what would have been sealed."""

    channel: Hash32
    event: Id16
    entity: Id16
    plaintext: Annotated[bytes, Meta(max_length=limits.PLAINTEXT_BYTES)]
    alarm: bool
    created_at: Count


class _Content(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What the device signs."""

    root: Hash32
    device: Id16
    unit: UnitId
    items: Annotated[tuple[_Item, ...], Meta(min_length=1, max_length=MOST_ITEMS)]


class _Signed(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    content: bytes
    signature: Signature64


class _Sealed(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What stands in the file in the clear: for whom it is."""

    root: Hash32
    unit: UnitId
    unit_key: Hash32
    wrap: Annotated[bytes, Meta(max_length=limits.WRAP_BYTES)]
    sealed: bytes


def write_tray(ring: KeyRing, directory: Directory, rows: Sequence[OutboxRow], entropy: Entropy = os.urandom) -> bytes:
    """Give the file of this device's undelivered events; raises `Refused`."""
    identity = ring.identity
    unit = directory.units.get(directory.unit_of(identity.device) or "")
    newest = unit.newest_key if unit else None
    if unit is None or newest is None or unit_key_id(newest.public) != newest.key:
        raise Refused("unit_without_key", "Die eigene Stelle hat keinen Schlüssel, für den die Datei zu sichern wäre.")
    if len(rows) > MOST_ITEMS:
        raise _too_large()
    items = (_Item(row.channel, row.event, row.entity, row.plaintext, row.alarm, row.created_at) for row in rows)
    content = encode(_Content(ring.root, identity.device, unit.id, tuple(items)))
    signed = encode(_Signed(content, sign(identity.signing, Context.TRAY, content)))
    secret, nonce = entropy(_KEY), entropy(_NONCE)
    info = join(Context.TRAY_WRAP, ring.root, unit.id.encode(), newest.key)
    try:
        wrap = seal_key(secret, newest.public, info)
    except UnusableKey as error:
        raise Refused("unit_without_key", "Der Schlüssel der eigenen Stelle ist unbrauchbar.") from error
    sealed = nonce + AESGCMSIV(secret).encrypt(nonce, signed, info)
    data = _MARK + encode(_Sealed(ring.root, unit.id, newest.key, wrap, sealed))
    if len(data) > FILE_BYTES:
        raise _too_large()
    return data


def read_tray(ring: KeyRing, directory: Directory, data: bytes) -> tuple[bytes, list[OutboxRow]]:
    """Give the device that wrote a file, and its events; raises `Refused`."""
    if len(data) > FILE_BYTES or not data.startswith(_MARK):
        raise _refused("tray_malformed", "Das ist keine Datei aus „tray export“.")
    outer = _read(_Sealed, data[len(_MARK) :])
    if outer.root != ring.root:
        raise _refused("root_mismatch", "Diese Datei gehört zu einer anderen Kooperation.")
    content = _read(_Content, _opened(ring, directory, outer))
    signed_for = (content.root, content.unit) == (ring.root, directory.unit_of(content.device))
    if not signed_for or content.unit != outer.unit:
        raise _altered()
    rows = [
        OutboxRow(item.channel, item.event, item.entity, item.plaintext, item.alarm, item.created_at)
        for item in content.items
    ]
    return content.device, rows


def _opened(ring: KeyRing, directory: Directory, outer: _Sealed) -> bytes:
    """Open a file and give what the device that it names has signed."""
    private = ring.unit_keys.get(outer.unit_key)
    if private is None:
        message = "Diese Datei öffnet nur ein Gerät der Stelle, für die sie gesichert wurde."
        raise _refused("tray_for_another_unit", message)
    info = join(Context.TRAY_WRAP, ring.root, outer.unit.encode(), outer.unit_key)
    try:
        secret = open_key(outer.wrap, private, info)
        signed = AESGCMSIV(secret).decrypt(outer.sealed[:_NONCE], outer.sealed[_NONCE:], info)
    except (Unreadable, InvalidTag, ValueError) as error:
        raise _altered() from error
    inner = _read(_Signed, signed)
    key = directory.signing_key(_read(_Content, inner.content).device)
    if key is None or not verifies(key, inner.signature, Context.TRAY, inner.content):
        raise _altered()
    return inner.content


def _read(kind: type[T], data: bytes) -> T:
    try:
        return decode(kind, data, limit=FILE_BYTES)
    except Malformed as error:
        raise _altered() from error


def _refused(code: str, message: str) -> Refused:
    return Refused(code, message, field="file")


def _altered() -> Refused:
    message = "Die Datei ist beschädigt oder wurde verändert; bitte auf dem anderen Gerät noch einmal ausgeben."
    return _refused("tray_altered", message)


def _too_large() -> Refused:
    message = say(
        "Das ist zu viel für eine Datei (höchstens {most} Einträge); bitte einzeln ausgeben.", most=MOST_ITEMS
    )
    return Refused("tray_too_large", message)
