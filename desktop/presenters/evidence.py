"""Where a notification came from and went: its way, who has it, and whether the first sender's words are proven.

A forwarded notification shows the words of its first sender out of that sender's own signed event. Whether signature,
stamp and place hold is checked here each time it is shown; what cannot be checked is shown and said to be so.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Any, Final

from desktop.domain.notification_events import Notified
from desktop.domain.notification_forwarded import ADDITIONS
from desktop.domain.notification_state import Notification
from desktop.domain.notification_way import Forward, Leg
from desktop.presenters.agreement import unit_name
from desktop.presenters.times import id_text, written
from desktop.workspace.workspace import Workspace
from wire.proof import Proof

_FIRST: Final = frozenset({"notification.notified"})


def is_proven(workspace: Workspace, state: Notification) -> bool:
    """Say whether all that a forwarded notification encloses was written by who sent it on at each stretch."""
    said = workspace.said(workspace.pair(_other(workspace, state)), state.event)
    enclosed = said.enclosed if isinstance(said, Notified) else None
    if enclosed is None:
        return False
    first, *added = enclosed.proofs
    written = _fits(workspace, first, enclosed.way[0], _FIRST)
    return written and all(_is_added(workspace, proof, enclosed.way) for proof in added)


def _is_added(workspace: Workspace, proof: Proof, way: tuple[Leg, ...]) -> bool:
    """Check what was added: on one of the stretches of the way, by who sent it on there."""
    return any(_fits(workspace, proof, leg, ADDITIONS) for leg in way)


def _fits(workspace: Workspace, proof: Proof, leg: Leg, types: Container[str]) -> bool:
    """Check one proof against one stretch: it stands in that channel, of this id alone, by who sent it on there.

    The first notice fits the first stretch only: a unit on the way signs with a true key whatever it has made up.
    """
    shown = workspace.check_proof(proof, (leg.from_unit, leg.to_unit))
    if shown is None or shown.unit != leg.from_unit:
        return False
    return shown.body.type in types and shown.body.entities == (leg.entity,)


def _other(workspace: Workspace, state: Notification) -> str:
    return state.from_unit if workspace.unit == state.to_unit else state.to_unit


def origin_row(workspace: Workspace, state: Notification) -> dict[str, Any] | None:
    """Give what a program is told of where a notification comes from, None for one that was not forwarded."""
    if state.origin is None:
        return None
    return {
        "unit": state.origin.unit,
        "name": unit_name(workspace, state.origin.unit),
        "way": [*(leg.from_unit for leg in state.origin.way), state.from_unit],
        "reason": state.origin.reason,
        "proof": "verified" if is_proven(workspace, state) else "not_verified",
    }


def forward_row(forward: Forward) -> dict[str, Any]:
    """Give what a program is told of where a notification went."""
    return {
        "by": forward.by_unit,
        "to": forward.to_unit,
        "id": id_text(forward.entity),
        "at": written(forward.at),
        "received_at": written(forward.received_at),
        "received_by": forward.received_by or None,
        "taken_back_at": written(forward.taken_back_at),
    }
