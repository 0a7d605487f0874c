"""The cooperation and the rules in force, as the signed directory states them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from desktop.domain.catalogue import URGENCY_TITLES
from desktop.domain.content import Content
from desktop.domain.cooperation import Cooperation, decode_cooperation
from desktop.domain.refused import Refused
from desktop.domain.rules import NOT_SYNCED, Rules
from desktop.workspace.workspace import Workspace


@lru_cache(maxsize=4)
def _cooperation(encoded: bytes) -> Cooperation:
    return decode_cooperation(encoded)


def cooperation_in_force(workspace: Workspace) -> Cooperation:
    """Give the jurisdiction table in force; raises `Refused` while the directory has not been read."""
    if not workspace.directory.jurisdictions:
        raise Refused("not_synced", NOT_SYNCED)
    return _cooperation(workspace.directory.jurisdictions[-1][1])


def rules_in_force(workspace: Workspace) -> Rules:
    """Give the rules in force; raises `Refused` while the directory has not been read, or where it cannot be."""
    return workspace.rules.required()


def rules_of(workspace: Workspace, version: str) -> Rules:
    """Give the rules of a version, as a notification keeps it; those in force where the directory lacks it."""
    return workspace.rules.required(version)


def carried_by(workspace: Workspace, version: str, content: Content) -> str:
    """Give the legal basis of a notification by the rules of a version, empty where somebody chose one of their own.

    That one stands with its reason in what the notification says; the rules' beside it would contradict it.
    """
    rules = rules_of(workspace, version)
    if content.basis or not rules.has(content.category):
        return ""
    return "; ".join(rules.category(content.category).carried_by(content.document()))


def unit_name(workspace: Workspace, unit: str) -> str:
    """Give a unit's name with its agency's."""
    known = workspace.directory.units.get(unit)
    if known is None:
        return unit
    agency = workspace.directory.agencies.get(known.agency)
    return f"{agency.name}, {known.name}" if agency else known.name


def agency_name(workspace: Workspace, unit: str) -> str:
    """Give the short name of the agency a unit belongs to, as the cooperation in force has it; the unit's id else."""
    known = workspace.directory.units.get(unit)
    if known is None or not workspace.directory.jurisdictions:
        return unit
    agencies = cooperation_in_force(workspace).agencies
    return next((one.short_name for one in agencies if one.id == known.agency), unit_name(workspace, unit))


def reason_title(workspace: Workspace, code: str) -> str:
    """Give what a reason of the rules says; one that no rules have any more by its code."""
    found = workspace.terms.rules.why_not_competent(code) if code else None
    return str(found.title) if found is not None else code


def category_title(workspace: Workspace, code: str) -> str:
    """Give a category's title in the rules in force, its code where they do not know it."""
    known = workspace.directory.rules and rules_in_force(workspace).has(code)
    return rules_in_force(workspace).category(code).title if known else code


def category_name(workspace: Workspace, code: str) -> str:
    """Give a category's code with its title in the rules in force, the code alone where they do not know it."""
    title = category_title(workspace, code)
    return code if title == code else f"{code} {title}"


def terms(workspace: Workspace) -> dict[str, Any]:
    """Give the agreement's terms: who works together, how long, under which rules and deadlines."""
    cooperation, rules = cooperation_in_force(workspace), rules_in_force(workspace)
    deadlines = {
        urgency: {"minutes": rules.deadline(urgency).minutes, "working_days": rules.deadline(urgency).working_days}
        for urgency in URGENCY_TITLES
    }
    return {
        "id": cooperation.id,
        "name": cooperation.name,
        "version": cooperation.version,
        "region": cooperation.region,
        "valid_from": cooperation.term.valid_from.isoformat(),
        "valid_to": cooperation.term.valid_to.isoformat(),
        "checked": cooperation.term.checked,
        "note": cooperation.term.note,
        "root_fingerprint": workspace.root.hex(),
        "rules_version": rules.version,
        "deadlines": deadlines,
        "agencies": [{"agency": one.id, "name": one.name, "kind": one.kind} for one in cooperation.agencies],
        "units": [{"unit": one.id, "agency": one.agency, "name": one.name} for one in cooperation.units],
        "milestones": [
            {"name": "valid_from", "at": cooperation.term.valid_from.isoformat()},
            {"name": "valid_to", "at": cooperation.term.valid_to.isoformat()},
        ],
    }
