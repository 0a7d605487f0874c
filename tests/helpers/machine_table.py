"""The table of the sync machine, written out for people by asking the machine itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from desktop.sync import effects, inputs, machine
from desktop.sync.effects import Effect
from desktop.sync.failures import Cause, Failure
from desktop.sync.inputs import Input
from desktop.sync.machine import Phase, State

_FAILED = {cause: inputs.Failed(Failure(cause, "x", ""), 0.0) for cause in Cause}
GIVEN: Sequence[tuple[str, Input]] = (
    ("Begin", inputs.Begin()),
    ("Asked", inputs.Asked()),
    ("Greeted, with a token", inputs.Greeted(session=True)),
    ("Greeted, without", inputs.Greeted(session=False)),
    ("SignedIn", inputs.SignedIn()),
    ("Pulled, more", inputs.Pulled(more=True)),
    ("Pulled, more of the directory", inputs.Pulled(more=True, current=False)),
    ("Pulled, more of nothing", inputs.Pulled(more=True, moved=False)),
    ("Pulled, all", inputs.Pulled(more=False)),
    ("Pushed, something moved", inputs.Pushed(moved=True)),
    ("Pushed, to seal again", inputs.Pushed(moved=False, again=True)),
    ("Pushed, not now", inputs.Pushed(moved=False, later=2.0, jitter=0.0)),
    ("Pushed, nothing left", inputs.Pushed(moved=False)),
    ("Pulled, all, and the server lacks something", inputs.Pulled(more=False, lost=True)),
    ("Restored, more to give back", inputs.Restored(more=True, moved=True)),
    ("Restored, the server took something", inputs.Restored(more=False, moved=True)),
    ("Restored, it took nothing", inputs.Restored(more=False, moved=False, jitter=0.0)),
    ("Changed", inputs.Changed()),
    ("TimerFired", inputs.TimerFired()),
    ("Failed, session", _FAILED[Cause.SESSION]),
    (
        "Failed, device unknown",
        inputs.Failed(Failure(Cause.SESSION, "device_unknown", ""), 0.0),
    ),
    ("Failed, with Retry-After", inputs.Failed(Failure(Cause.SERVER, "x", "", 60.0), 0.0)),
    ("Failed, device revoked", inputs.Failed(Failure(Cause.REFUSED, "device_revoked", ""), 0.0)),
    ("Failed, anything else", _FAILED[Cause.UNREACHABLE]),
    ("Halted", inputs.Halted("x")),
)
VARIANTS: Sequence[tuple[str, State]] = (
    ("work may wait that was not handed in since", State(wanted=True)),
    ("this push goes ahead of pages still to be pulled", State(ahead=True)),
    ("the session was lost three times in this pass", State(sessions_lost=3)),
    ("sealed again three times in this pass", State(sealed_again=3)),
    ("more than three changes in a row brought nothing", State(false_changes=4)),
    ("the server asked for the pause", State(asked=True)),
    ("the server was given back something eight times in this pass", State(restored=8)),
    ("it does not know this device any more", State(unknown=True)),
    ("channels are held back for what it still lacks", State(held=True)),
    ("the answer before said so as well", State(doubted=True)),
)
_HEAD = """# The sync machine

Written by `python -m tests.helpers.machine_table` from `desktop/sync/machine.py`; a test holds them equal. A cell says
the next phase and what is asked for: `pulling: Pull`. A dot means that nothing happens: the answer is late or doubled.
`remembered` means that the running pass, or the one after the pause, will see to it. Pauses stand with the shortest
time the first failure gives.

A machine that begins to pull assumes that work waits: the first page with which the directory is complete is followed
by a push even where more pages are to come. No input leads out of *stopped*; but each command that syncs starts a new
machine, or sets a stopped one back to idle, and so meets the reason again if it still holds.

```mermaid
stateDiagram-v2
    [*] --> idle
"""


def _effect(effect: Effect) -> str:
    return f"Pause {effect.seconds:g} s" if isinstance(effect, effects.Pause) else type(effect).__name__


def cell(state: State, given: Input) -> str:
    """What one input does in one state, in few words."""
    after, asked = machine.advance(state, given)
    if after == state and not asked:
        return "·"
    if not asked and after.phase is state.phase:
        return "remembered"
    return ": ".join([after.phase.value, *map(_effect, asked)])


def _rows() -> Iterator[list[str]]:
    yield ["", *(phase.value for phase in Phase)]
    yield ["---"] * (len(Phase) + 1)
    for name, given in GIVEN:
        yield [f"**{name}**", *(cell(State(phase=phase), given) for phase in Phase)]


def _differences() -> Iterator[str]:
    for why, variant in VARIANTS:
        for name, given in GIVEN:
            for phase in Phase:
                usual, here = cell(State(phase=phase), given), cell(replace(variant, phase=phase), given)
                if usual != here and {usual, here} != {"·", "remembered"}:
                    yield f"- {phase.value}, *{name}*, when {why}: {here}"


def _names_where_it_depends(phase: Phase, after: Phase) -> Iterator[str]:
    for why, variant in VARIANTS:
        for name, given in GIVEN:
            if machine.advance(replace(variant, phase=phase), given)[0].phase is after:
                yield f"{name}, when {why}"


def _arrows() -> Iterator[str]:
    for phase in Phase:
        for after in Phase:
            names = [name for name, given in GIVEN if machine.advance(State(phase=phase), given)[0].phase is after]
            if not names:
                names = list(_names_where_it_depends(phase, after))
            if names and after is not phase and after not in (Phase.PAUSED, Phase.STOPPED):
                yield f"    {phase.value} --> {after.value}: {' / '.join(names)}"
    yield "    note right of paused: from anywhere, after a failure"
    yield "    note right of stopped: from anywhere, after a halt or a final refusal; no input leads out"


def document() -> str:
    """The whole page."""
    table = "\n".join(f"| {' | '.join(row)} |" for row in _rows())
    return "\n".join([_HEAD + "\n".join(_arrows()), "```", "", table, "", "Where it depends:", "", *_differences(), ""])


if __name__ == "__main__":
    (Path(__file__).parents[2] / "docs" / "sync-machine.md").write_text(document(), encoding="utf-8")
