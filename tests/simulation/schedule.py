"""One schedule: at least a hundred steps under faults, a look after each, then calm, in which all come together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.domain.outcome import Verdict
from desktop.domain.rows import AsideRow
from desktop.sync.failures import RequestFailed
from desktop.workspace.aside_book import read_aside
from tests.simulation.carrying import carry
from tests.simulation.helping import help_out
from tests.simulation.invariants.registry import Violation, look
from tests.simulation.profile import Profile
from tests.simulation.steps.registry import STEPS
from tests.simulation.world import Follow, World
from wire.epoch import decode_epoch
from wire.header import EnvelopeKind, decode_header

SCHEDULES = 300
"""So many the tests live through."""
LEAST_STEPS = 100
CHUNK = 10
ROUNDS = 12
_WITNESS_MS = 3_600_000
"""As long as a witness is waited for of what somebody wrote who has no access any more."""
CLOSED_MEANWHILE = 0.2
"""So often a program is closed between two rounds, and opened again."""
ON_A_DISK = 20
_WEIGHTS = [step.weight for step in STEPS]


def live(seed: int, watch: Callable[[World], None] = lambda _: None, follow: Follow = lambda server: server) -> World:
    """Live through the schedule of a seed; raises `Violation`, with the seed and the steps taken in its notes.

    Of one seed in twenty the profiles lie on a disk.
    """
    with TemporaryDirectory(prefix="simulation-") as folder:
        at = Path(folder) if seed % ON_A_DISK == 0 else None
        world = World(seed, at, follow, exact=lived_twice(seed))
        try:
            _live(world, watch)
            world.trace += _ending(world)
        except Exception as failure:
            for note in told(world):
                failure.add_note(note)
            raise
        finally:
            world.close()
        return world


def live_as_often(seed: int) -> World:
    """Live through the schedule of a seed, of one in ten twice: the same must happen. Raises `Violation`."""
    world = live(seed)
    if lived_twice(seed) and (again := live(seed).trace) != world.trace:
        step = next((n for n, pair in enumerate(zip(world.trace, again, strict=False)) if pair[0] != pair[1]), -1)
        failure = Violation("everything_follows_from_the_seed", f"line {step} of the trace is another one")
        for note in told(world):
            failure.add_note(note)
        raise failure
    return world


def live_all(first: int) -> None:
    """Live through the schedules of a chunk, but for those that other tests live through twice."""
    for seed in range(first, first + CHUNK):
        if not lived_twice(seed):
            live(seed)


def lived_twice(seed: int) -> bool:
    """Whether the tests live through the schedule of a seed twice: one in ten, one of those in ten on a disk."""
    return seed % 100 == 0 or (seed % 10 == 5 and seed % 100 != 5)


def _live(world: World, watch: Callable[[World], None]) -> None:
    look(world)
    length = LEAST_STEPS + world.random.randrange(41)
    while world.step < length:
        world.step += 1
        world.pass_time()
        _take_some_step(world)
        watch(world)
        look(world)
    come_together(world)


def _take_some_step(world: World) -> None:
    while True:
        [step] = world.random.choices(STEPS, _WEIGHTS)
        if world.take(step.name, step.act, world.random.choice(world.idle())):
            return


def come_together(world: World) -> None:
    """Let faults stop; after a bounded number of rounds everybody must have everything. Raises `Violation`."""
    world.tell("faults stop")
    world.be_calm()
    for round_number in range(ROUNDS):
        world.company.clock.time += _WITNESS_MS
        before = world.heads()
        world.company.founder.sync()
        for profile in world.idle():
            if not (round_number and _stands_still(world, profile)):
                _sync_in_peace(world, profile)
        help_out(world)
        if round_number and world.heads() == before and all(map(_rests, world.idle())):
            world.count("rounds", str(round_number + 1))
            break
    else:
        raise Violation("all_come_together", f"after {ROUNDS} rounds: {', '.join(_unrest(world))}")
    _all_is_delivered(world)


def _sync_in_peace(world: World, profile: Profile) -> None:
    world.touch(profile)
    if world.random.random() < CLOSED_MEANWHILE:
        profile.open()
    profile.workspace.local.hurry()
    profile.restart_worker()
    profile.ask()
    profile.work()
    for _ in range(20):
        if profile.worker.watching or not profile.worker.rest():
            break
        world.company.clock.time += int(profile.worker.rest() * 1000) + 1
        profile.wake()
        profile.work()
    if _carries_in_peace(profile):
        profile.ask()
        profile.work()
    look(world)


def _carries_in_peace(profile: Profile) -> bool:
    """Carry all files; says whether an event may go now."""
    if not (profile.files.known or profile.workspace.local.uploading()) or not profile.workspace.local.session():
        return False
    profile.inspected = (b"", 0)
    try:
        return carry(profile, 1000)
    except RequestFailed:
        # Somebody whose access has ended carries nothing any more.
        return False


def _rests(profile: Profile) -> bool:
    return profile.worker.report.halt is not None or profile.ended or not _left(profile)


def _stands_still(world: World, profile: Profile) -> bool:
    """Whether a profile has been looked after, and nothing has happened since that it has to hear of."""
    level = world.has_read_all(profile) and not profile.journal.aside.count()
    return _rests(profile) and (level or profile.ended)


def _left(profile: Profile) -> str:
    """What a profile still has to do, empty if nothing."""
    if not profile.worker.watching:
        return str(profile.worker.state.phase)
    held = [row for row in profile.journal.outbox.all("waiting") if not profile.workspace.held_back(row.channel)]
    under_way = (row for status in ("sealed", "accepted", "uploading") for row in profile.journal.outbox.all(status))
    stuck = [*held, *under_way]
    return f"{len(stuck)} unsent" if stuck else ""


def _unrest(world: World) -> Iterator[str]:
    return (f"{profile.name} {_left(profile)}" for profile in world.idle() if not _rests(profile))


def _all_is_delivered(world: World) -> None:
    """Everything reported has its place, or stands where its author sees why it has none."""
    for profile in world.profiles:
        world.touch(profile)
    look(world, thoroughly=True)
    _all_is_given_back(world)
    _all_files_are_given_back(world)
    for profile in world.idle():
        outcomes = profile.workspace.outcomes()
        for (verdict, _), count in outcomes.items():
            world.counts["outcome", verdict] += count
        if profile.ended:
            continue
        if not world.has_read_all(profile):
            raise Violation("all_come_together", f"{profile.name} has not read everything")
        if kept := [row for row in profile.journal.aside.all() if not _lacks_a_witness(world, row)]:
            raise Violation("all_come_together", f"{profile.name} still keeps {len(kept)} batches aside")
        if unread := set(_keys_lacked(profile)) - _keys_without_a_witness(world) - _keys_lost(world, profile):
            raise Violation("all_come_together", f"{profile.name} lacks {len(unread)} keys of what it has read")


def _all_is_given_back(world: World) -> None:
    """What a living holder has in its log the server has too, whatever it was put back to.

    But for a unit's key whose version stands otherwise there: it can never count again, and is let go of.
    """
    versions = {unit.id: len(unit.keys) for unit in world.server.directory.units.values()}
    replaced = {event for event, said in world.unit_keys.items() if said.version <= versions.get(said.unit, 0)}
    unsent = {event for profile in world.profiles for event in profile.memory.outbox}
    rows = (row for profile in world.idle() for row in profile.journal.aside.all())
    unwitnessed = {event for row in rows if _lacks_a_witness(world, row) for event in row.events}
    for event in sorted(world.truth.unplaced - unsent - unwitnessed - replaced):
        for profile in world.idle():
            if not profile.ended and event in profile.memory.logged:
                raise Violation("all_come_together", f"{profile.name} has not given {event.hex()} back")


def _all_files_are_given_back(world: World) -> None:
    """A chunk that an event of the server's log needs is there, if a living holder has it."""
    chunks = world.server.chunks
    for _, address in sorted(chunks.links.keys() - chunks.kept.keys()):
        for profile in world.idle():
            files = profile.files
            here = (files.chunk(file, files.addresses(file).index(address)) for file in files.holding([address]))
            if not profile.ended and any(here):
                raise Violation("all_come_together", f"{profile.name} has not given {address.hex()} back")


def _lacks_a_witness(world: World, row: AsideRow) -> bool:
    """Whether what somebody without access wrote is held by one unit alone: there it stays, and is shown."""
    directory = world.server.directory
    holders = {one.unit for one in world.idle() if not one.ended and one.memory.logged.issuperset(row.events)}
    return not directory.active(directory.heir(row.device)) and len(holders) < 2


def _keys_lacked(profile: Profile) -> Iterator[bytes]:
    """The keys of what a profile has read and cannot open."""
    for channel in profile.workspace.heads():
        for row in profile.journal.log.with_outcome(channel, Verdict.WAITING, "key"):
            yield decode_header(row.header).header.key


def _keys_lost(world: World, profile: Profile) -> set[bytes]:
    """The keys that nobody has any more: who held them was lost, or shut out before this one was let in."""
    lacked = ((channel, key) for channel in profile.workspace.heads() for key in _keys_lacked(profile))
    holders: dict[bytes, list[Profile]] = {key: [] for key in _keys_lacked(profile)}
    for channel, key in lacked:
        holders[key] += [one for one in world.idle() if one.seals.holds(channel, key)]
    return {key for key, found in holders.items() if _all_are_gone(world, profile, found)}


def _all_are_gone(world: World, profile: Profile, holders: list[Profile]) -> bool:
    """Whether nobody could give a key on since somebody was let in: two who shut each other out leave a unit empty."""
    if not all(one.ended for one in holders):
        return False
    devices = world.server.directory.devices
    let_in = devices[profile.device].admitted_seq or 0
    ends = [devices[one.device].ended_seq for one in holders]
    return bool(world.lost) or (bool(ends) and all(end is not None and end < let_in for end in ends))


def _keys_without_a_witness(world: World) -> set[bytes]:
    """The keys that nobody but somebody without access has stated, where one unit alone still knows of it."""
    rows = (row for profile in world.idle() for row in profile.journal.aside.all() if _lacks_a_witness(world, row))
    batches = (read_aside(row).batch for row in rows)
    envelopes = (one for batch in batches for one in zip(batch.headers, batch.bodies, strict=True))
    return {decode_epoch(body).key for data, body in envelopes if decode_header(data).header.kind == EnvelopeKind.EPOCH}


def told(world: World) -> list[str]:
    """What a failure prints: the seed and the steps that led there."""
    return [f"seed {world.seed}", *world.trace]


def _ending(world: World) -> list[str]:
    """The end of the logical trace: what was placed where, and where everybody ended; no ciphertext, no key."""
    lanes = [
        f"{number}: {', '.join(event.hex() for event in lane.events)}"
        for number, lane in enumerate(world.server.lanes.values())
    ]
    ends = [
        f"{profile.name} {sorted(profile.workspace.outcomes().items())} {sorted(profile.digests().values())!r}"
        for profile in world.profiles
    ]
    return [*lanes, *ends]
