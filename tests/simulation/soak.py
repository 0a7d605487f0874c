"""Schedules without end: `make soak`, or `python -m tests.simulation.soak`.

`SEEDS=N` says how many (100,000), and real clients are killed N/100 times. `FIRST=S` says from which seed on; it is a
fresh one otherwise. Ctrl+C ends it, and the same command goes on where it was. Whatever was never seen to happen is a
failure, for it was not tried.
"""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait

from tests.simulation.counting import Counts, missing, table
from tests.simulation.progress import FILE, Progress, taken_up
from tests.simulation.schedule import live_as_often

CHUNK = 10
SEEDS = 100_000
HIGHEST = 10**9


def lived(seeds: range) -> Counts:
    """Live through some schedules, of one in ten twice; gives what was counted."""
    counts: Counts = Counter()
    for seed in seeds:
        counts += live_as_often(seed).counts
    return counts


class Soak:
    """One run of a soak, on all cores."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.failure = ""
        self._began = time.monotonic() - progress.seconds

    def chunks(self) -> Iterator[tuple[int, range]]:
        """What is still to be done."""
        first, schedules, done = self.progress.first, self.progress.schedules, set(self.progress.done)
        for number, start in enumerate(range(0, schedules, CHUNK)):
            if number not in done:
                yield number, range(first + start, first + min(schedules, start + CHUNK))

    def run(self) -> None:
        """Work until all is done, something fails, or somebody ends it."""
        chunks = self.chunks()
        with ProcessPoolExecutor(os.cpu_count(), initializer=_leave_ctrl_c_alone) as workers:
            running: dict[Future[Counts], int] = {}
            try:
                while not self.failure:
                    for number, seeds in chunks:
                        running[workers.submit(lived, seeds)] = number
                        if len(running) >= 2 * (os.cpu_count() or 1):
                            break
                    if not running:
                        return
                    self._take(running)
            finally:
                workers.shutdown(wait=False, cancel_futures=True)

    def _take(self, running: dict[Future[Counts], int]) -> None:
        ended, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in ended:
            number = running.pop(future)
            failure = future.exception()
            if failure is not None:
                notes = getattr(failure, "__notes__", ())
                self.failure = "\n".join((*notes, f"{type(failure).__name__}: {failure}"))
                return
            self.progress.add(number, future.result())
        self.progress.seconds = time.monotonic() - self._began
        self.progress.save()
        sys.stderr.write(f"\r{self.lived_through():,} of {self.progress.schedules:,} schedules, {self.speed()}")
        sys.stderr.flush()

    def kill(self) -> None:
        """Kill real clients at random moments, one for every hundred schedules."""
        wanted, piece = self.progress.schedules // 100, 20
        while not self.failure and self.progress.kills < wanted:
            count, first = min(piece, wanted - self.progress.kills), self.progress.first + self.progress.kills
            command = [sys.executable, "-m", "tests.e2e.kills", str(count), str(first)]
            ended = subprocess.run(command, check=False, capture_output=True, text=True)
            if ended.returncode:
                self.failure = f"{ended.stdout}\n{ended.stderr}"
                return
            self.progress.kills += count
            self.progress.save()
            sys.stderr.write(f"\r{self.progress.kills:,} of {wanted:,} kills")

    def lived_through(self) -> int:
        """How many schedules are done."""
        return min(self.progress.schedules, CHUNK * len(self.progress.done))

    def speed(self) -> str:
        """How many schedules a second."""
        return f"{self.lived_through() / max(self.progress.seconds, 0.001):.1f}/s"


def _leave_ctrl_c_alone() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def told(soak: Soak) -> int:
    """Print the report; gives the exit code."""
    progress = soak.progress
    sys.stderr.write("\n")
    sys.stdout.write("\n".join((*table(progress.counted), "")))
    sys.stdout.write(f"{'kills':<56} {progress.kills:>12,}\n")
    never = missing(progress.counted)
    for name in never:
        sys.stdout.write(f"never happened: {name}\n")
    FILE.unlink(missing_ok=True)
    sys.stdout.write(f"{soak.lived_through()} schedules, 0 violations, {soak.speed()}\n")
    return 1 if never else 0


def main() -> int:
    """Soak; says by its exit code whether all held and all was tried."""
    schedules, first = int(os.environ.get("SEEDS") or SEEDS), os.environ.get("FIRST")
    progress = taken_up(int(first) if first else None, schedules, secrets.randbelow(HIGHEST))
    sys.stderr.write(f"seeds {progress.first} to {progress.first + schedules - 1}\n")
    soak = Soak(progress)
    try:
        soak.run()
        soak.kill()
    except KeyboardInterrupt:
        sys.stderr.write(f"\nended after {soak.lived_through():,} schedules; the same command goes on from here\n")
        return 130
    if soak.failure:
        sys.stdout.write(f"\n{soak.failure}\n{soak.lived_through()} schedules, 1 violations, {soak.speed()}\n")
        return 1
    return told(soak)


if __name__ == "__main__":
    sys.exit(main())
