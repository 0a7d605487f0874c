"""What a dialog asks, one question a field. It says nothing of how that looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.domain.notification_state import Notification
from desktop.domain.said import say


@dataclass(frozen=True, slots=True)
class Question:
    """One thing a dialog asks; a secret is not shown as it is typed.

    With `choices` (code and words) one of them is chosen, without one needed also none; `tick` is a box, answered by
    "yes" or nothing. `preset` stands there from the beginning. `hint` is read below the question. What comes `after`
    another question can be answered only once that one is, with `when` only once it is answered so.
    """

    name: str
    label: str
    needed: bool = False
    long: bool = False
    moment: bool = False
    secret: bool = False
    tick: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    preset: str = ""
    hint: str = ""
    after: str = ""
    when: str = ""


YES: Final = "yes"
"""The answer of a box that is ticked."""
EVERY_CHILD: Final = "all"
REASON: Final = Question("reason", "Grund", needed=True, long=True)


def children_of(state: Notification) -> tuple[tuple[str, str], ...]:
    """Give a notification's children as choices, all of them first."""
    each = ((str(one), say("Kind {number}", number=one + 1)) for one in range(state.child_count))
    return ((EVERY_CHILD, "Alle Kinder"), *each)
