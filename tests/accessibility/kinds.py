"""Of which classes the screens and dialogs are that the program has, and that a scene puts up."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from PySide6.QtWidgets import QDialog, QWidget

import desktop.app
import desktop.ui
from tests.accessibility.stage import SpokenWindow


def dialogs() -> set[type[QWidget]]:
    """Every class of dialog that the program has."""
    for package in (desktop.ui, desktop.app):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(found.name)
    return {one for one in _below(QDialog) if one.__module__.startswith("desktop.")}


def _below(made: type[QWidget]) -> Iterator[type[QWidget]]:
    for one in made.__subclasses__():
        yield one
        yield from _below(one)


def on_screen(root: QWidget) -> type[QWidget]:
    """Of what class what a scene is about is: its dialog, or the screen in its window."""
    if not isinstance(root, SpokenWindow):
        return type(root)
    shown = root.centralWidget() if root.workplace is None else root.workplace.current
    assert shown is not None
    return type(shown)
