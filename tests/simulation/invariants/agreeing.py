"""Whoever has read the same holds the same, and what is held is what the log says."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.outcome import Verdict
from desktop.domain.rows import AsideRow
from desktop.workspace.aside_book import read_aside
from desktop.workspace.opening import ERASURES
from tests.helpers.laws import assert_folded_as_plainly, assert_overlay_on_top
from tests.simulation.profile import Profile
from tests.simulation.world import World
from wire.header import decode_header


def equal_seq_means_equal_head(world: World) -> Iterator[str]:
    """Profiles that stand at the same seq of a channel have the same head there, in one life of the server."""
    places: dict[tuple[bytes, int], bytes] = {}
    for profile in world.profiles:
        for channel, (seq, head) in profile.memory.read.items():
            lane = world.server.lanes.get(channel)
            if world.lives > 1 and (lane is None or lane.ends.get(seq) != head):
                continue
            if places.setdefault((channel, seq), head) != head:
                yield f"{profile.name} has another head at {seq}"


def equal_heads_mean_equal_states(world: World) -> Iterator[str]:
    """Profiles with the same head of a channel and the same keys have the same digest of its states.

    Not while one of them keeps an erasure of it aside: what that has erased stays so.
    """
    digests: dict[tuple[bytes, bytes], tuple[str, bytes]] = {}
    for profile in world.profiles:
        if profile.memory.digests is None:
            profile.memory.digests = dict(_digests(profile))
        for (channel, head), digest in profile.memory.digests.items():
            name, known = digests.setdefault((channel, head), (profile.name, digest))
            if known != digest:
                yield f"{profile.name} and {name} make other states of the same events"


def confirmed_is_the_fold_of_the_log(world: World) -> Iterator[str]:
    """What is confirmed is what folding the whole log from nothing gives, event for event.

    Where no erasure is kept aside: what that has erased stays so, and the log does not say it any more.
    """
    for profile in world.touched:
        if any(map(_erases, profile.memory.aside)):
            continue
        try:
            assert_folded_as_plainly(profile, profile.memory.ground_of(profile))
        except AssertionError:
            yield f"{profile.name} holds other states than its log gives"


def shown_is_what_is_confirmed_and_ones_own(world: World) -> Iterator[str]:
    """What is shown is what is confirmed, with what is kept aside and one's own unsent events on top."""
    for profile in world.touched:
        try:
            assert_overlay_on_top(profile, profile.memory.ground_of(profile))
        except AssertionError:
            yield f"{profile.name} shows something else"


def _digests(profile: Profile) -> Iterator[tuple[tuple[bytes, bytes], bytes]]:
    """The digests of what a profile knows all of, by channel and head."""
    for channel, row in profile.workspace.heads().items():
        if row.seq and _knows_all(profile, channel):
            yield (channel, row.head), profile.workspace.state_digest(channel)


def _knows_all(profile: Profile, channel: bytes) -> bool:
    if any(_erases(row) for row in profile.memory.aside if row.channel == channel):
        return False
    return all(verdict != Verdict.WAITING for verdict, _ in profile.workspace.outcomes(channel))


def _erases(row: AsideRow) -> bool:
    """Whether something in a batch that is kept aside has erased something, or named as erased what came later."""
    return any(decode_header(header).header.kind in ERASURES for header in read_aside(row).batch.headers)
