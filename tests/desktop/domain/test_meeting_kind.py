"""The kinds of meetings: codes that can stand in a rules file."""

from __future__ import annotations

from desktop.domain.meeting_kind import MEETING_KINDS


def test_the_kinds_of_the_agreement() -> None:
    """Those that the agreement names, each once, by codes that are no words of a language."""
    assert len(set(MEETING_KINDS)) == len(MEETING_KINDS) == 5
    assert all(kind.isidentifier() and kind.islower() for kind in MEETING_KINDS)
