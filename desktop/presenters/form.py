"""What a form shows and allows: which there are, what is wrong with a document and why, who would receive it, sending.

The words of a problem are those of the domain, said so that a screen can translate them. A draft and its notification
have the same id: sending twice is one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from desktop.domain.catalogue import SENDER_KIND, Urgency
from desktop.domain.content import Content
from desktop.domain.form_values import Field
from desktop.domain.forms import FORMS
from desktop.domain.guide import Passed
from desktop.domain.later_form import ROWS
from desktop.domain.notification_events import PhoneHandover
from desktop.domain.override import choices
from desktop.domain.refused import Refused
from desktop.domain.routing import Outside, Recipient
from desktop.domain.said import joined, say
from desktop.presenters import (
    access,
    amending,
    attaching,
    completing,
    drafts,
    notifications,
    notifying,
    phoned,
    releases,
    releasing,
    sender,
)
from desktop.presenters.agreement import cooperation_in_force, rules_in_force, unit_name
from desktop.presenters.calls import Call
from desktop.presenters.drafts import Draft, follows
from desktop.presenters.facts import Fact, Section, value_words
from desktop.presenters.form_problems import FieldProblem, row_of, said
from desktop.presenters.on_call import FALLBACK, Number
from desktop.workspace.workspace import Workspace

_PLACE_HELP: Final = "Ort oder Postleitzahl; mit Komma getrennt auch Ortsteil, Straße und Hinweis."


@dataclass(frozen=True, slots=True)
class Offered:
    """A kind of notification that may be written here: its code, title and the urgencies it may have."""

    code: str
    title: str
    urgency: Urgency
    urgencies: tuple[Urgency, ...]


@dataclass(frozen=True, slots=True)
class Receiver:
    """A unit that would receive a notification, and why; `children` says of which it is told, empty of all."""

    unit: str
    name: str
    rule: str
    children: str = ""


@dataclass(frozen=True, slots=True)
class Exam:
    """What a document says, what is wrong with it, who would receive it, and who outside has to be phoned.

    `answered` are the questions of the law that were answered, as facts: the norm, and the ground or reason given; of
    what follows a notification, what its short form says.
    `unreached` are units that are competent by a whole report and get nothing of it. `hints` are no problems: they hold
    nothing back.
    """

    content: Content
    problems: tuple[FieldProblem, ...]
    receivers: tuple[Receiver, ...]
    outside: tuple[Number, ...] = ()
    answered: Section | None = None
    unreached: tuple[Receiver, ...] = ()
    hints: tuple[FieldProblem, ...] = ()

    @property
    def gates(self) -> tuple[FieldProblem, ...]:
        """Give the questions of the law that are open."""
        return tuple(problem for problem in self.problems if problem.gate)


def offered(workspace: Workspace) -> tuple[Offered, ...]:
    """List what may be written here: what has a form and goes out from an agency of this kind."""
    if not workspace.unit or not workspace.directory.jurisdictions or not workspace.directory.rules:
        return ()
    kind = cooperation_in_force(workspace).agency_of(workspace.unit).kind
    return tuple(
        Offered(one.code, one.title, one.urgency, one.urgencies)
        for one in rules_in_force(workspace).categories
        if one.code in FORMS and SENDER_KIND[one.direction] == kind
    )


def needs_release(workspace: Workspace, code: str) -> bool:
    """Say whether sending a notification of this category asks a second person to release it."""
    return releasing.is_needed(workspace, code)


def asks_for_release(workspace: Workspace, draft: Draft) -> bool:
    """Say whether sending a draft asks a second person; who adds to a notification is that person already."""
    return not draft.completes and needs_release(workspace, draft.category)


def release_note(workspace: Workspace, code: str) -> str:
    """Say who may release what is written of this category here, empty where nobody has to."""
    if not needs_release(workspace, code):
        return ""
    names = joined(releases.releasers(workspace, workspace.device), ", ")
    return say("Freigeben dürfen: {names}.", names=names) if names else releases.NO_ONE


def was_asked_for(workspace: Workspace, entity: bytes) -> bool:
    """Say whether what a draft has become waits for its release."""
    return not workspace.group(entity) and releasing.find(workspace, entity) is not None


def was_phoned(workspace: Workspace, entity: bytes) -> bool:
    """Say whether a draft has become the record of a telephone call, since nothing could be sent."""
    return phoned.find(workspace, entity) is not None


def may_send(workspace: Workspace) -> bool:
    """Say whether anything this device writes would still be taken."""
    return not access.has_ended(workspace)


def first_offered(workspace: Workspace, *, immediate: bool) -> tuple[str, str] | None:
    """Give code and urgency of what a new form begins with, None where nothing may be written."""
    if not may_send(workspace):
        return None
    found = offered(workspace)
    if not immediate:
        return (found[0].code, found[0].urgency) if found else None
    return next(((one.code, "immediate") for one in found if "immediate" in one.urgencies), None)


def examine_draft(workspace: Workspace, draft: Draft, document: dict[str, Any], call: Call | None = None) -> Exam:
    """Check a draft's document as it stands; what follows a notification goes to whoever has that already.

    Where that has gone while somebody writes, nothing else is wrong.
    """
    if not draft.completes:
        return examine(workspace, document, call)
    try:
        amending.of(workspace, draft)
    except Refused as gone:
        return Exam(Content(category=draft.category), (FieldProblem("", gone.message),), ())
    code = str(document.get("category", ""))
    if draft.event:
        return _examine_later(workspace, draft, document)
    found, checked = completing.receivers(workspace, draft.completes), notifying.check(workspace, document)
    unreached = completing.unreached(workspace, draft.completes, document)
    return Exam(
        checked.content,
        tuple(said(code, problem) for problem in completing.problems(workspace, draft.completes, document)),
        tuple(Receiver(unit, unit_name(workspace, unit), rule) for unit, rule in found),
        tuple(_outside(one) for one in checked.outside),
        unreached=tuple(_receiver(workspace, one) for one in unreached),
    )


def _examine_later(workspace: Workspace, draft: Draft, document: dict[str, Any]) -> Exam:
    """Check a supplement or a correction: it goes to the unit that has the notification."""
    state, read = amending.of(workspace, draft), amending.read(workspace, draft, document)
    facts = tuple(Fact(ROWS[name].label, text) for name, text in read.said.items() if name != "question")
    return Exam(
        read.content,
        tuple(said(state.category, problem) for problem in read.problems),
        (Receiver(state.to_unit, unit_name(workspace, state.to_unit), state.rule),),
        answered=Section(follows(draft.event, state.number), facts) if facts else None,
        hints=tuple(said(state.category, hint) for hint in amending.hints(workspace, draft, read.content)),
    )


def examine(workspace: Workspace, document: dict[str, Any], call: Call | None = None) -> Exam:
    """Check a document as it stands, with the call by which it was handed over already."""
    checked = notifying.check(workspace, _with_call(workspace, document, call))
    code = str(document.get("category", ""))
    return Exam(
        checked.content,
        tuple(said(code, problem) for problem in checked.problems),
        tuple(_receiver(workspace, one) for one in checked.recipients),
        tuple(_outside(one) for one in checked.outside),
        _answered(code, checked.passed),
    )


def _answered(code: str, passed: tuple[Passed, ...]) -> Section | None:
    """Give the gates that were opened as facts; a choice by its words."""
    facts = (Fact(one.basis, value_words(row_of(code, one.field), one.reason)) for one in passed)
    return Section("Begründet nach", tuple(dict.fromkeys(facts))) if passed else None


def _with_call(workspace: Workspace, document: dict[str, Any], call: Call | None) -> dict[str, Any]:
    """Let the call that was noted stand in the document where nothing but a call is possible."""
    if call is None or document.get("phone_log"):
        return document
    checked = notifying.check(workspace, document)
    if checked.recipients or not checked.outside:
        return document
    return {**document, "phone_log": [{"person": call.to, "at": call.at}]}


def _outside(one: Outside) -> Number:
    """Give the number of an agency outside, never a blank without advice."""
    return Number("outside", one.agency or "Jugendamt des Ortes", (), one.phone, one.note if one.phone else FALLBACK)


def _receiver(workspace: Workspace, one: Recipient) -> Receiver:
    numbers = ", ".join(str(index + 1) for index in one.children)
    told = say("Nur von Kind Nr. {numbers}", numbers=numbers) if numbers else ""
    return Receiver(one.unit, unit_name(workspace, one.unit), one.rule, told)


def alternatives(workspace: Workspace, code: str) -> tuple[Receiver, ...]:
    """List the units that may be chosen instead of the one the rules find."""
    cooperation, rules = cooperation_in_force(workspace), rules_in_force(workspace)
    units = choices(code, cooperation, rules, workspace.unit) if rules.has(code) else ()
    known = (one for one in units if one.id in workspace.directory.units)
    return tuple(Receiver(one.id, unit_name(workspace, one.id), "") for one in known)


def send(workspace: Workspace, draft: Draft, person: str) -> bytes:
    """Write the notification of a draft with its call and remove the draft, all or nothing; gives what to show.

    Where a second person has to release it, that is asked for instead. What follows a notification becomes an event of
    that. Raises `Refused`.
    """
    if draft.event:
        return amending.send(workspace, draft, person)
    if draft.completes:
        return completing.send(workspace, draft, person)
    with workspace.at_once():
        known = notifying.known(workspace, draft.id)
        call = (draft.call.to, draft.call.at) if draft.call else ("", "")
        document = _with_call(workspace, draft.document, draft.call)
        recipients = notifying.check(workspace, document).recipients
        notifying.write(workspace, draft.id, document, person, call)
        if draft.call is not None and not known and workspace.group(draft.id):
            body = PhoneHandover(person, draft.call.to, draft.call.at)
            notifications.phone_handover(workspace, _first(workspace, draft), body)
        # Where all was said by telephone nothing goes anywhere: no file may wait for it.
        if not known and not was_phoned(workspace, draft.id):
            files = tuple(attaching.narrowed(one, recipients) for one in draft.files)
            attaching.send_with(workspace, draft.id, person, files)
        sender.remember(workspace, draft.document)
        drafts.forget_discarded(workspace)
        workspace.own.discard_draft(draft.id)
    return _first(workspace, draft)


def sent(workspace: Workspace, draft: Draft) -> bytes | None:
    """Give the notification a draft has become, None while it is a draft."""
    if draft.event:
        return amending.sent(workspace, draft)
    if draft.completes:
        return completing.sent(workspace, draft)
    return _first(workspace, draft) if notifying.known(workspace, draft.id) else None


def _first(workspace: Workspace, draft: Draft) -> bytes:
    """Give the notification to the unit that is to act; what a draft was called through goes there.

    While somebody is to release it, that has the id of the draft.
    """
    found = workspace.group(draft.id)
    if was_phoned(workspace, draft.id):
        return draft.id
    if not found:
        return releasing.required(workspace, draft.id).id
    first = examine(workspace, draft.document).receivers
    wanted = [state.id for _, state in found if first and state.to_unit == first[0].unit]
    state: Any = found[0][1]
    return bytes(wanted[0] if wanted else state.id)


def help_of(row: Field) -> str:
    """Give what helps to fill a field on a screen, where a file would ask for something else."""
    if row.path == "category":
        return ""
    if row.kind == "group" and not row.help:
        return _PLACE_HELP
    return row.help
