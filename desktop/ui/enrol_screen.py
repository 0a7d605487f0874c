"""Setting up a profile in four steps: invite, comparison by phone, passphrase, first sync.

It asks and shows. What an invite says and whether the server takes it comes from the program around it: it answers
`invite_wanted` with `show_invite` or `show_problem`, and `enrol_wanted` with `show_progress`, then `finish` or
`show_problem`.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.refused import Refused
from desktop.domain.said import joined, say
from desktop.presenters.enrolling import STEPS
from desktop.ui.announcing import Announcer
from desktop.ui.centred_card import centred_card, heading
from desktop.ui.check_step import CheckStep
from desktop.ui.enrol_ports import Enrolled, InviteShown, Preset, Reading, Request
from desktop.ui.first_sync_step import FirstSyncStep
from desktop.ui.invite_step import Choose, InviteStep, choose_file
from desktop.ui.parts import box, button, label
from desktop.ui.person_step import PersonStep
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

INVITE, CHECK, PERSON, SYNC = range(4)
_WIDTH: Final = 640
_RETURN: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NEXT: Final = {INVITE: "Weiter", CHECK: "Weiter", PERSON: "Einrichten", SYNC: "Erneut versuchen"}


class EnrolScreen(QWidget):
    """Leads somebody from an invite to a profile."""

    invite_wanted = Signal(object)
    """A `Given` that is whole; what it is for has to be asked of the server."""
    enrol_wanted = Signal(object)
    """A `Request`."""
    open_wanted = Signal(object, str)
    """The `Enrolled` profile, and the passphrase just chosen for it."""
    left = Signal()

    def __init__(self, reading: Reading, choose: Choose = choose_file, parent: QWidget | None = None) -> None:
        """Begin with the invite."""
        super().__init__(parent)
        self.step = INVITE
        self._shown: InviteShown | None = None
        self._enrolled: Enrolled | None = None
        self._busy = False
        self._ca_file = ""
        self._preset: Preset | None = None
        self._announcer = Announcer(self)
        self.invite, self.check = InviteStep(reading, choose), CheckStep()
        self.person, self.sync = PersonStep(reading), FirstSyncStep()
        self._steps = (self.invite, self.check, self.person, self.sync)
        layout = centred_card(self, _WIDTH)
        layout.addWidget(heading("Neues Profil einrichten"))
        layout.addWidget(self._progress())
        for part in self._steps:
            layout.addWidget(part)
        self.working = label("Die Einladung wird geprüft …", "small")
        layout.addWidget(self.working)
        layout.addSpacing(8)
        layout.addWidget(self._buttons())
        self.invite.ready.connect(self.next.setFocus)
        self.check.answered.connect(self._show_buttons)
        self._go_to(INVITE)

    def _progress(self) -> QWidget:
        made = QWidget()
        layout = box(made, space=4)
        self.place = label("", "small")
        self._names = [label(say("{number} {name}", number=at + 1, name=name)) for at, name in enumerate(STEPS)]
        row = WrappingRow()
        for name in self._names:
            name.setWordWrap(False)
            row.add(name)
        layout.addWidget(self.place)
        layout.addWidget(row)
        return made

    def _buttons(self) -> QWidget:
        made = QWidget()
        row = box(made, "across")
        self.cancel = button("Abbrechen", self.left.emit, "quiet")
        self.back = button("Zurück", self._go_back)
        self.next = button("Weiter", self._go_on, "primary")
        row.addWidget(self.cancel)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        for one in (self.cancel, self.back, self.next):
            one.setAutoDefault(True)
        return made

    # What it is told.

    def begin_with(self, preset: Preset) -> None:
        """Begin with an invite that lies ready."""
        self._preset = preset
        self.person.name.setText(preset.person)
        self.invite.take(preset.name, preset.content)
        self._leave_invite()

    def show_invite(self, shown: InviteShown) -> None:
        """Go on with an invite that the server knows."""
        self._shown = shown
        self.check.show_invite(shown)
        self._set_busy(busy=False)
        preset = self._preset
        if preset is None or not preset.compared:
            self._go_to(CHECK)
        elif preset.asks:
            self._go_to(PERSON)
        else:
            self._go_to(SYNC)
            self._enrol()

    def show_progress(self, step: str) -> None:
        """Say what is being done: the name of a step, or a text."""
        self.sync.show_progress(step)
        self._announcer.say(self.sync.now.text())

    def show_problem(self, problem: Refused) -> None:
        """Say why it did not work, where somebody can put it right."""
        self._set_busy(busy=False)
        if self.step == SYNC:
            self.sync.show_problem(problem)
            self._announcer.say(f"{self.sync.heading.text()} {self.sync.text.text()}")
            self.next.setFocus()
        else:
            self.invite.show_problem(problem)
        self._show_buttons()

    def finish(self, enrolled: Enrolled) -> None:
        """Say how it ended; the only way on is into the profile."""
        self._enrolled = enrolled
        self._set_busy(busy=False)
        self.invite.forget()
        self.sync.show_end(enrolled.state)
        self._show_buttons()
        self.next.setFocus()
        self._announcer.say(f"{self.sync.heading.text()} {self.sync.text.text()}")
        if self._preset is not None and not self._preset.asks:
            self._leave_sync()

    # How it answers.

    def _go_on(self) -> None:
        if self._busy:
            return
        (self._leave_invite, self._leave_check, self._leave_person, self._leave_sync)[self.step]()

    def _leave_invite(self) -> None:
        given = self.invite.given()
        if given is not None:
            self._ca_file = given.ca_file
            if self._preset is not None and given.content != self._preset.content:
                # What was known already holds for the invite that lay ready alone.
                self._preset = None
            self._set_busy(busy=True)
            self.invite_wanted.emit(given)

    def _leave_check(self) -> None:
        if self.check.confirm():
            self._go_to(PERSON)

    def _leave_person(self) -> None:
        if self.person.confirm():
            self._go_to(SYNC)
            self._enrol()

    def _leave_sync(self) -> None:
        if self._enrolled is None:
            self._enrol()
            return
        passphrase = self.person.passphrase.text
        self.person.forget()
        self.open_wanted.emit(self._enrolled, passphrase)

    def _enrol(self) -> None:
        if self._shown is not None:
            self._set_busy(busy=True)
            self.show_progress("asking")
            label_shown = joined((self._shown.agency, self._shown.unit), ", ")
            person = self.person
            self.enrol_wanted.emit(
                Request(
                    self._shown.invite,
                    person.person,
                    person.passphrase.text,
                    label_shown,
                    person.number,
                    self._ca_file,
                )
            )

    def _go_back(self) -> None:
        if self._busy or self._enrolled is not None:
            return
        if self.step == INVITE:
            self.left.emit()
        else:
            self._go_to(self.step - 1)

    def _begin(self) -> None:
        (self.invite.begin, self.check.begin, self.person.begin, self.next.setFocus)[self.step]()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Lead to where somebody goes on."""
        super().focusInEvent(event)
        self._begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, and back with Esc."""
        if event.key() in _RETURN:
            self._go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    # How it looks.

    def _go_to(self, step: int) -> None:
        self.step = step
        for at, (part, name) in enumerate(zip(self._steps, self._names, strict=True)):
            part.setVisible(at == step)
            set_role(name, "strong" if at == step else "muted")
        self.place.setText(tr(say("Schritt {number} von {count}", number=step + 1, count=len(STEPS))))
        self._show_buttons()
        self._begin()
        self._announcer.say(tr(joined((self.place.text(), STEPS[step]), ": ")))

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        for part in self._steps:
            part.setEnabled(not busy or part is self.sync)
        self._show_buttons()

    def _show_buttons(self) -> None:
        done = self._enrolled is not None
        self.working.setVisible(self._busy and self.step == INVITE)
        self.next.setText(tr("Arbeitsbereich öffnen") if done else tr(_NEXT[self.step]))
        self.next.setEnabled(not self._busy and not (self.step == CHECK and self.check.other.isChecked()))
        self.back.setVisible(self.step != INVITE and not done)
        self.back.setEnabled(not self._busy)
        self.cancel.setVisible(not done)
        self.cancel.setEnabled(not self._busy)
