"""Rows of a key ring: noted once, handed out until they are kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.keys.rows import KeyRow, RowKind, RowLog, epochs_in_order
from wire.codec import Malformed
from wire.epoch import Epoch, UnitWrap, encode_control
from wire.names import ZERO_HASH

_WRAPS = (UnitWrap("a", bytes(32), b""),)


def _id(number: int) -> bytes:
    return number.to_bytes(32, "big")


def _row(channel: bytes, number: int) -> KeyRow:
    return KeyRow(RowKind.EPOCH, channel, _id(number), encode_control(Epoch(_id(number), _id(number - 1), _WRAPS, b"")))


def test_rows_wait_until_they_are_kept() -> None:
    """A row is handed out again and again until it is marked as saved; the same row twice is one."""
    log, one, two = RowLog(), _row(b"c", 1), _row(b"c", 2)
    for row in (one, two, one):
        log.note(row)
    assert log.unsaved() == log.unsaved() == (one, two)
    log.mark_saved([one])
    assert log.unsaved() == (two,)
    log.mark_saved([one, two])
    assert log.unsaved() == ()


def test_value_is_hidden() -> None:
    """A row's repr does not show its value."""
    assert "geheim" not in repr(KeyRow(RowKind.UNIT_KEY, b"a", bytes(32), b"geheim"))


@given(st.permutations([(channel, number) for channel in (b"c", b"d") for number in range(1, 5)]))
def test_chains_come_in_order(order: list[tuple[bytes, int]]) -> None:
    """Whatever the order of the rows, each channel's epochs come along their chain."""
    found = list(epochs_in_order(_row(channel, number) for channel, number in order))
    for channel in (b"c", b"d"):
        assert [epoch.key for name, epoch in found if name == channel] == [_id(number) for number in range(1, 5)]


def test_a_loop_ends() -> None:
    """Rows that name each other in a circle end."""
    loop = Epoch(ZERO_HASH, ZERO_HASH, _WRAPS, b"")
    assert len(list(epochs_in_order([KeyRow(RowKind.EPOCH, b"c", ZERO_HASH, encode_control(loop))]))) == 1


def test_garbage_is_malformed() -> None:
    """A row that is no epoch is `Malformed`; rows of other kinds are left alone."""
    assert list(epochs_in_order([KeyRow(RowKind.WRAP, b"c", bytes(32), b"x")])) == []
    with pytest.raises(Malformed):
        list(epochs_in_order([KeyRow(RowKind.EPOCH, b"c", bytes(32), b"x")]))
