"""The fold of the directory: who may state what, and what it changes.

One small function a statement, found by one exhaustive match. Each gets the directory, its seq and the author, and gives the new
directory or raises `Denied`; `fold` turns that into a verdict. Both sides call this and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from wire import statements as say
from wire.directory import Agency, Device, Directory, Invite, Unit, UnitKey, first_roles
from wire.names import Context
from wire.signing import verifies
from wire.statements import ADMINISTRATOR, LEAD, Statement


class Denied(Exception):
    """A statement that its author may not make, or that contradicts what stands."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands and who made it."""

    seq: int
    author: bytes


def fold(directory: Directory, seq: int, author: bytes, statement: Statement) -> tuple[Directory, str | None]:
    """Fold one statement; gives the new directory and None, or the old one (at the new seq) and why it was refused."""
    try:
        changed = _apply(directory, Place(seq, author), statement)
    except Denied as denied:
        return replace(directory, seq=seq), str(denied)
    return replace(changed, seq=seq), None


def _apply(directory: Directory, place: Place, statement: Statement) -> Directory:
    match statement:
        case say.Founded():
            return _founded(directory, place, statement)
        case say.ServerKeyStated():
            return _server_key(directory, place, statement)
        case say.AgencyStated():
            return _agency(directory, place, statement)
        case say.UnitStated():
            return _unit(directory, place, statement)
        case say.JurisdictionStated():
            return _jurisdiction(directory, place, statement)
        case say.RulesStated():
            return _rules(directory, place, statement)
        case say.InviteStated():
            return _invite(directory, place, statement)
        case say.Enrolled():
            return _enrolled(directory, place, statement)
        case say.Admitted():
            return _admitted(directory, place, statement)
        case say.RolesStated():
            return _roles(directory, place, statement)
        case say.Revoked():
            return _revoked(directory, place, statement)
        case say.UnitKeyStated():
            return _unit_key(directory, place, statement)


def _require(claim: object, why: str) -> None:
    if not claim:
        raise Denied(why)


def _is_root(directory: Directory, place: Place) -> bool:
    return bool(directory.root_device) and place.author == directory.root_device


def _administers(directory: Directory, place: Place, agency: str) -> bool:
    unit = directory.units.get(directory.unit_of(place.author) or "")
    return unit is not None and unit.agency == agency and ADMINISTRATOR in directory.roles(place.author)


def _leads(directory: Directory, place: Place, unit: str) -> bool:
    return directory.unit_of(place.author) == unit and LEAD in directory.roles(place.author)


def _founded(directory: Directory, place: Place, statement: say.Founded) -> Directory:
    _require(place.seq == 1 and not directory.root_key, "founded_already")
    return replace(directory, root_key=statement.root_key, root_device=place.author, name=statement.name)


def _server_key(directory: Directory, place: Place, statement: say.ServerKeyStated) -> Directory:
    _require(_is_root(directory, place), "root_only")
    return replace(directory, server_keys=(*directory.server_keys, statement.key))


def _agency(directory: Directory, place: Place, statement: say.AgencyStated) -> Directory:
    _require(_is_root(directory, place), "root_only")
    agency = Agency(statement.agency, statement.name, statement.kind)
    return replace(directory, agencies={**directory.agencies, agency.id: agency})


def _unit(directory: Directory, place: Place, statement: say.UnitStated) -> Directory:
    _require(statement.agency in directory.agencies, "unknown_agency")
    _require(_is_root(directory, place) or _administers(directory, place, statement.agency), "administrator_only")
    known = directory.units.get(statement.unit)
    _require(known is None or known.agency == statement.agency, "unit_of_another_agency")
    keys = known.keys if known else ()
    return directory.with_unit(Unit(statement.unit, statement.agency, statement.name, statement.active, keys))


def _jurisdiction(directory: Directory, place: Place, statement: say.JurisdictionStated) -> Directory:
    _require(_is_root(directory, place), "root_only")
    return replace(directory, jurisdictions=(*directory.jurisdictions, (place.seq, statement.table)))


def _rules(directory: Directory, place: Place, statement: say.RulesStated) -> Directory:
    _require(_is_root(directory, place), "root_only")
    return replace(directory, rules=(*directory.rules, (place.seq, statement.rules)))


def _invite(directory: Directory, place: Place, statement: say.InviteStated) -> Directory:
    unit = directory.units.get(statement.unit)
    _require(unit is not None and unit.active, "unknown_unit")
    agency = directory.units[statement.unit].agency
    above = _is_root(directory, place) or _administers(directory, place, agency)
    _require(above or _leads(directory, place, statement.unit), "lead_only")
    _require(above or ADMINISTRATOR not in statement.roles, "administrator_only")
    _require(statement.key not in directory.invites, "invite_known")
    invite = Invite(statement.key, statement.unit, statement.roles, statement.expires_at, place.author)
    return replace(directory, invites={**directory.invites, invite.key: invite})


def _counts_as_first(directory: Directory, invite: Invite) -> bool:
    """With no active lead in the unit, the device that redeems an invite from above counts as its first.

    Above is an administrator of the agency; root too, for a unit that never had a device or an agency left without one.
    """
    if any(LEAD in directory.roles(device.id) for device in directory.members(invite.unit)):
        return False
    agency = directory.units[invite.unit].agency
    if invite.issuer == directory.root_device:
        untouched = not any(device.unit == invite.unit for device in directory.devices.values())
        return untouched or not _has_administrator(directory, agency)
    return _administers(directory, Place(directory.seq, invite.issuer), agency)


def _enrolled(directory: Directory, place: Place, statement: say.Enrolled) -> Directory:
    invite = directory.invites.get(statement.invite)
    if invite is None:
        raise Denied("invite_unknown")
    _require(place.author == statement.device, "not_the_device")
    _require(invite.redeemed_by is None, "invite_used")
    _require(directory.units[invite.unit].active, "unknown_unit")
    _require(statement.device not in directory.devices and statement.device != directory.root_device, "device_known")
    _require(_signed_by_invite(directory, statement), "invite_signature")
    device = Device(
        statement.device,
        invite.unit,
        len(directory.devices) + 1,
        statement.signing_key,
        statement.receiving_key,
        invite.key,
        place.seq,
    )
    if _counts_as_first(directory, invite):
        roles = first_roles(
            invite.roles, administrator=not _has_administrator(directory, directory.units[invite.unit].agency)
        )
        device = replace(device, admitted_seq=place.seq, roles=((place.seq, roles),))
    redeemed = replace(invite, redeemed_by=device.id)
    return replace(directory.with_device(device), invites={**directory.invites, invite.key: redeemed})


def _signed_by_invite(directory: Directory, statement: say.Enrolled) -> bool:
    root = directory.root_fingerprint
    signed = say.enrolment_bytes(root, statement.device, statement.signing_key, statement.receiving_key)
    return verifies(statement.invite, statement.invite_signature, Context.INVITE, signed)


def _has_administrator(directory: Directory, agency: str) -> bool:
    return any(
        directory.units[device.unit].agency == agency and ADMINISTRATOR in directory.roles(device.id)
        for device in directory.devices.values()
    )


def _admitted(directory: Directory, place: Place, statement: say.Admitted) -> Directory:
    device = directory.devices.get(statement.device)
    if device is None:
        raise Denied("unknown_device")
    _require(_leads(directory, place, device.unit), "lead_only")
    _require(device.admitted_seq is None and device.revoked_seq is None, "admitted_already")
    newest = directory.units[device.unit].newest_key
    _require(newest is not None and newest.key == statement.unit_key, "unit_key_retired")
    allowed = {*directory.invites[device.invite].roles}
    _require(set(statement.roles) <= allowed, "roles_beyond_invite")
    admitted = replace(device, admitted_seq=place.seq, roles=((place.seq, statement.roles),))
    changed = directory.with_device(admitted)
    return changed.with_unit(_with_wrap(changed.units[device.unit], statement))


def _with_wrap(unit: Unit, statement: say.Admitted) -> Unit:
    newest = unit.keys[-1]
    wrapped = replace(newest, wraps=(*newest.wraps, (statement.device, statement.wrap)))
    return replace(unit, keys=(*unit.keys[:-1], wrapped))


def _roles(directory: Directory, place: Place, statement: say.RolesStated) -> Directory:
    device = directory.devices.get(statement.device)
    if device is None or not device.active_at(directory.seq):
        raise Denied("unknown_device")
    above = _administers(directory, place, directory.units[device.unit].agency)
    _require(above or _leads(directory, place, device.unit), "lead_only")
    changes_administrator = (ADMINISTRATOR in statement.roles) != (ADMINISTRATOR in device.roles_at(directory.seq))
    _require(above or not changes_administrator, "administrator_only")
    return directory.with_device(replace(device, roles=(*device.roles, (place.seq, statement.roles))))


def _revoked(directory: Directory, place: Place, statement: say.Revoked) -> Directory:
    device = directory.devices.get(statement.device)
    if device is None:
        raise Denied("unknown_device")
    _require(device.revoked_seq is None, "revoked_already")
    agency = directory.units[device.unit].agency
    allowed = _is_root(directory, place) or _administers(directory, place, agency) or place.author == device.id
    _require(allowed, "administrator_only")
    return directory.with_device(replace(device, revoked_seq=place.seq))


def _unit_key(directory: Directory, place: Place, statement: say.UnitKeyStated) -> Directory:
    unit = directory.units.get(statement.unit)
    if unit is None:
        raise Denied("unknown_unit")
    _require(directory.unit_of(place.author) == unit.id and directory.active(place.author), "member_only")
    _require(statement.version == len(unit.keys) + 1, "unit_key_version")
    _require(bool(statement.previous) == (bool(unit.keys) and not statement.lost), "unit_key_previous")
    members = {device.id for device in directory.members(unit.id)}
    _require({wrap.device for wrap in statement.wraps} == members, "unit_key_wraps")
    wraps = tuple((wrap.device, wrap.wrap) for wrap in statement.wraps)
    key = UnitKey(statement.version, statement.key, statement.public, wraps, statement.previous, place.seq)
    return directory.with_unit(replace(unit, keys=(*unit.keys, key)))
