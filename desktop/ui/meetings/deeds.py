"""What is done with a meeting: asked for where something is to be known, then done by the desk's worker.

It decides nothing: what the rules refuse is said in the dialog, or announced.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.domain.meeting_series import read_span
from desktop.domain.meeting_state import Meeting
from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.presenters import meeting_form, meeting_minutes, meetings
from desktop.presenters.meeting_asking import day_questions, item_questions, item_values, reply_questions
from desktop.presenters.meeting_document import Wanted
from desktop.presenters.meeting_words import NO_CASES, SORTS
from desktop.presenters.steps.question import REASON, Question
from desktop.ui.ask import Ask
from desktop.ui.desk import Desk
from desktop.workspace.workspace import Workspace

Task = Callable[[Workspace], object]
Answers = Mapping[str, str]
_REPLIES: Final = {"yes": "Zugesagt.", "no": "Abgesagt.", "deputy": "Vertretung gemeldet."}


class Deeds:
    """Does things with meetings."""

    def __init__(self, desk: Desk, window: QWidget, done: Callable[[str], None]) -> None:
        """Ask above a window; `done` is told what to announce."""
        self._desk, self._window, self._done = desk, window, done
        self.asked: Ask | None = None

    # Whoever comes.

    def reply(self, state: Meeting, answer: str, day: str = "") -> None:
        """Say at once whether one comes; a deputy is asked for by name."""
        if answer == "deputy":
            self._ask_reply(state, day, (Question("deputy", "Wer kommt zur Vertretung?", needed=True),))
            return
        self._do(lambda workspace: meetings.reply(workspace, state.id, answer, day=day), _REPLIES[answer])

    def reply_for_day(self, state: Meeting, day: str) -> None:
        """Ask how one answers for one day of a series alone."""
        self._ask_reply(state, day, reply_questions())

    def _ask_reply(self, state: Meeting, day: str, questions: Sequence[Question]) -> None:
        def task(answers: Answers) -> Task:
            answer = answers.get("answer", "deputy")
            deputy = answers.get("deputy", "") if answer == "deputy" else ""
            return lambda workspace: meetings.reply(workspace, state.id, answer, deputy, day)

        said = "Antwort gesichert."
        self._ask(("Antwort auf die Einladung", "", "Antworten", said), questions, task)

    # Whoever organises.

    def plan(self, planned: Callable[[bytes], object]) -> None:
        """Ask for a new meeting; `planned` gets its id."""
        workspace = self._desk.workspace
        entity = workspace.new_id()

        def task(answers: Answers) -> Task:
            values, invited = meeting_form.values_of(answers), meeting_form.invited_of(answers)
            wanted = Wanted(entity, workspace.unit, values, invited)
            return lambda workspace: meetings.plan(workspace, [wanted])

        words = ("Neuer Termin", NO_CASES, "Termin anlegen", "Termin angelegt.")
        self._ask(words, meeting_form.plan_questions(workspace), task, lambda: planned(entity))

    def edit(self, state: Meeting) -> None:
        """Ask for what is to change."""

        def task(answers: Answers) -> Task:
            values, invited = meeting_form.values_of(answers, state), meeting_form.invited_of(answers, state)
            return lambda workspace: meetings.edit(workspace, state.id, values, invited)

        words = ("Termin bearbeiten", NO_CASES, "Änderungen sichern", "Termin geändert.")
        self._ask(words, meeting_form.plan_questions(self._desk.workspace, state), task)

    def move(self, state: Meeting, day: str) -> None:
        """Ask where a day of a series is to be, or whether it is to be left out."""
        shown = read_span(state.value(day)) or state.span.on(date.fromisoformat(day))

        def task(answers: Answers) -> Task:
            said = {"drop": "dropped", "back": ""}.get(answers["what"])
            value = meeting_form.read_span_of(answers).text() if said is None else said
            return lambda workspace: meetings.edit(workspace, state.id, {day: value})

        words = ("Einen Tag der Reihe verlegen", "", "Sichern", "Termin geändert.")
        self._ask(words, day_questions(shown), task)

    def cancel(self, state: Meeting) -> None:
        """Ask why it is cancelled."""
        words = ("Termin absagen", "Alle Eingeladenen sehen, dass er nicht stattfindet.", "Termin absagen", "Abgesagt.")
        reason = Question(REASON.name, REASON.label)
        ask = self._ask(
            words,
            (reason,),
            lambda answers: lambda workspace: meetings.cancel(workspace, state.id, answers["reason"]),
        )
        ask.set_destructive()

    # The minutes.

    def write(self, state: Meeting, day: str, sort: str) -> None:
        """Ask for an item of the minutes."""

        def task(answers: Answers) -> Task:
            values = item_values(answers)
            return lambda workspace: meeting_minutes.add(workspace, state.id, day, sort, values)

        words = (SORTS[sort], NO_CASES, "Ins Protokoll schreiben", "Ins Protokoll geschrieben.")
        self._ask(words, item_questions(self._desk.workspace, sort), task)

    def edit_item(self, state: Meeting, item: bytes) -> None:
        """Ask for what is to change of an item."""
        known = state.item(item)
        if known is None:
            return

        def task(answers: Answers) -> Task:
            values = item_values(answers)
            return lambda workspace: meeting_minutes.edit(workspace, state.id, item, values)

        words = (SORTS[known.sort], NO_CASES, "Änderungen sichern", "Protokoll geändert.")
        self._ask(words, item_questions(self._desk.workspace, known.sort, known), task)

    def remove_item(self, state: Meeting, item: bytes) -> None:
        """Ask once more before an item is struck."""
        words = ("Eintrag streichen", "Er verschwindet aus dem Protokoll aller Stellen.", "Streichen", "Gestrichen.")
        ask = self._ask(words, (), lambda _answers: lambda workspace: meeting_minutes.remove(workspace, state.id, item))
        ask.set_destructive()

    def tick(self, entity: bytes, item: bytes, *, done: bool) -> None:
        """Say that a task is done, or is not."""
        said = "Aufgabe erledigt." if done else "Aufgabe wieder offen."
        self._do(lambda workspace: meeting_minutes.tick(workspace, entity, item, done=done), said)

    # How.

    def _do(self, task: Task, said: str) -> None:
        self._desk.do(task, lambda _nothing: self._done(say(said)), lambda reason: self._done(reason.message))

    def _ask(
        self,
        words: tuple[str, str, str, str],
        questions: Sequence[Question],
        task: Callable[[Answers], Task],
        then: Callable[[], object] = lambda: None,
    ) -> Ask:
        """Ask, and have done what follows from the answers; `words` are heading, text, button and what is said then."""
        heading, text, confirm, said = words
        ask = self.asked = Ask(heading, text, confirm, questions, self._window)
        ask.accepted_with.connect(partial(self._answered, ask, task, (said, then)))
        ask.open()
        return ask

    def _answered(
        self,
        ask: Ask,
        task: Callable[[Answers], Task],
        after: tuple[str, Callable[[], object]],
        answers: dict[str, str],
    ) -> None:
        said, then = after

        def done(_nothing: object) -> None:
            ask.finish()
            self._done(say(said))
            then()

        def refused(reason: Refused) -> None:
            ask.show_problem(reason.reason, reason.field)

        try:
            wanted = task(answers)
        except Refused as reason:
            refused(reason)
            return
        self._desk.do(wanted, done, refused)
