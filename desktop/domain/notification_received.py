"""Receipts of a notification: which events a unit still has to confirm, and what a receipt does to the state."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from desktop.domain.event import Event
from desktop.domain.notification_events import Received
from desktop.domain.notification_moments import moment
from desktop.domain.notification_state import Notification, Processing, Receipt
from desktop.domain.outcome import APPLIED, SUPERSEDED, Outcome

_UNCONFIRMED: Final = frozenset({"received", Processing.ERASED})
"""What nobody confirms: receipts themselves, and that something is gone."""


def received(state: Notification, event: Event, body: Received) -> tuple[Notification, Outcome]:
    """Take up a receipt; one that confirms nothing new is superseded."""
    new = _unconfirmed(state, event.author.unit) & _all_of(body.events)
    if not new:
        return state, SUPERSEDED
    receipts = tuple(
        Receipt(entry.event, event.author.unit, event.author.device, event.at)
        for entry in state.timeline
        if entry.event in new
    )
    changed = replace(state, receipts=(*state.receipts, *receipts), timeline=(*state.timeline, moment(event)))
    return changed, APPLIED


def receipts_due(state: Notification, unit: str) -> tuple[bytes, ...]:
    """Give the events by the other unit that no device of `unit` has confirmed, in their order.

    Receipts themselves are not confirmed.
    """
    due = _unconfirmed(state, unit)
    return tuple(entry.event for entry in state.timeline if entry.event in due)


def _unconfirmed(state: Notification, unit: str) -> set[bytes]:
    known = {receipt.event for receipt in state.receipts if receipt.unit == unit}
    others = {entry.event for entry in state.timeline if entry.unit != unit and entry.type not in _UNCONFIRMED}
    return others - known


@lru_cache(maxsize=8)
def _all_of(events: tuple[bytes, ...]) -> frozenset[bytes]:
    """Give the events of a receipt as a set, once for the hundreds of notifications that one receipt touches."""
    return frozenset(events)
