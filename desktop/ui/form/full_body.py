"""The full form of a category: every row of its table, in cards, in the table's order.

Of what follows a notification what stands already is shown, and what somebody touched is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.domain.form_values import Choice, Field
from desktop.domain.form_walk import Node
from desktop.presenters.agreement import category_name
from desktop.presenters.form import Offered
from desktop.presenters.form_document import steps, without_blanks
from desktop.presenters.form_plan import Plan
from desktop.ui.form.field_row import FieldRow
from desktop.ui.form.inputs import ChoiceInput, Input, TickInput, input_for
from desktop.ui.form.part import GroupPart, ListPart, Part
from desktop.ui.form.place_input import PlaceInput
from desktop.ui.parts import box, titled_card
from desktop.workspace.workspace import Workspace

_AT_ONCE: Final = 28
"""So many lines, of 32 px and more, fill a window."""
_SLICE_MS: Final = 10
_RUNS: Final = {
    "category": "Meldung",
    "whereabouts": "Aufenthalt und Wohnort",
    "indications": "Anhaltspunkte",
    "only_necessary": "Bestätigung",
    "service_endangered": "Erfolg der Hilfe",
}
_URGENCIES: Final = {"immediate": "Sofort", "urgent": "Eilig", "routine": "Regulär"}


class FullBody(QWidget):
    """All fields of a form."""

    def __init__(
        self,
        workspace: Workspace,
        plan: Plan,
        offered: tuple[Offered, ...],
        regrown: Callable[[], None],
        inside: QWidget | None = None,
    ) -> None:
        """Build the form of a plan, from the outside inwards: what gets another parent is dressed anew."""
        super().__init__(inside)
        self._workspace = workspace
        self._plan = plan
        self._touched: set[str] = set()
        self._offered = offered
        self._regrown = regrown
        self._changed: Callable[[], None] = lambda: None
        self._filling = False
        self._filled = False
        self._lines = 0
        self._cards = box(self, space=16)
        self.root = GroupPart(lambda _inside: {})
        self.root.listen_by_name(self._change)
        self._coming = self._build(self._cards)
        self._soon = QTimer(self, interval=0)
        self._soon.timeout.connect(self._build_on)
        while self._lines < _AT_ONCE and self._build_next():
            pass
        self._soon.start()

    # Building.

    def _build(self, layout: QBoxLayout) -> Iterator[tuple[str, Part]]:
        """Yield the parts by name, each put into the card it belongs to."""
        card: QBoxLayout | None = None
        runs = {**_RUNS, **self._plan.headings}
        joins: tuple[str, ...] = ()
        for name, node in self._plan.nodes.items():
            alone = _stands_alone(node)
            if card is None or alone or name in runs or (joins and name not in joins):
                made, card = titled_card(node.row.label if alone else runs.get(name, node.row.label))
                layout.addWidget(made)
            part = self._part(node, card.parentWidget())
            card.addWidget(part)
            self._lines += _lines(node)
            joins = node.row.unless if alone else joins if name in joins else ()
            if alone and not joins:
                card = None
            yield name, part

    def _build_next(self) -> bool:
        """Build the next part, below those that are there, and let it take up what was written; says if there was one.

        All at once would keep a window from answering; what has no part yet stays in the document as it is.
        """
        name, part = next(self._coming, (None, None))
        if name is None or part is None:
            return False
        written = self.root.take_up(name, part)
        if self._filled:
            with self._being_filled():
                part.fill(written)
        return True

    def _build_on(self) -> None:
        """Build for a moment."""
        since = QElapsedTimer()
        since.start()
        while since.elapsed() < _SLICE_MS:
            if not self._build_next():
                self._soon.stop()
                self._regrown()
                break
        self._refresh()

    def _build_whole(self) -> None:
        """Build what is left now: somebody wants to go to it."""
        if self._build_next():
            while self._build_next():
                pass
            self._refresh()

    def _part(self, node: Node, inside: QWidget | None) -> GroupPart | ListPart | FieldRow:
        row, below = node.row, partial(self._below, node)
        if row.kind == "list":
            return ListPart(row, lambda entry: GroupPart(below, inside=entry), self._regrown, inside)
        if _stands_alone(node):
            return GroupPart(below, row, inside)
        if "municipality" in node.below:
            kinds = node.below["kind"].row.choices if "kind" in node.below else ()
            return FieldRow(row, PlaceInput(self._workspace, kinds), inside=inside)
        return FieldRow(row, self._input(row), inside=inside)

    def _below(self, node: Node, inside: QWidget) -> dict[str, Part]:
        return {name: self._part(inner, inside) for name, inner in node.below.items()}

    def _input(self, row: Field) -> Input:
        own = next((one for one in self._offered if one.code == self._plan.code), None)
        if row.path == "category":
            return ChoiceInput([(one.code, one.title) for one in self._offered], empty="")
        if row.path == "urgency" and own is not None and not self._plan.later:
            return ChoiceInput([(one, _URGENCIES[one]) for one in own.urgencies], empty="")
        if row.path == "secondary_categories":
            return TickInput(self._titled(row.choices))
        return input_for(row)

    def _titled(self, choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
        return tuple((code, category_name(self._workspace, code)) for code, _ in choices)

    # What a body does.

    def category(self) -> str:
        """Give the category that is chosen, empty for none."""
        chosen = self.root.parts.get("category")
        return str(chosen.value() or "") if chosen is not None else self._plan.code

    def document(self) -> dict[str, Any]:
        """Give what was written."""
        found = without_blanks(self.root.value() or {})
        shown = found if isinstance(found, dict) else {}
        return self._plan.written(shown, self._touched) if self._plan.later else shown

    def fill(self, document: dict[str, Any]) -> None:
        """Show a document."""
        self._filled = True
        self._touched = set(document)
        with self._being_filled():
            self.root.fill({**self._plan.stands, **document})
        self._refresh()

    @contextmanager
    def _being_filled(self) -> Iterator[None]:
        """Take what changes meanwhile for no writing of anybody's, and afterwards for writing again, come what may."""
        self._filling = True
        try:
            yield
        finally:
            self._filling = False

    def listen(self, changed: Callable[[], None]) -> None:
        """Call back whenever something was written."""
        self._changed = changed

    def locate(self, path: str) -> Part:
        """Give the part that a problem is about."""
        self._build_whole()
        return self.root.locate(steps(path))

    def path_of(self, widget: QWidget) -> str:
        """Give the path to what has the focus."""
        return self.root.path_of(widget) or ""

    def every(self) -> tuple[Part, ...]:
        """Give the parts that may show a problem."""
        self._build_whole()
        return tuple(_flat(self.root))

    def _change(self, name: str) -> None:
        if not self._filling:
            self._touched.add(name)
            self._refresh()
            self._changed()

    def _refresh(self) -> None:
        chosen = self.root.parts.get("urgency")
        urgency = chosen.value() if chosen is not None else self._plan.urgency
        self.root.refresh({}, immediate=urgency == "immediate")


def _stands_alone(node: Node) -> bool:
    """Say whether it is a group or a list, which has a card of its own; a place is one field."""
    return node.row.kind == "list" or (node.row.kind == "group" and "municipality" not in node.below)


def _lines(node: Node) -> int:
    """Count how many lines it has at the least, its label among them; a list has none of its entries yet."""
    row = node.row
    if row.kind == "group" and _stands_alone(node):
        return sum(map(_lines, node.below.values()))
    return 1 + (len(row.choices) if row.kind == "choices" else 1)


def _flat(part: Part) -> Iterator[Part]:
    """Yield a part and all below it."""
    yield part
    inner = part.parts.values() if isinstance(part, GroupPart) else ()
    entries = [entry.part for entry in part.entries] if isinstance(part, ListPart) else []
    for one in (*inner, *entries):
        yield from _flat(one)
