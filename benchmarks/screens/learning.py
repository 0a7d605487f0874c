"""Pictures of the library and the training cards: invented documents that the police offer and Willich reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QImageWriter, QPainter

from benchmarks.invented import to_willich
from benchmarks.looking import settle, until
from benchmarks.screens.easel import Easel
from desktop.domain.card_file import TEMPLATE
from desktop.presenters import studying, training
from desktop.presenters.library import Filter
from desktop.presenters.materials import Label
from desktop.presenters.times import moment
from desktop.ui.cards.screen import CardsScreen
from desktop.ui.learning_screen import LearningScreen
from desktop.ui.library.screen import LibraryScreen
from desktop.ui.reader.screen import ReaderScreen
from desktop.ui.theme.fonts import FAMILY
from tests.helpers.attaching import carry, offer
from tests.helpers.company import ASD
from tests.helpers.pdf import guide
from tests.helpers.trainings import set_of

_PAGE, _PAGES = 9, 18


def _poster() -> bytes:
    """An invented poster."""
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.fillRect(0, 0, 600, 96, QColor("#0b4f8a"))
    painter.setFont(QFont(FAMILY, 30))
    painter.setPen(QColor("#ffffff"))
    painter.drawText(QRect(24, 0, 552, 96), Qt.AlignmentFlag.AlignVCenter, "Wen rufe ich an?")
    painter.setPen(QColor("#1c2733"))
    lines = "Rufbereitschaft: F9\nWillich  02154 000-000\nViersen  02162 000-000"
    painter.drawText(QRect(24, 120, 552, 256), Qt.AlignmentFlag.AlignTop, lines)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def _offered(easel: Easel) -> bytes:
    """Let the police offer some documents; gives the one that is read."""
    police, company = easel.district.police, easel.district.company
    for_offices = Label("Leitfaden Ersteinschätzung", ("Ersteinschätzung", "Recht"), mandatory=True)
    offer(police, "plakat.png", _poster(), Label("Plakat Notrufnummern", ("Meldeweg",)))
    offer(police, "fachtag.pptx", b"f" * 380_000, Label("Folien vom Fachtag 2026", ("Kooperation",)))
    film = Label("Häusliche Gewalt und Kinder", ("Häusliche Gewalt",), mandatory=True)
    offer(police, "film.mp4", b"v" * 2_900_000, film)
    made = offer(police, "leitfaden.pdf", guide(_PAGES), for_offices)
    carry(police)
    company.everybody_syncs(2)
    return made


def _library(easel: Easel, view: str = "learning") -> LibraryScreen:
    easel.willich()
    screen = easel.area("learning")
    assert isinstance(screen, LearningScreen)
    screen.show_view(view)
    shown = screen.view_of("learning")
    assert isinstance(shown, LibraryScreen)
    settle()
    return shown


def _list(easel: Easel) -> None:
    entity = _offered(easel)
    shown = _library(easel)
    shown.side.show_filter(Filter.ALL)
    shown.side.choose_entity(entity)
    assert shown.view.shown is not None
    shown.taker.steps.take("fetch", entity, shown.view.shown.editions[0])
    workspace = easel.district.willich.workspace
    studying.keep_place(workspace, entity, shown.view.shown.version, _PAGE, _PAGES)
    shown.refresh()


def _read(easel: Easel, page: int = 1) -> ReaderScreen:
    entity = _offered(easel)
    shown = _library(easel)
    shown.side.choose_entity(entity)
    assert shown.view.shown is not None
    shown.taker.read(entity, shown.view.shown.editions[0], page)
    reader = shown.reader
    assert reader is not None
    until(lambda: reader.pages.is_drawn(page - 1), "die Seite")
    return reader


def _text(easel: Easel) -> None:
    reader = _read(easel, 2)
    reader.look_for("Schweigen")
    reader.show_text(shown=True)
    until(lambda: not reader.searching and bool(reader.text.toPlainText()), "der Text")
    until(lambda: reader.pages.is_drawn(reader.pages.page), "die Seite")


def _add(easel: Easel) -> None:
    shown = _library(easel)
    path = easel.folder / "Leitfaden Gesprächsführung.pdf"
    path.write_bytes(guide(3))
    shown.adder.ask(b"", [str(path)])


def _cards(easel: Easel) -> CardsScreen:
    company, willich = easel.district.company, easel.district.willich.workspace
    training.add(easel.district.police.workspace, set_of().replace("Karten erkennen", "Sexualisierte Gewalt erkennen"))
    training.add(willich, TEMPLATE.replace('"police"', '"youth_office"'))
    company.everybody_syncs(2)
    studying.confirm_cards(willich, next(one for one in training.sets(willich) if one.key == "meldeweg-kompakt"))
    _library(easel, "cards")
    screen = easel.area("learning")
    assert isinstance(screen, LearningScreen)
    shown = screen.view_of("cards")
    assert isinstance(shown, CardsScreen)
    return shown


def _card(easel: Easel) -> None:
    shown = _cards(easel)
    shown.taker.do(training.sets(easel.district.willich.workspace)[0].id)
    assert shown.taker.sheet is not None
    shown.taker.sheet.answers[0].setChecked(True)
    shown.taker.sheet.check.click()


def _written(easel: Easel, step: str) -> None:
    """A set or a card as it is written."""
    shown = _cards(easel)
    state = training.sets(easel.district.willich.workspace)[0]
    match step:
        case "set":
            shown.writer.write_set()
        case "which":
            shown.writer.change(state.id)
        case "card":
            shown.writer.edit(state, 0)
        case _:
            path = easel.folder / "karten.toml"
            path.write_text(TEMPLATE, encoding="utf-8")
            shown.taker.ask_to_add(b"", str(path))
    settle()


def _file(easel: Easel, name: str, action: str) -> LibraryScreen:
    """What is done with the file of the document that has a name."""
    _offered(easel)
    shown = _library(easel)
    shown.side.show_filter(Filter.ALL)
    workspace = easel.district.willich.workspace
    shown.side.choose_entity(next(one.id for _, one in workspace.states("material") if one.title == name))
    assert shown.view.shown is not None
    shown.taker.steps.take(action, shown.view.shown.entity, shown.view.shown.editions[0])
    settle()
    return shown


def _image(easel: Easel) -> None:
    shown = _file(easel, "Plakat Notrufnummern", "look")
    until(lambda: shown.taker.steps.sheet is not None, "das Bild")


def _coming(easel: Easel) -> None:
    """A document that could not be taken in."""
    shown = _library(easel)
    path = easel.folder / "Leitfaden Gesprächsführung.pdf"
    path.write_bytes(guide(3))
    shown.adder.ask(b"", [str(path)])
    path.unlink()
    assert shown.adder.asked is not None
    shown.adder.asked.confirm.click()
    settle()
    shown.side.coming.click()


def _asked(easel: Easel) -> None:
    district = easel.district
    training.add(district.police.workspace, set_of().replace("Karten erkennen", "Sexualisierte Gewalt erkennen"))
    day = moment(district.company.clock.now()) - timedelta(days=1)
    document = to_willich(3, "immediate", day)
    document["category"] = "P06"
    district.notifications["training"] = district.write(district.police, ASD, document)
    district.company.everybody_syncs(2)
    easel.willich()
    easel.show("training")


SCENES: Final[tuple[tuple[str, str, Callable[[Easel], object], str], ...]] = (
    ("fortbildung", "Material: was es gibt, was hier ist, was noch offen ist", _list, "Offline verfügbar"),
    ("fortbildung-lesen", "Ein PDF-Dokument im Fenster", _read, "von 18"),
    ("fortbildung-text", "Suche im Dokument, der Text der Seite daneben", _text, "Treffer 1 von 6"),
    ("fortbildung-einstellen", "Material einstellen: was alle sehen werden", _add, "Alle Stellen"),
    ("lernkarten", "Lernkarten und der Lernstand der Stelle", _cards, "Lernstand"),
    ("fortbildung-bild", "Ein Bild im Fenster", _image, "plakat.png"),
    (
        "fortbildung-ausserhalb",
        "Was außerhalb geöffnet wird, warnt zuerst",
        lambda e: _file(e, "Folien vom Fachtag 2026", "outside"),
        "öffnen",
    ),
    ("fortbildung-wird-eingestellt", "Was eingestellt wird, und was nicht ging", _coming, "Wird eingestellt"),
    ("lernkarte", "Eine Lernkarte, richtig beantwortet", _card, "Richtig."),
    ("lernkarten-schreiben", "Einen Satz schreiben", lambda e: _written(e, "set"), "Lernkarten schreiben"),
    ("lernkarten-auswahl", "Welche Karte geändert wird", lambda e: _written(e, "which"), "Welche Karte?"),
    ("lernkarten-aendern", "Eine Karte ändern", lambda e: _written(e, "card"), "Karte ändern"),
    ("lernkarten-einlesen", "Lernkarten aus einer Datei", lambda e: _written(e, "file"), "Einstellen"),
    (
        "meldung-lernkarten",
        "Unter einer Meldung wird nach Lernkarten gefragt; sie hält nichts zurück",
        _asked,
        "Noch offen",
    ),
)
