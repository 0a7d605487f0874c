"""Another recipient than the rules find: chosen by the person who notifies, with a reason that travels along.

The choice stands in the document beside the form's fields (`override_unit`, `override_reason`). It replaces the first
recipient only; who is told because of where the family lives is told all the same.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from desktop.domain.catalogue import RECEIVER_KIND
from desktop.domain.cooperation import Cooperation, Unit
from desktop.domain.refused import Refused
from desktop.domain.routing import Recipient
from desktop.domain.rules import Rules
from desktop.domain.said import say

UNIT: Final = "override_unit"
REASON: Final = "override_reason"
LONGEST_REASON: Final = 300


class Override(NamedTuple):
    """The unit somebody chose, and why."""

    unit: str
    reason: str


def taken_out(document: object) -> tuple[object, Override | None]:
    """Give the document without the choice, and the choice if there is one."""
    if not isinstance(document, dict) or not document.get(UNIT):
        return document, None
    rest = {name: value for name, value in document.items() if name not in (UNIT, REASON)}
    return rest, Override(str(document[UNIT]), str(document.get(REASON) or "").strip())


def choices(code: str, cooperation: Cooperation, rules: Rules, sender_unit: str) -> tuple[Unit, ...]:
    """List the units that may be chosen for a category: of agencies of the receiving kind, never the sender's own."""
    kind, own = RECEIVER_KIND[rules.category(code).direction], cooperation.agency_of(sender_unit).id
    return tuple(
        unit
        for unit in cooperation.units
        if unit.agency != own and code in unit.receives and cooperation.agency(unit.agency).kind == kind
    )


def chosen(override: Override, code: str, cooperation: Cooperation, rules: Rules, sender_unit: str) -> Recipient:
    """Give the recipient somebody chose, or refuse."""
    unit = next((one for one in choices(code, cooperation, rules, sender_unit) if one.id == override.unit), None)
    if unit is None:
        raise Refused("no_recipient", "Diese Stelle empfängt diese Meldungsart nicht.", field=UNIT)
    if not override.reason:
        raise Refused("reason_missing", "Begründen Sie die Wahl einer anderen Stelle.", field=REASON)
    if len(override.reason) > LONGEST_REASON:
        raise Refused("reason_too_long", "Die Begründung ist zu lang: höchstens 300 Zeichen.", field=REASON)
    return Recipient(unit.id, say("Von der meldenden Stelle gewählt: {unit}.", unit=unit.name))


def replaced(found: tuple[Recipient, ...], by: Recipient) -> tuple[Recipient, ...]:
    """Put the chosen recipient in the place of the first one that was found."""
    return (by._replace(children=_together(found, by)), *(one for one in found[1:] if one.unit != by.unit))


def _together(found: tuple[Recipient, ...], by: Recipient) -> tuple[int, ...]:
    """Give whom the chosen one is told of: those of the first, and its own where it was among the others."""
    theirs = [one.children for one in (found[0], *found[1:]) if one is found[0] or one.unit == by.unit]
    return () if () in theirs else tuple(sorted({index for one in theirs for index in one}))
