"""What followed a notification, as the command line shows it: supplements, questions, feedback."""

from __future__ import annotations

from typing import Any

from desktop.domain.event_body import ALL_CHILDREN
from desktop.domain.notification_said import Feedback, Question, Supplement
from desktop.domain.notification_state import Notification
from desktop.presenters import guarded
from desktop.presenters.times import id_text, written


def later_rows(state: Notification, *, gone: bool = False, reporter: bool = False) -> dict[str, Any]:
    """Give all that followed a notification, in its order; of what is `gone` here no content.

    Without `reporter` it says of a hidden one only that there is.
    """
    return {
        "supplements": [
            _supplement(one, {} if gone else guarded.document(one.content, reporter=reporter))
            for one in state.supplements
        ],
        "questions": [_question(one) for one in state.questions],
        "feedback": [_feedback(one) for one in state.feedback],
    }


def _supplement(one: Supplement, content: dict[str, Any]) -> dict[str, Any]:
    return {
        "event": id_text(one.event),
        "kind": "correction" if one.corrects else "supplement",
        "at": written(one.at),
        "by": one.person,
        "full": one.full,
        "explanation": one.explanation,
        "demand": one.demand or None,
        "urgency": one.urgency or None,
        "question": id_text(one.question) if one.question else None,
        "content": content,
        "noted": [{"by": who.person, "device": id_text(who.device), "at": written(who.at)} for who in one.noted],
    }


def _question(one: Question) -> dict[str, Any]:
    return {
        "event": id_text(one.event),
        "at": written(one.at),
        "by": one.person,
        "field": one.field,
        "text": one.text,
        "state": "answered" if one.answers else "open",
        "answers": [id_text(event) for event in one.answers],
    }


def _feedback(one: Feedback) -> dict[str, Any]:
    return {
        "event": id_text(one.event),
        "at": written(one.at),
        "by": one.person,
        "child": None if one.child == ALL_CHILDREN else one.child,
        "responsible": one.responsible,
        "reachable": one.reachable,
        "standing": one.standing,
        "basis": one.basis,
        "confirmed": one.confirmed,
        "acted": one.acted,
        "still_active": one.still_active,
        "text": one.text,
        "rules_version": one.rules_version,
    }
