"""The children of the immediate form: how many, and their names or ages in one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.presenters import form_children
from desktop.ui.form.inputs import LineInput
from desktop.ui.parts import box, label
from desktop.ui.theme.roles import set_role
from desktop.ui.words import tr

_COUNT: Final = "Anzahl"
_LINE: Final = "Alter oder Namen, mit Komma getrennt (freiwillig)"


class ChildrenInput:
    """How many children, and who; its value is the two fields of the document together."""

    def __init__(self) -> None:
        """Take a number and a line."""
        self._rich: object = None
        self._count = LineInput("count")
        self._line = LineInput("text", 400)
        self._whole = QWidget()
        layout = box(self._whole, space=4)
        for text, put_in in ((_COUNT, self._count), (_LINE, self._line)):
            named = label(text, "small", inside=self._whole)
            named.setBuddy(put_in.first)
            layout.addWidget(named)
            layout.addWidget(put_in.widget)

    @property
    def widget(self) -> QWidget:
        """Give all of it."""
        return self._whole

    @property
    def first(self) -> QWidget:
        """Give the number."""
        return self._count.first

    @property
    def names(self) -> QWidget:
        """Give the line of names and ages."""
        return self._line.first

    def value(self) -> object:
        """Give the children and their number."""
        line = str(self._line.value() or "")
        children = self._rich if line == form_children.line(self._rich) else form_children.read(line)
        return {"children": children or None, "children_count": self._count.value()}

    def fill(self, value: object) -> None:
        """Show children and their number; what the line cannot say of them is kept as long as it is not edited."""
        found = value if isinstance(value, dict) else {}
        self._rich = found.get("children")
        self._count.fill(found.get("children_count"))
        self._line.fill(form_children.line(self._rich) or None)

    def listen(self, changed: Callable[[], None]) -> None:
        """Call back as it is written."""
        self._count.listen(changed)
        self._line.listen(changed)

    def name(self, text: str) -> None:
        """Take a name."""
        self._count.name(f"{text}, {tr(_COUNT)}")
        self._line.name(f"{text}, {tr(_LINE)}")

    def mark(self, *, wrong: bool) -> None:
        """Look wrong or right."""
        for put_in in (self._count, self._line):
            set_role(put_in.first, "field", "danger" if wrong else None)
