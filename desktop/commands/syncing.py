"""`sync`: run until nothing moves."""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from typing import Final

from desktop.commands.command import Answer, Arguments, Command, Desk, always
from desktop.commands.desk import joined, sync_answer
from desktop.commands.progress import Progress
from desktop.presenters.notices import Notice, went_on
from desktop.presenters.synchronisation import alarm_sentences
from desktop.sync.failures import CLOSED
from desktop.sync.worker import Report
from desktop.workspace.workspace import Workspace

_PATIENCE: Final = 900.0
"""For a page over the slowest line; one on which nothing moves is given up much sooner."""
_MOST_RUNS: Final = 8


def _configure(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--only-push", action="store_true", help="nur senden")
    which.add_argument("--only-pull", action="store_true", help="nur empfangen")
    which.add_argument("--watch", action="store_true", help="abgleichen, sobald sich etwas ändert, bis SIGTERM")
    parser.add_argument("--states", action="store_true", help="dazu die Prüfsumme der Zustände jedes Kanals (dauert)")


def _gather(namespace: argparse.Namespace) -> Arguments:
    return {"push": not namespace.only_pull, "pull": not namespace.only_push, "states": namespace.states}


def _run(desk: Desk, arguments: Arguments) -> Answer:
    started = time.monotonic()
    up, down = desk.traffic()
    workspace, before = desk.opened.workspace, desk.opened.workspace.device
    push, pull = bool(arguments["push"]), bool(arguments["pull"])
    report = _until_nothing_moves(desk, push=push, pull=pull)
    kept = None
    if push and pull and report.failure is None and report.halt is None:
        # Last, so that nothing else waits for a file.
        kept = desk.carry(Progress(sys.stderr).moved)
        report = replace(report, failure=None if kept == CLOSED else kept)
    result, code = sync_answer(desk.opened, report)
    if arguments.get("states"):
        result["states"] = _state_digests(workspace)
    sent, received = desk.traffic()
    seconds = round(time.monotonic() - started, 3)
    result |= {"bytes_up": sent - up, "bytes_down": received - down, "seconds": seconds}
    # That a file waits for a unit that has left is nothing that went wrong.
    closed = Notice(CLOSED.code, workspace.device, 0, CLOSED.message) if kept == CLOSED else None
    told = (went_on(workspace) if workspace.device != before else None, closed)
    notices = [notice for notice in told if notice is not None]
    result["notices"] = [notice.as_row() for notice in notices]
    lines = [f"{report.pushed} gesendet, {report.pulled} empfangen, {result['outbox']} warten"]
    lines += [str(notice.text) for notice in notices]
    lines += map(str, alarm_sentences(result["alarms"]))
    lines += [result["error"]["message"]] if "error" in result else []
    return Answer(result, code, tuple(lines))


def _state_digests(workspace: Workspace) -> dict[str, str]:
    """Digest the states of every channel that holds something: equal wherever it was read as far.

    All of them are read for it, which takes the longer the more there are.
    """
    channels = [channel for channel, row in workspace.heads().items() if row.seq]
    return {channel.hex(): workspace.state_digest(channel).hex() for channel in channels}


def _until_nothing_moves(desk: Desk, *, push: bool, pull: bool) -> Report:
    """Sync again while something came in: its receipts, which else go out after a moment, are sent in the same run."""
    total = Report()
    for _ in range(_MOST_RUNS):
        desk.opened.workspace.local.hurry()
        report = desk.sync(_PATIENCE, push=push, pull=pull)
        total = joined(total, report)
        due = desk.opened.workspace.next_due()
        over = not push or not report.pulled or report.failure is not None or report.halt is not None
        if over or not due or due <= desk.opened.workspace.now():
            break
    return total


SYNC = Command("sync", "mit dem Server abgleichen", _run, _configure, _gather, writes=always, repeatable=True)
