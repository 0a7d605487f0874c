"""The program behind the door: joins the window, the profiles of this computer and the session of the unlocked one.

It decides when there is a session and when there is none; what is shown and done in one is the screens' affair.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.app import profiles
from desktop.app.door import Door
from desktop.app.keeping_numbers import LockedNumbersFile
from desktop.app.last_try import keep_last
from desktop.app.leaving import Leaving
from desktop.app.locking import Locking
from desktop.app.newcomers import Newcomers
from desktop.app.notices import Notices
from desktop.app.passphrase import PassphraseChange
from desktop.app.reminder import Reminder
from desktop.app.ringer import Ringer
from desktop.app.session import Session
from desktop.app.witness import QtWitness
from desktop.domain.refused import Refused
from desktop.domain.said import joined, say
from desktop.domain.settings import Settings
from desktop.keys.secret import DatabaseKey
from desktop.keys.unlock import unlock_with_keyring
from desktop.presenters.agreement import unit_name
from desktop.presenters.last_draft import KEPT, Lost, lost_words
from desktop.presenters.times import read_id
from desktop.ui.enrol_screen import EnrolScreen
from desktop.ui.painted import WORKPLACE, say_when_painted, when_painted
from desktop.ui.platform.deep_link import opened_id
from desktop.ui.unlock_screen import UnlockScreen


class Program(QObject):
    """One run of the program."""

    finished = Signal()
    """Everything is closed; the process may end."""

    def __init__(self, door: Door, ringer: Ringer, locking: Locking) -> None:
        """Stand behind a door; `start` begins."""
        super().__init__()
        self._door = door
        self._place = door.place
        self._ringer = ringer
        self._locking = locking
        self._session: Session | None = None
        self._folder = Path()
        self._witness: QtWitness | None = None
        self._link = ""
        self._over = False
        self.window = door.window
        self._settings = door.settings
        self._entrance = door.entrance
        self._reminder = Reminder(self.window, ringer, self)
        self._numbers = LockedNumbersFile(self)
        self._newcomers = Newcomers(door.place, self._show_enrolment, self._show_locked, self._open_new, self)
        self._notices = Notices(self.window, ringer, locking, self)
        self._leaving = Leaving(self.window, ringer, locking, self.finish)
        self._settings.follow(self._pass_on)
        self._entrance.shown.connect(self._say_ringing)
        locking.wanted.connect(self.lock)
        locking.alarmed.connect(self._entrance.show_alarm)
        locking.lost.connect(self._entrance.lose_reception)
        locking.deaf.connect(self._entrance.lose_reception)
        locking.idle_expired.connect(self._lock_idle)
        ringer.silent.connect(self.window.flash)

    def start(self, link: str = "", *, takes_invites: bool = True) -> None:
        """Begin: at a window that is shown now if it is not yet, with what was wanted at the door already.

        Where there is no profile yet, that is an invite that lies ready.
        """
        self._link = link
        self._door.open()
        self._door.receive(self)
        if takes_invites and not self._over:
            self._newcomers.begin(self._settings.held.settings)

    def follow(self, link: str) -> None:
        """Open what a link names, as soon as that can be shown."""
        self._link = link or self._link
        self._follow_link()

    # Locked and unlocked.

    def _show_locked(self) -> None:
        self._numbers.leave()
        self._entrance.show()

    def _say_ringing(self) -> None:
        if self._ringer.ringing:
            self._entrance.show_alarm()

    def silence(self) -> None:
        """Be still for all that rings now."""
        self._ringer.silence()

    @property
    def unlock_screen(self) -> UnlockScreen | None:
        """Give the lock screen, None while something else is shown."""
        return self._entrance.screen

    def unlock(self, key: str, passphrase: str) -> None:
        """Open a profile with its passphrase."""
        self._open(Path(key), partial(self._place.open_typed, Path(key), passphrase, self._settings.held))

    def unlock_by_sign_in(self, key: str) -> None:
        """Open a profile with what the computer's keyring holds."""
        self._open(Path(key), partial(unlock_with_keyring, Path(key), self._place.keyring))

    def _open(self, folder: Path, key: Callable[[], DatabaseKey]) -> None:
        if self._session is not None or self._over:
            return
        witness = QtWitness(self)
        witness.opened_in_qt.connect(self._opened)
        witness.failed_in_qt.connect(self._failed)
        witness.ended_in_qt.connect(self._ended)
        self._witness = witness
        self._folder = folder
        self._session = witness.session = Session(folder, key, witness)
        self._entrance.show_working()
        self._session.start()

    def _opened(self, session: Session) -> None:
        """Show the workplace of the profile that opened."""
        if session is not self._session:
            return
        self._entrance.leave()
        self._entrance.say("")
        self._locking.unlocked()
        self._settings.read()
        if (workspace := session.workspace).own.lease_over:
            self.window.show_hidden(session, partial(self._opened, session))
            return
        workplace = self.window.show_unlocked(session)
        when_painted(workplace, session.load_commands)
        QTimer.singleShot(_UNSEEN_MS, workplace, session.load_commands)
        say_when_painted(WORKPLACE, workplace)
        profiles.keep_label(self._folder, unit_name(workspace, workspace.unit) if workspace.unit else "Gründungsprofil")
        if self.window.desk is not None:
            self._ringer.follow(self.window.desk)
            self._reminder.follow(self.window.desk)
            self._numbers.follow(self.window.desk, self._folder, wanted=self.window.settings.locked_numbers)
            self._notices.follow(self.window.desk)
        self._furnish()
        self._follow_link()

    def _furnish(self) -> None:
        """Bring into a workplace that was just made what only the program can do or knows."""
        workplace = self.window.workplace
        if workplace is not None:
            self.window.actions_bound.bind("silence", workplace, self._ringer.silence)
            lacking = profiles.missing(self._folder, self._settings.held.settings.unlock)
            for warning in (*lacking, *self._ringer.missing(), *self._locking.missing()):
                workplace.strip.add_warning(warning)
            self._notices.show_policy(self._settings.held)
            self._reminder.show_again()
            self._notices.show_ringing()

    def _failed(self, session: Session, problem: Refused) -> None:
        """Say why a profile did not open, or why its work ended."""
        if session is not self._session:
            return
        self._session = None
        if self.unlock_screen is None:
            self._show_locked()
        self._entrance.show_problem(problem)

    def _ended(self, session: Session) -> None:
        """Take note that a session is over."""
        if session is self._session:
            self._session = None

    def lock(self, notice: str = "") -> None:
        """Put everything away at once; what waits is sealed, and sent while locked."""
        session = self._session
        if session is None:
            self._locking.ready()
            return
        if self.window.desk is not None:
            self._locking.leave(self.window.desk.standing.waiting_to_send)
        written, witness = self.window.written(), self._witness
        self.window.keep_place()
        self._entrance.say(notice)
        self._show_locked()
        self._session = None
        if witness is None:
            return
        if written is not None:
            keep_last(session, written, lambda lost: witness.call(partial(self._say_kept, notice, lost)))
        session.lock(lambda kit: witness.call(partial(self._locking.locked, kit)))

    def _say_kept(self, notice: str, lost: Lost | None) -> None:
        """Say on the lock screen what became of what was being written; unasked only where some of it is lost."""
        words = lost_words(lost) if lost is not None else KEPT if notice else ""
        if self._session is None and words:
            self._entrance.say(joined((notice, words), " "), "warn" if lost is not None else "neutral")
        elif lost is not None:
            self._notices.say_failed(Refused("draft_lost", words))

    def _lock_idle(self) -> None:
        self.lock(say("Gesperrt nach {minutes} Minuten ohne Eingabe.", minutes=self.window.settings.lock_minutes))

    # What the window asks for.

    def apply(self, settings: Settings) -> None:
        """Look and speak as chosen, from now on."""
        self._settings.choose(settings)
        self.window.rebuild(self.window.settings)
        self._furnish()
        if self.unlock_screen is not None:
            self._show_locked()

    def _pass_on(self, settings: Settings) -> None:
        """Tell those who work beside the window which settings hold."""
        self._ringer.use_sound(on=settings.sound)
        self._ringer.use_tray(on=settings.tray)
        self._locking.limit(settings.lock_minutes)
        self._numbers.want(wanted=settings.locked_numbers)

    def change_passphrase(self) -> None:
        """Ask for the present passphrase and a new one."""
        if self.window.desk is not None:
            PassphraseChange(self.window, self.window.desk, self._folder, self._place.keyring).ask()

    def enrol(self) -> None:
        """Set up one more profile."""
        self._newcomers.enrol()

    def _show_enrolment(self, screen: EnrolScreen) -> None:
        self._entrance.leave()
        self.window.show_locked(screen)

    def enrol_beside(self) -> None:
        """Lock the profile that is open, which stays as it is, and set up one more."""
        self.lock()
        self.enrol()

    def _open_new(self, key: str, passphrase: str) -> None:
        self._show_locked()
        (partial(self.unlock, passphrase=passphrase) if passphrase else self.unlock_by_sign_in)(key)

    def quit(self) -> None:
        """End, once somebody has seen what still waits here, and what of a draft could not be saved."""
        if not self._over:
            self._leaving.ask()

    def finish(self) -> None:
        """End the session and the program, once."""
        if self._over:
            return
        self._over = True
        self.window.keep_place()
        self.window.put_away()
        session, self._session = self._session, None
        if session is not None:
            session.end()
            session.join(_GRACE_SECONDS)
        self._ringer.close()
        self._locking.close()
        self.finished.emit()

    def _follow_link(self) -> None:
        entity = opened_id(self._link)
        if entity is not None and self.window.workplace is not None:
            self._link = ""
            self.window.show_notification(read_id(str(entity)))


_GRACE_SECONDS: Final = 3.0
_UNSEEN_MS: Final = 10_000
"""A window that is an icon is never painted; what waits for that waits no longer than so. Twice does no harm."""
