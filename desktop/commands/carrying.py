"""Carrying a command out as the profile's writer, and noting what its answer lets somebody read.

Whatever keeps it from being noted keeps nobody from the answer, and is only said in the program's log.
"""

from __future__ import annotations

import logging
from typing import Any, Final

from desktop.commands.command import Answer, Arguments, Command, Desk, Read
from desktop.commands.leasing import check_lease
from desktop.composition import Opened
from desktop.presenters import boxes
from desktop.presenters.times import read_id
from desktop.store.database import UNWRITTEN, DamagedDatabase
from desktop.workspace.workspace import Workspace

_LOG: Final = logging.getLogger(__name__)


def read_of(workspace: Workspace, whole: dict[str, Any]) -> Read:
    """Give what somebody reads who is given one in whole."""
    return Read(boxes.kind_of(workspace, whole), read_id(whole["id"]), whole["number"])


def carry_out(desk: Desk, command: Command, arguments: Arguments) -> Answer:
    """Run a command at the writer's desk; what its answer holds is noted before it goes to whoever asked for it."""
    check_lease(desk.opened, command)
    answer = command.run(desk, arguments)
    if answer.read is not None:
        note_here(desk.opened, answer.read)
    return answer


def note_here(opened: Opened, read: Read) -> None:
    """Note what somebody reads of an open profile; its writer alone may."""
    try:
        opened.workspace.readings.note(read.kind, read.entity, read.number)
    except (*UNWRITTEN, DamagedDatabase) as error:
        unnoted(error)


def unnoted(error: Exception) -> None:
    """Say in the program's log that an opening was not noted, and of what kind the reason is."""
    _LOG.warning("an opening was not noted: %s", type(error).__name__)
