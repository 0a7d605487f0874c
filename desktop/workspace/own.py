"""What is this device's own and never an event: drafts, preferences, the settings, the counter of its numbers."""

from __future__ import annotations

from typing import Final

from desktop.domain import lease
from desktop.domain.draft_about import completed_by
from desktop.domain.precedence import Held
from desktop.domain.refused import Refused
from desktop.workspace.ground import Ground
from desktop.workspace.leftovers import PREFERENCE, discard_leftovers, erased_among

_COUNTER: Final = "counter"
_MET: Final = "met_at"
_LATEST: Final = "latest_seen"
_HOUR_MS: Final = 3600 * 1000
_GONE: Final = "Die Meldung dazu wurde gelöscht. Dieser Entwurf wird nicht mehr gesichert; bitte verwerfen Sie ihn."


class Own:
    """The device's own rows, in the encrypted database like everything else."""

    def __init__(self, ground: Ground) -> None:
        """Stand on the workspace's ground."""
        self._ground = ground

    @property
    def held(self) -> Held:
        """Give the settings that hold for this profile since it was unlocked."""
        return self._ground.held

    def hold(self, held: Held) -> None:
        """Take the settings that hold from now on."""
        self._ground.held = held

    @property
    def days_alone(self) -> int:
        """Count the whole days since the server was last reached."""
        return lease.days_alone(self._kept(_MET), self._latest())

    @property
    def lease_over(self) -> bool:
        """Say whether content stays hidden until the server is reached again."""
        return lease.is_over(self._kept(_MET), self._latest(), self.held.settings.lease_days)

    @property
    def hidden_since(self) -> int:
        """Give which contact was the last one (ms since 1970 UTC) while content is hidden, 0 while it is not."""
        return self._kept(_MET) if self.lease_over else 0

    def meet(self) -> None:
        """Note that the server was reached now, by its own clock."""
        now = str(self._now()).encode()
        with self._ground.journal.transaction():
            for name in (_MET, _LATEST):
                self._ground.journal.settings.put(name, now)

    def see_time(self) -> None:
        """Note the latest time this device has seen, to the hour: a clock set back makes nothing readable."""
        if self._now() - self._kept(_LATEST) >= _HOUR_MS:
            with self._ground.journal.transaction():
                self._ground.journal.settings.put(_LATEST, str(self._now()).encode())

    def _now(self) -> int:
        return self._ground.server_time

    def _latest(self) -> int:
        return max(self._now(), self._kept(_LATEST))

    def _kept(self, name: str) -> int:
        return int(self._ground.journal.settings.get(name) or b"0")

    def save_draft(self, draft: bytes, content: bytes) -> int:
        """Keep a draft as it is now; gives when that was (ms since 1970 UTC).

        Raises `Refused` where it completes what is erased: nothing of that is to lie here any more.
        """
        now = self._ground.surroundings.now()
        with self._ground.journal.transaction():
            about = completed_by(content)
            if about and erased_among(self._ground, {about}):
                raise Refused("erased", _GONE)
            self._ground.journal.drafts.save(draft, now, content)
        return now

    def draft(self, draft: bytes) -> bytes | None:
        """Give a draft's content, or None."""
        return self._ground.journal.drafts.get(draft)

    def drafts(self) -> list[tuple[bytes, int, bytes]]:
        """Give all drafts with when they were saved (ms since 1970 UTC), the latest first."""
        return self._ground.journal.drafts.all()

    def discard_draft(self, draft: bytes) -> bool:
        """Remove a draft; says whether there was one."""
        with self._ground.journal.transaction():
            return self._ground.journal.drafts.discard(draft)

    def discard_leftovers(self) -> None:
        """Keep nothing that was begun about what is erased."""
        discard_leftovers(self._ground)

    def preference(self, name: str) -> str:
        """Give what was chosen, empty if nothing was."""
        return (self._ground.journal.settings.get(PREFERENCE + name) or b"").decode()

    def keep_preference(self, name: str, value: str) -> None:
        """Keep what was chosen."""
        with self._ground.journal.transaction():
            self._ground.journal.settings.put(PREFERENCE + name, value.encode())

    def next_count(self) -> int:
        """Give the next number of this device's counter, from 1; none is used up by what does not hold."""
        with self._ground.transaction():
            count = 1 + int(self._ground.journal.settings.get(_COUNTER) or b"0")
            self._ground.journal.settings.put(_COUNTER, str(count).encode())
        return count
