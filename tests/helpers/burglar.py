"""Somebody who has left, with all keys of their profile and the server's raw database: opens whatever can be opened.

Every key is tried on every body, wrap and sealed predecessor, whatever it was made for; what opens is tried in turn.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from desktop.composition import Opened
from desktop.keys.envelopes import KEY_BYTES, ChannelKey, open_sealed
from desktop.keys.hybrid import SEED_BYTES, HybridKey
from desktop.keys.identity import from_bytes
from desktop.keys.problems import Unreadable
from desktop.keys.rows import RowKind
from desktop.keys.wraps import (
    epoch_previous_info,
    epoch_wrap_info,
    open_key,
    open_previous,
    unit_previous_info,
    unit_wrap_info,
)
from wire.epoch import Epoch, UnitWrap, decode_epoch, decode_wrap
from wire.header import EnvelopeKind, decode_header
from wire.names import directory_channel
from wire.stamp import SignedStamp, read_stamp
from wire.statements import Admitted, UnitKeyStated, decode_statement

_ROWS = """SELECT c.id, e.seq, e.header, e.body, b.stamp FROM envelopes e JOIN channels c ON c.number = e.channel
    JOIN batches b ON b.channel = e.channel AND e.seq BETWEEN b.first_seq AND b.last_seq ORDER BY c.id, e.seq"""


@dataclass(frozen=True)
class Found:
    """An envelope of the server's database, with the place of the directory it was accepted at."""

    channel: bytes
    header: bytes
    body: bytes
    directory_seq: int

    @property
    def kind(self) -> int:
        return decode_header(self.header).header.kind


def stolen(database: Path, root: bytes) -> list[Found]:
    """Every envelope in a server's SQLite file; a statement's place in the directory is its own seq."""
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(_ROWS).fetchall()
    found = []
    for channel, seq, header, body, stamp in rows:
        placed = read_stamp(SignedStamp(stamp, bytes(64)))[0].directory_seq
        found.append(Found(channel, header, body, seq if channel == directory_channel(root) else placed))
    return found


@dataclass
class Burglar:
    """The keys somebody holds: private keys to receive with, and channel keys."""

    root: bytes
    device: bytes
    private: list[HybridKey]
    channel_keys: set[bytes] = field(default_factory=set)
    units: set[tuple[str, bytes]] = field(default_factory=set)

    @classmethod
    def of(cls, profile: Opened) -> Burglar:
        """Everything a profile holds."""
        identity, keys = from_bytes(profile.store.settings.get("identity") or b""), profile.store.keys.all()
        units = [HybridKey(key.secret) for key in keys if key.kind == RowKind.UNIT_KEY]
        secrets = {key.secret for key in keys if key.kind == RowKind.CHANNEL_KEY}
        return cls(profile.workspace.root, identity.device, [identity.receiving, *units], secrets)

    def opened(self, envelopes: list[Found]) -> list[Found]:
        """Everything that opens: events whose words can be read, and what gives a key away."""
        statements = [decode_statement(one.body) for one in envelopes if one.kind == EnvelopeKind.STATEMENT]
        self.units |= {(stated.unit, stated.key) for stated in statements if isinstance(stated, UnitKeyStated)}
        opened: list[Found] = []
        while (more := [one for one in envelopes if one not in opened and self._opens(one)]) != []:
            opened += more
        return opened

    def _opens(self, found: Found) -> bool:
        if found.kind == EnvelopeKind.EVENT:
            return any(_reads(secret, found) for secret in self.channel_keys)
        secrets = list(self._secrets(found))
        self.channel_keys.update(secret for secret in secrets if len(secret) == KEY_BYTES)
        self.private.extend(HybridKey(secret) for secret in secrets if len(secret) == SEED_BYTES)
        return bool(secrets)

    def _secrets(self, found: Found) -> Iterator[bytes]:
        """Yield the keys that come out of a control envelope or a statement."""
        match found.kind:
            case EnvelopeKind.EPOCH:
                yield from self._from_epoch(found.channel, decode_epoch(found.body))
            case EnvelopeKind.WRAP:
                wrap = decode_wrap(found.body)
                yield from self._from_wraps(found.channel, wrap.key, (wrap.wrap,))
            case EnvelopeKind.STATEMENT:
                yield from self._from_statement(found.body)
            case _:
                pass

    def _from_epoch(self, channel: bytes, epoch: Epoch) -> Iterator[bytes]:
        yield from self._from_wraps(channel, epoch.key, epoch.wraps)
        info = epoch_previous_info(self.root, channel, epoch.key, epoch.replaces)
        yield from _tried(partial(_under, epoch.previous, info), self.channel_keys)

    def _from_wraps(self, channel: bytes, key: bytes, wraps: tuple[UnitWrap, ...]) -> Iterator[bytes]:
        for wrap in wraps:
            yield from self._unwrapped(wrap.wrap, epoch_wrap_info(self.root, channel, key, wrap.unit_key))

    def _from_statement(self, body: bytes) -> Iterator[bytes]:
        match decode_statement(body):
            case UnitKeyStated() as stated:
                for wrap in stated.wraps:
                    info = unit_wrap_info(self.root, stated.unit, stated.key, wrap.device)
                    yield from self._unwrapped(wrap.wrap, info)
                seeds = {private.seed.reveal() for private in self.private}
                for _, before in self.units:
                    info = unit_previous_info(self.root, stated.unit, stated.key, before)
                    yield from _tried(partial(_under, stated.previous, info), seeds)
            case Admitted() as stated:
                for unit, _ in self.units:
                    info = unit_wrap_info(self.root, unit, stated.unit_key, stated.device)
                    yield from self._unwrapped(stated.wrap, info)
            case _:
                pass

    def _unwrapped(self, wrap: bytes, info: bytes) -> Iterator[bytes]:
        for private in list(self.private):
            with suppress(Unreadable):
                yield open_key(wrap, private, info)


def _under(sealed: bytes, info: bytes, newer: bytes) -> bytes:
    return open_previous(sealed, newer, info)


def _tried(open_with: Callable[[bytes], bytes], keys: set[bytes]) -> Iterator[bytes]:
    for key in list(keys):
        with suppress(Unreadable):
            yield open_with(key)


def _reads(secret: bytes, found: Found) -> bool:
    try:
        open_sealed(ChannelKey(secret), found.header, found.body)
    except Unreadable:
        return False
    return True
