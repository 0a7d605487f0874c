"""Reminding of deadlines: at half of the time those who are to acknowledge, once it has passed the senders too.

Each notification is reminded of once a stage: what was reminded of is kept with the profile, so a restart repeats
nothing and a week without a connection ends in one notice. Nothing of a child stands in what is said, nor a number or
a place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

import msgspec

from desktop.domain.deadlines import share_passed
from desktop.domain.notification_state import Notification
from desktop.domain.rows import Party, Selection
from desktop.domain.rules import Spans
from desktop.domain.said import joined, say
from desktop.presenters import to_do
from desktop.presenters.chips import Tone
from desktop.presenters.on_call import Number, next_in_chain, number_of
from desktop.workspace.workspace import Workspace
from wire.decoders import read_json

PREFERENCE: Final = "reminded"
_RANDOM_HALF: Final = slice(8, 16)
_MOST: Final = 500
"""So many are looked at one by one: whoever has more overdue is told of these."""


class Reminded(msgspec.Struct, frozen=True):
    """What was reminded of: half of the time, all of it, and what others have not answered; each by half of its id."""

    half: tuple[int, ...] = ()
    over: tuple[int, ...] = ()
    unanswered: tuple[int, ...] = ()

    @classmethod
    def read(cls, text: str) -> Reminded:
        """Read what was kept; anything else is nothing."""
        try:
            return read_json(text, cls)
        except msgspec.DecodeError:
            return cls()

    def text(self) -> str:
        """Write it down."""
        return msgspec.json.encode(self).decode()


@dataclass(frozen=True, slots=True)
class Reminding:
    """What is to be said now, empty for nothing; `entity` is the most pressing.

    `fresh` says that something of it was not said before, `over` that of this a deadline has passed; `stand` is what
    has been reminded of once this is said.
    """

    text: str
    tone: Tone
    entity: bytes | None
    fresh: bool
    over: bool
    stand: Reminded


def remind(workspace: Workspace, before: Reminded) -> Reminding:
    """Say what deadlines have to be reminded of now, after what was said before."""
    if not workspace.unit:
        return Reminding("", "neutral", None, fresh=False, over=False, stand=Reminded())
    late, soon = _incoming(workspace)
    over = _passed(workspace, late, lambda spans: spans.escalation_percent)
    half = _passed(workspace, [*late, *soon], lambda spans: spans.reminder_percent)
    half = {name: state for name, state in half.items() if name not in over}
    others = _passed(workspace, _outgoing(workspace), lambda spans: spans.escalation_percent)
    stand = Reminded(tuple(half), tuple(over), tuple(others))
    late_news = bool(set(over) - set(before.over) or set(others) - set(before.unanswered))
    first = next((state.id for found in (over, others, half) for state in found.values()), None)
    return Reminding(
        text=joined(_sentences(workspace, over, others, half), " "),
        tone="danger" if over or others else "warn",
        entity=first,
        fresh=late_news or bool(set(half) - set(before.half) - set(before.over)),
        over=late_news,
        stand=stand,
    )


def _incoming(workspace: Workspace) -> tuple[list[int], list[int]]:
    """Give what waits here for an acknowledgement: what is due already, and the first of what is not yet."""
    late = workspace.numbers(to_do.unanswered(workspace, due_before=workspace.now()))
    # What is due already stands first in the order of lists.
    waiting = workspace.numbers(to_do.unanswered(workspace), limit=len(late) + _MOST)
    return late[:_MOST], waiting[len(late) :]


def _outgoing(workspace: Workspace) -> list[int]:
    party = Party("origin", workspace.unit)
    sent = Selection("notification", without=to_do.OVER, party=party, due_before=workspace.now())
    return workspace.numbers(sent, limit=_MOST)


def _passed(workspace: Workspace, numbers: list[int], percent: Callable[[Spans], int]) -> dict[int, Notification]:
    """Give those of which so many percent of the time have passed, by the rules each was written under."""
    terms, now = workspace.terms, workspace.now()
    found: dict[int, Notification] = {}
    for _, state in workspace.numbered(numbers):
        rules = terms.rules.of(state.rules_version)
        if rules is not None and now > share_passed(state, terms, percent(rules.spans)):
            found[int.from_bytes(state.id[_RANDOM_HALF])] = state
    return found


def _sentences(
    workspace: Workspace,
    over: dict[int, Notification],
    others: dict[int, Notification],
    half: dict[int, Notification],
) -> Iterable[str]:
    now = workspace.now()
    if over:
        count = _count(len(over))
        called = _called(next_in_chain(workspace, workspace.unit, now))
        yield say("Die Frist ist abgelaufen: {count} ohne Bestätigung.", count=count)
        yield say("Nächste Rufbereitschaft: {called}.", called=called)
    if others:
        unit = next(iter(others.values())).to_unit
        count, called = _count(len(others)), _called(number_of(workspace, unit, now))
        yield say("Niemand hat rechtzeitig bestätigt: {count} von Ihnen.", count=count)
        yield say("Rufen Sie die Rufbereitschaft an: {called}.", called=called)
    if half:
        yield say("Die Hälfte der Frist ist um: {count} ohne Bestätigung.", count=_count(len(half)))


def _count(count: int) -> str:
    return "1 Meldung" if count == 1 else say("{count} Meldungen", count=count)


def _called(number: Number) -> str:
    """Say whom to call, and what to do where no number is known."""
    return joined((number.agency, number.name, number.phone or number.note.rstrip(".")), ", ")
