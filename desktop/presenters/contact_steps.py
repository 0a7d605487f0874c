"""What may be done with contacts, as people are asked for it: dialogs with their questions, and what the answers do.

What somebody edits names what they saw when they began: what has come in meanwhile is not written over, it becomes a
conflict that both see.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.domain.contact import Contact
from desktop.domain.contact_values import PHONE_FIELDS
from desktop.exchange.phone_numbers import remark
from desktop.presenters import register
from desktop.presenters.contact_words import LEVEL_TITLES
from desktop.presenters.steps.question import YES, Question
from desktop.presenters.times import as_entered, read_id
from desktop.presenters.words import field_word
from desktop.workspace.workspace import Workspace

_UNIT: Final = "unit"
_CONFIRMED: Final = "confirmed"
_DAY: Final = "Tag.Monat.Jahr, zum Beispiel 31.01.2026; leer: ohne Grenze"
_NAMES: Final = "Namen aus dem Verzeichnis, mehrere mit Komma"
_HINTS: Final = {
    "topics": "Wofür man hier anruft, mit Komma getrennt",
    "hours": "Zum Beispiel: Mo bis Do 8 bis 16 Uhr, Fr 8 bis 12 Uhr",
    "deputies": _NAMES,
    "stands_in": _NAMES,
    **dict.fromkeys(("valid_from", "valid_to", "absent_from", "absent_until"), _DAY),
}
_LONG: Final = frozenset({"topics", "hours"})
_WHO: Final = ("family_name", "given_name", "function", "level", "topics")
_HOW: Final = ("phone", "mobile", "email", "hours", "deputies", "valid_from", "valid_to")
_AWAY: Final = ("absent_from", "absent_until", "stands_in")


def units_to_choose(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    """Give the units of one's own agency, one's own first: only those may be written for."""
    own = workspace.directory.units.get(workspace.unit)
    if own is None:
        return ()
    among = [one for one in workspace.directory.units.values() if one.agency == own.agency and one.active]
    return tuple((one.id, one.name) for one in sorted(among, key=lambda one: (one.id != own.id, one.name)))


def adding_questions(workspace: Workspace) -> tuple[Question, ...]:
    """Ask for a new contact."""
    units = units_to_choose(workspace)
    where = (Question(_UNIT, "Stelle", needed=True, choices=units, preset=workspace.unit),) if len(units) > 1 else ()
    return (*where, *(_question(name, "") for name in (*_WHO, *_HOW)))


def editing_questions(state: Contact) -> tuple[Question, ...]:
    """Ask for what is to stand in an entry, and whether all of it is true then."""
    asked = (_question(name, state.value(name)) for name in (*_WHO, *_HOW))
    return (*asked, Question(_CONFIRMED, "Der ganze Eintrag stimmt so.", tick=True, preset=YES))


def absence_questions(state: Contact) -> tuple[Question, ...]:
    """Ask when somebody is away and who stands in."""
    return tuple(_question(name, state.value(name)) for name in _AWAY)


def add(workspace: Workspace, answers: Mapping[str, str]) -> bytes:
    """Add the contact that was described; gives its id. Raises `Refused` naming the field."""
    values = {name: text for name, text in answers.items() if name != _UNIT}
    return read_id(register.add_contact(workspace, answers.get(_UNIT, ""), values)["id"])


def edit(workspace: Workspace, seen: Contact, answers: Mapping[str, str]) -> None:
    """Make an entry as it was described, as against what was seen before; all of it or nothing. Raises `Refused`."""
    values = {name: text for name, text in answers.items() if name != _CONFIRMED}
    with workspace.at_once():
        register.edit_contact(workspace, seen.id, values, seen)
        if answers.get(_CONFIRMED) == YES:
            register.confirm_contact(workspace, seen.id)


def _question(name: str, value: str) -> Question:
    shown = as_entered(value) if _HINTS.get(name) == _DAY else value
    return Question(
        name,
        field_word(name),
        needed=name == "family_name",
        long=name in _LONG,
        choices=LEVEL_TITLES if name == "level" else (),
        preset=shown,
        hint=_HINTS.get(name, ""),
        remark=remark if name in PHONE_FIELDS else None,
    )
