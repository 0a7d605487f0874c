"""What stood in a contact before: who wrote it, who put something else in its place and when, and how it comes back.

Shown as long as the rules say. Taking one back is an edit like any other: what it replaces stands here then.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.domain.contact import Contact
from desktop.domain.earlier_values import Dropped
from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim, say
from desktop.presenters import register
from desktop.presenters.contact_words import person_name, shown_value
from desktop.presenters.times import at_clock
from desktop.presenters.words import field_word
from desktop.workspace.workspace import Workspace

_DAYS: Final = 90
_DAY_MS: Final = 24 * 3600 * 1000


@dataclass(frozen=True, slots=True)
class Earlier:
    """A value that stood in a field: what it was, who wrote it, who replaced it; `version` is what takes it back."""

    version: bytes
    field: str
    title: str
    value: str
    by: str
    dropped: str
    spoken: str


def earlier(workspace: Workspace, state: Contact) -> tuple[Earlier, ...]:
    """Give what stood there before, the last replaced first."""
    since = workspace.now() - days_kept(workspace) * _DAY_MS
    found = [one for one in reversed(state.earlier) if one.dropped_at >= since]
    return tuple(_earlier(workspace, one) for one in found)


def days_kept(workspace: Workspace) -> int:
    """Give for how many days that is shown."""
    rules = workspace.rules.of("")
    return rules.spans.contact_history_days if rules is not None else _DAYS


def take_back(workspace: Workspace, entity: bytes, version: bytes) -> None:
    """Let an earlier value stand in its field again; raises `Refused` where it is not known any more."""
    state = register.contact(workspace, entity)
    found = next((one for one in reversed(state.earlier) if one.version == version), None)
    if found is None:
        raise Refused("not_found", "Diese Fassung gibt es nicht mehr.", field="version")
    register.edit_contact(workspace, entity, {found.field: found.value})


def _earlier(workspace: Workspace, one: Dropped) -> Earlier:
    now, title, value = workspace.now(), field_word(one.field), shown_value(one.field, one.value)
    by = say("von {name}, {time}", name=Verbatim(person_name(workspace, one.device)), time=at_clock(one.at, now))
    dropped = say(
        "ersetzt von {name}, {time}",
        name=Verbatim(person_name(workspace, one.by)),
        time=at_clock(one.dropped_at, now),
    )
    spoken = say("{field}: {value}, {by}", field=title, value=value, by=by)
    return Earlier(one.version, one.field, title, value, by, dropped, spoken)
