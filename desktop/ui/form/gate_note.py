"""The questions of the law that are open, where they arose: beside the rule, and below the field that answers each.

They are no errors, for nobody has done anything wrong: they say what is asked and on which basis, before anything is
sent. Once it was to be sent they stand at their fields as what is wrong. What holds nothing back is a hint at its field
and stays one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel

from desktop.presenters.form_problems import FieldProblem
from desktop.ui.form.rule_card import RuleCard
from desktop.ui.parts import frame, label, let_go
from desktop.ui.theme.roles import set_icon


class GateNote:
    """The place of a note in a layout; made when there is something to say for the first time."""

    def __init__(self, layout: QBoxLayout) -> None:
        """Stand where the layout ends now."""
        self._layout = layout
        self._place = layout.count()
        self._frame: QFrame | None = None
        self.text = ""

    def say(self, message: str) -> None:
        """Say which question is open; nothing hides the note."""
        if message == self.text:
            return
        self.text = message
        if self._frame is not None:
            let_go(self._frame)
        self._frame = self._made(message) if message else None

    def _made(self, message: str) -> QFrame:
        made, across = frame("banner", "warn", direction="across", space=8, margin=8)
        picture = QLabel()
        set_icon(picture, "shield", "warn")
        across.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(label(message), 1)
        self._layout.insertWidget(self._place, made)
        return made


class Asked(Protocol):
    """What a question can stand at."""

    def show_gate(self, message: str) -> None:
        """Say which question is open here."""


class OpenGates:
    """The open questions of one form; it remembers at which fields they stand."""

    def __init__(self, card: RuleCard, locate: Callable[[str], Asked]) -> None:
        """Show them on the card of the rule and at the fields that `locate` finds."""
        self._card = card
        self._locate = locate
        self._said: dict[str, str] = {}

    def show(self, gates: tuple[FieldProblem, ...], hints: tuple[FieldProblem, ...] = (), *, at_fields: bool) -> str:
        """Show what is open now, and the hints; gives the last that was not there before, empty if there is none."""
        self._card.show_gates(gates)
        said = {one.path: one.message for one in reversed((*(gates if at_fields else ()), *hints))}
        for path in self._said.keys() - said.keys():
            self._locate(path).show_gate("")
        for path, message in said.items():
            self._locate(path).show_gate(message)
        arisen = [message for path, message in said.items() if path not in self._said]
        self._said = said
        return arisen[-1] if arisen else ""
