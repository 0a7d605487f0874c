"""A set of training cards as a file (TOML or JSON), read strictly: what is wrong is named with its line or field.

People count answers from 1. It must not know who offers the cards.
"""

from __future__ import annotations

from typing import Annotated, Final

import msgspec
from msgspec import Meta

from desktop.domain.audience import AUDIENCES
from desktop.domain.card_set import (
    LONGEST_ANSWER,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_ANSWERS,
    MOST_CARDS,
    Card,
    Content,
)
from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.domain.toml_lines import UNKNOWN_SCHEMA, read, read_json_as
from desktop.domain.training_rule import Key

SCHEMA: Final = 1
_CODE: Final = "cards_invalid"
_Text = Annotated[str, Meta(min_length=1, max_length=LONGEST_TEXT)]


class _FileCard(msgspec.Struct, forbid_unknown_fields=True):
    question: _Text
    answers: Annotated[
        list[Annotated[str, Meta(min_length=1, max_length=LONGEST_ANSWER)]], Meta(min_length=2, max_length=MOST_ANSWERS)
    ]
    right: Annotated[int, Meta(ge=1, le=MOST_ANSWERS)]
    text: Annotated[str, Meta(max_length=LONGEST_TEXT)] = ""
    explanation: Annotated[str, Meta(max_length=LONGEST_TEXT)] = ""


class _File(msgspec.Struct, forbid_unknown_fields=True):
    schema: int
    key: Key
    title: Annotated[str, Meta(min_length=1, max_length=LONGEST_TITLE)]
    cards: Annotated[list[_FileCard], Meta(min_length=1, max_length=MOST_CARDS)]
    audience: Annotated[list[str], Meta(max_length=20)] = []


def read_cards(text: str) -> tuple[str, Content]:
    """Read a set with its key; raises `Refused` naming the line (TOML) or the field (JSON)."""
    if text.lstrip().startswith("{"):
        found, lines = read_json_as(text, _File, _CODE), None
    else:
        found, lines = read(text, _File, _CODE)
    for path, reason in _problems(found):
        if lines is not None:
            raise lines.refused(path, reason)
        raise Refused.at(".".join(map(str, path)), _CODE, reason)
    cards = (
        Card(card.question, tuple(card.answers), card.right - 1, card.text, card.explanation) for card in found.cards
    )
    return found.key, Content(found.title, tuple(cards), tuple(found.audience))


def _problems(found: _File) -> list[tuple[tuple[str | int, ...], str]]:
    problems: list[tuple[tuple[str | int, ...], str]] = []
    if found.schema != SCHEMA:
        problems.append((("schema",), say(UNKNOWN_SCHEMA, known=SCHEMA)))
    if unknown := [code for code in found.audience if code not in AUDIENCES]:
        problems.append((("audience",), say("Erlaubt sind: {codes}.", codes=", ".join(AUDIENCES), unknown=unknown[0])))
    for index, card in enumerate(found.cards):
        if card.right > len(card.answers):
            problems.append((("cards", index, "right"), say("Es gibt nur {count} Antworten.", count=len(card.answers))))
        if len(set(card.answers)) < len(card.answers):
            problems.append((("cards", index, "answers"), "Zwei Antworten sind gleich."))
    return problems


TEMPLATE: Final = """\
# Ein Satz Lernkarten. Jede Karte: was man wissen soll, eine Frage, Antworten, die Nummer der richtigen (ab 1), warum.
# Unter dem Schlüssel (key) fragen die Regeln danach: klein, mit Bindestrichen.
# Für wen (audience): police, youth_office, lead, release, member; ohne Angabe für alle.

schema = 1
key = "meldeweg-kompakt"
title = "Meldeweg kompakt"
audience = ["police"]

[[cards]]
text = "Zuständig ist das Jugendamt, in dessen Bezirk sich das Kind aufhält."
question = "Ein Kind aus Kempen wird in Willich angetroffen. Wohin geht die Meldung zuerst?"
answers = ["An das Jugendamt Willich", "An das Jugendamt Kempen", "An die Staatsanwaltschaft"]
right = 1
explanation = "Der Aufenthalt entscheidet; Kempen erfährt es von dort."

[[cards]]
question = "Eine Sofortmeldung wartet auf Verbindung. Was tun Sie?"
answers = ["Warten, bis sie übermittelt ist", "Die Rufbereitschaft anrufen und das festhalten"]
right = 2
explanation = "Was wartet, hat noch niemand gelesen."
"""
