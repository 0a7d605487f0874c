"""The command palette: what can be done and what can be found by a few letters, in one list.

It must not do anything; whoever shows it does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Literal

from desktop.domain.contact import Contact
from desktop.domain.finding import first_place, words_of
from desktop.domain.notification_state import Notification
from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim, joined
from desktop.presenters.agreement import agency_name
from desktop.presenters.contact_words import title_of as title_of_contact
from desktop.presenters.notification_titles import named
from desktop.presenters.on_call import Number
from desktop.presenters.searching import search
from desktop.presenters.times import clock_or_day, read_id
from desktop.workspace.workspace import Workspace

_LEAST_LETTERS: Final = 2
_MOST_FOUND: Final = 8
_LOOKED_AT: Final = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: an action by its name, else a notification or contact by its id; `hint` is a key, a number, whose."""

    kind: Literal["action", "notification", "contact"]
    name: str
    entity: bytes
    title: str
    hint: str
    icon: str


def matches(text: str, words: str) -> bool:
    """Say whether every word typed begins a word of a text, in any spelling."""
    return all(first_place(words, [typed]) is not None for typed in words_of(text))


def actions_found(text: str, actions: Iterable[Choice], shown: Iterable[str]) -> tuple[Choice, ...]:
    """Give the actions whose words, as they are shown, match what was typed; all of them where nothing was."""
    return tuple(action for action, words in zip(actions, shown, strict=True) if matches(text, words))


def numbers_found(numbers: Iterable[Number], text: str, shown: Callable[[str], str]) -> tuple[Choice, ...]:
    """Give whom to call, of these, for the places that match what was typed; choosing one shows the sheet of all."""
    if len(text.strip()) < _LEAST_LETTERS:
        return ()
    titles = ((joined(("Rufbereitschaft", number.agency)), number.phone) for number in numbers if number.phone)
    return tuple(
        Choice("action", "on_call", b"", title, phone, "phone")
        for title, phone in titles
        if matches(text, shown(title))
    )


def records_found(workspace: Workspace, text: str, *, discreet: bool = False) -> tuple[Choice, ...]:
    """Give the notifications that match what was typed, best first; where somebody looks on, without where they are."""
    if len(text.strip()) < _LEAST_LETTERS:
        return ()
    try:
        rows = search(workspace, text, None, _LOOKED_AT)["items"]
    except Refused:
        return ()
    ids = [read_id(row["id"]) for row in rows if row["kind"] == "notification"]
    states = (workspace.state("notification", entity) for entity in ids[:_MOST_FOUND])
    return tuple(_record(workspace, state, discreet=discreet) for state in states if isinstance(state, Notification))


def contacts_found(workspace: Workspace, entities: Iterable[bytes], *, discreet: bool = False) -> tuple[Choice, ...]:
    """Give the contacts that were found, with the number to call; where somebody looks on, without their names."""
    states = [workspace.state("contact", entity) for entity in entities]
    return tuple(
        Choice("contact", "", state.id, title_of_contact(state, discreet=discreet), _call(workspace, state), "user")
        for state in states
        if isinstance(state, Contact) and not state.removed
    )


def _call(workspace: Workspace, state: Contact) -> str:
    number = Verbatim(state.value("phone") or state.value("mobile"))
    return joined((Verbatim(agency_name(workspace, state.unit)), number))


def _record(workspace: Workspace, state: Notification, *, discreet: bool) -> Choice:
    sender, recipient = agency_name(workspace, state.from_unit), agency_name(workspace, state.to_unit)
    time = clock_or_day(state.accepted_at or state.authored_at, workspace.now())
    hint = joined((f"{sender} → {recipient}", time))
    return Choice("notification", "", state.id, named(workspace, state, discreet=discreet), hint, "file-text")
