"""The world of one schedule: the company, its profiles, the clock, the faults, and the book of what really happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import cast

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.helpers.company import CrashingJournal
from tests.helpers.line import Crash
from tests.helpers.memory_server import MemoryServer
from tests.simulation.beginnings import CLASSES, GUARD, living_company
from tests.simulation.cipher import Shelf
from tests.simulation.network import deliver
from tests.simulation.profile import Profile
from tests.simulation.said import Book
from tests.simulation.truth import Reported, Truth, heads_of
from wire.statements import UnitKeyStated

MOST_PROFILES = 7
VERSION = "0.1.0"
"""What all programs are."""
WEEK = 7 * 24 * 3_600_000
PAGES = (1, 3_000, 30_000, 30_000, 1_000_000, 1_000_000)
"""How many bytes a page of the server has; a batch a page costs most."""
CLOSELY = 25
"""Of so many schedules one is watched closely: every invariant is looked at after every step."""
PAUSES = (0, 1, 20, 900, 4_000, 61_000, 3_600_000)


Act = Callable[["World", Profile], bool]
"""What a step does; it says whether there was anything to do."""
Follow = Callable[[MemoryServer], MemoryServer]
"""Puts something beside the server that a schedule begins with, and gives what is to be asked instead."""


class World:
    """Everything a step may touch, and all that is random or timed in it comes from the seed."""

    def __init__(
        self, seed: int, folder: Path | None = None, follow: Follow = lambda server: server, *, exact: bool = False
    ) -> None:
        """Begin as the seed says; with a folder the profiles lie in it, in databases, and in memory otherwise.

        With `exact` no page of the server ends by its size: what was sealed has bytes in it that nobody can foresee,
        which are compressed to one more or less each time.
        """
        self.seed = seed
        self.random = Random(f"schedule {seed}")
        self.chances = Random(f"looks of {seed}")
        self.counts: Counter[tuple[str, str]] = Counter()
        self.trace: list[str] = []
        self.truth = Truth()
        self.said = Book()
        self.watched_closely = seed % CLOSELY == 1
        self.faults = self.random.choice((0.0, 0.08, 0.2, 0.35))
        self.crashes = self.random.choice((0.0, 0.01, 0.03))
        self.late: list[Callable[[], object]] = []
        self.touched: list[Profile] = []
        self.invites: list[tuple[str, Ed25519PrivateKey]] = []
        self.redeemed: list[tuple[str, Ed25519PrivateKey]] = []
        self.step = 0
        self.causes: set[str] = set()
        self.copied: set[bytes] = set()
        self.erased: set[bytes] = set()
        self.contents: dict[bytes, bytes] = {}
        self.by_hand: set[bytes] = set()
        self.chosen: set[tuple[bytes, bytes]] = set()
        self.learnt: set[tuple[bytes, bytes, bytes]] = set()
        self.openings: Counter[tuple[bytes, bytes]] = Counter()
        self.server_backups: list[MemoryServer] = []
        self.lives = 1
        self.ever_held: dict[str, set[bytes]] = {}
        self.known_ends: dict[bytes, tuple[int, bytes]] = {}
        self.known_keys: dict[bytes, bytes] = {}
        self.unit_keys: dict[bytes, UnitKeyStated] = {}
        self._busy: list[Profile] = []
        self.company, seats = living_company(self.random.choice(CLASSES), seed)
        self.company.server = follow(self.company.server)
        page_bytes = self.random.choice(PAGES)
        self.company.server.page_bytes = max(PAGES) if exact and page_bytes > min(PAGES) else page_bytes
        self.invites += self.company.spare.items()
        self.profiles: list[Profile] = []
        self.lost: list[Profile] = []
        self.shelf = Shelf(folder, Random(f"cuts of {seed}")) if folder else None
        for seat in seats:
            self.welcome(Profile(self.company, seat.unit, seat.identity, None, self.journal(seat.journal)))

    # Who and what is there.

    @property
    def server(self) -> MemoryServer:
        return self.company.server

    @property
    def time(self) -> int:
        return self.company.clock.time

    def heads(self) -> dict[bytes, tuple[int, bytes]]:
        """Where every channel of the server stands."""
        return heads_of(self.server.lanes)

    def reader_of(self, unit: str) -> str:
        """The unit that sees who of another has read what, empty where there is none."""
        return GUARD if GUARD in self.company.units and self.company.units[unit] == self.company.units[GUARD] else ""

    def has_read_all(self, profile: Profile) -> bool:
        """Whether a profile stands where the server stands now, in every channel it reads."""
        heads = self.heads()
        rows = profile.workspace.heads().values()
        return all(heads.get(row.channel, (0, bytes(32))) == (row.seq, row.head) for row in rows)

    def welcome(self, profile: Profile) -> Profile:
        """Let a profile take part."""
        profile.name = f"d{len(self.profiles) + len(self.lost) + 1}"
        self.profiles.append(profile)
        self.touch(profile)
        self.equip(profile)
        while True:
            try:
                profile.enter(self)
            except Crash:
                profile.journal.fall()
                continue
            return profile

    def journal(self, memory: CrashingJournal) -> CrashingJournal:
        """Give a journal for this schedule that holds what one in memory does."""
        # The real store states all that is asked of the one in memory, and is held to it by the same contract suite.
        return cast("CrashingJournal", self.shelf.poured(memory)) if self.shelf else memory

    def equip(self, profile: Profile) -> None:
        """Let the power fail a profile's journal as it fails the others'."""
        profile.journal.crash = self._crashes

    def begin_another_life(self) -> None:
        """The server is in an earlier state: the book of what it placed is written anew."""
        self.lives += 1
        self.causes.add("server_restored")
        self.known_ends.clear()
        self.known_keys.clear()
        self.late.clear()
        for profile in self.profiles:
            profile.way.hang_up()
        self.truth.begin_again()
        self.excuse_what_nobody_holds()
        self.expect_numbers_used_twice()

    def expect_numbers_used_twice(self) -> None:
        """A profile forgot what it sent, and the server did too: a number is used twice, and people are told of it."""
        if self.copied and self.lives > 1:
            self.causes.add("counter_reuse")

    def excuse_what_nobody_holds(self) -> None:
        """A disk was lost: what was on it alone nobody can be asked for."""
        kept = {row.event for one in self.profiles for row in one.journal.outbox.all()}
        kept |= {event for one in self.profiles for event in one.memory.logged}
        kept |= {event for lane in self.server.lanes.values() for event in lane.events}
        self.truth.excuse(self.truth.unplaced - kept)

    def lose(self, profile: Profile) -> None:
        """A profile is lost with its backups, and lies with whoever found it."""
        self.profiles.remove(profile)
        self.lost.append(profile)
        if profile in self.touched:
            self.touched.remove(profile)
        self.excuse_what_nobody_holds()

    def idle(self) -> list[Profile]:
        """The profiles that are not in the middle of a request, and whose access nobody has given up."""
        return [one for one in self.profiles if one not in self._busy and not one.retired]

    # What happens.

    def count(self, sort: str, name: str) -> None:
        """Count a fault, a step, an answer, an outcome."""
        self.counts[sort, name] += 1

    def tell(self, text: str) -> None:
        """Write a line of the trace."""
        self.trace.append(f"{self.step:>3} {text}")

    def pass_time(self) -> None:
        """Let some time go by: mostly little, now and then a night, rarely weeks; who was too old is upgraded."""
        if self.server.least_client != VERSION and self.random.random() < 0.1:
            self.server.least_client = VERSION
        self.company.clock.time += self.random.choice(PAUSES)
        if self.random.random() < 0.01:
            self.count("fault", "weeks later")
            self.company.clock.time += self.random.randint(2, 6) * WEEK

    def take(self, name: str, act: Act, profile: Profile) -> bool:
        """Let a profile take a step, if there is anything to do; says whether there was.

        A crash in it ends the process, which is then started again.
        """
        self.touch(profile)
        self._busy.append(profile)
        try:
            done = act(self, profile)
        except Crash:
            done = True
            self.crash(profile)
        finally:
            self._busy.remove(profile)
        if done:
            self.count("step", name)
        return done

    def touch(self, profile: Profile) -> None:
        """Note that a profile may look different now."""
        if profile not in self.touched:
            self.touched.append(profile)

    def crash(self, profile: Profile) -> None:
        """End a profile's process and start it again, which may end the same way."""
        self.count("fault", "crash")
        self.tell(f"{profile.name} crashes")
        self.touch(profile)
        profile.journal.fall()
        while True:
            try:
                profile.open()
            except Crash:
                profile.journal.fall()
                continue
            return

    def close(self) -> None:
        """Close all files; how often a commit came to the disk in part is known by then."""
        if self.shelf:
            self.counts.update({("disk", "schedule"): 1, ("disk", "log cut"): self.shelf.cuts})
        for profile in (*self.profiles, *self.lost):
            for journal in (profile.journal, *(backup.journal for backup in profile.backups)):
                journal.close()

    def be_calm(self) -> None:
        """Let faults stop: everybody is online, clocks are right, nothing crashes, what was late has arrived."""
        while self.late:
            deliver(self.late, 0)
        self.faults = self.crashes = 0.0
        self.server.least_client = VERSION
        for profile in self.profiles:
            profile.online, profile.watch.wrong_by = True, 0
            if self.random.random() < 0.3:
                profile.open()
        # What was opened until now was opened on a day that is over.
        self.company.clock.time += 25 * 3_600_000

    def meanwhile(self, profile: Profile) -> None:
        """While an answer is on its way to a profile, another one goes on working."""
        others = [one for one in self.idle() if one is not profile]
        if others and len(self._busy) < 3:
            other = self.random.choice(others)
            self.tell(f"{other.name} works meanwhile")
            self.take("meanwhile", _go_on, other)

    def deliver_late(self) -> None:
        """Sometimes a request arrives that was long believed lost, before or after others."""
        if self.late and self.random.random() < 0.3:
            deliver(self.late, self.random.randrange(len(self.late)))

    @contextmanager
    def reporting(self, profile: Profile) -> Iterator[None]:
        """What a profile has written when this ends well was confirmed to somebody."""
        before = {row.event for row in profile.journal.outbox.all()}
        yield
        added = [row for row in profile.journal.outbox.all() if row.event not in before]
        for row in added:
            self.truth.report([row.event], Reported(profile.name, row.channel, self.step))

    def _crashes(self) -> bool:
        return self.random.random() < self.crashes


def _go_on(world: World, profile: Profile) -> bool:
    profile.ask()
    return profile.work(world.random.choice((1, 2, 4))) > 0
