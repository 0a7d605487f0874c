"""The short record of an assessment by two professionals (§ 8a Abs. 1 SGB VIII, § 5 Abs. 2 LKiSchG NRW).

It stands in the channel of the receiving unit alone and goes nowhere else, never to the police. Its id is the
notification's. Each record is a version with its time; none replaces another. What the law asks after its result is
data of the rules (`consequence.py`), and a record that leaves an answer out does not count.
"""

from __future__ import annotations

from typing import Annotated, Final

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from desktop.domain.consequence import OPEN
from desktop.domain.event import WRITERS, Elsewhere, Event, Kind, Row
from desktop.domain.event_body import ALL_CHILDREN, Child, EventBody, Short, Text
from desktop.domain.outcome import APPLIED, Outcome, quarantined


class Involved(EventBody, frozen=True):
    """Whether something was done, and if not why."""

    done: bool
    reason: Text = ""


class AssessmentRecorded(EventBody, frozen=True):
    """Two professionals assessed the risk; `second` is the one who did not write it. `child` is -1 for all children.

    `rules_version` says which rules it was written under; a record of before there was a result names none.
    """

    person: Short
    second: Annotated[str, Meta(min_length=1, max_length=200)]
    guardians: Involved
    child_involved: Involved
    home_visit: Involved
    text: Text = ""
    child: Child = ALL_CHILDREN
    result: Short = ""
    family_court: Involved | None = None
    into_care: Involved | None = None
    rules_version: Short = ""

    @property
    def answers(self) -> tuple[Involved, ...]:
        """Give everything that was answered with yes, or with a reason why not."""
        asked = (self.guardians, self.child_involved, self.home_visit, self.family_court, self.into_care)
        return tuple(one for one in asked if one is not None)


class Version(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One record with its time (ms since 1970 UTC) and the device that wrote it."""

    event: bytes
    at: int
    device: bytes
    body: AssessmentRecorded


class RiskAssessment(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """All records of a notification, in their order."""

    id: bytes
    unit: str
    versions: tuple[Version, ...]

    def covers(self, places: tuple[int, ...]) -> bool:
        """Say whether two have come to a result for each child; `places` says where each entry of one stands first."""
        known = {one.body.child for one in self.versions if one.body.result != OPEN}
        children = {places[one] if 0 <= one < len(places) else one for one in known}
        return ALL_CHILDREN in children or set(places or (0,)) <= children


def fold(state: RiskAssessment | None, event: Event) -> tuple[RiskAssessment | None, Outcome]:
    """Fold one record: two people, a reason for each no, and nothing left out that the rules ask after its result."""
    body: AssessmentRecorded = event.body
    if WRITERS.isdisjoint(event.author.roles):
        return state, quarantined("role_not_permitted")
    if _name(body.second) == _name(body.person):
        return state, quarantined("second_is_the_first")
    if not all(one.done or one.reason.strip() for one in body.answers):
        return state, quarantined("reason_missing")
    if _leaves_out(body, event):
        return state, quarantined("answer_missing")
    known = state or RiskAssessment(event.entity, event.author.unit, ())
    made = Version(event.id, event.at, event.author.device, body)
    return replace(known, versions=(*known.versions, made)), APPLIED


def _leaves_out(body: AssessmentRecorded, event: Event) -> bool:
    """Say whether an answer is missing that the rules it was written under ask for."""
    rules = event.rules.of(body.rules_version) if body.rules_version else None
    if rules is None or not rules.consequences:
        return False
    guardians = body.guardians.done
    asked = [one.code for one in rules.consequences if one.asked(body.result, guardians=guardians)]
    return not body.result or any(getattr(body, code) is None for code in asked)


def _name(text: str) -> str:
    return " ".join(text.split()).casefold()


def row(state: RiskAssessment) -> Row:
    """Give what lists look at; nothing of it is searched for."""
    return Row(status="recorded", origin=state.unit, target=state.unit)


def goes_with(state: RiskAssessment) -> tuple[tuple[Elsewhere, ...], ...]:
    """Give the notification it is about: without that nobody finds it any more, and nobody has a reason to."""
    return ((Elsewhere("notification", state.id, ""),),)


ASSESSMENT: Final = Kind(
    name="assessment",
    channel="unit",
    fold_version=2,
    bodies={"recorded": AssessmentRecorded},
    state=RiskAssessment,
    fold=fold,
    row=row,
    goes_with=goes_with,
)
