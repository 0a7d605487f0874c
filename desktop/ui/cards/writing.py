"""Writing training cards: asks for a set or a card, and stays open with what is wrong until it is offered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.domain.card_set import CardSet
from desktop.domain.refused import Refused
from desktop.presenters import card_writing, training
from desktop.presenters.steps.question import YES, Question
from desktop.ui.ask import Ask
from desktop.ui.desk import Desk
from desktop.workspace.workspace import Workspace

Answers = Mapping[str, str]
Write = Callable[[Workspace, Answers], object]
_SEEN: Final = "Alle Stellen der Kooperation sehen die Karten."
_AWAY: Final = "away"


class CardWriter:
    """Asks above a window; `done` is told what to announce."""

    def __init__(self, desk: Desk, window: QWidget, done: Callable[[str], object]) -> None:
        """Begin with nothing asked."""
        self._desk, self._window, self._done = desk, window, done

    def write_set(self) -> Ask:
        """Ask for a new set."""
        words = ("Lernkarten schreiben", _SEEN, "Einstellen")
        return self._ask(
            words, card_writing.set_questions(), card_writing.write_set, "Die Lernkarten sind eingestellt."
        )

    def add(self, entity: bytes) -> Ask | None:
        """Ask for one more card of a set."""
        state = self._state(entity)
        if state is None:
            return None

        def write(workspace: Workspace, answers: Answers) -> object:
            return card_writing.write_card(workspace, state, None, answers)

        words = ("Karte hinzufügen", _SEEN, "Hinzufügen")
        return self._ask(words, card_writing.card_questions(), write, "Karte hinzugefügt.")

    def change(self, entity: bytes) -> Ask | None:
        """Ask which card is to be another, and then what is to stand on it."""
        state = self._state(entity)
        if state is None:
            return None
        ask = Ask("Welche Karte?", "", "Weiter", (card_writing.which_question(state),), self._window)

        def chosen(answers: Answers) -> None:
            ask.finish()
            self.edit(state, int(answers["card"]))

        ask.accepted_with.connect(chosen)
        ask.open()
        return ask

    def edit(self, state: CardSet, at: int) -> Ask:
        """Ask what is to stand on a card, or whether it is to go."""

        def write(workspace: Workspace, answers: Answers) -> object:
            if answers.get(_AWAY) == YES:
                return card_writing.take_card(workspace, state, at)
            return card_writing.write_card(workspace, state, at, answers)

        questions = (*card_writing.card_questions(state.content.cards[at]), _away())
        return self._ask(("Karte ändern", _SEEN, "Übernehmen"), questions, write, "Karte geändert.")

    def _state(self, entity: bytes) -> CardSet | None:
        try:
            return training.card_set(self._desk.workspace, entity)
        except Refused as refused:
            self._done(refused.message)
            return None

    def _ask(self, words: tuple[str, str, str], questions: Sequence[Question], write: Write, said: str) -> Ask:
        ask = Ask(*words, questions, self._window)

        def done(_result: object) -> None:
            ask.finish()
            self._done(said)

        def refused(reason: Refused) -> None:
            if ask.left:
                self._done(reason.reason)
            ask.show_problem(reason.reason, reason.field)

        def accepted(answers: Answers) -> None:
            self._desk.do(partial(_written, write, answers), done, refused)

        ask.accepted_with.connect(accepted)
        ask.open()
        return ask


def _away() -> Question:
    return Question(_AWAY, "Diese Karte aus dem Satz nehmen", tick=True)


def _written(write: Write, answers: Answers, workspace: Workspace) -> object:
    return write(workspace, answers)
