"""The sync machine: (state, input) -> (state, effects), as a table of phases and inputs.

Every pair stands in the table; late and duplicate answers are rows that say so. The machine reads no clock and draws no
random number: inputs carry what it needs. A pass goes hello, session, pull, push, pull … until nothing moves, then
watches. What waits to be pushed does not wait for a long pull: as soon as the directory is in, it goes ahead between
two pages. A server that has lost something is first given back what this side holds of it; then the pass begins anew,
for the server may have begun a new life. That it has is not believed of one answer, which may be an old one that comes
again: the question is asked once more before anything is offered. A pass that had to begin so too often hands in what
may go and rests: while something is held back nothing is level. Only a pass that ends so, or one that moves something,
makes earlier failures forgotten: whatever a server answers, work without progress ends in a growing, jittered pause. A
pause the server asked for ends by its timer alone; any other also when somebody wants a sync now. A halt, or a refusal
for good, stops the machine and loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from desktop.sync.effects import Effect, Greet, Pause, Pull, Push, Restore, SignIn, Watch
from desktop.sync.failures import Cause
from desktop.sync.inputs import (
    Asked,
    Begin,
    Changed,
    Failed,
    Greeted,
    Halted,
    Input,
    Pulled,
    Pushed,
    Restored,
    SignedIn,
    TimerFired,
)
from desktop.sync.pauses import asked_seconds, pause_seconds

_SESSIONS_LOST: Final = 3
_SEALED_AGAIN: Final = 3
# A server that lost all takes its directory, and what that opens, in several rounds; one that lies takes for ever.
_RESTORED: Final = 8
_FALSE_CHANGES: Final = 3
_FALSE_CHANGES_PAUSE: Final = 15.0
# The server's words for what no later try can change.
_STOPPING: Final = ("device_revoked", "invite_expired")
# Said by a server that has lost this device's enrolment, or never heard of it.
UNKNOWN: Final = "device_unknown"


class Phase(StrEnum):
    """Where the machine stands."""

    IDLE = "idle"
    GREETING = "greeting"
    SIGNING_IN = "signing_in"
    PULLING = "pulling"
    PUSHING = "pushing"
    RESTORING = "restoring"
    WATCHING = "watching"
    PAUSED = "paused"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class State:
    """The machine's whole state.

    `failures` counts those without progress between them, `sessions_lost`, `sealed_again` and `restored` what the
    running pass had to repeat, `false_changes` the changes in a row that brought nothing. `wanted` remembers work that
    may wait and that no push has tried to hand in since; `ahead` says that the push under way goes ahead of pages still
    to be pulled; `asked` says that the server asked for the pause; `unknown` that it is given back what it lost by
    somebody it does not know any more; `held` that channels are held back until it has been offered what it lacks;
    `doubted` that the last answer told of a loss and is not believed yet; `careful` that a push failed and nothing has
    gone since, which no page that moves makes forgotten.
    """

    phase: Phase = Phase.IDLE
    failures: int = 0
    sessions_lost: int = 0
    sealed_again: int = 0
    false_changes: int = 0
    wanted: bool = False
    asked: bool = False
    ahead: bool = False
    reason: str = ""
    restored: int = 0
    unknown: bool = False
    held: bool = False
    doubted: bool = False
    careful: bool = False


_Result = tuple[State, tuple[Effect, ...]]
_Row = Callable[[State, Input], _Result]


def _to(phase: Phase, *effects: Effect) -> _Row:
    def row(state: State, _given: Input) -> _Result:
        return replace(state, phase=phase, asked=False), effects

    return row


def _pull(state: State, _given: Input) -> _Result:
    """Begin to pull; whatever waits to be pushed is to go after the first page at the latest."""
    return replace(state, phase=Phase.PULLING, asked=False, wanted=True, doubted=False), (Pull(),)


def _push(state: State, *, ahead: bool = False) -> _Result:
    """Hand in what waits, after the last page or `ahead` of the next."""
    return replace(state, phase=Phase.PUSHING, asked=False, wanted=False, ahead=ahead), (Push(),)


def _late(state: State, _given: Input) -> _Result:
    """An answer that nobody waits for any more: ignored."""
    return state, ()


def _remember(state: State, _given: Input) -> _Result:
    """More work while busy: the pass will see to it before it ends."""
    return replace(state, wanted=True), ()


def _wanted_in_pause(state: State, given: Input) -> _Result:
    """Somebody wants a sync now: that ends our own pause, never one that the server asked for."""
    return _remember(state, given) if state.asked else _GREET(state, given)


def _begin_while_watching(state: State, _given: Input) -> _Result:
    return _push(state)


def _changed(state: State, given: Input) -> _Result:
    return _pull(replace(state, false_changes=state.false_changes + 1), given)


def _greeted(state: State, given: Input) -> _Result:
    if isinstance(given, Greeted) and given.session:
        return _pull(state, given)
    return replace(state, phase=Phase.SIGNING_IN), (SignIn(),)


def _pulled(state: State, given: Input) -> _Result:
    if not isinstance(given, Pulled):
        return state, ()
    if given.moved:
        state = replace(state, false_changes=0)
    if not given.more:
        return _pulled_all(state, given)
    if not given.moved:
        return _pause(state, "empty_page")
    state = replace(state, failures=0, doubted=False)
    return _push(state, ahead=True) if state.wanted and given.current else (state, (Pull(),))


def _pulled_all(state: State, given: Pulled) -> _Result:
    """Hand in what waits, or give back what the server lacks once two answers in a row say that it does."""
    if not given.lost or state.restored >= _RESTORED:
        return _push(replace(state, held=given.held))
    return _restore(state) if state.doubted else (replace(state, doubted=True), (Pull(),))


def _pushed(state: State, given: Input) -> _Result:
    if not isinstance(given, Pushed):
        return state, ()
    if given.moved:
        state = replace(state, failures=0, sealed_again=0, false_changes=0, careful=False)
    if state.ahead:
        return _pushed_ahead(state, given)
    if given.moved:
        return _pull(state, given)
    if given.again and state.sealed_again < _SEALED_AGAIN:
        return _pull(replace(state, sealed_again=state.sealed_again + 1), given)
    if given.again or given.later:
        return _pause(state, "later", given.jitter, asked_seconds(given.later, given.jitter))
    if state.wanted:
        return _push(state)
    return _pause(state, "still_lacking", given.jitter) if state.held else _ended(state)


def _pushed_ahead(state: State, given: Pushed) -> _Result:
    """Push on between two pages while that leads anywhere, then go back to the pages: they may bring what is missing.

    What could not go is tried again after the last page, and a pause it then asks for is kept.
    """
    stuck = bool(given.later) or (given.again and not given.moved)
    if not stuck and (given.moved or state.wanted):
        return _push(state, ahead=True)
    return replace(state, phase=Phase.PULLING, ahead=False), (Pull(),)


def _restore(state: State) -> _Result:
    """Give back what was lost before anything new is handed in, which would take its place."""
    unknown = state.phase is Phase.SIGNING_IN
    restored = state.restored + 1
    return replace(state, phase=Phase.RESTORING, restored=restored, unknown=unknown, held=False), (Restore(unknown),)


def _restored(state: State, given: Input) -> _Result:
    """Begin the pass anew once the server has taken something; else go on, and try again with the next pass."""
    if not isinstance(given, Restored):
        return state, ()
    if given.more:
        return state, (Restore(state.unknown),)
    if given.moved:
        return replace(state, phase=Phase.GREETING), (Greet(),)
    return _pause(state, UNKNOWN, given.jitter) if state.unknown else _push(state)


def _ended(state: State) -> _Result:
    """A pass is through. A server that keeps reporting changes there are none of is asked at intervals instead."""
    calm = replace(state, failures=0, sessions_lost=0, sealed_again=0, restored=0, reason="", careful=False)
    if state.false_changes > _FALSE_CHANGES:
        return replace(calm, phase=Phase.PAUSED, false_changes=_FALSE_CHANGES), (Pause(_FALSE_CHANGES_PAUSE),)
    return replace(calm, phase=Phase.WATCHING), (Watch(),)


def _failed(state: State, given: Input) -> _Result:
    if not isinstance(given, Failed):
        return state, ()
    failure = given.failure
    if state.phase is Phase.PUSHING and failure.cause is not Cause.SESSION:
        state = replace(state, careful=True)
    if failure.code == UNKNOWN and state.phase is Phase.SIGNING_IN and not state.restored:
        return _restore(state)
    if failure.cause is Cause.SESSION and state.sessions_lost < _SESSIONS_LOST:
        again = replace(state, sessions_lost=state.sessions_lost + 1)
        # Before the greeting nobody knows whether the server takes a program as old as this.
        return (_GREET if state.phase is Phase.GREETING else _SIGN_IN)(again, given)
    if failure.cause is Cause.REFUSED and failure.code in _STOPPING:
        return replace(state, phase=Phase.STOPPED, asked=False, reason=failure.code), ()
    if failure.retry_after > 0:
        return _pause_as_asked(state, failure.cause, given.jitter, failure.retry_after)
    return _pause(state, failure.cause, given.jitter)


def _pause(state: State, reason: str, jitter: float = 1.0, least: float = 0.0) -> _Result:
    """Rest of our own accord, the longer the oftener; somebody who wants a sync may cut it short."""
    failures = state.failures + 1
    seconds = max(pause_seconds(failures, jitter), least)
    paused = replace(
        state, phase=Phase.PAUSED, failures=failures, sealed_again=0, restored=0, asked=False, reason=reason
    )
    return paused, (Pause(seconds),)


def _pause_as_asked(state: State, reason: str, jitter: float, asked: float) -> _Result:
    """Rest for as long as the server asks, however often it failed before: nobody can cut that short."""
    paused, _ = _pause(state, reason)
    return replace(paused, asked=True), (Pause(asked_seconds(asked, jitter)),)


def _halted(state: State, given: Input) -> _Result:
    reason = given.reason if isinstance(given, Halted) else ""
    return replace(state, phase=Phase.STOPPED, asked=False, reason=reason), ()


_GREET = _to(Phase.GREETING, Greet())
_SIGN_IN = _to(Phase.SIGNING_IN, SignIn())


def _rows(otherwise: _Row, **rows: _Row) -> dict[Phase, _Row]:
    return {phase: rows.get(phase.value, otherwise) for phase in Phase}


TABLE: Final[dict[type[Input], dict[Phase, _Row]]] = {
    Begin: _rows(_remember, idle=_GREET, paused=_wanted_in_pause, watching=_begin_while_watching, stopped=_late),
    Asked: _rows(_remember, idle=_GREET, paused=_wanted_in_pause, watching=_pull, stopped=_late),
    Greeted: _rows(_late, greeting=_greeted),
    SignedIn: _rows(_late, signing_in=_pull),
    Pulled: _rows(_late, pulling=_pulled),
    Pushed: _rows(_late, pushing=_pushed),
    Restored: _rows(_late, restoring=_restored),
    Changed: _rows(_late, watching=_changed),
    TimerFired: _rows(_late, paused=_GREET),
    Failed: _rows(_failed, idle=_late, paused=_late, stopped=_late),
    Halted: _rows(_halted, stopped=_late),
}


def advance(state: State, given: Input) -> _Result:
    """Give the next state and what is to be done."""
    return TABLE[type(given)][state.phase](state, given)
