"""The fold of the directory: who may state what, and the laws that hold whatever is stated."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wire.generated import values
from tests.wire.stating import A1, A2, A3, B1, EVERYBODY, KPB, ROOT, Stated, device_id, enrolled, everybody, public
from wire import statements as say
from wire.access import readable
from wire.directory import Directory
from wire.directory_fold import fold, skip

MEMBERS_OF_A2 = {"a2-lead", "a2-member"}
POLICE = {ROOT, "a1-lead"}


def unit(id: str, agency: str = KPB, *, active: bool = True) -> say.UnitStated:
    return say.UnitStated(id, agency, "Stelle", active)


def key(of: str, **changes: object) -> Callable[[Stated], say.Statement]:
    return lambda stated: msgspec.structs.replace(stated.next_key(of), **changes)


def wraps(*names: str) -> tuple[say.DeviceWrap, ...]:
    return tuple(say.DeviceWrap(device_id(name), b"wrap") for name in names)


def of_members(why: str) -> dict[str, str]:
    """The reason that A2's own members are given."""
    return dict.fromkeys(MEMBERS_OF_A2, why)


Wish = tuple[say.Statement | Callable[[Stated], say.Statement], set[str], str, dict[str, str]]
RULES: dict[str, Wish] = {
    "found again": (say.Founded(public("anna"), "Kreis"), set(), "founded_already", {}),
    "name a server key": (say.ServerKeyStated(bytes(32)), {ROOT}, "root_only", {}),
    "state an agency": (say.AgencyStated("new", "Neu", "police"), {ROOT}, "root_only", {}),
    "state jurisdiction": (say.JurisdictionStated(b"table"), {ROOT}, "root_only", {}),
    "state rules": (say.RulesStated(b"rules"), {ROOT}, "root_only", {}),
    "state a unit": (unit("new"), POLICE, "administrator_only", {}),
    "close a unit": (unit(A2, active=False), POLICE, "administrator_only", {}),
    "open a unit": (unit(A3), POLICE, "administrator_only", {}),
    "take a unit over": (unit(B1), set(), "administrator_only", dict.fromkeys(POLICE, "unit_of_another_agency")),
    "state a unit of no agency": (unit("new", "unknown"), set(), "unknown_agency", {}),
    "state the next unit key": (key(A2), MEMBERS_OF_A2, "member_only", {}),
    "state the key of a closed unit": (key(A3, wraps=wraps("a3-lead")), set(), "member_only", {}),
    "state the key of no unit": (
        say.UnitKeyStated("unknown", 1, bytes(32), bytes(32), wraps("a2-lead"), b""),
        set(),
        "unknown_unit",
        {},
    ),
    "state the same version": (
        key(A2, version=1),
        set(),
        "member_only",
        of_members("unit_key_version"),
    ),
    "skip a version": (key(A2, version=3), set(), "member_only", of_members("unit_key_version")),
    "cut off the past": (
        key(A2, previous=b""),
        set(),
        "member_only",
        of_members("unit_key_previous"),
    ),
    "give up a key others hold": (
        key(A2, previous=b"", lost=True),
        set(),
        "member_only",
        of_members("unit_key_not_lost"),
    ),
    "give up a key that is sealed": (
        key(A2, lost=True),
        set(),
        "member_only",
        of_members("unit_key_not_lost"),
    ),
    "leave a member out": (
        key(A2, wraps=wraps("a2-lead")),
        set(),
        "member_only",
        of_members("unit_key_wraps"),
    ),
    "wrap for one revoked": (
        key(A2, wraps=wraps("a2-lead", "a2-member", "a2-revoked")),
        set(),
        "member_only",
        of_members("unit_key_wraps"),
    ),
    "wrap for one who waits": (
        key(A2, wraps=wraps("a2-lead", "a2-member", "a2-waiting")),
        set(),
        "member_only",
        of_members("unit_key_wraps"),
    ),
}


@pytest.mark.parametrize("author", EVERYBODY)
@pytest.mark.parametrize("rule", RULES)
def test_everybody_may_state_what_the_table_allows(rule: str, author: str) -> None:
    """Each statement is applied for those the table names, and for everybody else refused and without effect."""
    wish, allowed, why, others = RULES[rule]
    stated = everybody()
    statement = wish(stated) if callable(wish) else wish
    before = stated.directory
    verdict = stated.verdict(author, statement)
    assert verdict == (None if author in allowed else others.get(author, why))
    assert (msgspec.structs.replace(stated.directory, seq=before.seq) != before) == (verdict is None)


def test_root_speaks_first() -> None:
    """The first statement founds; nothing can be said before it, and nobody founds later."""
    for statement in (say.AgencyStated(KPB, "Polizei", "police"), say.ServerKeyStated(bytes(32))):
        directory, why = fold(Directory(), 1, device_id(ROOT), statement)
        assert (directory, why) == (Directory(seq=1), "root_only")
        assert fold(directory, 2, device_id(ROOT), say.Founded(public(ROOT), "Kreis"))[1] == "founded_already"


def test_a_founded_directory_is_not_founded_from_its_start() -> None:
    """Not even a first seq lets anybody found what is founded."""
    directory = Stated().found().directory
    assert fold(directory, 1, device_id("anna"), say.Founded(public("anna"), "Kreis"))[1] == "founded_already"


def test_what_root_states_is_there() -> None:
    """Server keys, agencies, tables and rules are kept, the last two with the seq they hold from."""
    stated = Stated().found()
    for table in (b"one", b"two"):
        stated.state(ROOT, say.JurisdictionStated(table))
        stated.state(ROOT, say.RulesStated(table))
    stated.state(ROOT, say.ServerKeyStated(public("second server")))
    directory, last = stated.directory, stated.directory.seq
    assert directory.jurisdictions == ((last - 4, b"one"), (last - 2, b"two"))
    assert directory.rules == ((last - 3, b"one"), (last - 1, b"two"))
    assert directory.server_keys == (public("server"), public("second server"))
    assert (directory.name, directory.agencies[KPB].kind) == ("Kreis Viersen", "police")


def test_an_agency_can_be_renamed() -> None:
    """Stating an agency again replaces its name and leaves its units."""
    stated = everybody()
    stated.state(ROOT, say.AgencyStated(KPB, "Neuer Name", "police"))
    assert stated.directory.agencies[KPB].name == "Neuer Name"
    assert stated.directory.units[A1].agency == KPB


def test_a_unit_keeps_its_keys() -> None:
    """Renaming, closing and opening a unit leaves its keys as they were."""
    stated = everybody()
    keys = stated.directory.units[A2].keys
    for active in (True, False, True):
        stated.unit(A2, active=active, author="a1-lead")
    assert stated.directory.units[A2].keys == keys


def test_the_only_device_may_give_a_key_up() -> None:
    """A unit's only device that has lost its key may start anew; nobody else held it."""
    stated = everybody()
    stated.state("b1-lead", stated.next_key(B1, lost=True))
    assert [each.previous for each in stated.directory.units[B1].keys] == [b"", b""]


def test_a_new_first_device_may_give_a_key_up_once() -> None:
    """Who came as a unit's new first device may give up the key from before, and not its own after that."""
    stated = everybody()
    stated.state("a1-lead", say.Revoked(device_id("a2-lead"), "device_lost"))
    stated.join("carla", A2, by="a1-lead")
    assert stated.verdict("a2-member", stated.next_key(A2, lost=True)) == "unit_key_not_lost"
    stated.state("carla", stated.next_key(A2, lost=True))
    assert stated.verdict("carla", stated.next_key(A2, lost=True)) == "unit_key_not_lost"
    stated.state("a2-member", stated.next_key(A2))


def test_a_first_key_cannot_be_lost() -> None:
    """A unit without a key has none to give up."""
    stated = Stated().found()
    stated.join("anna", A1)
    assert stated.verdict("anna", stated.next_key(A1, lost=True)) == "unit_key_not_lost"
    stated.state("anna", stated.next_key(A1))


def test_a_first_key_has_none_before_it() -> None:
    """A first key that seals another is refused."""
    stated = Stated().found()
    stated.join("anna", A1)
    first = msgspec.structs.replace(stated.next_key(A1), previous=b"sealed")
    assert stated.verdict("anna", first) == "unit_key_previous"


def test_what_cannot_be_read_is_skipped() -> None:
    """A statement of a newer program moves the seq and nothing else, so that questions as of a place stay right."""
    directory = everybody().directory
    skipped = skip(directory, directory.seq + 1)
    assert skipped == msgspec.structs.replace(directory, seq=directory.seq + 1)
    assert skipped.roles(device_id("a2-lead")) == directory.roles(device_id("a2-lead"))


def test_two_thousand_wraps_are_folded() -> None:
    """A statement as long as statements may be gets its verdict like any other."""
    long = key(A2, wraps=wraps("a2-lead", "a2-member") * 1000)
    stated = everybody()
    assert stated.verdict("a2-lead", long(stated)) is None
    names = key(A2, wraps=wraps(*(str(number) for number in range(2000))))
    assert stated.verdict("a2-lead", names(stated)) == "unit_key_wraps"


NAMES = (*EVERYBODY, "carla", "dora")
UNITS = st.sampled_from((A1, A2, A3, B1, "new", "unknown"))
INVITES = st.sampled_from(("i1", "i2", "i3"))
ROLES = st.lists(st.sampled_from(("member", "lead", "release", "administrator")), max_size=4).map(tuple)
WHO = st.sampled_from(NAMES)
SIMPLE = st.one_of(
    st.builds(say.UnitStated, UNITS, st.sampled_from((KPB, "jugendamt-willich")), st.just("Stelle"), st.booleans()),
    st.builds(say.InviteStated, INVITES.map(public), UNITS, ROLES, st.just(2**52)),
    st.builds(say.RolesStated, WHO.map(device_id), ROLES),
    st.builds(say.Revoked, WHO.map(device_id), st.just("left")),
    st.builds(say.AgencyStated, st.just(KPB), st.just("Polizei"), st.just("police")),
    values(say.Statement),
)


def move(data: st.DataObject, stated: Stated) -> tuple[str, say.Statement]:
    """Something that somebody may well say next."""
    author = data.draw(WHO)
    match data.draw(st.sampled_from(("simple", "enrol", "admit", "key"))):
        case "enrol":
            return author, enrolled(author, data.draw(INVITES))
        case "admit":
            name = data.draw(WHO)
            return author, stated.admission(name) if stated.unit_of(name) else say.RulesStated(b"")
        case "key":
            of = stated.unit_of(author)
            if not stated.directory.members(of):
                return author, say.RulesStated(b"")
            return author, stated.next_key(of, lost=data.draw(st.booleans()))
        case _:
            return author, data.draw(SIMPLE)


def answers(directory: Directory, seq: int | None = None) -> object:
    """Everything one can ask as of a place."""
    devices = [device_id(name) for name in NAMES]
    return (
        directory.active_units(seq),
        [directory.active(device, seq) for device in devices],
        [directory.roles(device, seq) for device in devices],
        [readable(directory, device, seq) for device in devices],
    )


def check_laws(directory: Directory) -> None:
    """What holds of every directory, whatever was stated."""
    devices = directory.devices.values()
    assert [device.ordinal for device in devices] == list(range(1, len(devices) + 1))
    enrolled = {each.id for each in devices if not each.predecessor}
    assert {invite.redeemed_by for invite in directory.invites.values()} - {None} == enrolled
    assert directory.root_device not in directory.devices
    for each in directory.units.values():
        assert [stated.version for stated in each.keys] == list(range(1, len(each.keys) + 1))
        assert each.active == each.active_at(directory.seq)
    for device in devices:
        assert device.invite in directory.invites
        assert device.admitted_seq is None or device.predecessor or device.admitted_seq >= device.enrolled_seq
        assert not directory.roles(device.id) or directory.active(device.id)


@settings(max_examples=60)
@given(st.data())
def test_the_fold_is_total_and_keeps_its_history(data: st.DataObject) -> None:
    """Whoever says whatever: nothing raises, a refusal changes only the seq, the past stays, a replay is the same."""
    stated = everybody()
    then = {stated.directory.seq: answers(stated.directory)}
    for _ in range(data.draw(st.integers(1, 12))):
        before = stated.directory
        verdict = stated.verdict(*move(data, stated))
        assert stated.directory.seq == before.seq + 1
        assert verdict is None or stated.directory == msgspec.structs.replace(before, seq=before.seq + 1)
        check_laws(stated.directory)
        then[stated.directory.seq] = answers(stated.directory)
    for seq, known in then.items():
        assert answers(stated.directory, seq) == known
    replayed = Directory()
    for seq, (author, statement) in enumerate(stated.log, start=1):
        replayed, _ = fold(replayed, seq, author, say.decode_statement(say.encode_statement(statement)))
    assert replayed == stated.directory


@given(st.lists(st.tuples(st.binary(min_size=16, max_size=16), values(say.Statement)), max_size=5))
def test_strangers_are_folded_without_harm(statements: list[tuple[bytes, say.Statement]]) -> None:
    """Any statement by any device, from an empty directory on, ends in a verdict."""
    directory = Directory()
    for seq, (author, statement) in enumerate(statements, start=1):
        directory, why = fold(directory, seq, author, statement)
        assert directory.seq == seq
        assert why is None or why.replace("_", "").isalpha()
