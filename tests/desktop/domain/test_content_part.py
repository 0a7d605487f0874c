"""What parts of a content are made of: outer limits, and tolerance for what a newer program says."""

from __future__ import annotations

import msgspec
import pytest

from desktop.domain.content_part import Codes, Count, Long, Part, Short


class Example(Part, frozen=True):
    """A part."""

    line: Short | None = None
    text: Long | None = None
    number: Count | None = None
    codes: Codes = ()


@pytest.mark.parametrize(
    "value", [{"line": "x" * 401}, {"text": "x" * 8001}, {"number": -1}, {"number": 1001}, {"codes": ["x"] * 51}]
)
def test_what_no_form_would_let_through_is_not_read(value: dict[str, object]) -> None:
    """The outer limits hold for whatever travels."""
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(value, Example)


def test_a_newer_field_is_skipped_and_an_empty_one_takes_no_room() -> None:
    """A content of another version still reads."""
    assert msgspec.convert({"line": "x", "newer": 1}, Example) == Example(line="x")
    assert msgspec.to_builtins(Example(line="x")) == {"line": "x"}
