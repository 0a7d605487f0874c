"""The minutes of a meeting and the tasks that come of them: what may be written, and what is left to do for whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from desktop.domain.fields import Edit
from desktop.domain.meeting_events import ItemAdded, ItemEdited, ItemRemoved, ItemSettled, TaskDone, TaskReopened
from desktop.domain.meeting_state import Item, Meeting
from desktop.domain.meeting_values import is_day
from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim
from desktop.exchange.plain_text import plain
from desktop.presenters import meetings
from desktop.presenters.agreement import unit_name
from desktop.presenters.meeting_document import is_writable
from desktop.presenters.meeting_rows import person_name
from desktop.workspace.recording import Deed
from desktop.workspace.workspace import Workspace

LONGEST: Final = 2000


@dataclass(frozen=True, slots=True)
class Task:
    """A task with the meeting it came of."""

    meeting: Meeting
    item: Item


def add(workspace: Workspace, entity: bytes, day: str, sort: str, values: Mapping[str, str]) -> None:
    """Write an item into the minutes of a day."""
    meetings.meeting(workspace, entity)
    _check(values)
    _record(workspace, entity, "item_added", ItemAdded(sort, _seen(values), day))


def edit(workspace: Workspace, entity: bytes, item: bytes, values: Mapping[str, str]) -> None:
    """Write what is said anew of an item, each value in place of the one shown here."""
    known = _item(workspace, entity, item)
    _check({"text": known.value("text"), **values})
    edits = {
        name: Edit(known.fields[name].shown.version, value)
        for name, value in _seen(values).items()
        if known.value(name) != value
    }
    if edits:
        _record(workspace, entity, "item_edited", ItemEdited(item, edits))


def settle(workspace: Workspace, entity: bytes, item: bytes, field: str, keep: bytes) -> None:
    """Settle a conflict in an item: the value of one version stays, over those that stand here."""
    values = _item(workspace, entity, item).fields[field].values
    over = tuple(version for value in values for version in value.versions)
    _record(workspace, entity, "item_settled", ItemSettled(item, field, keep, over))


def remove(workspace: Workspace, entity: bytes, item: bytes) -> None:
    """Strike an item from the minutes."""
    _item(workspace, entity, item)
    _record(workspace, entity, "item_removed", ItemRemoved(item))


def tick(workspace: Workspace, entity: bytes, item: bytes, *, done: bool) -> None:
    """Say that a task is done, or that it is not after all."""
    _item(workspace, entity, item)
    _record(workspace, entity, *(("task_done", TaskDone(item)) if done else ("task_reopened", TaskReopened(item))))


def own_tasks(workspace: Workspace) -> tuple[Task, ...]:
    """Give the open tasks of this person and of their unit, those due first on top."""
    own = {f"device:{device.hex()}" for device in meetings.own_devices(workspace)} | {f"unit:{workspace.unit}"}
    found = [
        Task(state, item)
        for _, state in workspace.states("meeting")
        for item in state.items
        if item.is_open_task and item.value("owner") in own
    ]
    return tuple(sorted(found, key=lambda one: (one.item.value("due") or "9999", one.item.id)))


def owner_words(workspace: Workspace, owner: str) -> str:
    """Say who has a task."""
    sort, _, name = owner.partition(":")
    if sort == "unit":
        return Verbatim(unit_name(workspace, name))
    if sort == "device":
        return Verbatim(person_name(workspace, bytes.fromhex(name))) or "Unbekannte Person"
    return Verbatim(name)


def _seen(values: Mapping[str, str]) -> dict[str, str]:
    """Give the values without what nobody sees."""
    return {name: plain(value) for name, value in values.items()}


def _check(values: Mapping[str, str]) -> None:
    text, due = values.get("text", ""), values.get("due", "")
    if not plain(text):
        raise Refused.at("text", "meeting_invalid", "Der Text fehlt.")
    if len(text) > LONGEST or not is_writable(text):
        raise Refused.at("text", "meeting_invalid", "Zu lang oder mit Steuerzeichen.")
    if due and not is_day(due):
        raise Refused.at("due", "meeting_invalid", "Diesen Tag gibt es nicht.")


def _item(workspace: Workspace, entity: bytes, item: bytes) -> Item:
    found = meetings.meeting(workspace, entity).item(item)
    if found is None or found.removed:
        raise Refused("not_found", "Diesen Eintrag gibt es nicht mehr.", field="id")
    return found


def _record(
    workspace: Workspace,
    entity: bytes,
    name: str,
    body: ItemAdded | ItemEdited | ItemSettled | ItemRemoved | TaskDone | TaskReopened,
) -> None:
    workspace.record(workspace.cooperation(), [Deed(f"meeting.{name}", entity, body)])
