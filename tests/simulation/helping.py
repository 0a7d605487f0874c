"""What people do where only people can go on: a lead lets in who waits, root invites a lead for a unit without one.

A program says that it waits for admission, and does nothing more; once the faults have stopped, somebody must act.
"""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.keys.invites import redeem
from desktop.sync.worker import UNKNOWN
from tests.helpers.devices import FAR_FUTURE
from tests.simulation.profile import Profile
from tests.simulation.steps.enrolling import enrol_with
from tests.simulation.world import World
from wire.authority import administers
from wire.directory import Device
from wire.header import EnvelopeKind
from wire.signing import public_bytes
from wire.statements import LEAD, InviteStated, Revoked

_LEFT_OUT = (UNKNOWN.code, "invite_used", "invite_unknown", "device_revoked")
"""What somebody is told whose invite nobody takes any more; the last where its redeemer has been shut out."""


def help_out(world: World) -> None:
    """Let in whoever waits, or see to it that somebody may."""
    _shut_out_what_is_lost(world)
    directory = world.server.directory
    for one in [one for one in world.idle() if one.device not in directory.devices and _is_told(one)]:
        _invite_anew(world, one)
    waiting = [one for one in world.idle() if (known := directory.devices.get(one.device)) and _waits(known)]
    for unit in sorted({one.unit for one in waiting}):
        leads = [one for one in world.idle() if one.unit == unit and LEAD in directory.roles(one.device)]
        for lead in leads[:1]:
            _let_in(world, lead, [one for one in waiting if one.unit == unit])
        if not any(LEAD in directory.roles(device.id) for device in directory.members(unit)):
            _send_a_lead(world, unit)


def _shut_out_what_is_lost(world: World) -> None:
    """Let root shut out a lost device that a restored server did not know when the others were shut out."""
    left = [one.device for one in world.lost if world.server.directory.active(one.device)]
    if left:
        world.company.founder.workspace.state_in_directory([Revoked(device, "lost") for device in left])
        world.company.founder.sync()


def _is_told(profile: Profile) -> bool:
    """Whether the program says that the server does not know it, and its invite is of no use any more."""
    failure, invites = profile.worker.report.failure, profile.world.server.directory.invites
    stated = invites.get(public_bytes(profile.invite)) if profile.invite else None
    used = stated is None or stated.redeemed_by is not None
    return used and failure is not None and failure.code in _LEFT_OUT


def _invite_anew(world: World, profile: Profile) -> None:
    """Give somebody another invite, who comes in with it as the device that they were."""
    key = world.company.new_key()
    if _invited(world, profile.unit, key):
        profile.invite = key
        profile.open()
        profile.workspace.come_in_anew(redeem(key, world.company.root, profile.identity))
        world.tell(f"{profile.name} is invited anew")
        world.count("helped", "invited anew")


def _waits(device: Device) -> bool:
    return device.admitted_seq is None and device.ended_seq is None


def _let_in(world: World, lead: Profile, waiting: list[Profile]) -> None:
    """Let devices in as somebody does who looks at the list of them."""
    directory = lead.workspace.directory
    # Not the whole outbox: what is for a unit without devices waits there for as long as it has none.
    rows = (row for status in ("waiting", "sealed", "accepted") for row in lead.journal.outbox.all(status))
    states_already = any(row.envelope == EnvelopeKind.STATEMENT for row in rows)
    for one in waiting:
        known = directory.devices.get(one.device)
        if known is None or not _waits(known) or states_already:
            continue
        roles = directory.invites[known.invite].roles
        lead.workspace.state_in_directory([lead.seals.admission(directory, one.device, roles)])
        world.tell(f"{lead.name} lets {one.name} in")
        world.count("helped", "let in")


def _send_a_lead(world: World, unit: str) -> None:
    """Let somebody be invited who becomes the unit's lead, and let them come.

    Root's invite makes no lead where the agency has an administrator: then it is theirs to do.
    """
    key = world.company.new_key()
    above = _administrator_of(world, unit)
    if _invited(world, unit, key) if above is None else _invited_by(world, above, unit, key):
        enrol_with(world, unit, key)
        world.count("helped", "a lead sent")


def _administrator_of(world: World, unit: str) -> Profile | None:
    """Whoever administers the agency of a unit and is there."""
    directory = world.server.directory
    agency = directory.units[unit].agency
    return next((one for one in world.idle() if administers(directory, one.device, agency)), None)


def _invited(world: World, unit: str, key: Ed25519PrivateKey) -> bool:
    """Let root state an invite; says whether the server has it."""
    founder = world.company.founder
    founder.workspace.state_in_directory([_invite(unit, key)])
    founder.sync()
    return public_bytes(key) in world.server.directory.invites


def _invited_by(world: World, administrator: Profile, unit: str, key: Ed25519PrivateKey) -> bool:
    """Let an administrator state an invite; says whether the server has it."""
    administrator.workspace.state_in_directory([_invite(unit, key)])
    administrator.ask()
    administrator.work()
    world.touch(administrator)
    world.tell(f"{administrator.name} invites into {unit}")
    return public_bytes(key) in world.server.directory.invites


def _invite(unit: str, key: Ed25519PrivateKey) -> InviteStated:
    return InviteStated(public_bytes(key), unit, ("member",), FAR_FUTURE)
