"""Control envelopes that hand a channel's keys to its units. Their bodies are clear: they hold wraps, never keys.

An epoch names the one it replaces; the first that replaces a given epoch wins, decided by the server under the
channel's lock. The newest key opens the whole past, because each epoch seals the key before it.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from wire import limits
from wire.codec import Hash32, decode, encode
from wire.names import ZERO_HASH, Context, digest

_UnitId = Annotated[str, Meta(min_length=1, max_length=64)]
_Wrap = Annotated[bytes, Meta(max_length=limits.WRAP_BYTES)]


class UnitWrap(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A channel key sealed to one version of a unit's key."""

    unit: _UnitId
    unit_key: Hash32
    wrap: _Wrap


class Epoch(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A new key of the channel. `replaces` is 32 zero bytes for the first; `previous` is then empty.

    Where it replaces a key and `previous` is empty, that key is given up as lost.
    """

    key: Hash32
    replaces: Hash32
    wraps: Annotated[tuple[UnitWrap, ...], Meta(min_length=1, max_length=limits.WRAPS)]
    previous: Annotated[bytes, Meta(max_length=limits.WRAP_BYTES)]

    @property
    def gives_up(self) -> bool:
        """Say whether the key before is given up: who holds only this one cannot read what was sealed under that."""
        return self.replaces != ZERO_HASH and not self.previous


class Wrap(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """An existing channel key, sealed to a unit that lacked it."""

    key: Hash32
    wrap: UnitWrap


def epoch_id(key: bytes) -> bytes:
    """Name a channel key without showing it."""
    return digest(Context.EPOCH, key)


def encode_control(control: Epoch | Wrap) -> bytes:
    """Encode a control envelope's body."""
    return encode(control)


def decode_epoch(body: bytes) -> Epoch:
    """Read an epoch's body; raises `Malformed`."""
    return decode(Epoch, body, limit=limits.BODY_BYTES)


def decode_wrap(body: bytes) -> Wrap:
    """Read a wrap's body; raises `Malformed`."""
    return decode(Wrap, body, limit=limits.BODY_BYTES)
