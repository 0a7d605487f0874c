"""A sealed body is read, or it is said why not: the key is missing, or it is not what it should be."""

from __future__ import annotations

from desktop.domain.outcome import Outcome, quarantined, waiting
from desktop.domain.rows import PlacedRow
from desktop.workspace.reading import read_body
from tests.helpers.company import ASD, Company, Member
from wire.body import Body
from wire.header import decode_header


def arrived(company: Company) -> tuple[Member, PlacedRow]:
    """The receiver of a notification, and its row in the log."""
    police, office = company.members
    entity = police.notify(ASD)
    police.synced()
    office.pull()
    return office, office.journal.log.of_entity(entity)[0]


def read(member: Member, row: PlacedRow, body: bytes) -> Body | Outcome:
    return read_body(member.seals, row.channel, decode_header(row.header).header, (row.header, body))


def test_what_is_sealed_is_read(company: Company) -> None:
    """Whoever holds the key reads what the author wrote."""
    office, row = arrived(company)
    found = read(office, row, row.body)
    assert isinstance(found, Body)
    assert found.type == "notification.notified"


def test_what_cannot_be_read_has_its_reason(company: Company) -> None:
    """A missing key may come later; what was altered is set aside."""
    office, row = arrived(company)
    assert read(company.founder, row, row.body) == waiting("key")
    assert read(office, row, row.body[:-1] + bytes([row.body[-1] ^ 1])) == quarantined("unreadable")
