"""What a member has queued by itself or by hand, by kind of envelope."""

from __future__ import annotations

from desktop.domain.rows import OutboxRow
from tests.helpers.company import Member
from wire.header import EnvelopeKind
from wire.statements import Statement, decode_statement


def queued(member: Member, kind: EnvelopeKind = EnvelopeKind.EVENT) -> list[OutboxRow]:
    """What waits in the outbox."""
    return [row for row in member.journal.outbox.all() if row.envelope == kind]


def statements(member: Member) -> list[Statement]:
    """What waits to be stated in the directory."""
    return [decode_statement(row.plaintext) for row in queued(member, EnvelopeKind.STATEMENT)]
