"""The rota: an offer has one taker, and a time for which nobody is planned is called a gap."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from desktop.domain.duty import OfferWithdrawn, Shift, ShiftCancelled, ShiftOffered, ShiftPlanned, ShiftTaken
from desktop.presenters.rota_gaps import demand_of, gaps_after
from desktop.presenters.shifts import shifts_between
from tests.simulation.invariants.saying import confirmed_of
from tests.simulation.invariants.told import reads_all, told
from tests.simulation.profile import Profile
from tests.simulation.world import World

HOUR = 3_600_000
AHEAD = 36 * HOUR


def an_offer_is_taken_once(world: World) -> Iterator[str]:
    """Of those who take the same offer one has the shift, and what was taken or withdrawn is offered no more."""
    for profile in filter(reads_all, world.touched):
        takers, still_open = _offers(profile)
        if any(count > 1 for count in takers.values()):
            yield f"{profile.name} lets two take the same offer"
        for shift in confirmed_of(profile, Shift):
            if shift.offer is not None and shift.offer.event not in still_open[shift.id]:
                yield f"{profile.name} offers what is not offered any more"


def _offers(profile: Profile) -> tuple[Counter[bytes], dict[bytes, set[bytes]]]:
    """How often each offer was taken, and which may still be open, by shift."""
    takers: Counter[bytes] = Counter()
    still_open: dict[bytes, set[bytes]] = defaultdict(set)
    for one in told(profile, ("duty",), frozenset({ShiftPlanned})):
        match one.written.said:
            case ShiftOffered() if one.counts:
                still_open[one.entity].add(one.written.id)
            case ShiftTaken(offer=offer) if one.counts:
                takers[offer] += 1
                still_open[one.entity].clear()
            case OfferWithdrawn() | ShiftCancelled():
                still_open[one.entity].clear()
            case _:
                pass
    return takers, still_open


def a_gap_is_called_a_gap(world: World) -> Iterator[str]:
    """Hour by hour: where somebody is planned there is no gap; where nobody is and should be there is one."""
    for profile in world.touched:
        workspace, unit = profile.workspace, profile.unit
        now = max(profile.watch.now(), 0)
        found = gaps_after(workspace, shifts_between(workspace, now, now + AHEAD), unit, now, AHEAD)
        shifts = [one for _, one in workspace.states("duty") if one.unit == unit and not one.cancelled]
        always = demand_of(workspace, unit) is None
        for at in range(now, now + AHEAD, HOUR):
            planned = any(one.starts <= at < one.ends for one in shifts)
            gap = any(span.starts <= at < span.ends for span in found)
            if gap == planned and (gap or always):
                yield f"{profile.name} calls an hour {'a gap' if gap else 'none'} for which somebody is planned or not"
                break
