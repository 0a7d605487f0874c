"""Telling a unit too that has become competent by what was added: under the same number, as it stands by now.

One that was told nothing gets a notification of its own in the same process; one that was told the same at first gets
what was added; one that was told of other children of the incident is told of these beside them, and of none that does
not concern it. Whoever has it already reads which unit was told too, and that unit who has it.
"""

from __future__ import annotations

from typing import Any, Final

from desktop.domain.as_it_stands import as_it_stands
from desktop.domain.content import Content
from desktop.domain.derivation import derived_id
from desktop.domain.notification_events import Notified, Supplemented, ToldAlso
from desktop.domain.notification_said import Supplement
from desktop.domain.notification_state import Notification
from desktop.domain.parting import beside, parted, placed_anew
from desktop.domain.refused import Refused
from desktop.presenters import releasing
from desktop.presenters.agreement import rules_in_force
from desktop.presenters.newly_competent import Untold, additions_lacking, has_the_same, recipients_of, untold
from desktop.presenters.notifications import find_one, whole
from desktop.workspace.recording import Deed
from desktop.workspace.workspace import Workspace

_MORE: Final = "Weitere Kinder desselben Ereignisses, die bisher nur einer anderen Stelle gemeldet waren."
_MOVED: Final = "Nach einem Nachtrag an eine andere Stelle gilt für Kinder dieser Meldung ein anderer Ort."
_TO_DO: Final = "Prüfen Sie den neuen Ort."


def may_tell(workspace: Workspace, state: Notification) -> bool:
    """Say whether a unit is to be told that one may be told from here; what needs a release is written anew."""
    return bool(untold(workspace, state)) and not releasing.is_needed(workspace, state.category)


def tell_also(workspace: Workspace, entity: bytes, person: str, unit: str) -> dict[str, Any]:
    """Tell a unit that is competent by now; gives its notification. Raises `Refused`."""
    state = find_one(workspace, entity)
    found = next((one for one in untold(workspace, state) if one.unit == unit), None)
    if found is None:
        raise Refused.at("to", "not_newly_competent", "Diese Stelle ist nach dem Nachtrag nicht neu zuständig.")
    if releasing.is_needed(workspace, state.category):
        raise Refused("release_first", "Diese Meldung muss freigegeben werden: Schreiben Sie eine eigene.")
    before = recipients_of(workspace, state)
    with workspace.at_once():
        for one in before:
            if one.to_unit != unit and (unit not in one.also or unit in one.also_recalled):
                deed = Deed("notification.told_also", one.id, ToldAlso(person, unit))
                workspace.record(workspace.pair(one.to_unit), [deed])
        if found.lacks == "everything":
            return _notified(workspace, state, person, found)
        there = next(one for one in before if one.to_unit == unit)
        workspace.record(workspace.pair(unit), _deeds(workspace, state, there, found, person))
        return whole(workspace, there.id)


def _deeds(workspace: Workspace, state: Notification, there: Notification, found: Untold, person: str) -> list[Deed]:
    """Give what a recipient that has it is told."""
    theirs = parted(as_it_stands(state), found.children)
    if found.lacks == "children":
        return [_beside(workspace, theirs, there, person)]
    if has_the_same(state, there, found.children):
        return [_added(one, there, person) for one in additions_lacking(state, there)]
    return [_moved(workspace, theirs, there, person)]


def _notified(workspace: Workspace, state: Notification, person: str, to: Untold) -> dict[str, Any]:
    entity = _free_id(workspace, state, to.unit)
    body = Notified(
        notification_id=state.notification_id,
        process_id=state.process_id,
        number=state.number,
        category=state.category,
        urgency=state.graded,
        rules_version=rules_in_force(workspace).version,
        from_unit=workspace.unit,
        to_unit=to.unit,
        rule=to.rule,
        person=person,
        content=parted(as_it_stands(state), to.children),
        also=tuple(one.to_unit for one in recipients_of(workspace, state) if one.to_unit != to.unit),
    )
    workspace.record(workspace.pair(to.unit), [Deed("notification.notified", entity, body)])
    return whole(workspace, entity)


def _free_id(workspace: Workspace, state: Notification, unit: str) -> bytes:
    """Give the id it has with a unit; one that was withdrawn or recalled there keeps its own.

    It follows from those before, so that two devices that tell the unit at once tell it of one notification.
    """
    entity = derived_id(state.notification_id, unit)
    while workspace.state("notification", entity) is not None:
        entity = derived_id(entity, unit)
    return entity


def _moved(workspace: Workspace, content: Content, there: Notification, person: str) -> Deed:
    said = placed_anew(as_it_stands(there), content)
    body = Supplemented(person, said, _MOVED, _TO_DO, rules_version=rules_in_force(workspace).version)
    return Deed("notification.corrected", there.id, body)


def _beside(workspace: Workspace, content: Content, there: Notification, person: str) -> Deed:
    added = beside(content, len(there.places))
    body = Supplemented(person, added, _MORE, rules_version=rules_in_force(workspace).version)
    return Deed("notification.supplemented", there.id, body)


def _added(one: Supplement, there: Notification, person: str) -> Deed:
    name = "corrected" if one.corrects else "supplemented"
    body = Supplemented(person, one.content, one.explanation, one.demand, full=one.full, urgency=one.urgency)
    return Deed(f"notification.{name}", there.id, body)
