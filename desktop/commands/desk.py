"""Where commands work: an open profile with its worker; and what a sync did, in the words of the command line."""

from __future__ import annotations

from typing import Any

from desktop.composition import Opened, System
from desktop.commands.command import Exit
from desktop.presenters.standing import enrolment_state
from desktop.presenters.times import id_text, written
from desktop.sync.failures import Cause
from desktop.sync.worker import Report, Worker

_OFFLINE = (Cause.UNREACHABLE, Cause.SERVER)


class OwnDesk:
    """The desk of a process that holds its profile alone for one command."""

    def __init__(self, opened: Opened) -> None:
        """Work on an open profile."""
        self.opened = opened
        self.bytes_up = 0
        self.bytes_down = 0

    def sync(self, patience: float, *, push: bool = True, pull: bool = True) -> Report:
        """Sync now; each request is given up after `patience` seconds."""
        transport = self.opened.transport(patience)
        try:
            worker = Worker(self.opened.workspace.local, transport, System().chance)
            worker.allow_push, worker.allow_pull = push, pull
            report = worker.run()
        finally:
            self.bytes_up += transport.bytes_up
            self.bytes_down += transport.bytes_down
            transport.close()
        note_success(self.opened, report)
        return report


def note_success(opened: Opened, report: Report) -> None:
    """Remember when the server was last reached."""
    if report.failure is None and report.halt is None:
        with opened.store.transaction():
            opened.store.settings.put("last_success", (written(System().now()) or "").encode())


def sync_answer(opened: Opened, report: Report) -> tuple[dict[str, Any], Exit]:
    """Give the counts after a sync, and the exit code."""
    workspace = opened.workspace
    remaining = workspace.local.remaining()
    heads = workspace.heads()
    result: dict[str, Any] = {
        "pushed": report.pushed,
        "pulled": report.pulled,
        "outbox": remaining.outbox,
        "refused": remaining.refused,
        "waiting": remaining.waiting,
        "quarantined": remaining.quarantined,
        "up_to_date": remaining.level and report.failure is None and report.halt is None,
        "alarms": list(remaining.alarms),
        "channels": {channel.hex(): {"seq": row.seq, "head": row.head.hex()} for channel, row in heads.items()},
        "states": {channel.hex(): workspace.state_digest(channel).hex() for channel, row in heads.items() if row.seq},
    }
    problem, code = _problem(opened, report)
    return (result | {"error": problem} if problem else result), code


def _problem(opened: Opened, report: Report) -> tuple[dict[str, Any] | None, Exit]:
    if report.halt is not None:
        return {"code": report.halt.reason, "message": report.halt.message}, Exit.REFUSED
    if report.failure is not None:
        problem = {"code": report.failure.code, "message": report.failure.message}
        return problem, Exit.KEPT if report.failure.cause in _OFFLINE else Exit.REFUSED
    state = enrolment_state(opened.workspace)
    if state in ("waiting_for_admission", "revoked"):
        return {"code": state, "message": _STANDING[state]}, Exit.REFUSED
    return None, Exit.DONE


_STANDING = {
    "waiting_for_admission": "Dieses Gerät wartet auf die Zulassung durch die Leitung der Stelle.",
    "revoked": "Diesem Gerät wurde der Zugang entzogen. Alles Geschriebene bleibt erhalten.",
}


def watch_line(opened: Opened, report: Report) -> dict[str, Any]:
    """Give one line of `sync --watch`."""
    remaining = opened.workspace.local.remaining()
    return {
        "at": written(System().now()),
        "pushed": report.pushed,
        "pulled": report.pulled,
        "shown": [id_text(entity) for entity in dict.fromkeys(report.shown)],
        "up_to_date": remaining.level and report.failure is None and report.halt is None,
        "alarms": list(remaining.alarms),
    }
