"""Translation: every text on the screen passes through `tr`. German is the source, and stands where nothing is found.

A sentence with values (`desktop.domain.said`) is translated by its template, its values by themselves. What somebody
wrote is marked `Verbatim` there, and nothing here may change it.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.domain.said import Said, Verbatim

CONTEXT: Final = "schutzbruecke"


def tr(text: str, **values: object) -> str:
    """Give a text in the language chosen; values fill the places of its template."""
    if values:
        return _filled(text, values)
    if isinstance(text, Said):
        return _filled(text.template, dict(text.values))
    if isinstance(text, Verbatim):
        return text
    return QCoreApplication.translate(CONTEXT, text) if text else ""


def _filled(template: str, values: dict[str, object]) -> str:
    shown = {name: tr(value) if isinstance(value, str) else value for name, value in values.items()}
    return QCoreApplication.translate(CONTEXT, template).format_map(shown)
