"""A new invite for the profile that is open: chosen, shown for what it is, redeemed, each step said as it is done.

Until somebody confirms nothing is handed in. What is wrong with an invite is said where it was given, and another one
can be chosen. It cannot read an invite itself; whoever does is handed in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QSizePolicy, QWidget

from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.presenters.chips import Tone
from desktop.presenters.enrolling import progress
from desktop.presenters.readmission import ending, explained
from desktop.ui.around import Around
from desktop.ui.check_step import facts_of
from desktop.ui.desk import Readmitter
from desktop.ui.enrol_ports import Given, InviteShown
from desktop.ui.focus import FocusBefore
from desktop.ui.invite_step import Choose, InviteStep, choose_file
from desktop.ui.parts import box, button, clear, frame, label, scrolled
from desktop.ui.theme import theme
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow

_WIDTH: Final = 600
_MARGIN: Final = 24
_KEEPS: Final = (
    "Ihr Gerät meldet sich damit unter seinem eigenen Schlüssel an. Was Sie geschrieben haben, bleibt auf diesem Gerät "
    "und geht hinaus, sobald es wieder zugelassen ist."
)
_CHOOSE, _CONFIRM, _WORK, _END = range(4)


class _Reading:
    """What the invite's step asks of whoever reads invites for this profile."""

    def __init__(self, readmitter: Readmitter) -> None:
        self.read: Callable[[Given], None] = readmitter.read_invite


class InviteDialog(QDialog):
    """Leads from an invite back into the cooperation."""

    def __init__(self, around: Around, readmitter: Readmitter, parent: QWidget, choose: Choose = choose_file) -> None:
        """Begin with the invite."""
        super().__init__(parent)
        self.setWindowTitle("Schutzbrücke")
        self.setModal(True)
        self._desk, self._window = around.desk, around.window
        self._shown: InviteShown | None = None
        self._step = _CHOOSE
        self._before = FocusBefore()
        self._before_which = parent.window()
        self.finished.connect(self._before.give_back)
        self.setMinimumWidth(min(theme.current().px(_WIDTH), self._before_which.width() - 2 * _MARGIN))
        self._page = QWidget()
        layout = box(self._page, space=12)
        layout.addWidget(label("Mit einer neuen Einladung anmelden", "title"))
        self.invite = InviteStep(_Reading(readmitter), choose)
        self.invite.explain = explained
        # Whom to trust stays as the profile has it.
        self.invite.certificate.hide()
        self.terms = QWidget()
        self._facts = box(self.terms, space=12)
        self.working = label("", "strong")
        self.ended, inner = frame("banner", "ok", space=4, margin=16)
        self.heading, self.text = label("", "strong"), label("")
        inner.addWidget(self.heading)
        inner.addWidget(self.text)
        for part in (self.invite, self.terms, self.working, self.ended):
            layout.addWidget(part)
        layout.addStretch(1)
        self._area = scrolled(self._page)
        # Where there is too little room it is the page that scrolls.
        self._area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        outer = box(self, space=12, margin=_MARGIN)
        outer.addWidget(self._area, 1)
        outer.addWidget(self._buttons())
        self.invite.ready.connect(self.next.setFocus)
        self._go_to(_CHOOSE)

    def _buttons(self) -> QWidget:
        row = WrappingRow(to_end=True)
        self.cancel = button("Abbrechen", self.reject, "quiet")
        self.next = button("Weiter", self._go_on, "primary")
        self.next.setDefault(True)
        row.add(self.cancel)
        row.add(self.next)
        return row

    def show_now(self) -> None:
        """Open, so that Enter chooses a file."""
        self.open()
        self.invite.begin()

    # How it goes on.

    def _go_on(self) -> None:
        if self.busy:
            return
        (self._look, self._redeem, self._look, self.accept)[self._step]()

    def _look(self) -> None:
        given = self.invite.given()
        if given is not None:
            self._work("Die Einladung wird geprüft …")
            self._desk.look_at_invite(given, self.show_invite, self.show_problem)

    def show_invite(self, shown: InviteShown) -> None:
        """Show what the invite is for, and ask whether to redeem it."""
        self._shown = shown
        clear(self._facts)
        self._facts.addWidget(facts_of(shown))
        self._facts.addWidget(label(_KEEPS))
        self._go_to(_CONFIRM)
        self.next.setFocus()

    def _redeem(self) -> None:
        if self._shown is not None:
            self._work("asking")
            self._desk.come_in_anew(self._shown, self.show_progress, self.show_end, self.show_problem)

    def show_progress(self, step: str) -> None:
        """Say what is being done."""
        self._work("Der Server wird gefragt …" if step == "asking" else "Das Gerät wird angemeldet …")

    def show_problem(self, problem: Refused) -> None:
        """Say why it did not work, where another invite can be given."""
        self._shown = None
        self._go_to(_CHOOSE)
        self.invite.show_problem(problem)
        self._window.announce(explained(problem), assertive=True)

    def show_end(self, state: str) -> None:
        """Say how it ended."""
        self.invite.forget()
        heading, text = ending(state)
        tone: Tone = "ok" if state == "active" else "warn"
        self.heading.setText(tr(heading))
        self.text.setText(tr(text))
        set_role(self.ended, "banner", tone)
        self._go_to(_END)
        self.next.setFocus()
        self._window.announce(say("{heading} {text}", heading=tr(heading), text=tr(text)))

    # How it looks.

    @property
    def busy(self) -> bool:
        """Say whether something is under way, which nothing breaks off."""
        return self._step == _WORK

    def reject(self) -> None:
        """Close, unless something is under way."""
        if not self.busy:
            super().reject()

    def _work(self, words: str) -> None:
        self.working.setText(tr(progress(words)))
        self._go_to(_WORK)
        self._window.announce(self.working.text())

    def _go_to(self, step: int) -> None:
        self._step = step
        for at, part in ((_CHOOSE, self.invite), (_CONFIRM, self.terms), (_WORK, self.working), (_END, self.ended)):
            part.setVisible(at == step)
        self.next.setText(tr({_CONFIRM: "Anmelden", _END: "Schließen"}.get(step, "Weiter")))
        self.next.setEnabled(not self.busy)
        # The button that chooses a file takes it while it has the focus.
        self.next.setDefault(True)
        self.cancel.setVisible(step != _END)
        self.cancel.setEnabled(not self.busy)
        self._grow()

    def showEvent(self, event: QShowEvent) -> None:
        """Open as high as it needs."""
        super().showEvent(event)
        self._grow()

    def _grow(self) -> None:
        """Be as high as what is shown needs, but no higher than the window: Qt leaves wrapped lines out of account."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        room = self._area.maximumViewportSize()
        wanted = self.height() + self._page.heightForWidth(room.width()) - room.height()
        self.resize(self.width(), min(wanted, self._before_which.height()))


def show_invite_dialog(around: Around, parent: QWidget) -> InviteDialog | None:
    """Open it where another invite can be redeemed here."""
    readmitter = around.desk.readmitter
    if readmitter is None:
        return None
    made = InviteDialog(around, readmitter, parent)
    made.show_now()
    return made
