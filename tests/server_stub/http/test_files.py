"""The calls about files, straight into the application."""

from __future__ import annotations

import pytest

from server_stub.log.chunks import LEASE_MS
from tests.conftest import ExpectedLogs
from tests.helpers.calls import Answer, Calls
from tests.helpers.devices import ASD, KEMPEN, POLICE, Item, erase
from tests.helpers.doors import OpenDoor
from tests.helpers.founded import Founded
from wire import limits, messages
from wire.chunks import address
from wire.codec import encode
from wire.header import EnvelopeKind
from wire.messages import Accepted, BadEnvelope, RefusedBatch
from wire.names import directory_channel
from wire.statements import Revoked

DAY = 24 * 3600 * 1000
CHUNK = b"sealed" * 100
"""Bytes as a server sees them: it cannot know what they are."""


def path(channel: bytes, chunk: bytes | None = None) -> str:
    return f"/v1/files/{channel.hex()}" + ("" if chunk is None else f"/{chunk.hex()}")


def put(calls: Calls, channel: bytes, data: bytes = CHUNK) -> Answer:
    return calls.raw("PUT", path(channel, address(data)), data)


def get(calls: Calls, channel: bytes, data: bytes = CHUNK) -> Answer:
    return calls.get(path(channel, address(data)))


def missing(calls: Calls, channel: bytes, *chunks: bytes) -> tuple[bytes, ...]:
    return calls.post(path(channel), messages.MissingRequest(chunks)).read(messages.MissingAnswer).chunks


def refusal(answer: Answer) -> tuple[int, str]:
    return answer.status, answer.problem.code


@pytest.fixture
def police(door: OpenDoor, here: Founded) -> Calls:
    """The calls of a device of the police."""
    return door.calls.as_device(here.enrol(POLICE))


def test_a_chunk_comes_and_goes(door: OpenDoor, here: Founded, police: Calls) -> None:
    """What one member hands in is known the second time, no longer missing, and comes out as it was for another."""
    other = b"another"
    assert missing(police, here.pair, address(CHUNK), address(other)) == (address(CHUNK), address(other))
    assert not put(police, here.pair).read(messages.ChunkAnswer).known
    assert put(police, here.pair).read(messages.ChunkAnswer).known
    assert missing(police, here.pair, address(CHUNK), address(other)) == (address(other),)
    willich = door.calls.as_device(here.enrol(ASD))
    answer = get(willich, here.pair)
    assert (answer.status, answer.body) == (200, CHUNK)
    assert len(door.shelf.lying) == 1


def test_outsiders_neither_fetch_nor_hand_in_nor_ask(door: OpenDoor, here: Founded, police: Calls) -> None:
    """To a unit that does not read the channel its chunks do not exist, and in the directory nobody has any."""
    put(police, here.pair)
    outsider = door.calls.as_device(here.enrol(KEMPEN))
    stranger = here.cooperation.founder
    for calls in (outsider, door.calls.as_device(stranger)):
        assert refusal(get(calls, here.pair)) == (404, "not_found")
        assert refusal(put(calls, here.pair)) == (404, "not_found")
        assert refusal(calls.post(path(here.pair), messages.MissingRequest((address(CHUNK),)))) == (404, "not_found")
    assert refusal(put(police, directory_channel(here.cooperation.root))) == (404, "not_found")
    assert refusal(door.calls.raw("PUT", path(here.pair, address(CHUNK)), CHUNK)) == (401, "session_required")


def test_a_chunk_of_one_channel_is_not_there_in_another(here: Founded, police: Calls) -> None:
    """The same bytes in another channel are another chunk."""
    put(police, here.pair)
    assert refusal(get(police, here.shared)) == (404, "not_found")
    assert missing(police, here.shared, address(CHUNK)) == (address(CHUNK),)


def test_a_revoked_device_fetches_nothing(door: OpenDoor, here: Founded) -> None:
    """With its revocation a device has lost the files too."""
    device = here.enrol(POLICE)
    calls = door.calls.as_device(device)
    put(calls, here.pair)
    here.accepted(here.cooperation.founder, here.cooperation.founder.state(Revoked(device.id, "device_lost")))
    assert refusal(get(calls, here.pair)) == (401, "device_revoked")


def test_only_bytes_that_fit_their_address_are_taken(door: OpenDoor, here: Founded, police: Calls) -> None:
    """Other bytes, too many of them, and addresses that are none are refused, and nothing stays behind."""
    wrong = police.raw("PUT", path(here.pair, address(CHUNK)), CHUNK[:-1])
    assert refusal(wrong) == (400, "address")
    assert refusal(put(police, here.pair, bytes(limits.SEALED_CHUNK_BYTES + 1))) == (413, "too_large")
    assert put(police, here.pair, bytes(limits.SEALED_CHUNK_BYTES)).status == 200
    for bad in ("..", "ab", "A" * 64, "g" * 64, " " + "0" * 63):
        assert refusal(police.get(f"{path(here.pair)}/{bad}")) == (404, "not_found")
        assert refusal(police.get(f"/v1/files/{bad}/{address(CHUNK).hex()}")) == (404, "not_found")
    assert len(door.shelf.lying) == 1


def test_a_question_has_a_limit(here: Founded, police: Calls) -> None:
    """As many chunks as a header may name can be asked about at once, and not one more."""
    chunks = tuple(number.to_bytes(32, "big") for number in range(limits.CHUNKS))
    assert missing(police, here.pair, *chunks) == chunks
    too_many = encode(((*chunks, b"x" * 32),))
    assert refusal(police.raw("POST", path(here.pair), too_many)) == (400, "malformed")


def test_chunks_first_then_their_event(door: OpenDoor, here: Founded) -> None:
    """An event is refused while a chunk of it is missing, and accepted under the same number once all are there."""
    device = here.enrol(POLICE)
    calls, key = door.calls.as_device(device), here.key(device, here.pair)
    put(calls, here.pair)
    named = Item(EnvelopeKind.EVENT, b"x" * 300, key, chunks=(address(CHUNK), address(b"second")))
    batch = device.sign(here.pair, [named])
    assert calls.pushed(batch) == (RefusedBatch("chunks_unknown", (BadEnvelope(0, "chunks_unknown"),)),)
    put(calls, here.pair, b"second")
    assert isinstance(calls.pushed(batch)[0], Accepted)


def test_a_damaged_chunk_is_named_and_can_be_handed_in_again(
    door: OpenDoor, here: Founded, police: Calls, expected_logs: ExpectedLogs
) -> None:
    """Changed bytes are never given out: the log names them, they count as missing, and the same chunk heals them."""
    expected_logs.expect("a chunk is damaged")
    put(police, here.pair)
    (name,) = door.shelf.lying
    door.shelf.lying[name] = b"S" + CHUNK[1:]
    assert refusal(get(police, here.pair)) == (404, "not_found")
    assert missing(police, here.pair, address(CHUNK)) == (address(CHUNK),)
    put(police, here.pair)
    assert get(police, here.pair).body == CHUNK


def test_a_chunk_that_the_disk_does_not_give_is_missing(
    door: OpenDoor, here: Founded, police: Calls, expected_logs: ExpectedLogs
) -> None:
    """The log names what cannot be read; nobody's other files wait for it, and the same chunk heals it."""
    put(police, here.pair)
    (name,) = door.shelf.lying
    door.shelf.broken.add(name)
    expected_logs.expect(f"a chunk cannot be read: {name}, OSError")
    assert refusal(get(police, here.pair)) == (404, "not_found")
    assert missing(police, here.pair, address(CHUNK)) == (address(CHUNK),)
    assert not put(police, here.pair).read(messages.ChunkAnswer).known
    assert missing(police, here.pair, address(CHUNK)) == ()
    assert get(police, here.pair).body == CHUNK
    assert sum(door.chunks.sweep(door.now + LEASE_MS) for _ in range(256)) == 1


def test_what_a_server_lacks_is_asked_for_again(
    door: OpenDoor, here: Founded, police: Calls, expected_logs: ExpectedLogs
) -> None:
    """Chunks that are not on the shelf are counted at the start, missing at any time, and can be handed in again."""
    for data in (CHUNK, b"kept"):
        put(police, here.pair, data)
    assert door.chunks.look_over() == 0
    (gone,) = (name for name, data in door.shelf.lying.items() if data == CHUNK)
    door.shelf.remove((gone,))
    expected_logs.expect("1 chunks are not on the shelf")
    assert door.chunks.look_over() == 1
    assert missing(police, here.pair, address(CHUNK), address(b"kept")) == (address(CHUNK),)
    assert refusal(get(police, here.pair)) == (404, "not_found")
    assert not put(police, here.pair).read(messages.ChunkAnswer).known
    assert put(police, here.pair).read(messages.ChunkAnswer).known
    assert get(police, here.pair).body == CHUNK
    assert missing(police, here.pair, address(CHUNK)) == ()


def test_a_shelf_that_comes_late_has_lost_nothing(
    door: OpenDoor, here: Founded, police: Calls, expected_logs: ExpectedLogs
) -> None:
    """While a shelf is empty, as a disk that is not mounted yet, nothing on it becomes nobody's; a sweep leaves it."""
    put(police, here.pair)
    expected_logs.expect("1 chunks are not on the shelf")
    away = dict(door.shelf.lying)
    door.shelf.lying.clear()
    assert door.chunks.look_over() == 1
    assert refusal(get(police, here.pair)) == (404, "not_found")
    door.shelf.lying.update(away)
    assert get(police, here.pair).body == CHUNK
    assert [door.chunks.sweep(door.now + LEASE_MS) for _ in range(256)] == [0] * 256
    assert get(police, here.pair).body == CHUNK


def test_the_sweep_takes_what_nothing_needs(door: OpenDoor, here: Founded) -> None:
    """After seven days an abandoned chunk is gone from shelf and book, one that an event needs is not."""
    device = here.enrol(POLICE)
    calls, key = door.calls.as_device(device), here.key(device, here.pair)
    for data in (CHUNK, b"abandoned"):
        put(calls, here.pair, data)
    named = Item(EnvelopeKind.EVENT, b"x" * 300, key, chunks=(address(CHUNK),))
    assert isinstance(calls.pushed(device.batch(here.pair, [named]))[0], Accepted)
    assert door.chunks.sweep(door.now + LEASE_MS) == 0
    assert door.chunks.sweep(door.now + LEASE_MS + 1) == 1
    assert list(door.shelf.lying.values()) == [CHUNK]
    assert refusal(get(calls, here.pair, b"abandoned")) == (404, "not_found")
    assert get(calls, here.pair).body == CHUNK


def test_the_sweep_finds_bytes_that_nobody_knows_of(door: OpenDoor, here: Founded, police: Calls) -> None:
    """What a process left on the shelf before it could note it is found within a round through all shards."""
    put(police, here.pair)
    door.shelf.put("ff" + "0" * 62 + "-left", b"left behind")
    removed = [door.chunks.sweep(door.now + LEASE_MS) for _ in range(256)]
    assert sum(removed) == 1
    assert list(door.shelf.lying.values()) == [CHUNK]


def test_the_sweep_leaves_what_an_event_needs(door: OpenDoor, here: Founded) -> None:
    """Bytes whose chunk a restored database has lost are that chunk again, once the event that needs it is back."""
    device = here.enrol(POLICE)
    calls, key = door.calls.as_device(device), here.key(device, here.pair)
    put(calls, here.pair)
    named = Item(EnvelopeKind.EVENT, b"x" * 300, key, chunks=(address(CHUNK),))
    assert isinstance(calls.pushed(device.batch(here.pair, [named]))[0], Accepted)
    (name,) = door.shelf.lying
    here.log.chunks.drop(name)
    assert refusal(get(calls, here.pair)) == (404, "not_found")
    assert sum(door.chunks.sweep(door.now + LEASE_MS) for _ in range(256)) == 0
    assert get(calls, here.pair).body == CHUNK


def test_an_erasure_is_accepted_although_the_shelf_fails(
    door: OpenDoor, here: Founded, expected_logs: ExpectedLogs
) -> None:
    """Where bytes cannot be removed the log says so, the push is answered, and a later sweep finds them."""
    expected_logs.expect("could not remove chunks: PermissionError")
    device = here.enrol(POLICE)
    calls, key = door.calls.as_device(device), here.key(device, here.pair)
    put(calls, here.pair)
    named = Item(EnvelopeKind.EVENT, b"x" * 300, key, chunks=(address(CHUNK),))
    assert isinstance(calls.pushed(device.batch(here.pair, [named]))[0], Accepted)
    door.shelf.failing = PermissionError()
    assert isinstance(calls.pushed(device.batch(here.pair, [erase([named.event], key)]))[0], Accepted)
    assert refusal(get(calls, here.pair)) == (404, "not_found")
    door.shelf.failing = None
    assert sum(door.chunks.sweep(door.now + LEASE_MS) for _ in range(256)) == 1
    assert door.shelf.lying == {}


def test_what_an_erased_event_needed_goes_at_once(door: OpenDoor, here: Founded) -> None:
    """A chunk that only the erased event needed is gone from shelf and book; one that another needs stays."""
    device = here.enrol(POLICE)
    calls, key = door.calls.as_device(device), here.key(device, here.pair)
    shared = b"needed by both"
    for data in (CHUNK, shared):
        put(calls, here.pair, data)
    gone = Item(EnvelopeKind.EVENT, b"x" * 300, key, chunks=(address(CHUNK), address(shared)))
    other = Item(EnvelopeKind.EVENT, b"y" * 300, key, chunks=(address(shared),))
    results = calls.pushed(device.batch(here.pair, [gone, other]), device.batch(here.pair, [erase([gone.event], key)]))
    assert [type(result) for result in results] == [Accepted, Accepted]
    assert list(door.shelf.lying.values()) == [shared]
    assert refusal(get(calls, here.pair)) == (404, "not_found")
    assert get(calls, here.pair, shared).body == shared


def test_a_device_hands_in_only_so_much_on_a_day(door: OpenDoor, here: Founded, police: Calls) -> None:
    """What is beyond it is refused to that device alone and until the day is over; batches are taken all the while."""
    here.log.files_a_day = limits.CHUNK_BYTES + len(CHUNK) - 1
    assert put(police, here.pair).status == 200
    assert refusal(put(police, here.pair, b"more")) == (507, "quota")
    assert put(door.calls.as_device(here.enrol(ASD)), here.pair, b"theirs").status == 200
    door.now = DAY
    assert put(police, here.pair, b"more").status == 200


def test_where_there_is_no_room_nothing_is_lost(
    door: OpenDoor, here: Founded, police: Calls, expected_logs: ExpectedLogs
) -> None:
    """A shelf that takes nothing more says so; what lies there stays, and what came is no longer missing later."""
    expected_logs.expect("no room for files")
    put(police, here.pair)
    door.shelf.full = True
    assert refusal(put(police, here.pair, b"more")) == (507, "no_room")
    assert get(police, here.pair).body == CHUNK
    assert missing(police, here.pair, address(b"more")) == (address(b"more"),)
    door.shelf.full = False
    assert put(police, here.pair, b"more").status == 200
