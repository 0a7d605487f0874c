"""How long who was at a meeting is shown: to the end of the third year, and then nowhere."""

from __future__ import annotations

from datetime import date

from desktop.domain.meeting_occurrence import occurrence
from desktop.presenters.meeting_attendance import ticks
from desktop.presenters.meeting_detail import detail
from desktop.presenters.meeting_keeping import is_kept, kept_until, who_was_there
from desktop.presenters.meeting_papers import paper
from desktop.presenters.meeting_rows import whole
from desktop.presenters.meetings import meeting
from tests.desktop.presenters.meeting_company import furnished

DAY = 24 * 3_600_000


def test_nobody_finds_a_name_once_it_is_no_longer_kept() -> None:
    """On the last day it stands everywhere; the day after on no screen, list, paper or row."""
    here = furnished()
    workspace, over = here.willich.workspace, here.made["over"]
    state = meeting(workspace, over)
    one = occurrence(state, "")
    assert one is not None
    assert kept_until(workspace, one) == date(2029, 12, 31)
    before = (date(2029, 12, 31) - date(2026, 9, 21)).days
    here.company.clock.time += before * DAY
    assert is_kept(workspace, one)
    assert detail(workspace, state, "").attended
    here.company.clock.time += DAY
    assert who_was_there(workspace, state, one) == ()
    assert detail(workspace, state, "").attended == ()
    assert paper(workspace, over, "").people == ()
    assert not any(tick.present for tick in ticks(workspace, over, ""))
    [row] = whole(workspace, state)["occurrences"]
    assert (row["attended"], row["attended_kept_until"]) == ([], "2029-12-31")
