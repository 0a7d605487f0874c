"""The pictures of contacts: people and units, an absence, two versions, an entry being edited, a file taken in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from benchmarks.looking import settle, until
from benchmarks.screens.district import clash
from benchmarks.screens.easel import Easel
from desktop.presenters.register import add_contact, contacts, edit_contact, remove_contact
from desktop.presenters.times import read_id
from desktop.ui.contacts.importing import ImportDialog
from desktop.ui.contacts.people import PeopleView
from desktop.ui.contacts.screen import ContactsScreen
from desktop.ui.contacts.taking import ContactTaker
from tests.helpers.company import ASD

_TABLE: Final = (
    "family_name;given_name;function;phone\r\nBeispiel;Dora;Fachkraft;02154 000-021\r\n"
    "Muster;Emil;Fachkraft;keine\r\n;Ohne;Fachkraft;02154 000-022\r\n"
)

_CARDS: Final = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Beispiel;Dora;;;\r\nORG:Stadt Willich;Amt 51\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Muster;Emil;;;\r\nORG:Klinik am Beispielweg\r\nEND:VCARD\r\n"
)


def _screen(easel: Easel) -> ContactsScreen:
    easel.willich()
    easel.area("contacts")
    workplace = easel.window.workplace
    screen = workplace.screen_of("contacts") if workplace is not None else None
    if not isinstance(screen, ContactsScreen):
        raise TypeError("the area of contacts is another screen")
    return screen


def _people(easel: Easel, text: str = "") -> PeopleView:
    screen = _screen(easel)
    screen.search.setText(text)
    screen.show_view("people")
    people = screen.people
    people.side.list.setFocus()
    settle()
    return people


def _first(easel: Easel) -> bytes:
    rows = contacts(easel.district.willich.workspace, limit=50, after=None, unit=ASD)["items"]
    return read_id(rows[0]["id"])


def _absence(easel: Easel) -> None:
    workspace, somebody = easel.district.willich.workspace, _first(easel)
    add_contact(workspace, "", {"family_name": "Beispiel", "given_name": "Rita", "phone": "02154 000-020"})
    away = {"absent_from": "2026-09-01", "stands_in": "Rita Beispiel", "level": "leadership"}
    edit_contact(workspace, somebody, away | {"phone": "02154 000-031"})
    easel.district.company.everybody_syncs()
    people = _people(easel)
    people.show_entity(somebody)
    settle()


def _versions(easel: Easel) -> None:
    clash(easel.district)
    people = _people(easel)
    rows = contacts(easel.district.willich.workspace, limit=50, after=None, unit=ASD)["items"]
    people.show_entity(read_id(next(row["id"] for row in rows if row["conflict"])))
    settle()


def _units(easel: Easel) -> None:
    _screen(easel).show_view("units")
    settle()


def _editing(easel: Easel) -> None:
    people = _people(easel)
    people.taker.edit(people.entity)
    settle()


def _step(easel: Easel, take: Callable[[ContactTaker, bytes], object]) -> None:
    people = _people(easel)
    people.show_entity(_first(easel))
    take(people.taker, people.entity)
    settle()


def _give_out(easel: Easel) -> None:
    _people(easel).files.give_out()
    settle()


def _file(easel: Easel, content: bytes = _TABLE.encode("cp1252")) -> None:
    people = _people(easel)
    path = Path(easel.folder) / "kontakte.csv"
    path.write_bytes(content)
    people.files.show_file(path)
    settle()


def _strangers(easel: Easel) -> None:
    """Cards of units that the cooperation does not know, to which one's own was named."""
    _file(easel, _CARDS.encode())
    for dialog in easel.window.findChildren(ImportDialog):
        dialog.strangers.fill(ASD)
    settle()


def _gone(easel: Easel) -> None:
    """An entry that a colleague removes while it is read."""
    people = _people(easel)
    people.show_entity(_first(easel))
    remove_contact(easel.district.colleague.workspace, people.entity)
    easel.district.company.everybody_syncs()
    until(lambda: people.side.lost, "dass der Eintrag fehlt")
    settle()


SCENES: Final[tuple[tuple[str, str, Callable[[Easel], object], str], ...]] = (
    ("kontakte", "Kontakte: wen man anruft, und wie alt der Eintrag ist", _people, "Eingang Willich"),
    ("kontakte-suche", "Suche mit Tippfehler", lambda easel: _people(easel, "fachkarft"), "Fachkraft"),
    ("kontakte-abwesend", "Wer abwesend ist, führt zur Vertretung", _absence, "Vertretung"),
    ("kontakte-zwei-fassungen", "Zwei Fassungen, Feld für Feld", _versions, "Auswahl übernehmen"),
    ("kontakte-stellen", "Stellen mit Rufbereitschaft und Personen", _units, "Rufbereitschaft jetzt"),
    ("kontakte-bearbeiten", "Ein Eintrag wird bearbeitet", _editing, "Eintrag bearbeiten"),
    ("kontakte-hinzufuegen", "Jemand kommt hinzu", lambda e: _step(e, lambda taker, _id: taker.add()), "hinzufügen"),
    ("kontakte-abwesenheit", "Abwesenheit eintragen", lambda e: _step(e, ContactTaker.be_away), "Abwesenheit"),
    ("kontakte-entfernen", "Einen Eintrag entfernen", lambda e: _step(e, ContactTaker.remove), "entfernen"),
    ("kontakte-entfernt", "Ein Eintrag, der beim Lesen entfernt wurde", _gone, "ist nicht mehr da"),
    ("kontakte-speichern", "Kontakte als Datei", _give_out, "speichern"),
    (
        "kontakte-einlesen-unsicher",
        "Eine Datei, deren Zeichen nicht sicher zu lesen sind",
        lambda e: _file(e, "family_name\r\nMüller\r\nGrößer\r\n".encode("cp850")),
        "Kontakte einlesen",
    ),
    (
        "kontakte-einlesen-fremd",
        "Karten von Stellen, die niemand kennt: wohin, wird gefragt",
        _strangers,
        "keine bekannte Stelle nennt",
    ),
    ("kontakte-einlesen", "Eine Datei, bevor sie eingelesen wird", _file, "Kontakte einlesen"),
)
