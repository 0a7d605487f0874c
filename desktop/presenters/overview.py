"""The overview: what is to be done first, whom to call, how the agreement stands; each part found for itself.

A part that cannot be found keeps none of the others away. What a part shows in whole stands in an area of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop.domain.local_time import moment
from desktop.domain.said import say
from desktop.presenters import contact_filter, meeting_cards, meeting_list, rota_gaps, to_do
from desktop.presenters.agreement import cooperation_in_force
from desktop.presenters.notification_cards import Card
from desktop.presenters.on_call import Number
from desktop.presenters.on_call_sheet import sheet
from desktop.presenters.strip import Standing, when
from desktop.workspace.workspace import Workspace

FIRST: Final = 6
"""So many of what is to be done stand on the overview; the list has all of them."""
_NUMBERS: Final = 3


@dataclass(frozen=True, slots=True)
class ToDo:
    """How much is to be done, and the numbers of what is due first."""

    count: int
    first: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OnCall:
    """The first numbers to call, how many others there are, and who has none.

    `missing` is what whoever leads a unit is reminded of: when nobody is planned in its rota; `unconfirmed` says how
    many contacts one's own unit is to confirm.
    """

    numbers: tuple[Number, ...]
    more: int
    without: tuple[str, ...]
    missing: str = ""
    unconfirmed: str = ""


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The next meeting's card, how many meetings wait for this person's answer, and what is said where none is."""

    card: Card | None
    unanswered: int
    nothing: str


@dataclass(frozen=True, slots=True)
class Term:
    """How far the agreement has run: `year` of `years`, `days_left` until its end, `share` of it gone (0 to 1)."""

    year: int
    years: int
    days_left: int
    share: float
    words: str


def what_to_do(workspace: Workspace) -> ToDo:
    """Give what is to be done here now."""
    found = to_do.numbers(workspace)
    return ToDo(len(found), tuple(found[:FIRST]))


def whom_to_call(workspace: Workspace) -> OnCall:
    """Give whom to call now, the unit one usually notifies first."""
    found = sheet(workspace, workspace.now())
    missing = rota_gaps.reminder(workspace)
    due = contact_filter.count_due(workspace)
    unconfirmed = contact_filter.due_words(due) if due else ""
    return OnCall(found.numbers[:_NUMBERS], len(found.numbers[_NUMBERS:]), found.without, missing, unconfirmed)


def next_meeting(workspace: Workspace) -> NextMeeting:
    """Give the next meeting of this person, the next of all where none is theirs, and how many answers are due."""
    ahead = meeting_list.listed(workspace, meeting_list.Filter.AHEAD)
    planned = [state for state in ahead if not state.cancelled]
    mine = [state for state in planned if meeting_list.is_mine(workspace, state)]
    card = next(iter(meeting_cards.cards(workspace, (mine or planned)[:1])), None)
    nothing = "" if card else meeting_list.why_empty(workspace, meeting_list.Filter.AHEAD)
    return NextMeeting(card, meeting_list.awaited(workspace), nothing)


def term_of(workspace: Workspace) -> Term:
    """Give how the agreement's term stands today; raises `Refused` while no agreement has been read."""
    term = cooperation_in_force(workspace).term
    return term_on(term.valid_from, term.valid_to, moment(workspace.now()).date())


def term_on(begins: date, ends: date, today: date) -> Term:
    """Give how a term from one day to another, both included, stands on a day."""
    whole = (ends - begins).days + 1
    gone = min(max((today - begins).days, 0), whole)
    left = max((ends - today).days, 0)
    years = max(1, round(whole / 365.25))
    year = min(max(_whole_years(begins, today) + 1, 1), years)
    if today < begins:
        words = say("Gilt ab {day}.", day=begins.strftime("%d.%m.%Y"))
    elif today > ends:
        words = say("Abgelaufen am {day}.", day=ends.strftime("%d.%m.%Y"))
    else:
        words = say("Jahr {year} von {years} · noch {days} Tage", year=year, years=years, days=left)
    return Term(year, years, left, gone / whole, words)


def as_of(standing: Standing, now: int) -> str:
    """Say as of when everything on the overview is; `now` in ms since 1970 UTC."""
    if not standing.last_success:
        return "Noch nie abgeglichen. Hier steht, was auf diesem Gerät ist."
    return say("Stand {time}", time=when(standing.last_success, now))


def nothing_to_do(standing: Standing, now: int) -> str:
    """Say that nothing is to be done, and as of when that is known."""
    if not standing.last_success:
        return "Nichts offen."
    return say("Nichts offen. Letzter Abgleich {time}.", time=when(standing.last_success, now))


def _whole_years(begins: date, today: date) -> int:
    return today.year - begins.year - ((today.month, today.day) < (begins.month, begins.day))
