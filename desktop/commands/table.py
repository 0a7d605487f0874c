"""All commands that work on an open profile, by name; and how a command handed over is carried out."""

from __future__ import annotations

from typing import Any, Final

from desktop.commands.acting import ACTS
from desktop.commands.admitting import ADMITTING
from desktop.commands.agreeing import AGREEMENT
from desktop.commands.attaching import ATTACHMENT
from desktop.commands.backing_up import BACKUP
from desktop.commands.carrying import carry_out
from desktop.commands.command import Command, Desk, WrongCall
from desktop.commands.drafting import DRAFTS
from desktop.commands.erasing import ERASE
from desktop.commands.following import FOLLOWING
from desktop.commands.maintaining import MAINTAINING
from desktop.commands.materials import MATERIALS
from desktop.commands.meetings import MEETINGS
from desktop.commands.notifying import NOTIFY
from desktop.commands.passing_on import FORWARD
from desktop.commands.probing import PROBE
from desktop.commands.problems import Boundary
from desktop.commands.proxying import PROXY
from desktop.commands.reading import READING
from desktop.commands.reading_log import READINGS
from desktop.commands.recovering import RECOVERY_SHEET
from desktop.commands.registering import REGISTERING
from desktop.commands.releasing import RELEASING
from desktop.commands.supporting import SUPPORT
from desktop.commands.syncing import SYNC
from desktop.commands.tray import TRAY

_ALL: Final = (
    NOTIFY,
    SYNC,
    *ACTS,
    FORWARD,
    *RELEASING,
    *FOLLOWING,
    ERASE,
    *READING,
    READINGS,
    AGREEMENT,
    *REGISTERING,
    DRAFTS,
    TRAY,
    *ADMITTING,
    *MAINTAINING,
    PROBE,
    BACKUP,
    MATERIALS,
    MEETINGS,
    ATTACHMENT,
    RECOVERY_SHEET,
    PROXY,
    SUPPORT,
)
COMMANDS: Final[dict[str, Command]] = {command.name: command for command in _ALL}


def execute(desk: Desk, request: dict[str, Any]) -> dict[str, Any]:
    """Carry out a command handed over by another process of the same owner; gives its answer as plain values."""
    boundary = Boundary()
    with boundary:
        command = COMMANDS.get(str(request.get("command")))
        if command is None:
            raise WrongCall("Diesen Befehl gibt es nicht.")
        boundary.answer = carry_out(desk, command, dict(request["arguments"]))
    answer = boundary.answer
    if answer is None:
        return {"result": {}, "code": 0, "lines": []}
    return {"result": dict(answer.result), "code": int(answer.code), "lines": list(answer.lines)}
