"""A form on the screen: questions left, rule and competent unit right, what can be done below.

It saves what is written, checks it when it is to be sent, and leads to what is missing. It must not know a rule: what
is wrong, who receives it and what a field may hold is asked of the presenters.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QStackedWidget, QWidget

from desktop.domain.refused import Refused
from desktop.presenters import drafts, form, form_guidance, revocation
from desktop.presenters.drafts import Draft
from desktop.presenters.form import Exam
from desktop.presenters.form_guidance import Guidance
from desktop.presenters.form_problems import FieldProblem
from desktop.ui.around import Around
from desktop.ui.form.autosave import Autosave
from desktop.ui.form.check_page import CheckPage
from desktop.ui.form.ending import Ending
from desktop.ui.form.file_choice import OPEN
from desktop.ui.form.footer import Footer
from desktop.ui.form.order import put_in_order
from desktop.ui.form.questions import Questions
from desktop.ui.form.summary import HEADING
from desktop.ui.parts import box, scrolled, show_whole
from desktop.ui.theme import theme
from desktop.ui.words import tr

_LOOK_MS: Final = 250
_AIR: Final = 96


class FormScreen(QWidget):
    """One draft being written."""

    competent_changed = Signal()
    """Another unit would receive it."""
    category_chosen = Signal(str)
    """Somebody chose another category, which has another form."""

    def __init__(
        self, around: Around, draft: Draft, close: Callable[[], None], saved_at: int = 0, parent: QWidget | None = None
    ) -> None:
        """Show a draft; `close` takes the form away when it is sent, discarded or left."""
        super().__init__(parent)
        self._around = around
        self._desk = around.desk
        self._draft = draft
        self._actions: list[QAction] = []
        self._then: Callable[[], None] | None = None
        self.saved_said = ""
        self.tried = False
        self._phoned = False
        self.competent = ""
        self.autosave = Autosave(self._desk, self.draft_now, self.say_saved, self)
        self._ending = Ending(around, self, self.autosave, close)
        self._look = QTimer(self, interval=_LOOK_MS, singleShot=True)
        self._look.timeout.connect(self._look_at_it)
        self._order = QTimer(self, interval=0, singleShot=True)
        self._order.timeout.connect(self._put_in_order)
        self._build()
        self._fill(saved_at)
        self._desk.standing_changed.connect(self._show_buttons)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    @property
    def draft(self) -> bytes:
        """Give the id of the draft."""
        return self._draft.id

    # Building.

    def _build(self) -> None:
        """Build it as wide as it will be: what is shown, unseen as yet, is laid out at once for the width it has."""
        place = self.parentWidget()
        if place is not None:
            self.resize(place.size())
        layout = box(self, space=0)
        self.pages = QStackedWidget(self)
        self.pages.resize(self.size())
        layout.addWidget(self.pages, 1)
        self.questions = Questions(self._desk, self._draft, self.go_to, self._order.start, self.pages)
        self.pages.addWidget(self.questions)
        self.body, self.receiver = self.questions.body, self.questions.receiver
        self.summary, self.saved = self.questions.summary, self.questions.saved
        self.questions.listen(self._touched)
        self.check = CheckPage()
        self.check.file_chosen.connect(self.questions.files.say_whom)
        self._check_scroll = scrolled(self.check, filling=True)
        self._check_scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._check_scroll.setAccessibleName(tr("Prüfen"))
        self.pages.addWidget(self._check_scroll)
        self.footer = Footer(self.discard, self.show_form, self.send)
        layout.addWidget(self.footer)

    def build_whole(self) -> None:
        """Build now what would be built a little later, for whoever goes by the whole."""
        self.body.every()

    def _fill(self, saved_at: int) -> None:
        self.questions.fill(self._draft)
        if saved_at:
            self.say_saved(drafts.saved_words(saved_at))
        self.show_form()
        self.examine()

    # What is seen.

    @property
    def checking(self) -> bool:
        """Say whether the page before sending is shown."""
        return self.pages.currentWidget() is self._check_scroll

    def scroll_bars(self) -> tuple[QScrollBar, ...]:
        """Give what its columns are scrolled with."""
        return *self.questions.scroll_bars(), self._check_scroll.verticalScrollBar()

    def when_shown(self, then: Callable[[], None]) -> None:
        """Call back once when it is next shown, after everything has its place."""
        self._then = then

    def panes(self) -> list[QWidget]:
        """Give the parts of the form between which F6 moves."""
        return [self._check_scroll] if self.checking else self.questions.panes()

    def show_form(self) -> None:
        """Show the questions."""
        self.pages.setCurrentWidget(self.questions)
        self._show_buttons()

    def _show_buttons(self) -> None:
        able = form.may_send(self._desk.workspace)
        self.footer.fit(checking=self.checking, quick=self._draft.quick, able=able)
        self._name_send()

    def _name_send(self) -> None:
        release = form.asks_for_release(self._desk.workspace, self._draft)
        self.footer.name_send(offline=bool(self._desk.standing.trouble), release=release, phoned=self._phoned)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the questions out for the room there is."""
        super().resizeEvent(event)
        self.questions.fit(self.width())

    def showEvent(self, event: QShowEvent) -> None:
        """Bind the keys of a form, and go to where something is to be written."""
        super().showEvent(event)
        if not event.spontaneous():
            bind = self._around.actions.bind
            self._actions = [
                bind("send", self, self.send),
                bind("save", self, self.save_now),
                bind("note_call", self, self.receiver.note.ask),
                bind("back", self, self.leave),
            ]
            self._order.start()
            self._begin()
            QTimer.singleShot(0, self, lambda: self.questions.show_whole(self.focusWidget()))  # then all has its place
            then, self._then = self._then, None
            if then is not None:
                QTimer.singleShot(0, self, then)

    def hideEvent(self, event: QHideEvent) -> None:
        """Save, and give the keys back."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.save_now()
            for action in self._actions:
                self.removeAction(action)
                action.deleteLater()
            self._actions = []

    def _begin(self) -> None:
        if self.checking:
            self._check_scroll.setFocus()
        else:
            self.questions.begin(self._draft.field)

    def _put_in_order(self) -> None:
        put_in_order(self.columns())

    def columns(self) -> list[QWidget]:
        """Give its parts in the order in which Tab walks through them."""
        return [*self.questions.columns(), self.footer]

    # What is written.

    def document(self) -> dict[str, Any]:
        """Give the document as it stands."""
        return self.questions.document()

    def draft_now(self) -> Draft:
        """Give the draft as it stands."""
        made = self.document()
        return msgspec.structs.replace(
            self._draft,
            document=made,
            category=str(made.get("category", self._draft.category)),
            urgency=str(made.get("urgency", self._draft.urgency)),
            call=self.receiver.note.call,
            files=self.questions.files.kept(),
        )

    def save_now(self) -> None:
        """Save the draft, if something has changed."""
        self.autosave.save_now()

    def _touched(self) -> None:
        self.autosave.touch()
        self._look.start()

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        """Remember the field somebody writes in; save when it is left."""
        if now is not None and self.body.isAncestorOf(now):
            path = self.body.path_of(now)
            self._draft = msgspec.structs.replace(self._draft, field=path)
            self.questions.show_whole(now)
        if old is not None and self.isAncestorOf(old):
            self.save_now()

    def say_saved(self, text: str) -> None:
        """Say how the saving went."""
        self.saved_said = text
        self.saved.setText(tr(text))

    # What is wrong with it.

    def _look_at_it(self) -> None:
        if not self._has_another_form():
            self.examine()

    def _has_another_form(self) -> bool:
        """Say whether a category with another form was chosen; this form goes away then."""
        chosen = self.body.category()
        if chosen in ("", self._draft.category):
            return False
        self.category_chosen.emit(chosen)
        return True

    def examine(self) -> Exam:
        """Check it: show who would receive it, and what is wrong once it was to be sent."""
        made = self.document()
        exam = form.examine_draft(self._desk.workspace, self._draft, made, self.receiver.note.call)
        self.receiver.show_receivers(exam.receivers, exam.outside)
        self._phoned = bool(exam.outside) and not exam.receivers
        self.questions.files.warn(phoned=self._phoned)
        self._name_send()
        self.questions.earlier.ask(self._desk, exam.content.children)
        competent = exam.receivers[0].unit if exam.receivers else ""
        if competent != self.competent:
            self.competent = competent
            self.competent_changed.emit()
        self.questions.rule.show_guidance(self._guidance(made))
        arisen = self.questions.gates.show(exam.gates, exam.hints, at_fields=not self.tried)
        if arisen and self.isVisible():
            self._around.window.announce(arisen)
        if self.tried:
            self.questions.show_problems(exam.problems)
        return exam

    def _guidance(self, made: dict[str, Any]) -> Guidance:
        workspace, code = self._desk.workspace, str(made.get("category", ""))
        if self._draft.event:
            return form_guidance.later_guidance(workspace, code)
        return form_guidance.guidance(workspace, code, str(made.get("urgency", self._draft.urgency)), made)

    def go_to(self, path: str) -> None:
        """Go to the field of a path."""
        self.show_form()
        self.questions.part(path).take_focus()

    # What is done.

    def send(self) -> None:
        """Check it, show it once more if it is a full one, and send it."""
        if not form.may_send(self._desk.workspace):
            self._around.window.announce(revocation.HEADING, assertive=True)
            return
        self.tried = True
        if self._has_another_form():
            return
        exam = self.examine()
        if exam.problems:
            self.show_form()
            self.questions.show_first_problem()
            self._around.window.announce(HEADING)
        elif not self._draft.quick and not self.checking:
            self.save_now()
            self.show_check()
            self._check_scroll.setFocus()
        elif self.checking and self.check.ask_for_files():
            show_whole(self._check_scroll, self.check.focusWidget(), theme.current().px(_AIR))
            self._around.window.announce(OPEN)
        else:
            self.footer.send.setEnabled(False)
            self._ending.send()

    def show_check(self) -> None:
        """Show it once more as the other side will read it."""
        exam = self.examine()
        workspace, code = self._desk.workspace, exam.content.category
        release = form.release_note(workspace, code) if form.asks_for_release(workspace, self._draft) else ""
        own = form_guidance.guidance(workspace, code, "").title
        self.check.show_exam(self.questions.plan.title if self._draft.completes else own, exam, release)
        self.check.show_files(self.questions.files.kept())
        self.pages.setCurrentWidget(self._check_scroll)
        self._show_buttons()

    def follow_sending(self) -> None:
        """Go away once what was this form in the window before has been sent."""
        self._ending.follow()

    def discard(self) -> None:
        """Discard the draft; among the drafts it can be taken back."""
        self._ending.discard()

    def leave(self) -> None:
        """Leave the form; the draft is kept."""
        self._ending.leave()

    def stay(self, reason: Refused) -> None:
        """Go on, since what was to end it did not hold, and say why."""
        self.footer.send.setEnabled(True)
        self.show_form()
        self.summary.show_problems([FieldProblem("", reason.message)])
        self._around.window.announce(reason.message, assertive=True)
