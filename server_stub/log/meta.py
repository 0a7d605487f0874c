"""What a server is: its incarnation, its keys, whom it was founded for. One row, made by `init`."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, insert, inspect, select, update

from server_stub.log.tables import SCHEMA, meta, metadata
from wire import limits
from wire.signing import public_bytes


@dataclass(frozen=True, slots=True)
class Secrets:
    """The random bytes a new server is made of."""

    incarnation: bytes
    server_key: bytes = field(repr=False)
    challenge_key: bytes = field(repr=False)
    founding_code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Meta:
    """A server as its database tells it; `root` is None until it has been founded."""

    schema_version: int
    protocol: int
    incarnation: bytes
    server_key: bytes = field(repr=False)
    challenge_key: bytes = field(repr=False)
    founding_code_hash: bytes = field(repr=False)
    root: bytes | None

    @property
    def signing_key(self) -> Ed25519PrivateKey:
        """Give the key that signs stamps."""
        return Ed25519PrivateKey.from_private_bytes(self.server_key)

    @property
    def public_key(self) -> bytes:
        """Give the public half of the key that signs stamps, for root to state."""
        return public_bytes(self.signing_key)

    def is_founding_code(self, code: str) -> bool:
        """Compare a founding code in constant time."""
        return hmac.compare_digest(hash_code(code), self.founding_code_hash)


def hash_code(code: str) -> bytes:
    """Hash a founding code; it has the entropy of a key, so a plain hash keeps it."""
    return hashlib.sha256(code.encode()).digest()


def create(connection: Connection, secrets: Secrets, *, anew: bool = False) -> bool:
    """Make the tables and the one row; gives False, changing nothing, where a server lives already.

    `anew` says that nobody can know its founding code yet: then one that was not founded is made once more.
    """
    if inspect(connection).has_table(meta.name):
        if not anew or connection.scalar(select(meta.c.root)) is not None:
            return False
        # An older program may have made them, with other columns.
        metadata.drop_all(connection)
    metadata.create_all(connection)
    row = {
        "id": 1,
        "schema_version": SCHEMA,
        "protocol": limits.PROTOCOL,
        "incarnation": secrets.incarnation,
        "server_key": secrets.server_key,
        "challenge_key": secrets.challenge_key,
        "founding_code_hash": hash_code(secrets.founding_code),
        "root": None,
    }
    connection.execute(insert(meta), row)
    return True


def read(connection: Connection, *, lock: bool = False) -> Meta | None:
    """Read what the server is, or None where `init` never ran; `lock` holds the row until the transaction ends."""
    if not inspect(connection).has_table(meta.name):
        return None
    return read_known(connection, lock=lock)


def read_version(connection: Connection, *, lock: bool = False) -> int | None:
    """Read the version of the tables, or None where there is no server.

    By itself: which other columns there are is known only then.
    """
    if not inspect(connection).has_table(meta.name):
        return None
    query = select(meta.c.schema_version)
    return connection.scalar(query.with_for_update() if lock else query)


def required(connection: Connection) -> Meta:
    """Read what a server is that is known to be there and of this program's version."""
    found = read_known(connection)
    if found is None:
        raise LookupError("there is no server in this database")
    return found


def read_known(connection: Connection, *, lock: bool = False) -> Meta | None:
    """Read what a server is whose tables are known to be there."""
    columns = [column for column in meta.columns if column is not meta.c.id]
    query = select(*columns)
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    return None if row is None else Meta(**row._mapping)


def read_incarnation(connection: Connection, *, lock: bool = False) -> bytes:
    """Read which life of the server this is: another process may have begun a new one. `lock` lets nobody begin one."""
    query = select(meta.c.incarnation)
    return bytes(connection.scalars(query.with_for_update() if lock else query).one())


def raise_incarnation(connection: Connection, new: bytes) -> None:
    """Begin a new life of the server."""
    connection.execute(update(meta).values(incarnation=new))


def set_root(connection: Connection, root: bytes) -> None:
    """Remember whom the server was founded for."""
    connection.execute(update(meta).values(root=root))
