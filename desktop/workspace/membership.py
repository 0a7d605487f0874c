"""This device in the directory as read so far: who it is, what it may read, how it came in, what it states there.

A part of the workspace. It must not know what an entity is.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.rules import RulesInForce
from desktop.domain.terms import Terms
from desktop.workspace import stating
from desktop.workspace.coming_in_anew import come_in_anew, comes_in, why_refused
from desktop.workspace.ground import Ground
from desktop.workspace.stating import Revocation
from desktop.workspace.succession import Succession
from wire.directory import Directory
from wire.names import cooperation_channel, pair_channel, unit_channel
from wire.statements import Enrolled, Statement


class Membership:
    """What the directory says of this device and its unit, and what this device says there."""

    _ground: Ground

    @property
    def directory(self) -> Directory:
        """Give the directory as last read."""
        return self._ground.kept

    @property
    def device(self) -> bytes:
        """Give this device's id."""
        return self._ground.seals.device

    def is_own(self, device: bytes) -> bool:
        """Say whether this device's person is who a device was: it is this one, or this one goes on for it."""
        return self.directory.heir(device) == self.device

    @property
    def root(self) -> bytes:
        """Give the fingerprint of root's key."""
        return self._ground.seals.root

    @property
    def root_words(self) -> tuple[str, ...]:
        """Give the words by which people compare root's fingerprint; the first time takes a moment."""
        return self._ground.seals.root_words

    @property
    def unit(self) -> str:
        """Give this device's unit, empty for the founder's device."""
        return self._ground.unit

    @property
    def active(self) -> bool:
        """Say whether this device is admitted."""
        return self._ground.active

    @property
    def is_copy(self) -> bool:
        """Say whether this profile is a copy that goes on as another device at the next sync."""
        return Succession(self._ground).is_copy

    @property
    def rules(self) -> RulesInForce:
        """Give the rules as the directory read so far states them."""
        return self._ground.rules(self.directory.seq)

    @property
    def terms(self) -> Terms:
        """Give what deadlines follow from, as the directory read so far states it."""
        return self._ground.terms

    @property
    def clock_gap(self) -> int | None:
        """Give by how many ms this device's clock was ahead of the server's at the last contact, None before any."""
        return self._ground.clock_gap

    def revocation(self, device: bytes = b"") -> Revocation | None:
        """Give how the directory states that a device's access (default: this one's) was withdrawn, or None."""
        return stating.revocation(self._ground, device or self.device)

    def stated_at(self, seq: int) -> int:
        """Give when the directory's statement at a seq was accepted (ms since 1970 UTC), 0 if there is none."""
        return stating.stated_at(self._ground, seq)

    def pair(self, unit: str) -> bytes:
        """Name the channel shared with another unit."""
        return pair_channel(self.root, self.unit, unit)

    def cooperation(self) -> bytes:
        """Name the channel of all units."""
        return cooperation_channel(self.root)

    def own_unit(self) -> bytes:
        """Name the channel of this device's unit."""
        return unit_channel(self.root, self.unit)

    @property
    def comes_in(self) -> bool:
        """Say whether this device is about to redeem an invite."""
        return comes_in(self._ground)

    @property
    def enrolled_unit(self) -> str:
        """Give the unit this device was enrolled in, whatever a restored server knows by now; empty if in none."""
        return self._ground.unit_then(self._ground.seals.device)

    @property
    def was_known(self) -> bool:
        """Say whether this device has been enrolled, whatever a restored server knows of it by now."""
        return bool(self.enrolled_unit)

    @property
    def enrolment_refused(self) -> str:
        """Give why the server refused the enrolment that was handed in last, empty if it did not."""
        return why_refused(self._ground)

    def come_in_anew(self, statement: Enrolled) -> None:
        """Redeem another invite with this device, which the server does not know any more."""
        come_in_anew(self._ground, statement)

    def check_statement(self, *statements: Statement) -> None:
        """Ask the directory's fold whether this device may state these now, one upon the other; raises `Refused`."""
        stating.check(self._ground, statements)

    def state_in_directory(self, statements: Sequence[Statement]) -> list[bytes]:
        """Queue statements for the directory; gives their event ids. The directory's fold decides."""
        return stating.queue(self._ground, statements)

    def take_back_statement(self, event: bytes) -> bool:
        """Drop a statement that still waits here; says whether it did."""
        return stating.take_back(self._ground, event)
