"""What a unit has written of a notification and goes nowhere, where it still waits on a device of that unit.

A file for whoever was asked to give the notification up; whatever follows a forward, and the forwarded notification
itself, where the forward was taken back, on whichever device. What somebody added in their own words goes: nobody else
has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from desktop.domain.event import Due, Elsewhere, Nowhere
from desktop.domain.notification_events import Remarked
from desktop.domain.notification_state import Mark, Notification
from desktop.domain.notification_way import Forward

_FILES: Final = frozenset({"notification.attached"})
_OF_A_FORWARD: Final = _FILES | {"notification.notified", "notification.supplemented", "notification.corrected"}
"""What is written of a notification that is passed on: all of it stands where it came from."""
_GIVEN_UP: Final = frozenset({Mark.NOT_COMPETENT, Mark.RECALLED})
_TAKEN_BACK: Final = "forward_taken_back"


def goes_nowhere(state: Notification, unit: str, read: Callable[[Elsewhere], Any]) -> Iterator[Nowhere]:
    """Yield what a unit's devices keep to themselves, as a notification and those it was passed on as stand now."""
    if unit == state.from_unit and Mark.RECALL_REQUESTED in state.marks:
        yield Nowhere(Elsewhere("notification", state.id, state.to_unit), _FILES)
    for forward in state.forwards if unit == state.to_unit else ():
        yield from _of_a_forward(state, forward, read)
    if unit == state.from_unit and state.origin is not None:
        leg = state.origin.way[-1]
        source = read(Elsewhere("notification", leg.entity, leg.from_unit))
        for forward in source.forwards if isinstance(source, Notification) else ():
            if forward.entity == state.id:
                yield from _of_a_forward(source, forward, read)


def _of_a_forward(source: Notification, forward: Forward, read: Callable[[Elsewhere], Any]) -> Iterator[Nowhere]:
    """Yield what goes nowhere of a forward by one's own unit: all of it once that was taken back and nobody has it."""
    where = Elsewhere("notification", forward.entity, forward.to_unit)
    if forward.by_unit == source.to_unit and forward.taken_back_at and not is_had(read(where)):
        yield Nowhere(where, _OF_A_FORWARD, _withdrawn(source, forward, where))


def is_had(there: Notification | None) -> bool:
    """Say whether a person has it where it was passed on to: then the child is with somebody, whatever was wanted."""
    return there is not None and bool(there.acknowledgements) and _GIVEN_UP.isdisjoint(there.marks)


def _withdrawn(state: Notification, forward: Forward, where: Elsewhere) -> Due:
    """Give what is said where nothing of it was sent: withdrawn, in the words of whoever took it back."""
    said = (one for one in state.timeline if (one.type, one.at) == (_TAKEN_BACK, forward.taken_back_at))
    found = next(said, None)
    body = Remarked("", "") if found is None else Remarked(found.person, found.text)
    return Due(where, "notification.withdrawn", body)
