"""What follows a notification: add to it, put it right, say to have seen that, ask, tell back.

Each of these is an event of its own beside the first notice. What the rules do not allow is refused in words, here and
by whoever folds it.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import msgspec

from desktop.domain.event_body import ALL_CHILDREN
from desktop.domain.forms import refusal
from desktop.domain.later_form import Later, Law, examine_later, examine_short
from desktop.domain.later_rules import Event, Feedback
from desktop.domain.notification_events import Asked, FeedbackGiven, Noted, Supplemented
from desktop.domain.notification_later import UNSAID, beyond, direction_back, in_parts
from desktop.domain.notification_state import Notification
from desktop.domain.refused import Refused
from desktop.domain.rules import Rules
from desktop.presenters.agreement import rules_in_force, rules_of
from desktop.presenters.form_fields import has_field
from desktop.presenters.newly_competent import unclear
from desktop.presenters.notifications import act, find_one, of_those, whole
from desktop.presenters.times import moment, read_id
from desktop.workspace.workspace import Workspace

_FEEDBACK = "J10"


def supplement(
    workspace: Workspace, entity: bytes, document: object, person: str, *, full: bool = False
) -> dict[str, Any]:
    """Add to a notification what a document says; with `full` it is the whole report. Raises `Refused`."""
    state, version = find_one(workspace, entity), rules_in_force(workspace).version
    said = read_later(workspace, state, document, "supplemented", full=full)
    return act(workspace, state.id, "supplemented", _body(said, person, version, explanation="explanation", full=full))


def correct(workspace: Workspace, entity: bytes, document: object, person: str) -> dict[str, Any]:
    """Put right what a document says, with what was wrong and what the receiver is to do. Raises `Refused`."""
    state, version = find_one(workspace, entity), rules_in_force(workspace).version
    said = read_later(workspace, state, document, "corrected")
    return act(workspace, state.id, "corrected", _body(said, person, version, explanation="wrong"))


def read_later(
    workspace: Workspace, state: Notification, document: object, event: Event, *, full: bool = False
) -> Later:
    """Read what a document adds to a notification or puts right in it, by file and on the screen alike.

    A place by which nobody finds who is competent is a problem too.
    """
    first = msgspec.structs.replace(state.content, urgency=state.graded)
    if full:
        document = _without_mark(document)
    if full and isinstance(document, dict) and document.get("urgency") == state.urgency:
        # A whole report begins with the words of the first notice: what was put right since is not said anew by them.
        document = {name: value for name, value in document.items() if name != "urgency"}
    said = examine_later(document, event, first, _law(workspace), full=full)
    found = unclear(workspace, state, said.content, instead=full or event == "corrected")
    if found is None or any(one.field == found.field for one in said.problems):
        return said
    return said._replace(problems=(*said.problems, found))


def _without_mark(document: object) -> object:
    """Give a report without the mark of preset labels, which one that an older program began still holds."""
    if not isinstance(document, dict) or not isinstance(labels := document.get("labels"), dict):
        return document
    return {**document, "labels": {name: value for name, value in labels.items() if name != "preset"}}


def _law(workspace: Workspace) -> Law:
    return Law(rules_in_force(workspace), moment(workspace.now()))


def _body(later: Later, person: str, version: str, *, explanation: str, full: bool = False) -> Supplemented:
    if later.problems:
        raise refusal(later.problems)
    said = later.said
    question = read_id(said["question"]) if "question" in said else b""
    explained, demand = said.get(explanation, ""), said.get("demand", "")
    return Supplemented(person, later.content, explained, demand, question, full, version, later.urgency)


def note(workspace: Workspace, entity: bytes, person: str, seen: Collection[bytes] | None = None) -> dict[str, Any]:
    """Say that a person of the receiving unit has seen what was added; without anything new nothing happens.

    What came after they looked they have not `seen`; all of now is meant where that is not said.
    """
    state = find_one(workspace, entity)
    unseen = tuple(one.event for one in of_those(state.unseen, seen))
    with workspace.at_once():
        for part in in_parts(unseen):
            act(workspace, state.id, "noted", Noted(person, part))
    return whole(workspace, state.id)


def ask(workspace: Workspace, entity: bytes, person: str, field: str, text: str) -> dict[str, Any]:
    """Ask the notifying unit about a field of the form. Raises `Refused`."""
    state = find_one(workspace, entity)
    if not text:
        raise Refused.at("text", "field_missing", "Bitte schreiben Sie, was Sie wissen möchten.")
    if not has_field(state.contents, field):
        raise Refused.at("field", "field_unknown", "Dieses Feld gibt es in der Meldung nicht.")
    return act(workspace, state.id, "asked", Asked(person, field, text))


def feedback(workspace: Workspace, entity: bytes, document: object, person: str) -> dict[str, Any]:
    """Tell the notifying unit what may be told. Raises `Refused` where it says more than its basis allows."""
    state, law = find_one(workspace, entity), _law(workspace)
    read = examine_short(document, "feedback_given", _FEEDBACK, law)
    if read.problems:
        raise refusal(read.problems)
    body = _feedback(read.said, person, law.rules.version)
    _check(law.rules, state, body)
    return act(workspace, state.id, "feedback_given", body)


def _feedback(said: dict[str, Any], person: str, version: str) -> FeedbackGiven:
    return FeedbackGiven(
        person,
        said.get("confirmed", UNSAID),
        said.get("acted", UNSAID),
        said.get("still_active", UNSAID),
        said.get("basis", ""),
        said.get("child", ALL_CHILDREN),
        said.get("responsible", ""),
        said.get("reachable", ""),
        said.get("standing", ""),
        said.get("text", ""),
        version,
    )


def _check(rules: Rules, state: Notification, body: FeedbackGiven) -> None:
    """Refuse what goes beyond the rules, with the reason they give for it."""
    fault = beyond(rules, state.category, body)
    if fault == "basis_unknown":
        raise Refused.at("basis", fault, "Diese Rechtsgrundlage gibt es für diese Richtung nicht.")
    if fault:
        limits = rules.feedback_in(direction_back(state.category))
        raise Refused.at("basis", fault, limits.why_not_more if limits else "")


def limits(workspace: Workspace, state: Notification) -> Feedback | None:
    """Give what may be told back of a notification and why not more, None where its rules say nothing of it."""
    if state.erased:
        return None
    return rules_of(workspace, state.rules_version).feedback_in(direction_back(state.category))
