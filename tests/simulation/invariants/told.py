"""What a profile's log says in the channel of all units, event by event, for plain models that go through it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.fold import Written
from desktop.domain.outcome import Verdict
from desktop.workspace.opening import open_placed
from tests.simulation.profile import Profile
from wire.header import EnvelopeKind, decode_header

_SUPERSEDED = (Verdict.SUPERSEDED, "")


@dataclass(frozen=True, slots=True)
class Told:
    """An event that counts: what it says, of which entity, on which device, and what the fold made of it."""

    written: Written
    entity: bytes
    device: bytes
    verdict: str

    @property
    def counts(self) -> bool:
        """Whether it has changed what is shown."""
        return self.verdict != Verdict.SUPERSEDED


def reads_all(profile: Profile) -> bool:
    """Whether a profile reads the channel of all units; of one without access nothing is asked."""
    return profile.workspace.cooperation() in profile.memory.ground_of(profile).channels


def told(profile: Profile, kinds: tuple[str, ...], first: frozenset[type]) -> Iterator[Told]:
    """Go through the log; what stands before the `first` event of its entity counts right behind that."""
    begun: set[bytes] = set()
    early: dict[bytes, list[Told]] = {}
    for one in _counted(profile, kinds):
        if type(one.written.said) not in first and one.entity not in begun:
            early.setdefault(one.entity, []).append(one)
            continue
        begun.add(one.entity)
        yield one
        yield from early.pop(one.entity, ())


def _counted(profile: Profile, kinds: tuple[str, ...]) -> Iterator[Told]:
    ground, channel = profile.memory.ground_of(profile), profile.workspace.cooperation()
    for row in profile.journal.log.page(channel, 0, 100_000):
        counts = row.outcome in (Verdict.APPLIED, Verdict.CONFLICT) or (row.outcome, row.reason) == _SUPERSEDED
        if counts and decode_header(row.header).header.kind == EnvelopeKind.EVENT:
            written = open_placed(ground, ground.channels[channel], row)
            if isinstance(written, Written) and written.type.partition(".")[0] in kinds:
                yield Told(written, written.entities[0], row.device, row.outcome)
