"""What an administrator may know of the log: counts and versions, nothing of anybody's."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from server_stub.log.meta import Meta
from server_stub.log.tables import SCHEMA, batches, channels, chunks, envelopes, sessions


def status(connection: Connection, meta: Meta) -> dict[str, object]:
    """Count what the log holds."""
    counted = {
        "channels": channels,
        "batches": batches,
        "envelopes": envelopes,
        "chunks": chunks,
        "sessions": sessions,
    }
    counts = {name: connection.scalar(select(func.count()).select_from(table)) or 0 for name, table in counted.items()}
    return {
        "founded": meta.root is not None,
        "root_fingerprint": None if meta.root is None else meta.root.hex(),
        "incarnation": meta.incarnation.hex(),
        "protocol": meta.protocol,
        "schema_version": meta.schema_version,
        "newest_schema_version": SCHEMA,
        **counts,
    }
