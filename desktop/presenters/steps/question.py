"""What a dialog asks, one question a field. It says nothing of how that looks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from desktop.domain.notification_state import Notification
from desktop.domain.said import say


@dataclass(frozen=True, slots=True)
class Answered:
    """That another question was answered: by one of some answers, or without those by any."""

    name: str
    by: tuple[str, ...] = ()

    def holds(self, answer: str) -> bool:
        """Say whether an answer is one of those."""
        return answer in self.by if self.by else bool(answer)


@dataclass(frozen=True, slots=True)
class Question:
    """One thing a dialog asks; a secret is not shown as it is typed.

    With `choices` (code and words) one of them is chosen, without one needed also none; `tick` is a box, answered by
    "yes" or nothing. `preset` stands there from the beginning. `hint` is read below the question; `remark` says there
    what is unusual about the answer, and keeps nobody from it. What comes `after` others can be answered only once one
    of these is answered so. `heading` stands above the first of several that belong together.
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
    after: tuple[Answered, ...] = ()
    remark: Callable[[str], str] | None = None
    heading: str = ""


SEEN: Final = "seen"
"""Under which name the answers of a dialog say which additions stood before whoever gave them."""
YES: Final = "yes"
"""The answer of a box that is ticked."""
_CHILD: Final = "child"
EVERY_CHILD: Final = "all"
REASON: Final = Question("reason", "Grund", needed=True, long=True)


def shown_to(state: Notification) -> dict[str, str]:
    """Give what stands before somebody who is asked now, as their answers are to say it."""
    return {SEEN: " ".join(one.event.hex() for one in state.supplements)}


def seen_in(answers: Mapping[str, str]) -> frozenset[bytes] | None:
    """Give the additions that whoever answered had before them, None where the answers do not say."""
    said = answers.get(SEEN)
    return None if said is None else frozenset(map(bytes.fromhex, said.split()))


def child_questions(state: Notification) -> tuple[Question, ...]:
    """Ask about which child it is, all of them preset; nothing where there is but one."""
    if state.child_count <= 1:
        return ()
    each = ((str(one), say("Kind {number}", number=state.child_number(one))) for one in state.child_places)
    return (Question(_CHILD, "Kind", choices=((EVERY_CHILD, "Alle Kinder"), *each), preset=EVERY_CHILD),)


def document_of(answers: Mapping[str, str]) -> dict[str, Any]:
    """Give what was answered as fields of a short form: nothing empty, and a child by its number, counted from 0."""
    document: dict[str, Any] = {
        name: answer for name, answer in answers.items() if answer and name not in (_CHILD, SEEN)
    }
    chosen = answers.get(_CHILD, EVERY_CHILD)
    return document if chosen in ("", EVERY_CHILD) else document | {_CHILD: int(chosen)}
