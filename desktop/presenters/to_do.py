"""„Jetzt zu tun“: what somebody of this unit has to act on, whatever it is, what is due first standing first.

Each kind of task says in one line of `TASKS` how it is found: mostly by a selection that an index answers. Whoever
builds another one adds a line, and it stands in the list, in the counts and on its card.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from desktop.domain.assignment import ASSIGNMENT, awaited
from desktop.domain.notification_tasks import GIVEN_UP
from desktop.domain.release_state import Release, Standing
from desktop.domain.rows import Party, Selection, StateRow
from desktop.presenters import releases
from desktop.workspace.workspace import Workspace

OVER: Final = ("withdrawn", "recalled", "closed", "taken_over", "erased", "queued")
"""The states in which nobody waits for an acknowledgement, or cannot yet."""
_EVER: Final = 2**62


@dataclass(frozen=True, slots=True)
class Task:
    """One kind of task: its name, what is to be done in a few words, and how so many that wait for it are found."""

    name: str
    title: str
    find: Callable[[Workspace, int], list[int]]


def unanswered(workspace: Workspace, urgency: str = "", due_before: int = _EVER) -> Selection:
    """Give what selects all that waits for an acknowledgement here, of one urgency or due by then alone."""
    party = Party("target", workspace.unit)
    return Selection("notification", OVER, party, urgency, due_before, spared=spared(workspace))


def spared(workspace: Workspace) -> str:
    """Give what selects all of which this unit has given up the content, and so can do nothing any more."""
    return f"{GIVEN_UP}@{workspace.unit}"


def _unanswered(workspace: Workspace, limit: int) -> list[int]:
    return workspace.numbers(unanswered(workspace), limit=limit)


def _awaited(task: str) -> Callable[[Workspace, int], list[int]]:
    """Find what waits for a task of this unit, as `notification_tasks.py` names it."""
    return lambda workspace, limit: workspace.numbers(
        Selection("notification", awaits=f"{task}@{workspace.unit}"), limit=limit
    )


def _in_hand(workspace: Workspace, limit: int) -> list[int]:
    """Find what this device's person has in hand and has not ended, wherever they were when they were given it."""
    own = filter(workspace.is_own, workspace.directory.devices)
    chosen = [
        Selection("notification", OVER, beside=(ASSIGNMENT.name, awaited(device)), spared=spared(workspace))
        for device in own
    ]
    found = [number for one in chosen for number in workspace.numbers(one, limit=limit)]
    return found if len(chosen) <= 1 else workspace.numbers(Selection("notification"), among=found)


def _releases(standing: Standing, mine: Callable[[Workspace, Release], bool]) -> Callable[[Workspace, int], list[int]]:
    """Find the releases that stand so and are this device's to go on with."""

    def find(workspace: Workspace, _limit: int) -> list[int]:
        waiting = [state for _, state in workspace.states("release", status=standing) if mine(workspace, state)]
        numbers = (workspace.number("release", state.id) for state in waiting)
        return [number for number in numbers if number is not None]

    return find


TASKS: Final = (
    Task("acknowledge", "Eingang bestätigen", _unanswered),
    Task("recall", "Rückruf bestätigen", _awaited("recall")),
    Task("answer", "Rückfrage beantworten", _awaited("answer")),
    Task("noted", "Nachtrag ansehen", _awaited("noted")),
    Task("pass_on", "Nachtrag weitergeben", _awaited("pass_on")),
    Task("give_up", "Weiterleiten oder aufgeben", _awaited("give_up")),
    Task("misdirected", "Fehlleitung festhalten", _awaited("misdirected")),
    Task("release", "Freigeben", _releases(Standing.REQUESTED, releases.may_decide)),
    Task("returned", "Zurückgegeben", _releases(Standing.RETURNED, releases.is_mine)),
    Task("in_hand", "Mir zugewiesen", _in_hand),
)


def numbers(workspace: Workspace, *, limit: int = -1) -> list[int]:
    """Give the numbers of what is to be done here, what is due first standing first; all, or so many."""
    if not workspace.unit:
        return []
    filled = [part for task in TASKS if (part := task.find(workspace, limit))]
    if len(filled) <= 1:
        return filled[0] if filled else []
    every = list(dict.fromkeys(number for part in filled for number in part))
    ordered = workspace.numbers(Selection(""), among=every)
    return ordered if limit < 0 else ordered[:limit]


def matching(workspace: Workspace, query: str) -> list[int]:
    """Give the numbers of what is to be done and matches an FTS5 query; the empty query matches all."""
    found = numbers(workspace)
    return workspace.matching(query, among=found) if query else found


def first(workspace: Workspace, query: str, keep: int | None, limit: int) -> tuple[list[int], bool]:
    """Give so many of the first, and whether these are all; all of them where `keep` stands further down."""
    if query:
        return matching(workspace, query), True
    found = numbers(workspace, limit=limit)[:limit]
    if len(found) < limit:
        return found, True
    every = found if keep is None or keep in found else numbers(workspace)
    return (every, True) if keep in every and keep not in found else (found, False)


def waiting_tasks(workspace: Workspace, row: StateRow) -> Iterator[Task]:
    """Give what a state waits for here besides an acknowledgement, which its clock tells."""
    mine = set(row.awaits.split())
    return (task for task in TASKS if f"{task.name}@{workspace.unit}" in mine)
