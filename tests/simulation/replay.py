"""One schedule once more, with its trace: `python -m tests.simulation.replay SEED`."""

from __future__ import annotations

import sys

from tests.simulation.invariants.registry import Violation
from tests.simulation.schedule import live


def main(seed: int) -> int:
    """Live through a seed; says how it ended."""
    try:
        world = live(seed)
    except Violation as violation:
        sys.stdout.write("\n".join((*violation.__notes__, str(violation), "")))
        return 1
    sys.stdout.write("\n".join((*world.trace, "all is well", "")))
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
