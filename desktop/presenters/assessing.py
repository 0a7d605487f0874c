"""The record of an assessment by two professionals: reading one, and what the unit reads of those there are.

It asks what the rules ask after its result (§ 8a Abs. 2 SGB VIII) and says so. Nothing of it is told to the other side,
with feedback neither, and no court is written to.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from desktop.domain.assessment import AssessmentRecorded, Involved, RiskAssessment, Version
from desktop.domain.consequence import RESULTS
from desktop.domain.event_body import ALL_CHILDREN
from desktop.domain.form_values import Field, Wrong, clean
from desktop.domain.masking import Veil
from desktop.domain.notification_state import Notification
from desktop.domain.refused import Refused
from desktop.domain.rules import Rules
from desktop.domain.said import Verbatim, joined, say
from desktop.presenters.agreement import rules_in_force
from desktop.presenters.facts import Fact, Section
from desktop.presenters.guarded import seen_through
from desktop.presenters.times import day_and_clock, moment, written
from desktop.workspace.workspace import Workspace

ASKED: Final = (
    ("guardians", "guardians_reason"),
    ("child_involved", "child_reason"),
    ("home_visit", "home_visit_reason"),
)
"""What is asked of every assessment, and the reason where the answer is no."""
AFTER: Final = (("family_court", "family_court_reason"), ("into_care", "into_care_reason"))
"""What is asked after it where the rules say so, and the reason where the answer is no."""
_LABELS: Final = {
    "guardians": ("Personensorgeberechtigte einbezogen?", "Warum nicht (Personensorgeberechtigte)"),
    "child_involved": ("Kind einbezogen?", "Warum nicht (Kind)"),
    "home_visit": ("Hausbesuch gemacht?", "Warum nicht (Hausbesuch)"),
    "family_court": ("Familiengericht angerufen?", "Warum nicht (Familiengericht)"),
    "into_care": ("Kind in Obhut genommen?", "Warum nicht (Inobhutnahme)"),
}


def _answered() -> Iterator[Field]:
    for name, reason in (*ASKED, *AFTER):
        label, why = _LABELS[name]
        yield Field(name, "flag", label)
        yield Field(reason, "long", why)


ROWS: Final = {
    row.path: row
    for row in (
        Field("second", "text", "Zweite Fachkraft"),
        *_answered(),
        Field("result", "choice", "Ergebnis", choices=RESULTS),
        Field("text", "long", "Einschätzung in Kürze"),
        Field("child", "count", "Kind (Stelle in der Meldung, ab 0)", limit=50),
    )
}
"""What the record of an assessment says."""


def read(workspace: Workspace, document: object, person: str) -> AssessmentRecorded:
    """Read a record; raises `Refused` naming the field that is missing or wrong."""
    rules, said = rules_in_force(workspace), _said(document, workspace)
    for name in ("second", *(name for name, _ in ASKED), "result"):
        if name not in said:
            raise Refused.at(name, "field_missing", "Es fehlt eine Angabe.")
    _ask(rules, said)
    for name, reason in (*ASKED, *AFTER):
        if said.get(name) is False and not said.get(reason):
            raise Refused.at(reason, "reason_missing", "Bitte einen Grund angeben.")
    answers = {name: Involved(said[name], said.get(reason, "")) for name, reason in (*ASKED, *AFTER) if name in said}
    return AssessmentRecorded(
        person,
        said["second"],
        answers["guardians"],
        answers["child_involved"],
        answers["home_visit"],
        said.get("text", ""),
        said.get("child", ALL_CHILDREN),
        said["result"],
        answers.get("family_court"),
        answers.get("into_care"),
        rules.version,
    )


def _ask(rules: Rules, said: dict[str, Any]) -> None:
    """Refuse a record without what the law asks after its result, with the words of the law."""
    for one in rules.consequences:
        if one.code not in said and one.asked(said["result"], guardians=said["guardians"]):
            raise Refused.at(one.code, "field_missing", say("{basis}: {hint}", basis=one.basis, hint=one.hint))


def _said(document: object, workspace: Workspace) -> dict[str, Any]:
    now = moment(workspace.now())
    if not isinstance(document, dict):
        raise Refused("assessment_invalid", "Die Datei muss ein JSON-Objekt enthalten.")
    said = {}
    for name, value in document.items():
        if name not in ROWS:
            raise Refused.at(str(name)[:60], "assessment_invalid", "Dieses Feld ist nicht vorgesehen.")
        try:
            if value is not None and value != "":
                said[name] = clean(ROWS[name], value, now)
        except Wrong as wrong:
            raise Refused.at(name, "assessment_invalid", wrong.message) from wrong
    return said


def row(one: Version) -> dict[str, Any]:
    """Give a record as the command line shows it."""
    body = one.body
    return {
        "at": written(one.at),
        "by": body.person,
        "second": body.second,
        "child": None if body.child == ALL_CHILDREN else body.child,
        **{name: _involved(getattr(body, name)) for name, _ in (*ASKED, *AFTER)},
        "result": body.result or None,
        "text": body.text,
        "rules_version": body.rules_version or None,
    }


def _involved(said: Involved | None) -> dict[str, Any] | None:
    return None if said is None else {"done": said.done, "reason": said.reason}


def sections(workspace: Workspace, state: Notification, veil: Veil | None) -> Iterator[Section]:
    """Yield what two assessed, the latest first, for the unit that keeps it and nobody else."""
    found = workspace.state("assessment", state.id) if workspace.unit == state.to_unit else None
    for one in reversed(found.versions if isinstance(found, RiskAssessment) else ()):
        title = say(
            "Einschätzung zu zweit, {when}, {person}",
            when=day_and_clock(one.at, workspace.now()),
            person=Verbatim(one.body.person),
        )
        yield Section(title, tuple(fact for fact in _facts(state, one.body, veil) if fact.value))


def _facts(state: Notification, body: AssessmentRecorded, veil: Veil | None) -> Iterator[Fact]:
    if state.child_count > 1:
        every = body.child == ALL_CHILDREN
        yield Fact("Kind", "alle" if every else say("Kind {number}", number=state.child_number(body.child)))
    yield Fact(ROWS["result"].label, dict(RESULTS).get(body.result, ""))
    yield Fact(ROWS["second"].label, Verbatim(body.second))
    for name, _ in (*AFTER, *ASKED):
        said = getattr(body, name)
        if said is not None:
            yield Fact(ROWS[name].label, _yes_or_why(said, veil))
    yield Fact(ROWS["text"].label, seen_through(veil, body.text))


def _yes_or_why(said: Involved, veil: Veil | None) -> str:
    if not said.reason:
        return "Ja" if said.done else "Nein"
    return joined(("Ja" if said.done else "Nein", seen_through(veil, said.reason)), ": ")
