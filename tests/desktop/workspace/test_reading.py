"""A sealed body is read, or it is said why not: the key is missing, or it is not what it should be."""

from __future__ import annotations

from desktop.domain.notification_events import Notified
from desktop.domain.outcome import Outcome, quarantined, waiting
from desktop.domain.rows import PlacedRow
from desktop.workspace.reading import Told, read_body, told
from tests.helpers.company import ASD, Company, Member
from wire.body import new_body
from wire.header import decode_header


def arrived(company: Company) -> tuple[Member, PlacedRow]:
    """The receiver of a notification, and its row in the log."""
    police, office = company.members
    entity = police.notify(ASD)
    police.synced()
    office.pull()
    return office, office.journal.log.of_entity(entity)[0]


def read(member: Member, row: PlacedRow, body: bytes) -> Told | Outcome:
    return read_body(member.seals, row.channel, decode_header(row.header).header, (row.header, body))


def test_what_is_sealed_is_read(company: Company) -> None:
    """Whoever holds the key reads what the author wrote."""
    office, row = arrived(company)
    found = read(office, row, row.body)
    assert isinstance(found, Told)
    assert found.body.type == "notification.notified"
    assert isinstance(found.said, Notified)


def test_what_cannot_be_read_has_its_reason(company: Company) -> None:
    """A missing key may come later; what was altered is set aside."""
    office, row = arrived(company)
    assert read(company.founder, row, row.body) == waiting("key")
    assert read(office, row, row.body[:-1] + bytes([row.body[-1] ^ 1])) == quarantined("unreadable")


def test_what_opens_and_says_nothing_has_its_reason_with_it() -> None:
    """A body whose fields mean nothing is told all the same, with the outcome of an event that says such a thing."""
    for kind, reason in (
        ("notification.notified", quarantined("malformed_event")),
        ("announcement.made", waiting("unknown_type")),
    ):
        body = new_body(kind, 1, (bytes(16),), b"\x80")
        assert told(body) == Told(body, reason)
