"""How urgent a notification is by now, in words: who changed it and why, and what that asks of whom.

What its sender raises after somebody has it is to be looked at as soon as a new one: the clock runs until somebody of
the receiving unit says to have seen it. Nothing that waits here is called sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from desktop.domain.grading import Grading
from desktop.domain.masking import Veil
from desktop.domain.notification_state import Moment, Notification
from desktop.domain.said import Verbatim, joined, say
from desktop.presenters.agreement import unit_name
from desktop.presenters.banner import Banner
from desktop.presenters.chips import Tone, span
from desktop.presenters.facts import Fact
from desktop.presenters.guarded import seen_through
from desktop.presenters.on_call import number_of
from desktop.presenters.times import day_and_clock, id_text, written
from desktop.presenters.words import urgency_word
from desktop.workspace.workspace import Workspace


def rows(state: Notification) -> list[dict[str, Any]]:
    """Give what was said of the urgency, as the command line shows it: the first notice, then each change."""
    first = {"at": written(state.accepted_at), "by": state.person, "unit": state.from_unit, "reason": None}
    return [{"urgency": state.urgency, **first}] + [
        {
            "urgency": one.urgency,
            "at": written(one.at),
            "by": _person(state, one),
            "unit": _unit(state, one),
            "reason": _why(state, one) or None,
            "event": id_text(one.event),
        }
        for one in state.gradings
    ]


def facts(workspace: Workspace, state: Notification, veil: Veil | None) -> Iterator[Fact]:
    """Yield what the urgency was at first, and each change with who and why; nothing where it never changed."""
    if not state.is_graded_anew:
        return
    yield Fact("Dringlichkeit zuerst", urgency_word(state.urgency))
    for one in state.gradings:
        said = say(
            "{urgency} seit {when}, {person}, {unit}",
            urgency=urgency_word(one.urgency),
            when=day_and_clock(one.at, workspace.now()),
            person=Verbatim(_person(state, one)),
            unit=unit_name(workspace, _unit(state, one)),
        )
        yield Fact("Dringlichkeit geändert", joined((said, seen_through(veil, _why(state, one))), ": "))


def _person(state: Notification, one: Grading) -> str:
    added = next((said.person for said in state.supplements if said.event == one.event), "")
    return added or next((said.person for said in state.acknowledgements if said.event == one.event), "")


def _unit(state: Notification, one: Grading) -> str:
    if not one.asked:
        return state.to_unit
    return state.origin.way[0].from_unit if state.origin else state.from_unit


def _why(state: Notification, one: Grading) -> str:
    added = next((said.explanation for said in state.supplements if said.event == one.event), "")
    given = next((said.reason for said in state.acknowledgements if said.event == one.event), "")
    return added or given


def banner(workspace: Workspace, state: Notification, due: int, veil: Veil | None) -> Banner | None:
    """Say what a higher urgency asks for: of the sender a call while it waits here, of the receiver to look at it."""
    sender = workspace.unit == state.from_unit
    if sender and (waits := _unsent(state)) is not None:
        return _call(workspace, state, waits)
    raised = state.raised
    if raised is None:
        return None
    late = due and workspace.now() > due
    since = say("Seit {span} überfällig.", span=span(workspace.now() - due)) if late else _by(workspace, due)
    tone: Tone = "danger" if late else "warn"
    icon, now = "clock-alert" if late else "pencil-line", urgency_word(raised.urgency)
    if not sender:
        heading = say("Jetzt {urgency}: Bestätigen Sie, dass Sie es gesehen haben.", urgency=now)
        return Banner(tone, icon, heading, joined((seen_through(veil, _why(state, raised)), since), " – "))
    heading = say("Jetzt {urgency}: Noch hat niemand die Änderung gesehen.", urgency=now)
    text = joined((since, "Rufen Sie die Rufbereitschaft an." if late else ""), " ")
    return Banner(tone, icon, heading, text, number_of(workspace, state.to_unit, workspace.now()) if late else None)


def _by(workspace: Workspace, due: int) -> str:
    return say("Frist: {when}.", when=day_and_clock(due, workspace.now())) if due else ""


def _unsent(state: Notification) -> Moment | None:
    """Give the change to the highest urgency that has not reached the server."""
    raised = {one.event for one in state.gradings if one.asked and one.urgency == "immediate"}
    return next((one for one in state.timeline if one.event in raised and not one.seq), None)


def _call(workspace: Workspace, state: Notification, waits: Moment) -> Banner:
    """Say that only the telephone tells it now; once somebody was called, that the rest follows."""
    called = any(one.type == "phone_handover" and one.authored_at >= waits.authored_at for one in state.timeline)
    number = number_of(workspace, state.to_unit, workspace.now())
    text = "Dass die Meldung jetzt sofort eilt, folgt automatisch, sobald eine Verbindung besteht."
    if called:
        return Banner("neutral", "cloud-off", "Die Änderung ist noch nicht übermittelt.", text, number)
    return Banner("danger", "phone-call", "Die Änderung ist noch nicht übermittelt – rufen Sie jetzt an.", text, number)
