"""Who comes to a meeting: the answers, the seats in the order of the answers, and the waiting list behind them.

Who said first that they come has the first seat, by the order of the log and no clock. Who declines gives the seat to
the first who waits; who comes back queues up anew. Whoever is not invited takes no seat.
"""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from desktop.domain.event import Event
from desktop.domain.meeting_audience import Invitee, is_invited
from desktop.domain.meeting_events import Replied
from desktop.domain.meeting_limits import MOST_ANSWERS
from desktop.domain.meeting_state import COMES, Answer, Meeting, is_of
from desktop.domain.outcome import APPLIED, Outcome, quarantined


@dataclass(frozen=True, slots=True)
class Seats:
    """Who comes, in the order of the answers; who waits for a seat; who does not come; who is not invited."""

    taken: tuple[Answer, ...]
    waiting: tuple[Answer, ...]
    declined: tuple[Answer, ...]
    uninvited: tuple[Answer, ...]

    def waits_at(self, device: bytes) -> int:
        """Give somebody's place in the waiting list, counted from 1; 0 for none."""
        return next((place for place, one in enumerate(self.waiting, 1) if one.device == device), 0)


def answered(state: Meeting, event: Event, body: Replied) -> tuple[Meeting, Outcome]:
    """Fold an answer: the last one of a person counts, and whoever stays keeps the place they had."""
    author = event.author
    if not author.unit:
        return state, quarantined("unit_only")
    if event.adopted_from:
        # What a colleague could not deliver is no answer of whoever takes it up.
        return state, quarantined("another_device")
    if body.answer == "deputy" and not body.deputy.strip():
        return state, quarantined("deputy_missing")
    own = [one for one in state.answers if is_of(author, one.device)]
    before = [one for one in own if one.occurrence == body.occurrence]
    if not before and len(own) >= MOST_ANSWERS:
        return state, quarantined("too_many_answers")
    stays = [one.place for one in before if one.answer in COMES] if body.answer in COMES else []
    made = Answer(
        author.device,
        body.occurrence,
        body.answer,
        body.deputy if body.answer == "deputy" else "",
        stays[0] if stays else state.answered,
        author.unit,
        author.agency,
        author.roles,
        event.at,
    )
    others = tuple(one for one in state.answers if one not in before)
    return replace(state, answers=(*others, made), answered=state.answered + 1), APPLIED


def seats(state: Meeting, occurrence: str = "") -> Seats:
    """Give who comes on a day of a series, or to a meeting that is none."""
    counted = sorted(_counted(state, occurrence), key=lambda one: one.place)
    invited = [one for one in counted if is_invited(state.invited, Invitee(one.unit, one.agency, one.roles))]
    coming = [one for one in invited if one.answer in COMES]
    room = state.capacity or len(coming)
    return Seats(
        taken=tuple(coming[:room]),
        waiting=tuple(coming[room:]),
        declined=tuple(one for one in invited if one.answer not in COMES),
        uninvited=tuple(one for one in counted if one not in invited),
    )


def _counted(state: Meeting, occurrence: str) -> list[Answer]:
    """Give the answers that count for an occurrence: those for it alone before those for all."""
    general = {one.device: one for one in state.answers if not one.occurrence}
    return list((general | {one.device: one for one in state.answers if one.occurrence == occurrence}).values())
