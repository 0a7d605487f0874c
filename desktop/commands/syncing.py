"""`sync`: run until nothing moves."""

from __future__ import annotations

import argparse
import time

from desktop.commands.command import Answer, Arguments, Command, Desk
from desktop.commands.desk import OwnDesk, sync_answer

_PATIENCE = 30.0


def _configure(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--only-push", action="store_true")
    which.add_argument("--only-pull", action="store_true")
    which.add_argument("--watch", action="store_true")


def _gather(namespace: argparse.Namespace) -> Arguments:
    return {"only_push": namespace.only_push, "only_pull": namespace.only_pull}


def _run(desk: Desk, arguments: Arguments) -> Answer:
    started = time.monotonic()
    up = down = 0
    desk.opened.workspace.local.hurry()
    if isinstance(desk, OwnDesk):
        report = desk.sync(_PATIENCE, push=not arguments["only_pull"], pull=not arguments["only_push"])
        up, down = desk.bytes_up, desk.bytes_down
    else:
        report = desk.sync(_PATIENCE)
    result, code = sync_answer(desk.opened, report)
    seconds = round(time.monotonic() - started, 3)
    result |= {"bytes_up": up, "bytes_down": down, "seconds": seconds}
    line = f"{report.pushed} gesendet, {report.pulled} empfangen, {result['outbox']} warten"
    problem = result.get("error")
    return Answer(result, code, (line, problem["message"]) if problem else (line,))


SYNC = Command("sync", "mit dem Server abgleichen", _run, True, _configure, _gather)
