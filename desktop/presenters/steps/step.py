"""What a step of a notification is to people: its button, its dialog, what it does, what is said of it then.

Who may take it and when is the domain's table; a step says here only when it makes sense besides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.domain.notification_events import STEPS, Side
from desktop.domain.notification_state import Notification
from desktop.domain.release_state import Release
from desktop.presenters.steps.question import Question
from desktop.workspace.workspace import Workspace

Answers = dict[str, str]
Do = Callable[[Workspace, bytes, str, Answers], object]
Undo = Callable[[Workspace, bytes, str, object], object]
Sense = Callable[[Workspace, Notification], bool]
Questions = Callable[[Workspace, Notification], tuple[Question, ...]]


@dataclass(frozen=True, slots=True)
class Dialog:
    """How a step is asked: {person}, {unit} and {other} in heading and text stand for who does it and who sees it.

    `questions` makes those that depend on the notification; without it they are `fixed`.
    """

    heading: str
    text: str
    confirm: str
    fixed: tuple[Question, ...] = ()
    questions: Questions | None = None
    destroys: bool = False

    def asked(self, workspace: Workspace, state: Notification | Release) -> tuple[Question, ...]:
        """Give what is asked about a notification, or about what waits for its release."""
        if self.questions is None or isinstance(state, Release):
            return self.fixed
        return self.questions(workspace, state)


def _always(_workspace: Workspace, _state: Notification) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Step:
    """One step, named as in the domain's table, or by a name of its own where it is no event of the notification.

    Buttons stand in the order of `place`. `key` is a letter that takes it from the list. A `primary` one is what
    comes next for this side while it `leads`; a `rare` one goes into the menu where there are many. Without a `dialog`
    it is done at once, and what it gives is a draft to open. `sense` says whether it would change anything now; `done`
    is what is said once it has. What is harmless has an `undo`, which gets what doing it gave; then `undone` is said.
    """

    name: str
    place: int
    button: str
    icon: str
    dialog: Dialog | None
    do: Do
    done: str
    undo: Undo | None = None
    undone: str = ""
    key: str = ""
    primary: bool = False
    rare: bool = False
    sense: Sense = _always
    leads: Sense = _always

    def offered(self, workspace: Workspace, state: Notification) -> bool:
        """Say whether this device's unit may take it now, by the table the fold reads, and whether it makes sense."""
        row = STEPS.get(self.name)
        side = Side.SENDER if workspace.unit == state.from_unit else Side.RECEIVER
        may = row is None or (row.side in (side, Side.EITHER) and state.delivery in row.after)
        return may and self.sense(workspace, state)
