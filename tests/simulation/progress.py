"""How far a soak has come, in a small file of the folder it was started in, so that it can be ended and go on."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.simulation.counting import Counts

FILE = Path(".soak-progress.json")


@dataclass
class Progress:
    """A soak: its first seed, how many schedules and kills it is to have, and what of that is done.

    `done` are the numbers of the chunks lived through, `seconds` is for how long it has worked so far.
    """

    first: int
    schedules: int
    done: list[int] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    kills: int = 0

    def add(self, chunk: int, counts: Counts) -> None:
        """Take in what a chunk has counted."""
        self.done.append(chunk)
        for (sort, name), count in counts.items():
            self.counts[f"{sort}/{name}"] = self.counts.get(f"{sort}/{name}", 0) + count

    @property
    def counted(self) -> Counts:
        """Give all counts."""
        return Counter({(key.split("/", 1)[0], key.split("/", 1)[1]): count for key, count in self.counts.items()})

    def save(self) -> None:
        """Write it down, whole or not at all."""
        new = FILE.with_suffix(".new")
        new.write_text(json.dumps(asdict(self)), encoding="utf-8")
        new.replace(FILE)


def taken_up(first: int | None, schedules: int, fresh: int) -> Progress:
    """Give the soak that was ended before, if it is the one that is asked for, else a new one."""
    kept = Progress(**json.loads(FILE.read_text(encoding="utf-8"))) if FILE.exists() else None
    if kept is not None and kept.schedules == schedules and first in (None, kept.first):
        return kept
    return Progress(fresh if first is None else first, schedules)
