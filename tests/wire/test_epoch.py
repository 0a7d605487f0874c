"""Control envelopes that hand keys on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wire.generated import mutations, only_malformed, values
from wire import limits
from wire.codec import Malformed, encode
from wire.epoch import Epoch, UnitWrap, Wrap, decode_epoch, decode_wrap, encode_control, epoch_id
from wire.names import ZERO_HASH

UNIT_WRAP = UnitWrap("unit", b"u" * 32, b"wrap")
EPOCH = Epoch(b"k" * 32, ZERO_HASH, (UNIT_WRAP,), b"")
READERS = (decode_epoch, decode_wrap)


@given(values(Epoch))
def test_an_epoch_comes_back(epoch: Epoch) -> None:
    """An epoch comes out of its bytes as it went in, and is never taken for a wrap."""
    assert decode_epoch(encode_control(epoch)) == epoch
    with pytest.raises(Malformed):
        decode_wrap(encode_control(epoch))


@given(values(Wrap))
def test_a_wrap_comes_back(wrap: Wrap) -> None:
    """A wrap comes out of its bytes as it went in, and is never taken for an epoch."""
    assert decode_wrap(encode_control(wrap)) == wrap
    with pytest.raises(Malformed):
        decode_epoch(encode_control(wrap))


@pytest.mark.parametrize("read", READERS)
@given(st.one_of(st.binary(max_size=300), mutations(encode_control(EPOCH)), mutations(encode((b"k" * 32, UNIT_WRAP)))))
def test_control_from_outside_is_malformed_or_read(read: Callable[[bytes], object], data: bytes) -> None:
    """Random and damaged bytes bring nothing but `Malformed` out."""
    only_malformed(read, data)


def _wraps(count: int, unit: str = "u", wrap: bytes = b"w") -> tuple[object, ...]:
    return ((unit, ZERO_HASH, wrap),) * count


BAD = {
    "no wrap at all": _wraps(0),
    "a wrap too many": _wraps(limits.WRAPS + 1),
    "a wrap too long": _wraps(1, wrap=bytes(limits.WRAP_BYTES + 1)),
    "a unit without a name": _wraps(1, unit=""),
    "a unit's name too long": _wraps(1, unit="u" * 65),
}


@pytest.mark.parametrize("fault", BAD)
def test_each_fault_is_malformed(fault: str) -> None:
    """An epoch with no wraps, too many, or too long ones is `Malformed`."""
    decode_epoch(encode((ZERO_HASH, ZERO_HASH, _wraps(limits.WRAPS), b"")))
    with pytest.raises(Malformed):
        decode_epoch(encode((ZERO_HASH, ZERO_HASH, BAD[fault], b"")))


@pytest.mark.parametrize("read", READERS)
def test_a_body_too_large_is_malformed(read: Callable[[bytes], object]) -> None:
    """No control envelope is larger than a body may be."""
    with pytest.raises(Malformed, match="at most"):
        read(bytes(limits.BODY_BYTES + 1))


def test_an_id_does_not_show_its_key() -> None:
    """An epoch's id is a hash under its own context, so two keys have two ids and no id is a key."""
    assert len({epoch_id(bytes(32)), epoch_id(b"k" * 32), bytes(32)}) == 3
