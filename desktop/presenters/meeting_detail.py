"""One meeting in whole, on one of its days: what it is, who comes, who was there, what was said, what may be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.meeting_answers import Seats, seats
from desktop.domain.meeting_occurrence import Occurrence, minutes, occurrences
from desktop.domain.meeting_state import Answer, Item, Meeting
from desktop.domain.said import Verbatim, joined, say
from desktop.presenters import meetings
from desktop.presenters.agreement import unit_name
from desktop.presenters.banner import Banner
from desktop.presenters.chips import Chip
from desktop.presenters.facts import Fact, Section
from desktop.presenters.meeting_cards import chips_of, shown_first
from desktop.presenters.meeting_form import said_day
from desktop.presenters.meeting_keeping import who_was_there
from desktop.presenters.meeting_minutes import owner_words
from desktop.presenters.meeting_rows import attendee_name, own_answer, person_name
from desktop.presenters.meeting_words import (
    ANSWERS,
    SORTS,
    invited_words,
    kind_title,
    seats_words,
    series_words,
    span_words,
)
from desktop.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item of the minutes: its sort, its words, who does it by when; whether it is done, and may be ticked."""

    id: bytes
    sort: str
    text: str
    more: str
    done: bool
    tickable: bool


@dataclass(frozen=True, slots=True)
class MeetingDetail:
    """What stands on the page of a meeting; `day` names the occurrence, `actions` what may be done."""

    entity: bytes
    day: str
    title: str
    below: str
    chips: tuple[Chip, ...]
    banner: Banner | None
    place_in_series: str
    earlier: str | None
    later: str | None
    answer: str
    facts: Section
    agenda: str
    coming: Section
    attended: tuple[str, ...]
    items: tuple[ItemLine, ...]
    actions: frozenset[str]


def detail(workspace: Workspace, state: Meeting, day: str | None = None) -> MeetingDetail:
    """Show a meeting on a day of it, on the next one where none is named."""
    every = occurrences(state)
    one = next((known for known in every if known.key == day), None) or shown_first(workspace, state)
    index = every.index(one)
    own = own_answer(workspace, state, one.key)
    found = seats(state, one.key)
    return MeetingDetail(
        entity=state.id,
        day=one.key,
        title=Verbatim(state.title),
        below=joined((kind_title(state.value("kind")), Verbatim(unit_name(workspace, state.unit)))),
        chips=tuple(chips_of(workspace, state, one)),
        banner=_banner(state, one),
        place_in_series=say("{number} von {count}", number=index + 1, count=len(every)) if len(every) > 1 else "",
        earlier=every[index - 1].key if index else None,
        later=every[index + 1].key if index + 1 < len(every) else None,
        answer=own.answer if own else "",
        facts=_facts(workspace, state, one, found),
        agenda=Verbatim(state.value("agenda")),
        coming=_coming(workspace, found),
        attended=tuple(
            Verbatim(attendee_name(workspace, somebody)) for somebody in who_was_there(workspace, state, one)
        ),
        items=tuple(_item(workspace, state, item) for item in minutes(state, one)),
        actions=frozenset(_actions(workspace, state, one)),
    )


def _banner(state: Meeting, one: Occurrence) -> Banner | None:
    if state.cancelled:
        return Banner("warn", "x", "Dieser Termin ist abgesagt.", Verbatim(state.reason))
    if one.dropped:
        return Banner("warn", "x", "An diesem Tag fällt der Termin aus.", "")
    if state.conflicts:
        text = "Gezeigt wird, was zuletzt angekommen ist. Entschieden wird unter „Abgleich“."
        return Banner("warn", "git-compare", "Zwei Geräte haben denselben Termin geändert.", text)
    return None


def _facts(workspace: Workspace, state: Meeting, one: Occurrence, found: Seats) -> Section:
    planned = state.span.on(one.day) if one.key else one.span
    said = (
        ("Zeit", span_words(one.span)),
        ("Verlegt von", span_words(planned) if one.moved else ""),
        ("Wiederholung", series_words(state.series)),
        ("Ort", Verbatim(state.value("place"))),
        ("Eingeladen", invited_words(workspace, state.invited)),
        ("Plätze", seats_words(state, found) if state.capacity else ""),
        ("Antwort bis", said_day(state.value("answer_by"))),
    )
    return Section("Termin", tuple(Fact(name, value) for name, value in said if value))


def _coming(workspace: Workspace, found: Seats) -> Section:
    """Give who comes, one a line, with whom they send; who waits, in order; who does not come."""
    groups = (
        ("Zusagen", [_name(workspace, one) for one in found.taken]),
        ("Warteliste", [f"{place}. {_name(workspace, one)}" for place, one in enumerate(found.waiting, 1)]),
        ("Absagen", [_name(workspace, one) for one in found.declined]),
        ("Nicht eingeladen", [_name(workspace, one) for one in found.uninvited]),
    )
    facts = tuple(Fact(title, joined(map(Verbatim, names), "\n")) for title, names in groups if names)
    return Section("Wer kommt", facts or (Fact("Zusagen", "Noch keine."),))


def _name(workspace: Workspace, one: Answer) -> str:
    name = person_name(workspace, one.device) or "Unbekannte Person"
    return f"{name} → {one.deputy}" if one.deputy else name


def _item(workspace: Workspace, state: Meeting, item: Item) -> ItemLine:
    due, owner = item.value("due"), item.value("owner")
    by = say("bis {day}", day=said_day(due)) if due else ""
    more = joined((SORTS[item.sort], owner_words(workspace, owner) if owner else "", by))
    tickable = item.sort == "task" and (meetings.may_edit(workspace, state) or _has(workspace, owner))
    return ItemLine(item.id, item.sort, Verbatim(item.value("text")), more, done=item.done, tickable=tickable)


def _has(workspace: Workspace, owner: str) -> bool:
    own = {f"device:{device.hex()}" for device in meetings.own_devices(workspace)}
    return workspace.active and owner in own | {f"unit:{workspace.unit}"}


def _actions(workspace: Workspace, state: Meeting, one: Occurrence) -> Iterator[str]:
    to_come = not state.cancelled and not one.dropped and one.ends > workspace.now()
    if workspace.active and to_come:
        yield "reply"
    if meetings.may_edit(workspace, state):
        yield "write"
        if not state.cancelled:
            yield from ("edit", "cancel")
        if one.key and not state.cancelled:
            yield "move"
    if meetings.may_check_off(workspace, state):
        yield "check_off"
    yield "calendar"


def answer_words(answer: str) -> str:
    """Give the word for an answer, a sentence where there is none."""
    return ANSWERS.get(answer, "Sie haben noch nicht geantwortet.")
