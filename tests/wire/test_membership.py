"""How devices come into a unit, what they may do there, and how they go."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from tests.wire.stating import (
    A1,
    A2,
    A3,
    B1,
    EVERYBODY,
    LEADS,
    ROOT,
    Stated,
    device_id,
    enrolled,
    everybody,
    key_id,
    private,
    public,
)
from wire import statements as say
from wire.authority import Denied, Place
from wire.membership import apply
from wire.names import Context
from wire.signing import sign

FREE = 2**52


def invite(unit: str, *roles: str) -> say.InviteStated:
    return say.InviteStated(public("new invite"), unit, roles or ("member",), FREE)


def admit(*roles: str) -> Callable[[Stated], say.Statement]:
    return lambda stated: stated.admission("a2-waiting", roles or ("member",))


def roles(name: str, *listed: str) -> say.RolesStated:
    return say.RolesStated(device_id(name), listed)


def revoke(name: str) -> say.Revoked:
    return say.Revoked(device_id(name), "device_lost")


Wish = tuple[say.Statement | Callable[[Stated], say.Statement], set[str], str, dict[str, str]]
RULES: dict[str, Wish] = {
    "invite into A2": (invite(A2), {ROOT, "a1-lead", "a2-lead"}, "lead_only", {}),
    "invite a lead": (invite(A2, "lead", "release"), {ROOT, "a1-lead", "a2-lead"}, "lead_only", {}),
    "invite an administrator": (
        invite(A2, "administrator"),
        {ROOT, "a1-lead"},
        "lead_only",
        {"a2-lead": "administrator_only"},
    ),
    "invite into another agency": (invite(B1), {ROOT, "b1-lead"}, "lead_only", {}),
    "invite into a closed unit": (invite(A3), set(), "unknown_unit", {}),
    "invite into no unit": (invite("unknown"), set(), "unknown_unit", {}),
    "admit": (admit(), {"a2-lead"}, "lead_only", {}),
    "admit with fewer roles": (admit("release"), {"a2-lead"}, "lead_only", {}),
    "admit with all roles of the invite": (
        admit("member", "release", "administrator"),
        {"a2-lead"},
        "lead_only",
        {},
    ),
    "admit an administrator": (admit("administrator"), {"a2-lead"}, "lead_only", {}),
    "admit with more roles": (admit("member", "lead"), set(), "lead_only", {"a2-lead": "roles_beyond_invite"}),
    "admit who is in": (
        lambda stated: stated.admission("a2-member"),
        set(),
        "lead_only",
        {"a2-lead": "admitted_already"},
    ),
    "admit who was revoked": (
        lambda stated: stated.admission("a2-revoked"),
        set(),
        "lead_only",
        {"a2-lead": "admitted_already"},
    ),
    "admit nobody": (say.Admitted(device_id("nobody"), (), bytes(32), b""), set(), "unknown_device", {}),
    "admit with an old key": (
        say.Admitted(device_id("a2-waiting"), (), key_id(A2, 2), b""),
        set(),
        "lead_only",
        {"a2-lead": "unit_key_retired"},
    ),
    "give a role": (roles("a2-member", "member", "release"), {"a1-lead", "a2-lead"}, "lead_only", {}),
    "make a lead": (roles("a2-member", "lead"), {"a1-lead", "a2-lead"}, "lead_only", {}),
    "take all roles": (roles("a2-member"), {"a1-lead", "a2-lead"}, "lead_only", {}),
    "make an administrator": (
        roles("a2-member", "administrator"),
        {"a1-lead"},
        "lead_only",
        {"a2-lead": "administrator_only"},
    ),
    "unmake an administrator": (roles("a1-lead", "lead"), {"a1-lead"}, "lead_only", {}),
    "give a role to one who waits": (roles("a2-waiting", "member"), set(), "unknown_device", {}),
    "give a role to one revoked": (roles("a2-revoked", "member"), set(), "unknown_device", {}),
    "give a role in a closed unit": (roles("a3-lead", "member"), set(), "unknown_device", {}),
    "give root a role": (roles(ROOT, "member"), set(), "unknown_device", {}),
    "revoke a member": (revoke("a2-member"), {ROOT, "a1-lead", "a2-member"}, "administrator_only", {}),
    "revoke a lead": (revoke("a2-lead"), {ROOT, "a1-lead", "a2-lead"}, "administrator_only", {}),
    "revoke one who waits": (revoke("a2-waiting"), {ROOT, "a1-lead", "a2-waiting"}, "administrator_only", {}),
    "revoke in a closed unit": (revoke("a3-lead"), {ROOT, "a1-lead", "a3-lead"}, "administrator_only", {}),
    "revoke in another agency": (revoke("b1-lead"), {ROOT, "b1-lead"}, "administrator_only", {}),
    "revoke again": (revoke("a2-revoked"), set(), "revoked_already", {}),
    "revoke root": (revoke(ROOT), set(), "unknown_device", {}),
    "revoke nobody": (revoke("nobody"), set(), "unknown_device", {}),
}


@pytest.mark.parametrize("author", EVERYBODY)
@pytest.mark.parametrize("rule", RULES)
def test_everybody_may_state_what_the_table_allows(rule: str, author: str) -> None:
    """Each statement is applied for those the table names and refused, with its reason, for everybody else."""
    wish, allowed, why, others = RULES[rule]
    stated = everybody()
    statement = wish(stated) if callable(wish) else wish
    before = stated.directory
    verdict = stated.verdict(author, statement)
    assert verdict == (None if author in allowed else others.get(author, why))
    if verdict is not None:
        assert all(
            getattr(stated.directory, field) == getattr(before, field) for field in ("units", "devices", "invites")
        )


def test_an_invite_key_is_stated_once() -> None:
    """An invite that is known cannot be stated again, used or not, not even by root."""
    stated = everybody()
    stated.state("a2-lead", invite(A2))
    assert stated.verdict(ROOT, invite(A2)) == "invite_known"
    stated.enrol("carla", "new invite")
    assert stated.verdict(ROOT, invite(B1)) == "invite_known"


def test_an_invite_is_redeemed_once() -> None:
    """The first device in the directory wins the invite, whoever holds it besides."""
    stated = everybody()
    stated.state("a2-lead", invite(A2))
    stated.enrol("carla", "new invite")
    assert stated.verdict("dora", enrolled("dora", "new invite")) == "invite_used"
    assert stated.directory.invites[public("new invite")].redeemed_by == device_id("carla")


ENROLMENTS: dict[str, tuple[str, say.Enrolled, str]] = {
    "an invite nobody stated": ("carla", enrolled("carla", "forged"), "invite_unknown"),
    "stated by another device": ("dora", enrolled("carla", "new invite"), "not_the_device"),
    "signed by another key": ("carla", enrolled("carla", "new invite", signer="forged"), "invite_signature"),
    "a device that is known": ("a2-member", enrolled("a2-member", "new invite"), "device_known"),
    "the founder's device": (ROOT, enrolled(ROOT, "new invite"), "device_known"),
}


@pytest.mark.parametrize("fault", ENROLMENTS)
def test_an_enrolment_needs_its_invite(fault: str) -> None:
    """An invite that is unknown, not the device's own word, or not signed for exactly this device redeems nothing."""
    author, statement, why = ENROLMENTS[fault]
    stated = everybody()
    stated.state("a2-lead", invite(A2))
    assert stated.verdict(author, statement) == why
    assert stated.directory.invites[public("new invite")].redeemed_by is None
    stated.enrol("carla", "new invite")


def test_the_invite_signs_for_keys_and_root() -> None:
    """Another signing key, receiving key or root than the invite's holder signed for is refused."""
    stated = everybody()
    stated.state("a2-lead", invite(A2))
    good = enrolled("carla", "new invite")
    bytes_for_another_root = say.enrolment_bytes(bytes(32), good.device, good.signing_key, good.receiving_key)
    foreign = sign(private("new invite"), Context.INVITE, bytes_for_another_root)
    for changes in ({"signing_key": bytes(32)}, {"receiving_key": bytes(32)}, {"invite_signature": foreign}):
        assert stated.verdict("carla", msgspec.structs.replace(good, **changes)) == "invite_signature"
    stated.state("carla", good)


def test_a_closed_unit_takes_nobody_in() -> None:
    """An invite into a unit that has been closed since redeems nothing until the unit is opened again."""
    stated = everybody()
    stated.state("a2-lead", invite(A2))
    stated.unit(A2, active=False)
    assert stated.verdict("carla", enrolled("carla", "new invite")) == "unknown_unit"
    stated.unit(A2, active=True)
    stated.enrol("carla", "new invite")


def test_the_first_device_of_a_unit_leads_it() -> None:
    """The first device is in at once as lead; in the agency's first unit it administers the agency too."""
    stated = Stated().found()
    stated.join("anna", A1)
    assert stated.roles("anna") == {"member", "lead", "administrator"}
    stated.join("berta", A2)
    assert stated.roles("berta") == {"member", "lead"}
    stated.join("carla", A2)
    assert stated.roles("carla") == set()
    assert stated.directory.devices[device_id("carla")].admitted_seq is None


def test_an_administrators_invite_makes_a_first_device_too() -> None:
    """A unit that an administrator stated and invited into gets its lead by that invite."""
    stated = Stated().found()
    stated.join("anna", A1)
    stated.join("berta", A2, by="anna", roles=("release",))
    assert stated.roles("berta") == {"member", "lead", "release"}


def test_a_lead_cannot_make_a_first_device() -> None:
    """Whoever redeems a lead's invite waits for admission, even when the lead has gone."""
    stated = everybody()
    stated.invite("late", A2, by="a2-lead", roles=("lead",))
    stated.state("a1-lead", revoke("a2-lead"))
    stated.enrol("carla", "late")
    assert stated.roles("carla") == set()


def without_lead() -> Stated:
    """A2 with a member and without a lead."""
    stated = everybody()
    stated.invite("old", A2, by="a1-lead")
    stated.invite("old of root", A2)
    stated.state("a1-lead", revoke("a2-lead"))
    return stated


def test_a_new_invite_of_an_administrator_brings_a_new_lead() -> None:
    """In a unit without an active lead, who redeems an administrator's new invite counts as its first device."""
    stated = without_lead()
    stated.join("carla", A2, by="a1-lead")
    assert stated.roles("carla") == {"member", "lead"}
    stated.join("dora", A2, by="a1-lead")
    assert stated.roles("dora") == set()


def test_an_old_invite_does_not_make_its_finder_the_lead() -> None:
    """An invite from the time of the old lead leads to the waiting room, not to the lead's chair."""
    stated = without_lead()
    for name in ("old", "old of root"):
        stated.enrol(f"finder of {name}", name)
        assert stated.roles(f"finder of {name}") == set()


def test_an_invite_is_old_once_there_was_a_lead() -> None:
    """Of two invites into a unit without a lead the second makes no lead after the first one's lead has gone."""
    stated = without_lead()
    stated.invite("spare", A2, by="a1-lead")
    stated.join("carla", A2, by="a1-lead")
    stated.state("a1-lead", revoke("carla"))
    stated.enrol("dora", "spare")
    assert stated.roles("dora") == set()


def test_a_demoted_lead_makes_room() -> None:
    """A unit whose lead lost that role, and one whose member had just become lead, are told apart."""
    stated = everybody()
    stated.state("a1-lead", roles("a2-lead", "member"))
    stated.invite("new", A2, by="a1-lead")
    stated.state("a1-lead", roles("a2-member", "lead"))
    stated.enrol("carla", "new")
    assert stated.roles("carla") == set()
    stated.state("a1-lead", roles("a2-member", "member"))
    stated.join("dora", A2, by="a1-lead")
    assert stated.roles("dora") == {"member", "lead"}


def test_a_members_new_roles_do_not_age_an_invite() -> None:
    """An invite stays new when a member of the unit gets other roles than the lead's."""
    stated = without_lead()
    stated.invite("new", A2, by="a1-lead")
    stated.state("a1-lead", roles("a2-member", "release"))
    stated.enrol("carla", "new")
    assert stated.roles("carla") == {"member", "lead"}


def test_who_was_revoked_while_waiting_stays_out() -> None:
    """A device that was revoked before anybody let it in cannot be admitted any more."""
    stated = everybody()
    stated.state("a1-lead", revoke("a2-waiting"))
    assert stated.verdict("a2-lead", stated.admission("a2-waiting")) == "admitted_already"


def test_root_invites_a_lead_only_where_no_administrator_is_left() -> None:
    """Root's invite into a unit that had a device makes no lead while the agency has an administrator."""
    stated = without_lead()
    stated.join("carla", A2)
    assert stated.roles("carla") == set()
    stated.state(ROOT, revoke("a1-lead"))
    stated.join("dora", A2)
    assert stated.roles("dora") == {"member", "lead", "administrator"}


def test_a_revoked_administrators_invite_makes_no_lead() -> None:
    """An invite is worth no more than its issuer at the moment it is redeemed."""
    stated = everybody()
    stated.state("a1-lead", roles("a2-member", "member", "administrator"))
    stated.state("a1-lead", revoke("a2-lead"))
    stated.invite("late", A2, by="a2-member")
    stated.state("a1-lead", revoke("a2-member"))
    stated.enrol("carla", "late")
    assert stated.roles("carla") == set()


def test_nobody_becomes_administrator_by_a_revoked_ones_word() -> None:
    """A lead admits an administrator only while somebody who may make administrators stands behind the invite."""
    stated = everybody()
    stated.state("a1-lead", roles("a2-member", "member", "administrator"))
    stated.state("a2-member", revoke("a1-lead"))
    assert stated.verdict("a2-lead", stated.admission("a2-waiting", ("administrator",))) == "administrator_only"
    stated.state("a2-lead", stated.admission("a2-waiting", ("member",)))


def test_an_administrator_who_leads_admits_administrators() -> None:
    """Where lead and administrator are one, the invite's issuer need not be there any more."""
    stated = everybody()
    stated.state("a1-lead", roles("a2-lead", "lead", "administrator"))
    stated.state("a2-lead", revoke("a1-lead"))
    stated.state("a2-lead", stated.admission("a2-waiting", ("administrator",)))


def test_admission_brings_the_newest_key() -> None:
    """Whoever is let in finds the wrap of the unit's newest key and of no other."""
    stated = everybody()
    stated.state("a2-lead", stated.next_key(A2))
    stated.state("a2-lead", stated.admission("a2-waiting"))
    wrapped = [device_id("a2-waiting") in dict(key.wraps) for key in stated.directory.units[A2].keys]
    assert wrapped == [False, True]
    assert stated.roles("a2-waiting") == {"member"}


def test_nobody_is_admitted_before_the_unit_has_a_key() -> None:
    """A lead without a unit key cannot let anybody in."""
    stated = Stated().found()
    stated.join("anna", A1)
    stated.join("berta", A1, by="anna")
    assert stated.verdict("anna", stated.admission("berta")) == "unit_key_retired"


def test_a_refusal_is_an_exception_inside_the_room() -> None:
    """The rules deny by raising, which the fold turns into a verdict."""
    stated = everybody()
    with pytest.raises(Denied, match="lead_only"):
        apply(stated.directory, Place(stated.directory.seq + 1, device_id("b1-lead")), invite(A1))
    assert stated.unit_of(LEADS[A1]) == A1
