"""Writing training cards in the window: what the dialogs ask, and the set that comes of the answers.

Answers stand one below the other, the right one with an asterisk before it. The set that was seen is the one that is
replaced: what somebody else changed meanwhile stays beside it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from desktop.domain.audience import AUDIENCES
from desktop.domain.card_set import (
    LONGEST_ANSWER,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_ANSWERS,
    MOST_CARDS,
    Card,
    CardSet,
    Content,
)
from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim, say
from desktop.presenters import training
from desktop.presenters.steps.question import YES, Question
from desktop.presenters.words import audience_words
from desktop.workspace.workspace import Workspace

_CODE: Final = "cards_invalid"
_FOR: Final = "for:"
_LEAST_ANSWERS: Final = 2
_NEEDED: Final = ("title", "question")
_RIGHT: Final = "*"
_LONGEST_KEY: Final = 60
_KEY: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_SPELT: Final = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_KEY_HINT: Final = "Unter diesem Kürzel fragen die Regeln danach. Leer: aus dem Titel."
_FOR_HINT: Final = "Ohne ein Häkchen: für alle."
_ANSWERS_HINT: Final = "Jede in einer Zeile; vor der richtigen steht ein *."


def set_questions() -> tuple[Question, ...]:
    """Ask for a new set with its first card."""
    hints, headings = {AUDIENCES[-1]: _FOR_HINT}, {AUDIENCES[0]: "Für wen"}
    audience = (
        Question(
            _FOR + code, audience_words((code,)), tick=True, hint=hints.get(code, ""), heading=headings.get(code, "")
        )
        for code in AUDIENCES
    )
    return (
        Question("title", "Titel", needed=True),
        Question("key", "Kürzel", hint=_KEY_HINT),
        *card_questions(),
        *audience,
    )


def card_questions(card: Card | None = None) -> tuple[Question, ...]:
    """Ask for a card, or for what is to stand on one."""
    text, question, why = ("", "", "") if card is None else (card.text, card.question, card.explanation)
    lines = [] if card is None else [_RIGHT * (at == card.right) + one for at, one in enumerate(card.answers)]
    return (
        Question("text", "Was man wissen soll", long=True, preset=text),
        Question("question", "Frage", needed=True, long=True, preset=question),
        Question("answers", "Antworten", needed=True, long=True, preset="\n".join(lines), hint=_ANSWERS_HINT),
        Question("explanation", "Warum", long=True, preset=why),
    )


def which_question(state: CardSet) -> Question:
    """Ask which card of a set."""
    cards = (
        (str(at), say("{number}. {question}", number=at + 1, question=Verbatim(one.question)))
        for at, one in enumerate(state.content.cards)
    )
    return Question("card", "Karte", needed=True, choices=tuple(cards), preset="0")


def write_set(workspace: Workspace, answers: Mapping[str, str]) -> CardSet:
    """Offer a new set; raises `Refused` naming the question."""
    title = _text(answers, "title", LONGEST_TITLE)
    key = answers.get("key", "").strip() or _key_of(title)
    if not _KEY.fullmatch(key):
        raise Refused(_CODE, "Erlaubt sind kleine Buchstaben, Ziffern und Bindestriche.", field="key")
    if training.has_key(workspace, key):
        raise Refused(_CODE, "Lernkarten mit diesem Kürzel gibt es schon.", field="key")
    audience = tuple(code for code in AUDIENCES if answers.get(_FOR + code) == YES)
    return training.offer(workspace, key, Content(title, (_card(answers),), audience))


def write_card(workspace: Workspace, seen: CardSet, at: int | None, answers: Mapping[str, str]) -> CardSet:
    """Put a card at the end of a set, or in the place of one; raises `Refused` naming the question."""
    cards = list(seen.content.cards)
    if at is None and len(cards) >= MOST_CARDS:
        raise Refused(_CODE, say("Ein Satz hat höchstens {most} Karten.", most=MOST_CARDS))
    place = len(cards) if at is None else at
    cards[place : place + 1] = [_card(answers)]
    return _revise(workspace, seen, cards)


def take_card(workspace: Workspace, seen: CardSet, at: int) -> CardSet:
    """Take a card out of a set; the last one stays. Raises `Refused`."""
    cards = [card for index, card in enumerate(seen.content.cards) if index != at]
    if not cards:
        raise Refused(_CODE, "Eine Karte muss bleiben. Bieten Sie sonst den ganzen Satz nicht mehr an.")
    return _revise(workspace, seen, cards)


def _revise(workspace: Workspace, seen: CardSet, cards: list[Card]) -> CardSet:
    return training.offer(workspace, seen.key, Content(seen.content.title, tuple(cards), seen.content.audience), seen)


def _card(answers: Mapping[str, str]) -> Card:
    lines = [line.strip() for line in answers.get("answers", "").splitlines() if line.strip()]
    given = [line.removeprefix(_RIGHT).strip() for line in lines]
    right = [at for at, line in enumerate(lines) if line.startswith(_RIGHT)]
    if reason := _answers_problem(given, right):
        raise Refused(_CODE, reason, field="answers")
    return Card(
        _text(answers, "question", LONGEST_TEXT),
        tuple(given),
        right[0],
        _text(answers, "text", LONGEST_TEXT),
        _text(answers, "explanation", LONGEST_TEXT),
    )


def _answers_problem(given: list[str], right: list[int]) -> str:
    if not _LEAST_ANSWERS <= len(given) <= MOST_ANSWERS:
        return say(
            "Es braucht {least} bis {most} Antworten, jede in einer Zeile.", least=_LEAST_ANSWERS, most=MOST_ANSWERS
        )
    if len(right) != 1:
        return "Vor genau einer Antwort steht ein *: vor der richtigen."
    if "" in given or len(set(given)) < len(given):
        return "Zwei Antworten sind gleich, oder eine ist leer."
    too_long = any(len(one) > LONGEST_ANSWER for one in given)
    return say("Eine Antwort hat höchstens {most} Zeichen.", most=LONGEST_ANSWER) if too_long else ""


def _text(answers: Mapping[str, str], name: str, most: int) -> str:
    text = answers.get(name, "").strip()
    if not text and name in _NEEDED:
        raise Refused(_CODE, "Hier fehlt eine Angabe.", field=name)
    if len(text) > most:
        raise Refused(_CODE, say("Hier stehen höchstens {most} Zeichen.", most=most), field=name)
    return text


def _key_of(title: str) -> str:
    spelt = "".join(_SPELT.get(letter, letter) for letter in title.casefold())
    return re.sub(r"[^a-z0-9]+", "-", spelt).strip("-")[:_LONGEST_KEY].strip("-")
