"""The rule a notification is written under: by when it is confirmed, what belongs in it, what the law still asks."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.said import joined, say
from desktop.presenters.form_guidance import Guidance
from desktop.presenters.form_problems import FieldProblem
from desktop.ui.parts import box, clear, frame, label


class RuleCard(QWidget):
    """A rule."""

    def __init__(self, inside: QWidget | None = None) -> None:
        """Begin with none."""
        super().__init__(inside)
        self._shown: Guidance | None = None
        self._open: tuple[FieldProblem, ...] = ()
        made, layout = frame("card", space=8)
        box(self).addWidget(made)
        layout.addWidget(label("Hinweise zur Regel", "section", inside=made))
        self._gates, rule = QWidget(made), QWidget(made)
        self._asked, self._layout = box(self._gates), box(rule)
        layout.addWidget(self._gates)
        layout.addWidget(rule)
        self._gates.hide()

    def show_guidance(self, rule: Guidance) -> None:
        """Show a rule."""
        if rule == self._shown:
            return
        self._shown = rule
        clear(self._layout)
        self._layout.addWidget(label(rule.title, "strong"))
        self._layout.addWidget(label(joined((rule.direction, rule.deadline)), "small"))
        for heading, text in (("Gehört hinein", rule.belongs), ("Gehört nicht hinein", rule.excludes)):
            self._layout.addWidget(label(heading, "strong"))
            self._layout.addWidget(label(text))
        basis = joined(rule.basis, "; ")
        self._layout.addWidget(label(say("Grundlage laut Vereinbarung: {basis}", basis=basis), "small"))

    def show_gates(self, gates: tuple[FieldProblem, ...]) -> None:
        """Show which questions of the law are open; hidden while none is."""
        if gates == self._open:
            return
        self._open = gates
        clear(self._asked)
        self._asked.addWidget(label("Offene Fragen des Rechts", "strong"))
        for gate in gates:
            self._asked.addWidget(label(gate.text))
        self._gates.setVisible(bool(gates))
