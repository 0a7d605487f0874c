"""What the rules say of all that follows a notification: the short forms, what feedback may say, who has to look twice.

Data of a version, as all rules: a feedback or a correction is judged by the rules it was written under.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from desktop.domain.catalogue import LATER_EVENTS, Direction
from desktop.domain.gate import Line, Text
from desktop.domain.said import say

Answer = Literal["confirmed", "acted", "still_active", "text"]
Event = Literal["supplemented", "corrected", "feedback_given"]
_Code = Annotated[str, Meta(pattern=r"^[a-z0-9.-]{1,40}\Z")]

FIELDS: Final[dict[Event, tuple[str, ...]]] = {
    "supplemented": ("explanation", "question"),
    "corrected": ("wrong", "demand", "question"),
    "feedback_given": (
        "child", "responsible", "reachable", "standing", "basis", "confirmed", "acted", "still_active", "text",
    ),
}  # fmt: skip
"""What a short form may ask beside the fields of the notification's own form."""


class LaterForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The short form of an event that follows a notification: which fields it has, and which of them it needs."""

    event: Event
    codes: Annotated[tuple[Line, ...], Meta(min_length=1, max_length=4)]
    fields: Annotated[tuple[Line, ...], Meta(min_length=1, max_length=20)]
    needs: Annotated[tuple[Line, ...], Meta(max_length=20)] = ()


class FeedbackBasis(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A legal basis on which more may be told than who has it and how it stands: when it holds, what it allows."""

    code: _Code
    title: Line
    when: Text
    allows: Annotated[tuple[Answer, ...], Meta(min_length=1, max_length=4)]


class Feedback(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What may be told back in a direction, and why not more, in words for both sides."""

    direction: Direction
    why_not_more: Text
    bases: Annotated[tuple[FeedbackBasis, ...], Meta(max_length=10)] = ()

    def basis(self, code: str) -> FeedbackBasis | None:
        """Give a basis by its code, None if there is none."""
        return next((one for one in self.bases if one.code == code), None)


class SecondProfessional(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which notifications nobody closes without a second professional, and on which basis."""

    basis: Annotated[tuple[Line, ...], Meta(min_length=1, max_length=8)]
    directions: Annotated[tuple[Direction, ...], Meta(min_length=1, max_length=3)]
    except_categories: Annotated[tuple[Line, ...], Meta(max_length=99)] = ()

    def needed(self, category: str, direction: Direction) -> bool:
        """Say whether a notification needs one before it is closed."""
        return direction in self.directions and category not in self.except_categories


def form_problems(forms: tuple[LaterForm, ...]) -> Iterator[tuple[str, str]]:
    """Yield the field and the reason for everything wrong with the short forms."""
    seen: set[tuple[str, str]] = set()
    for form in forms:
        known = FIELDS[form.event]
        for name in form.fields:
            if name not in known:
                yield "fields", say("Das Kurzformular kennt die Angabe „{name}“ nicht.", name=name)
        if not set(form.needs) <= set(form.fields):
            yield "needs", "Was nötig ist, muss auch gefragt sein."
        for code in form.codes:
            if code not in LATER_EVENTS:
                yield "codes", say("{code} ist kein Kurzformular.", code=code)
            if (form.event, code) in seen:
                yield "codes", say("{code} steht zweimal da.", code=code)
            seen.add((form.event, code))


def feedback_problems(feedback: tuple[Feedback, ...]) -> Iterator[tuple[str, str]]:
    """Yield the field and the reason for everything wrong with what may be told back."""
    directions = [one.direction for one in feedback]
    if len(set(directions)) < len(directions):
        yield "direction", "Jede Richtung steht nur einmal da."
    for one in feedback:
        codes = [basis.code for basis in one.bases]
        if len(set(codes)) < len(codes):
            yield "bases", "Jede Rechtsgrundlage steht nur einmal da."
        # The police is none of the professions that § 4 Abs. 1 KKG lists, and state law cannot add it.
        if one.direction == "youth_to_police" and any("KKG" in basis.title for basis in one.bases):
            yield "bases", "§ 4 Abs. 4 KKG ist keine Grundlage für eine Rückmeldung an die Polizei."
