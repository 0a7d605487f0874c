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
        for row in profile.journal.log.channels():
            lane = world.server.lanes.get(row.channel)
            if world.lives > 1 and (lane is None or lane.ends.get(row.seq) != row.head):
                continue
            if places.setdefault((row.channel, row.seq), row.head) != row.head:
                yield f"{profile.name} has another head at {row.seq}"


def equal_heads_mean_equal_states(world: World) -> Iterator[str]:
    """Profiles with the same head of a channel and the same keys have the same digest of its states.

    Not while one of them keeps an erasure of it aside: what that has erased stays so.
    """
    digests: dict[tuple[bytes, bytes], tuple[str, bytes]] = {}
    for profile in world.profiles:
        for channel, row in profile.workspace.heads().items():
            if row.seq and _knows_all(profile, channel):
                digest = profile.workspace.state_digest(channel)
                name, known = digests.setdefault((channel, row.head), (profile.name, digest))
                if known != digest:
                    yield f"{profile.name} and {name} make other states of the same {row.seq} events"


def confirmed_is_the_fold_of_the_log(world: World) -> Iterator[str]:
    """What is confirmed is what folding the whole log from nothing gives, event for event.

    Where no erasure is kept aside: what that has erased stays so, and the log does not say it any more.
    """
    for profile in world.touched:
        if any(map(_erases, profile.journal.aside.all())):
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


def _knows_all(profile: Profile, channel: bytes) -> bool:
    if any(map(_erases, profile.journal.aside.all(channel))):
        return False
    return all(verdict != Verdict.WAITING for verdict, _ in profile.workspace.outcomes(channel))


def _erases(row: AsideRow) -> bool:
    """Whether something in a batch that is kept aside has erased something, or named as erased what came later."""
    return any(decode_header(header).header.kind in ERASURES for header in read_aside(row).batch.headers)
