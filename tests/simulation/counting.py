"""What a soak must have seen at least once: every step, every fault, every answer, every outcome, every invariant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from desktop.domain.outcome import Verdict
from tests.simulation.invariants.registry import INVARIANTS
from tests.simulation.network import FAULTS
from tests.simulation.steps.registry import STEPS
from wire.header import EnvelopeKind
from wire.messages import Accepted, EpochRetired, Known, Later, RefusedBatch

Counts = Counter[tuple[str, str]]

_BESIDE = (
    "old answer",
    "offline",
    "crash",
    "weeks later",
    "weeks offline",
    "wrong clock",
    "restored client",
    "cloned client",
    "restored server",
    "silently restored server",
    "server founded again",
    "unit lost",
    "invite redeemed twice",
    "chunks lost",
    "unneeded chunk collected",
    "least version raised",
)
EXPECTED: dict[str, tuple[str, ...]] = {
    "step": tuple(step.name for step in STEPS),
    "fault": (*FAULTS, *_BESIDE),
    "answer": tuple(answer.__name__ for answer in (Accepted, EpochRetired, Known, Later, RefusedBatch)),
    "offer": ("after a loss",),
    "outcome": tuple(verdict.value for verdict in Verdict),
    "envelope": tuple(kind.name for kind in EnvelopeKind if kind is not EnvelopeKind.DISPOSED),
    "statement": ("InviteStated", "Enrolled", "Admitted", "Revoked", "Succeeded", "UnitKeyStated"),
    "chunk": ("carried", "fetched"),
    "attachment": ("fetched", "verified in the end", "named as missing"),
    "adopted": ("adopted",),
    "reading": ("handed in",),
    "kept back": ("wanted back",),
    "helped": ("let in", "a lead sent", "invited anew"),
    "disk": ("schedule", "log cut"),
    "invariant": tuple(invariant.name for invariant in INVARIANTS),
}


def missing(counts: Counts) -> list[str]:
    """Name everything that was expected and never happened."""
    return [f"{sort} {name}" for sort, names in EXPECTED.items() for name in names if not counts[sort, name]]


def table(counts: Counts) -> Iterable[str]:
    """A line for everything that was counted, what was expected first."""
    expected = [(sort, name) for sort, names in EXPECTED.items() for name in names]
    for sort, name in dict.fromkeys([*expected, *sorted(counts)]):
        yield f"{sort:<10} {name:<45} {counts[sort, name]:>12,}"
