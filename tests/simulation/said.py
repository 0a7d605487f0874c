"""What somebody said in a schedule, as they wrote it: a plain second book that no program reads, for the invariants."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import msgspec

from desktop.domain.kinds import KINDS
from desktop.domain.rows import OutboxRow
from wire.body import decode_body
from wire.header import EnvelopeKind

FOLLOWING = (
    "notification.supplemented",
    "notification.corrected",
    "notification.asked",
    "notification.noted",
    "notification.feedback_given",
)
RELEASING = ("release.requested", "release.released", "release.returned", "release.withdrawn")
INSIDE = (*RELEASING, "assignment.assigned", "assessment.recorded", "phoned.told")
"""What a unit says to itself alone."""
TAKING_BACK = ("notification.recall_requested", "notification.forward_taken_back")
MISDIRECTING = ("notification.misdirected", "notification.misdirection_taken_back")
_KEPT = frozenset({*FOLLOWING, *INSIDE, *TAKING_BACK, *MISDIRECTING})


@dataclass(frozen=True, slots=True)
class Said:
    """One event as it was written: by whom, of which unit, in which channel, of what, and what it says.

    `person` is the device that somebody began with, whatever device goes on for it since.
    """

    event: bytes
    person: bytes
    unit: str
    channel: bytes
    entity: bytes
    body: Any


@dataclass
class Book:
    """All that was said, by type and event. What was only sealed in part when a process ended stays in it."""

    by_type: dict[str, dict[bytes, Said]] = field(default_factory=lambda: {name: {} for name in _KEPT})

    def hear(self, rows: Iterable[OutboxRow], person: bytes, unit: str) -> None:
        """Note what of these events is to be remembered; what is erased says nothing any more."""
        for row in rows:
            if row.envelope == EnvelopeKind.EVENT and row.reason != "erased":
                self._hear(row, person, unit)

    def _hear(self, row: OutboxRow, person: bytes, unit: str) -> None:
        body = decode_body(row.plaintext)
        if body.type not in _KEPT:
            return
        kind, _, name = body.type.partition(".")
        fields = msgspec.msgpack.decode(body.fields, type=KINDS[kind].bodies[name])
        said = Said(row.event, person, unit, row.channel, row.entity, fields)
        self.by_type[body.type].setdefault(row.event, said)

    def of(self, *types: str) -> list[Said]:
        """Give what was said of some types."""
        return [said for name in types for said in self.by_type[name].values()]

    def wanted_back(self) -> set[bytes]:
        """Give the notifications that somebody wanted back from where they were sent, or passed on to."""
        asked, taken = (self.of(name) for name in TAKING_BACK)
        return {said.entity for said in asked} | {said.body.forwarded_id for said in taken}

    def find(self, event: bytes, *types: str) -> Said | None:
        """Give what one event said, None if it is of no such type."""
        return next((found for name in types if (found := self.by_type[name].get(event)) is not None), None)
