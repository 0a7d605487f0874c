"""How a schedule begins: companies of several sizes, founded once in each process and copied for every seed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random

from msgspec.structs import replace

from desktop.domain.cooperation import Cooperation, Unit, encode_cooperation
from desktop.keys.identity import DeviceIdentity
from tests.helpers.company import Company, CrashingJournal
from tests.helpers.devices import ASD, KEMPEN, POLICE, UNITS
from tests.helpers.shipped import COOPERATION
from wire.statements import JurisdictionStated

GUARD = "kpb-viersen-wache"
FOUR_UNITS = {**UNITS, GUARD: "kpb-viersen"}
CLASSES = (
    (2, (POLICE, ASD)),
    (2, (POLICE, ASD, ASD)),
    (2, (POLICE, POLICE, ASD, ASD)),
    (3, (POLICE, ASD, KEMPEN)),
    (3, (POLICE, ASD, ASD)),
    (3, (POLICE, POLICE, ASD, KEMPEN)),
    (4, (POLICE, ASD, KEMPEN, GUARD)),
    (4, (POLICE, POLICE, ASD, GUARD)),
    (4, (POLICE, ASD, ASD, GUARD, KEMPEN)),
)
"""How many units there are, and of which unit each profile is that takes part from the start."""

Class = tuple[int, tuple[str, ...]]


@dataclass(frozen=True)
class Seat:
    """Who somebody is in a company, and the journal they start with."""

    unit: str
    identity: DeviceIdentity
    journal: CrashingJournal


@cache
def _founded(size: Class) -> Company:
    units, members = size
    stated = dict(list(FOUR_UNITS.items())[:units])
    company = Company(Random(f"company {size}").randbytes, stated)
    company.begin(members)
    if GUARD in stated:
        company.founder.workspace.state_in_directory([JurisdictionStated(encode_cooperation(_watched()))])
        company.founder.synced()
        company.everybody_syncs(1)
    return company


def _watched() -> Cooperation:
    """The next version of the cooperation, in which the guard sees who of the police has read what."""
    agency = FOUR_UNITS[GUARD]
    agencies = (replace(one, data_protection=GUARD) if one.id == agency else one for one in COOPERATION.agencies)
    units = (*COOPERATION.units, Unit(GUARD, agency, "Wache"))
    return replace(COOPERATION, version="2026-9", agencies=tuple(agencies), units=units)


def living_company(size: Class, seed: int) -> tuple[Company, list[Seat]]:
    """A company of a size that goes its own way under a seed, and who takes part in it from the start."""
    founded = _founded(size)
    company = founded.deserted(seed)
    company.entropy = Random(f"entropy {seed}").randbytes
    company.founder = Company._moved(founded.founder, company)
    company.spare |= {unit: key for unit, key in company.invites.items() if unit not in size[1]}
    return company, [Seat(one.unit, one.identity, one.journal.copied()) for one in founded.members]
