"""What a server has acknowledged and lost stays whole, and on the screen."""

from __future__ import annotations

from desktop.workspace.aside_book import read_aside
from desktop.workspace.kept_aside import aside_row, placed_batch
from desktop.workspace.rewinding import batches_after, entries_of
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.line import Line, Remote
from tests.helpers.restored import put_back
from wire.batch import batch_hash
from wire.messages import HelloAnswer
from wire.stamp import read_stamp


def two_told(company: Company) -> tuple[Member, bytes, bytes]:
    """The police has told of two children; the second is kept aside, since the channel has grown without it."""
    police, office = company.members
    first = police.notify(ASD)
    company.everybody_syncs()
    backup = company.server.copied()
    second = police.notify(ASD)
    police.synced()
    put_back(company, backup)
    office.notify(POLICE)
    office.synced()
    police.workspace.local.greeted(hello(company))
    police.pull()
    return police, first, second


def hello(company: Company) -> HelloAnswer:
    """How the server greets."""
    return Remote(company.server, Line(), company.clock.now).hello()


def test_a_batch_is_put_together_byte_for_byte(company: Company) -> None:
    """What the log holds of a batch gives the very batch and stamp that the server placed, also from aside."""
    police = company.members[0]
    ground = police.workspace.local._ground
    channel = police.workspace.cooperation()
    placed = [placed_batch(row, entries_of(ground, row)) for row in batches_after(ground, channel, 0)]
    assert placed == company.server.lanes[channel].placed
    rows = [aside_row(row, one, ()) for row, one in zip(batches_after(ground, channel, 0), placed, strict=True)]
    assert [read_aside(row) for row in rows] == placed
    assert [row.hash for row in rows] == [batch_hash(one.batch) for one in placed]


def test_what_is_kept_aside_is_shown_as_it_was(company: Company) -> None:
    """A notification that a restored server does not have looks as before, with when it was accepted, and is found."""
    police, first, second = two_told(company)
    assert police.journal.aside.count() > 0
    assert police.shown("notification", second).delivery == "accepted"
    assert police.shown("notification", first).delivery == "delivered"
    assert not police.workspace.local.remaining().level
    police.open()
    assert police.shown("notification", second).delivery == "accepted"
    row, _ = police.workspace.entry("notification", second) or (None, None)
    assert row is not None
    assert row.confirmed is None


def test_it_leaves_event_by_event(company: Company) -> None:
    """A batch is kept until its last event is back, by its own hash or by the events' ids in other batches."""
    police, _, _ = two_told(company)
    ground = police.workspace.local._ground
    [row] = [row for row in police.journal.aside.all(police.workspace.pair(ASD)) if len(row.events) >= 1][:1]
    ground.aside.came_back(row.channel, b"x" * 32, set(row.events[1:]))
    left = next(one for one in police.journal.aside.all(row.channel) if one.hash == row.hash)
    assert left.events == row.events[:1]
    ground.aside.came_back(row.channel, row.hash, set())
    assert row.hash not in {one.hash for one in police.journal.aside.all(row.channel)}


def test_it_is_in_the_order_it_had(company: Company) -> None:
    """What is kept aside is laid over in the order in which it once stood."""
    police, _, second = two_told(company)
    stamps = [read_stamp(read_aside(row).stamp)[0].first_seq for row in police.journal.aside.all()]
    assert stamps == sorted(stamps)
    assert police.shown("notification", second).accepted_at is not None
