"""The tables of the server. Uniqueness that the protocol promises for ever stands here, not in code alone.

Channels have a short number beside their 32-byte id, which keeps the indexes of the two large tables small.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
)

SCHEMA: Final = 2
"""Raised by one with each step of `migrating.py`."""

metadata = MetaData()


class Bytes(LargeBinary):
    """Bytes handed to both drivers as they are: half a millisecond less for each 500 envelopes."""

    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> None:
        """Need none."""


def _channel() -> Column[int]:
    return Column("channel", ForeignKey("channels.number"), nullable=False)


def _bytes(name: str) -> Column[bytes]:
    return Column(name, Bytes, nullable=False)


meta = Table(
    "meta",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1"), primary_key=True, autoincrement=False),
    Column("schema_version", Integer, nullable=False),
    Column("protocol", Integer, nullable=False),
    _bytes("incarnation"),
    _bytes("server_key"),
    _bytes("challenge_key"),
    _bytes("founding_code_hash"),
    Column("root", Bytes, nullable=True),
)

channels = Table(
    "channels",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Bytes, nullable=False, unique=True),
    Column("seq", BigInteger, nullable=False),
    _bytes("head"),
    _bytes("epoch"),
)

batches = Table(
    "batches",
    metadata,
    _channel(),
    Column("first_seq", BigInteger, nullable=False),
    Column("last_seq", BigInteger, nullable=False),
    _bytes("device"),
    Column("n", BigInteger, nullable=False),
    Column("size", Integer, nullable=False),
    _bytes("hash"),
    _bytes("core"),
    _bytes("signature"),
    _bytes("stamp"),
    _bytes("stamp_signature"),
    _bytes("head"),
    PrimaryKeyConstraint("channel", "last_seq"),
    UniqueConstraint("channel", "device", "n"),
    UniqueConstraint("channel", "hash"),
)

envelopes = Table(
    "envelopes",
    metadata,
    _channel(),
    Column("seq", BigInteger, nullable=False),
    _bytes("event"),
    _bytes("header"),
    _bytes("body"),
    PrimaryKeyConstraint("channel", "seq"),
    UniqueConstraint("channel", "event"),
)

epochs = Table(
    "epochs",
    metadata,
    _channel(),
    _bytes("key"),
    Column("seq", BigInteger, nullable=False),
    PrimaryKeyConstraint("channel", "key"),
)

wraps = Table(
    "wraps",
    metadata,
    _channel(),
    _bytes("key"),
    Column("unit", String(64), nullable=False),
    _bytes("unit_key"),
    PrimaryKeyConstraint("channel", "key", "unit", "unit_key"),
)

alarms = Table(
    "alarms",
    metadata,
    _channel(),
    Column("unit", String(64), nullable=False),
    Column("count", BigInteger, nullable=False),
    PrimaryKeyConstraint("channel", "unit"),
)

# By the ids of channels, since chunks come before the first batch does. The bytes lie in the server's folder under
# `name`; `kept_at` is null once an event needs them.
chunks = Table(
    "chunks",
    metadata,
    Column("id", Integer, primary_key=True),
    _bytes("channel"),
    _bytes("address"),
    Column("name", String(128), nullable=False, unique=True),
    Column("kept_at", BigInteger, nullable=True),
    UniqueConstraint("channel", "address"),
)
Index("chunks_by_lease", chunks.c.kept_at, sqlite_where=chunks.c.kept_at.is_not(None))

links = Table(
    "links",
    metadata,
    _bytes("channel"),
    Column("seq", BigInteger, nullable=False),
    _bytes("address"),
    PrimaryKeyConstraint("channel", "seq", "address"),
)
Index("links_by_address", links.c.channel, links.c.address)

disposals = Table(
    "disposals",
    metadata,
    _channel(),
    Column("seq", BigInteger, nullable=False),
    Column("unit", String(64), nullable=False),
    PrimaryKeyConstraint("channel", "seq", "unit"),
)

# Which units' holders have shown a batch that was lost and whose author has no access any more.
witnesses = Table(
    "witnesses",
    metadata,
    _channel(),
    _bytes("hash"),
    Column("unit", String(64), nullable=False),
    PrimaryKeyConstraint("channel", "hash", "unit"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", Bytes, primary_key=True),
    _bytes("device"),
    _bytes("invite"),
    Column("last_use", BigInteger, nullable=False),
)

# How much of files each device has handed in, by the day since 1970; only today's is looked at. No part of the log.
usage = Table(
    "usage",
    metadata,
    _bytes("device"),
    Column("day", BigInteger, nullable=False),
    Column("file_bytes", BigInteger, nullable=False),
    PrimaryKeyConstraint("device", "day"),
)
