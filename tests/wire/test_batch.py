"""Batches: one signature over up to 500 envelopes."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wire.generated import mutations, only_malformed, values
from tests.wire.stating import private, public
from wire import limits
from wire.batch import Batch, BatchCore, batch_hash, batch_size, hash_list, one_push, open_batch, sign_batch, signed_by
from wire.codec import Malformed, decode, encode
from wire.header import CLEAR_KINDS, EnvelopeKind, Header, Seen, associated_data, decode_header, encode_header
from wire.names import ZERO_HASH, Context
from wire.signing import sign

SEEN = Seen(b"i" * 16, 5, b"h" * 32, 3)
CORE = BatchCore(1, b"r" * 32, b"c" * 32, b"d" * 16, 1, ZERO_HASH, SEEN, bytes(32))


def made(bodies: list[bytes], *, kind: int = EnvelopeKind.EVENT, core: BatchCore = CORE) -> Batch:
    """A batch of these bodies, signed by anna."""
    headers = [
        encode_header(associated_data(Header(1, kind, bytes((index % 256,)) * 16, ZERO_HASH, ZERO_HASH)), body)
        for index, body in enumerate(bodies)
    ]
    core = msgspec.structs.replace(core, header_hashes=hash_list(headers))
    return sign_batch(private("anna"), core, headers, bodies)


THREE = made([b"one", b"two", b"three"])


@given(st.lists(st.binary(max_size=20), min_size=1, max_size=6))
def test_a_batch_opens(bodies: list[bytes]) -> None:
    """A batch that was signed opens to its core and headers, before and after it travels."""
    batch = decode(Batch, encode(made(bodies)), limit=limits.BATCH_BYTES)
    opened = open_batch(batch)
    assert opened.batch == batch == made(bodies)
    assert opened.headers == tuple(decode_header(header) for header in batch.headers)
    assert opened.core.channel == CORE.channel
    assert opened.hash == batch_hash(batch)
    assert signed_by(batch, public("anna"))


@given(st.one_of(values(Batch).map(encode), mutations(encode(THREE)), st.binary(max_size=200)))
def test_batches_from_outside_are_malformed_or_read(data: bytes) -> None:
    """Random and damaged batches bring nothing but `Malformed` out."""
    only_malformed(lambda data: open_batch(decode(Batch, data, limit=limits.BATCH_BYTES)), data)


@given(mutations(encode(THREE)))
def test_damage_shows(data: bytes) -> None:
    """A batch with bytes changed on the way does not decode, does not open, is not signed, or is the same batch."""
    try:
        batch = decode(Batch, data, limit=limits.BATCH_BYTES)
        open_batch(batch)
    except Malformed:
        return
    assert batch == THREE or not signed_by(batch, public("anna"))


def _with(**changes: object) -> Callable[[Batch], Batch]:
    return lambda batch: msgspec.structs.replace(batch, **changes)


def _headers(change: Callable[[list[bytes]], list[bytes]]) -> Callable[[Batch], Batch]:
    return lambda batch: msgspec.structs.replace(batch, headers=tuple(change(list(batch.headers))))


def _core(change: Callable[[BatchCore], BatchCore]) -> Callable[[Batch], Batch]:
    return lambda batch: msgspec.structs.replace(
        batch, core=encode(change(decode(BatchCore, batch.core, limit=limits.BATCH_BYTES)))
    )


def _cut(core: BatchCore, count: int) -> BatchCore:
    return msgspec.structs.replace(core, header_hashes=core.header_hashes[: 32 * count])


FAULTS: dict[str, Callable[[Batch], Batch]] = {
    "another body": _with(bodies=(b"one", b"too", b"three")),
    "a body cut out": _with(bodies=(b"one", b"two")),
    "a body more": _with(bodies=(b"one", b"two", b"three", b"four")),
    "bodies in another order": _with(bodies=(b"two", b"one", b"three")),
    "a body emptied": _with(bodies=(b"one", b"", b"three")),
    "another header": _headers(lambda headers: [headers[0][:-1] + b"x", *headers[1:]]),
    "a header cut out": _headers(lambda headers: headers[:2]),
    "a header twice": _headers(lambda headers: [*headers, headers[0]]),
    "headers in another order": _headers(lambda headers: headers[::-1]),
    "fewer hashes": _core(lambda core: _cut(core, 2)),
    "half a hash": _core(lambda core: msgspec.structs.replace(core, header_hashes=core.header_hashes[:-16])),
    "a core of garbage": _with(core=b"garbage"),
    "a core with something behind it": lambda batch: msgspec.structs.replace(batch, core=batch.core + b"\0"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_batch_that_contradicts_itself_does_not_open(fault: str) -> None:
    """Every envelope must match its hash in the core, and every body its header; nothing may be missing or added."""
    with pytest.raises(Malformed):
        open_batch(FAULTS[fault](THREE))


def test_envelopes_and_bodies_move_only_together() -> None:
    """Envelopes put into another order, bodies and hashes with them, open, but nobody has signed that."""
    bodies, headers = THREE.bodies[::-1], THREE.headers[::-1]
    moved = _core(lambda core: msgspec.structs.replace(core, header_hashes=hash_list(list(headers))))(THREE)
    moved = msgspec.structs.replace(moved, headers=headers, bodies=bodies)
    open_batch(moved)
    assert not signed_by(moved, public("anna"))


OTHER: dict[str, object] = {
    "format": 2,
    "root": b"x" * 32,
    "channel": b"x" * 32,
    "device": b"x" * 16,
    "n": 2,
    "previous": b"x" * 32,
    "seen": Seen(b"i" * 16, 5, b"h" * 32, 4),
    "header_hashes": b"x" * 96,
}


@pytest.mark.parametrize("field", BatchCore.__struct_fields__)
def test_the_signature_covers_every_field_of_the_core(field: str) -> None:
    """A core that differs in one field is not what was signed, and has another hash."""
    changed = _core(lambda core: msgspec.structs.replace(core, **{field: OTHER[field]}))(THREE)
    assert not signed_by(changed, public("anna"))
    assert batch_hash(changed) != batch_hash(THREE)


def test_a_signature_is_the_authors_and_for_batches() -> None:
    """Neither somebody else's signature nor one made for another purpose makes a batch."""
    assert not signed_by(THREE, public("berta"))
    other = msgspec.structs.replace(THREE, signature=sign(private("anna"), Context.STAMP, THREE.core))
    assert not signed_by(other, public("anna"))
    assert batch_hash(other) != batch_hash(THREE)


def test_an_erased_body_leaves_the_rest_provable() -> None:
    """With an event's body erased a batch opens in a log, under the same hash and signature, and in no push."""
    erased = msgspec.structs.replace(THREE, bodies=(b"one", b"", b"three"))
    assert open_batch(erased, erased_allowed=True).hash == open_batch(THREE).hash
    assert signed_by(erased, public("anna"))
    with pytest.raises(Malformed):
        open_batch(erased)
    with pytest.raises(Malformed):
        open_batch(msgspec.structs.replace(THREE, bodies=(b"one", b"too", b"")), erased_allowed=True)


@pytest.mark.parametrize("kind", [*CLEAR_KINDS, 99])
def test_what_hands_on_keys_or_authority_is_never_erased(kind: int) -> None:
    """A log cannot empty a statement, a key or a control envelope, so no revocation gets lost between two readers."""
    batch = made([b"statement"], kind=kind)
    open_batch(batch, erased_allowed=True)
    with pytest.raises(Malformed):
        open_batch(msgspec.structs.replace(batch, bodies=(b"",)), erased_allowed=True)


def test_an_empty_body_is_no_erased_one() -> None:
    """A body that was empty when it was signed matches its header."""
    assert open_batch(made([b""])).batch.bodies == (b"",)


def test_the_limits_of_a_batch() -> None:
    """500 envelopes and a mebibyte pass; one envelope or one byte more does not."""
    full = made([b"x"] * limits.BATCH_ENVELOPES)
    assert len(open_batch(decode(Batch, encode(full), limit=limits.BATCH_BYTES)).headers) == limits.BATCH_ENVELOPES
    for fault in (made([b"x"] * (limits.BATCH_ENVELOPES + 1)), Batch(b"", bytes(64), (), ())):
        with pytest.raises(Malformed):
            open_batch(decode(Batch, encode(fault), limit=limits.BATCH_BYTES))
    frame = batch_size(made([b"", b"", b""]))
    sizes = [limits.BODY_BYTES, limits.BATCH_BYTES - limits.BODY_BYTES - 1000 - frame, 1000]
    fitting = made([bytes(size) for size in sizes])
    assert batch_size(fitting) == batch_size(open_batch(fitting).batch) == limits.BATCH_BYTES
    with pytest.raises(Malformed, match="too large"):
        open_batch(made([bytes(size) for size in (*sizes[:2], 1001)]))


@pytest.mark.parametrize("n", [0, 2**53 + 1])
def test_numbers_have_bounds(n: int) -> None:
    """A batch's number counts from 1 and never leaves the whole numbers that every program can hold."""
    with pytest.raises(Malformed):
        open_batch(made([b"x"], core=msgspec.structs.replace(CORE, n=n)))


def test_a_push_holds_so_many_batches_and_bytes() -> None:
    """The first batches go, in their order, up to the limits of a push; the first always goes."""
    small, large = made([b"x"]), made([bytes(limits.BODY_BYTES)])
    assert one_push([small] * (limits.PUSH_BATCHES + 1)) == (small,) * limits.PUSH_BATCHES
    fitting = limits.PUSH_BYTES // batch_size(large)
    assert fitting < limits.PUSH_BATCHES
    assert one_push([large] * (fitting + 1)) == (large,) * fitting
    assert one_push([]) == ()
