"""Tries every planted bug: `make mutants`. The last line says how many of the rows were found.

A bug planted beside them is not counted there; like any other it has its line, and makes the command fail if it is not
found.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.simulation.invariants.registry import Violation
from tests.simulation.mutants.patching import HOUSE, apply, patches
from tests.simulation.schedule import live

MOST_SEEDS = 10_000
ROOMS = ("wire", "desktop", "server_stub", "tests")


def hunted(patch: Path) -> tuple[int, str] | None:
    """Plant one bug into a copy of the tree; gives the seed and the invariant that found it, None if none did."""
    with tempfile.TemporaryDirectory(prefix="mutant-") as folder:
        for room in ROOMS:
            shutil.copytree(HOUSE / room, Path(folder) / room, ignore=shutil.ignore_patterns("__pycache__"))
        apply(patch, Path(folder))
        command = [sys.executable, "-m", "tests.simulation.mutants.hunt", str(MOST_SEEDS)]
        ended = subprocess.run(
            command, cwd=folder, env={**os.environ, "PYTHONPATH": folder}, check=False, capture_output=True, text=True
        )
    found = re.fullmatch(r"(\d+) (\w+)\n", ended.stdout)
    return (int(found[1]), found[2]) if found else None


def tried(patch: Path) -> str:
    """Say how one planted bug was found, or that it was not."""
    found = hunted(patch)
    if found is None:
        return f"{patch.stem}: not found"
    seed, name = found
    try:
        live(seed)
    except Violation as violation:
        return f"{patch.stem}: seed {seed} fails without it as well: {violation}"
    return f"{patch.stem}: found, seed {seed}, {name}"


def main() -> int:
    """Try all; says by its exit code whether all were found."""
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        lines = list(workers.map(tried, patches()))
    rows = [line for line in lines if line.startswith("row-")]
    count = sum(": found," in line for line in rows)
    sys.stdout.write("\n".join((*lines, f"{count} of {len(rows)} found", "")))
    return 0 if all(": found," in line for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
