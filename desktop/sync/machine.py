"""The sync machine: (state, input) -> (state, effects), as a table of phases and inputs.

Every pair stands in the table; late and duplicate answers are rows that say so. The machine reads no clock and draws no
random number: inputs carry what it needs. A pass goes hello, session, pull, push, pull … until nothing moves, then watches.
Failures lead to a growing, jittered pause that honours Retry-After; only a halt stops it, and loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from desktop.sync.failures import Cause, Failure

PAUSE_FIRST: Final = 1.0
PAUSE_LONGEST: Final = 300.0
_GIVE_UP_SESSION: Final = 3


class Phase(StrEnum):
    """Where the machine stands."""

    IDLE = "idle"
    GREETING = "greeting"
    SIGNING_IN = "signing_in"
    PULLING = "pulling"
    PUSHING = "pushing"
    WATCHING = "watching"
    PAUSED = "paused"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class State:
    """The machine's whole state. `failures` counts those in a row; `wanted` remembers work that came while busy."""

    phase: Phase = Phase.IDLE
    failures: int = 0
    sessions_lost: int = 0
    wanted: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Begin:
    """Somebody wants a sync now, or new work waits in the outbox."""


@dataclass(frozen=True, slots=True)
class Greeted:
    """The server is the one known; `session` says whether a token is at hand."""

    session: bool


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session is open."""


@dataclass(frozen=True, slots=True)
class Pulled:
    """A page is in; `more` says that another waits."""

    more: bool


@dataclass(frozen=True, slots=True)
class Pushed:
    """Batches were answered; `later` > 0 asks for a pause of that many seconds."""

    moved: bool
    later: float = 0.0


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


Input = Begin | Greeted | SignedIn | Pulled | Pushed | Changed | TimerFired | Failed | Halted
INPUTS: Final = (Begin, Greeted, SignedIn, Pulled, Pushed, Changed, TimerFired, Failed, Halted)


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
class Watch:
    """Let the poller wait for changes."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Do nothing for so many seconds."""

    seconds: float


Effect = Greet | SignIn | Pull | Push | Watch | Pause
_Result = tuple[State, tuple[Effect, ...]]
_Row = Callable[[State, Input], _Result]


def _to(phase: Phase, *effects: Effect) -> _Row:
    def row(state: State, _given: Input) -> _Result:
        return replace(state, phase=phase), effects

    return row


def _late(state: State, _given: Input) -> _Result:
    """An answer that nobody waits for any more: ignored."""
    return state, ()


def _remember(state: State, _given: Input) -> _Result:
    return replace(state, wanted=True), ()


def _greeted(state: State, given: Input) -> _Result:
    if isinstance(given, Greeted) and given.session:
        return replace(state, phase=Phase.PULLING), (Pull(),)
    return replace(state, phase=Phase.SIGNING_IN), (SignIn(),)


def _pulled(state: State, given: Input) -> _Result:
    calm = replace(state, failures=0, sessions_lost=0)
    if isinstance(given, Pulled) and given.more:
        return calm, (Pull(),)
    return replace(calm, phase=Phase.PUSHING, wanted=False), (Push(),)


def _pushed(state: State, given: Input) -> _Result:
    if isinstance(given, Pushed) and given.moved:
        return replace(state, phase=Phase.PULLING), (Pull(),)
    if isinstance(given, Pushed) and given.later:
        return replace(state, phase=Phase.PAUSED), (Pause(given.later),)
    if state.wanted:
        return replace(state, wanted=False), (Push(),)
    return replace(state, phase=Phase.WATCHING), (Watch(),)


def _failed(state: State, given: Input) -> _Result:
    if not isinstance(given, Failed):
        return state, ()
    failure = given.failure
    if failure.cause is Cause.SESSION and state.sessions_lost < _GIVE_UP_SESSION:
        return replace(state, phase=Phase.SIGNING_IN, sessions_lost=state.sessions_lost + 1), (SignIn(),)
    if failure.cause is Cause.REFUSED and failure.code in ("revoked", "not_enrolled"):
        return replace(state, phase=Phase.STOPPED, reason=failure.code), ()
    failures = state.failures + 1
    seconds = max(pause_seconds(failures, given.jitter), failure.retry_after)
    return replace(state, phase=Phase.PAUSED, failures=failures, reason=failure.cause), (Pause(seconds),)


def _halted(state: State, given: Input) -> _Result:
    reason = given.reason if isinstance(given, Halted) else ""
    return replace(state, phase=Phase.STOPPED, reason=reason), ()


def pause_seconds(failures: int, jitter: float) -> float:
    """Give the pause after so many failures in a row: doubling, capped, between half and the whole of it."""
    whole = min(PAUSE_LONGEST, PAUSE_FIRST * 2.0 ** min(failures - 1, 16))
    return whole * (0.5 + 0.5 * jitter)


_GREET = _to(Phase.GREETING, Greet())
_BUSY = (Phase.GREETING, Phase.SIGNING_IN, Phase.PULLING, Phase.PUSHING)


def _rows(otherwise: _Row, **rows: _Row) -> dict[Phase, _Row]:
    return {phase: rows.get(phase.value, otherwise) for phase in Phase}


TABLE: Final[dict[type[Input], dict[Phase, _Row]]] = {
    Begin: _rows(_remember, idle=_GREET, paused=_GREET, watching=_to(Phase.PUSHING, Push()), stopped=_late),
    Greeted: _rows(_late, greeting=_greeted),
    SignedIn: _rows(_late, signing_in=_to(Phase.PULLING, Pull())),
    Pulled: _rows(_late, pulling=_pulled),
    Pushed: _rows(_late, pushing=_pushed),
    Changed: _rows(_late, watching=_to(Phase.PULLING, Pull())),
    TimerFired: _rows(_late, paused=_GREET),
    Failed: _rows(_failed, idle=_late, paused=_late, stopped=_late),
    Halted: _rows(_halted),
}


def advance(state: State, given: Input) -> _Result:
    """Give the next state and what is to be done."""
    return TABLE[type(given)][state.phase](state, given)
