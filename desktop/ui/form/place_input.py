"""A place in one line, with what it was understood as below: the town and the agency competent there, or a question.

Who is competent is the presenter's answer; this shows it and offers the towns that may be meant.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.form_values import Choice
from desktop.presenters import form_place
from desktop.presenters.form_place import PlaceRead
from desktop.ui.form.inputs import ChoiceInput
from desktop.ui.parts import box, button, clear, label
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr
from desktop.ui.wrapping import WrappingRow
from desktop.workspace.workspace import Workspace

_LONGEST: Final = 300
_KIND: Final = "Art des Ortes"


class PlaceInput:
    """A place."""

    def __init__(self, workspace: Workspace, kinds: tuple[Choice, ...] = ()) -> None:
        """Take a line; with kinds of places, one of them too."""
        self._workspace = workspace
        self._place: dict[str, Any] = {}
        self._changed: Callable[[], None] = lambda: None
        self._whole = QWidget()
        self._line = QLineEdit(self._whole)
        self._line.setMaxLength(_LONGEST)
        self._line.textEdited.connect(self._read)
        self._answer = label("", "small", inside=self._whole)
        towns = QWidget(self._whole)
        self._towns = box(towns)
        self._kind = ChoiceInput(kinds) if kinds else None
        layout = box(self._whole, space=4)
        layout.addWidget(self._line)
        layout.addWidget(self._answer)
        layout.addWidget(towns)
        if self._kind is not None:
            named = label(_KIND, "small", inside=self._whole)
            named.setBuddy(self._kind.first)
            layout.addWidget(named)
            layout.addWidget(self._kind.widget)
        self._say(PlaceRead({}, "", sure=False))

    @property
    def widget(self) -> QWidget:
        """Give all of it."""
        return self._whole

    @property
    def first(self) -> QWidget:
        """Give the line."""
        return self._line

    @property
    def answer(self) -> str:
        """Give what is said of the place."""
        return self._answer.text()

    def value(self) -> object:
        """Give the fields of the place."""
        kind = self._kind.value() if self._kind is not None else self._place.get("kind")
        place = {name: value for name, value in self._place.items() if name != "kind"}
        return (place | ({"kind": kind} if kind else {})) or None

    def fill(self, value: object) -> None:
        """Show a place; its line is not read again until somebody edits it."""
        self._place = dict(value) if isinstance(value, dict) else {}
        if self._kind is not None:
            with QSignalBlocker(self._kind.widget):
                self._kind.fill(self._place.get("kind"))
        self._line.setText(form_place.line_of(self._place))
        self._say(form_place.of(self._workspace, self._place))

    def listen(self, changed: Callable[[], None]) -> None:
        """Call back as it is written."""
        self._changed = changed
        if self._kind is not None:
            self._kind.listen(changed)

    def name(self, text: str) -> None:
        """Take a name."""
        self._line.setAccessibleName(text)
        if self._kind is not None:
            self._kind.name(f"{tr(_KIND)}, {text}")

    def mark(self, *, wrong: bool) -> None:
        """Look wrong or right."""
        set_role(self._line, "field", "danger" if wrong else None)

    def _read(self, line: str) -> None:
        self._take(form_place.read(self._workspace, line))

    def _choose(self, town: str) -> None:
        found = form_place.choose(self._workspace, self._line.text(), town)
        self._line.setText(form_place.line_of(found.place))
        self._line.setFocus()
        self._take(found)

    def _take(self, found: PlaceRead) -> None:
        kept = {name: self._place[name] for name in ("kind",) if name in self._place}
        self._place = found.place | kept if found.place else {}
        self._say(found)
        self._changed()

    def _say(self, found: PlaceRead) -> None:
        self._answer.setText(tr(found.answer))
        self._answer.setVisible(bool(found.answer))
        set_role(self._answer, "strong" if found.sure else "error" if found.candidates else "small")
        clear(self._towns)
        if found.candidates:
            row = WrappingRow()
            for town in found.candidates:
                row.add(button(town, partial(self._choose, town), "quiet"))
            self._towns.addWidget(row)
