"""Envelopes: what is sealed comes out, and nothing else does."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.keys.envelopes import (
    ChannelKey,
    Marks,
    clear,
    open_clear,
    open_sealed,
    open_tombstone,
    seal,
    seal_tombstone,
)
from desktop.keys.problems import Unreadable
from wire.body import core_hash, pad
from wire.codec import Malformed
from wire.epoch import epoch_id
from wire.header import EnvelopeKind, Header, associated_data, decode_header, encode_header
from wire.limits import CHUNKS, FORMAT, PLAINTEXT_BYTES
from wire.names import ZERO_HASH

_SECRET = bytes(range(32))
_KEY = ChannelKey(_SECRET)
_MARKS = Marks(b"e" * 16)
_HEADER, _BODY = seal(_KEY, _MARKS, b"Kind in Gefahr", os.urandom)
_CLEAR_HEADER, _CLEAR_BODY = clear(Marks(b"e" * 16, EnvelopeKind.EPOCH), b"wraps")


def _flip(data: bytes, position: int, mask: int) -> bytes:
    return data[:position] + bytes((data[position] ^ mask,)) + data[position + 1 :]


_CHUNKS = st.lists(st.binary(min_size=32, max_size=32), max_size=CHUNKS).map(tuple)
_ANY_MARKS = st.builds(Marks, st.binary(min_size=16, max_size=16), chunks=_CHUNKS, alarm=st.booleans())


@given(st.binary(max_size=3000) | st.text(alphabet="ab ", max_size=9000).map(str.encode), _ANY_MARKS)
def test_round_trip(plaintext: bytes, marks: Marks) -> None:
    """Any plaintext comes out again with its salt; the header says what the author marked and no more."""
    header, body = seal(_KEY, marks, plaintext, os.urandom)
    opened = open_sealed(_KEY, header, body)
    core = core_hash(opened.salt, plaintext)
    assert opened.plaintext == plaintext
    assert decode_header(header).header == Header(FORMAT, 1, marks.event, _KEY.id, core, marks.chunks, marks.alarm)


def test_randomness_is_passed_in() -> None:
    """Salt and nonce come from the entropy passed in, in one draw; two draws give two bodies."""
    assert seal(_KEY, _MARKS, b"x", bytes) == seal(_KEY, _MARKS, b"x", bytes)
    assert seal(_KEY, _MARKS, b"x", os.urandom) != seal(_KEY, _MARKS, b"x", os.urandom)


def test_content_is_hidden() -> None:
    """Neither header nor body holds the plaintext, and short texts of different length look alike."""
    assert b"Gefahr" not in _HEADER + _BODY
    assert len(seal(_KEY, _MARKS, b"", os.urandom)[1]) == len(_BODY)


def test_other_key() -> None:
    """Another key opens nothing."""
    with pytest.raises(Unreadable):
        open_sealed(ChannelKey(bytes(32)), _HEADER, _BODY)


@given(st.integers(0, len(_BODY) - 1), st.integers(1, 255))
def test_altered_body(position: int, mask: int) -> None:
    """A body with any byte altered, or cut anywhere, is `Unreadable`."""
    for body in (_flip(_BODY, position, mask), _BODY[:position]):
        with pytest.raises(Unreadable):
            open_sealed(_KEY, _HEADER, body)


@given(st.integers(0, len(_HEADER) - 33), st.integers(1, 255))
def test_altered_header(position: int, mask: int) -> None:
    """A body under a header with any byte before the body's hash altered, or cut, is `Unreadable`."""
    for header in (_flip(_HEADER, position, mask), _HEADER[:position]):
        with pytest.raises(Unreadable):
            open_sealed(_KEY, header, _BODY)


def test_body_of_another_header() -> None:
    """A body cannot be moved to another event."""
    other, _body = seal(_KEY, Marks(b"f" * 16), b"Kind in Gefahr", os.urandom)
    with pytest.raises(Unreadable):
        open_sealed(_KEY, other, _BODY)


@pytest.mark.parametrize(
    "padded", [pad(bytes(32), b"other"), b"", bytes(256), b"\x01" + bytes(32) + b"no zstd\x80", b"\x07" * 40 + b"\x80"]
)
def test_dishonest_holder(padded: bytes) -> None:
    """What a holder of the key seals against the rules (core hash, padding, compression) is `Unreadable`."""
    header = Header(FORMAT, EnvelopeKind.EVENT, b"e" * 16, _KEY.id, bytes(32))
    associated = associated_data(header)
    body = bytes(12) + _KEY.cipher.encrypt(bytes(12), padded, associated)
    with pytest.raises(Unreadable):
        open_sealed(_KEY, encode_header(associated, body), body)


def test_too_large() -> None:
    """An event whose sealed body is over the limit is refused when it is sealed."""
    with pytest.raises(Malformed):
        seal(_KEY, _MARKS, os.urandom(PLAINTEXT_BYTES), os.urandom)


@given(st.binary(max_size=500), st.sampled_from(EnvelopeKind))
def test_clear_round_trip(body: bytes, kind: EnvelopeKind) -> None:
    """A clear envelope keeps its body as it is, under the zero key id."""
    header, same = clear(Marks(b"e" * 16, kind), body)
    assert open_clear(header, same) == body == same
    assert decode_header(header).header.key == ZERO_HASH


@given(st.integers(0, len(_CLEAR_BODY) - 1), st.integers(1, 255))
def test_altered_clear_body(position: int, mask: int) -> None:
    """A clear body with any byte altered is `Unreadable`."""
    with pytest.raises(Unreadable):
        open_clear(_CLEAR_HEADER, _flip(_CLEAR_BODY, position, mask))


@pytest.mark.parametrize("header", [b"", bytes(40), _HEADER])
def test_clear_needs_a_clear_header(header: bytes) -> None:
    """A sealed header, or none at all, does not make a body clear."""
    with pytest.raises(Unreadable):
        open_clear(header, _CLEAR_BODY)


def test_what_was_inside_shows_nothing() -> None:
    """What was opened may end in an error's words: neither the text nor the salt stands there."""
    assert f"{open_sealed(_KEY, _HEADER, _BODY)!r}" == "Opened"


def test_key_shows_its_id_only() -> None:
    """A channel key is named by its id and has 32 bytes."""
    assert repr(_KEY) == f"ChannelKey({epoch_id(_SECRET).hex()})"
    with pytest.raises(ValueError, match="32 bytes"):
        ChannelKey(b"short")


def test_a_tombstone_is_bound_to_its_place() -> None:
    """A tombstone opens under its key and at its place, and nowhere else."""
    sealed = seal_tombstone(_KEY, b"here", b"Frist abgelaufen", os.urandom)
    assert open_tombstone(_KEY, b"here", sealed) == b"Frist abgelaufen"
    assert len(sealed) == len(seal_tombstone(_KEY, b"here", b"", os.urandom))
    for key, place, data in ((_KEY, b"there", sealed), (ChannelKey(bytes(32)), b"here", sealed), (_KEY, b"here", b"")):
        with pytest.raises(Unreadable):
            open_tombstone(key, place, data)
