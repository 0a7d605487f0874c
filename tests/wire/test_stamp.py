"""Stamps, and the chain of heads they make."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wire.generated import mutations, only_malformed, values
from tests.wire.stating import private, public
from wire import limits
from wire.codec import Malformed, decode, encode
from wire.names import ZERO_HASH, Context
from wire.signing import sign
from wire.stamp import PlacedBatch, SignedStamp, Stamp, head_after, read_stamp, sign_stamp, stamped_by

STAMP = Stamp(b"c" * 32, 1, 3, 7, 1_700_000_000_000, b"i" * 16, b"b" * 32, ZERO_HASH)


@given(values(Stamp))
def test_a_stamp_comes_back(stamp: Stamp) -> None:
    """Reading a signed stamp gives the stamp and the head that was signed."""
    signed, head = sign_stamp(private("server"), stamp)
    assert read_stamp(signed) == (stamp, head)
    assert stamped_by(signed, head, public("server"))


@given(st.one_of(st.binary(max_size=200), mutations(encode(STAMP))))
def test_stamps_from_outside_are_malformed_or_read(data: bytes) -> None:
    """Random and damaged bytes bring nothing but `Malformed` out."""
    only_malformed(lambda data: read_stamp(SignedStamp(data, bytes(64))), data)


@given(values(PlacedBatch))
def test_a_placed_batch_comes_back(placed: PlacedBatch) -> None:
    """A batch with its stamp comes out of its bytes as it went in."""
    assert decode(PlacedBatch, encode(placed), limit=2 * limits.BATCH_BYTES) == placed


@pytest.mark.parametrize("field", Stamp.__struct_fields__)
def test_the_head_binds_every_field(field: str) -> None:
    """A stamp that differs in one field leads to another head, which the old signature does not cover."""
    signed, head = sign_stamp(private("server"), STAMP)
    old = getattr(STAMP, field)
    other = msgspec.structs.replace(STAMP, **{field: old + 1 if isinstance(old, int) else bytes(len(old) - 1) + b"x"})
    moved = head_after(other, encode(other))
    assert moved != head
    assert not stamped_by(signed, moved, public("server"))


def test_only_the_server_stamps() -> None:
    """A head is signed by the holder of the server's key, under the context of stamps."""
    signed, head = sign_stamp(private("server"), STAMP)
    assert not stamped_by(signed, head, public("anna"))
    forged = SignedStamp(signed.stamp, sign(private("server"), Context.HEADS, head))
    assert not stamped_by(forged, head, public("server"))


def test_heads_form_a_chain() -> None:
    """A head depends on everything before it: one other batch at the start changes every later head."""
    chains = []
    for start in (b"b" * 32, b"o" * 32):
        head, heads = ZERO_HASH, []
        for number in range(4):
            batch_hash = start if number == 0 else bytes((number,)) * 32
            stamp = msgspec.structs.replace(STAMP, first_seq=1 + 3 * number, batch_hash=batch_hash, previous_head=head)
            head = sign_stamp(private("server"), stamp)[1]
            heads.append(head)
        chains.append(heads)
    assert not set(chains[0]) & set(chains[1])
    assert len(set(chains[0])) == 4


def test_a_stamp_knows_its_last_seq() -> None:
    """A batch of three from seq 1 ends at 3."""
    assert STAMP.last_seq == 3


BAD = {
    "a first seq of 0": ("first_seq", 0),
    "no envelope": ("count", 0),
    "501 envelopes": ("count", limits.BATCH_ENVELOPES + 1),
    "a time before 1970": ("accepted_at", -1),
    "a channel too short": ("channel", bytes(31)),
    "an incarnation too long": ("incarnation", bytes(17)),
}


@pytest.mark.parametrize("fault", BAD)
def test_each_fault_is_malformed(fault: str) -> None:
    """A stamp out of its bounds is `Malformed`."""
    field, value = BAD[fault]
    bad = msgspec.structs.replace(STAMP, **{field: value})
    with pytest.raises(Malformed):
        read_stamp(SignedStamp(encode(bad), bytes(64)))


def test_a_stamp_too_long_is_malformed() -> None:
    """A stamp is read only up to 512 bytes."""
    with pytest.raises(Malformed, match="at most 512"):
        read_stamp(SignedStamp(bytes(513), bytes(64)))
