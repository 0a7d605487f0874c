"""What depends on more than one field of a notification: plain contradictions. The law's questions are `guide.py`'s.

Each check reads a content that may be incomplete and yields problems; none repeats what a form's table already asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Final, TypeAlias

from desktop.domain.catalogue import LATER_EVENTS, POLICE_TO_YOUTH, URGENCY_TITLES
from desktop.domain.content import Content
from desktop.domain.form_walk import Problem
from desktop.domain.rules import Category
from desktop.domain.said import joined, say

Check: TypeAlias = Callable[[Content, Category, datetime], Iterator[Problem]]

ADULT_AT: Final = 18


def checks(content: Content, category: Category, now: datetime) -> Iterator[Problem]:
    """Run every check that fits the category."""
    for one in _EVERY:
        yield from one(content, category, now)
    for one in _OF_CATEGORY.get(category.code, ()):
        yield from one(content, category, now)


def _urgency(content: Content, category: Category, _now: datetime) -> Iterator[Problem]:
    """The urgency is one of the category's, and immediate where the danger is."""
    if not content.urgency:
        return
    if content.urgency not in category.urgencies:
        allowed = joined((f"{urgency} ({URGENCY_TITLES[urgency]})" for urgency in category.urgencies), ", ")
        yield Problem("urgency", say("Für {code} ist vorgesehen: {allowed}.", code=category.code, allowed=allowed))
    danger = content.assessment.danger if content.assessment else None
    if category.immediate_when and danger == category.immediate_when and content.urgency != "immediate":
        yield Problem("urgency", "Bei akuter Gefahr ist die Dringlichkeit immediate (Sofort).")


def _basis(content: Content, category: Category, _now: datetime) -> Iterator[Problem]:
    """Another basis than the rules name needs a reason."""
    if content.basis and content.basis not in category.basis and not content.basis_reason:
        yield Problem("basis_reason", "Die Rechtsgrundlage weicht von den Regeln ab. Begründen Sie das.")


def _children(content: Content, _category: Category, now: datetime) -> Iterator[Problem]:
    """The number fits the list, and every child was a minor when it happened."""
    if content.children_count is not None and content.children_count < max(1, len(content.children)):
        yield Problem("children_count", "Die Anzahl ist kleiner als die Zahl der genannten Kinder.")
    begins = content.incident.begins if content.incident else None
    day = datetime.fromisoformat(begins).date() if begins else now.date()
    for index, child in enumerate(content.children):
        if child.birth_date and _age(date.fromisoformat(child.birth_date), day) >= ADULT_AT:
            yield Problem(f"children[{index}].birth_date", "Nach diesem Datum ist die Person volljährig, kein Kind.")


def _marked(content: Content, _category: Category, _now: datetime) -> Iterator[Problem]:
    """What is said to be about certain children is about such as are listed."""
    marked: dict[str, list[tuple[int, ...]]] = {
        "guardians": [one.children for one in content.guardians],
        "persons": [one.children for one in content.persons],
        "statements": [one.children for one in content.statements],
    }
    for name, lists in marked.items():
        for index, numbers in enumerate(lists):
            if any(number > len(content.children) for number in numbers):
                message = "So viele Kinder sind nicht genannt. Zählen Sie, wie sie unter „Kinder“ stehen."
                yield Problem(f"{name}[{index}].children", message)


def _spans(content: Content, _category: Category, _now: datetime) -> Iterator[Problem]:
    """Nothing ends before it begins."""
    incident = content.incident
    if incident and _reversed(incident.begins, incident.ends):
        yield Problem("incident.to", "Das Ende liegt vor dem Beginn.")
    for index, measure in enumerate(content.measures):
        if _reversed(measure.begins, measure.until):
            yield Problem(f"measures[{index}].until", "Das Ende liegt vor dem Beginn.")


def _necessary(content: Content, _category: Category, _now: datetime) -> Iterator[Problem]:
    """Where it is asked whether no more is told than the office needs, a no does not go."""
    if content.only_necessary is False:
        yield Problem("only_necessary", "Nehmen Sie heraus, was das Jugendamt nicht braucht, und bestätigen Sie das.")


def _full_report(content: Content, _category: Category, _now: datetime) -> Iterator[Problem]:
    """The full report lists the children and holds a fact."""
    if content.urgency == "immediate":
        return
    if content.children_count and not content.children:
        yield Problem("children", "Es fehlt: „Kinder“. Die Anzahl allein genügt nur bei Sofort.")
    if content.statements and not any(one.kind in ("observed", None) for one in content.statements):
        yield Problem("statements", "Es fehlt eine selbst beobachtete Tatsache (observed).")


def _measures(content: Content, _category: Category, _now: datetime) -> Iterator[Problem]:
    """No measure and some measure do not go together."""
    if len(content.measures) > 1 and any(measure.kind == "none" for measure in content.measures):
        yield Problem("measures", "„Keine“ Maßnahme steht neben anderen.")


def _force(content: Content, _category: Category, _now: datetime) -> Iterator[Problem]:
    """The police helps at a taking into care with force, so one is meant to be."""
    none_meant = content.custody is not None and content.custody.state == "none"
    if none_meant and content.request is not None and content.request.kind == "use_force":
        yield Problem(
            "custody.state", "Vollzugshilfe setzt voraus, dass eine Inobhutnahme vorgesehen oder angeordnet ist."
        )


def _age(born: date, on: date) -> int:
    """Count the full years between birth and a day."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _reversed(begins: str | None, ends: str | None) -> bool:
    """Say whether both times are there and in the wrong order."""
    return bool(begins and ends) and datetime.fromisoformat(str(ends)) < datetime.fromisoformat(str(begins))


_EVERY: Final[tuple[Check, ...]] = (_urgency, _basis, _children, _marked, _spans, _measures, _necessary)
_OF_CATEGORY: Final[dict[str, tuple[Check, ...]]] = {
    **{code: (_full_report,) for code in POLICE_TO_YOUTH if code not in LATER_EVENTS},
    "J02": (_force,),
}
