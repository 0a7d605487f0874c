"""The alarm bits of other units are counted as the server counts them, whatever comes in whatever order."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server_stub.relay.access import Caller
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member, founded
from tests.helpers.line import Crash
from tests.helpers.rogue import event, write
from wire.names import ZERO_HASH
from wire.statements import UnitStated

COUNT = "alarm_bits"


def told(member: Member) -> int:
    """The total that the server says to a member who knows nothing."""
    return member.company.server.wait(Caller(member.device), ZERO_HASH).alarms


def heard(member: Member) -> int:
    return member.workspace.local.alarms_heard()


def alarm(member: Member, unit: str, urgency: str = "immediate") -> None:
    """Notify a unit, as far as the server."""
    member.notify(unit, urgency)
    member.synced()


def close(company: Company, unit: str, *, active: bool) -> None:
    """Let root close a unit, or open it again."""
    agency = company.server.directory.units[unit].agency
    company.founder.workspace.state_in_directory([UnitStated(unit, agency, f"Stelle {unit}", active=active)])
    company.founder.synced()


def test_only_immediate_ones_of_others_count(company: Company) -> None:
    """An immediate notification counts for the other unit; one that is not, and one's own, do not."""
    police, office = company.members
    before = heard(office), heard(police)
    alarm(police, ASD, "urgent")
    alarm(police, ASD)
    office.synced()
    police.synced()
    assert (heard(office), heard(police)) == (before[0] + 1, before[1]) == (told(office), told(police))


def test_a_colleague_s_alarm_is_not_another_unit_s() -> None:
    """What a colleague of the same unit marked as an alarm is no alarm to this one."""
    company = founded((POLICE, POLICE, ASD))
    first, second, _ = company.members
    alarm(first, ASD)
    second.synced()
    assert heard(second) == told(second) == 0


def test_the_header_counts_whatever_became_of_the_event(company: Company) -> None:
    """An alarm bit on an event that is set aside counts here as it does there."""
    police, office = company.members
    alarm(police, ASD, "routine")
    misplaced = event(police, "contact.added", [b"m" * 16], b"\xc0", alarm=True)
    write(police, police.workspace.pair(ASD), misplaced)
    office.synced()
    assert heard(office) == told(office) == 1


def test_an_answer_that_comes_twice_counts_once(company: Company) -> None:
    """The same page taken in again adds nothing."""
    police, office = company.members
    alarm(police, ASD)
    answer = office.answer()
    for _ in range(2):
        office.workspace.local.absorb(answer)
        assert heard(office) == 1


def test_what_did_not_hold_does_not_count(company: Company) -> None:
    """A page that is taken back takes its alarm bits back."""
    police, office = company.members
    alarm(police, ASD)
    answer = office.answer()
    office.journal.crash = lambda: True
    with pytest.raises(Crash):
        office.workspace.local.absorb(answer)
    office.journal.crash = lambda: False
    office.open()
    assert heard(office) == 0
    office.synced()
    assert heard(office) == told(office) == 1


@pytest.mark.parametrize("kept", [None, b"no count"])
def test_a_missing_count_is_made_from_the_log(company: Company, kept: bytes | None) -> None:
    """A profile without a count, or with one that cannot be read, counts its log once and goes on from there."""
    police, office = company.members
    alarm(police, ASD)
    alarm(police, ASD)
    office.synced()
    if kept is None:
        office.journal._tables.settings.pop(COUNT)
    else:
        office.journal.settings.put(COUNT, kept)
    assert heard(office) == 2
    alarm(police, ASD)
    office.synced()
    assert heard(office) == told(office) == 3
    assert office.journal.settings.get(COUNT) not in (None, kept)


def test_closed_channels_are_not_added_up() -> None:
    """A unit that is closed takes its alarms out of the total, and brings them back when it is opened again."""
    company = founded((POLICE, ASD, KEMPEN))
    police, office, third = company.members
    alarm(police, ASD)
    alarm(third, ASD)
    office.synced()
    assert heard(office) == told(office) == 2
    for active, total in ((False, 1), (True, 2)):
        close(company, KEMPEN, active=active)
        office.synced()
        assert heard(office) == told(office) == total


def notify(member: Member, urgency: str) -> None:
    """Write to somebody else's unit, while one's own is open."""
    if member.workspace.unit in member.workspace.directory.active_units():
        member.notify(ASD if member.unit == POLICE else POLICE, urgency)


def shut_or_open(company: Company) -> None:
    """Close the third unit, or open it again."""
    close(company, KEMPEN, active=KEMPEN not in company.server.directory.active_units())


DEEDS: dict[str, Callable[[Member], object]] = {
    "immediate": lambda member: notify(member, "immediate"),
    "routine": lambda member: notify(member, "routine"),
    "sync": lambda member: member.sync(),
    "restart": lambda member: member.open(),
    "lose the count": lambda member: member.journal._tables.settings.pop(COUNT, None),
    "close or open": lambda member: shut_or_open(member.company),
}
STEPS = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(sorted(DEEDS))), min_size=1, max_size=12)


@settings(max_examples=20)
@given(steps=STEPS, seed=st.integers(0, 2**32))
def test_level_with_the_server_is_level_in_alarms(steps: list[tuple[int, str]], seed: int) -> None:
    """Whatever is written, pulled, restarted, lost or closed: who is level with the server has its number."""
    company = founded((POLICE, ASD, KEMPEN, POLICE), seed)
    for who, what in steps:
        DEEDS[what](company.members[who])
    for member in (*company.members * 2,):
        member.sync()
    for member in company.members:
        member.pull()
        assert company.server.wait(Caller(member.device), member.workspace.local.digest()).digest == b""
        assert heard(member) == told(member)
