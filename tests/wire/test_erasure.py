"""Control envelopes that take content away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wire.generated import mutations, only_malformed, values
from wire import limits
from wire.codec import Malformed, encode
from wire.erasure import Erasure, decode_erasure, encode_erasure

ERASURE = Erasure(bytes(16), (b"e" * 16,), b"k" * 32, b"tombstone")


@given(values(Erasure))
def test_an_erasure_comes_back(erasure: Erasure) -> None:
    """An erasure comes out of its bytes as it went in."""
    assert decode_erasure(encode_erasure(erasure)) == erasure


@given(st.one_of(st.binary(max_size=300), mutations(encode_erasure(ERASURE))))
def test_an_erasure_from_outside_is_malformed_or_read(data: bytes) -> None:
    """Random and damaged bytes bring nothing but `Malformed` out."""
    only_malformed(decode_erasure, data)


BAD = {
    "no event at all": (bytes(16), (), bytes(32), b"t"),
    "an event too many": (bytes(16), (bytes(16),) * (limits.ERASED_EVENTS + 1), bytes(32), b"t"),
    "no tombstone": (bytes(16), (bytes(16),), bytes(32), b""),
    "a tombstone too large": (bytes(16), (bytes(16),), bytes(32), bytes(limits.TOMBSTONE_BYTES + 1)),
    "something behind": (bytes(16), (bytes(16),), bytes(32), b"t", 1),
}


@pytest.mark.parametrize("fault", BAD)
def test_each_fault_is_malformed(fault: str) -> None:
    """An erasure of nothing, of too much, without a tombstone or with anything behind it is `Malformed`."""
    largest = (bytes(16), (bytes(16),) * limits.ERASED_EVENTS, bytes(32), bytes(limits.TOMBSTONE_BYTES))
    assert len(encode_erasure(decode_erasure(encode(largest)))) < limits.BODY_BYTES
    with pytest.raises(Malformed):
        decode_erasure(encode(BAD[fault]))
