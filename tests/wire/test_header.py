"""The clear header of an envelope."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wire.generated import mutations, only_malformed, values
from wire import limits
from wire.codec import Malformed, encode
from wire.header import (
    CLEAR_KINDS,
    EnvelopeKind,
    Header,
    SealedHeader,
    Seen,
    associated_data,
    associated_part,
    decode_header,
    encode_header,
    header_hash,
)
from wire.names import ZERO_HASH

HEADER = Header(1, EnvelopeKind.EVENT, b"e" * 16, b"k" * 32, b"c" * 32, (b"1" * 32, b"2" * 32), alarm=True)
FIELDS = (1, 1, b"e" * 16, b"k" * 32, b"c" * 32, (), False)


@given(values(Header), st.binary(max_size=50))
def test_a_header_comes_back(header: Header, body: bytes) -> None:
    """Header and body hash come out of the bytes as they went in, and the associated data is what stands before it."""
    data = encode_header(associated_data(header), body)
    assert decode_header(data) == SealedHeader(header, hashlib.sha256(body).digest())
    assert associated_part(data) == associated_data(header)
    assert header_hash(data) == hashlib.sha256(data).digest()


@given(st.one_of(st.binary(max_size=300), mutations(encode_header(associated_data(HEADER), b"body"))))
def test_headers_from_outside_are_malformed_or_read(data: bytes) -> None:
    """Random and damaged bytes bring nothing but `Malformed` out."""
    only_malformed(decode_header, data)


@given(values(Header), values(Header))
def test_headers_differ_in_their_bytes(one: Header, other: Header) -> None:
    """Two headers give the same associated data only if they are equal, so no field is left unbound."""
    assert (associated_data(one) == associated_data(other)) == (one == other)


@pytest.mark.parametrize("size", [0, 1, 32])
def test_a_header_without_content_is_malformed(size: int) -> None:
    """A body's hash alone, or less, is no header."""
    with pytest.raises(Malformed):
        decode_header(bytes(size))


BAD = {
    "a field too many": (*FIELDS, 0),
    "a field too few": FIELDS[:4],
    "an event id of 15 bytes": (1, 1, bytes(15), *FIELDS[3:]),
    "a key id of 33 bytes": (*FIELDS[:3], bytes(33), *FIELDS[4:]),
    "a core hash as text": (*FIELDS[:4], "c" * 32, *FIELDS[5:]),
    "a kind of 0": (1, 0, *FIELDS[2:]),
    "a kind of 256": (1, 256, *FIELDS[2:]),
    "a format of 0": (0, *FIELDS[1:]),
    "a chunk too many": (*FIELDS[:5], (ZERO_HASH,) * (limits.CHUNKS + 1), False),
    "a chunk id too short": (*FIELDS[:5], (bytes(31),), False),
    "an alarm of 1": (*FIELDS[:6], 1),
    "a map": {"format": 1},
}


@pytest.mark.parametrize("fault", BAD)
def test_each_fault_is_malformed(fault: str) -> None:
    """A header with one field wrong, missing or too many is `Malformed`."""
    decode_header(encode_header(encode(FIELDS), b""))
    with pytest.raises(Malformed):
        decode_header(encode_header(encode(BAD[fault]), b""))


def test_an_unknown_kind_is_read() -> None:
    """A kind of envelope that a newer program made is no fault: it is kept until this one knows it."""
    data = encode_header(encode((1, 200, *FIELDS[2:])), b"")
    assert decode_header(data).header.kind == 200


def test_only_events_are_sealed() -> None:
    """Every kind but the event has a clear body."""
    assert set(EnvelopeKind) - CLEAR_KINDS == {EnvelopeKind.EVENT}


@given(values(Seen))
def test_what_was_seen_has_one_form(seen: Seen) -> None:
    """What an author had seen travels as four fields in order."""
    assert encode(seen) == encode((seen.incarnation, seen.seq, seen.head, seen.directory_seq))
