"""What stood in a field before, and can be had back: for 90 days, on every device that can read it.

A state keeps what is shown and what is in conflict with it. A value that was replaced, or lost when somebody settled a
conflict, is in the log, and is looked up there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from desktop.domain.duty import ShiftPlanned
from desktop.domain.fields import Fields
from desktop.domain.said import Verbatim, say
from desktop.presenters.times import moment
from desktop.workspace.workspace import Workspace

KEPT_MS: Final = 90 * 24 * 3600 * 1000


@dataclass(frozen=True, slots=True)
class Earlier:
    """A value that a field had: the event that wrote it, what it was, who wrote it and when."""

    version: bytes
    field: str
    value: str
    by: str
    at: int


def earlier_versions(workspace: Workspace, kind: str, entity: bytes) -> list[Earlier]:
    """Give the values of the last 90 days that are shown nowhere now, the latest first, each value of a field once."""
    state = workspace.state(kind, entity)
    fields: Fields = getattr(state, "fields", {})
    standing = {(name, value.value) for name, field in fields.items() for value in field.values}
    since, found = workspace.now() - KEPT_MS, {}
    for one in workspace.history(kind, entity):
        for name, value in _written(one.said):
            if name in fields and (name, value) not in standing and one.at >= since:
                found[name, value] = Earlier(one.event, name, value, _by(workspace, one.device, one.at), one.at)
    return sorted(found.values(), key=lambda one: -one.at)


def _written(said: Any) -> Iterator[tuple[str, str]]:
    """Give the values that an event gave to fields, whichever kind it is of."""
    if isinstance(said, ShiftPlanned):
        yield from said.values_of_fields().items()
    yield from getattr(said, "fields", {}).items()
    yield from ((name, edit.value) for name, edit in getattr(said, "edits", {}).items())


def _by(workspace: Workspace, device: bytes, at: int) -> str:
    person = workspace.state("person", device)
    name = Verbatim(person.name) if person else "eine unbekannte Person"
    return say("{name}, {time} Uhr", name=name, time=moment(at).strftime("%d.%m.%Y %H:%M"))
