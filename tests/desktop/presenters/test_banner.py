"""A banner: words with a tone, and a number only where a call is due."""

from __future__ import annotations

from desktop.presenters.banner import Banner


def test_no_number_is_shown_where_no_call_is_due() -> None:
    """Without more a banner asks nobody to call."""
    assert Banner("info", "check", "Zugestellt", "").number is None
