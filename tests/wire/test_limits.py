"""The limits fit together: what one of them allows, the one around it lets through."""

from __future__ import annotations

from tests.wire.stating import private
from wire import limits
from wire.batch import BatchCore, batch_size, hash_list, open_batch, sign_batch
from wire.codec import encode
from wire.header import Header, Seen, associated_data, encode_header
from wire.messages import Cursor, FoundRequest, MissingAnswer
from wire.names import ZERO_HASH

SEEN = Seen(bytes(16), 2**53, ZERO_HASH, 2**53)


def test_the_longest_header_fits() -> None:
    """A header with as many chunks as are allowed is within the limit on headers."""
    chunks = (bytes(32),) * limits.CHUNKS
    header = Header(255, 255, bytes(16), ZERO_HASH, ZERO_HASH, chunks, alarm=True)
    assert len(encode_header(associated_data(header), b"")) <= limits.HEADER_BYTES


def test_the_longest_batch_fits() -> None:
    """A batch of as many envelopes as are allowed opens, and so does one of the largest body."""
    for count, size in ((limits.BATCH_ENVELOPES, 256), (1, limits.BODY_BYTES)):
        bodies = [bytes(size)] * count
        header = Header(1, 1, bytes(16), ZERO_HASH, ZERO_HASH)
        headers = [encode_header(associated_data(header), body) for body in bodies]
        core = BatchCore(1, ZERO_HASH, ZERO_HASH, bytes(16), 2**53, ZERO_HASH, SEEN, hash_list(headers))
        batch = sign_batch(private("anna"), core, headers, bodies)
        assert open_batch(batch).core == core
        assert batch_size(batch) <= limits.BATCH_BYTES
        assert len(encode(FoundRequest("c" * 128, batch))) <= limits.BATCH_BYTES + limits.SMALL_REQUEST_BYTES


def test_a_request_has_room_for_what_it_may_hold() -> None:
    """Every cursor and every batch that may stand in a request fits into the bytes a request may have."""
    cursor = Cursor(bytes(32), 2**53, bytes(32))
    assert len(encode((cursor,) * limits.PULL_CURSORS)) <= limits.PULL_CURSORS * 96
    assert limits.PUSH_BATCHES * limits.BATCH_BYTES >= limits.PUSH_BYTES
    assert limits.ANSWER_BYTES >= limits.PULL_BYTES + limits.BATCH_BYTES + limits.PULL_CURSORS * 96
    assert limits.PLAINTEXT_BYTES >= limits.BODY_BYTES
    assert len(encode(MissingAnswer((bytes(32),) * limits.CHUNKS))) <= limits.SMALL_REQUEST_BYTES
    assert limits.SEALED_CHUNK_BYTES <= limits.ANSWER_BYTES
