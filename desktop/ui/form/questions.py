"""The questions of a form on the screen: title and questions left, rule and competent unit beside them or below.

It lays out, fills and gives back what is written, and leads to a field. It must not save, check or send anything.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QScrollBar, QWidget

from desktop.presenters import form
from desktop.presenters.drafts import Draft
from desktop.presenters.form_plan import plan
from desktop.presenters.form_problems import FieldProblem
from desktop.ui.desk import Desk
from desktop.ui.form.earlier_card import EarlierCard
from desktop.ui.form.files_card import FilesCard
from desktop.ui.form.full_body import FullBody
from desktop.ui.form.gate_note import OpenGates
from desktop.ui.form.quick_body import QUESTIONS, QuickBody
from desktop.ui.form.receiver_card import ReceiverCard
from desktop.ui.form.rule_card import RuleCard
from desktop.ui.form.summary import Summary
from desktop.ui.parts import box, label, scrolled, show_whole
from desktop.ui.theme import theme
from desktop.workspace.workspace import Workspace

_SIDE: Final = 360
_BESIDE: Final = 900
_TOP: Final = 24


class Questions(QWidget):
    """The page of a form on which it is written."""

    def __init__(
        self,
        desk: Desk,
        draft: Draft,
        go: Callable[[str], None],
        changed_order: Callable[[], None],
        parent: QWidget,
    ) -> None:
        """Make it for a draft: `go` leads to a field, `changed_order` is told that Tab walks another way now."""
        super().__init__(parent)
        workspace = desk.workspace
        self._changed_order = changed_order
        self.plan = plan(workspace, draft)
        self.beside: bool | None = None
        """Whether rule and recipient stand beside the questions; None while nobody has looked what room there is."""
        self.desk = desk
        self.resize(parent.size())
        across = box(self, "across", space=0)
        self._written = QWidget()
        self.area = scrolled(self._written, filling=True)
        across.addWidget(self.area, 1)
        self._column = box(self._written, space=16, margin=_TOP)
        self._column.addStretch(1)
        self._side_area = scrolled(QWidget(), filling=True)
        across.addWidget(self._side_area)
        self._side = QWidget(self)
        self.fit(parent.width())
        self.saved = label("", "small")
        self.summary = Summary(go, self._written)
        self.body = self._body(workspace, draft)
        self.files = FilesCard(desk.files, draft.id, workspace.own.held.settings, self._written)
        self._fill_column()
        self.receiver = ReceiverCard(workspace, draft.category, chosen=bool(draft.completes), inside=self._side)
        self.earlier = EarlierCard(self._side)
        self.rule = RuleCard(self._side)
        self.gates = OpenGates(self.rule, self.part)
        self._fill_side()
        desk.discreet_changed.connect(self._be_discreet)
        self._be_discreet()

    def _be_discreet(self) -> None:
        for card in (self.receiver, self.earlier):
            card.be_discreet(on=self.desk.discreet)

    def _fill_column(self) -> None:
        top = QWidget(self._written)
        line = box(top, space=4)
        line.addWidget(label(self.plan.title, "title", inside=top))
        line.addWidget(self.saved)
        for place, one in enumerate((top, self.summary, self.body, self.files)):
            self._column.insertWidget(place, one)

    def _body(self, workspace: Workspace, draft: Draft) -> QuickBody | FullBody:
        offered = form.offered(workspace)
        if draft.quick and draft.category in QUESTIONS:
            return QuickBody(workspace, draft.category, offered, self._written)
        return FullBody(workspace, self.plan, offered, self._changed_order, self._written)

    def _fill_side(self) -> None:
        layout = box(self._side, space=16, margin=_TOP)
        layout.addWidget(self.receiver)
        layout.addWidget(self.earlier)
        layout.addWidget(self.rule)
        layout.addStretch(1)

    # Where it stands.

    def fit(self, width: int) -> None:
        """Put rule and recipient beside the questions where there is room, below them where there is not."""
        shown = theme.current()
        beside = width / shown.scale >= _BESIDE
        if beside != self.beside:
            self.beside = beside
            self._place_side(beside=beside)
        self._side_area.setFixedWidth(shown.px(_SIDE))

    def _place_side(self, *, beside: bool) -> None:
        self._side_area.setVisible(beside)
        if beside:
            self._column.removeWidget(self._side)
            self._side_area.setWidget(self._side)
        else:
            self._side_area.takeWidget()
            self._column.insertWidget(self._column.count() - 1, self._side)
        self._side.show()
        self._changed_order()

    def scroll_bars(self) -> tuple[QScrollBar, ...]:
        """Give what its columns are scrolled with."""
        return self.area.verticalScrollBar(), self._side_area.verticalScrollBar()

    def panes(self) -> list[QWidget]:
        """Give the parts between which F6 moves."""
        return [self.area, self._side]

    def columns(self) -> list[QWidget]:
        """Give its parts in the order in which Tab walks through them."""
        return [self.summary, self.body, self.files, self._side]

    def show_whole(self, focused: QWidget | None) -> None:
        """Scroll to where a question somebody writes in is seen whole."""
        if focused is not None and self.body.isAncestorOf(focused):
            show_whole(self.area, focused, theme.current().px(4 * _TOP))

    def begin(self, path: str) -> None:
        """Give the focus to the field that was written in last, or to the first that is open."""
        if path:
            self.part(path).take_focus()
        elif isinstance(self.body, QuickBody):
            self.body.first_open().take_focus()
        else:
            self.body.root.take_focus()

    # What is written.

    def listen(self, changed: Callable[[], None]) -> None:
        """Call back when somebody changes something."""
        self.body.listen(changed)
        self.receiver.listen(changed)
        self.receiver.note.listen(changed)
        self.files.changed.connect(changed)

    def fill(self, draft: Draft) -> None:
        """Show what a draft holds."""
        self.body.fill(draft.document)
        self.receiver.fill(draft.document)
        self.receiver.note.fill(draft.call)
        self.files.fill(draft.files)

    def document(self) -> dict[str, Any]:
        """Give the document as it stands."""
        made = self.body.document()
        self.receiver.put_into(made)
        return made

    def part(self, path: str) -> Any:
        """Find what holds the field of a path."""
        return self.receiver.locate(path) or self.body.locate(path)

    def show_problems(self, problems: Sequence[FieldProblem]) -> None:
        """Say at the top, in the order of the questions, and at each field what is wrong."""
        parts = (*self.body.every(), *self.receiver.every())
        for part in parts:
            part.show_problem("")
        places = {id(part): place for place, part in enumerate(parts)}
        self.summary.show_problems(
            sorted(problems, key=lambda problem: places.get(id(self.part(problem.path)), len(places)))
        )
        for problem in problems:
            self.part(problem.path).show_problem(problem.message)
        self._changed_order()

    def show_first_problem(self) -> None:
        """Go to the first thing that is missing."""
        self.area.verticalScrollBar().setValue(0)
        self.summary.take_focus()
