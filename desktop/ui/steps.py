"""The steps of a notification as people take them: ask for what the step needs, have it done, say what became of it.

Each dialog names what it does, with which notification, and who will see it. What is wrong stands in the dialog, which
stays until it is right.
What there is to take stands in `presenters/steps/table.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.domain.notification_state import Notification
from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim, joined, say
from desktop.presenters import details
from desktop.presenters.agreement import agency_name, unit_name
from desktop.presenters.notification_titles import named
from desktop.presenters.steps.question import shown_to
from desktop.presenters.steps.step import Answers, Dialog, Step, Undo
from desktop.presenters.steps.table import TABLE
from desktop.presenters.times import moment
from desktop.ui.ask import Ask
from desktop.ui.desk import Desk


class StepTaker:
    """Takes the steps of an unlocked profile."""

    def __init__(
        self, desk: Desk, window: QWidget, done: Callable[[str], object], opened: Callable[[bytes], object]
    ) -> None:
        """Ask above a window; `done` is told what to announce, `opened` which draft a step has begun."""
        self._desk = desk
        self._window = window
        self._done = done
        self._opened = opened
        self._offer: Callable[[str, Callable[[], None]], object] | None = None

    def offer_undo_with(self, offer: Callable[[str, Callable[[], None]], object]) -> None:
        """Let `offer` be told what was done and what takes it back, of what is harmless."""
        self._offer = offer

    def take(self, entity: bytes, name: str) -> Ask | None:
        """Ask for what a step needs; gives the dialog, which is open, None for a step that begins a draft."""
        step = TABLE[name]
        if step.dialog is None:
            self._begin(step, entity)
            return None
        return self._ask(step, step.dialog, entity)

    def _begin(self, step: Step, entity: bytes) -> None:
        def then(draft: object) -> None:
            self._done(step.done)
            if isinstance(draft, bytes):
                self._opened(draft)

        def refused(reason: Refused) -> None:
            self._done(reason.reason)

        person = self._desk.person
        self._desk.do(lambda workspace: step.do(workspace, entity, person, {}), then, refused, send=False)

    def _ask(self, step: Step, dialog: Dialog, entity: bytes) -> Ask:
        workspace = self._desk.workspace
        state = details.chosen(workspace, entity)
        values = {
            "person": self._desk.person,
            "unit": unit_name(workspace, workspace.unit),
            "other": agency_name(workspace, details.other_unit(workspace, state)),
        }
        questions = dialog.asked(workspace, state)
        ask = Ask(say(dialog.heading, **values), say(dialog.text, **values), dialog.confirm, questions, self._window)
        ask.set_about(named(workspace, state, discreet=self._desk.discreet))
        if dialog.destroys:
            ask.set_destructive()
        ask.set_now(self._now())
        # What comes while the dialog is open nobody has seen who answers it.
        looked = shown_to(state) if isinstance(state, Notification) else {}
        ask.accepted_with.connect(lambda answers: self._do(ask, step, entity, answers | looked))
        ask.open()
        return ask

    def _now(self) -> datetime:
        return moment(self._desk.workspace.now())

    def _do(self, ask: Ask, step: Step, entity: bytes, answers: Answers) -> None:
        person = self._desk.person

        def then(result: object) -> None:
            ask.finish()
            self._desk.files.attach_waiting()
            self._done(step.done)
            if step.undo is not None and self._offer is not None:
                self._offer(self._about(entity, step.done), partial(self._undo, step, step.undo, entity, result))

        def refused(reason: Refused) -> None:
            if ask.left:
                self._done(reason.reason)
            ask.show_problem(reason.reason, reason.field)

        self._desk.do(lambda workspace: step.do(workspace, entity, person, answers), then, refused)

    def _about(self, entity: bytes, done: str) -> str:
        """Say of which notification that was done, for it stands there when another one is chosen: by its number.

        In discreet mode it stands there without.
        """
        state = details.chosen(self._desk.workspace, entity)
        if self._desk.discreet or not isinstance(state, Notification):
            return done
        return joined((Verbatim(state.number), done), ": ")

    def _undo(self, step: Step, undo: Undo, entity: bytes, done: object) -> None:
        person = self._desk.person

        def then(_result: object) -> None:
            self._done(step.undone)

        def refused(reason: Refused) -> None:
            self._done(reason.reason)

        self._desk.do(lambda workspace: undo(workspace, entity, person, done), then, refused)
