"""Who a caller is to the server, and which channels that opens: derived from the directory, at every request anew."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wire.access import Channel, ChannelKind, directory_only, readable
from wire.directory import Directory


@dataclass(frozen=True, slots=True)
class Caller:
    """Whose session it is: a device's, or (with `device` empty) the holder's of an invite key or of root's."""

    device: bytes = b""
    invite: bytes = b""


class Standing(StrEnum):
    """What a caller is to the directory."""

    ACTIVE = "active"
    FOUNDER = "founder"
    WAITING = "waiting_for_admission"
    INVITED = "invited"
    SUCCEEDED = "device_succeeded"
    REVOKED = "device_revoked"
    UNKNOWN = "device_unknown"


ENDED = frozenset({Standing.REVOKED, Standing.UNKNOWN})
"""Standings that open nothing: no session, and the end of one that was open."""


def standing(directory: Directory, caller: Caller) -> Standing:
    """Say what a caller is to the directory now."""
    if not caller.device:
        return _standing_of_invite(directory, caller.invite)
    if caller.device == directory.root_device:
        return Standing.FOUNDER
    device = directory.devices.get(caller.device)
    if device is None:
        return Standing.UNKNOWN
    if directory.devices[directory.heir(device.id)].revoked_seq is not None:
        return Standing.REVOKED
    if device.succeeded_seq is not None:
        return Standing.SUCCEEDED
    return Standing.ACTIVE if device.admitted_seq is not None else Standing.WAITING


def _standing_of_invite(directory: Directory, key: bytes) -> Standing:
    if directory.root_key and key == directory.root_key:
        # From the paper sheet alone: who holds it has still to read which device is root's.
        return Standing.FOUNDER
    invite = directory.invites.get(key)
    if invite is None:
        return Standing.UNKNOWN
    if invite.redeemed_by is None:
        return Standing.INVITED
    redeemer = standing(directory, Caller(device=invite.redeemed_by))
    return redeemer if redeemer in ENDED else Standing.INVITED


def channels(directory: Directory, caller: Caller) -> dict[bytes, Channel]:
    """Give the channels a caller may read: none, the directory alone, or what its unit shares."""
    found = standing(directory, caller)
    if found in ENDED:
        return {}
    return readable(directory, caller.device) if found is Standing.ACTIVE else directory_only(directory)


def keeps_files(directory: Directory, caller: Caller, channel: bytes) -> bool:
    """Say whether a caller may hand in and fetch the chunks of a channel; the directory has none."""
    found = channels(directory, caller).get(channel)
    return found is not None and found.kind is not ChannelKind.DIRECTORY


def opening_refusal(directory: Directory, caller: Caller, now: int) -> str | None:
    """Say why a caller may not open a session, or None; an invite must be in time and not used."""
    found = standing(directory, caller)
    if found in ENDED:
        return "invite_unknown" if caller.invite and caller.invite not in directory.invites else found.value
    if found is not Standing.INVITED:
        return None
    invite = directory.invites[caller.invite]
    if invite.redeemed_by is not None:
        return "invite_used"
    return "invite_expired" if invite.expires_at <= now else None


def session_key(directory: Directory, caller: Caller) -> bytes:
    """Give the public key that must have signed the challenge; empty for somebody unknown."""
    if not caller.device:
        return caller.invite
    return directory.signing_key(caller.device) or b""


def alarms_for(unit: str | None, counts: dict[str, int]) -> int:
    """Add up the alarm bits of a channel that other units have set."""
    return sum(count for author, count in counts.items() if author != unit)
