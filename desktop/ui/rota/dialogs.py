"""The dialogs of the rota: a new shift, a step with one, a month by a pattern. What is wrong stands in the dialog."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.domain.duty import Shift
from desktop.domain.refused import Refused
from desktop.domain.said import say
from desktop.domain.spans import Span
from desktop.presenters import rota_deeds, rota_questions
from desktop.presenters.rota import month_title
from desktop.presenters.rota_questions import read_pattern, read_wish
from desktop.presenters.rota_steps import RotaStep, title_of
from desktop.ui.ask import Ask
from desktop.ui.desk import Desk
from desktop.workspace.workspace import Workspace

Task = Callable[[Workspace, Mapping[str, str]], object]


class RotaDialogs:
    """Asks above a window and has done what was answered; `done` is told what to say."""

    def __init__(self, desk: Desk, window: QWidget, done: Callable[[str], object]) -> None:
        """Take the desk, the window and who says what became of it."""
        self._desk = desk
        self._window = window
        self._done = done

    def plan(self, unit: str, day: date, span: Span | None = None) -> Ask:
        """Ask for a new shift of a day, or one that fills a time."""
        questions = rota_questions.shift_questions(self._desk.workspace, unit, None, span)
        ask = Ask("Dienst eintragen", "", "Eintragen", questions, self._window)
        return self._open(
            ask,
            lambda workspace, answers: rota_deeds.plan(workspace, unit, read_wish(workspace, unit, day, answers)),
            lambda _made: "Der Dienst ist eingetragen.",
        )

    def take(self, step: RotaStep, shift: Shift) -> Ask:
        """Ask for what a step with a shift needs."""
        workspace = self._desk.workspace
        ask = Ask(step.heading, step.text, step.confirm, step.questions(workspace, shift), self._window)
        ask.set_about(title_of(shift))
        if step.destroys:
            ask.set_destructive()
        return self._open(ask, lambda writing, answers: step.do(writing, shift, answers), lambda _done: step.done)

    def fill(self, unit: str, first: date) -> Ask:
        """Ask for a pattern that fills a month."""
        questions = rota_questions.pattern_questions(self._desk.workspace, unit)
        heading = say("{month} nach Muster füllen", month=month_title(first))
        text = "Gefüllt wird, was nicht besetzt ist und besetzt sein muss. Eingetragene Dienste bleiben."
        return self._open(
            Ask(heading, text, "Füllen", questions, self._window),
            lambda workspace, answers: rota_deeds.fill(workspace, unit, first, read_pattern(answers)),
            _filled,
        )

    def _open(self, ask: Ask, task: Task, said: Callable[[object], str]) -> Ask:
        def do(answers: dict[str, str]) -> None:
            self._desk.do(lambda workspace: task(workspace, answers), then, refused)

        def then(result: object) -> None:
            ask.finish()
            self._done(said(result))

        def refused(reason: Refused) -> None:
            if ask.left:
                self._done(reason.reason)
            ask.show_problem(reason.reason, reason.field)

        ask.accepted_with.connect(do)
        ask.open()
        return ask


def _filled(made: object) -> str:
    count = len(made) if isinstance(made, list) else 0
    if not count:
        return "Es war nichts zu füllen: Alles ist besetzt."
    return "1 Dienst ist eingetragen." if count == 1 else say("{count} Dienste sind eingetragen.", count=count)
