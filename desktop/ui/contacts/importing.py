"""A file of contacts before it is taken in: what it would do, which lines cannot be used, and then how far it is.

Nothing is written before somebody says so; what was written when somebody breaks off stays, and the same file again
goes on from there. Where it is not sure how a file is to be read, it is asked here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QWidget

from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim, say
from desktop.exchange.contact_csv import DELIMITERS
from desktop.exchange.text_file import ENCODINGS
from desktop.presenters.contact_importing import Plan, carry_out, plan, read_contacts, sample
from desktop.presenters.contact_steps import units_to_choose
from desktop.ui.around import Around
from desktop.ui.focus import FocusBefore
from desktop.ui.form.inputs import ChoiceInput
from desktop.ui.parts import box, button, caption, label, scrolled
from desktop.ui.sheet import read_only
from desktop.ui.theme import theme
from desktop.ui.words import tr
from desktop.workspace.workspace import Workspace

_SIZE: Final = (560, 540)
_MARGIN: Final = 24
_SIGNS: Final = {";": "Semikolon", ",": "Komma", "tab": "Tabulator", "|": "Senkrechter Strich"}
_WRITTEN: Final = {
    "utf-8": "UTF-8",
    "cp1252": "Windows (cp1252)",
    "utf-16": "UTF-16",
    "cp850": "DOS (cp850)",
    "mac_roman": "Macintosh",
}
_RECOGNISE: Final = "Wird erkannt"
_LEFT_OUT: Final = "Wird nicht eingelesen"


class _How(NamedTuple):
    """How a file is to be read, empty where that is recognised, and whose it is that nobody knows."""

    encoding: str
    delimiter: str
    strangers_to: str


class ImportDialog(QDialog):
    """Shows what a file would do, and has it done."""

    def __init__(self, around: Around, content: bytes, parent: QWidget) -> None:
        """Take what stands in the file; `show_now` reads it."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Schutzbrücke")
        self.setModal(True)
        self._desk, self._announce = around.desk, around.window.announce
        self._content = content
        self._plan: Plan | None = None
        self._asked = 0
        self._over = False
        self._before = FocusBefore()
        self.finished.connect(self._before.give_back)
        layout = box(self, space=12, margin=_MARGIN)
        # Scrolls where large text leaves no room for all of it; what is pressed stays below.
        layout.addWidget(scrolled(self._shown_content()), 1)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Fortschritt"))
        self.bar.hide()
        layout.addWidget(self.bar)
        layout.addLayout(self._buttons())
        width, height = (theme.current().px(length) for length in _SIZE)
        around_it = parent.window()
        self.resize(min(width, around_it.width() - 2 * _MARGIN), min(height, around_it.height() - 2 * _MARGIN))

    def _shown_content(self) -> QWidget:
        made = QWidget()
        layout = box(made, space=12)
        layout.addWidget(label("Kontakte einlesen", "section"))
        self.said = label("Die Datei wird gelesen …")
        layout.addWidget(self.said)
        self.encoding = ChoiceInput(tuple((name, _WRITTEN[name]) for name in ENCODINGS), empty=_RECOGNISE)
        self.delimiter = ChoiceInput(tuple((name, _SIGNS[name]) for name in DELIMITERS), empty=_RECOGNISE)
        layout.addWidget(self._choices())
        units = units_to_choose(self._desk.workspace)
        self.strangers = ChoiceInput(tuple((one, Verbatim(name)) for one, name in units), empty=_LEFT_OUT)
        self.strangers_row = self._choice(self.strangers, "Was keine bekannte Stelle nennt")
        self.strangers_row.hide()
        layout.addWidget(self.strangers_row)
        self.problems = read_only("", tr("Was nicht eingelesen wird oder ungewöhnlich ist"))
        layout.addWidget(self.problems, 1)
        # Takes the room while nothing is wrong: else all above would be drawn apart.
        self._rest = QWidget()
        layout.addWidget(self._rest, 1)
        return made

    def _choices(self) -> QWidget:
        made = QWidget()
        across = box(made, "across", space=12)
        for choice, text in ((self.encoding, "Schreibweise"), (self.delimiter, "Trennzeichen")):
            across.addWidget(self._choice(choice, text), 1)
        return made

    def _choice(self, choice: ChoiceInput, text: str) -> QWidget:
        made = QWidget()
        down = box(made, space=4)
        down.addWidget(caption(choice.first, text))
        down.addWidget(choice.widget)
        choice.listen(self.read)
        return made

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        self.leave = button("Abbrechen", self.reject)
        self.leave.setAutoDefault(True)
        row.addWidget(self.leave)
        self.take = button("Übernehmen", self._take, "primary")
        self.take.setDefault(True)
        self.take.setEnabled(False)
        row.addWidget(self.take)
        return row

    def show_now(self) -> None:
        """Open, and read the file."""
        self.open()
        self.read()

    def done(self, result: int) -> None:
        """Leave; what is under way stops after its part."""
        self._over = True
        super().done(result)

    def read(self) -> None:
        """Find out, outside Qt's thread, what the file would do; until then nothing of it can be done."""
        self._asked += 1
        self.take.setEnabled(False)
        how = _How(*(str(one.value() or "") for one in (self.encoding, self.delimiter, self.strangers)))
        ask = partial(_planned, self._content, how, lambda _done: not self._over)
        self._desk.look(ask, partial(self._show, self._asked))

    def _show(self, asked: int, found: Plan | Refused) -> None:
        if self._over or asked != self._asked:
            return
        self._plan = None if isinstance(found, Refused) else found
        if isinstance(found, Refused):
            self.said.setText(tr(found.reason))
            self.problems.setPlainText("")
        else:
            self.said.setText("\n".join(filter(None, (tr(_summary(found)), tr(sample(found))))))
            self.problems.setPlainText("\n".join(map(tr, _lines(found))))
            # Asked only where there is such a one; what was chosen stays to be seen.
            self.strangers_row.setVisible(bool(found.strangers))
        self.problems.setVisible(bool(self._plan and (self._plan.problems or self._plan.remarks)))
        self._rest.setHidden(self.problems.isVisibleTo(self))
        self.take.setEnabled(bool(self._plan and (self._plan.created or self._plan.changed)))

    def _take(self) -> None:
        """Have it written, a part at a time: between two, others get their turn and somebody may break off."""
        for one in (self.take, self.encoding.first, self.delimiter.first, self.strangers.first):
            one.setEnabled(False)
        if self._plan is not None:
            self.bar.setMaximum(len(self._plan.created) + len(self._plan.changed))
            self.bar.setValue(0)
            self.bar.show()
            self._write(self._plan)

    def _write(self, left: Plan) -> None:
        def task(workspace: Workspace) -> int:
            return carry_out(workspace, left, lambda done: not done)

        self._desk.do(task, partial(self._go_on, left), self._refused)

    def _go_on(self, left: Plan, done: int) -> None:
        rest = _without(left, done)
        if rest.created or rest.changed:
            if not self._over:
                self.bar.setValue(self.bar.value() + done)
                self._write(rest)
        elif not self._over:
            self.accept()
            self._announce("Kontakte eingelesen.")

    def _refused(self, reason: Refused) -> None:
        self.said.setText(tr(reason.reason))
        self.bar.hide()


def _planned(content: bytes, how: _How, goes_on: Callable[[int], bool], workspace: Workspace) -> Plan | Refused:
    try:
        return plan(workspace, read_contacts(content, how.encoding, how.delimiter), goes_on, how.strangers_to)
    except Refused as reason:
        return reason


def _without(left: Plan, done: int) -> Plan:
    """Give what is left of a plan once so many of its deeds are written."""
    created = left.created[done:]
    changed = left.changed[max(0, done - len(left.created)) :]
    return replace(left, created=created, changed=changed)


def _lines(found: Plan) -> Iterator[str]:
    """Give what cannot be used, then what is taken and unusual."""
    for one in found.problems:
        yield say("Zeile {line}: {message}", line=one.line, message=one.message)
    for one in found.remarks:
        yield say("Zeile {line}, wird eingelesen: {message}", line=one.line, message=one.message)


def _summary(found: Plan) -> str:
    return say(
        "{created} neu, {changed} geändert, {unchanged} unverändert, {problems} nicht eingelesen.",
        created=len(found.created),
        changed=len(found.changed),
        unchanged=found.unchanged,
        problems=len(found.problems),
    )
