"""Giving contacts out: as vCards for telephones and address books, as a table for programs of an office."""

from __future__ import annotations

from datetime import UTC
from typing import Final, Literal

from desktop.domain.contact import Contact
from desktop.domain.local_time import moment
from desktop.exchange.contact_cards import Version, write_vcards
from desktop.exchange.contact_csv import write_csv
from desktop.presenters.agreement import agency_name
from desktop.presenters.times import id_text
from desktop.workspace.workspace import Workspace

Format = Literal["vcf", "csv"]
VERSIONS: Final[tuple[Version, ...]] = ("3.0", "4.0")


def contacts_file(
    workspace: Workspace, form: Format, version: Version = "3.0", unit: str | None = None
) -> tuple[bytes, int]:
    """Give a file of the contacts, of all units or of one, in the order of names; and how many there are in it."""
    states = [state for _, state in workspace.states("contact", status="current") if unit in (None, state.unit)]
    rows = [_row(workspace, state) for state in sorted(states, key=_order)]
    return (write_csv(rows) if form == "csv" else write_vcards(rows, version)), len(rows)


def _order(state: Contact) -> tuple[str, str, bytes]:
    return state.value("family_name").casefold(), state.value("given_name").casefold(), state.id


def _row(workspace: Workspace, state: Contact) -> dict[str, str]:
    known = workspace.directory.units.get(state.unit)
    return {name: field.shown.value for name, field in state.fields.items()} | {
        "id": id_text(state.id),
        "unit": state.unit,
        "unit_name": known.name if known else state.unit,
        "agency": agency_name(workspace, state.unit),
        "confirmed_at": moment(state.confirmed_at).astimezone(UTC).strftime("%Y%m%dT%H%M%SZ"),
    }
