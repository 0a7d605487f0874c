"""The steps of contacts as people take them: ask for what is needed, have it done, say what became of it.

What is wrong stands in the dialog, which stays until it is right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final, TypeVar

from PySide6.QtWidgets import QWidget

from desktop.domain.contact import Contact
from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.presenters import conflicts, contact_history, contact_steps, register
from desktop.presenters.contact_words import name_of
from desktop.presenters.steps.question import Question
from desktop.ui.around import Around
from desktop.ui.ask import Ask
from desktop.ui.conflict_view import ConflictView
from desktop.workspace.workspace import Workspace

T = TypeVar("T")
_SEEN: Final = "Alle Stellen der Kooperation sehen den Eintrag."


class ContactTaker:
    """Takes the steps of an unlocked profile."""

    def __init__(self, around: Around, window: QWidget, show: Callable[[bytes], object]) -> None:
        """Ask above a window; `show` leads to a contact that was added."""
        self._desk = around.desk
        self._announce = around.window.announce
        self._window = window
        self._show = show

    def add(self) -> None:
        """Ask for a new contact."""
        questions = contact_steps.adding_questions(self._desk.workspace)
        ask = self._ask(("Ansprechperson hinzufügen", _SEEN, "Hinzufügen"), questions)

        def added(entity: bytes) -> None:
            self._show(entity)

        ask.accepted_with.connect(
            lambda answers: self._do(ask, partial(_added, answers), "Ansprechperson hinzugefügt.", added)
        )

    def edit(self, entity: bytes) -> None:
        """Ask for what is to stand in an entry."""
        self._change(entity, "Eintrag bearbeiten", contact_steps.editing_questions)

    def be_away(self, entity: bytes) -> None:
        """Ask when somebody is away, and who stands in."""
        self._change(entity, "Abwesenheit eintragen", contact_steps.absence_questions)

    def confirm(self, entity: bytes) -> None:
        """Say that an entry is true."""

        def confirmed(_row: object) -> None:
            self._announce("Eintrag bestätigt.")

        self._desk.do(lambda workspace: register.confirm_contact(workspace, entity), confirmed, self._refused)

    def remove(self, entity: bytes) -> None:
        """Ask whether an entry is to go, and remove it."""
        state = self._state(entity)
        if state is None:
            return
        heading = say("{name} aus dem Verzeichnis entfernen?", name=name_of(state))
        ask = self._ask((heading, "Der Eintrag verschwindet bei allen Stellen der Kooperation.", "Entfernen"), ())
        ask.set_destructive()
        ask.accepted_with.connect(
            lambda _answers: self._do(
                ask, lambda workspace: register.remove_contact(workspace, entity), "Eintrag entfernt."
            )
        )

    def settle(self, view: ConflictView, entity: bytes, choices: Mapping[str, bytes]) -> None:
        """Keep the versions chosen in a view of two."""

        def done(_nothing: None) -> None:
            self._announce("Auswahl übernommen. Die andere Fassung steht unter „Frühere Fassungen“.")

        def refused(reason: Refused) -> None:
            view.show_problem(reason.reason)

        self._desk.do(lambda workspace: conflicts.settle(workspace, entity, choices), done, refused)

    def take_back(self, entity: bytes, version: bytes) -> None:
        """Let an earlier value stand in its field again."""

        def done(_nothing: None) -> None:
            self._announce("Die frühere Fassung gilt wieder.")

        self._desk.do(lambda workspace: contact_history.take_back(workspace, entity, version), done, self._refused)

    def _change(self, entity: bytes, heading: str, questions: Callable[[Contact], tuple[Question, ...]]) -> None:
        seen = self._state(entity)
        if seen is None:
            return
        ask = self._ask((heading, _SEEN, "Übernehmen"), questions(seen))
        ask.accepted_with.connect(
            lambda answers: self._do(
                ask, lambda workspace: contact_steps.edit(workspace, seen, answers), "Eintrag geändert."
            )
        )

    def _state(self, entity: bytes) -> Contact | None:
        state = self._desk.workspace.state("contact", entity)
        return state if isinstance(state, Contact) and not state.removed else None

    def _ask(self, words: tuple[str, str, str], questions: Sequence[Question]) -> Ask:
        ask = Ask(*words, questions, self._window)
        ask.open()
        return ask

    def _do(self, ask: Ask, task: Callable[[Workspace], T], said: str, then: Callable[[T], None] | None = None) -> None:
        def done(result: T) -> None:
            ask.finish()
            self._announce(said)
            if then is not None:
                then(result)

        def refused(reason: Refused) -> None:
            if ask.left:
                self._announce(reason.reason)
            ask.show_problem(reason.reason, reason.field)

        self._desk.do(task, done, refused)

    def _refused(self, reason: Refused) -> None:
        self._announce(reason.reason, assertive=True)


def _added(answers: Mapping[str, str], workspace: Workspace) -> bytes:
    return contact_steps.add(workspace, answers)
