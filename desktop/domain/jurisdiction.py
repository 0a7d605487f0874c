"""Which agency is competent for a place on a day, and by which rule.

The AGS beats the postcode, the postcode beats names; a name that contradicts what beats it is said in the rule. What is
unknown or ambiguous is never guessed: the answer names the candidates and the caller asks. Where the child is decides
before where the family lives; that order is made in `routing.py`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Final, NamedTuple, TypeAlias

import msgspec

from desktop.domain.catalogue import AgencyKind
from desktop.domain.cooperation import Agency, Cooperation, External, Municipality
from desktop.domain.place_names import MAX_TEXT, NOTHING, Name, Reading, names, recognise, words
from desktop.domain.said import joined, say

_AGS = re.compile(r"(?<![0-9])([0-9]{8})(?![0-9])")
_POSTCODE = re.compile(r"(?<![0-9])([0-9]{5})(?![0-9])")
_CLOSE: Final = 0.75
_DISTRICT: Final = 5
"""So many digits of an AGS name the district."""
_AGS_FIRST: Final = "Die Angabe {others} widerspricht dem; der AGS geht vor."
_POSTCODE_FIRST: Final = "Die Angabe {others} widerspricht dem; die Postleitzahl geht vor."


Short: TypeAlias = Annotated[str, msgspec.Meta(max_length=400)]


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """A place as precisely as it is known."""

    municipality: Short | None = None
    district: Short | None = None
    ags: Short | None = None
    postcode: Short | None = None
    street: Short | None = None
    house_number: Short | None = None
    kind: Short | None = None
    note: Short | None = None


class Found(NamedTuple):
    """The competent agency, and the sentence that says why."""

    agency: Agency
    municipality: Municipality
    rule: str


class Ambiguous(NamedTuple):
    """More than one municipality may be meant, or one that was not clearly named."""

    candidates: tuple[str, ...]
    reason: str


class Unknown(NamedTuple):
    """No municipality of the cooperation is meant, or none can be recognised.

    `outside` if nothing suggests that it lies in the cooperation: a code of elsewhere, a name like none of its names;
    `certain` if a code or a name says where else it lies. `external` is the agency there, where the table has it.
    """

    reason: str
    outside: bool = False
    certain: bool = False
    external: External | None = None


Answer: TypeAlias = Found | Ambiguous | Unknown


class _Hit(NamedTuple):
    """A municipality and what it was known by."""

    municipality: Municipality
    known_by: str


def find(cooperation: Cooperation, place: Place, on: date, kind: AgencyKind = "youth_office") -> Answer:
    """Find the competent agency of a kind for a place on a day."""
    hit = _municipality(cooperation, place)
    if isinstance(hit, Unknown):
        return _elsewhere(cooperation, place, kind, hit)
    if isinstance(hit, Ambiguous):
        return hit
    town = hit.municipality
    for entry in town.competence:
        agency = cooperation.agency(entry.agency)
        if agency.kind == kind and entry.holds(on):
            since = entry.valid_from.strftime("%d.%m.%Y")
            why = say(
                "Für {town} ist seit {since} zuständig: {agency}.", town=town.name, since=since, agency=agency.name
            )
            return Found(agency, town, joined((hit.known_by, why), " "))
    day = on.strftime("%d.%m.%Y")
    return Unknown(say("Für {town} ist am {day} keine zuständige Behörde eingetragen.", town=town.name, day=day))


def _elsewhere(cooperation: Cooperation, place: Place, kind: AgencyKind, unknown: Unknown) -> Unknown:
    """Say of a place that is not of the cooperation whether it is certain where it lies, and who is competent there."""
    external = next((one for one in cooperation.externals if one.kind == kind and _lies_in(place, one)), None)
    if external is None:
        districts = {town.ags[:_DISTRICT] for town in cooperation.municipalities}
        ags = (place.ags or "").strip()
        return unknown._replace(certain=unknown.outside and bool(ags) and ags[:_DISTRICT] not in districts)
    why = say("Dort ist zuständig: {agency}.", agency=external.name)
    return Unknown(joined((unknown.reason, why), " "), outside=True, certain=True, external=external)


def _lies_in(place: Place, external: External) -> bool:
    """Say whether a place is one of an agency outside: the AGS beats the postcode, that beats the names."""
    if place.ags:
        return place.ags.strip() in external.ags
    if place.postcode:
        return place.postcode.strip() in external.postcodes
    known = {tuple(words(name)) for name in external.places}
    return any(tuple(words(name)) in known for name in (place.municipality, place.district) if name)


def place_from_text(text: str) -> Place:
    """Read one line such as "Hauptstr. 5, 47877 Willich-Schiefbahn" into a place."""
    text = text[:MAX_TEXT]
    ags, postcode = _AGS.search(text), _POSTCODE.search(text)
    rest = _POSTCODE.sub(" ", _AGS.sub(" ", text)).strip(" ,;")
    return Place(municipality=rest or None, ags=ags[1] if ags else None, postcode=postcode[1] if postcode else None)


def _municipality(cooperation: Cooperation, place: Place) -> _Hit | Ambiguous | Unknown:
    """Find the municipality: by AGS, else by postcode, else by name."""
    town_read = recognise(place.municipality, cooperation) if place.municipality else NOTHING
    district_read = recognise(place.district, cooperation) if place.district else NOTHING
    if place.ags:
        return _by_ags(cooperation, place.ags, _towns([*town_read.names, *district_read.names]))
    if place.postcode:
        return _by_postcode(cooperation, place.postcode, (town_read, district_read))
    if not (place.municipality or place.district):
        return Unknown("Es fehlt der Ort: Gemeinde, Ortsteil, Postleitzahl oder AGS.")
    return _by_name(cooperation, place, town_read, district_read)


def _by_ags(cooperation: Cooperation, ags: str, named: tuple[Municipality, ...]) -> _Hit | Unknown:
    """Find the municipality with this AGS; names that say otherwise are overruled."""
    town = next((town for town in cooperation.municipalities if town.ags == ags.strip()), None)
    if town is None:
        reason = say("Dieser AGS gehört zu keiner Gemeinde der Vereinbarung ({region}).", region=cooperation.region)
        return Unknown(reason, outside=True)
    known_by = say("AGS {ags}: {town}.", ags=town.ags, town=town.name)
    return _Hit(town, joined((known_by, _overruled(_AGS_FIRST, town, named)), " "))


def _by_postcode(
    cooperation: Cooperation, postcode: str, readings: tuple[Reading, Reading]
) -> _Hit | Ambiguous | Unknown:
    """Find the municipality with this postcode; where several share it, the name decides among them."""
    towns = tuple(town for town in cooperation.municipalities if postcode.strip() in town.postcodes)
    named = _towns([name for reading in readings for name in reading.names])
    if not towns:
        reason = say(
            "Diese Postleitzahl gehört zu keiner Gemeinde der Vereinbarung ({region}).", region=cooperation.region
        )
        return Unknown(reason, outside=not named)
    if len(towns) > 1:
        towns = tuple(town for town in towns if town in named) or towns
    if len(towns) > 1:
        return _ambiguous(towns, "Diese Postleitzahl gehört zu mehreren Gemeinden.")
    known_by = say("Postleitzahl {postcode}: {town}.", postcode=postcode, town=towns[0].name)
    return _Hit(towns[0], joined((known_by, _overruled(_POSTCODE_FIRST, towns[0], named)), " "))


def _by_name(cooperation: Cooperation, place: Place, town: Reading, district: Reading) -> _Hit | Ambiguous | Unknown:
    """Find the municipality by the names alone, where both readings must fit together."""
    if town.region_only and not district.names:
        reason = say("„{region}“ umfasst mehrere Gemeinden.", region=cooperation.region)
        return _ambiguous(cooperation.municipalities, reason)
    if place.municipality and not town.names and not town.region_only:
        return _not_recognised(cooperation, place.municipality)
    if not town.names and not district.names:
        return _not_recognised(cooperation, place.district or "")
    candidates = _candidates(town.names, district.names)
    if len(candidates) > 1:
        return _ambiguous(candidates, "Der Ort passt zu mehreren Gemeinden.")
    if not town.sure or (not town.names and not district.sure):
        return _ambiguous(candidates, "Der Ort ist nicht eindeutig benannt.")
    return _Hit(candidates[0], _named_by(candidates[0], (*district.names, *town.names)))


def _candidates(town: tuple[Name, ...], district: tuple[Name, ...]) -> tuple[Municipality, ...]:
    """List the municipalities that fit everything named; where nothing fits everything, all that were named."""
    together: set[str] | None = None
    for group in (*_meanings(town), *_meanings(district)):
        together = group if together is None else together & group
    every = _towns([*town, *district])
    return tuple(municipality for municipality in every if municipality.ags in (together or ())) or every


def _meanings(found: tuple[Name, ...]) -> list[set[str]]:
    """Give, for each wording, the municipalities it may stand for."""
    groups: dict[tuple[str, ...], set[str]] = {}
    for name in found:
        groups.setdefault(name.words, set()).add(name.municipality.ags)
    return list(groups.values())


def _towns(found: Iterable[Name]) -> tuple[Municipality, ...]:
    """List the municipalities of names, each once."""
    return tuple({name.municipality.ags: name.municipality for name in found}.values())


def _named_by(town: Municipality, found: Iterable[Name]) -> str:
    """Say by which name a municipality was recognised."""
    for name in found:
        if name.is_district and name.municipality.ags == town.ags and words(town.name) != name.words:
            return say("{district} ist ein Ortsteil von {town}.", district=name.written, town=town.name)
    return say("Ort {town}.", town=town.name)


def _overruled(sentence: str, town: Municipality, named: tuple[Municipality, ...]) -> str:
    """Say which names were overruled, if any."""
    if not named or town in named:
        return ""
    return say(sentence, others=", ".join(other.name for other in named))


def _ambiguous(towns: Iterable[Municipality], reason: str) -> Ambiguous:
    """Ask for one of several municipalities."""
    candidates = tuple(town.name for town in towns)
    meant = say("Gemeint sein kann: {candidates}.", candidates=", ".join(candidates))
    return Ambiguous(candidates, joined((reason, meant), " "))


def _not_recognised(cooperation: Cooperation, text: str) -> Unknown:
    """Say that a name is not known, with names that are spelt alike."""
    known = {" ".join(name.words): name for name in names(cooperation)}
    close = difflib.get_close_matches(" ".join(words(text))[:80], list(known), n=3, cutoff=_CLOSE)
    if not close:
        reason = say("Dieser Ort ist in der Zuständigkeitstabelle ({region}) nicht bekannt.", region=cooperation.region)
        return Unknown(reason, outside=True)
    meant = ", ".join(_display(known[key]) for key in close)
    return Unknown(say("Dieser Ort ist in der Zuständigkeitstabelle nicht bekannt. Meinten Sie: {meant}?", meant=meant))


def _display(name: Name) -> str:
    """Write a name with its municipality."""
    if name.is_district and name.written != name.municipality.name:
        return f"{name.municipality.name}-{name.written}"
    return name.written
