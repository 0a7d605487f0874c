"""Texts without what nobody sees, as they go into files."""

from __future__ import annotations

from desktop.exchange.plain_text import plain


def test_marks_that_turn_a_line_around_are_left_out() -> None:
    """Right-to-left marks, zero-width characters and control characters do not reach a file; spaces stay."""
    assert plain("\u202eA\u200bn\u00a0na\x00\r\nB\ufeff ") == "An\u00a0na\nB"
