"""An unlocked profile at work in its own thread: the only writer, from unlocking to the lock.

It opens the profile, syncs and watches, and takes what the screens want done. It tells what happens by calling back, in
its own thread; whoever shows it brings it into theirs. Qt must not appear here.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, Final, Protocol

from desktop.app.courtesy import Courtesy
from desktop.app.filing import Filing
from desktop.app.probes import CLOSED, Probes
from desktop.app.reading import Reading
from desktop.app.readmission import Home, redeem
from desktop.commands.coming_in_anew import says_unknown
from desktop.commands.command import Answer
from desktop.commands.jobs import Reply
from desktop.commands.problems import Boundary, problem_of
from desktop.commands.watching import Execute, Pass, WatchDesk
from desktop.commands.writing import holding, working
from desktop.composition import Opened, proxy_words, sign_in_at_proxy
from desktop.computer import System
from desktop.domain.progress import Probe
from desktop.domain.refused import Refused
from desktop.keys.secret import DatabaseKey
from desktop.presenters import access
from desktop.presenters.standing import stated_state
from desktop.presenters.strip import Standing
from desktop.presenters.times import read_moment
from desktop.store.database import UNWRITTEN
from desktop.sync.failures import Cause
from desktop.sync.locked import LockedKit
from desktop.sync.worker import Report
from desktop.ui.enrol_ports import Given, InviteShown
from desktop.workspace.workspace import Workspace
from wire.batch import Batch

_LOG: Final = logging.getLogger(__name__)
_LOCK_PATIENCE: Final = 15.0
"""Longer than a request under way keeps the session before from ending."""
_SYNC_PATIENCE: Final = 900.0
_COMMANDS: Final = "desktop.commands.table"

Changed = Callable[[tuple[bytes, ...]], None]
Stands = Callable[[Standing], None]
Then = Callable[[LockedKit | None], None]
Task = Callable[[], None]


class Witness(Protocol):
    """Who is told how a session goes, in the session's thread."""

    def opened(self, session: Session) -> None:
        """The profile is open; the session works from now on."""

    def failed(self, problem: Refused) -> None:
        """The profile did not open, or its work ended by an error."""

    def ended(self) -> None:
        """The profile is closed and its keys are gone from this session."""


class Session:
    """One profile from unlocking to the lock."""

    def __init__(self, folder: Path, unlock: Callable[[], DatabaseKey], witness: Witness) -> None:
        """Prepare; `unlock` gives the database key and is called in the session's thread, for it takes its time."""
        self._folder = folder
        self._unlock: Callable[[], DatabaseKey] | None = unlock
        self._witness = witness
        self._changed: Changed = lambda ids: None
        self._stands: Stands = lambda standing: None
        self._desk: WatchDesk | None = None
        self._filing: Filing | None = None
        self._ending = threading.Lock()
        self._over = False
        self._then: Then | None = None
        self._reading: Reading | None = None
        self._probes = Probes()
        self.courtesy = Courtesy()
        self._thread = threading.Thread(target=self._run, name="worker", daemon=True)
        self.standing = Standing()

    def start(self) -> None:
        """Begin to unlock."""
        self._thread.start()

    def end(self) -> None:
        """End after what was handed in is done; `ended` is told when the profile is closed."""
        if self._desk is not None:
            self._desk.stop()

    def lock(self, then: Then) -> None:
        """End at once, whatever is being pulled, and leave behind what runs while locked: all that waits is sealed.

        `then` is called once, in the session's thread, when the profile is closed; with None where nothing can be
        received, for want of a session with the server or because it must not be spoken to. Where the session is over
        already, it is called here.
        """
        with self._ending:
            over = self._over
            self._then = None if over else then
        if over:
            then(None)
        elif self._desk is not None:
            self._desk.break_off()

    def join(self, seconds: float) -> bool:
        """Wait for the end; says whether it came."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    # What the screens have of it.

    @property
    def workspace(self) -> Workspace:
        """Give the workspace."""
        return self._at_work.opened.workspace

    @property
    def person(self) -> str:
        """Give the name of the person of this profile."""
        return self._at_work.opened.person

    @property
    def opened(self) -> Opened:
        """Give the open profile, for tasks in the session's thread."""
        return self._at_work.opened

    def listen(self, changed: Changed, stands: Stands) -> None:
        """Call back with ids that look different and with how things stand, the last known first."""
        self._changed, self._stands = changed, stands
        stands(self.standing)

    def work(self, task: Task, failed: Callable[[Refused], None], *, send: bool = True) -> None:
        """Have something done in the session's thread; what it wrote is sent at once.

        It is done while a request is under way as well, and must ask nothing of the server itself.
        """
        self._post(task, failed, send=send, meanwhile=True)

    def _post(self, task: Task, failed: Callable[[Refused], None], *, send: bool, meanwhile: bool) -> None:
        desk = self._desk
        if desk is None or not desk.post(partial(_guarded, task, failed), send=send, meanwhile=meanwhile):
            failed(_CLOSED)

    def begin_turn(self) -> None:
        """The window has something to do, and what works here lets it go first."""
        self.courtesy.begin()

    def end_turn(self) -> None:
        """The window has nothing left to do."""
        self.courtesy.end()

    @property
    def files(self) -> Filing:
        """Give what does things with files."""
        if self._filing is None:
            raise RuntimeError("the session is not open")
        return self._filing

    def carry(self, task: Task, failed: Callable[[Refused], None]) -> None:
        """Have something done with files in a thread of its own; `failed` is told there why it did not hold."""
        self.files.carry(partial(_guarded, task, failed))

    def hold_files(self, *, held: bool) -> None:
        """Carry no file until that is over, or until the lock."""
        desk = self._desk
        if desk is not None:
            desk.post(partial(desk.hold_files, held=held), send=False, meanwhile=True)

    def sync(self) -> None:
        """Sync now: a whole pass, whatever pause there is, but for one the server asked for."""
        desk = self._desk
        if desk is not None:
            desk.post(lambda: _unreturned(desk.sync(_SYNC_PATIENCE)), send=False, meanwhile=True)

    @property
    def proxy(self) -> str:
        """Give the proxy of this profile."""
        return self._at_work.opened.proxy

    def keep_proxy(self, proxy: str) -> None:
        """Keep which proxy leads to the server, in the session's thread."""
        self._at_work.opened.keep_proxy(proxy)

    def sign_in_at_proxy(self, proxy: str, name: str, word: str) -> None:
        """Keep in the system's keyring what a proxy is told of who asks, in the session's thread."""
        sign_in_at_proxy(proxy, name, word)

    def try_connection(self, then: Callable[[tuple[Probe, ...]], None]) -> None:
        """Try the way to the server in a thread of its own; `then` gets what was found, even after a lock."""
        desk = self._desk
        if desk is None:
            then(CLOSED)
        else:
            self._probes.begin(desk.opened, then)

    def read_invite(self, given: Given) -> None:
        """Refuse what is no whole invite; raises `Refused`."""
        Home.of(self.opened).read(given)

    def look_at_invite(
        self, given: Given, then: Callable[[InviteShown], None], failed: Callable[[Refused], None]
    ) -> None:
        """Ask the server what another invite is for, in a thread of its own."""
        home = Home.of(self.opened)
        task = partial(_guarded, lambda: then(home.look(given)), failed)
        threading.Thread(target=task, name="invite", daemon=True).start()

    def come_in_anew(
        self,
        shown: InviteShown,
        tell: Callable[[str], None],
        then: Callable[[str], None],
        failed: Callable[[Refused], None],
    ) -> None:
        """Redeem another invite with this profile, in the session's thread."""
        self._post(lambda: then(redeem(self._at_work, shown, tell)), failed, send=False, meanwhile=False)

    def read(self, task: Task, failed: Callable[[Refused], None]) -> None:
        """Have something read in another thread, beside the session's; nothing any more once that has ended."""
        reading = self._reading
        if reading is not None:
            reading.read(partial(_guarded, task, failed))

    def load_commands(self) -> None:
        """Load all commands, once a list stands: an upgrade replaces their files under a program that runs.

        Beside the session's thread, for whatever is to be done in that hastens the request under way.
        """
        self.read(lambda: _unreturned(import_module(_COMMANDS)), _unreturned)

    @property
    def _at_work(self) -> WatchDesk:
        if self._desk is None:
            raise RuntimeError("the session is not open")
        return self._desk

    # The session's thread.

    def _run(self) -> None:
        boundary, kit = Boundary(), None
        with boundary, holding(self._folder, _LOCK_PATIENCE):
            kit = self._open()
        self._desk = self._filing = None
        with self._ending:
            self._over, then = True, self._then
        if boundary.answer is not None:
            self._witness.failed(_problem(boundary.answer))
        if then is not None:
            then(kit)
        self._witness.ended()

    def _open(self) -> LockedKit | None:
        """Work with the open profile until the end; gives what it leaves behind at a lock. The key goes with this."""
        unlock, self._unlock = self._unlock, None
        if unlock is None:
            return None
        with working(self._folder, unlock()) as opened:
            silence = self._serve(opened)
            return _left_behind(opened, silence) if self._then is not None and silence is not None else None

    def _serve(self, opened: Opened) -> float | None:
        """Work until the end; gives for how long the server is to be left alone then, None for altogether."""
        filing, reading = Filing(opened), Reading()
        self._filing, self._reading = filing, reading
        desk = WatchDesk(opened, lambda line: None, _carry_out, self._passed, filing.moved)
        opened.workspace.let_go_first(self.courtesy.give_way)
        opened.workspace.watch(self._tell)
        opened.workspace.own.see_time()
        self._desk = desk
        self._witness.opened(self)
        if self._then is not None:
            desk.break_off()
        try:
            desk.run()
        finally:
            self._probes.close()
            filing.close()
            reading.close()
        return desk.silence()

    def _tell(self, ids: tuple[bytes, ...]) -> None:
        # Whoever listens may change while the session works.
        self._changed(ids)

    def _passed(self, one: Pass) -> None:
        self.standing = standing_of(self.opened, one)
        self._stands(self.standing)


def _left_behind(opened: Opened, silence: float) -> LockedKit | None:
    """Seal all that waits, and give what runs while locked; None without a session with the server."""
    local = opened.workspace.local
    if not local.session():
        return None
    return LockedKit(
        server=opened.server,
        ca_file=opened.ca_file,
        proxy=opened.proxy,
        sign_in=proxy_words,
        token=local.session(),
        digest=local.digest(),
        alarms=local.alarms_heard(),
        batches=_sealed(local.seal_everything),
        ringing=local.ringing(),
        rest=silence,
        jitter=System().chance(),
    )


def _sealed(seal: Callable[[], list[Batch]]) -> tuple[Batch, ...]:
    """Seal all that waits; where the disk takes nothing nothing is, and alarms are heard all the same."""
    try:
        return tuple(seal())
    except UNWRITTEN as unwritten:
        _LOG.warning("%s", unwritten)
        return ()


_CLOSED: Final = Refused("locked", "Das Profil ist gesperrt; es wurde nichts geändert.")


def _unreturned(_result: object) -> None:
    return


def _guarded(task: Task, failed: Callable[[Refused], None]) -> None:
    """Do something; an error ends the task, not the session."""
    boundary = Boundary()
    with boundary:
        task()
    if boundary.answer is not None:
        failed(_problem(boundary.answer, passes=boundary.passes))


def _problem(answer: Answer, *, passes: bool = False) -> Refused:
    problem: dict[str, Any] = answer.result["error"]
    return Refused(
        problem["code"],
        problem["message"],
        field=problem.get("field"),
        retry_after_seconds=problem.get("retry_after_seconds"),
        passes=passes,
    )


def problem(error: Exception) -> Refused:
    """Give any error as what is said of it."""
    return _problem(problem_of(error))


def standing_of(opened: Opened, one: Pass) -> Standing:
    """Put together how things stand with an open profile, as the status strip shows it."""
    workspace, report, remaining = opened.workspace, one.report, one.remaining
    kept = (opened.store.settings.get("last_success") or b"").decode()
    trouble = report.halt.message if report.halt else report.failure.message if report.failure else ""
    return Standing(
        working=one.working,
        level=remaining.level and not (trouble or report.unread),
        last_success=read_moment(kept, "last_success") if kept else 0,
        trouble=trouble,
        faulty=report.failure is not None and report.failure.cause is Cause.LOCAL,
        files=one.files.message if one.files else "",
        stopped=report.halt is not None,
        pause=report.pause,
        waiting_to_send=remaining.outbox,
        refused=remaining.refused,
        unreadable=remaining.waiting + remaining.quarantined,
        alarms=remaining.alarms,
        enrolment=_enrolment(workspace, report),
        clock_gap=workspace.clock_gap or 0,
        sent=report.pushed,
        received=report.pulled,
        returned=report.returning.done if report.returning else 0,
        to_return=report.returning.count if report.returning else 0,
    )


def _enrolment(workspace: Workspace, report: Report) -> str:
    """Say how this device stands, where need be in the words of the server that told it so."""
    if access.only_told(workspace):
        return "turned_away"
    unknown = report.failure is not None and says_unknown(workspace, report.failure)
    return "unknown" if unknown else stated_state(workspace)


def _carry_out(desk: WatchDesk, request: dict[str, Any]) -> Reply:
    """Carry out what another process of the same owner asks for; no list waits for all commands to be loaded."""
    execute: Execute = import_module(_COMMANDS).execute
    return execute(desk, request)
