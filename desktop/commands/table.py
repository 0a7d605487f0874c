"""All commands that work on an open profile, by name; and how a command handed over is carried out."""

from __future__ import annotations

from typing import Any, Final

from desktop.commands.acting import ACTS
from desktop.commands.command import Answer, Command, Desk, Exit
from desktop.commands.enrolling import ENROLLING
from desktop.commands.maintaining import MAINTAINING
from desktop.commands.notifying import NOTIFY
from desktop.commands.problems import problem_of
from desktop.commands.reading import READING
from desktop.commands.registering import REGISTERING
from desktop.commands.syncing import SYNC

COMMANDS: Final[dict[str, Command]] = {
    command.name: command for command in (NOTIFY, SYNC, *ACTS, *READING, *REGISTERING, *ENROLLING, *MAINTAINING)
}


def execute(desk: Desk, request: dict[str, Any]) -> dict[str, Any]:
    """Carry out a command handed over by another process of the same owner; gives its answer as plain values."""
    command = COMMANDS.get(str(request.get("command")))
    if command is None:
        answer = Answer({"error": {"code": "wrong_call", "message": "Diesen Befehl gibt es nicht."}}, Exit.WRONG_CALL)
    else:
        try:
            answer = command.run(desk, dict(request["arguments"]))
        except Exception as error:  # noqa: BLE001
            answer = problem_of(error)
    return {"result": dict(answer.result), "code": int(answer.code), "lines": list(answer.lines)}


def answer_from(reply: dict[str, Any]) -> Answer:
    """Read the answer of the process that holds the profile."""
    return Answer(reply["result"], Exit(reply["code"]), tuple(reply["lines"]))
