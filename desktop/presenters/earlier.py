"""Earlier notifications of one's own unit that may be about the same child: a hint, for people to look at.

What one unit has received or written, never another's: there is no register of children across agencies. It joins
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from desktop.domain.alike import family_marks, may_be_one, queries
from desktop.domain.content import Child
from desktop.domain.local_time import milliseconds_of, moment
from desktop.domain.notification_state import Mark, Notification
from desktop.domain.said import joined, say
from desktop.presenters.facts import Fact, Section
from desktop.presenters.times import clock_or_day
from desktop.workspace.workspace import Workspace

_MOST: Final = 200
"""So many that an index finds are looked at."""
_PART: Final = 25
_NAMED: Final = 5
_OVER: Final = frozenset({Mark.WITHDRAWN, Mark.RECALLED})
_MONTH: Final = timedelta(days=365.25 / 12)
_MORE_URGENT: Final = {
    "routine": "Bearbeiten Sie sie wie eine eilige Meldung.",
    "urgent": "Bearbeiten Sie sie wie eine Sofortmeldung.",
}


def earlier(workspace: Workspace, children: Sequence[Child], begin: int = 0) -> list[Notification]:
    """Give the notifications of one's own unit about a child who may be one of these, the newest first.

    Where only those since `begin` (ms since 1970 UTC) matter, older ones are not read.
    """
    asked = [f'"{one}" "{other}"' for child in children for one, other in queries(child)]
    # Each is read once, whichever of the children it was found for.
    found = [
        state
        for state in _own(workspace, asked, begin, most=_MOST * len(children))
        if any(may_be_one(child, other) for child in children for other in state.children)
    ]
    return sorted(found, key=lambda state: (_since(state), state.id), reverse=True)


def family(workspace: Workspace, children: Sequence[Child]) -> list[Notification]:
    """Give the notifications of one's own unit about a child whose family name sounds as one of these, newest first."""
    found = {state.id: state for state in _own(workspace, _family_words(children))}
    return sorted(found.values(), key=lambda state: (_since(state), state.id), reverse=True)


def has_family(workspace: Workspace, children: Sequence[Child], more_than: int) -> bool:
    """Say whether this unit has more than so many notifications about a family that sounds so; none of them is read."""
    numbers = {number for word in _family_words(children) for number in workspace.matching(word, limit=more_than + 1)}
    return len(numbers) > more_than


def _family_words(children: Sequence[Child]) -> list[str]:
    return sorted({f'"{word}"' for child in children for word in family_marks(child)})


def _own(workspace: Workspace, asked: Sequence[str], begin: int = 0, most: int = _MOST) -> Iterator[Notification]:
    """Yield the notifications of one's own unit that one of some queries finds, those written last here first."""
    found = {number for query in asked for number in workspace.matching(query, limit=_MOST)}
    numbers = sorted(found, reverse=True)[:most]
    for start in range(0, len(numbers), _PART):
        rows = workspace.numbered(numbers[start : start + _PART])
        for row, state in rows:
            own = workspace.unit and workspace.unit in (row.origin, row.target)
            if own and isinstance(state, Notification) and not state.erased and _OVER.isdisjoint(state.marks):
                yield state
        if all(row.sort < begin for row, _ in rows):
            return


def entry_hint(workspace: Workspace, children: Sequence[Child]) -> str:
    """Say to whoever writes that this unit may have notifications about one of these children, empty if it has none.

    Nothing is said of them while content is hidden for want of a contact.
    """
    found = [] if workspace.own.lease_over else earlier(workspace, children)
    if not found:
        return ""
    numbers = named(workspace, found)
    return say(
        "Ihrer Stelle liegt vermutlich schon etwas zu diesem Kind vor: {numbers}. Prüfen Sie, ob ein Nachtrag genügt.",
        numbers=numbers,
    )


def repeat_section(workspace: Workspace, state: Notification) -> Iterator[Section]:
    """Yield the hint that this unit was told of the same child again and again, and what may follow from it.

    Only what this unit received counts, and only to whom it was sent is it said.
    """
    rules = workspace.terms.rules.of(state.rules_version)
    if rules is None or state.erased or workspace.unit != state.to_unit or not state.children:
        return
    until = _since(state)
    begin = milliseconds_of(moment(until) - rules.repeat.months * _MONTH)
    others = [
        one
        for one in earlier(workspace, state.children, begin)
        if one.id != state.id and one.to_unit == workspace.unit and begin <= _since(one) <= until
    ]
    if len(others) + 1 >= rules.repeat.notifications:
        yield Section("Wiederholte Meldungen", tuple(_hint(workspace, state, others, rules.repeat.months)))


def _hint(workspace: Workspace, state: Notification, others: list[Notification], months: int) -> Iterator[Fact]:
    count = len(others) + 1
    yield Fact(
        "Hinweis", say("{count} Meldungen in {months} Monaten, vermutlich zum selben Kind.", count=count, months=months)
    )
    if state.graded in _MORE_URGENT:
        yield Fact("Vorschlag", _MORE_URGENT[state.graded])
    yield Fact("Frühere Meldungen", named(workspace, others))


def named(workspace: Workspace, found: Sequence[Notification]) -> str:
    """Name the first of some notifications by number and day, and how many more there are."""
    first = joined((said_number(workspace, one) for one in found[:_NAMED]), ", ")
    more = len(found) - _NAMED
    return say("{first} und {more} weitere", first=first, more=more) if more > 0 else first


def said_number(workspace: Workspace, state: Notification) -> str:
    """Name a notification by its number and its day."""
    return f"{state.number} ({clock_or_day(_since(state), workspace.now())})"


def _since(state: Notification) -> int:
    return state.accepted_at or state.authored_at
