"""How devices come into a unit, what they may do there, and how they go: invites, enrolment, roles, succession.

One function a statement; each gives the new directory or raises `Denied`. Only `directory_fold.py` calls them.
"""

from __future__ import annotations

from msgspec.structs import replace

from wire import statements as say
from wire.authority import Denied, Place, administers, has_administrator, is_root, leads, require, stands_above
from wire.directory import Device, Directory, Invite, Unit, first_roles
from wire.names import Context
from wire.signing import verifies
from wire.statements import ADMINISTRATOR, LEAD

Statement = say.InviteStated | say.Enrolled | say.Admitted | say.RolesStated | say.Revoked | say.Succeeded


def apply(directory: Directory, place: Place, statement: Statement) -> Directory:
    """Apply one statement about the devices of a unit; raises `Denied`."""
    match statement:
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
        case say.Succeeded():
            return _succeeded(directory, place, statement)


def _invite(directory: Directory, place: Place, statement: say.InviteStated) -> Directory:
    unit = directory.units.get(statement.unit)
    require(unit is not None and unit.active, "unknown_unit")
    above = stands_above(directory, place.author, statement.unit)
    require(above or leads(directory, place.author, statement.unit), "lead_only")
    require(above or ADMINISTRATOR not in statement.roles, "administrator_only")
    require(statement.key not in directory.invites, "invite_known")
    invite = Invite(statement.key, statement.unit, statement.roles, statement.expires_at, place.author, None, place.seq)
    return replace(directory, invites={**directory.invites, invite.key: invite})


def _enrolled(directory: Directory, place: Place, statement: say.Enrolled) -> Directory:
    invite = directory.invites.get(statement.invite)
    if invite is None:
        raise Denied("invite_unknown")
    require(place.author == statement.device, "not_the_device")
    require(invite.redeemed_by is None, "invite_used")
    require(directory.units[invite.unit].active, "unknown_unit")
    require(statement.device not in directory.devices and statement.device != directory.root_device, "device_known")
    require(_signed_by_invite(directory, statement), "invite_signature")
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
        alone = not has_administrator(directory, directory.units[invite.unit].agency)
        roles = first_roles(invite.roles, administrator=alone)
        device = replace(device, admitted_seq=place.seq, roles=((place.seq, roles),))
    redeemed = replace(invite, redeemed_by=device.id)
    return replace(directory.with_device(device), invites={**directory.invites, invite.key: redeemed})


def _signed_by_invite(directory: Directory, statement: say.Enrolled) -> bool:
    root = directory.root_fingerprint
    signed = say.enrolment_bytes(root, statement.device, statement.signing_key, statement.receiving_key)
    return verifies(statement.invite, statement.invite_signature, Context.INVITE, signed)


def _counts_as_first(directory: Directory, invite: Invite) -> bool:
    """With no active lead in the unit, the device that redeems a new invite from above counts as its first.

    Above is an administrator of the agency; root too, for a unit that never had a device or an agency left without an
    administrator. An invite is new if the unit has had no lead since it was stated: one that was made for a member must
    not make its finder the lead once the lead has gone.
    """
    if any(_has_led_since(directory, device, invite.seq) for device in _devices(directory, invite.unit)):
        return False
    agency, issuer = directory.units[invite.unit].agency, directory.heir(invite.issuer)
    if not is_root(directory, issuer):
        return administers(directory, issuer, agency)
    return not _devices(directory, invite.unit) or not has_administrator(directory, agency)


def _devices(directory: Directory, unit: str) -> list[Device]:
    return [device for device in directory.devices.values() if device.unit == unit]


def _has_led_since(directory: Directory, device: Device, seq: int) -> bool:
    stated_since = any(since > seq and LEAD in roles for since, roles in device.roles)
    return stated_since or LEAD in directory.roles(device.id, seq)


def _admitted(directory: Directory, place: Place, statement: say.Admitted) -> Directory:
    device = directory.devices.get(statement.device)
    if device is None:
        raise Denied("unknown_device")
    require(leads(directory, place.author, device.unit), "lead_only")
    require(device.admitted_seq is None and device.ended_seq is None, "admitted_already")
    newest = directory.units[device.unit].newest_key
    require(newest is not None and newest.key == statement.unit_key, "unit_key_retired")
    invite = directory.invites[device.invite]
    require(set(statement.roles) <= set(invite.roles), "roles_beyond_invite")
    vouchers = (place.author, directory.heir(invite.issuer))
    vouched = any(stands_above(directory, author, device.unit) for author in vouchers)
    require(vouched or ADMINISTRATOR not in statement.roles, "administrator_only")
    admitted = replace(device, admitted_seq=place.seq, roles=((place.seq, statement.roles),))
    changed = directory.with_device(admitted)
    return changed.with_unit(_with_wrap(changed.units[device.unit], statement))


def _with_wrap(unit: Unit, statement: say.Admitted) -> Unit:
    newest = unit.keys[-1]
    wrapped = replace(newest, wraps=(*newest.wraps, (statement.device, statement.wrap)))
    return replace(unit, keys=(*unit.keys[:-1], wrapped))


def _roles(directory: Directory, place: Place, statement: say.RolesStated) -> Directory:
    device = directory.devices.get(statement.device)
    if device is None or not directory.active(device.id):
        raise Denied("unknown_device")
    above = administers(directory, place.author, directory.units[device.unit].agency)
    require(above or leads(directory, place.author, device.unit), "lead_only")
    changes_administrator = (ADMINISTRATOR in statement.roles) != (ADMINISTRATOR in directory.roles(device.id))
    require(above or not changes_administrator, "administrator_only")
    return directory.with_device(replace(device, roles=(*device.roles, (place.seq, statement.roles))))


def _revoked(directory: Directory, place: Place, statement: say.Revoked) -> Directory:
    device = directory.devices.get(statement.device)
    if device is None:
        raise Denied("unknown_device")
    require(device.revoked_seq is None, "revoked_already")
    # Nobody shall believe to have shut out whoever goes on under another name.
    require(device.succeeded_seq is None, "succeeded_already")
    allowed = stands_above(directory, place.author, device.unit) or place.author == device.id
    require(allowed, "administrator_only")
    return directory.with_device(replace(device, revoked_seq=place.seq))


def _succeeded(directory: Directory, place: Place, statement: say.Succeeded) -> Directory:
    """Let a device go on as another: the first such statement counts, and the roles go over as they stand.

    One by a device whose access has ended gives none to anybody. It comes from a life that the server has lost: what
    the device it names wrote then counts as of the last moment of the one it went on for, and has the same heir.
    """
    device = directory.devices.get(place.author)
    if device is None:
        raise Denied("unknown_device")
    require(statement.device not in directory.devices and statement.device != directory.root_device, "device_known")
    since = place.seq if device.ended_seq is None else device.ended_seq - 1
    require(device.active_at(min(since, directory.seq)), "not_active")
    named = Device(
        statement.device,
        device.unit,
        len(directory.devices) + 1,
        statement.signing_key,
        statement.receiving_key,
        device.invite,
        place.seq,
        roles=((since, device.roles_at(min(since, directory.seq))),),
        admitted_seq=since,
        revoked_seq=device.revoked_seq,
        predecessor=device.id,
        successor=device.successor,
        succeeded_seq=device.succeeded_seq,
    )
    if device.ended_seq is None:
        device = replace(device, successor=named.id, succeeded_seq=place.seq)
    return directory.with_device(device).with_device(named)
