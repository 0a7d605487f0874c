"""Being a profile's only writer, or handing a command to the process that is.

A lock file makes one process the writer. Where another one holds it and listens, the command goes there; where it holds
it for a moment only, we wait. A command whose answer was lost is done again only if doing it twice is doing it once.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from filelock import FileLock, Timeout

from desktop.commands.carrying import carry_out
from desktop.commands.command import Answer, Arguments, Command, Desk, Exit
from desktop.commands.desk import OwnDesk
from desktop.commands.handover import AnswerLost, NoWriter, hand_over
from desktop.commands.problems import IN_USE
from desktop.composition import Opened, open_profile
from desktop.domain.refused import Refused
from desktop.keys.placing import LOCK, drop_abandoned_stage
from desktop.keys.private_files import make_private_folder
from desktop.keys.problems import Damaged
from desktop.keys.profile_file import Copy, copies, heal, is_loss
from desktop.keys.profile_folder import DATABASE, FILES
from desktop.keys.secret import DatabaseKey
from desktop.store.database import Busy, DiskFull
from desktop.store.file_rebuilding import drop_unfinished_files
from desktop.store.rebuilding import drop_unfinished

Sit = Callable[[Opened], contextlib.AbstractContextManager[Desk]]
"""How a command gets its desk once the profile is open."""


_LOG: Final = logging.getLogger(__name__)
_SLICE_SECONDS: Final = 0.25
_SLICES: Final = 40
_LOST: Final = "Das Programm, das dieses Profil geöffnet hat, antwortet nicht; bitte nachsehen, ob es geschehen ist."


@contextlib.contextmanager
def holding(folder: Path, patience: float = _SLICES * _SLICE_SECONDS) -> Iterator[None]:
    """Be the profile's only writer; raises `Timeout` where another process is, for all of `patience` seconds."""
    with FileLock(folder / LOCK, timeout=patience, mode=0o600):
        yield


@contextlib.contextmanager
def making(folder: Path, patience: float = _SLICES * _SLICE_SECONDS) -> Iterator[None]:
    """Be the only writer of a profile still to be made; a folder made for it in vain is removed again."""
    new = not folder.exists()
    make_private_folder(folder)
    try:
        with holding(folder, patience):
            try:
                yield
            finally:
                if new and [path.name for path in folder.iterdir()] == [LOCK]:
                    _drop_lock(folder)
    finally:
        if new:
            with contextlib.suppress(OSError):
                folder.rmdir()


def _drop_lock(folder: Path) -> None:
    """Remove the lock file while it is held: who waits for it sees that it guards no name, and begins anew."""
    with contextlib.suppress(OSError):
        (folder / LOCK).unlink()


def alone(opened: Opened) -> contextlib.AbstractContextManager[Desk]:
    """Give the desk of a process that serves nobody else."""
    return contextlib.nullcontext(OwnDesk(opened))


def heal_profile(folder: Path, key: DatabaseKey) -> None:
    """Have the file of a profile that `key` opened stand there twice again, as its only writer.

    What cannot be written now is left to the next opening. The log says where something was damaged or gone.
    """
    with contextlib.suppress(OSError, Damaged, Refused):
        for name, was in heal(folder, key).items():
            if is_loss(name, was):
                _LOG.warning("%s was %s and was written again from its other copy", name, was.name.lower())


def heal_in_passing(folder: Path, key: DatabaseKey) -> None:
    """Do so unless another process is the writer, which did it when it opened the profile."""
    with contextlib.suppress(OSError, Damaged, Refused):
        if any(one is not Copy.WHOLE for one in copies(folder).values()):
            with contextlib.suppress(Timeout), holding(folder, 0.0):
                heal_profile(folder, key)


@contextlib.contextmanager
def working(folder: Path, key: DatabaseKey) -> Iterator[Opened]:
    """Open a profile to work with it as its only writer, with its small files healed; raises what opening does."""
    heal_profile(folder, key)
    _drop_leftovers(folder)
    with contextlib.closing(open_profile(folder, key)) as opened:
        with contextlib.suppress(OSError, DiskFull, Busy):
            for name in opened.small_files.heal():
                _LOG.warning("%s was damaged and was written again from the database", name)
        yield opened


def _drop_leftovers(folder: Path) -> None:
    """Remove what a repair or a restore that was killed has left: nothing that is erased would go from there."""
    with contextlib.suppress(OSError):
        drop_abandoned_stage(folder)
        drop_unfinished(folder / DATABASE)
        drop_unfinished_files(folder / FILES)


def write(folder: Path, key: DatabaseKey, command: Command, arguments: Arguments, sit: Sit = alone) -> Answer:
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
                opened = stack.enter_context(working(folder, key))
                opened.workspace.own.see_time()
                return carry_out(stack.enter_context(sit(opened)), command, arguments)
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
