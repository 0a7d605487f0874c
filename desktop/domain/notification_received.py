"""Receipts of a notification: which events a unit still has to confirm, and what a receipt does to the state."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from desktop.domain.event import Event
from desktop.domain.notification_events import Received
from desktop.domain.notification_moments import moment
from desktop.domain.notification_said import Receipt
from desktop.domain.notification_state import Notification, Processing
from desktop.domain.outcome import APPLIED, SUPERSEDED, Outcome

_UNCONFIRMED: Final = frozenset({"received", Processing.ERASED})
"""What nobody confirms: receipts themselves, and that something is gone."""


def received(state: Notification, event: Event, body: Received) -> tuple[Notification, Outcome]:
    """Take up a receipt; one that confirms nothing new is superseded."""
    author, when = event.author, event.at
    new = _unconfirmed(state, author.unit) & _all_of(body.events)
    if not new:
        return state, SUPERSEDED
    confirmed = [entry.event for entry in state.timeline if entry.event in new]
    receipts = [Receipt(one, author.unit, author.device, when) for one in confirmed]
    changed = replace(state, receipts=(*state.receipts, *receipts), timeline=(*state.timeline, moment(event)))
    return changed, APPLIED


def receipts_due(state: Notification, unit: str) -> tuple[bytes, ...]:
    """Give the events by the other unit that no device of `unit` has confirmed, in their order.

    Receipts themselves are not confirmed.
    """
    due = _unconfirmed(state, unit)
    return tuple([entry.event for entry in state.timeline if entry.event in due]) if due else ()


def _unconfirmed(state: Notification, unit: str) -> set[bytes]:
    others = {entry.event for entry in state.timeline if entry.unit != unit and entry.type not in _UNCONFIRMED}
    return others.difference([receipt.event for receipt in state.receipts if receipt.unit == unit])


_LATEST: Final[list[tuple[tuple[bytes, ...], frozenset[bytes]]]] = [((), frozenset())]


def _all_of(events: tuple[bytes, ...]) -> frozenset[bytes]:
    """Give the events of a receipt as a set, once for the hundreds of notifications that one receipt touches.

    It is known again by being the very same object: to look it up by what it holds costs as much as the set.
    """
    known, found = _LATEST[0]
    if known is not events:
        found = frozenset(events)
        _LATEST[0] = events, found
    return found
