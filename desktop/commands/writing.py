"""Being a profile's only writer, or handing a command to the process that is.

A lock file makes one process the writer. Where another one holds it and listens, the command goes there; where it holds
it for a moment only, we wait. A command whose answer was lost is done again only if doing it twice is doing it once.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from filelock import FileLock, Timeout

from desktop.commands.command import Answer, Arguments, Command, Exit
from desktop.commands.desk import OwnDesk
from desktop.commands.handover import AnswerLost, NoWriter, hand_over
from desktop.commands.problems import IN_USE
from desktop.composition import open_profile
from desktop.domain.refused import Refused
from desktop.keys.secret import DatabaseKey

_LOCK: Final = "writer.lock"
_SLICE_SECONDS: Final = 0.25
_SLICES: Final = 40
_LOST: Final = "Das Programm, das dieses Profil geöffnet hat, antwortet nicht; bitte nachsehen, ob es geschehen ist."


@contextlib.contextmanager
def holding(folder: Path, patience: float = _SLICES * _SLICE_SECONDS) -> Iterator[None]:
    """Be the profile's only writer; raises `Timeout` where another process is, for all of `patience` seconds."""
    with FileLock(folder / _LOCK, timeout=patience, mode=0o600):
        yield


def write(folder: Path, key: DatabaseKey, command: Command, arguments: Arguments) -> Answer:
    """Run a writing command here, or in the process that holds the profile; raises `Refused`."""
    request = {"command": command.name, "arguments": dict(arguments)}
    lost = 0
    for _ in range(_SLICES):
        with contextlib.ExitStack() as stack:
            try:
                stack.enter_context(holding(folder, _SLICE_SECONDS))
            except Timeout:
                with contextlib.suppress(NoWriter):
                    answer = _elsewhere(folder, key, request)
                    if answer is not None:
                        return answer
                    lost += 1
            else:
                opened = stack.enter_context(contextlib.closing(open_profile(folder, key)))
                return command.run(OwnDesk(opened), arguments)
        if lost > command.repeatable:
            raise Refused("answer_lost", _LOST)
    raise Refused("profile_in_use", IN_USE)


def _elsewhere(folder: Path, key: DatabaseKey, request: dict[str, Any]) -> Answer | None:
    """Hand a command over; gives None where the answer was lost, raises `NoWriter` where nobody took it."""
    try:
        return answer_from(hand_over(folder, key, request))
    except AnswerLost:
        return None


def answer_from(reply: dict[str, Any]) -> Answer:
    """Read the answer of the process that holds the profile."""
    return Answer(reply["result"], Exit(reply["code"]), tuple(reply["lines"]))
