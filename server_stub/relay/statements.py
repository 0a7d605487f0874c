"""Batches of the directory: every statement is folded before it is stored, and one the fold refuses stops the batch.

The server adds the one check that needs a clock: an invite must be in time when it is redeemed.
"""

from __future__ import annotations

from collections.abc import Container

from wire.batch import OpenedBatch
from wire.codec import Malformed
from wire.directory import Directory
from wire.directory_fold import fold, skip
from wire.header import EnvelopeKind
from wire.messages import BadEnvelope
from wire.names import directory_channel, root_fingerprint
from wire.statements import Enrolled, Founded, ServerKeyStated, Statement, decode_statement


def statement_at(opened: OpenedBatch, index: int) -> Statement | str:
    """Read one statement of a batch, or say what is wrong with it."""
    if opened.headers[index].header.kind != EnvelopeKind.STATEMENT:
        return "statements_only"
    try:
        return decode_statement(opened.batch.bodies[index])
    except Malformed:
        return "malformed"


def fold_batch(directory: Directory, opened: OpenedBatch, now: int) -> tuple[Directory, list[BadEnvelope]]:
    """Fold a batch's statements in order; gives the new directory and each statement that cannot stand."""
    faults: list[BadEnvelope] = []
    for index in range(len(opened.headers)):
        statement = statement_at(opened, index)
        if isinstance(statement, str):
            faults.append(BadEnvelope(index, statement))
        elif _comes_too_late(directory, statement, now):
            faults.append(BadEnvelope(index, "invite_expired"))
        else:
            directory, refusal = fold(directory, directory.seq + 1, opened.core.device, statement)
            if refusal is not None:
                faults.append(BadEnvelope(index, refusal))
    return directory, faults


def fold_recovered(
    directory: Directory, opened: OpenedBatch, known: Container[bytes]
) -> tuple[Directory, list[BadEnvelope]]:
    """Fold the statements of a batch that was accepted in another order; gives the directory and what is no statement.

    Those that hold no more, and those that are `known` by another way, have a place and change nothing.
    """
    malformed: list[BadEnvelope] = []
    for index, sealed in enumerate(opened.headers):
        statement = statement_at(opened, index)
        if isinstance(statement, str):
            malformed.append(BadEnvelope(index, statement))
        elif sealed.header.event in known:
            directory = skip(directory, directory.seq + 1)
        else:
            directory, _ = fold(directory, directory.seq + 1, opened.core.device, statement)
    return directory, malformed


def _comes_too_late(directory: Directory, statement: Statement, now: int) -> bool:
    if not isinstance(statement, Enrolled):
        return False
    invite = directory.invites.get(statement.invite)
    return invite is not None and invite.redeemed_by is None and invite.expires_at <= now


def enrolment(opened: OpenedBatch) -> Enrolled | None:
    """Give the one statement an invite's session may push: its enrolment, alone in the batch."""
    statement = statement_at(opened, 0)
    return statement if len(opened.headers) == 1 and isinstance(statement, Enrolled) else None


def founding_key(opened: OpenedBatch) -> bytes | None:
    """Give root's key if a batch speaks for it first: its first statement founds, for this root and this channel."""
    statement = statement_at(opened, 0)
    if not isinstance(statement, Founded):
        return None
    root = root_fingerprint(statement.root_key)
    fits = opened.core.root == root and opened.core.channel == directory_channel(root)
    return statement.root_key if fits else None


def names_server(opened: OpenedBatch, server_key: bytes) -> bool:
    """Say whether a founding batch states this server's key and no other."""
    return server_keys_in(opened) == {server_key}


def server_keys_in(opened: OpenedBatch) -> set[bytes]:
    """Give the keys of servers that a batch states."""
    stated = [statement_at(opened, index) for index in range(len(opened.headers))]
    return {statement.key for statement in stated if isinstance(statement, ServerKeyStated)}
