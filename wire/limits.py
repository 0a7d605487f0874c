"""Limits on everything that travels.

Both sides check them, so that no input from outside can cost unbounded memory or time. Raising a limit is compatible;
lowering one is a change of the protocol.
"""

from __future__ import annotations

from typing import Final

KIB: Final = 1024
MIB: Final = 1024 * KIB

PROTOCOL: Final = 1
FORMAT: Final = 1

BATCH_ENVELOPES: Final = 500
BATCH_BYTES: Final = 1 * MIB
HEADER_BYTES: Final = 144 * KIB
BODY_BYTES: Final = 512 * KIB
PLAINTEXT_BYTES: Final = 2 * MIB
CHUNKS: Final = 4096
CHUNK_BYTES: Final = 1 * MIB
SEALED_CHUNK_BYTES: Final = CHUNK_BYTES + 16
FILE_BYTES: Final = CHUNKS * CHUNK_BYTES
ENTITIES: Final = 500
ERASED_EVENTS: Final = 1000
TOMBSTONE_BYTES: Final = 2 * KIB

PUSH_BATCHES: Final = 16
PUSH_BYTES: Final = 4 * MIB
PULL_BYTES: Final = 1 * MIB
LEAST_PULL_BYTES: Final = 64 * KIB
PULL_BATCHES: Final = 2048
PULL_CURSORS: Final = 4096
RESTORE_BATCHES: Final = 16
BEHIND_ENDS: Final = 64
ANSWER_BYTES: Final = 8 * MIB
SMALL_REQUEST_BYTES: Final = 256 * KIB

NAME_CHARACTERS: Final = 200
WRAPS: Final = 2000
WRAP_BYTES: Final = 2 * KIB
ROLES: Final = 16

WAIT_SECONDS: Final = 25
RETRY_SECONDS: Final = 24 * 3600
CHALLENGE_SECONDS: Final = 60
SLOWEST: Final = 8 * KIB
"""Bytes a second that a line carries at least: whoever waits for a body waits as long as it may take over that."""
SESSION_IDLE_SECONDS: Final = 24 * 3600
CHUNK_LEASE_SECONDS: Final = 7 * 24 * 3600
