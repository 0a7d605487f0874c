"""Who can open a channel key, by what the directory states: as of any seq, on both sides alike."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.helpers.devices import ASD, POLICE, Device, admission, unit_key
from tests.helpers.states import State
from wire.directory import Directory
from wire.directory_fold import fold
from wire.epoch import Epoch, UnitWrap
from wire.holding import has_device, is_exposed, is_retired, may_give_up, openers, opens
from wire.names import ZERO_HASH
from wire.signing import public_bytes
from wire.statements import InviteStated, Revoked, Statement, UnitKeyStated, UnitStated

KEYS = [bytes([number]) * 32 for number in range(1, 5)]


class Unit:
    """The police with a lead, and the versions of its key."""

    def __init__(self) -> None:
        self.state = State()
        self.lead = self.state.enrol(POLICE)
        self.say(self.lead, unit_key(POLICE, [self.lead], key=KEYS[0]))

    @property
    def directory(self) -> Directory:
        return self.state.directory

    def say(self, author: Device, statement: Statement) -> int:
        """State something that must stand; gives its seq."""
        self.state.fold(author.state(statement))
        return self.directory.seq

    def joined(self) -> Device:
        """A second device, let in with the newest key."""
        invite = Ed25519PrivateKey.generate()
        self.say(self.lead, InviteStated(public_bytes(invite), POLICE, ("member",), 2**50))
        device = self.state.cooperation.device()
        self.state.fold(self.state.cooperation.enrolment(device, invite))
        newest = self.directory.units[POLICE].newest_key
        assert newest is not None
        self.say(self.lead, admission(device, newest.key))
        return device

    def revoke(self, device: Device) -> int:
        return self.say(self.state.cooperation.founder, Revoked(device.id, "lost"))

    def rotate(self, author: Device, *devices: Device) -> int:
        """State the next version of the key."""
        version = len(self.directory.units[POLICE].keys) + 1
        return self.say(author, unit_key(POLICE, devices, version=version, key=KEYS[version - 1]))

    def replaced(self) -> Device:
        """The lead is gone, and a new first device gives the key before up."""
        self.revoke(self.lead)
        invite = Ed25519PrivateKey.generate()
        self.say(self.state.cooperation.founder, InviteStated(public_bytes(invite), POLICE, ("member",), 2**50))
        device = self.state.cooperation.device()
        self.state.fold(self.state.cooperation.enrolment(device, invite))
        first = unit_key(POLICE, [device], version=2, key=KEYS[1])
        self.say(device, UnitKeyStated(POLICE, 2, first.key, first.public, first.wraps, b"", lost=True))
        return device


@pytest.fixture
def unit() -> Unit:
    return Unit()


def versions(unit: Unit, key: bytes, seq: int | None = None) -> list[int]:
    """The versions that open a version of the police's key."""
    return [one.version for one in openers(unit.directory.units[POLICE], key, seq)]


def test_a_version_opens_those_before_it(unit: Unit) -> None:
    """A version opens itself and all before it, and nothing that came later, as of any place in the directory."""
    before = unit.directory.seq
    after = unit.rotate(unit.lead, unit.lead)
    assert versions(unit, KEYS[0]) == [1, 2]
    assert versions(unit, KEYS[1]) == [2]
    assert versions(unit, KEYS[0], before) == [1]
    assert versions(unit, KEYS[1], before) == []
    assert versions(unit, KEYS[2], after) == []
    assert [opens(unit.directory.units[POLICE], key) for key in KEYS[:3]] == [True, True, False]


def test_a_loss_ends_what_a_version_opens(unit: Unit) -> None:
    """A version that gave the one before up opens nothing of it; before it was stated, the older one did."""
    before = unit.directory.seq
    unit.replaced()
    assert versions(unit, KEYS[0]) == [1]
    assert not opens(unit.directory.units[POLICE], KEYS[0])
    assert opens(unit.directory.units[POLICE], KEYS[0], before)


def test_whoever_left_exposes_what_it_held_and_what_that_opens(unit: Unit) -> None:
    """A revocation exposes every version the device could open, and none that was made without it."""
    unit.joined()
    second = unit.joined()
    unit.rotate(unit.lead, unit.lead, *_members(unit))
    assert not is_exposed(unit.directory, POLICE, KEYS[0])
    unit.revoke(second)
    assert is_exposed(unit.directory, POLICE, KEYS[0])
    assert is_exposed(unit.directory, POLICE, KEYS[1])
    unit.rotate(unit.lead, unit.lead, *_members(unit))
    assert is_exposed(unit.directory, POLICE, KEYS[1])
    assert not is_exposed(unit.directory, POLICE, KEYS[2])
    assert not is_exposed(unit.directory, "unknown", KEYS[0])


def test_a_version_that_is_in_no_directory_is_exposed(unit: Unit) -> None:
    """Who made a version that a restored server was given back in vain may be somebody who has left."""
    assert is_exposed(unit.directory, POLICE, b"made in a lost life".ljust(32))
    assert not is_exposed(unit.directory, POLICE, KEYS[0])


def test_who_came_later_exposes_what_its_key_opens(unit: Unit) -> None:
    """A device that never had a wrap of an old version exposes it all the same, if its own version opens it."""
    unit.rotate(unit.lead, unit.lead)
    second = unit.joined()
    assert second.id not in dict(unit.directory.units[POLICE].keys[0].wraps)
    unit.revoke(second)
    assert is_exposed(unit.directory, POLICE, KEYS[0])


def test_a_closed_unit_exposes_all_it_held(unit: Unit) -> None:
    """No device of a closed unit has access, so all its keys are exposed until the unit takes part again."""
    founder, agency = unit.state.cooperation.founder, unit.directory.units[POLICE].agency
    unit.say(founder, UnitStated(POLICE, agency, "Stelle", active=False))
    assert is_exposed(unit.directory, POLICE, KEYS[0])
    assert not has_device(unit.directory, POLICE)
    unit.say(founder, UnitStated(POLICE, agency, "Stelle", active=True))
    assert not is_exposed(unit.directory, POLICE, KEYS[0])


def _members(unit: Unit) -> list[Device]:
    """The unit's other devices, as a statement of its key names them."""
    others = [device.id for device in unit.directory.members(POLICE) if device.id != unit.lead.id]
    return [Device(unit.state.cooperation.root, id) for id in others]


def test_a_key_is_lost_when_nobody_who_opens_it_is_left(unit: Unit) -> None:
    """A channel's key may be given up once no unit it was wrapped for has a device that opens it, and not before."""
    covered = [(POLICE, KEYS[0])]
    before = unit.directory.seq
    assert not may_give_up(unit.directory, covered)
    gone = unit.revoke(unit.lead)
    assert may_give_up(unit.directory, covered)
    assert not may_give_up(unit.directory, covered, gone - 1)
    other = unit.state.first(ASD)
    newest = unit.directory.units[ASD].newest_key
    assert newest is not None
    assert not may_give_up(unit.directory, [*covered, (ASD, newest.key)])
    unit.revoke(other)
    assert may_give_up(unit.directory, [*covered, (ASD, newest.key)])
    assert not may_give_up(unit.directory, covered, before)


def test_a_new_device_with_a_new_key_is_no_holder(unit: Unit) -> None:
    """A unit that gave its key up has a device, but none that opens what was wrapped for the key before."""
    unit.replaced()
    assert has_device(unit.directory, POLICE)
    assert may_give_up(unit.directory, [(POLICE, KEYS[0])])
    assert not may_give_up(unit.directory, [(POLICE, KEYS[1])])


def test_a_key_of_nobody_is_lost(unit: Unit) -> None:
    """What was wrapped for nobody, for an unknown unit or for a key nobody stated can be opened by nobody."""
    assert may_give_up(unit.directory, [])
    assert may_give_up(unit.directory, [("unknown", KEYS[0]), (POLICE, KEYS[3])])


def test_only_an_older_version_is_retired(unit: Unit) -> None:
    """The newest version and a key nobody stated are not retired, an older version is."""
    unit.rotate(unit.lead, unit.lead)
    assert is_retired(unit.directory, POLICE, KEYS[0])
    assert not is_retired(unit.directory, POLICE, KEYS[1])
    assert not is_retired(unit.directory, POLICE, KEYS[2])
    assert not is_retired(unit.directory, "unknown", KEYS[0])


@pytest.mark.parametrize(
    ("replaces", "previous", "gives_up"),
    [(ZERO_HASH, b"", False), (KEYS[0], b"sealed", False), (KEYS[0], b"", True)],
)
def test_an_epoch_gives_up_what_it_does_not_seal(replaces: bytes, previous: bytes, *, gives_up: bool) -> None:
    """An epoch that replaces a key without sealing it has given it up; the first replaces nothing."""
    assert Epoch(KEYS[1], replaces, (UnitWrap(POLICE, KEYS[2], b"w"),), previous).gives_up is gives_up


def test_a_refused_loss_changes_nothing(unit: Unit) -> None:
    """Who has colleagues that hold the unit's key cannot give it up."""
    second = unit.joined()
    first = unit_key(POLICE, [unit.lead, second], version=2, key=KEYS[1])
    lost = UnitKeyStated(POLICE, 2, first.key, first.public, first.wraps, b"", lost=True)
    directory, why = fold(unit.directory, unit.directory.seq + 1, second.id, lost)
    assert (why, directory.units[POLICE]) == ("unit_key_not_lost", unit.directory.units[POLICE])
