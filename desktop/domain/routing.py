"""Who receives a notification: the units of the competent agencies, and the rule that led to each.

Where the child is decides first (§ 87 SGB VIII), where the family lives comes second; children who are elsewhere bring
in the agency of their place. Police is told through the one police agency of the cooperation, or the competent one
where there are several. A place that is unknown or ambiguous is asked for and never guessed. Only a family that lives
outside the cooperation holds nothing up: the rule then says whom to phone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from desktop.domain.catalogue import RECEIVER_KIND, SENDER_KIND, AgencyKind, Direction
from desktop.domain.content import Content
from desktop.domain.cooperation import Agency, Cooperation
from desktop.domain.jurisdiction import Ambiguous, Answer, Found, Place, Unknown, find
from desktop.domain.refused import Refused
from desktop.domain.rules import Rules
from desktop.domain.said import joined, say

_WRONG_SENDER: Final[dict[Direction, str]] = {
    "police_to_youth": "Diese Meldungsart geht von der Polizei aus.",
    "youth_to_police": "Diese Meldungsart geht von einem Jugendamt aus.",
    "youth_to_youth": "Diese Meldungsart geht von einem Jugendamt aus.",
}

_OUTSIDE: Final = "Der Wohnort liegt außerhalb der Vereinbarung: Das dortige Jugendamt ist telefonisch zu informieren."


class Recipient(NamedTuple):
    """A unit that receives the notification, and the sentence that says why."""

    unit: str
    rule: str


class _Stop(NamedTuple):
    """A place that counts for routing: the field it stands in, and what it is."""

    field: str
    because: str
    place: Place
    second: bool = False


def recipients(
    content: Content, cooperation: Cooperation, rules: Rules, on: date, sender_unit: str
) -> tuple[Recipient, ...]:
    """Find who receives a notification on a day; the unit of the whereabouts comes first."""
    category = rules.category(content.category)
    own = cooperation.agency_of(sender_unit)
    if own.kind != SENDER_KIND[category.direction]:
        raise Refused("wrong_direction", _WRONG_SENDER[category.direction], field="category")
    kind = RECEIVER_KIND[category.direction]
    found: dict[str, Recipient] = {}
    for agency, rule in _agencies(content, cooperation, kind, on):
        unit = cooperation.receiver(agency.id, category.code)
        if unit is not None and agency.id != own.id:
            goes = say("{code} geht dort an: {unit}.", code=category.code, unit=unit.name)
            found.setdefault(unit.id, Recipient(unit.id, joined((rule, goes), " ")))
    if not found:
        message = "Es gibt keine andere Behörde, die diese Meldung empfängt. Prüfen Sie den Ort."
        raise Refused("no_recipient", message, field="whereabouts")
    return tuple(found.values())


def _agencies(content: Content, cooperation: Cooperation, kind: AgencyKind, on: date) -> Iterator[tuple[Agency, str]]:
    """Yield the agencies that are to be told, with the reason, in order."""
    agencies = [agency for agency in cooperation.agencies if agency.kind == kind]
    if kind == "police" and len(agencies) == 1:
        yield agencies[0], say("{agency} ist die Polizeibehörde der Vereinbarung.", agency=agencies[0].name)
        return
    stops = [(stop, find(cooperation, stop.place, on, kind)) for stop in _stops(content)]
    outside = [stop for stop, answer in stops if stop.second and isinstance(answer, Unknown) and answer.outside]
    hint = _OUTSIDE if outside else ""
    for stop, answer in stops:
        if stop in outside:
            continue
        found = _found(answer, stop.field)
        yield found.agency, joined((joined((stop.because, found.rule), ": "), hint), " ")


def _found(answer: Answer, field: str) -> Found:
    """Give the competent agency that was found, or refuse and ask for the field."""
    if isinstance(answer, Ambiguous):
        raise Refused("place_ambiguous", answer.reason, field=field)
    if isinstance(answer, Unknown):
        raise Refused("place_unknown", answer.reason, field=field)
    return answer


def _stops(content: Content) -> Iterator[_Stop]:
    """Yield the places that count, the whereabouts first."""
    yield _Stop("whereabouts", "Aufenthalt des Kindes", content.whereabouts or Place())
    for index, child in enumerate(content.children):
        if child.whereabouts is not None:
            yield _Stop(f"children[{index}].whereabouts", "Aufenthalt eines Kindes", child.whereabouts)
    if content.residence is not None:
        yield _Stop("residence", "Wohnort der Familie", content.residence, second=True)
    for index, child in enumerate(content.children):
        if child.residence is not None:
            yield _Stop(f"children[{index}].residence", "Wohnort eines Kindes", child.residence, second=True)
