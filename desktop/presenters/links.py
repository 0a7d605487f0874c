"""Links between notifications of one's own unit: made by a deliberate act with a reason, shown with it, taken back.

Proposed are only notifications of this unit about a child whose family name sounds alike; nothing is joined by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from desktop.domain.link import RELATIONS, Link, Linked, Parted, mark
from desktop.domain.notification_state import Notification
from desktop.domain.refused import Refused
from desktop.domain.rows import StateRow
from desktop.domain.said import Verbatim, say
from desktop.presenters.earlier import earlier, family, said_number
from desktop.presenters.facts import Fact, Section
from desktop.workspace.recording import Deed
from desktop.workspace.workspace import Workspace

_PROPOSED: Final = 20


def links(workspace: Workspace, entity: bytes) -> list[Link]:
    """Give the links of a notification that stand, the newest first."""
    rows: list[tuple[StateRow, object]] = workspace.numbered(workspace.matching(f'"{mark(entity)}"'))
    found = [state for _, state in rows if isinstance(state, Link) and not state.parted]
    return sorted(found, key=lambda link: (link.at, link.id), reverse=True)


def proposed(workspace: Workspace, state: Notification) -> list[Notification]:
    """Give what a notification may be linked with: of this unit, perhaps the same child or its family, newest first."""
    linked = {link.other(state.id) for link in links(workspace, state.id)} | {state.id}
    children = state.children
    found = {one.id: one for one in (*earlier(workspace, children), *family(workspace, children))}
    return [one for one in found.values() if one.id not in linked][:_PROPOSED]


def link(workspace: Workspace, first: bytes, second: bytes, relation: str, said: tuple[str, str]) -> bytes:
    """Link two notifications of one's unit for a reason; `said` are the reason and who says it. Raises `Refused`."""
    for entity in (first, second):
        state = workspace.state("notification", entity)
        if not isinstance(state, Notification) or workspace.unit not in (state.from_unit, state.to_unit):
            raise Refused("not_found", "Diese Meldung liegt auf diesem Gerät nicht vor.", field="other")
    reason, person = said
    entity = workspace.new_id()
    body = Linked(first, second, relation, _needed(reason), person)
    workspace.record(workspace.own_unit(), [Deed("link.linked", entity, body)])
    return entity


def part(workspace: Workspace, entity: bytes, reason: str, person: str) -> None:
    """Take a link back for a reason. Raises `Refused`."""
    workspace.record(workspace.own_unit(), [Deed("link.parted", entity, Parted(_needed(reason), person))])


def _needed(reason: str) -> str:
    if not reason.strip():
        raise Refused("reason_required", "Bitte einen Grund angeben.", field="reason")
    return reason


def link_section(workspace: Workspace, state: Notification) -> Iterator[Section]:
    """Yield what a notification is linked with, why, and who said so; none where nothing is."""
    facts = tuple(Fact(RELATIONS[one.relation], _words(workspace, one, state.id)) for one in links(workspace, state.id))
    if facts:
        yield Section("Verknüpfte Meldungen", facts)


def _words(workspace: Workspace, one: Link, entity: bytes) -> str:
    return say(
        "{number}, verknüpft von {person}: {reason}",
        number=name_of(workspace, one.other(entity)),
        reason=Verbatim(one.reason),
        person=Verbatim(one.person),
    )


def name_of(workspace: Workspace, entity: bytes) -> str:
    """Name a notification by number and day, or say that it is gone."""
    state = workspace.state("notification", entity)
    if not isinstance(state, Notification) or state.erased:
        return "Gelöschte Meldung"
    return said_number(workspace, state)
