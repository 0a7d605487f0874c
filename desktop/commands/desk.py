"""Where commands work: an open profile with its worker; and what a sync did, in the words of the command line."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from desktop.commands.command import SEND_SECONDS, Exit
from desktop.commands.copying import carry_all
from desktop.commands.problems import failure_code, failure_problem, unwritten
from desktop.commands.progress import Progress
from desktop.composition import Opened
from desktop.computer import System
from desktop.domain.person import Named
from desktop.domain.progress import Moved, Remaining
from desktop.presenters import access
from desktop.presenters.standing import counts, enrolment_state
from desktop.presenters.times import id_text, written
from desktop.store.database import UNWRITTEN
from desktop.sync import back_off
from desktop.sync.failures import Failure, graver
from desktop.sync.transport import HttpTransport
from desktop.sync.worker import Report, Worker
from desktop.workspace.recording import Deed
from desktop.workspace.sentences import SUCCEEDED

_BACK_OFF: Final = "back_off"
_REVOKED: Final = "device_revoked"
_STANDING: Final = {
    "waiting_for_admission": "Dieses Gerät wartet auf die Zulassung durch die Leitung der Stelle.",
    "revoked": "Diesem Gerät wurde der Zugang entzogen. Alles Geschriebene bleibt erhalten.",
    "succeeded": SUCCEEDED,
    "not_enrolled": "Dieses Gerät ist nicht angemeldet.",
}


class OwnDesk:
    """The desk of a process that holds its profile alone for one command."""

    def __init__(self, opened: Opened) -> None:
        """Work on an open profile."""
        self.opened = opened
        self._up = 0
        self._down = 0

    def traffic(self) -> tuple[int, int]:
        """Give the bytes sent and received so far."""
        return self._up, self._down

    def sync(self, patience: float, *, push: bool = True, pull: bool = True) -> Report:
        """Sync now; each request is given up after `patience` seconds."""
        return spared(lambda: self._sync(patience, push=push, pull=pull))

    def carry(self, heard: Callable[[Moved], None]) -> Failure | None:
        """Carry the chunks of files that are to go or come, and send the events that waited for them."""
        transport = self.opened.transport()
        try:
            carried = carry_all(self.opened, transport, heard)
        finally:
            self._up += transport.bytes_up
            self._down += transport.bytes_down
            transport.close()
        if not carried.released:
            return carried.failure
        report = self.sync(SEND_SECONDS)
        return graver(carried.failure, report.failure)

    def _sync(self, patience: float, *, push: bool, pull: bool) -> Report:
        transport = self.opened.transport(patience)
        try:
            worker = new_worker(self.opened, transport)
            worker.allow_push, worker.allow_pull = push, pull
            worker.on_returning = Progress(sys.stderr).returned
            report = worker.run()
            if introduce(self.opened):
                report = joined(report, worker.run())
        finally:
            self._up += transport.bytes_up
            self._down += transport.bytes_down
            transport.close()
        note_contact(self.opened, worker)
        return report


def spared(run: Callable[[], Report]) -> Report:
    """Run a sync as part of a command: a disk that takes nothing meanwhile is the sync's failure, not the command's.

    What the command wrote before is kept, and saying otherwise would make somebody write it twice.
    """
    try:
        return run()
    except UNWRITTEN as error:
        return Report(failure=unwritten(error))


def new_worker(opened: Opened, transport: HttpTransport) -> Worker:
    """Make a profile's worker, which takes up the pause an earlier process was in.

    While the server is at work on a push, the next one is sealed.
    """

    def seal_ahead() -> None:
        opened.workspace.local.seal_ahead()
        opened.store.follow_beside()

    transport.while_pushed = seal_ahead
    worker = Worker(opened.workspace.local, transport, System().chance)
    worker.resume(back_off.decode(opened.store.settings.get(_BACK_OFF)), System().now())
    return worker


def joined(first: Report, second: Report) -> Report:
    """Give what two runs did together; the end of the second counts."""
    return replace(
        second,
        pushed=first.pushed + second.pushed,
        pulled=first.pulled + second.pulled,
        refused=first.refused + second.refused,
        shown=[*first.shown, *second.shown],
        turned_away=[*first.turned_away, *second.turned_away],
    )


def since(before: Report, whole: Report) -> Report:
    """Give what a run did since its report stood as it did before; its end counts."""
    return replace(
        whole,
        pushed=whole.pushed - before.pushed,
        pulled=whole.pulled - before.pulled,
        refused=whole.refused - before.refused,
        shown=whole.shown[len(before.shown) :],
    )


def introduce(opened: Opened) -> bool:
    """Tell the cooperation who this device's person is, once it is admitted and its invite has done its work.

    Not before everything has been read: after a repair it may have been said, and the log not be back yet.
    """
    workspace = opened.workspace
    if not workspace.active or not workspace.local.level:
        return False
    opened.forget_invite()
    if not opened.person or workspace.state("person", workspace.device) is not None:
        return False
    workspace.record(workspace.cooperation(), [Deed("person.named", workspace.device, Named(opened.person))])
    return True


def note_contact(opened: Opened, worker: Worker) -> Remaining:
    """Remember when the server was last reached, whether all was level then, and any pause that is not over."""
    with opened.store.transaction():
        keep_pause(opened, worker)
        return keep_standing(opened, worker.report)


def keep_standing(opened: Opened, report: Report) -> Remaining:
    """Remember how things stood at the end of a run; only one that ended well lets anything pass for level."""
    settings, remaining = opened.store.settings, opened.workspace.local.remaining()
    if _says_revoked(report):
        access.note(opened.workspace, ended=True)
    if report.halt is None and report.failure is None:
        access.note(opened.workspace, ended=False)
        opened.workspace.own.meet()
        if not report.unread:
            settings.put("last_success", (written(System().now()) or "").encode())
    settings.put("level", b"1" if is_level(remaining, report) else b"")
    return remaining


def _says_revoked(report: Report) -> bool:
    """Say whether the server told this device that its access has ended."""
    halted = report.halt is not None and report.halt.reason == "revoked"
    return halted or (report.failure is not None and report.failure.code == _REVOKED)


def keep_pause(opened: Opened, worker: Worker) -> None:
    """Remember any pause that is not over."""
    opened.store.settings.put(_BACK_OFF, back_off.encode(worker.back_off(System().now())))


def is_level(remaining: Remaining, report: Report) -> bool:
    """Say whether every head equals the server's and nothing waits here, as of a run."""
    return remaining.level and report.failure is None and report.halt is None and not report.unread


def sync_answer(opened: Opened, report: Report) -> tuple[dict[str, Any], Exit]:
    """Give the counts after a sync, and the exit code."""
    heads, remaining = opened.workspace.heads(), opened.workspace.local.remaining()
    result: dict[str, Any] = {
        "pushed": report.pushed,
        "pulled": report.pulled,
        **counts(remaining),
        "up_to_date": is_level(remaining, report),
        "channels": {channel.hex(): {"seq": row.seq, "head": row.head.hex()} for channel, row in heads.items()},
    }
    problem, code = problem_after(opened, report)
    return (result | {"error": problem} if problem else result), code


def problem_after(opened: Opened, report: Report) -> tuple[dict[str, Any] | None, Exit]:
    """Give what stands in the way after a run, and its exit code."""
    if report.halt is not None:
        return {"code": report.halt.reason, "message": report.halt.message}, Exit.REFUSED
    state = enrolment_state(opened.workspace)
    told = report.failure is not None and report.failure.code == _REVOKED
    if (state == "revoked" and not told) or (report.failure is None and state in _STANDING):
        return {"code": state, "message": _STANDING[state]}, Exit.REFUSED
    if report.failure is not None:
        # The server refuses with a code alone; what to make of it is said here.
        words = {"message": _STANDING["revoked"]} if told else {}
        return failure_problem(report.failure) | words, failure_code(report.failure)
    return None, Exit.DONE


def kept_code(opened: Opened, entities: list[bytes], *, files: bool = False) -> Exit:
    """Say whether what was written about entities has reached the server, waits here, or was refused.

    With `files` also whether their files have: nothing else that is said of a notification waits for them.
    """
    found = {row.status for entity in entities for row in opened.workspace.pending(entity)}
    if "refused" in found:
        return Exit.REFUSED
    waits = {"waiting", "sealed", "uploading"} if files else {"waiting", "sealed"}
    return Exit.KEPT if found & waits else Exit.DONE


def watch_line(opened: Opened, report: Report, remaining: Remaining) -> dict[str, Any]:
    """Give one line of `sync --watch`."""
    line: dict[str, Any] = {
        "at": written(System().now()),
        "pushed": report.pushed,
        "pulled": report.pulled,
        "shown": [id_text(entity) for entity in dict.fromkeys(report.shown)],
        "up_to_date": is_level(remaining, report),
        "alarms": list(remaining.alarms),
    }
    problem, _ = problem_after(opened, report)
    return line | {"error": problem} if problem else line
