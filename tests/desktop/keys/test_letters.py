"""Letters for paper: round trip, tolerance for what people do, and checksums."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.keys.letters import from_letters, in_groups, to_letters, with_checksum, without_checksum

_FIVES = st.integers(1, 12).flatmap(lambda count: st.binary(min_size=5 * count, max_size=5 * count))


@given(_FIVES)
def test_round_trip(content: bytes) -> None:
    """Bytes come back from their letters, in either case and with any grouping."""
    letters = to_letters(content)
    for text in (letters, letters.lower(), letters.replace(" ", ""), letters.replace(" ", "-"), f"\n {letters} "):
        assert from_letters(text) == content


@given(_FIVES)
def test_digits_taken_for_letters(content: bytes) -> None:
    """0, 1 and 8 are read as the letters they look like."""
    mistaken = to_letters(content).translate(str.maketrans("OIB", "018"))
    assert from_letters(mistaken) == content


@given(st.text())
def test_any_text_is_read_or_a_value_error(text: str) -> None:
    """Whatever was typed gives bytes or a `ValueError`."""
    try:
        assert isinstance(from_letters(text), bytes)
    except ValueError:
        return


def test_groups() -> None:
    """Groups have four characters; the last may have fewer."""
    assert in_groups("ABCDEFGHIJ") == "ABCD EFGH IJ"


@given(st.binary(max_size=40), st.integers(0, 50), st.integers(1, 255))
def test_checksum(content: bytes, position: int, mask: int) -> None:
    """A checksum fits its content and purpose; neither an altered byte nor another purpose fits."""
    checked = with_checksum(b"one", content, 8)
    assert without_checksum(b"one", checked, 8) == content
    place = position % len(checked)
    altered = checked[:place] + bytes((checked[place] ^ mask,)) + checked[place + 1 :]
    for purpose, wrong in ((b"one", altered), (b"two", checked), (b"one", b"")):
        with pytest.raises(ValueError, match="checksum"):
            without_checksum(purpose, wrong, 8)
