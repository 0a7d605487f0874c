"""A data protection unit for the youth welfare office of Willich, as a cooperation may come to have one."""

from __future__ import annotations

from msgspec.structs import replace

from desktop.domain.cooperation import Cooperation, Unit, encode_cooperation
from tests.helpers.company import Company, Member
from tests.helpers.devices import FAR_FUTURE
from tests.helpers.shipped import COOPERATION
from wire.signing import public_bytes
from wire.statements import InviteStated, JurisdictionStated, UnitStated

AGENCY = "jugendamt-willich"
WATCH = "jugendamt-willich-datenschutz"


def with_watch(cooperation: Cooperation = COOPERATION) -> Cooperation:
    """The next version of the cooperation, in which Willich names one of its units to see who has read what."""
    agencies = tuple(replace(one, data_protection=WATCH) if one.id == AGENCY else one for one in cooperation.agencies)
    units = (*cooperation.units, Unit(WATCH, AGENCY, "Datenschutz"))
    return replace(cooperation, version="2026-9", agencies=agencies, units=units)


def name_watch(company: Company) -> None:
    """State that unit and the cooperation that names it; nobody is in it yet."""
    key = company.new_key()
    # Not into the same ones: those are of all companies that were copied from one.
    company.invites = company.invites | {WATCH: key}
    stated = (
        UnitStated(WATCH, AGENCY, "Datenschutz", active=True),
        InviteStated(public_bytes(key), WATCH, ("member",), FAR_FUTURE),
        JurisdictionStated(encode_cooperation(with_watch())),
    )
    company.founder.workspace.state_in_directory(stated)
    company.founder.synced()
    company.everybody_syncs(1)


def watched(company: Company) -> Member:
    """Name that unit and let its first member in."""
    name_watch(company)
    watcher = company.enrol(WATCH)
    company.everybody_syncs(2)
    return watcher
