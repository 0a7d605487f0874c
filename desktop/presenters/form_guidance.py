"""What stands beside a form: the rule it is written under, what belongs in it, by when it is confirmed, whom to call.

The words are those of the rules in force. It must not decide who is competent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from desktop.domain.catalogue import Direction, Urgency
from desktop.domain.notification_later import later_code
from desktop.domain.rules import Deadline
from desktop.domain.said import say
from desktop.presenters.agreement import rules_in_force
from desktop.presenters.on_call import FALLBACK, Number, each_once, number_of
from desktop.workspace.workspace import Workspace

_DIRECTIONS: Final[dict[Direction, str]] = {
    "police_to_youth": "Polizei an Jugendamt",
    "youth_to_police": "Jugendamt an Polizei",
    "youth_to_youth": "Jugendamt an Jugendamt",
}
_HOUR: Final = 60
_BY_SUMMONS: Final = "Eingangsbestätigung bis zur Ladung"
"""Where the law sets the deadline by the summons (§ 70 Abs. 2 JGG)."""


@dataclass(frozen=True, slots=True)
class Guidance:
    """The rule of a kind of notification, in the words of the agreement."""

    title: str
    direction: str
    basis: tuple[str, ...]
    deadline: str
    belongs: str
    excludes: str


def guidance(workspace: Workspace, code: str, urgency: str, document: Mapping[str, Any] | None = None) -> Guidance:
    """Give the rule a notification would be written under; raises `Refused` for a category there is none for.

    Of several bases it is the one that the document chose, and all there are while it has chosen none.
    """
    rules = rules_in_force(workspace)
    category = rules.category(code)
    known = next((one for one in category.urgencies if one == urgency), category.urgency)
    return Guidance(
        category.title,
        _DIRECTIONS[category.direction],
        category.carried_by(document or {}) or category.basis,
        _BY_SUMMONS if category.clock == "summons" else deadline_words(rules.deadline(known)),
        category.guidance.belongs,
        category.guidance.excludes,
    )


def later_guidance(workspace: Workspace, code: str) -> Guidance:
    """Give the rule that what follows a notification of a category is written under; no deadline runs for it."""
    own, later = guidance(workspace, code, ""), rules_in_force(workspace).category(later_code(code))
    return replace(
        own,
        title=later.title,
        basis=later.basis,
        deadline="",
        belongs=later.guidance.belongs,
        excludes=later.guidance.excludes,
    )


def default_urgency(workspace: Workspace, code: str) -> Urgency:
    """Give the urgency a category has unless somebody chooses another."""
    return rules_in_force(workspace).category(code).urgency


def deadline_words(deadline: Deadline) -> str:
    """Say a deadline."""
    if deadline.working_days is not None:
        days = deadline.working_days
        if days == 1:
            return say("Eingangsbestätigung innerhalb eines Arbeitstags")
        return say("Eingangsbestätigung innerhalb von {days} Arbeitstagen", days=days)
    minutes = deadline.minutes or 0
    if minutes > _HOUR and minutes % _HOUR == 0:
        return say("Eingangsbestätigung in {hours} Stunden", hours=minutes // _HOUR)
    return say("Eingangsbestätigung in {minutes} Minuten", minutes=minutes)


def numbers(workspace: Workspace, units: Iterable[str]) -> list[Number]:
    """Give whom to call now for the units that would receive it; never nothing."""
    found = each_once(number_of(workspace, unit, workspace.now()) for unit in units)
    return found or [Number("", "", (), "", FALLBACK)]
