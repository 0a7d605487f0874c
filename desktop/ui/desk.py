"""The desk: what the screens have of an unlocked profile, in Qt's thread.

Screens read through `workspace` directly, which never waits for the writer. Whatever changes something is a task for
the worker's thread; what became of it comes back into Qt's. No screen may write by itself, and nothing here may block.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import RLock
from typing import Final, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.domain.progress import Probe
from desktop.domain.refused import Refused
from desktop.presenters import sync_log
from desktop.presenters.strip import Standing
from desktop.ui.contacts.register import ContactRegister
from desktop.ui.enrol_ports import Given, InviteShown
from desktop.ui.file_desk import FileDesk, Filer
from desktop.ui.gone import is_gone
from desktop.workspace.workspace import Workspace

T = TypeVar("T")
_TOGETHER_MS: Final = 100
_KEEP_LOG_MS: Final = 60_000


class Backstage(Protocol):
    """An unlocked profile at work in its own thread, as the program's composition makes it."""

    @property
    def workspace(self) -> Workspace:
        """The profile's workspace; Qt's thread only reads in it."""

    @property
    def person(self) -> str:
        """The name of the person of this profile."""

    def listen(self, changed: Callable[[tuple[bytes, ...]], None], stands: Callable[[Standing], None]) -> None:
        """Call back from the worker's thread: with ids that look different, and with how things stand."""

    def work(self, task: Callable[[], None], failed: Callable[[Refused], None], *, send: bool) -> None:
        """Have something done in the worker's thread, soon; with `send`, what it wrote is sent at once.

        `failed` is told, in that thread, why it did not hold: a rule, a full disk, a damaged database.
        """

    def sync(self) -> None:
        """Sync now, whatever pause there is, but for one the server asked for."""


@runtime_checkable
class Prober(Protocol):
    """A backstage that can also test the way to the server."""

    def try_connection(self, then: Callable[[tuple[Probe, ...]], None]) -> None:
        """Try the way to the server step by step, outside Qt's thread; calls back from there, soon or after seconds."""


@runtime_checkable
class Reader(Protocol):
    """A backstage that can also read outside Qt's thread and beside the worker."""

    def read(self, task: Callable[[], None], failed: Callable[[Refused], None]) -> None:
        """Have something read in another thread, one after the other; `failed` is told there why it did not hold."""


@runtime_checkable
class Router(Protocol):
    """A backstage that also knows through which proxy the server is reached."""

    @property
    def proxy(self) -> str:
        """The proxy of this profile, as the domain writes it."""

    def keep_proxy(self, proxy: str) -> None:
        """Keep another one; called in the worker's thread."""

    def sign_in_at_proxy(self, proxy: str, name: str, word: str) -> None:
        """Keep in the system's keyring what a proxy is told of who asks; called in the worker's thread."""


@runtime_checkable
class Readmitter(Protocol):
    """A backstage that can also redeem another invite with the profile that is open."""

    def read_invite(self, given: Given) -> None:
        """Refuse what is no whole invite; raises `Refused` naming `letters`, `server` or nothing."""

    def look_at_invite(
        self, given: Given, then: Callable[[InviteShown], None], failed: Callable[[Refused], None]
    ) -> None:
        """Ask the server what an invite is for, outside Qt's thread; calls back from there."""

    def come_in_anew(
        self,
        shown: InviteShown,
        tell: Callable[[str], None],
        then: Callable[[str], None],
        failed: Callable[[Refused], None],
    ) -> None:
        """Redeem it in the worker's thread, telling each step there; `then` gets how the device stands."""


@runtime_checkable
class Polite(Protocol):
    """A backstage whose work lets the window go first."""

    def begin_turn(self) -> None:
        """The window has something to do."""

    def end_turn(self) -> None:
        """The window has nothing left to do."""


class Desk(QObject):
    """An unlocked profile, for the screens."""

    changed = Signal(frozenset)
    """Ids of entities that look different, at most ten times a second."""
    standing_changed = Signal(Standing)
    failed = Signal(Refused)
    """Why something did not hold, where nobody else listens."""
    mended = Signal()
    """What was told as failed holds now."""
    discreet_changed = Signal()
    """Names, places and addresses are to be hidden, or shown again."""
    _arrived = Signal(object)

    def __init__(self, backstage: Backstage, parent: QObject | None = None) -> None:
        """Take an unlocked profile."""
        super().__init__(parent)
        self._backstage = backstage
        self._pending: set[bytes] = set()
        self._closed = False
        # Held while something is handed over: what comes from the worker must not meet a desk that is being deleted.
        self._open = RLock()
        self.standing = Standing()
        self.stood_at = 0
        """When it stood so, in ms since 1970 UTC."""
        self.log = sync_log.SyncLog.kept(self.workspace.own.preference(sync_log.PREFERENCE))
        self._log_rests = QTimer(self, interval=_KEEP_LOG_MS, singleShot=True)
        self._log_rests.timeout.connect(self.keep_log)
        self._together = QTimer(self, interval=_TOGETHER_MS, singleShot=True)
        self._together.timeout.connect(self._tell)
        self._turn = QTimer(self, interval=0, singleShot=True)
        self._turn.timeout.connect(self._end_turn)
        self._arrived.connect(self._run)
        self.files = FileDesk(self, self)
        self.contacts = ContactRegister(self, self)
        self.discreet = False
        """Whether somebody else may look on; so until the lock."""
        backstage.listen(
            lambda ids: self.post(partial(self._note, ids)),
            lambda standing: self.post(partial(self._stand, standing)),
        )

    @property
    def workspace(self) -> Workspace:
        """Give the workspace, to read in."""
        return self._backstage.workspace

    @property
    def person(self) -> str:
        """Give the name of the person of this profile."""
        return self._backstage.person

    def do(
        self,
        task: Callable[[Workspace], T],
        then: Callable[[T], None] | None = None,
        refused: Callable[[Refused], None] | None = None,
        *,
        send: bool = True,
    ) -> None:
        """Have a task done by the worker; `then` gets what it gave, `refused` the reason it did not hold.

        `send` says whether it writes what is to go out, as a draft does not. A screen that is gone by then is told
        nothing; why something did not hold is then told to whoever listens for all.
        """

        def run() -> None:
            result = task(self.workspace)
            if then is not None:
                self.post(partial(_give, then, result))

        def fail(reason: Refused) -> None:
            self.post(partial(self._refuse, refused, reason))

        self._backstage.work(run, fail, send=send)

    def look(
        self,
        ask: Callable[[Workspace], T],
        then: Callable[[T], None],
        refused: Callable[[Refused], None] | None = None,
    ) -> None:
        """Have something read that takes its time, outside Qt's thread; `then` gets what was found.

        While the worker writes, what a connection has read before must be read and deciphered again. `refused` gets the
        reason where nothing could be read; without it whoever listens for all is told.
        """
        backstage = self._backstage
        if isinstance(backstage, Reader):
            backstage.read(
                lambda: self.post(partial(_give, then, ask(self.workspace))),
                lambda reason: self.post(partial(self._refuse, refused, reason)),
            )
        else:
            self._look_here(ask, then, refused)

    def _look_here(
        self, ask: Callable[[Workspace], T], then: Callable[[T], None], refused: Callable[[Refused], None] | None
    ) -> None:
        try:
            found = ask(self.workspace)
        except Refused as reason:
            self._refuse(refused, reason)
        else:
            then(found)

    def sync(self) -> None:
        """Sync now."""
        self._backstage.sync()

    @property
    def filer(self) -> Filer | None:
        """Give what does things with files, None where nothing does."""
        return self._backstage if isinstance(self._backstage, Filer) else None

    @property
    def router(self) -> Router | None:
        """Give what knows the way to the server, None where nothing does."""
        return self._backstage if isinstance(self._backstage, Router) else None

    @property
    def readmitter(self) -> Readmitter | None:
        """Give what redeems another invite with this profile, None where nothing does."""
        return self._backstage if isinstance(self._backstage, Readmitter) else None

    def look_at_invite(
        self, given: Given, then: Callable[[InviteShown], None], refused: Callable[[Refused], None]
    ) -> None:
        """Ask what an invite is for; `then` gets what it is, `refused` why not."""
        if self.readmitter is not None:
            self.readmitter.look_at_invite(given, self._posted(then), self._posted(refused))

    def come_in_anew(
        self,
        shown: InviteShown,
        tell: Callable[[str], None],
        then: Callable[[str], None],
        refused: Callable[[Refused], None],
    ) -> None:
        """Redeem an invite; `tell` hears each step, `then` how the device stands, `refused` why not."""
        if self.readmitter is not None:
            self.readmitter.come_in_anew(shown, self._posted(tell), self._posted(then), self._posted(refused))

    def _posted(self, hear: Callable[[T], None]) -> Callable[[T], None]:
        """Give what hears something in another thread and hands it on in Qt's, as long as somebody is there."""
        return lambda told: self.post(partial(_give, hear, told))

    @property
    def tries_connection(self) -> bool:
        """Say whether the way to the server can be tested here."""
        return isinstance(self._backstage, Prober)

    def try_connection(self, then: Callable[[tuple[Probe, ...]], None]) -> None:
        """Test the way to the server; `then` gets what was found."""
        if isinstance(self._backstage, Prober):
            self._backstage.try_connection(lambda probes: self.post(partial(_give, then, probes)))

    def be_discreet(self, *, on: bool) -> None:
        """Hide names, places and addresses, or show them again."""
        if on is not self.discreet:
            self.discreet = on
            self.discreet_changed.emit()

    def go_first(self) -> None:
        """Let the window go first until it has done what there is to do, what is to be painted included."""
        if isinstance(self._backstage, Polite) and not self._closed:
            self._backstage.begin_turn()
            self._turn.start()

    def _end_turn(self) -> None:
        if isinstance(self._backstage, Polite):
            self._backstage.end_turn()

    def close(self) -> None:
        """Hear nothing more: whatever still arrives is dropped."""
        with self._open:
            self._closed = True
        self._end_turn()
        self._turn.stop()
        self._together.stop()
        self._log_rests.stop()

    def post(self, function: Callable[[], None]) -> None:
        """Have something called in Qt's thread, from any other."""
        with self._open:
            if not self._closed:
                self._arrived.emit(function)

    @Slot(object)
    def _run(self, function: Callable[[], None]) -> None:
        if not self._closed:
            self.go_first()
            function()

    def _refuse(self, refused: Callable[[Refused], None] | None, reason: Refused) -> None:
        if refused is None or is_gone(refused):
            self.failed.emit(reason)
        else:
            refused(reason)

    def _note(self, ids: tuple[bytes, ...]) -> None:
        self._pending.update(ids)
        if not self._together.isActive():
            self._together.start()

    def _tell(self) -> None:
        self.go_first()
        ids, self._pending = frozenset(self._pending), set()
        self.changed.emit(ids)
        self.contacts.hear(ids)
        self.files.hear()

    def _stand(self, standing: Standing) -> None:
        self.standing, self.stood_at = standing, self.workspace.now()
        if not (standing.working or standing.trouble):
            self.files.go_on()
        if self.log.note(standing, self.stood_at) and not self._log_rests.isActive():
            self._log_rests.start()
        self.standing_changed.emit(standing)

    def keep_log(self) -> None:
        """Keep the log of the passes inside the profile."""
        text = self.log.text()
        self.do(lambda workspace: workspace.own.keep_preference(sync_log.PREFERENCE, text), send=False)


def _give(then: Callable[[T], None], found: T) -> None:
    if not is_gone(then):
        then(found)
