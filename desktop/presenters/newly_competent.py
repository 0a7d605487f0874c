"""Who is competent by what was added to a notification and has not been told, as its sender has to know.

A child that was moved, a place that was put right, a brother who lives elsewhere: another unit may be competent then.
The sender reads which, and why; nothing is sent there by itself, for that is a disclosure of its own
(`telling_also.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from desktop.domain.as_it_stands import as_it_stands, says_where, with_added
from desktop.domain.content import Content
from desktop.domain.form_walk import Problem
from desktop.domain.notification_later import said_in
from desktop.domain.notification_said import Supplement
from desktop.domain.notification_state import Mark, Notification
from desktop.domain.parting import called, parted
from desktop.domain.refused import Refused
from desktop.domain.routing import Outside, Recipient, outside, recipients
from desktop.domain.said import Verbatim, joined, say
from desktop.presenters.agreement import cooperation_in_force, rules_of, unit_name
from desktop.presenters.banner import Banner
from desktop.presenters.facts import Fact, Section
from desktop.presenters.on_call import FALLBACK, number_of
from desktop.presenters.times import moment
from desktop.workspace.workspace import Workspace

_OVER: Final = frozenset({Mark.WITHDRAWN, Mark.RECALLED})
_UNCLEAR: Final = frozenset({"place_unknown", "place_ambiguous"})
_TITLE: Final = "Nach dem Nachtrag auch zuständig"


class Untold(NamedTuple):
    """A unit that is competent by now, and why; what it lacks: all of it, what was added, or children.

    `children` are those that concern it, counted from 0; none stands for all.
    """

    unit: str
    rule: str
    lacks: Literal["everything", "additions", "children"]
    children: tuple[int, ...] = ()


def untold(workspace: Workspace, state: Notification) -> tuple[Untold, ...]:
    """Give the units that are competent by now and have not been told, for the unit that wrote a notification."""
    if not _is_asked(workspace, state):
        return ()
    first = {one.unit for one in _competent(workspace, state, state.content)}
    return tuple(_lacking(workspace, state, first))


def _is_asked(workspace: Workspace, state: Notification) -> bool:
    """Say whether one's own unit wrote it, and something was added that may make others competent."""
    gone = state.erased or not _OVER.isdisjoint(state.marks) or state.origin is not None
    if gone or workspace.unit != state.from_unit or not workspace.directory.jurisdictions:
        return False
    return any(says_where(one.content) for one in state.supplements)


def _lacking(workspace: Workspace, state: Notification, first: set[str]) -> Iterator[Untold]:
    now = as_it_stands(state)
    others = {one.to_unit: one for one in recipients_of(workspace, state) if one.id != state.id}
    for one in _competent(workspace, state, now):
        ours, there = _where(parted(now, one.children)), others.get(one.unit)
        if there is None:
            if one.unit not in first | state.units:
                yield Untold(one.unit, str(one.rule), "everything", one.children)
            continue
        theirs = _where(as_it_stands(there))
        if any(theirs.get(child) != where for child, where in ours.items()):
            known = ours.keys() <= theirs.keys() or has_the_same(state, there, one.children)
            yield Untold(one.unit, str(one.rule), "additions" if known else "children", one.children)


def has_the_same(state: Notification, there: Notification, children: tuple[int, ...]) -> bool:
    """Say whether another recipient has to do with all children, and knows of none that never stood here.

    Only who has the same may be told what was added as it stands: to others it may tell of children that do not concern
    them, and a list that was put right would stand instead of theirs. A child may be called otherwise by now.
    """
    ever = {child for content in state.contents for child in _where(content)}
    return not children and _where(as_it_stands(there)).keys() <= ever


def _where(content: Content) -> dict[object, tuple[object, object]]:
    """Give where each child is and lives, by what it is called; of children that are only counted all together."""
    common = content.whereabouts, content.residence
    places: dict[object, tuple[object, object]] = {
        called(child): (child.whereabouts or common[0], child.residence or common[1]) for child in content.children
    }
    return places or {(): common}


def recipients_of(workspace: Workspace, state: Notification) -> list[Notification]:
    """Give what stands with each recipient of a notification, as long as it has it."""
    group: list[Notification] = [one for _, one in workspace.group(state.notification_id)]
    return [one for one in group if _OVER.isdisjoint(one.marks) and one.from_unit == state.from_unit]


def additions_lacking(state: Notification, there: Notification) -> tuple[Supplement, ...]:
    """Give what was added to a notification and another recipient lacks.

    One that was told the same at first lacks all that was not said there; one that was told later as it stood then, the
    last that say where the children are.
    """
    if there.content == state.content:
        known = [said_in(one) for one in there.supplements]
        return tuple(one for one in state.supplements if said_in(one) not in known)
    telling = [one for one in state.supplements if says_where(one.content)]
    ours, suffixes = _where(as_it_stands(state)), (telling[-count:] for count in range(1, len(telling)))
    return tuple(next((few for few in suffixes if _leads_to(there, few, ours)), telling))


def _leads_to(there: Notification, added: list[Supplement], ours: dict[object, tuple[object, object]]) -> bool:
    """Say whether another recipient would know where each of our children is with these additions."""
    content = as_it_stands(there)
    for one in added:
        content = with_added(content, one.content, instead=one.corrects or one.full)
    theirs = _where(content)
    return all(theirs.get(child) == where for child, where in ours.items())


def _competent(workspace: Workspace, state: Notification, content: Content) -> tuple[Recipient, ...]:
    try:
        return _found(workspace, state, content)
    except Refused:
        return ()


def _found(workspace: Workspace, state: Notification, content: Content) -> tuple[Recipient, ...]:
    rules, on = rules_of(workspace, state.rules_version), moment(workspace.now()).date()
    return recipients(content, cooperation_in_force(workspace), rules, on, state.from_unit)


def unclear(workspace: Workspace, state: Notification, added: Content, *, instead: bool) -> Problem | None:
    """Say what keeps from being found who is competent by an addition: a place in it that is unknown or ambiguous."""
    if not says_where(added) or state.origin is not None:
        return None
    try:
        _found(workspace, state, with_added(as_it_stands(state), added, instead=instead))
    except Refused as refused:
        field = refused.field or ""
        given = getattr(added, field.partition("[")[0].partition(".")[0], None)
        return Problem(field, refused.message) if refused.code in _UNCLEAR and given else None
    return None


def to_phone(workspace: Workspace, state: Notification) -> tuple[Outside, ...]:
    """Give who outside the cooperation is to be phoned by what was added, until a call was noted after it."""
    if not _is_asked(workspace, state):
        return ()
    last = max(one.at for one in state.supplements if says_where(one.content))
    if any(one.type == Mark.PHONE_HANDOVER and one.at >= last for one in state.timeline):
        return ()
    before = {one.agency for one in _outside(workspace, state, state.content)}
    return tuple(one for one in _outside(workspace, state, as_it_stands(state)) if one.agency not in before)


def _outside(workspace: Workspace, state: Notification, content: Content) -> tuple[Outside, ...]:
    rules, on = rules_of(workspace, state.rules_version), moment(workspace.now()).date()
    return outside(content, cooperation_in_force(workspace), rules, on)


def banner(workspace: Workspace, state: Notification) -> Banner | None:
    """Say which unit is competent by now, or whom to phone; None where everybody has been told."""
    lacking = untold(workspace, state)
    if lacking:
        first = lacking[0]
        heading = say("Auch zuständig: {unit}", unit=Verbatim(unit_name(workspace, first.unit)))
        text = joined((first.rule, "Dort fehlt die Meldung oder der Nachtrag. Melden Sie auch dort."), " ")
        return Banner("warn", "triangle-alert", heading, text, number_of(workspace, first.unit, workspace.now()))
    away = to_phone(workspace, state)
    if not away:
        return None
    heading = say("Anrufen: {agency}", agency=Verbatim(away[0].agency) if away[0].agency else "Jugendamt des Ortes")
    said = "Nach dem Nachtrag liegt der Ort außerhalb der Vereinbarung; dorthin lässt sich nichts senden."
    return Banner("warn", "phone-call", heading, joined((said, away[0].phone or FALLBACK), " "))


def section(workspace: Workspace, state: Notification) -> Iterator[Section]:
    """Yield which units are competent by now and have not been told, each with the rule."""
    facts = tuple(Fact(unit_name(workspace, one.unit), one.rule) for one in untold(workspace, state))
    if facts:
        yield Section(_TITLE, facts)


def rows(workspace: Workspace, state: Notification) -> list[dict[str, str]]:
    """Give the units that are competent by now and have not been told, as a program reads them."""
    return [{"unit": one.unit, "rule": one.rule, "lacks": one.lacks} for one in untold(workspace, state)]
