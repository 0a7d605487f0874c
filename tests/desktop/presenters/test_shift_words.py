"""A shift in words."""

from __future__ import annotations

from datetime import datetime

from desktop.domain.duty import times_text
from desktop.domain.local_time import milliseconds_of
from desktop.domain.spans import Span
from desktop.presenters.shift_words import shown_value, span_text, value_row

NIGHT = Span(*(milliseconds_of(datetime.fromisoformat(one)) for one in ("2026-11-28T16:00", "2026-11-29T08:00")))


def test_a_span_in_words() -> None:
    """A span within a day names it once, one over a night both days."""
    assert span_text(Span(NIGHT.starts, NIGHT.starts + 1_800_000)) == "Sa 28.11., 16:00–16:30 Uhr"
    assert span_text(NIGHT) == "Sa 28.11., 16:00 bis So 29.11., 08:00 Uhr"


def test_a_value_for_people_and_for_programs() -> None:
    """Times are said in words and given as an interval; anything else stays as somebody wrote it."""
    text = times_text(*NIGHT)
    assert shown_value("times", text) == span_text(NIGHT)
    assert value_row("times", text) == "2026-11-28T16:00:00.000+01:00/2026-11-29T08:00:00.000+01:00"
    assert shown_value("name", "1/2") == value_row("name", "1/2") == "1/2"
    assert shown_value("times", "bald") == value_row("times", "bald") == "bald"
