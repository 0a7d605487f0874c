"""What the sync machine asks for; the worker does it and answers with an input. Nothing is decided here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Greet:
    """Ask who the server is."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """Open a session."""


@dataclass(frozen=True, slots=True)
class Pull:
    """Fetch a page."""


@dataclass(frozen=True, slots=True)
class Push:
    """Hand in what waits."""


@dataclass(frozen=True, slots=True)
class Restore:
    """Give the server back what it has lost; `unknown` says that it has lost who we are, and opens no session."""

    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Watch:
    """Let the poller wait for changes."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Do nothing for so many seconds."""

    seconds: float


Effect = Greet | SignIn | Pull | Push | Restore | Watch | Pause
