"""A device that goes on as another: who may say so, what the new one has, and what is left of the old one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.wire.stating import A2, ROOT, Stated, device_id, everybody, public
from wire import statements as say


def succeeded(name: str) -> say.Succeeded:
    """The word of somebody who goes on as `name`."""
    return say.Succeeded(device_id(name), public(name), bytes(32))


def gone_on(old: str = "a2-lead", new: str = "again") -> Stated:
    """A cooperation in which a device goes on as another."""
    stated = everybody()
    stated.state(old, succeeded(new))
    return stated


def test_the_new_device_stands_where_the_old_one_stood() -> None:
    """Unit and roles go over as they stood, the ordinal and the keys are new, and each names the other."""
    stated = gone_on()
    before, after = (stated.directory.devices[device_id(name)] for name in ("a2-lead", "again"))
    assert stated.unit_of("again") == A2
    assert stated.roles("again") == {"lead", "member"}
    assert after.ordinal == len(stated.directory.devices) > before.ordinal
    assert (after.signing_key, after.receiving_key) == (public("again"), bytes(32))
    assert (before.successor, after.predecessor) == (after.id, before.id)
    assert stated.directory.heir(before.id) == stated.directory.heir(after.id) == after.id


def test_the_old_device_has_ended_and_its_past_has_not() -> None:
    """From the statement on the old device is active no longer, and as of an earlier place it is what it was."""
    stated = gone_on()
    directory, old = stated.directory, device_id("a2-lead")
    assert not directory.active(old)
    assert directory.roles(old) == ()
    assert directory.active(old, directory.seq - 1)
    assert set(directory.roles(old, directory.seq - 1)) == {"lead", "member"}
    assert not directory.active(device_id("again"), directory.seq - 1)
    assert old not in [member.id for member in directory.members(A2)]


@pytest.mark.parametrize("author", ["nobody", ROOT])
def test_only_a_device_goes_on(author: str) -> None:
    """Somebody unknown goes on as nobody, and neither does root, whose key stands on paper."""
    assert everybody().verdict(author, succeeded("again")) == "unknown_device"


def test_only_who_is_in_goes_on() -> None:
    """A device that waits cannot go on as one that is in."""
    stated = everybody()
    assert stated.verdict("a2-waiting", succeeded("again")) == "not_active"
    assert device_id("again") not in stated.directory.devices


def test_who_has_left_goes_on_as_somebody_who_has_left() -> None:
    """What a revoked device went on as in a life that was lost had access for as long as it had, and has none."""
    stated = everybody()
    stated.state("a2-revoked", succeeded("again"))
    directory, old = stated.directory, stated.directory.devices[device_id("a2-revoked")]
    assert old.ended_seq is not None
    assert not directory.active(device_id("again"))
    assert directory.active(device_id("again"), old.ended_seq - 1)
    assert device_id("again") not in [member.id for member in directory.members(A2)]


def test_the_first_successor_counts() -> None:
    """Of two copies that both went on the first in the directory does; the other has no access, and the same heir."""
    stated = gone_on()
    stated.state("a2-lead", succeeded("other"))
    heir, members = device_id("again"), [member.id for member in stated.directory.members(A2)]
    assert [stated.directory.heir(device_id(one)) for one in ("a2-lead", "other", "again")] == [heir] * 3
    assert heir in members
    assert device_id("other") not in members
    assert stated.roles("other") == set()


@pytest.mark.parametrize("known", ["a2-member", "a2-revoked", ROOT, "a2-lead"])
def test_the_new_device_is_new(known: str) -> None:
    """Nobody goes on as a device that is or was somebody else's, or as itself."""
    assert everybody().verdict("a2-lead", succeeded(known)) == "device_known"


def test_a_successor_may_go_on_again() -> None:
    """A device that was restored may be restored again, and the first one's heir is the last."""
    stated = gone_on()
    stated.state("again", succeeded("once more"))
    assert stated.directory.heir(device_id("a2-lead")) == device_id("once more")
    before = [device_id("again"), device_id("a2-lead")]
    assert [*stated.directory.predecessors(device_id("once more"))] == before
    assert stated.directory.predecessors(device_id("a2-lead")) == ()
    assert stated.roles("once more") == {"lead", "member"}


def test_who_was_succeeded_is_not_revoked_in_vain() -> None:
    """Whoever revokes a device that has gone on is told so, since the one that goes on would keep its access."""
    stated = gone_on()
    revoked = say.Revoked(device_id("a2-lead"), "device_lost")
    assert stated.verdict("a1-lead", revoked) == "succeeded_already"
    stated.state("a1-lead", say.Revoked(device_id("again"), "device_lost"))
    assert stated.roles("again") == set()


OLD_WISHES: dict[str, Callable[[Stated], say.Statement]] = {
    "invites": lambda stated: say.InviteStated(public("late"), A2, ("member",), 2**52),
    "admits": lambda stated: stated.admission("a2-waiting"),
    "gives roles": lambda stated: say.RolesStated(device_id("a2-member"), ("lead",)),
}


@pytest.mark.parametrize("wish", OLD_WISHES)
def test_the_old_device_has_no_say_and_the_new_one_has(wish: str) -> None:
    """What the old device could state the new one can, and the old one cannot."""
    stated = gone_on()
    statement = OLD_WISHES[wish](stated)
    assert stated.verdict("a2-lead", statement) == "lead_only"
    stated.state("again", statement)


def test_an_invite_of_the_old_device_is_worth_what_the_new_one_is() -> None:
    """An administrator's invite still makes a first device, and an administrator, after its issuer was restored."""
    stated = everybody()
    stated.invite("late", A2, by="a1-lead")
    stated.state("a1-lead", succeeded("again"))
    stated.state("a2-lead", stated.admission("a2-waiting", ("administrator",)))
    stated.state("again", say.Revoked(device_id("a2-lead"), "device_lost"))
    stated.invite("new", A2, by="again")
    stated.state("again", succeeded("once more"))
    stated.enrol("carla", "new")
    assert stated.roles("carla") == {"lead", "member"}


def test_a_succession_ages_no_invite_and_makes_none_new() -> None:
    """An invite from the time of a lead stays old although the lead has gone on as another device since."""
    stated = everybody()
    stated.invite("old", A2, by="a1-lead")
    stated.state("a2-lead", succeeded("again"))
    stated.state("a1-lead", say.Revoked(device_id("again"), "device_lost"))
    stated.enrol("finder", "old")
    assert stated.roles("finder") == set()


def test_the_new_device_is_wrapped_for_and_the_old_one_is_not() -> None:
    """The next key of the unit goes to those who are in today."""
    stated = gone_on()
    key = stated.next_key(A2)
    wrapped = {wrap.device for wrap in key.wraps}
    assert device_id("again") in wrapped
    assert device_id("a2-lead") not in wrapped
    stated.state("again", key)


def test_a_successor_gives_no_key_up_for_lost() -> None:
    """A device that goes on for another is no new first device, which alone could cut others off the past."""
    stated = gone_on()
    assert stated.verdict("again", stated.next_key(A2, lost=True)) == "unit_key_not_lost"


def test_a_successor_in_a_closed_unit_waits_for_it_to_open() -> None:
    """A device of a closed unit may go on as another, which can do as little until the unit is opened again."""
    stated = everybody()
    stated.unit(A2, active=False)
    stated.state("a2-lead", succeeded("again"))
    assert stated.roles("again") == set()
    stated.unit(A2, active=True)
    assert stated.roles("again") == {"lead", "member"}
