"""The raw log, in memory and on disk."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from desktop.domain.rows import ChannelRow
from desktop.store.database import AlreadyKept
from desktop.store.store import Store
from tests.desktop.store.conftest import Journal, plans, undone
from tests.desktop.store.rows import A, B, C, appended, batch, entry, id_of, seqs


def test_a_channel_never_read(journal: Journal) -> None:
    """A channel nobody has read stands at 0 with a head of zeros, and is not listed."""
    assert journal.log.channel(A) == ChannelRow(A, 0, bytes(32), 0, bytes(32))
    assert journal.log.channels() == []


def test_cursors_move(journal: Journal) -> None:
    """The cursor of a channel is the last one put, whatever stands in the others."""
    journal.log.put_channel(ChannelRow(A, 3, b"h" * 32, 1, b"o" * 32))
    journal.log.put_channel(ChannelRow(B, 9))
    moved = ChannelRow(A, 5, b"i" * 32, 2, b"p" * 32)
    journal.log.put_channel(moved)
    journal.log.put_channel(moved)
    assert journal.log.channel(A) == moved
    assert journal.log.channels() == [moved, ChannelRow(B, 9)]


def test_a_log_does_not_move_the_cursor(journal: Journal) -> None:
    """Appending leaves the cursor to whoever knows the head."""
    journal.log.append(*appended(A, [entry(1)]))
    assert journal.log.channel(A) == ChannelRow(A)


def test_authors(journal: Journal) -> None:
    """The last batch of a device is kept for each channel by itself."""
    assert journal.log.author(A, id_of(1)) == (0, bytes(32))
    journal.log.put_author(A, id_of(1), 1, b"x" * 32)
    journal.log.put_author(B, id_of(1), 7, b"y" * 32)
    journal.log.put_author(A, id_of(1), 2, b"z" * 32)
    assert journal.log.author(A, id_of(1)) == (2, b"z" * 32)
    assert journal.log.author(B, id_of(1)) == (7, b"y" * 32)
    assert journal.log.author(A, id_of(2)) == (0, bytes(32))


def test_heads_stand_where_batches_end(journal: Journal) -> None:
    """A head is known after the last event of a batch and nowhere else."""
    journal.log.append(*appended(A, [entry(1), entry(2)]))
    journal.log.append(*appended(A, [entry(3)]))
    assert journal.log.head_at(A, 2) == batch(A, 1, 2).head
    assert journal.log.head_at(A, 3) == batch(A, 3, 1).head
    assert [journal.log.head_at(A, seq) for seq in (0, 1, 4)] == [None] * 3
    assert journal.log.head_at(B, 2) is None


def test_pages_are_in_order(journal: Journal) -> None:
    """A page holds a channel's events after a seq in order, up to its limit, with what the batch says of them."""
    journal.log.append(*appended(A, [entry(1), entry(2, "superseded", "later")], device=7))
    journal.log.append(*appended(B, [entry(1, event=101)]))
    journal.log.append(*appended(A, [entry(seq) for seq in (3, 4, 5)]))
    assert seqs(journal.log.page(A, 0, 100)) == [1, 2, 3, 4, 5]
    assert seqs(journal.log.page(A, 1, 3)) == [2, 3, 4]
    assert journal.log.page(A, 5, 100) == []
    assert journal.log.page(C, 0, 100) == []
    row = journal.log.page(A, 1, 1)[0]
    assert (row.channel, row.event, row.header, row.body) == (A, id_of(2), b"header 2", b"body 2")
    assert (row.outcome, row.reason, row.device) == ("superseded", "later", id_of(7))
    assert (row.directory_seq, row.accepted_at) == (5, 1_800_000_000_000)


def test_many_channels_do_not_mix(journal: Journal) -> None:
    """Each of many channels has its own seqs from 1 on."""
    for number in range(40):
        journal.log.append(*appended(bytes([number]) * 32, [entry(1, event=number), entry(2, event=100 + number)]))
    for number in (0, 7, 39):
        assert [row.event for row in journal.log.page(bytes([number]) * 32, 0, 9)] == [
            id_of(number),
            id_of(100 + number),
        ]


def test_high_seqs(journal: Journal) -> None:
    """Seqs may grow as far as anybody will ever write."""
    last = 2**39
    journal.log.append(replace(batch(A, 1, 1), first_seq=last, last_seq=last), [entry(last)])
    journal.log.append(*appended(B, [entry(1)]))
    assert seqs(journal.log.page(A, 0, 9)) == [last]
    assert seqs(journal.log.page(B, 0, 9)) == [1]
    assert journal.log.head_at(A, last) is not None


def test_a_place_is_taken_once(journal: Journal) -> None:
    """What stands in the log is never replaced: a second batch at its place is an error and changes nothing."""
    journal.log.append(*appended(A, [entry(1), entry(2)]))
    for again in ([entry(1), entry(2)], [entry(2, event=50)], [entry(2, event=51), entry(3)]):
        with pytest.raises(AlreadyKept):
            journal.log.append(*appended(A, again))
    assert [row.event for row in journal.log.page(A, 0, 9)] == [id_of(1), id_of(2)]


def test_events_of_an_entity(journal: Journal) -> None:
    """An entity's events come channel by channel in the order the channels were met, each in its own order."""
    journal.log.append(*appended(B, [entry(1, entities=(7,)), entry(2, entities=(8,))]))
    journal.log.append(*appended(A, [entry(1, entities=(7, 8)), entry(2), entry(3, entities=(7, 7))]))
    journal.log.append(*appended(B, [entry(3, entities=(7,))]))
    found = [(row.channel, row.seq) for row in journal.log.of_entity(id_of(7))]
    assert found == [(B, 1), (B, 3), (A, 1), (A, 3)]
    assert seqs(journal.log.of_entity(id_of(8))) == [2, 1]
    assert journal.log.of_entity(id_of(9)) == []


def test_outcomes_add_up(journal: Journal) -> None:
    """The outcomes of a channel add up to its seq, before and after an event is folded again."""
    rows = [entry(1), entry(2, "waiting", "key"), entry(3, "waiting", "key"), entry(4, "waiting", "parent"), entry(5)]
    journal.log.append(*appended(A, rows))
    journal.log.append(*appended(B, [entry(1, "quarantined", "unreadable")]))
    assert journal.log.outcomes(A) == {("applied", ""): 2, ("waiting", "key"): 2, ("waiting", "parent"): 1}
    assert journal.log.outcomes(B) == {("quarantined", "unreadable"): 1}
    assert sum(journal.log.outcomes().values()) == 6
    assert journal.log.outcomes(C) == {}
    assert journal.log.outcomes(A, among=("applied", "conflict")) == {("applied", ""): 2}
    assert journal.log.outcomes(among=("waiting", "quarantined")) == {
        ("waiting", "key"): 2,
        ("waiting", "parent"): 1,
        ("quarantined", "unreadable"): 1,
    }
    journal.log.set_outcome(A, entry(2, "conflict"))
    assert journal.log.outcomes(A) == {
        ("applied", ""): 2,
        ("conflict", ""): 1,
        ("waiting", "key"): 1,
        ("waiting", "parent"): 1,
    }
    assert sum(journal.log.outcomes(A).values()) == 5


def test_events_by_outcome(journal: Journal) -> None:
    """Those that wait for the same reason are found in order, and no others."""
    rows = [entry(1, "waiting", "key"), entry(2), entry(3, "waiting", "parent"), entry(4, "waiting", "key")]
    journal.log.append(*appended(A, rows))
    journal.log.append(*appended(B, [entry(1, "waiting", "key")]))
    assert seqs(journal.log.with_outcome(A, "waiting", "key")) == [1, 4]
    assert seqs(journal.log.with_outcome(A, "applied", "")) == [2]
    assert journal.log.with_outcome(A, "waiting", "") == []
    assert journal.log.with_outcome(C, "waiting", "key") == []


def test_an_event_folded_again(journal: Journal) -> None:
    """A new outcome brings the entities the event has turned out to touch, and leaves its bytes alone."""
    journal.log.append(*appended(A, [entry(1, "waiting", "key"), entry(2, entities=(5,))]))
    touched = entry(1, "applied", entities=(5, 6))
    again = msgspec.structs.replace(touched, header=b"other", body=b"other", event=id_of(99))
    journal.log.set_outcome(A, again)
    journal.log.set_outcome(A, again)
    assert seqs(journal.log.of_entity(id_of(5))) == [1, 2]
    assert seqs(journal.log.of_entity(id_of(6))) == [1]
    row = journal.log.page(A, 0, 1)[0]
    assert (row.outcome, row.reason, row.event, row.header, row.body) == (
        "applied",
        "",
        id_of(1),
        b"header 1",
        b"body 1",
    )


def test_what_did_not_hold_is_forgotten(journal: Journal) -> None:
    """A channel met in a transaction that did not hold is as if never met, and another can take its place."""
    undone(journal, lambda: journal.log.append(*appended(A, [entry(1, entities=(5,))])))
    assert journal.log.channels() == []
    journal.log.append(*appended(B, [entry(1, event=7, entities=(5,))]))
    journal.log.append(*appended(A, [entry(1, event=8, entities=(5,))]))
    assert [(row.channel, row.event) for row in journal.log.of_entity(id_of(5))] == [(B, id_of(7)), (A, id_of(8))]
    assert [row.channel for row in journal.log.channels()] == [B, A]


def ask_all(store: Store) -> None:
    """Ask what is asked while people wait."""
    store.log.page(A, 3, 5)
    store.log.of_entity(id_of(3))
    store.log.with_outcome(A, "waiting", "key")
    store.log.head_at(A, 199)
    store.log.outcomes(A)
    store.log.outcomes(among=("waiting", "quarantined"))
    store.log.set_outcome(A, entry(3, "conflict", entities=(3,)))


def test_no_question_reads_the_whole_log(store: Store) -> None:
    """What is asked while people wait is found by an index or a range of ids; of channels there are few."""
    store.log.append(*appended(A, [entry(seq, entities=(seq,)) for seq in range(1, 200)]))
    found = plans(store, lambda: ask_all(store))
    assert found
    few = ("CONSTANT ROW", "SCAN channels")
    assert [step for step in found if step.startswith("SCAN") and not any(one in step for one in few)] == []


def test_the_end_of_a_channel_is_taken_out(journal: Journal) -> None:
    """What stands behind a place is gone from the log, of that channel alone, and its places can be taken again."""
    for channel in (A, B):
        for first in (1, 3):
            journal.log.append(*appended(channel, [entry(first, entities=(1,)), entry(first + 1, entities=(2,))]))
    assert [row.last_seq for row in journal.log.batches(A, 0, 9)] == [2, 4]
    assert [row.last_seq for row in journal.log.batches(A, 2, 1)] == [4]
    journal.log.cut(A, 2)
    assert seqs(journal.log.page(A, 0, 9)) == [1, 2]
    assert seqs(journal.log.page(B, 0, 9)) == [1, 2, 3, 4]
    assert [row.last_seq for row in journal.log.batches(A, 0, 9)] == [2]
    assert [(row.channel, row.seq) for row in journal.log.of_entity(id_of(1))] == [(A, 1), (B, 1), (B, 3)]
    journal.log.append(*appended(A, [entry(3, event=77)]))
    assert journal.log.batches(A, 2, 9) == [batch(A, 3, 1)]
    journal.log.cut(A, 0)
    assert journal.log.page(A, 0, 9) == []
