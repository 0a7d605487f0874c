"""What comes out of an envelope: an event with its author and place, or the reason why there is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.fold import Written
from desktop.domain.outcome import ERASED, Outcome, quarantined, waiting
from desktop.domain.rows import ErasedRow, PlacedRow
from desktop.workspace.ground import Ground
from desktop.workspace.opening import open_event, open_placed, place_of
from tests.helpers.company import ASD, POLICE, Company, Member, founded, notified
from tests.helpers.laws import ground_of
from tests.helpers.rogue import event, plain, write
from wire.access import Channel
from wire.header import decode_header


@pytest.fixture
def company() -> Company:
    """A company in which the police has told the youth office something urgent."""
    company = founded((POLICE, ASD))
    company.members[0].notify(ASD, "immediate", b"n" * 16)
    company.members[0].synced()
    company.members[1].synced()
    return company


def read(member: Member) -> tuple[Ground, Channel, PlacedRow]:
    """A profile's ground and the notification as it stands in its log."""
    ground = ground_of(member)
    (row,) = [row for row in member.journal.log.of_entity(b"n" * 16) if row.device != member.device]
    return ground, ground.channels[row.channel], row


def opened(ground: Ground, channel: Channel, header: bytes, body: bytes) -> Written | Outcome:
    """Open an envelope by its parts."""
    return open_event(
        ground, channel, decode_header(header).header, (header, body), place_of(ground, 7, b"d" * 16, 3, 5)
    )


def test_an_event_comes_with_its_author_and_place(company: Company) -> None:
    """An opened event says who wrote it, where it stands, when the server took it and for which units it is."""
    police, office = company.members
    ground, channel, row = read(office)
    written = open_placed(ground, channel, row)
    assert isinstance(written, Written)
    assert (written.type, written.entities, written.version) == ("notification.notified", (b"n" * 16,), 1)
    assert (written.author.device, written.author.unit, written.author.roles) == (
        police.device,
        POLICE,
        police.workspace.directory.roles(police.device, row.directory_seq),
    )
    assert (written.id, written.seq, written.accepted_at) == (row.event, row.seq, row.accepted_at)
    assert (written.units, written.channel_kind, written.alarm) == (channel.units, "pair", True)
    assert written.rules == ground.rules(row.directory_seq)
    assert written.rules.stated


def test_the_log_and_the_answer_open_alike(company: Company) -> None:
    """An event read back from the log is the one that was opened when it came in."""
    ground, channel, row = read(company.members[1])
    place = place_of(ground, row.seq, row.device, row.directory_seq, row.accepted_at)
    header = decode_header(row.header).header
    assert open_event(ground, channel, header, (row.header, row.body), place) == open_placed(ground, channel, row)


def test_an_author_nobody_knows_is_of_no_unit(company: Company) -> None:
    """A device that the directory does not know has neither unit nor roles, and the rules decide what that means."""
    ground, channel, row = read(company.members[1])
    written = open_placed(ground, channel, replace(row, device=b"?" * 16))
    assert isinstance(written, Written)
    assert (written.author.unit, written.author.agency, written.author.roles) == ("", "", ())


def test_without_its_key_an_event_waits(company: Company) -> None:
    """An event under a key that this device does not hold waits for it, as does one of another channel's key."""
    _, channel, row = read(company.members[1])
    stranger = ground_of(company.founder)
    assert open_placed(stranger, channel, row) == waiting("key")
    ground = ground_of(company.members[1])
    other = next(one for one in ground.channels.values() if one.id != channel.id)
    assert opened(ground, other, row.header, row.body) == waiting("key")


@pytest.mark.parametrize("place", [0, 12, -1])
def test_an_altered_body_is_unreadable(company: Company, place: int) -> None:
    """A body with one bit turned, wherever it is, is quarantined and never raises."""
    ground, channel, row = read(company.members[1])
    body = bytearray(row.body)
    body[place] ^= 1
    assert opened(ground, channel, row.header, bytes(body)) == quarantined("unreadable")


def test_a_body_under_another_header_is_unreadable(company: Company) -> None:
    """A body does not open under the header of another event."""
    police, office = company.members
    police.notify(ASD, "routine", b"o" * 16)
    police.synced()
    office.synced()
    ground, channel, row = read(office)
    (other,) = [each for each in office.journal.log.of_entity(b"o" * 16) if each.device == police.device]
    assert opened(ground, channel, other.header, row.body) == quarantined("unreadable")


@pytest.mark.parametrize("length", [1, 11, 27])
def test_a_cut_body_is_unreadable(company: Company, length: int) -> None:
    """A body that was cut is quarantined, however little is left of it."""
    ground, channel, row = read(company.members[1])
    assert opened(ground, channel, row.header, row.body[:length]) == quarantined("unreadable")


def test_a_missing_body_has_a_name_of_its_own(company: Company) -> None:
    """An envelope without its body waits until an erasure names it, and then counts as erased."""
    ground, channel, row = read(company.members[1])
    assert opened(ground, channel, row.header, b"") == waiting("body")
    named = decode_header(row.header).header.event
    ground.journal.erased.put([ErasedRow(channel.id, "event", named, bytes(16), "named")])
    assert opened(ground, channel, row.header, b"") == ERASED


@pytest.mark.parametrize("plaintext", [b"no event", b"\xc0", b"\x90", b""])
def test_what_is_sealed_well_and_no_event_is_unreadable(company: Company, plaintext: bytes) -> None:
    """Malformed words under a good seal are quarantined, and the events beside them are folded."""
    police, office = company.members
    channel, row = police.workspace.pair(ASD), plain(police, plaintext)
    write(police, channel, row, event(police, "notification.notified", [b"b" * 16], notified(POLICE, ASD)))
    office.synced()
    rows = office.journal.log.with_outcome(channel, "quarantined", "unreadable")
    assert [each.event for each in rows] == [row.event]
    assert office.workspace.state("notification", b"b" * 16) is not None
