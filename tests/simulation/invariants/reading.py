"""The read log: nobody is said to have read what they did not, and who should see it does, and nobody else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from desktop.domain.event import WRITERS
from desktop.domain.local_time import moment
from desktop.domain.reading import GAP, DayRead, day_of
from desktop.workspace.readings import reader
from tests.simulation.invariants.saying import confirmed_of
from tests.simulation.profile import Profile
from tests.simulation.world import World
from wire.names import pair_channel


def nobody_is_said_to_have_read_more(world: World) -> Iterator[str]:
    """What the log says was opened at a device was opened there, at least so many times on all days together."""
    for profile in world.touched:
        said: Counter[tuple[bytes, bytes]] = Counter()
        for day in confirmed_of(profile, DayRead):
            for one in day.opened:
                said[day.device, one.entity] += one.times if one.kind != GAP else 0
        for opened, times in said.items():
            if times > world.openings[opened]:
                yield f"{profile.name} has {times} openings of {opened[1].hex()} and not {world.openings[opened]}"


def who_reads_is_told_to_whom_it_concerns(world: World) -> Iterator[str]:
    """A day stands with the reader's unit and the data protection unit alone, in the channel of these two."""
    for profile in world.touched:
        for row in profile.journal.states.listed("reading"):
            unit, day = row.origin, row.entity.hex()
            watch = world.reader_of(unit)
            if row.channel != pair_channel(profile.workspace.root, unit, watch):
                yield f"{profile.name} has the day {day} in another channel"
            if profile.unit not in (unit, watch):
                yield f"{profile.name} of {profile.unit} was given the day {day}"


def a_day_that_is_over_is_handed_in(world: World) -> Iterator[str]:
    """When all have come together, what was opened on days that are over stands in the log, for whoever takes part."""
    for profile in world.idle():
        ground = profile.memory.ground_of(profile)
        unit = reader(ground)
        channel = pair_channel(ground.seals.root, profile.unit, unit)
        if profile.ended or not profile.active or not unit or channel not in ground.channels:
            continue
        if WRITERS.isdisjoint(ground.own_roles) or not ground.has_device(unit):
            continue
        today = moment(profile.watch.now()).date().isoformat()
        if profile.journal.readings.untold(today):
            yield f"{profile.name} has not handed in a day that is over"
        yield from _lacking(world, profile)


def _lacking(world: World, profile: Profile) -> Iterator[str]:
    """Yield what of the days that were handed in the log of the very device does not say."""
    days = {day.id: day for day in confirmed_of(profile, DayRead)}
    for row in profile.journal.readings.all():
        if not row.told or row.kind == GAP:
            continue
        world.count("reading", "handed in")
        day = days.get(day_of(row.device, date.fromisoformat(row.day)))
        found = [one.times for one in day.opened if one.entity == row.entity] if day else []
        if not found or found[0] < row.times:
            yield f"{profile.name} opened {row.entity.hex()} on {row.day}, and its log does not say so"
