"""The directory's questions, now and as of a place."""

from __future__ import annotations

from tests.wire.stating import A1, A2, A3, B1, ROOT, Stated, device_id, everybody, key_id, public
from wire.directory import Directory, Unit, first_roles
from wire.names import root_fingerprint
from wire.statements import Revoked, RolesStated


def test_an_empty_directory_answers() -> None:
    """Before the founding nobody is active, nothing is a unit and no key is known."""
    empty = Directory()
    assert not empty.active(bytes(16))
    assert (empty.roles(b""), empty.unit_of(b"x"), empty.members("u"), empty.active_units()) == ((), None, (), ())
    assert empty.signing_key(bytes(16)) is None


def test_root_is_known_by_its_fingerprint() -> None:
    """The founder's device signs with root, is in no unit and has no role."""
    directory = Stated().found().directory
    assert directory.root_fingerprint == root_fingerprint(public(ROOT))
    assert directory.signing_key(device_id(ROOT)) == public(ROOT)
    assert directory.unit_of(device_id(ROOT)) is None
    assert not directory.active(device_id(ROOT))
    assert directory.roles(device_id(ROOT)) == ()


def test_everybody_signs_with_their_key() -> None:
    """A device's key is known as long as the directory is, revoked or waiting or not."""
    directory = everybody().directory
    for name in ("a1-lead", "a2-waiting", "a2-revoked"):
        assert directory.signing_key(device_id(name)) == public(name)
    assert directory.signing_key(device_id("nobody")) is None


def test_active_are_those_admitted_and_not_revoked() -> None:
    """One who waits, one who was revoked and the members of a closed unit have no access, and nobody else lacks it."""
    directory = everybody().directory
    active = {name for name in ("a1-lead", "a2-lead", "a2-member", "b1-lead") if directory.active(device_id(name))}
    assert active == {"a1-lead", "a2-lead", "a2-member", "b1-lead"}
    for name in ("a2-waiting", "a2-revoked", "a3-lead", "nobody"):
        assert not directory.active(device_id(name))
        assert directory.roles(device_id(name)) == ()


def test_members_stand_in_the_order_of_their_enrolment() -> None:
    """A unit's members are its active devices; ordinals count all devices of the cooperation from 1."""
    directory = everybody().directory
    assert [member.id for member in directory.members(A2)] == [device_id("a2-lead"), device_id("a2-member")]
    assert directory.members(A3) == ()
    assert [device.ordinal for device in directory.devices.values()] == list(range(1, 8))


def test_active_units_are_sorted() -> None:
    """Closed units are left out, and were there before."""
    directory = everybody().directory
    assert directory.active_units() == (B1, A1, A2)
    assert directory.active_units(directory.seq - 1) == (B1, A1, A3, A2)
    assert directory.active_units(0) == ()


def test_roles_hold_from_their_seq() -> None:
    """Roles can be asked as of any place, and end with the revocation."""
    stated = everybody()
    member, before = device_id("a2-member"), stated.directory.seq
    stated.state("a2-lead", RolesStated(member, ("lead",)))
    stated.state("a1-lead", Revoked(member, "left"))
    directory = stated.directory
    assert [directory.roles(member, before + step) for step in (0, 1, 2)] == [("member",), ("lead",), ()]
    assert [directory.active(member, before + step) for step in (0, 1, 2)] == [True, True, False]
    device = directory.devices[member]
    assert [device.roles_at(before + step) for step in (0, 1, 2)] == [("member",), ("lead",), ()]
    assert device.roles_at(device.enrolled_seq) == ()


def test_access_begins_with_the_admission() -> None:
    """One who waited had no access then, however active since."""
    directory = everybody().directory
    member = directory.devices[device_id("a2-member")]
    assert member.admitted_seq == member.enrolled_seq + 1
    assert [directory.active(member.id, member.enrolled_seq + step) for step in (-1, 0, 1)] == [False, False, True]


def test_a_closed_unit_suspends_its_devices() -> None:
    """Access ends where the unit is closed and comes back where it is opened again, as of every place."""
    stated = everybody()
    before, lead = stated.directory.seq, device_id("a2-lead")
    stated.unit(A2, active=False)
    stated.unit(A2, active=True)
    assert [stated.directory.active(lead, before + step) for step in (0, 1, 2)] == [True, False, True]
    assert [bool(stated.directory.roles(lead, before + step)) for step in (0, 1, 2)] == [True, False, True]


def test_a_unit_knows_its_newest_key() -> None:
    """A unit has no newest key before its first and then the one stated last."""
    assert Unit("u", "a", "Stelle", active=True).newest_key is None
    stated = everybody()
    stated.state("a2-lead", stated.next_key(A2))
    newest = stated.directory.units[A2].newest_key
    assert newest is not None
    assert (newest.version, newest.key, newest.seq) == (2, key_id(A2, 2), stated.directory.seq)


def test_a_unit_nobody_stated_was_never_active() -> None:
    """A unit without a statement behind it has no time in which it was active."""
    assert not Unit("u", "a", "Stelle", active=True).active_at(9)


def test_a_first_device_leads() -> None:
    """The first device has its invite's roles, is member and lead, and administrator where there is none."""
    assert first_roles(("release",), administrator=False) == ("lead", "member", "release")
    assert first_roles(("member",), administrator=True) == ("administrator", "lead", "member")


def test_changing_gives_another_directory() -> None:
    """A directory is never changed in place."""
    directory = everybody().directory
    unit, device = directory.units[A2], directory.devices[device_id("a2-lead")]
    changed = directory.with_unit(Unit(A2, "kpb", "Neu", active=True)).with_device(device)
    assert changed.units[A2].name == "Neu"
    assert directory.units[A2] is unit
