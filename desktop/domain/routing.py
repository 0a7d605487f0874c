"""Who receives a notification: the units of the competent agencies, and the rule that led to each.

Where the child is decides first (§ 87 SGB VIII), where the family lives comes second; children who are elsewhere bring
in the agency of their place. Police is told through the one police agency of the cooperation, or the competent one
where there are several. A place that is unknown or ambiguous is asked for and never guessed. Only a family that lives
outside the cooperation holds nothing up, nor does a child who is certainly elsewhere: somebody there is phoned.
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

_WHOLLY: Final = (
    "Der Ort liegt außerhalb der Vereinbarung; dorthin lässt sich nichts senden. Rufen Sie das dortige Jugendamt an "
    "und halten Sie den Anruf fest."
)
_OUTSIDE: Final = "Der Wohnort liegt außerhalb der Vereinbarung: Das dortige Jugendamt ist telefonisch zu informieren."


class Recipient(NamedTuple):
    """A unit that receives the notification, and the sentence that says why.

    `children` are those that concern it, counted from 0, those that are only counted after those that are named; none
    stands for all.
    """

    unit: str
    rule: str
    children: tuple[int, ...] = ()


class Outside(NamedTuple):
    """A place that lies outside the cooperation: why it counts, who is competent there, and the children there.

    Nothing can be sent there: somebody has to be phoned. Where nobody is known, `agency` and `phone` are empty.
    """

    because: str
    agency: str
    phone: str
    note: str
    children: tuple[int, ...] = ()


class _Stop(NamedTuple):
    """A place that counts for routing: the field it stands in, what it is, and whose."""

    field: str
    because: str
    place: Place
    children: tuple[int, ...]
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
    for agency, rule, children in _agencies(content, cooperation, kind, on):
        unit = cooperation.receiver(agency.id, category.code)
        if unit is not None and agency.id != own.id:
            goes = say("{code} geht dort an: {unit}.", code=category.code, unit=unit.name)
            known = found.setdefault(unit.id, Recipient(unit.id, joined((rule, goes), " ")))
            found[unit.id] = known._replace(children=(*known.children, *children))
    if not found and outside(content, cooperation, rules, on):
        raise Refused("outside", _WHOLLY, field="whereabouts")
    if not found:
        message = "Es gibt keine andere Behörde, die diese Meldung empfängt. Prüfen Sie den Ort."
        raise Refused("no_recipient", message, field="whereabouts")
    return tuple(_told_of(one, content.child_count) for one in found.values())


def outside(content: Content, cooperation: Cooperation, rules: Rules, on: date) -> tuple[Outside, ...]:
    """Find who is to be phoned because a child is or lives outside the cooperation, each once."""
    kind = RECEIVER_KIND[rules.category(content.category).direction]
    if kind == "police":
        return ()
    found: dict[tuple[str, str], Outside] = {}
    for stop in _stops(content):
        answer = find(cooperation, stop.place, on, kind)
        if isinstance(answer, Unknown) and _is_outside(stop, answer):
            there = answer.external
            one = Outside(
                stop.because, there.name if there else "", there.phone if there else "", there.note if there else ""
            )
            known = found.setdefault((one.agency, "" if there else stop.field), one)
            children = tuple(sorted({*known.children, *stop.children}))
            found[one.agency, "" if there else stop.field] = known._replace(children=children)
    return tuple(found.values())


def _is_outside(stop: _Stop, answer: Answer) -> bool:
    """Say whether a place lies outside: whereabouts where that is certain, a residence where nothing is against it."""
    return isinstance(answer, Unknown) and (answer.certain or (stop.second and answer.outside))


def _told_of(recipient: Recipient, count: int) -> Recipient:
    """Say plainly which children concern a recipient: in order, each once, none where it is all of them."""
    children = tuple(sorted(set(recipient.children)))
    return recipient._replace(children=children if len(children) < count else ())


def _agencies(
    content: Content, cooperation: Cooperation, kind: AgencyKind, on: date
) -> Iterator[tuple[Agency, str, tuple[int, ...]]]:
    """Yield the agencies that are to be told, with the reason and whom it is about, in order."""
    agencies = [agency for agency in cooperation.agencies if agency.kind == kind]
    if kind == "police" and len(agencies) == 1:
        yield agencies[0], say("{agency} ist die Polizeibehörde der Vereinbarung.", agency=agencies[0].name), ()
        return
    stops = [(stop, find(cooperation, stop.place, on, kind)) for stop in _stops(content)]
    away = [stop for stop, answer in stops if _is_outside(stop, answer)]
    hint = _OUTSIDE if any(stop.second for stop in away) else ""
    for stop, answer in stops:
        if stop in away:
            continue
        found = _found(answer, stop.field)
        # The rule stands beside the notification, where no protected address may stand.
        why = "Anschrift geschützt." if content.protects else found.rule
        yield found.agency, joined((joined((stop.because, why), ": "), hint), " "), stop.children


def _found(answer: Answer, field: str) -> Found:
    """Give the competent agency that was found, or refuse and ask for the field."""
    if isinstance(answer, Ambiguous):
        raise Refused("place_ambiguous", answer.reason, field=field)
    if isinstance(answer, Unknown):
        raise Refused("place_unknown", answer.reason, field=field)
    return answer


def _stops(content: Content) -> Iterator[_Stop]:
    """Yield the places that count, the whereabouts first; a common place where every child has one of its own is none.

    Who says nothing of the children but how many there are has them all at the common place.
    """
    every = range(content.child_count)
    own = {index for index, child in enumerate(content.children) if child.whereabouts is not None}
    here = tuple(index for index in every if index not in own)
    if here or not every:
        yield _Stop("whereabouts", "Aufenthalt des Kindes", content.whereabouts or Place(), here)
    for index in sorted(own):
        at = content.children[index].whereabouts or Place()
        yield _Stop(f"children[{index}].whereabouts", "Aufenthalt eines Kindes", at, (index,))
    yield from _residences(content)


def _residences(content: Content) -> Iterator[_Stop]:
    every = range(content.child_count)
    own = {index for index, child in enumerate(content.children) if child.residence is not None}
    here = tuple(index for index in every if index not in own)
    if content.residence is not None and (here or not every):
        yield _Stop("residence", "Wohnort der Familie", content.residence, here, second=True)
    for index in sorted(own):
        home = content.children[index].residence or Place()
        yield _Stop(f"children[{index}].residence", "Wohnort eines Kindes", home, (index,), second=True)
