"""By when the receiver of a notification acknowledges it, and when a part of that time has passed.

Counted from the server's stamp, or from the author's clock while there is none, for then it only has its place in a
list. The rules under which a notification was written say how: minutes, working days of the receiving agency's
calendar, or up to the summons; what its sender raised later counts from the stamp of that, and what its recipient has
to pass on from when it was added. It reads no clock; who asks
what is overdue brings the time along.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from desktop.domain.catalogue import Urgency
from desktop.domain.grading import level_at, runs
from desktop.domain.local_time import LAST, day_ends, milliseconds_of
from desktop.domain.notification_state import Notification
from desktop.domain.rules import Deadline, Rules
from desktop.domain.terms import Terms
from desktop.domain.working_days import Rests, after

_MINUTE_MS: Final = 60_000
_WHOLE: Final = 100
_LENGTH_OF_DAY: Final = len("2026-01-31")
URGENCIES: Final[dict[str, Urgency]] = {"immediate": "immediate", "urgent": "urgent", "routine": "routine"}


def acknowledge_by(state: Notification, terms: Terms) -> int:
    """Give by when it is to be acknowledged (ms since 1970 UTC)."""
    return share_passed(state, terms, _WHOLE)


def share_passed(state: Notification, terms: Terms, percent: int) -> int:
    """Give when so many percent of the time to acknowledge it have passed (ms since 1970 UTC)."""
    since = min(state.accepted_at or state.authored_at, LAST)
    rules = terms.rules.of(state.rules_version)
    if rules is None:
        return since
    summons = _summons(state, rules)
    if summons > since:
        return since + (summons - since) * percent // _WHOLE
    rests = terms.rests(state.to_unit)
    return min(_passed(rules.deadline(URGENCIES[one]), at, rests, percent) for at, one in _runs(state, since))


def _runs(state: Notification, since: int) -> tuple[tuple[int, str], ...]:
    """Give from when which urgencies ask for an answer; one raised after somebody had it asks for another alone.

    Where somebody has it whom it was passed on to, what they have not been given is waited for, as urgent as it is.
    """
    raised = state.raised
    if raised is not None:
        return ((min(raised.at, LAST), raised.urgency),)
    if state.arrived is not None and state.to_pass_on:
        gradings = state.gradings
        return tuple((min(one.at, LAST), level_at(state.urgency, gradings, one.at)) for one in state.to_pass_on)
    first = since, state.urgency
    return runs(first, state.gradings) if state.is_graded_anew else (first,)


def ends(span: Deadline, since: int, terms: Terms, unit: str) -> int:
    """Give when a span ends that runs for a unit since a moment (both in ms since 1970 UTC)."""
    return _passed(span, min(since, LAST), terms.rests(unit), _WHOLE)


def _passed(span: Deadline, since: int, rests: Rests, percent: int) -> int:
    if span.minutes is not None:
        return since + span.minutes * _MINUTE_MS * percent // _WHOLE
    return after(since, (span.working_days or 0) * percent, rests)


def _summons(state: Notification, rules: Rules) -> int:
    """Give when the summons is, where the law sets the deadline by it (§ 70 Abs. 2 JGG); 0 where it does not.

    What was said of it last counts.
    """
    said = [one.circumstances.summons for one in state.contents if one.circumstances and one.circumstances.summons]
    if not said or not any(one.code == state.category and one.clock == "summons" for one in rules.categories):
        return 0
    entered = said[-1]
    try:
        if len(entered) == _LENGTH_OF_DAY:
            return day_ends(date.fromisoformat(entered))
        return milliseconds_of(datetime.fromisoformat(entered))
    except (ValueError, OverflowError):
        return 0
