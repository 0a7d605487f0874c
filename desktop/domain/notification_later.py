"""What follows a notification: supplements and corrections, who has seen them, questions, feedback.

Nothing here overwrites the first notice. What the rules of its time do not allow is quarantined with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from desktop.domain.catalogue import CODES, SENDER_KIND, Direction, direction_of
from desktop.domain.event import Event
from desktop.domain.grading import is_higher
from desktop.domain.notification_events import MOST_NAMED, Asked, FeedbackGiven, Noted, Supplemented
from desktop.domain.notification_moments import moment
from desktop.domain.notification_said import Feedback, Noting, Question, Supplement
from desktop.domain.notification_state import Notification
from desktop.domain.outcome import APPLIED, SUPERSEDED, Outcome, waiting
from desktop.domain.release import RELEASERS
from desktop.domain.release_gate import needs_release
from desktop.domain.rules import Rules

UNSAID: Final = "unsaid"
_BACK: Final[dict[Direction, Direction]] = {
    "police_to_youth": "youth_to_police",
    "youth_to_police": "police_to_youth",
    "youth_to_youth": "youth_to_youth",
}


def later_code(category: str) -> str:
    """Give the code of the short form in which a notification of a category is supplemented or corrected."""
    return "P99" if category in CODES and SENDER_KIND[direction_of(category)] == "police" else "J12"


def direction_back(category: str) -> Direction:
    """Say in which direction feedback on a notification of a category goes."""
    return _BACK[direction_of(category)]


def supplement_fault(state: Notification, event: Event, body: Supplemented, *, corrects: bool) -> str:
    """Say what keeps a supplement or a correction from counting, empty if nothing does."""
    version = body.rules_version or state.rules_version
    rules = event.rules.of(version)
    # What nobody sends alone nobody adds to alone: here the second person is whoever adds.
    if needs_release(event.rules, version, state.category) and RELEASERS.isdisjoint(event.author.roles):
        return "releasers_only"
    form = rules.later_form("corrected", later_code(state.category)) if corrects and rules is not None else None
    said = {"wrong": body.explanation, "demand": body.demand}
    return "" if form is None or all(said.get(name, UNSAID) for name in form.needs) else "correction_incomplete"


def lacks_question(state: Notification, body: Supplemented) -> bool:
    """Say whether a supplement answers a question that has not come yet: a restored server gave the answer first."""
    return bool(body.question) and all(one.event != body.question for one in state.questions)


def supplemented(state: Notification, event: Event, body: Supplemented, *, corrects: bool) -> Notification:
    """Keep what was added beside what was there; the question it answers has an answer then."""
    added = Supplement(
        event.id,
        body.content,
        corrects,
        event.at,
        event.author.device,
        body.person,
        body.explanation,
        body.demand,
        body.question,
        body.full,
        # What is added raises and never lowers, whatever somebody else has said meanwhile.
        urgency=body.urgency if corrects or is_higher(body.urgency, state.graded) else "",
    )
    questions = tuple(
        replace(one, answers=(*one.answers, event.id)) if one.event == body.question else one for one in state.questions
    )
    mismatch = state.alarm_mismatch or (event.alarm and body.urgency != "immediate")
    return replace(state, supplements=(*state.supplements, added), questions=questions, alarm_mismatch=mismatch)


def noted(state: Notification, event: Event, body: Noted) -> tuple[Notification, Outcome]:
    """Keep who has seen what was added; what the same device has said already says nothing new."""
    named = frozenset(body.additions)
    if named - {one.event for one in state.supplements}:
        # What a restored server was given back in another order comes to something once all of it is there.
        return state, waiting("parent")
    by = Noting(event.at, event.author.device, body.person)
    seen = tuple(
        replace(one, noted=(*one.noted, by)) if one.event in named and not _has(one, by.device) else one
        for one in state.supplements
    )
    outcome = SUPERSEDED if seen == state.supplements else APPLIED
    entry = replace(moment(event), superseded=outcome is SUPERSEDED)
    return replace(state, supplements=seen, timeline=(*state.timeline, entry)), outcome


def _has(supplement: Supplement, device: bytes) -> bool:
    return any(one.device == device for one in supplement.noted)


def asked(state: Notification, event: Event, body: Asked) -> Notification:
    """Keep a question at its field."""
    question = Question(event.id, event.at, event.author.device, body.person, body.field, body.text)
    return replace(state, questions=(*state.questions, question))


def feedback_fault(state: Notification, event: Event, body: FeedbackGiven) -> str:
    """Say what keeps feedback from counting: an unknown basis, or an answer beyond what its basis allows.

    Rules of a time that said nothing of it refuse nothing.
    """
    rules = event.rules.of(body.rules_version or state.rules_version)
    return "" if rules is None else beyond(rules, state.category, body)


def beyond(rules: Rules, category: str, body: FeedbackGiven) -> str:
    """Say what in feedback goes beyond the rules, empty if nothing does."""
    allowed = rules.feedback_in(direction_back(category)) if category in CODES else None
    if allowed is None:
        return ""
    basis = allowed.basis(body.basis)
    if body.basis and basis is None:
        return "basis_unknown"
    said = {name for name in ("confirmed", "acted", "still_active") if getattr(body, name) != UNSAID}
    said |= {"text"} if body.text else set()
    return "" if said <= set(basis.allows if basis else ()) else "beyond_basis"


def feedback_given(state: Notification, event: Event, body: FeedbackGiven) -> Notification:
    """Keep what was told back."""
    given = Feedback(
        event.id,
        event.at,
        event.author.device,
        body.person,
        body.child,
        body.confirmed,
        body.acted,
        body.still_active,
        body.basis,
        body.responsible,
        body.reachable,
        body.standing,
        body.text,
        body.rules_version or state.rules_version,
    )
    return replace(state, feedback=(*state.feedback, given))


def in_parts(named: Sequence[bytes]) -> list[tuple[bytes, ...]]:
    """Divide ids into as many as one event names each."""
    return [tuple(named[start : start + MOST_NAMED]) for start in range(0, len(named), MOST_NAMED)]


def said_in(one: Supplement) -> tuple[object, ...]:
    """Give what a supplement or a correction says, whoever said it where: told twice it says nothing new."""
    return one.content, one.corrects, one.explanation, one.demand, one.full, one.urgency
