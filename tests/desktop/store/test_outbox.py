"""The outbox, in memory and on disk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.rows import LONGEST_DELAY_MS, ReceiptRow, SealedRow
from desktop.store.database import AlreadyKept
from desktop.store.store import Store, open_store
from tests.desktop.store.conftest import KEY, Journal, plans, undone
from tests.desktop.store.rows import A, B, C, events, id_of, waiting


def test_events_stay_in_order(journal: Journal) -> None:
    """Events come out as they went in, whatever their ids, and keep every column."""
    row = replace(waiting(9, B, alarm=True, not_before=77), envelope=3, status="refused", reason="bad")
    journal.outbox.add([waiting(5), row])
    journal.outbox.add([waiting(2)])
    journal.outbox.add([])
    assert journal.outbox.all() == [waiting(5), row, waiting(2)]
    assert journal.outbox.all("refused") == [row]
    assert journal.outbox.all("sealed") == []


def test_what_is_of_a_file_goes_after_it(journal: Journal) -> None:
    """An event keeps the addresses of its chunks; while they go up, what is of the same entity waits, nothing else."""
    chunks = (bytes((1,)) * 32, bytes((2,)) * 32)
    film = replace(waiting(1, entity=7), status="uploading", chunks=chunks)
    journal.outbox.add([film, waiting(2, entity=7), waiting(3, entity=8), waiting(4, B, entity=7)])
    assert journal.outbox.all("uploading") == [film]
    assert events(journal.outbox.waiting(A, 9, 9)) == [3]
    assert events(journal.outbox.waiting(B, 9, 9)) == [4]
    journal.outbox.mark([film.event], "waiting")
    assert events(journal.outbox.waiting(A, 9, 9)) == [1, 2, 3]
    assert journal.outbox.waiting(A, 9, 1)[0].chunks == chunks


def test_where_nothing_waits_for_a_file_all_of_its_entity_goes_past_it(journal: Journal) -> None:
    """What was written before the file and after it goes out while its chunks go up; the file's own event waits."""
    film = replace(waiting(2, entity=7), status="uploading", chunks=(bytes(32),))
    journal.outbox.add([waiting(1, entity=7), film, waiting(3, entity=7)])
    assert events(journal.outbox.waiting(A, 9, 9)) == []
    assert events(journal.outbox.waiting(A, 9, 9, past_files=True)) == [1, 3]


def test_events_are_numbered_in_the_order_they_went_in(journal: Journal) -> None:
    """Whatever their clocks, events of the outbox carry growing numbers, also after the first ones have left it."""
    journal.outbox.add([waiting(5), waiting(3)])
    journal.outbox.drop([id_of(5)])
    journal.outbox.add([waiting(1)])
    numbers = [row.number for row in journal.outbox.all()]
    assert events(journal.outbox.all()) == [3, 1]
    assert 0 < numbers[0] < numbers[1]


def test_what_was_never_sent_can_say_something_else(journal: Journal) -> None:
    """An event that is rewritten keeps its id, its place and all else; one that is not there stays away."""
    journal.outbox.add([waiting(1), waiting(2)])
    journal.outbox.rewrite(id_of(1), b"again")
    journal.outbox.rewrite(id_of(3), b"never")
    assert journal.outbox.all() == [replace(waiting(1), plaintext=b"again"), waiting(2)]


@pytest.mark.parametrize("added", [[2, 1], [3, 3]])
def test_an_event_is_queued_once(added: list[int], journal: Journal) -> None:
    """An event that is queued cannot be queued again, and nothing beside it is."""
    journal.outbox.add([waiting(1)])
    with pytest.raises(AlreadyKept):
        journal.outbox.add([waiting(number) for number in added])
    assert events(journal.outbox.all()) == [1]


def test_events_of_an_entity(journal: Journal) -> None:
    """The overlay finds an entity's events of every status in order, and all entities there are."""
    journal.outbox.add([waiting(1, entity=7), waiting(2, entity=8), waiting(3, B, entity=7)])
    journal.outbox.mark([id_of(1)], "accepted")
    assert events(journal.outbox.of_entity(id_of(7))) == [1, 3]
    assert journal.outbox.of_entity(id_of(9)) == []
    assert journal.outbox.entities() == {id_of(7), id_of(8)}
    assert journal.outbox.names(id_of(7)) == [id_of(1), id_of(3)]
    assert events(journal.outbox.some([id_of(3), id_of(9), id_of(1)])) == [1, 3]
    assert journal.outbox.some([]) == []


@pytest.mark.parametrize("asked", [(7,), (7, 8, 9), tuple(range(1200))])
def test_events_of_several_entities(journal: Journal, asked: tuple[int, ...]) -> None:
    """They are found together, whether few are asked for or more than there are; nobody gets another's."""
    journal.outbox.add([waiting(1, entity=7), waiting(2, entity=8), waiting(3, B, entity=7), waiting(4, entity=1300)])
    found = journal.outbox.of_entities({id_of(number) for number in asked})
    among = {id_of(7): [1, 3], id_of(8): [2]}
    assert {entity: events(rows) for entity, rows in found.items()} == {
        entity: numbers for entity, numbers in among.items() if entity in {id_of(number) for number in asked}
    }
    assert journal.outbox.of_entities(set()) == {}


def test_what_may_go_now(journal: Journal) -> None:
    """Of a channel those go that wait and whose time has come, in order and up to a limit."""
    journal.outbox.add([waiting(1), waiting(2, not_before=500), waiting(3, B), waiting(4), waiting(5)])
    journal.outbox.mark([id_of(4)], "sealed")
    assert events(journal.outbox.waiting(A, 499, 10)) == [1, 5]
    assert events(journal.outbox.waiting(A, 500, 10)) == [1, 2, 5]
    assert events(journal.outbox.waiting(A, 500, 2)) == [1, 2]
    assert journal.outbox.waiting(C, 500, 10) == []


def test_what_goes_unread(journal: Journal) -> None:
    """Of a channel in which nobody could read, keys handed on and erasures go, once their time has come."""
    kinds = enumerate((1, 2, 3, 4, 5, 6, 4), 1)
    journal.outbox.add([replace(waiting(number), envelope=kind) for number, kind in kinds])
    journal.outbox.add([replace(waiting(8, B), envelope=3), replace(waiting(9, not_before=500), envelope=3)])
    journal.outbox.mark([id_of(4)], "sealed")
    assert events(journal.outbox.unread(A, 499, 9)) == [3, 5, 7]
    assert events(journal.outbox.unread(A, 500, 9)) == [3, 5, 7, 9]
    assert events(journal.outbox.unread(A, 500, 2)) == [3, 5]
    assert journal.outbox.unread(C, 500, 9) == []


def test_a_clock_that_was_ahead_holds_nothing_back(journal: Journal) -> None:
    """What should wait for longer than anything does may go, and so may its alarm."""
    later = 500 + LONGEST_DELAY_MS
    journal.outbox.add([waiting(1, not_before=later), waiting(2, not_before=later + 1)])
    journal.outbox.add([waiting(3, B), waiting(4, C, alarm=True, not_before=later + 1)])
    assert events(journal.outbox.waiting(A, 500, 10)) == [2]
    assert journal.outbox.waiting_channels(500) == [C, A, B]


def test_alarms_go_first(journal: Journal) -> None:
    """Channels with an alarm come first, then those that wait longest; none for what has to wait still."""
    journal.outbox.add(
        [
            waiting(1, A),
            waiting(2, B, not_before=900),
            waiting(3, C),
            waiting(4, C, alarm=True),
            waiting(5, A),
            waiting(6, bytes(32), alarm=True, not_before=900),
        ]
    )
    assert journal.outbox.waiting_channels(100) == [C, A]
    assert journal.outbox.waiting_channels(900) == [C, bytes(32), A, B]
    journal.outbox.mark([id_of(4)], "accepted")
    assert journal.outbox.waiting_channels(100) == [A, C]


def test_when_the_next_is_due(journal: Journal) -> None:
    """The earliest time counts, of those that wait."""
    assert journal.outbox.next_due() is None
    journal.outbox.add([waiting(1, not_before=300), waiting(2, not_before=200), waiting(3, not_before=100)])
    journal.outbox.mark([id_of(3)], "refused", "bad")
    assert journal.outbox.next_due() == 200
    journal.outbox.hurry()
    assert journal.outbox.next_due() == 0
    assert [row.not_before for row in journal.outbox.all()] == [0, 0, 100]


def test_counts(journal: Journal) -> None:
    """Events are counted by status."""
    assert journal.outbox.counts() == {}
    journal.outbox.add([waiting(number) for number in range(1, 6)])
    journal.outbox.mark([id_of(1), id_of(2)], "sealed")
    journal.outbox.mark([id_of(3)], "refused", "not_a_reader")
    assert journal.outbox.counts() == {"waiting": 2, "sealed": 2, "refused": 1}


def test_marks(journal: Journal) -> None:
    """A mark sets status and reason of the events named; marking again, or an unknown one, is no error."""
    journal.outbox.add([waiting(1), waiting(2)])
    for _ in range(2):
        journal.outbox.mark([id_of(1), id_of(9)], "refused", "bad")
    assert [(row.status, row.reason) for row in journal.outbox.all()] == [("refused", "bad"), ("waiting", "")]
    journal.outbox.mark([id_of(1)], "waiting")
    journal.outbox.mark([], "sealed")
    assert journal.outbox.all() == [waiting(1), waiting(2)]


def test_what_came_back_is_dropped(journal: Journal) -> None:
    """Events leave when the log holds them; dropping them again is no error, and they may be queued anew."""
    journal.outbox.add([waiting(1), waiting(2), waiting(3)])
    for _ in range(2):
        journal.outbox.drop([id_of(1), id_of(3)])
    journal.outbox.drop([])
    assert events(journal.outbox.all()) == [2]
    journal.outbox.add([waiting(1)])
    assert events(journal.outbox.all()) == [2, 1]


def test_sealed_batches(journal: Journal) -> None:
    """Batches under way are kept byte for byte in the order they were signed, until each one's answer is known."""
    first = SealedRow(B, 4, b"h" * 32, b"\x00batch\xff", (id_of(1), id_of(2)))
    second = SealedRow(A, 1, b"i" * 32, b"other", (id_of(3),))
    third = SealedRow(B, 5, b"j" * 32, b"next", ())
    for row in (first, second, third):
        journal.outbox.put_sealed(row)
    assert journal.outbox.sealed() == [first, second, third]
    journal.outbox.drop_sealed(B, 4)
    journal.outbox.drop_sealed(B, 4)
    journal.outbox.drop_sealed(C, 1)
    assert journal.outbox.sealed() == [second, third]
    anew = replace(second, batch=b"sealed anew")
    journal.outbox.put_sealed(anew)
    journal.outbox.put_sealed(anew)
    assert journal.outbox.sealed() == [third, anew]


def test_the_first_still_to_come(journal: Journal) -> None:
    """What rings and the server lacks comes first, then all else in order; what came to nothing is left out."""
    journal.outbox.add([replace(waiting(number), alarm=number in (3, 5, 7)) for number in range(1, 9)])
    journal.outbox.mark([id_of(3)], "accepted")
    journal.outbox.mark([id_of(1)], "sealed")
    journal.outbox.mark([id_of(2), id_of(7)], "refused", "rule")
    assert events(journal.outbox.first(9)) == [5, 1, 3, 4, 6, 8]
    assert events(journal.outbox.first(3)) == [5, 1, 3]
    assert [row.status for row in journal.outbox.first(2)] == ["waiting", "sealed"]


def test_alarms(journal: Journal) -> None:
    """Where an alarm waits that may go by now is told, and whether one is among events that are named."""
    journal.outbox.add([waiting(1), waiting(2, A, alarm=True), waiting(3, B, alarm=True, not_before=50)])
    assert journal.outbox.alarmed_channels(49) == {A}
    assert journal.outbox.alarmed_channels(50) == {A, B}
    journal.outbox.mark([id_of(2)], "sealed")
    assert journal.outbox.alarmed_channels(50) == {B}
    assert journal.outbox.rings([id_of(1), id_of(2)])
    assert not journal.outbox.rings([id_of(1), id_of(9)])
    assert not journal.outbox.rings([])


def test_the_first_of_many_are_found_by_index(store: Store) -> None:
    """What may go now is found without reading what was accepted long ago."""
    store.outbox.add([waiting(number) for number in range(1, 100)])
    for ask in (
        lambda: store.outbox.waiting(A, 0, 5),
        lambda: store.outbox.unread(A, 0, 5),
        lambda: store.outbox.waiting_channels(0),
        lambda: store.outbox.of_entity(A[:16]),
        lambda: store.outbox.names(A[:16]),
        lambda: store.outbox.some([id_of(1)]),
        lambda: store.outbox.mark([id_of(1)], "sealed"),
    ):
        steps = [step.split()[:2] for step in plans(store, ask)]
        assert [
            step for step in steps if step in [["SCAN", table] for table in ("o", "w", "outbox", "whereabouts")]
        ] == []


def told_with_the_words(store: Store) -> list[str]:
    with store._connections.reading() as connection:
        return [row[0] for row in connection.run("SELECT status FROM outbox ORDER BY id")]


def test_a_step_on_the_way_rewrites_no_word(store: Store) -> None:
    """That an event is sealed or accepted is not written where its words stand; that it was refused is."""
    store.outbox.add([waiting(1), waiting(2), waiting(3)])
    store.outbox.mark([id_of(1), id_of(2)], "sealed")
    store.outbox.mark([id_of(1)], "accepted")
    assert [row.status for row in store.outbox.all()] == ["accepted", "sealed", "waiting"]
    assert told_with_the_words(store) == ["waiting"] * 3
    store.outbox.mark([id_of(1)], "refused", "rule")
    store.outbox.mark([id_of(2)], "waiting")
    assert told_with_the_words(store) == ["refused", "waiting", "waiting"]
    store.outbox.mark([id_of(1)], "sealed")
    assert next((row.status, row.reason) for row in store.outbox.all()) == ("sealed", "")


def test_every_event_has_its_place(store: Store) -> None:
    """Whatever came and went, there is one place for each event of the outbox, and none besides."""
    for first in (1, 4, 7):
        store.outbox.add([waiting(first), waiting(first + 1), waiting(first + 2, B, not_before=9)])
        store.outbox.drop([id_of(first + 1), id_of(first + 2)])
    undone(store, lambda: store.outbox.add([waiting(99)]))
    store.outbox.add([waiting(2, B, not_before=9)])
    with store._connections.reading() as connection:
        words = connection.run("SELECT id, channel, not_before, alarm FROM outbox ORDER BY id").all()
        places = connection.run("SELECT id, channel, not_before, alarm FROM whereabouts ORDER BY id").all()
    assert words == places
    assert len(words) == 4


def test_bytes_read_before_are_those_on_the_disk(store: Store, tmp_path: Path) -> None:
    """A batch sealed anew, undone or written by another process is given as it stands on the disk."""
    first, other = (SealedRow(A, 1, bytes([n]) * 32, b"batch %d" % n, (id_of(n),)) for n in (1, 2))
    store.outbox.put_sealed(first)
    assert store.outbox.sealed() == [first]
    undone(store, lambda: store.outbox.put_sealed(other))
    assert store.outbox.sealed() == [first]
    beside = open_store(tmp_path / "journal.db", KEY)
    beside.outbox.put_sealed(other)
    beside.close()
    assert store.outbox.sealed() == [other]
    store.outbox.drop_sealed(A, 1)
    assert store.outbox.sealed() == []


def test_an_accepted_batch_stays_until_it_is_back(journal: Journal) -> None:
    """With the server's stamp a batch is under way no longer, and is kept whole until it is dropped or sealed anew."""
    one, two = (SealedRow(A, n, bytes([n]) * 32, b"batch", (id_of(n),)) for n in (1, 2))
    for row in (one, two):
        journal.outbox.put_sealed(row)
    assert journal.outbox.accepted(A, 1) is None
    journal.outbox.accept(A, 1, b"stamp", b"s" * 64)
    assert journal.outbox.sealed() == [two]
    assert journal.outbox.receipts() == [ReceiptRow(A, 1, one.hash, b"stamp", b"s" * 64)]
    assert journal.outbox.accepted(A, 1) == one
    journal.outbox.accept(A, 2, b"stamp", b"s" * 64)
    journal.outbox.put_sealed(two)
    assert journal.outbox.sealed() == [two]
    journal.outbox.drop_sealed(A, 1)
    assert journal.outbox.receipts() == []
