"""Bytes kept as what differs from others beside them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.store.differing import difference, whole

_LETTERS = st.binary(max_size=60)
_STATES = st.binary(min_size=1, max_size=60).filter(lambda state: not state.startswith(b"\xc1"))
"""No MessagePack is empty or begins with that byte."""


@given(beside=_STATES, wanted=_STATES)
def test_whatever_is_kept_comes_back_whole(beside: bytes, wanted: bytes) -> None:
    """Any two that differ anyhow: what is kept of one gives it back beside the other."""
    assert whole(difference(wanted, beside), beside) == wanted


@given(head=_STATES, one=_LETTERS, other=_LETTERS, tail=_LETTERS)
def test_what_two_have_in_common_at_both_ends_comes_back(head: bytes, one: bytes, other: bytes, tail: bytes) -> None:
    """Something put in, taken out or changed in the middle, also where it looks like what stands around it."""
    beside, wanted = head + one + tail, head + other + tail
    assert whole(difference(wanted, beside), beside) == wanted


def test_the_same_takes_no_room() -> None:
    """Of what is the same nothing is kept."""
    assert difference(b"\x93abc", b"\x93abc") == b""
    assert whole(b"", b"\x93abc") == b"\x93abc"


def test_a_little_more_in_the_middle_takes_little_room() -> None:
    """Of 2,000 bytes with five more among them the five are kept, and where they stand."""
    beside = b"\x93" + bytes(range(100, 200)) * 20
    wanted = beside[:700] + b"12345" + beside[700:]
    assert len(difference(wanted, beside)) == 5 + 9


def test_what_shares_less_than_its_place_takes_is_kept_as_it_is() -> None:
    """A difference is never longer than the whole."""
    assert difference(b"\x93abcdefgh-other", b"\x93abc") == b"\x93abcdefgh-other"


def test_what_was_kept_whole_before_is_read_as_it_is() -> None:
    """Rows of before this was done need nobody to write them anew."""
    assert whole(b"\x93abcd", b"\x93abc") == b"\x93abcd"
