"""The cooperation: agencies, their units, and which agency is competent for which municipality on which day.

Read once from the agreement file when the cooperation is founded, then stated in the signed directory as bytes and read
from there by every device. Both ways in are strict. What the agencies may tell each other is not here (`rules.py`).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Final

import msgspec

from desktop.domain.catalogue import AgencyKind, CategoryCode
from desktop.domain.cooperation_checks import first_problem
from desktop.domain.refused import Refused
from desktop.domain.toml_lines import read
from wire.decoders import unpack

SCHEMA: Final = 1
MAX_ENCODED_BYTES: Final = 512 * 1024
_CODE: Final = "cooperation_invalid"

Id = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9-]{3,63}\Z")]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=120, pattern=r"^[^\x00-\x1f\x7f]*\Z")]
Ags = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{8}\Z")]
Postcode = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{5}\Z")]


class Closing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Days beside weekends and holidays on which nobody works at an agency: from the first to the last, both included.

    With `yearly` they come back each year, whatever year is written.
    """

    name: Name
    first: date
    last: date | None = None
    yearly: bool = False

    def days(self, year: int) -> frozenset[date]:
        """Give the days of a year that are closed by this, also where it began in the year before."""
        length = (self.last or self.first) - self.first
        begins = [_in_year(self.first, one) for one in (year - 1, year)] if self.yearly else [self.first]
        closed = (first + timedelta(days=index) for first in begins for index in range(length.days + 1))
        return frozenset(day for day in closed if day.year == year)


def _in_year(day: date, year: int) -> date:
    """Give the same day of another year; 29 February is the last of that month."""
    return date(year, 3, 1) - timedelta(days=1) if (day.month, day.day) == (2, 29) else day.replace(year=year)


class Agency(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A youth welfare office or the police; what is stated of one that never closes is as it always was.

    `data_protection` is its unit that sees who has read what, empty where it has none in the cooperation.
    """

    id: Id
    kind: AgencyKind
    name: Name
    short_name: Name
    closing_days: Annotated[tuple[Closing, ...], msgspec.Meta(max_length=100)] = ()
    data_protection: Annotated[str, msgspec.Meta(pattern=r"^([a-z0-9-]{3,63})?\Z")] = ""


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A group inside an agency that receives and reads together, and the categories that reach it."""

    id: Id
    agency: Id
    name: Name
    receives: Annotated[tuple[CategoryCode, ...], msgspec.Meta(max_length=64)] = ()


class Competence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The span of days, both included, on which an agency is competent for a municipality."""

    agency: Id
    valid_from: date
    valid_to: date | None = None

    def holds(self, on: date) -> bool:
        """Say whether the competence holds on a day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


class Municipality(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A town or community with what one may know it by."""

    ags: Ags
    name: Name
    kind: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    postcodes: Annotated[tuple[Postcode, ...], msgspec.Meta(min_length=1, max_length=64)]
    districts: Annotated[tuple[Name, ...], msgspec.Meta(max_length=128)]
    competence: Annotated[tuple[Competence, ...], msgspec.Meta(min_length=1, max_length=32)]


class External(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An agency outside the cooperation: nothing can be sent to it, it is phoned.

    It is known by the names, AGS and postcodes of its places. An empty `phone` says that none is known.
    """

    id: Id
    kind: AgencyKind
    name: Name
    places: Annotated[tuple[Name, ...], msgspec.Meta(min_length=1, max_length=64)]
    ags: Annotated[tuple[Ags, ...], msgspec.Meta(max_length=64)] = ()
    postcodes: Annotated[tuple[Postcode, ...], msgspec.Meta(max_length=256)] = ()
    phone: Annotated[str, msgspec.Meta(max_length=40, pattern=r"^(\+?[0-9(][0-9 ()/.-]{1,28}[0-9])?\Z")] = ""
    note: Annotated[str, msgspec.Meta(max_length=300)] = ""


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long the agreement runs, and whether the agencies have confirmed these dates."""

    valid_from: date
    valid_to: date
    checked: bool
    note: Annotated[str, msgspec.Meta(max_length=500)] = ""


class Cooperation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Who works together, where, and since when; `federal_state` is the one whose public holidays count."""

    schema: int
    id: Id
    name: Name
    version: Name
    region: Name
    number_prefix: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2,5}\Z")]
    term: Term
    agencies: Annotated[tuple[Agency, ...], msgspec.Meta(min_length=2, max_length=64)]
    units: Annotated[tuple[Unit, ...], msgspec.Meta(min_length=2, max_length=512)]
    municipalities: Annotated[tuple[Municipality, ...], msgspec.Meta(min_length=1, max_length=256)]
    externals: Annotated[tuple[External, ...], msgspec.Meta(max_length=256)] = ()
    federal_state: str = "NW"

    def agency(self, agency_id: str) -> Agency:
        """Give an agency by its id; an unknown id is refused."""
        for agency in self.agencies:
            if agency.id == agency_id:
                return agency
        raise Refused("agency_unknown", "Diese Behörde gehört nicht zur Kooperation.", field="agency")

    def unit(self, unit_id: str) -> Unit:
        """Give a unit by its id; an unknown id is refused."""
        for unit in self.units:
            if unit.id == unit_id:
                return unit
        raise Refused("unit_unknown", "Diese Stelle gehört nicht zur Kooperation.", field="unit")

    def agency_of(self, unit_id: str) -> Agency:
        """Give the agency a unit belongs to."""
        return self.agency(self.unit(unit_id).agency)

    def units_of(self, agency_id: str) -> tuple[Unit, ...]:
        """List the units of an agency."""
        return tuple(unit for unit in self.units if unit.agency == agency_id)

    def receiver(self, agency_id: str, code: str) -> Unit | None:
        """Give the unit of an agency that receives a category, if one does."""
        return next((unit for unit in self.units_of(agency_id) if code in unit.receives), None)


def read_cooperation(text: str) -> Cooperation:
    """Read an agreement file, or refuse it with the line and the reason."""
    cooperation, lines = read(text, Cooperation, _CODE)
    if problem := first_problem(cooperation, SCHEMA):
        raise lines.refused(*problem)
    return cooperation


def encode_cooperation(cooperation: Cooperation) -> bytes:
    """Write the bytes that are stated in the directory."""
    return msgspec.msgpack.encode(cooperation)


def decode_cooperation(encoded: bytes) -> Cooperation:
    """Read the bytes of the directory, as strictly as the file."""
    if len(encoded) > MAX_ENCODED_BYTES:
        raise Refused(_CODE, "Die Kooperation ist zu groß.")
    try:
        cooperation = unpack(encoded, Cooperation)
    except (ValueError, RecursionError) as error:
        raise Refused(_CODE, "Die Kooperation ist nicht lesbar.") from error
    if problem := first_problem(cooperation, SCHEMA):
        raise Refused(_CODE, problem[1])
    return cooperation
