"""Whom to ask about a notification: this profile's person and number, known once and filled in from then on.

It is kept inside the encrypted profile and goes out only inside a notification.
"""

from __future__ import annotations

from typing import Any, Final

from desktop.domain.form_values import is_phone
from desktop.domain.refused import Refused
from desktop.workspace.workspace import Workspace

_REMEMBERED: Final = ("name", "phone", "function", "unit")
_PREFERENCE: Final = "sender/"
_WRONG: Final = "Geben Sie eine Rufnummer an, etwa 030 23125 000."


def known(workspace: Workspace, person: str) -> dict[str, str]:
    """Give whom to ask as it was the last time; the person and unit of the profile from the start."""
    found = {name: workspace.own.preference(_PREFERENCE + name) for name in _REMEMBERED}
    unit = workspace.directory.units.get(workspace.unit)
    found["name"] = found["name"] or person
    found["unit"] = found["unit"] or (unit.name if unit else "")
    return {name: value for name, value in found.items() if value}


def labels(workspace: Workspace) -> dict[str, str]:
    """Give the labels that whoever writes for the police finds set, until others are chosen (§ 22b PolG NRW)."""
    unit = workspace.directory.units.get(workspace.unit)
    agency = workspace.directory.agencies.get(unit.agency) if unit else None
    if unit is None or agency is None or agency.kind != "police":
        return {}
    return {"means": "open", "collecting_unit": unit.name}


def remember(workspace: Workspace, document: dict[str, Any]) -> None:
    """Remember whom a document says to ask, for the next one."""
    found = document.get("sender")
    sender = found if isinstance(found, dict) else {}
    for name in _REMEMBERED:
        if value := sender.get(name):
            workspace.own.keep_preference(_PREFERENCE + name, str(value))


def phone(workspace: Workspace) -> str:
    """Give the number for queries, empty while nobody has said it."""
    return workspace.own.preference(_PREFERENCE + "phone")


def keep_phone(workspace: Workspace, text: str) -> str:
    """Keep the number for queries; gives it as it is kept. Raises `Refused`."""
    number = checked_phone(text)
    workspace.own.keep_preference(_PREFERENCE + "phone", number)
    return number


def checked_phone(text: str) -> str:
    """Give a number without the spaces around it; raises `Refused` for what no form would take."""
    number = text.strip()
    if not is_phone(number):
        raise Refused("phone_invalid", _WRONG, field="phone")
    return number
