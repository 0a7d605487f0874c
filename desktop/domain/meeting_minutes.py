"""The minutes of a meeting: notes, decisions and tasks, each an item that can be edited, removed, done and reopened.

The organising agency writes them; who has a task says that it is done, and so may that agency.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from desktop.domain.event import Author, Event
from desktop.domain.fields import Fields, edited, first_value, settled
from desktop.domain.meeting_events import (
    ITEM_FIELDS,
    ItemAdded,
    ItemEdited,
    ItemRemoved,
    ItemSettled,
    TaskDone,
    TaskReopened,
)
from desktop.domain.meeting_limits import MOST_ITEMS
from desktop.domain.meeting_state import Item, Meeting, is_of
from desktop.domain.meeting_values import wrong_in_item
from desktop.domain.outcome import APPLIED, SUPERSEDED, Outcome, Verdict, quarantined, waiting

OfMinutes = ItemAdded | ItemEdited | ItemSettled | ItemRemoved | TaskDone | TaskReopened
Folded = tuple[Meeting, Outcome]


def written(state: Meeting, event: Event, body: OfMinutes) -> Folded:
    """Fold one event of the minutes."""
    if isinstance(body, ItemAdded):
        return _added(state, event, body)
    item = state.item(body.item)
    if item is None:
        # Who reads sees it come right behind the item it names.
        return state, waiting("parent")
    if not _may(event.author, state, item, body):
        return state, quarantined("own_agency_only")
    changed, outcome = _item(item, event, body)
    if item.removed and outcome.verdict in (Verdict.APPLIED, Verdict.CONFLICT):
        outcome = SUPERSEDED
    items = tuple(changed if one is item else one for one in state.items)
    return replace(state, items=items), outcome


def _may(author: Author, state: Meeting, item: Item, body: OfMinutes) -> bool:
    if author.agency == state.agency:
        return True
    return isinstance(body, TaskDone | TaskReopened) and is_owner(author, item.value("owner"))


def is_owner(author: Author, owner: str) -> bool:
    """Say whether a task is somebody's own, or their unit's."""
    sort, _, name = owner.partition(":")
    return (sort == "unit" and name == author.unit) or (sort == "device" and is_of(author, _device(name)))


def _device(name: str) -> bytes:
    try:
        return bytes.fromhex(name)
    except ValueError:
        return b""


def _added(state: Meeting, event: Event, body: ItemAdded) -> Folded:
    if event.author.agency != state.agency:
        return state, quarantined("own_agency_only")
    if len(state.items) >= MOST_ITEMS:
        return state, quarantined("too_many_items")
    values = {name: body.fields.get(name, "") for name in ITEM_FIELDS}
    if not set(body.fields) <= set(ITEM_FIELDS) or wrong_in_item(values):
        return state, quarantined("meeting_invalid")
    fields = {name: first_value(event, value) for name, value in values.items()}
    made = Item(event.id, body.sort, body.occurrence, fields, event.author.device, event.at)
    return replace(state, items=(*state.items, made)), APPLIED


def _item(
    item: Item, event: Event, body: ItemEdited | ItemSettled | ItemRemoved | TaskDone | TaskReopened
) -> tuple[Item, Outcome]:
    match body:
        case ItemEdited():
            if wrong_in_item({name: edit.value for name, edit in body.edits.items()}):
                return item, quarantined("meeting_invalid")
            return _in_fields(item, lambda fields: edited(fields, event, body.edits))
        case ItemSettled():
            return _in_fields(item, lambda fields: settled(fields, event, body.field, body.keep, body.over))
        case ItemRemoved():
            return replace(item, removed=True), APPLIED
        case TaskDone() | TaskReopened():
            return _ticked(item, event, done=isinstance(body, TaskDone))


def _in_fields(item: Item, change: Callable[[Fields], tuple[Fields, Outcome]]) -> tuple[Item, Outcome]:
    fields, outcome = change(item.fields)
    return replace(item, fields=fields), outcome


def _ticked(item: Item, event: Event, *, done: bool) -> tuple[Item, Outcome]:
    if item.sort != "task":
        return item, quarantined("not_a_task")
    if item.done is done:
        return item, SUPERSEDED
    return replace(
        item, done=done, done_by=event.author.device if done else b"", done_at=event.at if done else 0
    ), APPLIED
