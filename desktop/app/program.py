"""The program: joins the window, the profiles of this computer and the session of the one that is unlocked.

It decides when there is a session and when there is none; what is shown and done in one is the screens' affair.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop.app import profiles
from desktop.app.last_try import keep_last
from desktop.app.locked_numbers import LockedNumbersFile
from desktop.app.locking import Locking
from desktop.app.newcomers import Newcomers
from desktop.app.passphrase import PassphraseChange
from desktop.app.place import Place
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
from desktop.presenters.chips import Tone
from desktop.presenters.governing import policy_words
from desktop.presenters.last_draft import KEPT, Lost, lock_soon_words, lost_words
from desktop.presenters.ringing import most_pressing
from desktop.presenters.times import read_id
from desktop.ui import language
from desktop.ui.choice_file import changes
from desktop.ui.copying import keep_copied_for
from desktop.ui.dialling import allow_dialling
from desktop.ui.enrol_screen import EnrolScreen
from desktop.ui.painted import LOCK_SCREEN, WORKPLACE, say_when_painted
from desktop.ui.platform.deep_link import opened_id
from desktop.ui.quit_dialog import Answer, QuitDialog
from desktop.ui.unlock_screen import UnlockScreen
from desktop.ui.window import Window, Wishes, dress


class Program(QObject):
    """One run of the program."""

    finished = Signal()
    """Everything is closed; the process may end."""

    def __init__(self, app: QApplication, place: Place, ringer: Ringer, locking: Locking) -> None:
        """Put the window together; `start` shows it."""
        super().__init__()
        self._app = app
        self._place = place
        self._ringer = ringer
        self._locking = locking
        self._session: Session | None = None
        self._folder = Path()
        self._witness: QtWitness | None = None
        self._link = ""
        self._over = False
        self._notice: tuple[str, Tone] = ("", "neutral")
        self._held = place.held()
        # A program for one profile that was named has no place for another.
        beside = None if place.profile else self.enrol_beside
        wishes = Wishes(self.apply, self.change_passphrase, self.lock, self.quit, beside)
        self.window = Window(place.choices.settings, self._held.settings, wishes)
        self.window.closing.connect(self.quit)
        self.unlock_screen: UnlockScreen | None = None
        self._reminder = Reminder(self.window, ringer, self)
        self._numbers = LockedNumbersFile(self)
        self._newcomers = Newcomers(place, self._show_enrolment, self._show_locked, self._open_new, self)
        self._dress()
        locking.wanted.connect(self.lock)
        locking.alarmed.connect(self._show_alarm)
        locking.lost.connect(self._lose_reception)
        locking.idle_expired.connect(self._lock_idle)
        locking.idle_warning.connect(self._warn_idle)
        locking.idle_continued.connect(lambda: self._end_notice(_IDLE))
        ringer.silent.connect(self.window.flash)
        ringer.rings.connect(self._show_ringing)
        ringer.arrived.connect(self._say_arrived)

    def start(self, link: str = "", *, takes_invites: bool = True) -> None:
        """Show the window, locked, and begin with an invite that lies ready where there is no profile yet."""
        self._link = link
        self._show_locked()
        self.window.show()
        if takes_invites:
            self._newcomers.begin(self._held.settings)

    def raise_window(self, link: str) -> None:
        """Come to the front, and open what a link names as soon as that can be shown."""
        self._link = link or self._link
        self.come_forward()
        self._follow_link()

    def come_forward(self) -> None:
        """Come to the front."""
        self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()

    # Locked and unlocked.

    def _show_locked(self, problem: Refused | None = None) -> None:
        self._read_settings()
        known = [(str(one.folder), one.label) for one in profiles.listed(self._place.profile)]
        screen = UnlockScreen(known, self.window.settings)
        screen.unlock_wanted.connect(self.unlock)
        screen.appearance_changed.connect(self.apply)
        screen.enrol_wanted.connect(self.enrol)
        screen.silence_wanted.connect(self._ringer.silence)
        screen.keyring_wanted.connect(self.unlock_by_sign_in)
        # A program for one profile that was named has no place for another.
        screen.enrol.setHidden(bool(self._place.profile and known))
        if "language" in self._held.fixed:
            screen.looks.fix_language()
        screen.offer_keyring(profiles.by_keyring([key for key, _ in known], self._held.settings.unlock))
        self._numbers.show_on(
            screen.numbers, (Path(key) for key, _ in known), wanted=self.window.settings.locked_numbers
        )
        self.unlock_screen = screen
        say_when_painted(LOCK_SCREEN, screen)
        self.window.show_locked(screen)
        if self._notice[0]:
            screen.show_notice(*self._notice)
        if self._ringer.ringing:
            screen.show_alarm()
        if problem is not None:
            screen.show_problem(problem.message, problem.retry_after_seconds or 0, problem.code)

    def unlock(self, key: str, passphrase: str) -> None:
        """Open a profile with its passphrase."""
        if self._session is not None:
            return
        self._begin(Path(key), partial(self._place.open_typed, Path(key), passphrase, self._held))

    def unlock_by_sign_in(self, key: str) -> None:
        """Open a profile with what the computer's keyring holds."""
        if self._session is None:
            self._begin(Path(key), partial(unlock_with_keyring, Path(key), self._place.keyring))

    def _begin(self, folder: Path, key: Callable[[], DatabaseKey]) -> None:
        witness = QtWitness(self)
        witness.opened_in_qt.connect(self._opened)
        witness.failed_in_qt.connect(self._failed)
        witness.ended_in_qt.connect(self._ended)
        self._witness = witness
        self._folder = folder
        self._session = witness.session = Session(folder, key, witness)
        if self.unlock_screen is not None:
            self.unlock_screen.show_working()
        self._session.start()

    def _opened(self, session: Session) -> None:
        """Show the workplace of the profile that opened."""
        if session is not self._session:
            return
        self.unlock_screen = None
        self._notice = "", "neutral"
        self._locking.unlocked()
        self._read_settings()
        if (workspace := session.workspace).own.lease_over:
            self.window.show_hidden(session, partial(self._opened, session))
            return
        say_when_painted(WORKPLACE, self.window.show_unlocked(session))
        profiles.keep_label(self._folder, unit_name(workspace, workspace.unit) if workspace.unit else "Gründungsprofil")
        if self.window.desk is not None:
            self._ringer.follow(self.window.desk)
            self._reminder.follow(self.window.desk)
            self._numbers.follow(self.window.desk, self._folder, wanted=self.window.settings.locked_numbers)
            self.window.desk.failed.connect(self._say_failed)
            self.window.desk.mended.connect(lambda: self._end_notice(_FAILED))
        self._furnish()
        self._follow_link()

    def _furnish(self) -> None:
        """Bring into a workplace that was just made what only the program can do or knows."""
        workplace = self.window.workplace
        if workplace is not None:
            self.window.actions_bound.bind("silence", workplace, self._ringer.silence)
            lacking = profiles.missing(self._folder, self._held.settings.unlock)
            for warning in (*lacking, *self._ringer.missing(), *self._locking.missing()):
                workplace.strip.add_warning(warning)
            if self._held.wrong:
                show = partial(self.window.show_area, "settings")
                workplace.notice.show_notice(_POLICY, policy_words(self._held), "warn", "Anzeigen", show)
            self._reminder.show_again()
            self._show_ringing()

    def _failed(self, session: Session, problem: Refused) -> None:
        """Say why a profile did not open, or why its work ended."""
        if session is not self._session:
            return
        self._session = None
        if self.unlock_screen is None:
            self._show_locked(problem=problem)
        else:
            self.unlock_screen.show_problem(problem.message, problem.retry_after_seconds or 0, problem.code)

    def _ended(self, session: Session) -> None:
        """Take note that a session is over."""
        if session is self._session:
            self._session = None

    def lock(self, notice: str = "") -> None:
        """Put everything away at once; what waits is sealed, and sent while locked."""
        session = self._session
        if session is None or self.window.desk is None:
            self._locking.ready()
            return
        written, witness = self.window.written(), self._witness
        self.window.keep_place()
        self._notice = notice, "neutral"
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
            self._notice = joined((notice, words), " "), "warn" if lost is not None else "neutral"
            if self.unlock_screen is not None:
                self.unlock_screen.show_notice(*self._notice)
        elif lost is not None:
            self._say_failed(Refused("draft_lost", words))

    def _lock_idle(self) -> None:
        self.lock(say("Gesperrt nach {minutes} Minuten ohne Eingabe.", minutes=self.window.settings.lock_minutes))

    def _show_alarm(self) -> None:
        if self.unlock_screen is not None:
            self.unlock_screen.show_alarm()

    def _say_arrived(self) -> None:
        """Tell those who hear the screen at once that something immediate has come; never what."""
        self.window.announce(_WAITS, assertive=True)

    def _lose_reception(self) -> None:
        if self.unlock_screen is not None:
            self.unlock_screen.show_notice("Kein Empfang – bitte entsperren.", "warn")

    def _warn_idle(self, seconds: int) -> None:
        """Say in the last minute that the program is about to lock; any input goes on."""
        workplace = self.window.workplace
        if workplace is None:
            return
        first = workplace.notice.topic != _IDLE
        failing = bool(self.window.failing)
        text, tone = lock_soon_words(seconds, failing=failing), _SOON[failing]
        workplace.notice.show_notice(_IDLE, text, tone, "Weiter arbeiten", self._locking.extend)
        if first:
            self.window.announce(text, assertive=failing)

    def _end_notice(self, topic: str) -> None:
        if self.window.workplace is not None:
            self.window.workplace.notice.end(topic)
            self._show_ringing()
            if self.window.failing and not self._ringer.ringing:
                self.window.workplace.notice.show_notice(_FAILED, self.window.failing, "danger")

    def _show_ringing(self, _changed: object = None) -> None:
        """Say for as long as it rings that it does, and let it be silenced."""
        workplace = self.window.workplace
        if workplace is None:
            return
        if not self._ringer.ringing:
            workplace.notice.end(_RINGS)
        elif workplace.notice.topic != _IDLE:
            workplace.notice.show_notice(_RINGS, _WAITS, "danger", "Alarm stumm", self._ringer.silence)
            workplace.notice.add_action("Anzeigen", self._show_most_pressing)

    def _show_most_pressing(self) -> None:
        """Show what rings, whatever filter, search or area is before it."""
        entity = most_pressing(self.window.desk.workspace) if self.window.desk is not None else None
        if entity is not None:
            self.window.show_notification(entity)

    def _say_failed(self, reason: Refused) -> None:
        """Say why something did not hold, where no screen does; what rings can be silenced there, and comes back."""
        if self.window.workplace is not None:
            notice = self.window.workplace.notice
            notice.show_notice(_FAILED, reason.message, "danger")
            if self._ringer.ringing:
                notice.add_action("Alarm stumm", self._ringer.silence)
        self.window.announce(reason.message, assertive=True)

    # What the window asks for.

    def apply(self, settings: Settings) -> None:
        """Look and speak as chosen, from now on."""
        self._place.choices.keep(changes(self.window.settings, settings))
        self._read_settings()
        self.window.rebuild(self.window.settings)
        self._furnish()
        if self.unlock_screen is not None:
            self._show_locked()

    def _read_settings(self) -> None:
        """Read anew which settings hold; what has changed holds from here on."""
        self._held = self._place.held()
        if self._held.settings != self.window.settings:
            self._dress()

    def _dress(self) -> None:
        settings = self._held.settings
        language.speak(self._app, settings.language)
        dress(self._app, settings)
        self._ringer.use_sound(on=settings.sound)
        self._ringer.use_tray(on=settings.tray)
        self._locking.limit(settings.lock_minutes)
        self._numbers.want(wanted=settings.locked_numbers)
        allow_dialling(self._app, on=settings.dialling)
        keep_copied_for(settings.clipboard_seconds)
        self.window.settings = settings

    def change_passphrase(self) -> None:
        """Ask for the present passphrase and a new one."""
        if self.window.desk is not None:
            PassphraseChange(self.window, self.window.desk, self._folder, self._place.keyring).ask()

    def enrol(self) -> None:
        """Set up one more profile."""
        self._newcomers.enrol()

    def _show_enrolment(self, screen: EnrolScreen) -> None:
        self.unlock_screen = None
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
        if self._over:
            return
        desk = self.window.desk
        waiting = desk.standing.waiting_to_send if desk is not None else self._locking.waiting
        unsaved = self.window.failing if desk is not None else ""
        if not waiting and not unsaved:
            self.finish()
            return
        dialog = QuitDialog(waiting, unsaved, background=self._ringer.can_stay_unseen, parent=self.window)
        dialog.answered.connect(self._leave)
        dialog.open()

    def _leave(self, answer: Answer) -> None:
        if answer is Answer.QUIT:
            self.finish()
        elif answer is Answer.BACKGROUND:
            self._ringer.say_still_running()
            self.window.hide()

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
_IDLE: Final = "idle"
_POLICY: Final = "policy"
_SOON: Final[dict[bool, Tone]] = {False: "warn", True: "danger"}
_FAILED: Final = "failed"
_RINGS: Final = "rings"
_WAITS: Final = "Eine Sofortmeldung wartet auf Ihre Eingangsbestätigung."
