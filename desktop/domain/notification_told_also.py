"""Which other units the sender has told of the same incident, and which of them have given that up again.

Each recipient reads nothing of the others' channels, so the sender's programs say there that somebody
else was told too, and that what that unit had was recalled. It says nothing of what a notification says.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec
from msgspec.structs import replace

from desktop.domain.derivation import derived_id
from desktop.domain.event import Due, Elsewhere, Event
from desktop.domain.notification_events import ToldAlso, ToldAlsoRecalled
from desktop.domain.notification_moments import moment
from desktop.domain.notification_state import Gone, Mark, Notification
from desktop.domain.outcome import APPLIED, SUPERSEDED, Outcome, waiting

_RECALLED: Final = "notification.told_also_recalled"
_MOST_AGAIN: Final = 4
"""So many notifications of an incident one unit may get, each once it has given up the one before."""


def told_also(state: Notification, body: ToldAlso) -> Notification:
    """Take up that another unit was told too; one that had given it up has it again."""
    again = tuple(replace(one, told_again=True) if one.unit == body.to_unit else one for one in state.gone)
    return replace(state, also=tuple(dict.fromkeys((*state.also, body.to_unit))), gone=again)


def told_also_recalled(state: Notification, event: Event, body: ToldAlsoRecalled) -> tuple[Notification, Outcome]:
    """Take up that another unit has given up what it was told; several of the sender's devices may say so."""
    if body.to_unit not in state.also:
        return state, waiting("parent")
    if any(one.entity == body.told_id for one in state.gone):
        return state, SUPERSEDED
    gone = (*state.gone, Gone(body.to_unit, body.told_id))
    return replace(state, gone=gone, timeline=(*state.timeline, moment(event))), APPLIED


def recall_to_tell(state: Notification, unit: str) -> tuple[Due, ...]:
    """Give what the sender's programs say to the other recipients once one has given up what it was told."""
    if unit != state.from_unit or not state.also or Mark.RECALLED not in state.marks or not state.given_up:
        return ()
    said: msgspec.Struct = ToldAlsoRecalled(state.to_unit, state.id)
    return tuple(Due(where, _RECALLED, said) for other in state.also for where in _there(state, other))


def _there(state: Notification, other: str) -> Iterator[Elsewhere]:
    """Yield what another recipient may have it under: the first id, and those it was told again under."""
    entity = state.notification_id
    for _ in range(_MOST_AGAIN):
        entity = derived_id(entity, other)
        yield Elsewhere("notification", entity, other)
