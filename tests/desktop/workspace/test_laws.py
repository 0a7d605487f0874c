"""The laws of folding over whole channels: how a log came in is no matter, only what stands in it."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.notification_events import Acknowledged, Supplemented
from desktop.keys.seals import DeviceSeals
from desktop.workspace.workspace import Workspace
from tests.helpers.chaos import Chaos
from tests.helpers.company import ASD, POLICE, Member, content, founded
from tests.helpers.laws import (
    assert_folded_as_plainly,
    assert_overlay_on_top,
    assert_same_confirmed,
    assert_same_states,
    refolded,
)
from wire.header import Header

# Each case is the life of a small company: there are fewer of them than elsewhere.
LAWS = settings(max_examples=2 * settings().max_examples // 5, suppress_health_check=[HealthCheck.too_slow])
PAGES = st.lists(st.sampled_from((1, 1500, 4000, 1_000_000)), min_size=1, max_size=4)
seeds = st.integers(min_value=0, max_value=10**6)


@dataclass
class Reading:
    """How a profile reads: the sizes of its pages in turn, where the program is started anew, what comes twice."""

    pages: list[int]
    restarts: set[int]
    twice: set[int]


readings = st.builds(Reading, PAGES, st.sets(st.integers(0, 12), max_size=5), st.sets(st.integers(0, 12), max_size=5))


class LateSeals(DeviceSeals):
    """Keys of which some are not there yet."""

    closed: frozenset[bytes] = frozenset()

    def open(self, channel: bytes, header: Header, sealed: bytes, body: bytes) -> bytes | None:
        return None if channel in self.closed else super().open(channel, header, sealed, body)

    def holds(self, channel: bytes, key: bytes) -> bool:
        return channel not in self.closed and super().holds(channel, key)


class Reader:
    """A member who was away while others lived through a day, and reads it in its own way without writing."""

    def __init__(self, seed: int) -> None:
        self.chaos = Chaos(seed, steps=14)
        self.away = self.chaos.company.members.pop()
        self.chaos.run()

    def copy(self) -> Member:
        """The member as it was before it read anything."""
        return Member(self.chaos.company, self.away.unit, self.away.identity, None, self.away.journal.copied())

    def read(self, reading: Reading, member: Member | None = None) -> Member:
        """Read all there is."""
        reader = member or self.copy()
        for number in range(10_000):
            self.chaos.company.server.page_bytes = reading.pages[number % len(reading.pages)]
            if number in reading.restarts:
                reader.open()
            answer = reader.answer()
            more = reader.workspace.local.absorb(answer).more
            if number in reading.twice:
                assert reader.workspace.local.absorb(answer).events == 0
            if not more:
                return reader
        raise AssertionError("reading does not end")


AT_ONCE = Reading([10**9], set(), set())


@LAWS
@given(seeds, readings)
def test_the_way_of_reading_is_no_matter(seed: int, reading: Reading) -> None:
    """Any split into pages, any restart in between and any answer twice give the same states, outcomes and digests."""
    reader = Reader(seed)
    at_once, in_parts = reader.read(AT_ONCE), reader.read(reading)
    assert_same_confirmed(at_once, in_parts)
    assert_folded_as_plainly(in_parts)
    assert_overlay_on_top(in_parts)


@LAWS
@given(seeds, readings, st.data())
def test_late_keys_change_nothing_in_the_end(seed: int, reading: Reading, data: st.DataObject) -> None:
    """Events that came before their key end as if the key had been there from the start."""
    reader = Reader(seed)
    late = reader.copy()
    seals = LateSeals.restore(late.identity, late.company.root, late.journal.keys.all())
    assert isinstance(seals, LateSeals)
    channels = sorted(late.workspace.heads())
    seals.closed = frozenset(data.draw(st.sets(st.sampled_from(channels), min_size=1)))
    late.workspace = Workspace(late.journal, seals, late.company.clock)
    reader.read(Reading(reading.pages, set(), reading.twice), late)
    late.open()
    late.pull()
    assert_same_confirmed(reader.read(AT_ONCE), late)
    assert_folded_as_plainly(late)
    assert_overlay_on_top(late)


@LAWS
@given(seeds)
def test_a_newer_fold_rebuilds_everything(seed: int) -> None:
    """States folded again from the first event after an upgrade are those folded step by step, overlay and all."""
    chaos = Chaos(seed, steps=14)
    for member in chaos.company.members:
        member.journal.crash = lambda: False
    chaos.run()
    for member in chaos.company.members:
        assert_folded_as_plainly(member)
        assert_same_states(member, refolded(member))


@LAWS
@given(seeds)
def test_what_is_shown_is_the_overlay_over_what_is_confirmed(seed: int) -> None:
    """At every moment of a day what is shown is what is confirmed with one's own unconfirmed events on top."""
    Chaos(seed, steps=20, watch=assert_overlay_on_top).run()


@LAWS
@given(seeds)
def test_outcomes_add_up(seed: int) -> None:
    """Every event of the log has ended in exactly one outcome, the same at everybody who reads it."""
    chaos = Chaos(seed, steps=14)
    chaos.run()
    known: dict[bytes, dict[tuple[str, str], int]] = {}
    for member in chaos.company.members:
        for channel, row in member.workspace.heads().items():
            outcomes = member.workspace.outcomes(channel)
            assert sum(outcomes.values()) == row.seq
            assert known.setdefault(channel, outcomes) == outcomes


def test_the_overlay_asks_no_clock() -> None:
    """One's own events are shown in the order they were written, also where the clock was set back in between."""
    police, office = founded((POLICE, ASD)).members
    entities = [police.notify(ASD) for _ in range(2)]
    police.synced()
    office.pull()
    office.company.clock.time -= 3_600_000
    office.do(POLICE, "notification.acknowledged", entities[0], Acknowledged("Fach A"))
    office.open()
    police.do(ASD, "notification.supplemented", entities[0], Supplemented("Dienst A", content("Alex")))
    police.synced()
    office.pull()
    assert_overlay_on_top(office)
    types = [moment.type for moment in office.shown("notification", entities[0]).timeline]
    assert types == ["notified", "supplemented", "received", "acknowledged", "received"]
