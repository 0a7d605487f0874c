"""The facts of a section as one text with two columns: a page of two hundred labels is slow to build and to hear.

What is shown is escaped: nothing that somebody wrote is read as markup.
"""

from __future__ import annotations

import html
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.presenters.facts import Fact, Section
from desktop.ui.theme import theme
from desktop.ui.words import tr

_LABELS: Final = "30%"
_BETWEEN: Final = 12
_BELOW: Final = 8


def fact_table(section: Section, *, stacked: bool) -> QLabel:
    """Make the text of a section; stacked, labels stand above what they label."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setWordWrap(True)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    made.setAccessibleName(". ".join(f"{tr(fact.label)}: {tr(fact.value)}" for fact in section.facts))
    made.setText(_markup(section.facts, stacked=stacked))
    return made


def _markup(facts: tuple[Fact, ...], *, stacked: bool) -> str:
    shown = theme.current()
    faint = shown.colour("text2").name()
    below, between = shown.px(_BELOW), shown.px(_BETWEEN)
    rows = []
    for fact in facts:
        label = f'<span style="color:{faint}">{_escaped(fact.label)}</span>'
        value = _escaped(fact.value)
        if stacked:
            rows.append(f'<tr><td style="padding-bottom:{below}px">{label}<br>{value}</td></tr>')
        else:
            rows.append(
                f'<tr><td width="{_LABELS}" style="padding-bottom:{below}px;padding-right:{between}px">{label}</td>'
                f'<td style="padding-bottom:{below}px">{value}</td></tr>'
            )
    return f'<table width="100%" cellspacing="0" cellpadding="0">{"".join(rows)}</table>'


def _escaped(text: str) -> str:
    return html.escape(tr(text)).replace("\n", "<br>")
