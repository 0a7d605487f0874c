"""Wraps open for their recipient and purpose, and for nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.keys import wraps
from desktop.keys.hybrid import PUBLIC_BYTES, HybridKey
from desktop.keys.problems import Unreadable, UnusableKey
from wire.limits import WRAP_BYTES

_KEY = HybridKey(bytes(range(96)))
_ROOT, _CHANNEL, _ID, _OTHER = (bytes((n,)) * 32 for n in range(4))
_INFO = wraps.epoch_wrap_info(_ROOT, _CHANNEL, _ID, _OTHER)
_WRAP = wraps.seal_key(b"secret", _KEY.public, _INFO)
_PREVIOUS = wraps.seal_previous(b"older" * 8, b"newer" * 8, _INFO)


@given(st.binary(max_size=200))
def test_round_trip(secret: bytes) -> None:
    """What is sealed to a key comes out with its private half, and fits the protocol's limit."""
    wrap = wraps.seal_key(secret, _KEY.public, _INFO)
    assert wraps.open_key(wrap, _KEY, _INFO) == secret
    assert len(wrap) <= WRAP_BYTES


def test_other_recipient() -> None:
    """Another private key opens nothing."""
    with pytest.raises(Unreadable):
        wraps.open_key(_WRAP, HybridKey.generate(), _INFO)


def test_purposes_differ() -> None:
    """Every purpose and every part of it gives another info, so no wrap serves two purposes."""
    infos = {
        wraps.unit_wrap_info(_ROOT, "a", _ID, _OTHER),
        wraps.unit_wrap_info(_ROOT, "b", _ID, _OTHER),
        wraps.unit_previous_info(_ROOT, "a", _ID, _OTHER),
        wraps.epoch_wrap_info(_ROOT, _CHANNEL, _ID, _OTHER),
        wraps.epoch_wrap_info(_ROOT, _CHANNEL, _OTHER, _ID),
        wraps.epoch_wrap_info(_CHANNEL, _ROOT, _ID, _OTHER),
        wraps.epoch_previous_info(_ROOT, _CHANNEL, _ID, _OTHER),
    }
    assert len(infos) == 7
    for info in infos - {_INFO}:
        with pytest.raises(Unreadable):
            wraps.open_key(_WRAP, _KEY, info)


@given(st.integers(0, len(_WRAP) - 1), st.integers(1, 255))
def test_altered_wrap(position: int, mask: int) -> None:
    """A wrap with any byte altered is `Unreadable`."""
    with pytest.raises(Unreadable):
        wraps.open_key(_altered(_WRAP, position, mask), _KEY, _INFO)


@given(st.binary(max_size=2048))
def test_garbage_wrap(wrap: bytes) -> None:
    """Garbage is `Unreadable`, never another error."""
    with pytest.raises(Unreadable):
        wraps.open_key(wrap, _KEY, _INFO)


@given(st.binary(min_size=PUBLIC_BYTES, max_size=PUBLIC_BYTES) | st.just(bytes(PUBLIC_BYTES)))
def test_hostile_public_key(public: bytes) -> None:
    """Bytes that are no key, or a point of low order, are `UnusableKey`."""
    with pytest.raises(UnusableKey):
        wraps.seal_key(b"secret", public[:-32] + bytes(32), _INFO)


@given(st.binary(max_size=200), st.binary(min_size=1, max_size=200))
def test_previous_round_trip(older: bytes, newer: bytes) -> None:
    """The newer secret opens the older."""
    assert wraps.open_previous(wraps.seal_previous(older, newer, _INFO), newer, _INFO) == older


@given(st.integers(0, len(_PREVIOUS) - 1), st.integers(1, 255))
def test_altered_previous(position: int, mask: int) -> None:
    """An altered seal is `Unreadable`; so is one with another purpose, another key, or of no length."""
    for sealed, newer, info in (
        (_altered(_PREVIOUS, position, mask), b"newer" * 8, _INFO),
        (_PREVIOUS, b"other", _INFO),
        (_PREVIOUS, b"newer" * 8, b"other"),
        (_PREVIOUS[:position], b"newer" * 8, _INFO),
    ):
        with pytest.raises(Unreadable):
            wraps.open_previous(sealed, newer, info)


def _altered(data: bytes, position: int, mask: int) -> bytes:
    return data[:position] + bytes((data[position] ^ mask,)) + data[position + 1 :]
