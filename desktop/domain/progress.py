"""What one step of a sync did, and why a sync must stop: words that the workspace says and the sync room hears."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Absorbed:
    """What one pulled page did: events taken in, entities that now look different, whether to pull again.

    `current` says that the directory has been read as far as the server has it, `lost` that the server lacks something
    it once had, `held` that something of that was not offered to it yet, so that channels are held back; `rewound` that
    part of what was read is kept aside now, to be read anew.
    """

    events: int = 0
    shown: tuple[bytes, ...] = ()
    more: bool = False
    current: bool = True
    lost: bool = False
    rewound: bool = False
    held: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """What the answers to one push did; `later` asks for a pause of that many seconds."""

    accepted: int = 0
    refused: int = 0
    again: bool = False
    later: float = 0.0


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is left to do. `level` says that every head equals the server's, as of the last pull."""

    outbox: int = 0
    refused: int = 0
    waiting: int = 0
    quarantined: int = 0
    level: bool = False
    alarms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Returning:
    """How far giving a server back what it has lost has come: so many events were offered, of so many in all."""

    done: int
    count: int


@dataclass(frozen=True, slots=True)
class Probe:
    """One step of a test of the connection: whether it went well, and what was found, in a sentence for people.

    `seconds` is how long it took, as far as that can be told; `unreached` says that nobody answered, which may pass.
    """

    step: str
    ok: bool
    text: str
    seconds: float | None = None
    unreached: bool = False


class Halt(Exception):
    """Going on could lose something: everything is kept, nothing is sent, a person has to know."""

    def __init__(self, reason: str, message: str) -> None:
        """Keep the reason (a named alarm, `revoked` or `least_version`) and one plain sentence."""
        super().__init__(message)
        self.reason = reason
        self.message = message


@dataclass(frozen=True, slots=True)
class Moved:
    """How far a file has come: `done` of its `count` chunks are where they shall be."""

    file: bytes
    done: int
    count: int
    size: int
    up: bool


class BrokenOff(Exception):
    """Somebody wants a transfer no more: raised where it tells how far it has come."""
