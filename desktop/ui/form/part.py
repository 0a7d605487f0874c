"""The parts a full form is put together from: fields, groups of fields, lists with entries to add and remove.

A part gives and takes its piece of the document; what a screen does not show of it (a field of a newer form) stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from desktop.domain.form_values import Field
from desktop.presenters.form_document import Step
from desktop.ui.form.gate_note import GateNote
from desktop.ui.parts import box, button, label, let_go
from desktop.ui.words import tr


class Part(Protocol):
    """A part of a form."""

    def value(self) -> object:
        """What was written, None for nothing."""

    def fill(self, value: object) -> None:
        """Show a value."""

    def listen(self, changed: Callable[[], None]) -> None:
        """Call back whenever the value may be another."""

    def locate(self, steps: Sequence[Step]) -> Part:
        """Give the part a path leads to, or the last one on the way."""

    def path_of(self, widget: QWidget) -> str | None:
        """Give the path from here to what a widget belongs to, None if it is not in here."""

    def refresh(self, beside: dict[str, object], *, immediate: bool) -> None:
        """Keep to what stands in the fields beside it."""

    def show_problem(self, message: str) -> None:
        """Say what is wrong with it."""

    def show_gate(self, message: str) -> None:
        """Say which question of the law is open here."""

    def take_focus(self) -> None:
        """Take the focus."""

    def isHidden(self) -> bool:
        """Say whether it is not asked for."""


class GroupPart(QWidget):
    """Fields that belong together."""

    def __init__(
        self, make: Callable[[QWidget], Mapping[str, Part]], row: Field | None = None, inside: QWidget | None = None
    ) -> None:
        """Put the parts that are made in here under one another; those that are no widgets are placed elsewhere."""
        super().__init__(inside)
        self.parts = dict(make(self))
        self._row = row
        self._rest: dict[str, Any] = {}
        self._changed: Callable[[str], None] = lambda _name: None
        self._values: dict[str, object] = {}
        self._stale = set(self.parts)
        self._kept_to: bool | None = None
        layout = box(self, space=12)
        if row is not None and row.help:
            layout.addWidget(label(row.help, "small", inside=self))
        self._problem = label("", "error", inside=self)
        self._problem.hide()
        layout.addWidget(self._problem)
        self._gate = GateNote(layout)
        for name, part in self.parts.items():
            self._hear(name, part)
            if isinstance(part, QWidget):
                layout.addWidget(part)

    def _hear(self, name: str, part: Part) -> None:
        part.listen(lambda: self._note(name))

    def _note(self, name: str) -> None:
        """Ask this part again, and only this one: a long form is not asked as a whole at each key."""
        self._stale.add(name)
        self._kept_to = None
        self._changed(name)

    def _written(self) -> dict[str, object]:
        for name in self._stale:
            self._values[name] = self.parts[name].value()
        self._stale.clear()
        return {name: self._values[name] for name in self.parts}

    def value(self) -> object:
        """Give what was written in all fields."""
        written = self._written()
        found = self._rest | {name: value for name, value in written.items() if value not in (None, "", [], {})}
        return found or None

    def fill(self, value: object) -> None:
        """Show a piece of a document."""
        found = value if isinstance(value, dict) else {}
        self._rest = {name: item for name, item in found.items() if name not in self.parts}
        for name, part in self.parts.items():
            part.fill(found.get(name))
        self._stale, self._kept_to = set(self.parts), None

    def take_up(self, name: str, part: Part) -> object:
        """Take one more part, which is placed elsewhere; gives what was written for it so far."""
        self.parts[name] = part
        self._hear(name, part)
        self._stale.add(name)
        self._kept_to = None
        return self._rest.pop(name, None)

    def listen(self, changed: Callable[[], None]) -> None:
        """Call back whenever one changes."""
        self._changed = lambda _name: changed()

    def listen_by_name(self, changed: Callable[[str], None]) -> None:
        """Call back with the name of whatever changes."""
        self._changed = changed

    def locate(self, steps: Sequence[Step]) -> Part:
        """Give the part a path leads to."""
        part = self.parts.get(str(steps[0])) if steps else None
        return part.locate(steps[1:]) if part is not None else self

    def path_of(self, widget: QWidget) -> str | None:
        """Give the path to what a widget belongs to."""
        for name, part in self.parts.items():
            inner = part.path_of(widget)
            if inner is not None:
                return f"{name}.{inner}" if inner and not inner.startswith("[") else f"{name}{inner}"
        return None

    def refresh(self, beside: dict[str, object], *, immediate: bool) -> None:
        """Keep every part to those beside it; a group that may be left out asks for nothing while it is empty."""
        if self._kept_to is immediate:
            return
        self._kept_to = immediate
        inner = self._written()
        optional = self._row is not None and not self._is_needed(immediate=immediate)
        calm = optional and not any(value is not None for value in inner.values())
        for part in self.parts.values():
            part.refresh(inner, immediate=immediate)
        if calm:
            self._ask_for_nothing()

    def _is_needed(self, *, immediate: bool) -> bool:
        need = self._row.need if self._row is not None else "always"
        return need == "always" or (need == "full" and not immediate)

    def _ask_for_nothing(self) -> None:
        for part in self.parts.values():
            say_needed = getattr(part, "say_needed", None)
            if callable(say_needed):
                say_needed(needed=False)

    def show_problem(self, message: str) -> None:
        """Say what is wrong."""
        self._problem.setText(tr(message))
        self._problem.setVisible(bool(message))

    def show_gate(self, message: str) -> None:
        """Say which question of the law is open here."""
        self._gate.say(message)

    def take_focus(self) -> None:
        """Give the focus to the first part."""
        for part in self.parts.values():
            if not part.isHidden():
                part.take_focus()
                return


class ListPart(QWidget):
    """Entries of the same form, to add and to remove."""

    def __init__(
        self,
        row: Field,
        make: Callable[[QWidget], GroupPart],
        regrown: Callable[[], None],
        inside: QWidget | None = None,
    ) -> None:
        """Begin with none; `make` makes what is asked of one, `regrown` is told when widgets came or went."""
        super().__init__(inside)
        self._row = row
        self._make = make
        self._regrown = regrown
        self._changed: Callable[[], None] = lambda: None
        self.entries: list[Entry] = []
        layout = box(self, space=12)
        if row.help:
            layout.addWidget(label(row.help, "small", inside=self))
        self._problem = label("", "error", inside=self)
        self._problem.hide()
        layout.addWidget(self._problem)
        self._gate = GateNote(layout)
        self._inner = QWidget(self)
        self._list = box(self._inner, space=16)
        layout.addWidget(self._inner)
        self._add = button("Eintrag hinzufügen", self.add, None, "plus")
        self._add.setAccessibleName(tr("{label}: Eintrag hinzufügen", label=row.label))
        layout.addWidget(self._add)

    def add(self) -> None:
        """Add an empty entry and go to it."""
        self._append(None).part.take_focus()
        self._changed()

    def _append(self, value: object) -> Entry:
        entry = Entry(self._make, self._remove, self._inner)
        entry.part.fill(value)
        entry.part.listen(self._tell)
        self.entries.append(entry)
        self._list.addWidget(entry)
        self._number()
        self._regrown()
        return entry

    def _tell(self) -> None:
        self._changed()

    def _remove(self, entry: Entry) -> None:
        place = self.entries.index(entry)
        self._drop(entry)
        self._number()
        following = self.entries[min(place, len(self.entries) - 1)].part if self.entries else None
        if following is None:
            self._add.setFocus()
        else:
            following.take_focus()
        self._regrown()
        self._changed()

    def _drop(self, entry: Entry) -> None:
        self.entries.remove(entry)
        let_go(entry)

    def _number(self) -> None:
        for index, entry in enumerate(self.entries, 1):
            entry.say_name(self._row.one, index)
        self._inner.setVisible(bool(self.entries))
        self._add.setEnabled(len(self.entries) < self._row.limit)

    def value(self) -> object:
        """Give the entries; an empty one keeps its place, so that it is named."""
        return [entry.part.value() or {} for entry in self.entries] or None

    def fill(self, value: object) -> None:
        """Show entries."""
        for entry in tuple(self.entries):
            self._drop(entry)
        for item in value if isinstance(value, list) else ():
            self._append(item)
        self._number()

    def listen(self, changed: Callable[[], None]) -> None:
        """Call back whenever one changes, comes or goes."""
        self._changed = changed

    def locate(self, steps: Sequence[Step]) -> Part:
        """Give the part a path leads to."""
        place = steps[0] if steps else None
        if isinstance(place, int) and place < len(self.entries):
            return self.entries[place].part.locate(steps[1:])
        return self

    def path_of(self, widget: QWidget) -> str | None:
        """Give the path to what a widget belongs to."""
        for index, entry in enumerate(self.entries):
            inner = entry.part.path_of(widget)
            if inner is not None:
                return f"[{index}].{inner}" if inner else f"[{index}]"
        return None

    def refresh(self, beside: dict[str, object], *, immediate: bool) -> None:
        """Keep every entry to what stands in it."""
        for entry in self.entries:
            entry.part.refresh({}, immediate=immediate)

    def show_problem(self, message: str) -> None:
        """Say what is wrong."""
        self._problem.setText(tr(message))
        self._problem.setVisible(bool(message))

    def show_gate(self, message: str) -> None:
        """Say which question of the law is open here."""
        self._gate.say(message)

    def take_focus(self) -> None:
        """Take the focus where an entry is added."""
        self._add.setFocus()


class Entry(QWidget):
    """One entry of a list, with its number and a button that removes it."""

    def __init__(self, make: Callable[[QWidget], GroupPart], remove: Callable[[Entry], None], inside: QWidget) -> None:
        """Show an entry."""
        super().__init__(inside)
        layout = box(self, space=8)
        self._name = label("", "strong", inside=self)
        layout.addWidget(self._name)
        self.part = make(self)
        layout.addWidget(self.part)
        self._remove = button("Eintrag entfernen", lambda: remove(self), "quiet", "trash-2")
        row = QWidget(self)
        across = box(row, "across")
        across.addWidget(self._remove)
        across.addStretch(1)
        layout.addWidget(row)

    def say_name(self, text: str, number: int) -> None:
        """Be called by a number."""
        self._name.setText(tr("{label} {number}", label=text, number=number))
        self._remove.setAccessibleName(tr("{label} {number} entfernen", label=text, number=number))
