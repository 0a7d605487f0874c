"""What a dialog asks, one question a field. It says nothing of how that looks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """One thing a dialog asks; a secret is not shown as it is typed.

    With `choices` (code and words) one of them is chosen, without one needed also none; `tick` is a box, answered by
    "yes" or nothing. `preset` stands there from the beginning. `hint` is read below the question. What comes `after`
    another question can be answered only once that one is.
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


YES = "yes"
"""The answer of a box that is ticked."""
REASON = Question("reason", "Grund", needed=True, long=True)
