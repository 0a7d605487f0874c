"""Scenes of the library: the list, a document with its versions, and what is asked before one is added or removed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.presenters.library import Filter
from desktop.ui.learning_screen import LearningScreen
from desktop.ui.library.screen import LibraryScreen
from tests.accessibility import behaving
from tests.accessibility.putting_up import area_of, dialog_of
from tests.accessibility.stage import SpokenWindow, Stage
from tests.helpers.accessible import settled, wait_until


def library_of(window: SpokenWindow, chosen: bytes = b"") -> LibraryScreen:
    """The library, with all documents and one of them chosen."""
    screen = area_of(window, "learning")
    assert isinstance(screen, LearningScreen)
    screen.show_view("learning")
    shown = screen.view_of("learning")
    assert isinstance(shown, LibraryScreen)
    shown.side.search.clear()
    shown.side.show_filter(Filter.ALL)
    if chosen:
        shown.side.choose_entity(chosen)
    # The button that cleared the line has gone.
    wait_until(lambda: not behaving.moving(window))
    return shown


def _library(chosen: str, stage: Stage) -> QWidget:
    window = stage.willich()
    library_of(window, stage.cast.library[chosen]).side.list.setFocus()
    settled()
    return window


def _found(stage: Stage) -> QWidget:
    """A document in which words were found."""
    window = stage.willich()
    shown = library_of(window, stage.cast.library["guide"])
    assert shown.view.shown is not None
    shown.taker.steps.take("fetch", shown.view.shown.entity, shown.view.shown.editions[0])
    shown.side.search.setText("Meldeweg")
    shown.side.refresh()
    shown.side.choose_entity(stage.cast.library["guide"])
    assert shown.side.hit is not None
    shown.side.show_drawing((1, 3))
    # The button that clears the line has come in.
    wait_until(lambda: not behaving.moving(window))
    settled()
    return window


def _none(stage: Stage) -> QWidget:
    window = stage.empty()
    library_of(window)
    return window


def _adding(stage: Stage) -> QWidget:
    """The library while something could not be taken in."""
    window = stage.willich()
    shown = library_of(window)
    for one in shown.adder.listed():
        shown.adder.take("remove", one.key)
    path = stage.folder / "weg.pdf"
    path.write_bytes(b"text")
    shown.adder.ask(b"", [str(path)])
    path.unlink()
    assert shown.adder.asked is not None
    shown.adder.asked.confirm.click()
    settled()
    return window


def _coming(stage: Stage) -> QWidget:
    window = _adding(stage)
    assert isinstance(window, SpokenWindow)
    shown = library_of(window)
    shown.side.coming.setFocus()
    shown.side.coming.click()
    return dialog_of(window)


def _asked_to_add(stage: Stage) -> QWidget:
    window = stage.willich()
    shown = library_of(window)
    shown.side.add.setFocus()
    path = stage.folder / "leitfaden.pdf"
    path.write_bytes(b"text")
    shown.adder.ask(b"", [str(path), str(stage.folder / "fehlt.pdf")])
    return dialog_of(window)


def _asked_to_remove(stage: Stage) -> QWidget:
    window = stage.willich()
    shown = library_of(window, stage.cast.library["own"])
    shown.taker.take(stage.cast.library["own"], "remove")
    return dialog_of(window)


def _read(chosen: str, stage: Stage, *, text: bool = False) -> QWidget:
    """A document that is read, with the text of its page or without."""
    window = stage.willich()
    shown = library_of(window, stage.cast.library[chosen])
    assert shown.view.shown is not None
    shown.taker.read(shown.view.shown.entity, shown.view.shown.editions[0])
    reader = shown.reader
    assert reader is not None
    if chosen == "broken":
        wait_until(reader.bar.back.hasFocus)
    else:
        wait_until(lambda: len(reader.pages._images) > 1)
    if text:
        reader.bar.search.setText("Leitfaden")
        reader.show_text(shown=True)
        # What a process of its own still finds or draws would change what is looked at.
        wait_until(lambda: bool(reader.text.toPlainText() and reader.bar.found.text() and not reader.searching))
        wait_until(lambda: reader.pages.is_drawn(0))
    settled()
    return window


LIBRARY_SCREENS: Final[dict[str, Callable[[Stage], QWidget]]] = {
    "library": partial(_library, "guide"),
    "library, own document": partial(_library, "own"),
    "library, found": _found,
    "library, none": _none,
    "library, adding": _adding,
    "reader": partial(_read, "guide"),
    "reader, text and search": partial(_read, "guide", text=True),
    "reader, broken": partial(_read, "broken"),
}
LIBRARY_DIALOGS: Final[dict[str, Callable[[Stage], QWidget]]] = {
    "documents being added": _coming,
    "ask: add documents": _asked_to_add,
    "ask: remove a document": _asked_to_remove,
}
