"""Looks for a seed in which an invariant fails: `python -m tests.simulation.mutants.hunt MOST` in a patched tree."""

from __future__ import annotations

import sys
from contextlib import suppress

from tests.simulation.invariants.registry import Violation
from tests.simulation.schedule import live


def broken(seed: int) -> str:
    """Name the invariant that fails in a schedule, empty if none does."""
    try:
        live(seed)
    except Violation as violation:
        return violation.name
    return ""


def main(most: int) -> None:
    """Say the first seed with a violation and its invariant; a schedule that dies otherwise has found nothing."""
    for seed in range(most):
        with suppress(Exception):
            if name := broken(seed):
                sys.stdout.write(f"{seed} {name}\n")
                return


if __name__ == "__main__":
    main(int(sys.argv[1]))
