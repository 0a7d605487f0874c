"""Check 1: everything that can be used has a name. A tool tip or a placeholder is none, only a description."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tests.helpers.accessible import described, interactive, name


def unnamed(root: QWidget) -> list[str]:
    """Find what can be used and has no name."""
    return [f"{described(widget)} has no name" for widget in interactive(root) if not name(widget).strip()]
