"""Bytes to messages and back."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wire.generated import only_malformed
from wire.codec import Count, Id16, Malformed, decode, encode


class Nested(msgspec.Struct, frozen=True, array_like=True):
    """A message of this file."""

    count: Count
    id: Id16
    texts: tuple[str, ...]


@given(st.integers(0, 2**53), st.binary(min_size=16, max_size=16), st.lists(st.text()))
def test_what_was_encoded_is_decoded(count: int, id: bytes, texts: list[str]) -> None:
    """A value comes out of its bytes as it went in."""
    value = Nested(count, id, tuple(texts))
    assert decode(Nested, encode(value), limit=2**20) == value


@given(st.binary())
def test_bytes_from_outside_are_malformed_or_read(data: bytes) -> None:
    """Whatever the bytes, nothing but `Malformed` comes out."""
    only_malformed(lambda data: decode(Nested, data, limit=64), data)


FOUR, REST = b"\x04", encode(bytes(16)) + encode(())
BAD = {
    "nothing": b"",
    "another type": encode("four"),
    "a float": encode(4.0),
    "a truth": b"\xc3",
    "below its least": encode(-1),
    "above its most": encode(2**53 + 1),
    "two values": FOUR + FOUR,
    "a value cut short": encode(2**40)[:-1],
    "an array that says it has four thousand million items": b"\xdd" + b"\xff" * 4,
    "a reserved byte": b"\xc1",
}


@pytest.mark.parametrize("fault", BAD)
def test_each_fault_is_malformed(fault: str) -> None:
    """A value of another type, out of its bounds, cut or followed by something is `Malformed`."""
    with pytest.raises(Malformed):
        decode(Nested, b"\x93" + BAD[fault] + REST, limit=99)


def test_a_message_without_a_fault_is_read() -> None:
    """The message that the faults above are put into is a good one."""
    assert decode(Nested, b"\x93" + FOUR + REST, limit=99) == Nested(4, bytes(16), ())


def test_text_is_utf8() -> None:
    """Text that is no UTF-8 is `Malformed`, not an error of another kind."""
    with pytest.raises(Malformed):
        decode(str, b"\xa2\xff\xfe", limit=64)


def test_more_bytes_than_allowed_are_not_looked_at() -> None:
    """The limit holds before anything is decoded, and a message of exactly that size passes."""
    data = encode("x" * 29)
    assert decode(str, data, limit=len(data)) == "x" * 29
    with pytest.raises(Malformed, match="at most 29"):
        decode(str, data, limit=len(data) - 1)


def test_deep_nesting_ends_in_a_refusal() -> None:
    """A million arrays inside each other are `Malformed` and do not use up the stack."""
    with pytest.raises(Malformed):
        decode(msgspec.Raw, b"\x91" * 10**6 + b"\x90", limit=2**21)
    with pytest.raises(Malformed):
        decode(list, b"\x91" * 10**6 + b"\x90", limit=2**21)
