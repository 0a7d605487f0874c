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
from PySide6.QtWidgets import QApplication, QBoxLayout, QScrollArea, QScrollBar, QStackedWidget, QWidget

from desktop.domain.refused import Refused
from desktop.presenters import drafts, form, form_guidance, revocation
from desktop.presenters.drafts import Draft
from desktop.presenters.form import Exam, FieldProblem
from desktop.ui.around import Around
from desktop.ui.form.autosave import Autosave
from desktop.ui.form.check_page import CheckPage
from desktop.ui.form.ending import Ending
from desktop.ui.form.footer import Footer
from desktop.ui.form.full_body import FullBody
from desktop.ui.form.order import put_in_order
from desktop.ui.form.quick_body import QUESTIONS, QuickBody
from desktop.ui.form.receiver_card import ReceiverCard
from desktop.ui.form.rule_card import RuleCard
from desktop.ui.form.summary import HEADING, Summary
from desktop.ui.parts import box, label, scrolled, show_whole
from desktop.ui.theme import theme
from desktop.ui.words import tr

_TITLES: Final = {True: "Sofortmeldung", False: "Neue Meldung"}
_LOOK_MS: Final = 250
_SIDE: Final = 360
_BESIDE: Final = 900
_TOP: Final = 24


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
        layout = box(self, space=0)
        self.pages = QStackedWidget()
        layout.addWidget(self.pages, 1)
        self._page = QWidget()
        self.pages.addWidget(self._page)
        across = box(self._page, "across", space=0)
        self._form = self._form_column(across)
        self._side = self._side_column()
        self._side_scroll = scrolled(QWidget())
        across.addWidget(self._side_scroll)
        self.check = CheckPage()
        self._check_scroll = scrolled(self.check)
        self._check_scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._check_scroll.setAccessibleName(tr("Prüfen"))
        self.pages.addWidget(self._check_scroll)
        self.footer = Footer(self.discard, self.show_form, self.send)
        layout.addWidget(self.footer)
        self._beside: bool | None = None

    def _form_column(self, across: QBoxLayout) -> QScrollArea:
        """Make the questions, from the window inwards: what gets another parent is dressed anew with all in it."""
        made = QWidget()
        area = scrolled(made)
        across.addWidget(area, 1)
        self._column = box(made, space=16, margin=_TOP)
        top = QWidget()
        line = box(top, space=4)
        line.addWidget(label(_TITLES[self._draft.quick], "title"))
        self.saved = label("", "small")
        line.addWidget(self.saved)
        self._column.addWidget(top)
        self.summary = Summary(self.go_to)
        self._column.addWidget(self.summary)
        self.body = self._body()
        self.body.listen(self._touched)
        self._column.addWidget(self.body)
        self._column.addStretch(1)
        return area

    def _body(self) -> QuickBody | FullBody:
        workspace, offered = self._desk.workspace, form.offered(self._desk.workspace)
        if self._draft.quick and self._draft.category in QUESTIONS:
            return QuickBody(workspace, self._draft.category, offered)
        return FullBody(workspace, self._draft.category, offered, self._order.start)

    def build_whole(self) -> None:
        """Build now what would be built a little later, for whoever goes by the whole."""
        self.body.every()

    def _side_column(self) -> QWidget:
        made = QWidget()
        layout = box(made, space=16, margin=_TOP)
        self.receiver = ReceiverCard(self._desk.workspace, self._draft.category)
        self.receiver.listen(self._touched)
        self.receiver.note.listen(self._touched)
        self.rule = RuleCard()
        layout.addWidget(self.receiver)
        layout.addWidget(self.rule)
        layout.addStretch(1)
        return made

    def _fill(self, saved_at: int) -> None:
        self.body.fill(self._draft.document)
        self.receiver.fill(self._draft.document)
        self.receiver.note.fill(self._draft.call)
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
        return tuple(area.verticalScrollBar() for area in (self._form, self._side_scroll, self._check_scroll))

    def when_shown(self, then: Callable[[], None]) -> None:
        """Call back once when it is next shown, after everything has its place."""
        self._then = then

    def panes(self) -> list[QWidget]:
        """Give the parts of the form between which F6 moves."""
        page = self.pages.currentWidget()
        return [self._form, self._side] if page is self._page else [self._check_scroll]

    def show_form(self) -> None:
        """Show the questions."""
        self.pages.setCurrentWidget(self._page)
        self._show_buttons()

    def _show_buttons(self) -> None:
        able = form.may_send(self._desk.workspace)
        self.footer.fit(checking=self.checking, quick=self._draft.quick, able=able)
        self._name_send()

    def _name_send(self) -> None:
        self.footer.name_send(offline=bool(self._desk.standing.trouble))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put rule and recipient beside the questions where there is room, below them where there is not."""
        super().resizeEvent(event)
        shown = theme.current()
        beside = self.width() / shown.scale >= _BESIDE
        if beside != self._beside:
            self._beside = beside
            self._place_side(beside=beside)
        self._side_scroll.setFixedWidth(shown.px(_SIDE))

    def _place_side(self, *, beside: bool) -> None:
        self._side_scroll.setVisible(beside)
        if beside:
            self._column.removeWidget(self._side)
            self._side_scroll.setWidget(self._side)
        else:
            self._side_scroll.takeWidget()
            self._column.insertWidget(self._column.count() - 1, self._side)
        self._side.show()
        self._order.start()

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
            QTimer.singleShot(0, self, lambda: self._show_whole(self.focusWidget()))  # then all has its place
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
        """Give the focus to the field that was written in last, or to the first that is open."""
        if self.checking:
            self._check_scroll.setFocus()
        elif self._draft.field:
            self.go_to(self._draft.field)
        elif isinstance(self.body, QuickBody):
            self.body.first_open().take_focus()
        else:
            self.body.root.take_focus()

    def _put_in_order(self) -> None:
        put_in_order(self.columns())

    def columns(self) -> list[QWidget]:
        """Give its parts in the order in which Tab walks through them."""
        return [self.summary, self.body, self._side, self.footer]

    # What is written.

    def document(self) -> dict[str, Any]:
        """Give the document as it stands."""
        made = self.body.document()
        self.receiver.put_into(made)
        return made

    def draft_now(self) -> Draft:
        """Give the draft as it stands."""
        made = self.document()
        return msgspec.structs.replace(
            self._draft,
            document=made,
            category=str(made.get("category", self._draft.category)),
            urgency=str(made.get("urgency", self._draft.urgency)),
            call=self.receiver.note.call,
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
            self._show_whole(now)
        if old is not None and self.isAncestorOf(old):
            self.save_now()

    def _show_whole(self, focused: QWidget | None) -> None:
        if focused is not None and self.body.isAncestorOf(focused):
            show_whole(self._form, focused, theme.current().px(4 * _TOP))

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
        exam = form.examine(self._desk.workspace, made)
        self.receiver.show_receivers(exam.receivers)
        competent = exam.receivers[0].unit if exam.receivers else ""
        if competent != self.competent:
            self.competent = competent
            self.competent_changed.emit()
        code, urgency = str(made.get("category", "")), str(made.get("urgency", ""))
        self.rule.show_guidance(form_guidance.guidance(self._desk.workspace, code, urgency))
        if self.tried:
            self._show_problems(exam)
        return exam

    def _show_problems(self, exam: Exam) -> None:
        parts = (*self.body.every(), *self.receiver.every())
        for part in parts:
            part.show_problem("")
        places = {id(part): place for place, part in enumerate(parts)}
        self.summary.show_problems(
            sorted(exam.problems, key=lambda problem: places.get(id(self._part(problem.path)), len(places)))
        )
        for problem in exam.problems:
            self._part(problem.path).show_problem(problem.message)
        self._order.start()

    def _part(self, path: str) -> Any:
        return self.receiver.locate(path) or self.body.locate(path)

    def go_to(self, path: str) -> None:
        """Go to the field of a path."""
        self.show_form()
        self._part(path).take_focus()

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
            self._form.verticalScrollBar().setValue(0)
            self.summary.take_focus()
            self._around.window.announce(HEADING)
        elif not self._draft.quick and not self.checking:
            self.save_now()
            self.show_check()
            self._check_scroll.setFocus()
        else:
            self.footer.send.setEnabled(False)
            self._ending.send()

    def show_check(self) -> None:
        """Show it once more as the other side will read it."""
        exam = self.examine()
        self.check.show_exam(form_guidance.guidance(self._desk.workspace, exam.content.category, "").title, exam)
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
