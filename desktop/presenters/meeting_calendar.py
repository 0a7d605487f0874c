"""Meetings for somebody's calendar: a series with its rule, days that are moved as entries of their own.

What a calendar shows on a telephone others may see: no minutes, no names, and a meeting of one level is confidential.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from desktop.domain.local_time import milliseconds_of
from desktop.domain.meeting_occurrence import Occurrence, occurrences
from desktop.domain.meeting_series import Series, Span, days_of
from desktop.domain.meeting_state import Meeting
from desktop.exchange.calendar_file import Entry, write_calendar
from desktop.presenters.meeting_words import kind_title
from desktop.presenters.times import id_text
from desktop.workspace.workspace import Workspace

NAME: Final = "Termine der Kooperation"
_CONFIDENTIAL: Final = frozenset({"leadership", "casework"})


def calendar_of(workspace: Workspace, states: Iterable[Meeting]) -> bytes:
    """Write a calendar file of meetings, as they stand now."""
    return write_calendar(NAME, (entry for state in states for entry in entries(state)), workspace.now())


def entries(state: Meeting) -> Iterator[Entry]:
    """Yield the entries of a meeting: the whole, then each day of a series that is somewhere else."""
    series, span = state.series, state.span
    if series is None:
        yield _entry(state, span)
        return
    days = days_of(series, span.starts.date())
    known = {one.day: one for one in occurrences(state) if one.day in days}
    left_out = tuple(_planned(state, one) for one in known.values() if one.dropped)
    yield replace(_entry(state, span.on(days[0])), rule=_rule(series, days), left_out=left_out)
    for one in known.values():
        if one.moved:
            yield replace(_entry(state, one.span), replaces=_planned(state, one))


def _rule(series: Series, days: Sequence[date]) -> str:
    """Write how it comes again so that a calendar has the days there are here, also where its end is out of reach."""
    return replace(series, count=0, until=days[-1]).text() if series.until else series.text()


def _planned(state: Meeting, one: Occurrence) -> int:
    return milliseconds_of(state.span.on(one.day).starts)


def _entry(state: Meeting, span: Span) -> Entry:
    return Entry(
        id=id_text(state.id),
        sequence=state.sequence,
        starts=milliseconds_of(span.starts),
        ends=milliseconds_of(span.ends),
        summary=state.title,
        changed_at=state.changed_at,
        description=state.value("agenda"),
        location=state.value("place"),
        categories=(kind_title(state.value("kind")),),
        cancelled=state.cancelled,
        confidential=state.value("kind") in _CONFIDENTIAL,
    )
