"""Stating something in the directory as part of a command: the server's word is waited for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from desktop.commands.command import Desk
from desktop.commands.desk import problem_after
from desktop.domain.refused import Refused
from desktop.sync.failures import RequestFailed
from wire.statements import Statement

PATIENCE: Final = 20.0
_REFUSED: Final = "Der Server hat das nach den Regeln des Verzeichnisses abgelehnt."


def state_now(desk: Desk, statements: Sequence[Statement], *, kept: bool = True) -> None:
    """State something in the directory and wait for the server's word; of several all are checked before one is queued.

    Raises `Refused` where a rule says no, and `RequestFailed` where the server does not answer; then the statements are
    sent later if they are to be `kept`.
    """
    workspace = desk.opened.workspace
    workspace.check_statement(*statements)
    events = workspace.state_in_directory(statements)
    report = desk.sync(PATIENCE)
    refusal = next(filter(None, map(workspace.refusal, events)), "")
    problem, _ = problem_after(desk.opened, report)
    if (refusal or problem) and not kept:
        for event in events:
            workspace.take_back_statement(event)
    if refusal:
        raise Refused(refusal, _REFUSED)
    if report.failure is not None:
        raise RequestFailed(report.failure)
    if problem:
        raise Refused(problem["code"], problem["message"])
