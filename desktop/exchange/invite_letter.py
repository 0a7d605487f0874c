"""The letter that brings somebody an invite: a page with the QR code, the letters to type, and what to do with them.

Whoever has the letter can come in once, so it says so, and names nobody but its reader.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from desktop.domain.said import say
from desktop.exchange.pdf_paper import HEIGHT, WIDTH, Page, write_pdf
from desktop.exchange.qr_code import qr_bits

_LEFT: Final = 70.0
_ROOM: Final = WIDTH - 2 * _LEFT
_CODE: Final = 200.0
_TITLE: Final = "Einladung zu Schutzbrücke"
_STEPS: Final = (
    "1. Öffnen Sie Schutzbrücke und wählen Sie „Neues Profil einrichten“.",
    "2. Wählen Sie die Datei der Einladung oder ein Bild dieses Codes, oder tippen Sie die Buchstaben ab.",
    "3. Vergleichen Sie die Wörter auf dem Bildschirm mit denen in der Vereinbarung oder am Telefon. Weichen sie ab, "
    "brechen Sie ab.",
    "4. Vernichten Sie diesen Brief, sobald Ihr Profil eingerichtet ist.",
)
_WARNING: Final = (
    "Dieser Brief ist ein Schlüssel: Wer ihn hat, kann einmal unter der genannten Stelle beitreten. Geben Sie ihn "
    "nicht weiter. Ist er verloren gegangen, rufen Sie Ihre Administration an."
)


@dataclass(frozen=True, slots=True)
class Letter:
    """What stands in one: for whom, into which unit as what, until when, and the invite in both forms."""

    cooperation: str
    person: str
    unit: str
    roles: str
    expires: str
    server: str
    letters: str
    content: bytes


def write_letters(letters: Iterable[Letter]) -> bytes:
    """Write letters as one document, a page each."""
    return write_pdf(_TITLE, [_page(one) for one in letters])


def _page(letter: Letter) -> Page:
    page, place = Page(), HEIGHT - 90
    place = _lines(page, letter.cooperation, place, 11)
    place = _lines(page, _TITLE, place - 10, 22)
    if letter.person:
        place = _lines(page, say("für {person}", person=letter.person), place - 4, 14)
    facts = (
        say("Stelle: {unit}", unit=letter.unit),
        say("Rolle: {roles}", roles=letter.roles),
        say("Gültig bis: {day}", day=letter.expires),
    )
    place -= 10
    for fact in facts:
        place = _lines(page, fact, place, 11)
    side, bits = qr_bits(letter.content)
    place -= _CODE + 6
    page.picture(side, bits, _LEFT, place, _CODE)
    place -= 22
    for name, text in (("Buchstaben:", letter.letters), ("Server:", letter.server)):
        place = _lines(page, name, place, 10)
        place = _lines(page, text, place, 13) - 4
    for text in (*_STEPS, _WARNING):
        place = _lines(page, text, place - 4, 11)
    return page


def _lines(page: Page, text: str, place: float, size: float) -> float:
    """Write a text from a place downwards; gives the place below it."""
    for line in page.wrap(text, size, _ROOM):
        place -= size * 1.35
        page.write(line, _LEFT, place, size)
    return place
