"""What outlives the process after a failed pass, so that a restart is no way round a server's wish to be left alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import msgspec

from desktop.sync.machine import Phase, State
from desktop.sync.pauses import PAUSE_ASKED_LONGEST
from wire.decoders import read_json

_MILLISECONDS: Final = 1000


@dataclass(frozen=True, slots=True)
class BackOff:
    """How often it failed, when the pause ends (ms since 1970 UTC), and whether the server asked for it."""

    failures: int = 0
    not_before: int = 0
    asked: bool = False

    def seconds(self, now: int) -> float:
        """Give what is left of the pause: nothing of one longer than there is, for its clock was wrong."""
        left = (self.not_before - now) / _MILLISECONDS
        return left if 0 < left <= PAUSE_ASKED_LONGEST else 0.0


def back_off(state: State, seconds: float, now: int) -> BackOff:
    """Give what to keep of a machine with so many seconds of its pause left."""
    paused = state.phase is Phase.PAUSED
    return BackOff(state.failures, now + round(seconds * _MILLISECONDS) if paused else 0, paused and state.asked)


def resumed(kept: BackOff, now: int) -> State:
    """Give the state a new machine starts in: it hands in with care, for what failed may have been a push."""
    phase = Phase.PAUSED if kept.seconds(now) else Phase.IDLE
    asked, careful = kept.asked and phase is Phase.PAUSED, kept.failures > 0
    return State(phase=phase, failures=kept.failures, asked=asked, careful=careful)


def encode(kept: BackOff) -> bytes:
    """Write a back-off down."""
    return msgspec.json.encode(kept)


def decode(text: bytes | None) -> BackOff:
    """Read a back-off; what cannot be read is none."""
    try:
        return read_json(text or b"{}", BackOff)
    except msgspec.MsgspecError:
        return BackOff()
