"""Passing a notification on: to whom it should go, and writing both sides of it.

The receiver says in its channel with the sender that it went on, and notifies the third unit under the same number with
the sender's own words as proof; both or neither. The sender's clock runs until a person of that unit has it, and again
once something was added, until that has followed or a person says why it need not.
"""

from __future__ import annotations

from typing import Any, Final

from desktop.domain.as_it_stands import as_it_stands
from desktop.domain.content import Content
from desktop.domain.derivation import derived_id
from desktop.domain.grading import is_higher
from desktop.domain.notification_events import (
    MOST_LEGS,
    MOST_NAMED,
    Enclosed,
    Forwarded,
    Notified,
    Remarked,
)
from desktop.domain.notification_state import Delivery, Mark, Notification
from desktop.domain.notification_way import Forward, Leg, onward
from desktop.domain.refused import Refused
from desktop.domain.routing import Recipient, recipients
from desktop.domain.said import say
from desktop.presenters import ended_forwards, notifications
from desktop.presenters.additions import left_behind, let_follow, pass_on_additions
from desktop.presenters.agreement import cooperation_in_force, rules_in_force, rules_of, unit_name
from desktop.presenters.ended_forwards import has_ended, open_forward
from desktop.presenters.notifications import find_one, whole
from desktop.presenters.times import moment
from desktop.workspace.recording import Deed
from desktop.workspace.workspace import Workspace
from wire.proof import Proof, event_of

_ENCLOSED_TOO: Final = ("supplemented", "corrected")


def proposed(workspace: Workspace, state: Notification) -> Recipient | None:
    """Give who is competent for where the child is now, with the rule; None where nobody but those who had it is."""
    sender = state.origin.unit if state.origin else state.from_unit
    rules, on = rules_of(workspace, state.rules_version), moment(workspace.now()).date()
    try:
        found = recipients(as_it_stands(state), cooperation_in_force(workspace), rules, on, sender)
    except Refused:
        return None
    return next((one for one in found if _is_open(workspace, state, one.unit)), None)


def choices(workspace: Workspace, state: Notification) -> tuple[str, ...]:
    """List the units it may go to: active ones that have not had it, the proposed one first, then by name."""
    first = proposed(workspace, state)
    units = [unit for unit in workspace.directory.units if _is_open(workspace, state, unit)]
    return tuple(sorted(units, key=lambda unit: (first is None or unit != first.unit, unit_name(workspace, unit))))


def _is_open(workspace: Workspace, state: Notification, unit: str) -> bool:
    """Say whether a unit takes part and has not had a notification yet."""
    known = workspace.directory.units.get(unit)
    return known is not None and known.active and (unit not in state.units or _never_left(workspace, state, unit))


def _never_left(workspace: Workspace, state: Notification, unit: str) -> bool:
    """Say whether all that was passed on to a unit was taken back before anything of it was sent."""
    sent = [one for one in state.forwards if one.to_unit == unit]
    there = (workspace.state("notification", one.entity) for one in sent)
    return bool(sent) and all(isinstance(one, Notification) and Mark.WITHDRAWN in one.marks for one in there)


def forward(workspace: Workspace, entity: bytes, person: str, to_unit: str, reason: str) -> dict[str, Any]:
    """Pass a notification on to another unit; gives the new state. Raises `Refused`.

    Where it has gone there already, what its sender has added since follows. Whoever passes it on has to say besides
    what they have seen of its urgency.
    """
    state = find_one(workspace, entity)
    if open_forward(workspace, state) == to_unit and left_behind(workspace, state):
        return pass_on_additions(workspace, entity, person)
    check(workspace, state, to_unit, reason)
    there = id_there(state, to_unit)
    enclosed = _enclosed(workspace, state, reason)
    notified = _notified(workspace, state, person, Leg(workspace.unit, to_unit, there), enclosed)
    known = tuple(event_of(proof) for proof in enclosed.proofs[1:])
    with workspace.at_once():
        passed_on = Deed("notification.forwarded", state.id, Forwarded(person, reason, to_unit, there, known))
        workspace.record(workspace.pair(state.from_unit), [passed_on])
        workspace.record(workspace.pair(to_unit), [Deed("notification.notified", there, notified)])
        # What one event has no room for.
        passed = find_one(workspace, state.id)
        let_follow(workspace, passed, person, left_behind(workspace, passed))
    return whole(workspace, state.id)


def id_there(state: Notification, to_unit: str) -> bytes:
    """Give the id that a notification has where it was passed on to, or would have.

    Two devices that pass it on at once make one; where the last was taken back, the next is another.
    """
    stands = (one.entity for one in state.open_forwards if (one.by_unit, one.to_unit) == (state.to_unit, to_unit))
    return next(stands, None) or _new_id_there(state, to_unit)


def _new_id_there(state: Notification, to_unit: str) -> bytes:
    before = sum(one.to_unit == to_unit for one in state.forwards)
    return derived_id(state.id, f"forwarded:{to_unit}:{before}" if before else f"forwarded:{to_unit}")


def take_back(workspace: Workspace, entity: bytes, person: str, reason: str) -> dict[str, Any]:
    """Take back what one's own unit has passed on, while nobody has it there; gives the new state. Raises `Refused`.

    What was not sent yet is withdrawn; else the unit it went to is asked to give it up.
    """
    state = find_one(workspace, entity)
    found = _awaited(workspace, state)
    if found is None:
        raise Refused(
            "nobody_awaited", "Zurücknehmen lässt sich nur, was weitergeleitet ist und noch niemand bestätigt hat."
        )
    if not reason:
        raise Refused.at("reason", "reason_required", "Bitte einen Grund angeben.")
    forward_, there = found
    with workspace.at_once():
        if there.delivery is Delivery.QUEUED and Mark.WITHDRAWN not in there.marks:
            notifications.withdraw(workspace, there.id, person, reason)
        else:
            if not has_ended(workspace, forward_):
                _ask_to_give_up(workspace, there, person, reason)
            ended_forwards.tell(workspace, there, person, reason)
    return whole(workspace, state.id)


def _ask_to_give_up(workspace: Workspace, there: Notification, person: str, reason: str) -> None:
    if Mark.RECALL_REQUESTED not in there.marks:
        deed = Deed("notification.recall_requested", there.id, Remarked(person, reason))
        workspace.record(workspace.pair(there.to_unit), [deed])


def may_take_back(workspace: Workspace, state: Notification) -> bool:
    """Say whether one's own unit has passed it on and nobody has it there."""
    gone = state.erased or Mark.RECALLED in state.marks
    return not gone and _awaited(workspace, state) is not None


def _awaited(workspace: Workspace, state: Notification) -> tuple[Forward, Notification] | None:
    """Give where one's own unit has passed it on to and nobody has it, with what stands there; None without one."""
    for forward_ in state.open_forwards if workspace.unit == state.to_unit else ():
        there = workspace.state("notification", forward_.entity)
        if forward_.by_unit != workspace.unit or _is_had(state, forward_) or not isinstance(there, Notification):
            continue
        if not there.acknowledgements or has_ended(workspace, forward_):
            return forward_, there
    return None


def _is_had(state: Notification, forward_: Forward) -> bool:
    """Say whether a person has it where it was passed on to, or wherever it went from there."""
    return any(one.received_at for one in (forward_, *onward(state.forwards, forward_.to_unit)))


def check(workspace: Workspace, state: Notification, to_unit: str, reason: str) -> None:
    """Raise `Refused` where a notification cannot be passed on to a unit."""
    if workspace.unit != state.to_unit:
        raise Refused("receiver_only", "Das kann nur die empfangende Stelle.")
    if state.erased or Mark.RECALLED in state.marks:
        raise Refused("not_in_this_state", "Von dieser Meldung ist nichts mehr da, das weitergeleitet werden könnte.")
    if state.origin is not None and len(state.origin.way) >= MOST_LEGS:
        raise Refused("forwarded_too_often", "Diese Meldung ist zu oft weitergeleitet worden; bitte anrufen.")
    if not reason:
        raise Refused.at("reason", "reason_required", "Bitte einen Grund angeben.")
    going = open_forward(workspace, state)
    if going is not None:
        where = say("Sie ist schon an {unit} weitergeleitet.", unit=unit_name(workspace, going))
        raise Refused("forwarded_already", where)
    _check_unit(workspace, state, to_unit)


def _check_unit(workspace: Workspace, state: Notification, to_unit: str) -> None:
    """Raise `Refused` where a unit is none that a notification could go on to."""
    unit = workspace.directory.units.get(to_unit)
    if unit is None or not unit.active:
        raise Refused.at("to", "unit_unknown", "Diese Stelle gehört nicht zur Kooperation.")
    if to_unit == workspace.unit:
        raise Refused.at("to", "own_unit", "Das ist Ihre eigene Stelle.")
    if to_unit in state.units and not _never_left(workspace, state, to_unit):
        raise Refused.at("to", "forwarded_back", "Diese Stelle hat die Meldung schon.")


def may_go_on(workspace: Workspace, state: Notification) -> bool:
    """Say whether one's own unit may pass a notification on now, and there is somebody to pass it on to."""
    gone = workspace.unit != state.to_unit or state.erased or Mark.RECALLED in state.marks
    too_often = state.origin is not None and len(state.origin.way) >= MOST_LEGS
    if gone or too_often or open_forward(workspace, state) is not None:
        return False
    return bool(choices(workspace, state))


def _enclosed(workspace: Workspace, state: Notification, reason: str) -> Enclosed:
    """Give what goes with it: the way it came, why it goes on, and the proofs of what it says."""
    before = state.origin.way if state.origin else ()
    way = (*before, Leg(state.from_unit, state.to_unit, state.id))
    return Enclosed(way, reason, _proofs(workspace, state))


def _notified(workspace: Workspace, state: Notification, person: str, leg: Leg, enclosed: Enclosed) -> Notified:
    """Give what the third unit is told: the sender's words as proof, under the same number."""
    rule, override = _rule(workspace, state, leg.to_unit, enclosed.reason)
    return Notified(
        notification_id=leg.entity,
        process_id=state.process_id,
        number=state.number,
        category=state.category,
        urgency=_urgency(state),
        rules_version=rules_in_force(workspace).version,
        from_unit=leg.from_unit,
        to_unit=leg.to_unit,
        rule=rule,
        person=person,
        content=Content(category=state.content.category),
        override_reason=override,
        enclosed=enclosed,
    )


def _urgency(state: Notification) -> str:
    """Give the urgency it is passed on with: the sender's, or the higher one that one's own unit took it for."""
    own = next((one.urgency for one in reversed(state.gradings) if not one.asked), "")
    return own if is_higher(own, state.urgency) and own == state.graded else state.urgency


def _rule(workspace: Workspace, state: Notification, to_unit: str, reason: str) -> tuple[str, str]:
    """Give the rule that leads to a unit, or that somebody chose it, with the reason."""
    found = proposed(workspace, state)
    if found is not None and found.unit == to_unit:
        return str(found.rule), ""
    chosen = say("Von der weiterleitenden Stelle gewählt: {unit}.", unit=unit_name(workspace, to_unit))
    return str(chosen), reason


def _proofs(workspace: Workspace, state: Notification) -> tuple[Proof, ...]:
    """Take out the proofs of all that was written until now; raises `Refused` where the first notice has none."""
    channel = workspace.pair(state.from_unit)
    enclosed = workspace.said(channel, state.event) if state.origin else None
    first = enclosed.enclosed.proofs if isinstance(enclosed, Notified) and enclosed.enclosed else ()
    events = [] if first else [state.event]
    events += [moment.event for moment in state.timeline if moment.type in _ENCLOSED_TOO]
    proofs = [workspace.proof(channel, event) for event in events]
    if proofs and proofs[0] is None and not first:
        raise Refused("no_proof", "Die Meldung liegt hier noch nicht vollständig vor; bitte zuerst abgleichen.")
    return (*first, *(proof for proof in proofs if proof is not None))[:MOST_NAMED]
