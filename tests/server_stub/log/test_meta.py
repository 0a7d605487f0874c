"""What a server is."""

from __future__ import annotations

import secrets

from server_stub.log import meta as metas
from server_stub.log.database import Database
from server_stub.log.tables import SCHEMA

NEW = metas.Secrets(b"i" * 16, b"s" * 32, b"c" * 32, "the founding code")


def test_a_server_is_made_once(database: Database) -> None:
    """What was made is read back, and a second server in the same database changes nothing."""
    with database.reading() as connection:
        assert metas.read(connection) is None
    with database.writing() as connection:
        assert metas.create(connection, NEW)
    other = metas.Secrets(secrets.token_bytes(16), secrets.token_bytes(32), secrets.token_bytes(32), "other")
    with database.writing() as connection:
        assert not metas.create(connection, other)
    with database.reading() as connection:
        meta = metas.read(connection)
    assert meta is not None
    assert (meta.incarnation, meta.schema_version, meta.root) == (b"i" * 16, SCHEMA, None)
    assert meta.is_founding_code("the founding code")
    assert not meta.is_founding_code("other")


def test_a_server_that_nobody_knows_of_is_made_anew(database: Database) -> None:
    """Where an `init` was cut short the next one makes the server, but never in the place of one that was founded."""
    other = metas.Secrets(b"o" * 16, b"o" * 32, b"o" * 32, "other")
    with database.writing() as connection:
        metas.create(connection, NEW)
        assert metas.create(connection, other, anew=True)
        meta = metas.read(connection)
        assert meta is not None
        assert meta.is_founding_code("other")
        metas.set_root(connection, b"r" * 32)
        assert not metas.create(connection, NEW, anew=True)


def test_the_root_is_remembered(database: Database) -> None:
    """Whom the server was founded for is kept."""
    with database.writing() as connection:
        metas.create(connection, NEW)
        metas.set_root(connection, b"r" * 32)
    with database.writing() as connection:
        meta = metas.read(connection, lock=True)
    assert meta is not None
    assert meta.root == b"r" * 32


def test_secrets_do_not_show(database: Database) -> None:
    """Neither the founding code nor a private key stands in a representation."""
    with database.writing() as connection:
        metas.create(connection, NEW)
        meta = metas.read(connection)
    for secret in ("the founding code", "s" * 32, "c" * 32):
        assert secret not in repr(NEW)
        assert secret not in repr(meta)
