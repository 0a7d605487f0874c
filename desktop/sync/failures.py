"""What can go wrong between the profile and the server. In the machine failures are inputs, not exceptions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Cause(StrEnum):
    """Why a request did not do what it should."""

    UNREACHABLE = "unreachable"
    CERTIFICATE = "certificate"
    SERVER = "server_error"
    PROTOCOL = "protocol"
    SESSION = "session"
    REFUSED = "refused"
    LOCAL = "local"


_HERE: Final = (Cause.REFUSED, Cause.LOCAL)
"""What asks for somebody: a rule says no, or this computer fails. All else is the line, the server or the session."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One failed request. `code` is the server's word where it gave one; never content."""

    cause: Cause
    code: str
    message: str
    retry_after: float = 0.0

    @property
    def passes(self) -> bool:
        """Say whether it may go well another time without anybody doing something here."""
        return self.cause not in _HERE


CLOSED: Final = Failure(
    Cause.REFUSED,
    "channel_closed",
    "Eine Stelle, die eine Datei betrifft, nimmt nicht mehr teil. Die Datei bleibt, wo sie ist, bis die Stelle wieder "
    "teilnimmt; alles andere geht seinen Weg.",
)
"""What keeps a file back without anything having gone wrong; nothing else waits for it."""


def graver(one: Failure | None, other: Failure | None) -> Failure | None:
    """Give what of two is to be said: the first, unless that is no more than a file nobody takes part in any more."""
    return other if one is None or (one == CLOSED and other is not None) else one


class RequestFailed(Exception):
    """Raised by the transport; the worker turns it into an input."""

    def __init__(self, failure: Failure) -> None:
        """Keep the failure."""
        super().__init__(failure.message)
        self.failure = failure
