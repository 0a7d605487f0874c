"""The immediate form of a category: seven questions, five of them required, everything else may follow later.

Which questions these are stands here; whether an answer suffices is the form's table's to say. What a draft holds
besides stays in it.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from desktop.domain.catalogue import LATER_EVENTS, POLICE_TO_YOUTH
from desktop.domain.form_values import Field
from desktop.domain.said import say
from desktop.presenters.form import Offered
from desktop.presenters.form_document import look, put, without_blanks
from desktop.presenters.form_problems import row_of
from desktop.ui.form.children_input import ChildrenInput
from desktop.ui.form.field_row import FieldRow
from desktop.ui.form.inputs import ChoiceInput, Input, input_for
from desktop.ui.form.place_input import PlaceInput
from desktop.ui.parts import box, label
from desktop.ui.theme.roles import Role
from desktop.ui.words import tr
from desktop.workspace.workspace import Workspace

_CHILDREN: Final = "children"


@dataclass(frozen=True, slots=True)
class Quick:
    """A question: what it asks, the paths of its fields, whether it has to be answered.

    `lead` says that its words are those of its first field, as they are where there is only one.
    """

    title: str
    paths: tuple[str, ...]
    needed: bool = True
    lead: bool = False


_WHERE: Final = Quick("Wo ist das Kind jetzt?", ("whereabouts",))
_WHO: Final = Quick("Kinder", (_CHILDREN,))
_ASK: Final = Quick("Rückfragen an", ("sender.name", "sender.phone", "sender.file_number"))
_REASON: Final = Quick("Anlass", ("category",))
_DANGER: Final = Quick("Gefahr für das Kind", ("danger.description",))
_NEEDED: Final = Quick("Was wird gebraucht?", ("request.kind",))
_POLICE: Final = (
    _REASON,
    _WHERE,
    _WHO,
    Quick("Gefahr jetzt?", ("assessment.danger",), needed=False),
    Quick("Was ist passiert?", ("statements[0].text", "statements[0].kind"), needed=False, lead=True),
    _NEEDED,
    _ASK,
)
_OTHER_OCCASION: Final = Quick("Warum muss das Jugendamt davon wissen?", ("circumstances.why",))
QUESTIONS: Final = {
    **{code: _POLICE for code in POLICE_TO_YOUTH if code not in LATER_EVENTS},
    "P90": (*_POLICE[:4], _OTHER_OCCASION, *_POLICE[5:]),
    "J01": (
        _REASON,
        _WHERE,
        _WHO,
        _DANGER,
        Quick(
            "Prüfung nach § 8a Abs. 3 SGB VIII",
            ("gates.immediate_action", "gates.guardians_cooperation", "gates.reason"),
        ),
        Quick("Was die Polizei tun soll", ("request.kind",)),
        _ASK,
    ),
    "J02": (_REASON, _WHERE, _WHO, _DANGER, Quick("Inobhutnahme", ("custody.state",)), _NEEDED, _ASK),
    "J03": (
        _REASON,
        Quick("Ort des Hausbesuchs", ("whereabouts",)),
        Quick("Hausbesuch", ("circumstances.visit", "circumstances.staff")),
        _NEEDED,
        _ASK,
    ),
    "J04": (_REASON, Quick("Wo wurde das Kind zuletzt gesehen?", ("whereabouts",)), _WHO, _DANGER, _NEEDED, _ASK),
    "J05": (
        _REASON,
        Quick("Was ist geplant?", ("circumstances.planned",)),
        Quick("Wo", ("whereabouts",)),
        _NEEDED,
        _ASK,
    ),
    "J08": (_REASON, Quick("Frage", ("circumstances.question", "circumstances.purpose")), _ASK),
    "X01": (_REASON, _WHERE, _WHO, _NEEDED, _ASK),
}
"""The questions of each category that may be immediate; the others have their full form only."""
_OBSERVED: Final = "observed"
_AT_ONCE: Final = "immediate"


class QuickBody(QWidget):
    """The questions of an immediate form."""

    def __init__(
        self, workspace: Workspace, code: str, offered: tuple[Offered, ...], inside: QWidget | None = None
    ) -> None:
        """Build the questions of a category."""
        super().__init__(inside)
        self._workspace = workspace
        self._code = code
        self._offered = offered
        self._document: dict[str, Any] = {}
        self._changed: Callable[[], None] = lambda: None
        self._filling = False
        self.fields: dict[str, FieldRow] = {}
        self.questions = QUESTIONS[code]
        layout = box(self, space=16)
        for number, question in enumerate(self.questions, 1):
            layout.addWidget(self._question(number, question))

    def _question(self, number: int, question: Quick) -> QWidget:
        made = QWidget(self)
        layout = box(made, space=8)
        heading = f"{number}  {tr(question.title)}"
        leads = question.lead or len(question.paths) == 1
        if not leads:
            layout.addWidget(label(heading, "strong", inside=made))
        for index, path in enumerate(question.paths):
            field = self._field(path, question, made, leads=leads and index == 0)
            field.listen(self._change)
            if leads and index == 0:
                field.label.setText(heading if question.needed else tr("{label} (freiwillig)", label=heading))
            self.fields[path] = field
            layout.addWidget(field)
        return made

    def _field(self, path: str, question: Quick, inside: QWidget, *, leads: bool) -> FieldRow:
        row = _row(self._code, path)
        title = question.title if leads else ""
        role: Role | None = "strong" if leads else None
        field = FieldRow(row, self._input(path, row), title=title, role=role, inside=inside)
        if not leads:
            field.say_needed(needed=question.needed and row.need == "always")
        return field

    def _input(self, path: str, row: Field) -> Input:
        if path == _CHILDREN:
            return ChildrenInput()
        if path == "whereabouts":
            return PlaceInput(self._workspace)
        if path == "category":
            return ChoiceInput([(one.code, one.title) for one in self._offered if _AT_ONCE in one.urgencies], empty="")
        if path == "statements[0].kind":
            return ChoiceInput(row.choices, empty="")
        if row.kind == "choice":
            return ChoiceInput(row.choices, empty=say("Bitte wählen"))
        return input_for(row)

    # What a body does.

    def category(self) -> str:
        """Give the category that is chosen, empty for none."""
        return str(self.fields["category"].value() or "")

    def document(self) -> dict[str, Any]:
        """Give what was written, with what the draft held besides."""
        made = copy.deepcopy(self._document)
        for path, field in self.fields.items():
            value = field.value()
            if path == _CHILDREN and isinstance(value, dict):
                for name, item in value.items():
                    put(made, name, item)
            else:
                put(made, path, value)
        if not look(made, "statements[0].text") and made.get("statements"):
            made["statements"] = made["statements"][1:]
        made["urgency"] = _AT_ONCE
        found = without_blanks(made)
        return dict(found)

    def fill(self, document: dict[str, Any]) -> None:
        """Show a document."""
        self._document = copy.deepcopy(document)
        self._filling = True
        for path, field in self.fields.items():
            if path == _CHILDREN:
                field.fill({name: document.get(name) for name in (_CHILDREN, "children_count")})
            elif path == "statements[0].kind":
                field.fill(look(document, path) or _OBSERVED)
            else:
                field.fill(look(document, path))
        self._filling = False
        self._refresh()

    def listen(self, changed: Callable[[], None]) -> None:
        """Call back whenever something was written."""
        self._changed = changed

    def locate(self, path: str) -> FieldRow:
        """Give the field that a problem is about; what is not asked here is about the first question."""
        for known, field in self.fields.items():
            if path == known or path.startswith((f"{known}.", f"{known}[")):
                return field
        if path.startswith(_CHILDREN):
            return self.fields[_CHILDREN]
        near = [field for known, field in self.fields.items() if known.startswith(path.partition(".")[0])]
        return near[0] if near else self.fields["category"]

    def path_of(self, widget: QWidget) -> str:
        """Give the path of the field that has the focus."""
        return next((path for path, field in self.fields.items() if field.path_of(widget) is not None), "")

    def every(self) -> tuple[FieldRow, ...]:
        """Give the fields that may show a problem."""
        return tuple(self.fields.values())

    def first_open(self) -> FieldRow:
        """Give the first field that has to be filled and is not."""
        asked = [path for question in self.questions if question.needed for path in question.paths]
        needed = [self.fields[path] for path in asked if self.fields[path].row.need == "always"]
        return next((field for field in needed if _is_empty(field.value())), needed[0])

    def _change(self) -> None:
        if not self._filling:
            self._refresh()
            self._changed()

    def _refresh(self) -> None:
        """Ask for the kind of a statement only where there is one."""
        kind = self.fields.get("statements[0].kind")
        if kind is not None:
            kind.setVisible(self.fields["statements[0].text"].value() is not None)


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, dict) and all(item is None for item in value.values()))


def _row(code: str, path: str) -> Field:
    row = row_of(code, path)
    if row is None:
        raise KeyError(path)
    return row
