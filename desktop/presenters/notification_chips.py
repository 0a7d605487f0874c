"""The chips of a notification: how urgent it is, by when somebody has to have it, where it stands, what it waits for.

Card and detail show the same. Which words and which colour a chip has is said in `chips.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from desktop.domain.assignment import Assigned
from desktop.domain.notification_state import Delivery, Mark, Notification
from desktop.domain.release_state import Release, Standing
from desktop.domain.rows import StateRow
from desktop.presenters import releases, to_do
from desktop.presenters.chips import (
    Chip,
    conflict_chip,
    deadline_chip,
    decision_chip,
    hands_chip,
    held_chip,
    refused_chip,
    state_chip,
    task_chip,
    urgency_chip,
)
from desktop.presenters.notifications import deadline, held_back, is_given_up
from desktop.workspace.workspace import Workspace

_LISTED: Final = (
    Mark.MISDIRECTED,
    Mark.RECALL_REQUESTED,
    Mark.RECALL_REFUSED,
    Mark.FORWARDED,
    Mark.NOT_COMPETENT,
    Mark.PHONE_HANDOVER,
)
"""What a list shows in the place of how far it got, where that was no further than a device: the first of these."""
_SAID_BY_WHAT_FOLLOWED: Final = frozenset({"noted", "answer"})
"""The tasks that the chips of what followed say, to both sides."""
_MATTERS_MORE: Final = frozenset({Mark.RECALL_REQUESTED, Mark.FORWARDED})
"""What a list shows even of what somebody has confirmed."""
_OVER: Final = frozenset({Mark.RECALLED, Mark.WITHDRAWN})
"""The states after which it says no more that it went to the wrong unit, as it does in all before."""


def chips_of(workspace: Workspace, row: StateRow, state: Notification) -> tuple[Chip, ...]:
    """Give the chips of a notification: how urgent, where it stands, by when somebody has to have it."""
    if state.erased:
        return (state_chip(row.status),)
    chips = [urgency_chip(state.graded)]
    # Before the state: where the room ends, what is cut must not be the clock.
    over = state.clock_stopped or is_given_up(workspace, state)
    due = 0 if over else deadline(workspace, row, state)
    if due:
        chips.append(deadline_chip(due, workspace.now(), *_waits_for(state)))
    chips.append(_queued_chip(workspace, state) if row.status == "queued" else state_chip(_standing(row, state)))
    tasks = to_do.waiting_tasks(workspace, row)
    chips.extend(task_chip(task.title) for task in tasks if task.name not in _SAID_BY_WHAT_FOLLOWED)
    if row.conflict:
        chips.append(conflict_chip())
    return (*chips, *_later_chips(state, counts_down=bool(due)))


def _waits_for(state: Notification) -> tuple[str, ...]:
    """Say what a clock waits for where that is no acknowledgement: somebody has it already."""
    if state.raised:
        return ("Änderung ungesehen",)
    return ("Weitergabe offen",) if state.arrived is not None else ()


def hands_chips(workspace: Workspace, given: Assigned | None) -> tuple[Chip, ...]:
    """Give the chip of who has it in hand, this device's person or somebody else; none where nobody has."""
    if given is None:
        return ()
    mine, stands_in = map(workspace.is_own, (given.to, given.deputy))
    return (hands_chip(given.to_name, mine=mine, stands_in=stands_in),)


def _later_chips(state: Notification, *, counts_down: bool) -> Iterator[Chip]:
    """Yield the chips of what followed and somebody still has to look at; once, where a clock says it already."""
    unseen = () if state.raised and counts_down else state.unseen
    if any(one.corrects for one in unseen):
        yield Chip("Berichtigung ungesehen", "warn", "pencil-line")
    elif unseen:
        yield Chip("Nachtrag ungesehen", "info", "file-pen")
    if state.open_questions:
        yield Chip("Rückfrage offen", "warn", "circle-help")


def _standing(row: StateRow, state: Notification) -> str:
    """Give the one word a list has room for: how far it got, or what happened to it that matters more."""
    found = next((mark for mark in _LISTED if mark in state.marks), None)
    if found is Mark.MISDIRECTED and row.status not in _OVER:
        return found
    reached = row.status in (Delivery.ACCEPTED, Delivery.DELIVERED)
    if found is None or not (reached or (row.status == Delivery.ACKNOWLEDGED and found in _MATTERS_MORE)):
        return row.status
    return found


def _queued_chip(workspace: Workspace, state: Notification) -> Chip:
    """Give the chip of what waits here; what the connection has no part in is not said to wait for it."""
    if any(one.status == "refused" for one in workspace.pending(state.id)):
        return refused_chip()
    held = held_back(workspace, state)
    return held_chip(held) if held else state_chip("queued")


def release_chips(workspace: Workspace, state: Release) -> tuple[Chip, ...]:
    """Give the chips of what waits for its release: how urgent, by when somebody decides, where it stands."""
    urgency, due = urgency_chip(state.request.body.urgency), releases.due(workspace, state)
    if state.standing is Standing.RELEASED:
        return urgency, held_chip(releases.ELSEWHERE)
    clock = (decision_chip(due, workspace.now()),) if due else ()
    return urgency, *clock, state_chip(state.standing)
