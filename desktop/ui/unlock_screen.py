"""What is shown while nobody has unlocked: the profiles of this computer, a passphrase, language and text size.

It asks and tells; whether a passphrase opens anything, and how long to wait, is said to it. Nothing of a profile but
its label is known here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from desktop.domain.setting import Value
from desktop.domain.settings import LANGUAGES, Settings
from desktop.presenters.unlocking import problem_words, wait_words
from desktop.ui.announcing import Announcer
from desktop.ui.appearance_row import AppearanceRow
from desktop.ui.centred_card import centred_card, heading
from desktop.ui.locked_numbers_row import LockedNumbersRow
from desktop.ui.parts import box, button, label
from desktop.ui.passphrase_fields import PassphraseField
from desktop.ui.theme.tokens import Tone
from desktop.ui.unlock_banners import Banners
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

WORKING_MS: Final = 400
LONGER_MS: Final = 5000
_LONGER: Final = (
    "Das dauert länger als sonst. Nach einer Aktualisierung wird alles einmal neu zusammengestellt, bei vielen "
    "Meldungen etwa eine Minute lang. Es geht nichts verloren."
)
_SECOND_MS: Final = 1000
_WIDTH: Final = 480
_RETURN: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class UnlockScreen(QWidget):
    """Lets somebody unlock a profile."""

    unlock_wanted = Signal(str, str)
    """The key of a profile and a passphrase."""
    keyring_wanted = Signal(str)
    """The key of a profile that the computer's own sign-in shall open."""
    enrol_wanted = Signal()
    appearance_changed = Signal(object)
    silence_wanted = Signal()

    def __init__(
        self,
        profiles: Sequence[tuple[str, str]],
        settings: Settings,
        languages: Mapping[Value, str] = LANGUAGES,
        parent: QWidget | None = None,
    ) -> None:
        """List profiles by key and label."""
        super().__init__(parent)
        self._profiles = tuple(profiles)
        self._keyrings: frozenset[str] = frozenset()
        self._wait = 0
        self._working = False
        self._announcer = Announcer(self)
        self._slow = QTimer(self, interval=WORKING_MS, singleShot=True)
        self._slow.timeout.connect(lambda: self._say_working("Wird entschlüsselt …"))
        self.longer = QTimer(self, interval=LONGER_MS, singleShot=True)
        self.longer.timeout.connect(lambda: self._say_working(_LONGER))
        self._asked = False
        self._ticks = QTimer(self, interval=_SECOND_MS)
        self._ticks.timeout.connect(self._tick)
        self.banners = Banners()
        self.banners.silence_wanted.connect(self.silence_wanted)
        self.choices = QButtonGroup(self)
        self._layout = centred_card(self, _WIDTH)
        self._layout.addWidget(heading("Schutzbrücke"))
        self._layout.addWidget(self.banners)
        self._add_entrance()
        self._add_ways_out(settings, languages)
        self._show_ready()

    # The parts.

    def _add_entrance(self) -> None:
        self._add_profiles()
        self.passphrase = PassphraseField("Passphrase")
        self.passphrase.line.textEdited.connect(self._forget_asked)
        self.problem = label("", "error")
        self.hint = label("", "small")
        self.waiting = label("", "small")
        self.unlock = button("Entsperren  ⏎", self._ask, "primary")
        self.unlock.setAccessibleName(tr("Entsperren"))
        self.keyring = button("Mit Anmeldung am Computer entsperren", self._ask_keyring, icon="key-round")
        self._entrance = (self.passphrase, self.problem, self.hint, self.waiting, self.unlock, self.keyring)
        for part in self._entrance:
            self._layout.addWidget(part)
            part.setVisible(part in (self.passphrase, self.unlock) and bool(self._profiles))

    def _add_profiles(self) -> None:
        if not self._profiles:
            self._layout.addWidget(label("Auf diesem Computer ist noch kein Profil eingerichtet.", "muted"))
        elif len(self._profiles) == 1:
            self._layout.addWidget(label(self._profiles[0][1], "muted"))
        else:
            self._layout.addWidget(self._several())

    def _several(self) -> QWidget:
        listed = QWidget()
        layout = box(listed, space=2)
        layout.addWidget(label("Profil"))
        for number, (_, name) in enumerate(self._profiles):
            choice = QRadioButton(tr(name))
            choice.setChecked(number == 0)
            self.choices.addButton(choice, number)
            layout.addWidget(choice)
        self.choices.idToggled.connect(lambda *_: self._show_ready())
        return listed

    def _add_ways_out(self, settings: Settings, languages: Mapping[Value, str]) -> None:
        self.forgotten = button("Passphrase vergessen?", self._toggle_advice, "quiet")
        self.enrol = button("Neues Profil einrichten …", self.enrol_wanted.emit, "quiet", "plus")
        self.advice = QWidget()
        advice = box(self.advice, space=4)
        advice.addWidget(label("Die Passphrase kann niemand wiederherstellen.", "strong"))
        advice.addWidget(
            label(
                "Ihre Administration kann das Gerät neu einrichten. Abgeglichene Daten kommen zurück; nicht "
                "übermittelte Einträge auf diesem Gerät gehen verloren."
            )
        )
        self.advice.hide()
        self.forgotten.setVisible(bool(self._profiles))
        links = WrappingRow()
        for link in (self.forgotten, self.enrol):
            links.add(link)
        self.numbers = LockedNumbersRow()
        for part in (links, self.advice, self.numbers):
            self._layout.addWidget(part)
        self.looks = AppearanceRow(settings, languages)
        self.looks.appearance_changed.connect(self.appearance_changed)
        self._layout.addWidget(self.looks)
        for one in (self.unlock, self.keyring, self.forgotten, self.enrol):
            one.setAutoDefault(True)

    # What it is told.

    @property
    def profile(self) -> str:
        """Give the key of the profile chosen, nothing where there is none."""
        return self._profiles[max(self.choices.checkedId(), 0)][0] if self._profiles else ""

    def offer_keyring(self, profiles: Collection[str]) -> None:
        """Let the computer's sign-in open these profiles."""
        self._keyrings = frozenset(profiles)
        self._show_ready()

    def show_working(self) -> None:
        """Wait for an answer; that it takes a moment is said only if it does."""
        self._working = True
        self._slow.start()
        self.longer.start()
        self._show_ready()
        self._show_problem("", "")

    def show_problem(self, message: str, retry_after_seconds: float = 0, code: str = "") -> None:
        """Say why nothing was unlocked, and count down until the next try."""
        self._working = False
        self._slow.stop()
        self.longer.stop()
        text, hint = problem_words(code, message)
        self._show_problem(text, hint)
        self._wait = max(0, int(-(-retry_after_seconds // 1)))
        self._show_wait()
        self._show_ready()
        self.passphrase.hide_again()
        self.passphrase.line.selectAll()
        self.passphrase.line.setModified(False)
        self.passphrase.line.setFocus()
        self._announcer.say(" ".join(part.text() for part in (self.problem, self.hint, self.waiting) if part.text()))

    def show_notice(self, text: str, tone: Tone = "neutral") -> None:
        """Say something above the field until somebody unlocks."""
        self.banners.show_notice(text, tone)
        self._announcer.say(tr(text))

    def show_alarm(self, text: str = "Neue Meldung (Sofort) – zum Lesen entsperren") -> None:
        """Say that something urgent has come, with a way to end the sound."""
        self.banners.show_alarm(text)
        self._announcer.say(tr(text), assertive=True)

    # How it answers.

    def _ask(self) -> None:
        if self._wait:
            # Who types on while it waits need not press Enter again; the same words again are no new try.
            self._asked = self.passphrase.line.isModified()
            return
        if self._working or not self._profiles:
            return
        if not self.passphrase.text:
            self._show_problem("Geben Sie Ihre Passphrase ein.", "")
            self.passphrase.line.setFocus()
            return
        passphrase = self.passphrase.text
        self.passphrase.hide_again()
        self.unlock_wanted.emit(self.profile, passphrase)

    def _forget_asked(self) -> None:
        self._asked = False

    def _ask_keyring(self) -> None:
        self.keyring_wanted.emit(self.profile)

    def _toggle_advice(self) -> None:
        self.advice.setVisible(self.advice.isHidden())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Lead to where somebody goes on; a focus proxy would be reached by Tab a second time."""
        super().focusInEvent(event)
        (self.passphrase.line if self._profiles else self.enrol).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Unlock on Enter wherever it is pressed."""
        if event.key() in _RETURN:
            self._ask()
        else:
            super().keyPressEvent(event)

    # How it looks.

    def _show_problem(self, text: str, hint: str) -> None:
        for part, said in ((self.problem, text), (self.hint, hint)):
            part.setText(tr(said))
            part.setVisible(bool(said))
        self.passphrase.mark(wrong=bool(text))

    def _show_ready(self) -> None:
        ready = not self._working
        self.passphrase.setEnabled(ready)
        for choice in self.choices.buttons():
            choice.setEnabled(ready)
        self.unlock.setEnabled(ready and not self._wait)
        self.keyring.setEnabled(ready)
        self.enrol.setEnabled(ready)
        self.keyring.setVisible(self.profile in self._keyrings)

    def _say_working(self, what: str) -> None:
        self.waiting.setText(tr(what))
        self.waiting.show()
        self._announcer.say(self.waiting.text())

    def _show_wait(self) -> None:
        self.waiting.setText(tr(wait_words(self._wait)) if self._wait else "")
        self.waiting.setVisible(bool(self._wait))
        if self._wait:
            self._ticks.start()
        else:
            self._ticks.stop()

    def _tick(self) -> None:
        self._wait = max(0, self._wait - 1)
        self._show_wait()
        self._show_ready()
        if not self._wait and self._asked:
            self._asked = False
            self._ask()
