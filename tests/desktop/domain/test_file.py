"""A file as an event names it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.file import CHUNK_BYTES, MOST_BYTES, File
from wire import limits
from wire.chunks import Cut


def file(size: int) -> File:
    return File(b"f" * 16, b"key of the file is its secret..."[:32], size, "Schulung Kinderschutz.mp4", "video/mp4")


@given(st.integers(0, MOST_BYTES))
def test_the_rules_count_chunks_as_the_wire_cuts_them(size: int) -> None:
    """A file has as many chunks to the rules as it is cut into, and no file is larger than what travels."""
    assert file(size).chunk_count == Cut(size).count
    assert (CHUNK_BYTES, MOST_BYTES) == (limits.CHUNK_BYTES, limits.FILE_BYTES)


def test_a_file_shows_nothing_of_itself() -> None:
    """Neither key nor name stand in what a log would show."""
    assert repr(file(1)) == "File()"
