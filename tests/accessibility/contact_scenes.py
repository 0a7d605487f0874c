"""The scenes of the area of contacts: its views in their states, the dialogs of its steps."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.presenters.contact_filter import Filter
from desktop.ui.around import Around
from desktop.ui.contacts.importing import ImportDialog
from desktop.ui.contacts.screen import ContactsScreen
from desktop.ui.contacts.taking import ContactTaker
from tests.accessibility.putting_up import area_of, dialog_of
from tests.accessibility.stage import SpokenWindow, Stage
from tests.helpers.accessible import settled

Scene = Callable[[Stage], QWidget]


def _contacts(stage: Stage, *, view: str = "people", nobody: bool = False, text: str = "") -> QWidget:
    """The area of contacts, with those of Willich or none."""
    window = stage.empty() if nobody else stage.willich()
    _contacts_of(window, text, view)
    return window


def _contacts_of(window: SpokenWindow, text: str, view: str = "people") -> ContactsScreen:
    screen = area_of(window, "contacts")
    assert isinstance(screen, ContactsScreen)
    screen.people.show_filter(Filter.ALL)
    screen.search.setText(text)
    screen.show_view(view)
    settled()
    return screen


def _nothing_due(stage: Stage) -> QWidget:
    window = stage.willich()
    _contacts_of(window, "").people.show_filter(Filter.DUE)
    settled()
    return window


def _contact_step(take: Callable[[ContactTaker, bytes], object], stage: Stage) -> QWidget:
    """The dialog of a step of the contact that somebody stands in for."""
    window = stage.willich()
    people = _contacts_of(window, "Xantholz").people
    people.side.list.setFocus()
    take(people.taker, people.entity)
    return dialog_of(window)


def _give_out(stage: Stage) -> QWidget:
    window = stage.willich()
    people = _contacts_of(window, "").people
    people.side.list.setFocus()
    people.files.give_out()
    return dialog_of(window)


def _import(content: str, stage: Stage) -> QWidget:
    """What a file would do, with lines that cannot be used."""
    window = stage.willich()
    people = _contacts_of(window, "").people
    people.side.list.setFocus()
    assert window.desk is not None
    around = Around(window.desk, window.actions_bound, window.inside, stage.appearance)
    ImportDialog(around, content.encode("cp850"), people).show_now()
    return dialog_of(window)


_TABLE: Final = "family_name;phone\r\nNeu;1\r\nFalsch;keine\r\n;2\r\n"
CONTACT_DIALOGS: Final[dict[str, Scene]] = {
    "contact: add": partial(_contact_step, lambda taker, _entity: taker.add()),
    "contact: edit": partial(_contact_step, ContactTaker.edit),
    "contact: away": partial(_contact_step, ContactTaker.be_away),
    "contacts, import": partial(_import, _TABLE),
    "contacts, import of strangers": partial(_import, "family_name;unit\r\nNeu;Klinikum\r\n"),
    "contacts, import unsure": partial(_import, "family_name\r\nMüller\r\n"),
    "contacts, give out": _give_out,
    "contact: remove": partial(_contact_step, ContactTaker.remove),
}
CONTACT_SCREENS: Final[dict[str, Scene]] = {
    "contacts": _contacts,
    "contacts, none": partial(_contacts, nobody=True),
    "contacts, not found": partial(_contacts, text="Niemand"),
    "contacts, away and earlier": partial(_contacts, text="Xantholz"),
    "contacts, nothing due": _nothing_due,
    "contacts, units": partial(_contacts, view="units"),
}
