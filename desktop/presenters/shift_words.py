"""A shift in words: its times as people say them, and what stands in its fields."""

from __future__ import annotations

from desktop.domain.duty import times_of
from desktop.domain.said import Verbatim, say
from desktop.domain.spans import Span
from desktop.presenters.times import DAYS, moment, written


def span_text(span: Span) -> str:
    """Say from when to when: "Sa 28.11., 16:00–16:30 Uhr", with the second day where it is another."""
    begin, end = moment(span.starts), moment(span.ends)
    first = say("{weekday} {day}", weekday=DAYS[begin.weekday()], day=begin.strftime("%d.%m."))
    if begin.date() == end.date():
        return say("{day}, {begin}–{end} Uhr", day=first, begin=begin.strftime("%H:%M"), end=end.strftime("%H:%M"))
    last = say("{weekday} {day}", weekday=DAYS[end.weekday()], day=end.strftime("%d.%m."))
    return say(
        "{day}, {begin} bis {last}, {end} Uhr",
        day=first,
        begin=begin.strftime("%H:%M"),
        last=last,
        end=end.strftime("%H:%M"),
    )


def shown_value(field: str, value: str) -> str:
    """Give a value as people read it: the times of a shift in words, anything else as somebody wrote it."""
    times = times_of(value) if field == "times" else None
    return span_text(Span(*times)) if times else Verbatim(value)


def value_row(field: str, value: str) -> str:
    """Give a value as programs read it: the times of a shift as an interval of RFC 3339, anything else as it is."""
    times = times_of(value) if field == "times" else None
    return "/".join(str(written(one)) for one in times) if times else value
