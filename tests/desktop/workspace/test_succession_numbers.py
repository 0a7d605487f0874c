"""The numbers of what a copied profile had not sent: unique whoever sends it, and kept where somebody knows them."""

from __future__ import annotations

from typing import Any

from desktop.workspace.succession import with_ordinal
from tests.helpers.arriving import arrived
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member, notified
from tests.helpers.line import Line, Remote
from wire.body import encode_body, new_body

UNITS = (POLICE, POLICE, ASD)


def write(member: Member, unit: str, entity: bytes = b"", **changes: Any) -> bytes:
    """Write a notification of a process of its own; gives its id."""
    entity = entity or member.workspace.new_id()
    body = notified(member.unit, unit, **{"notification_id": entity, **changes})
    member.do(unit, "notification.notified", entity, body)
    return entity


def test_what_the_other_copy_sent_at_the_last_moment_is_read_before_anything_is_sent(
    police: Member, office: Member
) -> None:
    """An event of both copies that the other one hands in between reading and stating is sent once, by its number."""
    write(police, ASD)
    police.synced()
    shared = write(police, ASD, number="VIE-2026-1-2")
    clone = police.cloned()
    clone.restore(clone.backup())
    clone.pull()
    batches = clone.workspace.local.outgoing()
    police.synced()
    remote = Remote(clone.company.server, Line(), clone.company.clock.now)
    clone.workspace.local.settle(batches, remote.push(f"{clone.device.hex()}/", batches).results)
    clone.synced()
    assert clone.journal.outbox.all() == []
    assert arrived(office)[shared] == clone.shown("notification", shared).number == "VIE-2026-1-2"


def test_numbers_stay_unique(police: Member, office: Member) -> None:
    """What was not sent gets a number of the new device, since the other copy may have given its number away."""
    clone = police.cloned()
    write(police, ASD)
    police.synced()
    mine = write(clone, ASD)
    clone.synced()
    numbers = list(arrived(office).values())
    assert len(set(numbers)) == 2
    ordinal = clone.workspace.directory.devices[clone.device].ordinal
    assert clone.shown("notification", mine).number == f"VIE-2026-{ordinal}-1"


def test_what_others_have_seen_keeps_its_number(company: Company, police: Member, office: Member) -> None:
    """What belongs to a notification that has reached one of its recipients keeps the number it has there."""
    entity = write(police, ASD)
    police.synced()
    clone, late = police.cloned(), company.clock.new_id()
    write(police, ASD)
    police.synced()
    write(clone, KEMPEN, late, notification_id=entity)
    clone.synced()
    assert arrived(office)[entity] == clone.shown("notification", late).number == "VIE-2026-1-1"


def test_a_body_of_a_newer_program_keeps_its_number() -> None:
    """What this program cannot read of an event, or has no number, it sends as it was written."""
    for name in ("contact.sung", "notification.notified", "song.sung"):
        plaintext = encode_body(new_body(name, 0, (bytes(16),), b"\x80"))
        assert with_ordinal(plaintext, 9) == plaintext
