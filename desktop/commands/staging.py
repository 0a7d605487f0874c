"""The order of a command that stages: what may not wait is written first, what takes long is done, the rest follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from desktop.commands.command import Answer, Arguments, Command, Exit
from desktop.commands.problems import problem_of, unwritten
from desktop.domain.refused import Refused
from desktop.store.database import UNWRITTEN, DamagedDatabase
from desktop.sync.failures import RequestFailed

_KEEPS_BACK: Final = (RequestFailed, Refused, DamagedDatabase, OSError)


def in_turn(
    command: Command,
    arguments: Arguments,
    stage: Callable[[Arguments], Arguments],
    run: Callable[[Arguments], Answer],
) -> Answer:
    """Run a call, staged where it stages; what was begun by then is kept, and said with why the rest waits."""
    if not command.stages(arguments):
        return run(arguments)
    if not command.begins:
        return run(stage(arguments))
    begun = run(arguments)
    if "error" in begun.result:
        return begun
    try:
        staged = stage(arguments)
    except UNWRITTEN as failed:
        return _kept(begun, (unwritten(failed).message,))
    except _KEEPS_BACK as failed:
        return _kept(begun, problem_of(failed).lines)
    except KeyboardInterrupt:
        return _kept(begun, ())
    return run(staged)


def _kept(begun: Answer, why: tuple[str, ...]) -> Answer:
    """Say what stands although the rest waits: whoever is told of an error alone would write it once more."""
    code = Exit.KEPT if begun.code is Exit.DONE else begun.code
    return replace(begun, code=code, lines=(*begun.lines, *why))
