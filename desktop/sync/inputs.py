"""What the sync machine is told: wishes, answers, and failures, which are inputs as well. Nothing is decided here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.sync.failures import Failure


@dataclass(frozen=True, slots=True)
class Begin:
    """Somebody wants a sync now, or new work waits in the outbox."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody asks how things stand: the server is spoken to even where nothing seems to be left to do."""


@dataclass(frozen=True, slots=True)
class Greeted:
    """The server is the one known; `session` says whether a token is at hand."""

    session: bool


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session is open."""


@dataclass(frozen=True, slots=True)
class Pulled:
    """A page is in: `more` says that another waits, `moved` that this one brought something.

    `current` says that the directory has been read to its end, so that something may be pushed; `lost` that the server
    lacks something that it once had, `held` that channels are held back until all of that has been offered to it.
    """

    more: bool
    moved: bool = True
    current: bool = True
    lost: bool = False
    held: bool = False


@dataclass(frozen=True, slots=True)
class Pushed:
    """Batches were answered: `moved` if some found their end, `again` if some have to be sealed anew after a pull.

    `later` > 0 asks for a pause of that many seconds; `jitter` is drawn by the caller, 0 to 1.
    """

    moved: bool
    later: float = 0.0
    again: bool = False
    jitter: float = 1.0


@dataclass(frozen=True, slots=True)
class Restored:
    """Part of what the server had lost was offered to it: `more` waits to be, `moved` says that it took something.

    `jitter` is drawn by the caller, 0 to 1.
    """

    more: bool
    moved: bool
    jitter: float = 1.0


@dataclass(frozen=True, slots=True)
class Changed:
    """The poller says that the server has something else than we know."""


@dataclass(frozen=True, slots=True)
class TimerFired:
    """The pause is over."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A request failed; `jitter` is drawn by the caller, 0 to 1."""

    failure: Failure
    jitter: float


@dataclass(frozen=True, slots=True)
class Halted:
    """Going on could lose something."""

    reason: str


Input = Begin | Asked | Greeted | SignedIn | Pulled | Pushed | Restored | Changed | TimerFired | Failed | Halted
INPUTS: Final = (Begin, Asked, Greeted, SignedIn, Pulled, Pushed, Restored, Changed, TimerFired, Failed, Halted)
