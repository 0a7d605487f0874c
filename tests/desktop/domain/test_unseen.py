"""Signs that nobody sees."""

from __future__ import annotations

from desktop.domain.unseen import seen


def test_they_are_taken_out() -> None:
    """What is left reads in the direction in which it stands; letters of every writing stay."""
    assert seen("rechnung\u202efdp.exe") == "rechnungfdp.exe"
    assert seen("M\u00fcl\u200bler\ufeff") == "M\u00fcller"
    assert seen("\u0645\u0631\u064a\u0645") == "\u0645\u0631\u064a\u0645"
    assert seen("plain.pdf") == "plain.pdf"
