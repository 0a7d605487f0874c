"""Until when the list of who was at a meeting is shown: the years that the rules say after the one it took place in.

Afterwards nobody finds a name in it, on no screen, paper or command; that obligations were met counts on. The log keeps
what was written, as it does everything that is not erased.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from desktop.domain.local_time import moment
from desktop.domain.meeting_events import Attendee
from desktop.domain.meeting_occurrence import Occurrence, attended
from desktop.domain.meeting_state import Meeting
from desktop.workspace.workspace import Workspace

_YEARS: Final = 3


def kept_until(workspace: Workspace, one: Occurrence) -> date:
    """Give the last day on which the list of a day is shown."""
    rules = workspace.rules.of("")
    years = rules.spans.attendance_years if rules is not None else _YEARS
    return date(one.span.ends.year + years, 12, 31)


def is_kept(workspace: Workspace, one: Occurrence) -> bool:
    """Say whether the list of a day is still shown."""
    return moment(workspace.now()).date() <= kept_until(workspace, one)


def who_was_there(workspace: Workspace, state: Meeting, one: Occurrence) -> tuple[Attendee, ...]:
    """Give who was there; nobody once that is no longer kept."""
    return attended(state, one) if is_kept(workspace, one) else ()
