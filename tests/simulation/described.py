"""Writes docs/simulation.md from the lists in the code (`python -m tests.simulation.described`); a test checks it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from inspect import getdoc
from pathlib import Path

from tests.simulation.invariants.registry import INVARIANTS
from tests.simulation.network import FAULTS
from tests.simulation.steps.registry import STEPS
from tests.simulation.world import CLOSELY

PAGE = Path(__file__).parents[2] / "docs" / "simulation.md"
_TEXT = """# The simulation

Written by `python -m tests.simulation.described` from `tests/simulation/`; a test holds them equal.

Whole companies live through seeded schedules: two to seven profiles of two to four units and their server, in one
thread. Machine, worker, workspace, fold, keys and relay are the real ones. The journal is the one in memory, which the
contract suite of the store holds to the same behaviour. So is that of the server: chosen schedules, and more in `make
test-all`, are lived through with real logs beside it, on SQLite and on PostgreSQL, which are asked the same at every
push, pull, wait and restore, at every call about the chunks of files (which are missing, put, get, collect), and at
founding again, and have to answer the same bytes (`tests/simulation/test_real_server.py`). Hello, challenge and session
are answered by `tests/helpers/line.py` alone, by the server's own rules of who may come in. The seed decides
everything: who takes which step, what the way to the server does to each request, when a process ends, what the clocks
say. Nothing waits and nothing is timed.

A schedule takes at least a hundred steps and looks at the invariants after each, at those that cost more now and then;
in one schedule of {closely} at all of them after every step. Then the faults stop, people let in who waits for them,
and within a bounded number of rounds everybody must have everything. One seed in ten is lived
through twice with equal logical traces: ids, seqs, outcomes, states, but no ciphertext. A failure prints its seed and
the steps that led there; `python -m tests.simulation.replay SEED` shows them again. A seed that found a bug stays in
`tests/simulation/test_found_seeds.py`. With one step more it means another schedule, so what it found is written down
besides, step by step, in the tests of what was mended. For every invariant a defect is planted that it must complain of
(`tests/simulation/invariants/test_registry.py`).

## What must hold

An invariant is a function in `tests/simulation/invariants/` and a line in its `registry.py`.

{invariants}
- **all come together**: When the faults have stopped, everybody has everything after a bounded number of rounds.

## What is done

A step is a function in `tests/simulation/steps/` and a line in its `registry.py`.

{steps}

## What goes wrong

To a request: {faults}; a pull may besides bring an old answer again. To a profile: it is offline, for weeks now and
then; its clock is wrong, by years; its process ends at rest, in a request, before or after a commit.
"""


def described() -> str:
    """The page as the code has it now."""
    invariants = _listed((invariant.name.replace("_", " "), invariant.check) for invariant in INVARIANTS)
    steps = _listed((step.name, step.act) for step in STEPS)
    return _TEXT.format(closely=CLOSELY, invariants=invariants, steps=steps, faults=", ".join(FAULTS))


def _listed(named: Iterable[tuple[str, object]]) -> str:
    return "\n".join(f"- **{name}**: {' '.join((getdoc(what) or '').split())}" for name, what in named)


if __name__ == "__main__":
    PAGE.write_text(described(), encoding="utf-8")
    sys.stdout.write(f"{PAGE}\n")
