"""Who a caller is, and what that opens."""

from __future__ import annotations

import secrets

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from server_stub.relay.access import Caller, Standing, alarms_for, channels, opening_refusal, session_key, standing
from tests.helpers.devices import ASD, KEMPEN, POLICE, Cooperation
from tests.helpers.states import State
from wire.directory import Directory
from wire.names import cooperation_channel, pair_channel, unit_channel
from wire.signing import public_bytes
from wire.statements import InviteStated, Revoked, Succeeded

NOW = 1_000


def colleague(state: State, lead_unit: str) -> tuple[bytes, Caller]:
    """A second device of a unit, enrolled by its lead's invite and not admitted yet."""
    lead = state.first(lead_unit)
    invite = Ed25519PrivateKey.generate()
    state.fold(lead.state(InviteStated(public_bytes(invite), lead_unit, ("member",), NOW + 1)))
    device = state.cooperation.device()
    state.fold(state.cooperation.enrolment(device, invite))
    return lead.id, Caller(device.id)


def test_standings() -> None:
    """Founder, first device, waiting device, invite and stranger each have their own standing."""
    state = State()
    lead, waiting = colleague(state, POLICE)
    invite = Caller(invite=public_bytes(state.cooperation.invites[ASD]))
    assert standing(state.directory, Caller(state.cooperation.founder.id)) is Standing.FOUNDER
    assert standing(state.directory, Caller(lead)) is Standing.ACTIVE
    assert standing(state.directory, waiting) is Standing.WAITING
    assert standing(state.directory, invite) is Standing.INVITED
    assert standing(state.directory, Caller(secrets.token_bytes(16))) is Standing.UNKNOWN
    assert standing(state.directory, Caller(invite=secrets.token_bytes(32))) is Standing.UNKNOWN


def test_root_s_key_alone_reads_the_directory() -> None:
    """Whoever holds root's key and knows no device yet opens a session that reads the directory and nothing else."""
    state = State()
    caller = Caller(invite=state.directory.root_key)
    assert standing(state.directory, caller) is Standing.FOUNDER
    assert opening_refusal(state.directory, caller, NOW) is None
    assert session_key(state.directory, caller) == state.directory.root_key
    assert set(channels(state.directory, caller)) == {state.cooperation.directory}
    assert standing(Directory(), Caller(invite=b"")) is Standing.UNKNOWN


def test_only_an_active_device_reads_more_than_the_directory() -> None:
    """Founder, waiting device and invite read the directory alone."""
    state = State()
    lead, waiting = colleague(state, POLICE)
    others = [
        Caller(state.cooperation.founder.id),
        waiting,
        Caller(invite=public_bytes(state.cooperation.invites[ASD])),
    ]
    for caller in others:
        assert set(channels(state.directory, caller)) == {state.cooperation.directory}
    root = state.cooperation.root
    assert set(channels(state.directory, Caller(lead))) == {
        state.cooperation.directory,
        cooperation_channel(root),
        unit_channel(root, POLICE),
        pair_channel(root, POLICE, ASD),
        pair_channel(root, POLICE, KEMPEN),
    }


def test_the_directory_comes_first() -> None:
    """What a device reads is listed with the directory at the head, as pull delivers it."""
    state = State()
    device = state.first(POLICE)
    assert next(iter(channels(state.directory, Caller(device.id)))) == state.cooperation.directory


def test_a_revoked_device_opens_nothing() -> None:
    """Revocation ends the device's standing and that of the invite it came by."""
    state = State()
    device = state.first(POLICE)
    state.fold(state.cooperation.founder.state(Revoked(device.id, "lost")))
    invite = Caller(invite=public_bytes(state.cooperation.invites[POLICE]))
    assert standing(state.directory, Caller(device.id)) is Standing.REVOKED
    assert standing(state.directory, invite) is Standing.REVOKED
    assert channels(state.directory, Caller(device.id)) == {}
    assert opening_refusal(state.directory, Caller(device.id), NOW) == "device_revoked"


def test_a_succeeded_device_reads_why() -> None:
    """A device that goes on as another opens a session that reads the directory, until the heir is revoked."""
    state = State()
    device, heir = state.first(POLICE), state.cooperation.device()
    state.fold(device.state(Succeeded(heir.id, heir.public, bytes(32))))
    caller = Caller(device.id)
    assert standing(state.directory, Caller(heir.id)) is Standing.ACTIVE
    assert standing(state.directory, caller) is Standing.SUCCEEDED
    assert opening_refusal(state.directory, caller, NOW) is None
    assert set(channels(state.directory, caller)) == {state.cooperation.directory}
    state.fold(state.cooperation.founder.state(Revoked(heir.id, "lost")))
    assert standing(state.directory, caller) is Standing.REVOKED
    assert channels(state.directory, caller) == {}


@pytest.mark.parametrize(("expires_at", "code"), [(NOW + 1, None), (NOW, "invite_expired"), (0, "invite_expired")])
def test_an_invite_opens_a_session_only_in_time(expires_at: int, code: str | None) -> None:
    """An invite opens a session until the millisecond it expires."""
    state = State(Cooperation(expires_at=expires_at))
    caller = Caller(invite=public_bytes(state.cooperation.invites[POLICE]))
    assert opening_refusal(state.directory, caller, NOW) == code


def test_a_used_invite_opens_no_new_session() -> None:
    """A redeemed invite is refused by name, and so is one that nobody stated."""
    state = State()
    state.enrol(POLICE)
    used = Caller(invite=public_bytes(state.cooperation.invites[POLICE]))
    assert opening_refusal(state.directory, used, NOW) == "invite_used"
    assert opening_refusal(state.directory, Caller(invite=bytes(32)), NOW) == "invite_unknown"
    assert opening_refusal(state.directory, Caller(bytes(16)), NOW) == "device_unknown"


def test_session_keys() -> None:
    """A device's own key opens its session, root's the founder's, and the invite key the invite's."""
    state = State()
    device, founder = state.enrol(POLICE), state.cooperation.founder
    assert session_key(state.directory, Caller(device.id)) == device.public
    assert session_key(state.directory, Caller(founder.id)) == founder.public
    assert session_key(state.directory, Caller(invite=bytes(32))) == bytes(32)
    assert session_key(state.directory, Caller(bytes(16))) == b""


def test_a_unit_is_not_alarmed_by_itself() -> None:
    """Alarm bits of the caller's own unit do not count."""
    assert alarms_for(POLICE, {POLICE: 5, ASD: 2, KEMPEN: 1}) == 3


def test_a_device_of_a_closed_unit_reads_the_directory_alone() -> None:
    """A unit that exists no longer opens no channel of units."""
    state = State()
    device = state.first(POLICE)
    stated = state.directory.units[POLICE]
    closed = state.directory.with_unit(type(stated)(stated.id, stated.agency, stated.name, active=False))
    assert set(channels(closed, Caller(device.id))) == {state.cooperation.directory}
