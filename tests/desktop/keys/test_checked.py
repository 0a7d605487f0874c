"""Files with a checksum: alteration is found, and never ends in another error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.keys.checked import Checked, read_checked, write_checked
from wire.codec import Malformed


class Note(Checked, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A file for these tests."""

    text: str
    number: int


class Letter(Checked, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The same shape under another name."""

    text: str
    number: int


_NOTE = Note(text="Grüße", number=3)
_FILE = write_checked(_NOTE)


@given(st.text(max_size=50), st.integers(-(2**53), 2**53))
def test_round_trip(text: str, number: int) -> None:
    """What is written is read again."""
    read = read_checked(Note, write_checked(Note(text=text, number=number)), limit=4096)
    assert (read.text, read.number) == (text, number)


@given(st.integers(0, len(_FILE) - 1), st.integers(1, 255))
def test_altered(position: int, mask: int) -> None:
    """An altered byte is `Malformed`, unless the file still says exactly the same."""
    altered = _FILE[:position] + bytes((_FILE[position] ^ mask,)) + _FILE[position + 1 :]
    for data in (altered, _FILE[:position]):
        try:
            read = read_checked(Note, data, limit=4096)
        except Malformed:
            continue
        assert (read.text, read.number) == ("Grüße", 3)


@pytest.mark.parametrize("data", [b"", b"[" * 3000, b"\xff", b"null", b'{"text": "a", "number": 1}', b"{}"])
def test_garbage(data: bytes) -> None:
    """What is no such file is `Malformed`."""
    with pytest.raises(Malformed):
        read_checked(Note, data, limit=4096)


def test_too_large() -> None:
    """A file over its limit is `Malformed` before anything is read."""
    with pytest.raises(Malformed, match="more than 10 bytes"):
        read_checked(Note, _FILE, limit=10)


def test_kinds_are_told_apart() -> None:
    """A file of one kind is not taken for another of the same shape."""
    with pytest.raises(Malformed):
        read_checked(Letter, _FILE, limit=4096)
