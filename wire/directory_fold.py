"""The fold of the directory: who may state what, and what it changes.

One small function a statement, found by exhaustive matches; those about devices stand in `membership.py`. Each gets
the directory, its place and the statement, and gives the new directory or raises `Denied`; `fold` turns that into a
verdict. Both sides call `fold` (and `skip`) and nothing else.
"""

from __future__ import annotations

from msgspec.structs import replace

from wire import membership
from wire import statements as say
from wire.authority import Denied, Place, administers, is_root, require
from wire.directory import Agency, Directory, Unit, UnitKey
from wire.statements import Statement


def fold(directory: Directory, seq: int, author: bytes, statement: Statement) -> tuple[Directory, str | None]:
    """Fold one statement; gives the new directory and None, or the old one (at the new seq) and why it was refused."""
    try:
        changed = _apply(directory, Place(seq, author), statement)
    except Denied as denied:
        return replace(directory, seq=seq), str(denied)
    return replace(changed, seq=seq), None


def skip(directory: Directory, seq: int) -> Directory:
    """Give the directory after an envelope that is no statement this program can read: unchanged, but at its seq."""
    return replace(directory, seq=seq)


def _apply(directory: Directory, place: Place, statement: Statement) -> Directory:
    match statement:
        case say.Founded():
            return _founded(directory, place, statement)
        case say.UnitStated():
            return _unit(directory, place, statement)
        case say.UnitKeyStated():
            return _unit_key(directory, place, statement)
        case say.ServerKeyStated() | say.AgencyStated() | say.JurisdictionStated() | say.RulesStated():
            require(is_root(directory, place.author), "root_only")
            return _by_root(directory, place, statement)
        case say.InviteStated() | say.Enrolled() | say.Admitted() | say.RolesStated() | say.Revoked() | say.Succeeded():
            return membership.apply(directory, place, statement)


def _founded(directory: Directory, place: Place, statement: say.Founded) -> Directory:
    require(place.seq == 1 and not directory.root_key, "founded_already")
    return replace(directory, root_key=statement.root_key, root_device=place.author, name=statement.name)


def _by_root(
    directory: Directory,
    place: Place,
    statement: say.ServerKeyStated | say.AgencyStated | say.JurisdictionStated | say.RulesStated,
) -> Directory:
    match statement:
        case say.ServerKeyStated():
            return replace(directory, server_keys=(*directory.server_keys, statement.key))
        case say.AgencyStated():
            agency = Agency(statement.agency, statement.name, statement.kind)
            return replace(directory, agencies={**directory.agencies, agency.id: agency})
        case say.JurisdictionStated():
            return replace(directory, jurisdictions=(*directory.jurisdictions, (place.seq, statement.table)))
        case say.RulesStated():
            return replace(directory, rules=(*directory.rules, (place.seq, statement.rules)))


def _unit(directory: Directory, place: Place, statement: say.UnitStated) -> Directory:
    require(statement.agency in directory.agencies, "unknown_agency")
    allowed = is_root(directory, place.author) or administers(directory, place.author, statement.agency)
    require(allowed, "administrator_only")
    known = directory.units.get(statement.unit)
    require(known is None or known.agency == statement.agency, "unit_of_another_agency")
    keys, states = (known.keys, known.states) if known else ((), ())
    states = (*states, (place.seq, statement.active))
    return directory.with_unit(Unit(statement.unit, statement.agency, statement.name, statement.active, keys, states))


def _unit_key(directory: Directory, place: Place, statement: say.UnitKeyStated) -> Directory:
    unit = directory.units.get(statement.unit)
    if unit is None:
        raise Denied("unknown_unit")
    require(directory.unit_of(place.author) == unit.id and directory.active(place.author), "member_only")
    require(statement.version == len(unit.keys) + 1, "unit_key_version")
    require(not statement.lost or may_lose(directory, place.author, unit), "unit_key_not_lost")
    require(bool(statement.previous) == (bool(unit.keys) and not statement.lost), "unit_key_previous")
    members = {device.id for device in directory.members(unit.id)}
    require({wrap.device for wrap in statement.wraps} == members, "unit_key_wraps")
    wraps = tuple((wrap.device, wrap.wrap) for wrap in statement.wraps)
    key = UnitKey(statement.version, statement.key, statement.public, wraps, statement.previous, place.seq)
    return directory.with_unit(replace(unit, keys=(*unit.keys, key)))


def may_lose(directory: Directory, author: bytes, unit: Unit) -> bool:
    """Say whether an author may give a unit's key up for lost, which cuts everybody who comes later off the past.

    The unit's only active device may, and one that came as a new first device after that key was stated: nobody else's
    device let it in, so nobody has wrapped that key for it. Who goes on for another device holds what that one held.
    """
    if unit.newest_key is None:
        return False
    device = directory.devices[author]
    came_first = device.admitted_seq == device.enrolled_seq and not device.predecessor
    alone = [member.id for member in directory.members(unit.id)] == [author]
    return alone or (came_first and device.enrolled_seq > unit.newest_key.seq)
