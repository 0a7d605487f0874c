"""What somebody wrote: the words of the cooperation and of the cast, which no language changes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from desktop.domain.card_file import TEMPLATE, read_cards
from desktop.domain.settings import LANGUAGES
from desktop.ui import licences
from tests.accessibility.cast import CASEWORKER, CORRECTION, OFFICER, ON_CALL, cast, document
from tests.accessibility.locked_scenes import SEVERAL, WORDS
from tests.helpers.shipped import COOPERATION, RULES

_OURS = (
    "Schutzbrücke",
    "Kreuz",
    "film.bin",
    "foto.png",
    "fehlt.png",
    "alt.pdf",
    "weg.pdf",
    "fehlt.pdf",
    "leitfaden.pdf",
    "leitfaden-2.pdf",
    "plakat.png",
    "kaputt.pdf",
    "Plakat Meldeweg",
    "Leitfaden",
    "Meldeweg",
    "karten.toml",
    "Karten erkennen",
    "Meldeweg kompakt",
    *(text for card in read_cards(TEMPLATE)[1].cards for text in (card.text, card.question, card.explanation)),
    *(text for card in read_cards(TEMPLATE)[1].cards for text in card.answers),
    "leitfaden",
    "Leitfaden Ersteinschätzung",
    "Ersteinschätzung",
    "Gespräch mit Kindern",
    "Plakat Notrufnummern",
    "Dienst A",
    ON_CALL,
    "Bytes",
    "MiB",
    "Kim",
    "https",
    "server.example",
    "89ab",
    "cdef",
    "Person 1",
    "Person 2",
    "Person 3",
)
_KEYS = ("Umschalt", "Strg", "Alt", "Links", "Eingabe", "Enter", "Rückgabe")


@cache
def written() -> tuple[str, ...]:
    """Give every text that is nobody's to translate, the longest first, so that no part is taken for a whole."""
    sources: list[Any] = [document(code) for code in ("P01", "P06", "J01", "J06")]
    sources += [msgspec.to_builtins(COOPERATION), msgspec.to_builtins(RULES)]
    found = {text for source in sources for text in _texts(source) if len(text) > 1}
    found |= {
        OFFICER,
        CASEWORKER,
        *CORRECTION.values(),
        *_OURS,
        *_KEYS,
        *LANGUAGES.values(),
        *(label for _, label in SEVERAL),
    }
    found |= {text for part in licences.parts() for text in (part.name, *part.name.split(), part.licence)}
    workspace = cast().willich.workspace
    found |= {*WORDS, *workspace.root_words}
    found |= {field.shown.value for _, one in workspace.states("contact") for field in one.fields.values()} - {""}
    for _, state in workspace.states("meeting"):
        found |= {one.shown.value for part in (state, *state.items) for one in part.fields.values()} - {""}
        found |= {text for there in state.attendance.values() for one in there for text in (one.name, one.unit)} - {""}
        found |= {state.reason} - {""}
    found |= {agency.name for agency in workspace.directory.agencies.values()}
    found |= {unit.name for unit in workspace.directory.units.values()}
    return tuple(sorted(found, key=len, reverse=True))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for item in (*value, *value.values()):
            yield from _texts(item)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, str):
        yield value
