"""What must be true of a cooperation beyond the shape of its file: unique ids, references that resolve, no overlaps.

Each check yields where (a path in the file) and why. They only read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

from desktop.domain.catalogue import LATER_EVENTS, SENDER_KIND, routed_to
from desktop.domain.public_holidays import STATES
from desktop.domain.said import say
from desktop.domain.toml_lines import UNKNOWN_SCHEMA, Path

if TYPE_CHECKING:
    from desktop.domain.cooperation import Agency, Cooperation

Problem: TypeAlias = tuple[Path, str]
_ENDS_BEFORE: Final = "Das Ende liegt vor dem Beginn."
_LONGEST_CLOSING: Final = 365


def first_problem(cooperation: Cooperation, schema: int) -> Problem | None:
    """Give the first thing that is wrong, or nothing."""
    if cooperation.schema != schema:
        return ("schema",), say(UNKNOWN_SCHEMA, known=schema)
    for check in (_term, _calendar, _unique, _references, _units, _data_protection, _receivers, _competences):
        for problem in check(cooperation):
            return problem
    return None


def _term(cooperation: Cooperation) -> Iterator[Problem]:
    """The agreement ends after it begins."""
    if cooperation.term.valid_to < cooperation.term.valid_from:
        yield ("term", "valid_to"), _ENDS_BEFORE


def _calendar(cooperation: Cooperation) -> Iterator[Problem]:
    """The holidays are those of a state there is, and an agency closes for less than a year at a time."""
    if cooperation.federal_state not in STATES:
        known = ", ".join(sorted(STATES))
        yield ("federal_state",), say("Dieses Bundesland ist nicht bekannt; bekannt sind {known}.", known=known)
    for index, agency in enumerate(cooperation.agencies):
        for number, closing in enumerate(agency.closing_days):
            path: Path = ("agencies", index, "closing_days", number, "last")
            length = (closing.last or closing.first) - closing.first
            if length.days < 0:
                yield path, _ENDS_BEFORE
            elif length.days > _LONGEST_CLOSING:
                yield path, "So lange schließt keine Behörde: höchstens ein Jahr."


def _unique(cooperation: Cooperation) -> Iterator[Problem]:
    """Every id and every AGS stands once, and agencies, units and those outside share no id."""
    ids = [(("agencies", index, "id"), agency.id) for index, agency in enumerate(cooperation.agencies)]
    ids += [(("units", index, "id"), unit.id) for index, unit in enumerate(cooperation.units)]
    ids += [(("externals", index, "id"), external.id) for index, external in enumerate(cooperation.externals)]
    towns = [(("municipalities", index, "ags"), town.ags) for index, town in enumerate(cooperation.municipalities)]
    yield from _repeated(ids, "Diese Kennung ist schon vergeben.")
    towns += [
        (("externals", index, "ags"), ags)
        for index, external in enumerate(cooperation.externals)
        for ags in external.ags
    ]
    yield from _repeated(towns, "Dieser AGS steht schon da.")


def _repeated(values: Iterable[Problem], reason: str) -> Iterator[Problem]:
    """Yield every value that was there before."""
    seen: set[str] = set()
    for path, value in values:
        if value in seen:
            yield path, reason
        seen.add(value)


def _references(cooperation: Cooperation) -> Iterator[Problem]:
    """Every agency that a unit or a competence names stands in the file; the checks after this one rely on it."""
    known = {agency.id for agency in cooperation.agencies}
    named: list[Problem] = [(("units", index, "agency"), unit.agency) for index, unit in enumerate(cooperation.units)]
    for town, municipality in enumerate(cooperation.municipalities):
        for index, entry in enumerate(municipality.competence):
            named.append((("municipalities", town, "competence", index, "agency"), entry.agency))
    for path, agency in named:
        if agency not in known:
            yield path, "Diese Behörde gibt es in der Datei nicht."


def _units(cooperation: Cooperation) -> Iterator[Problem]:
    """Every unit receives only what its agency is told, and each category reaches one unit of an agency."""
    agencies = {agency.id: agency for agency in cooperation.agencies}
    taken: set[tuple[str, str]] = set()
    for index, unit in enumerate(cooperation.units):
        agency = agencies[unit.agency]
        for code in unit.receives:
            if reason := _receipt_problem(agency, code, taken):
                yield ("units", index, "receives"), reason
            taken.add((agency.id, code))


def _data_protection(cooperation: Cooperation) -> Iterator[Problem]:
    """Whoever sees who has read what is of the same agency, and is sent nothing to read: nobody watches themselves."""
    for index, agency in enumerate(cooperation.agencies):
        if not agency.data_protection:
            continue
        path: Path = ("agencies", index, "data_protection")
        named = [unit for unit in cooperation.units_of(agency.id) if unit.id == agency.data_protection]
        if not named:
            yield path, "Diese Stelle gibt es in dieser Behörde nicht."
        elif named[0].receives:
            yield path, "Die Datenschutzstelle empfängt keine Meldungen: Sie sieht, wer welche geöffnet hat."


def _receipt_problem(agency: Agency, code: str, taken: set[tuple[str, str]]) -> str | None:
    """Say why an agency's unit may not receive a category."""
    if code in LATER_EVENTS:
        return say("{code} folgt der ursprünglichen Meldung und hat keine eigene Stelle.", code=code)
    if code not in routed_to(agency.kind):
        return say("{code} geht nicht an diese Art von Behörde oder ist nicht bekannt.", code=code)
    if (agency.id, code) in taken:
        return say("{code} hat in dieser Behörde schon eine Stelle.", code=code)
    return None


def _receivers(cooperation: Cooperation) -> Iterator[Problem]:
    """Every agency has a unit for every category it may be told; both kinds of agency exist."""
    for index, agency in enumerate(cooperation.agencies):
        missing = [code for code in routed_to(agency.kind) if cooperation.receiver(agency.id, code) is None]
        if missing:
            reason = say("Keine Stelle dieser Behörde empfängt {codes}.", codes=", ".join(missing))
            yield ("agencies", index), reason
    if {agency.kind for agency in cooperation.agencies} != set(SENDER_KIND.values()):
        yield ("agencies",), "Es fehlt eine Polizeibehörde oder ein Jugendamt."


def _competences(cooperation: Cooperation) -> Iterator[Problem]:
    """Every municipality has a youth welfare office, and on no day two agencies of one kind."""
    kinds = {agency.id: agency.kind for agency in cooperation.agencies}
    for town, municipality in enumerate(cooperation.municipalities):
        spans: dict[str, list[tuple[date, date, Path]]] = {}
        for index, entry in enumerate(municipality.competence):
            path: Path = ("municipalities", town, "competence", index)
            end = entry.valid_to or date.max
            if end < entry.valid_from:
                yield (*path, "valid_to"), _ENDS_BEFORE
            spans.setdefault(kinds[entry.agency], []).append((entry.valid_from, end, path))
        if "youth_office" not in spans:
            yield ("municipalities", town), "Für diese Gemeinde ist kein Jugendamt genannt."
        for kind in spans.values():
            yield from _overlaps(kind)


def _overlaps(spans: list[tuple[date, date, Path]]) -> Iterator[Problem]:
    """Yield every span that begins before the one before it has ended."""
    for (_, end, _), (begin, _, path) in pairwise(sorted(spans, key=lambda span: span[0])):
        if begin <= end:
            yield (*path, "valid_from"), "Die Zeiträume zweier zuständiger Behörden überschneiden sich."
