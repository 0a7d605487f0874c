"""The rule a notification is written under: by when it is confirmed, what belongs in it, and what does not."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.said import joined, say
from desktop.presenters.form_guidance import Guidance
from desktop.ui.parts import box, clear, frame, label


class RuleCard(QWidget):
    """A rule."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self._shown: Guidance | None = None
        made, self._layout = frame("card", space=8)
        box(self).addWidget(made)

    def show_guidance(self, rule: Guidance) -> None:
        """Show a rule."""
        if rule == self._shown:
            return
        self._shown = rule
        clear(self._layout)
        self._layout.addWidget(label("Hinweise zur Regel", "section"))
        self._layout.addWidget(label(rule.title, "strong"))
        self._layout.addWidget(label(joined((rule.direction, rule.deadline)), "small"))
        for heading, text in (("Gehört hinein", rule.belongs), ("Gehört nicht hinein", rule.excludes)):
            self._layout.addWidget(label(heading, "strong"))
            self._layout.addWidget(label(text))
        basis = joined(rule.basis, "; ")
        self._layout.addWidget(label(say("Grundlage laut Vereinbarung: {basis}", basis=basis), "small"))
