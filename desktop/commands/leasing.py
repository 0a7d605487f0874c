"""What the command line keeps hidden while a device has not met the server for too long; everything else goes on.

A notification can be written, the way to the server tried, somebody on call found; what lies here is not shown.
"""

from __future__ import annotations

from typing import Any, Final

from desktop.commands.command import Command
from desktop.composition import Opened
from desktop.domain.refused import Refused
from desktop.domain.said import say

HIDDEN: Final = frozenset(
    {
        "attachment",
        "conflicts",
        "contacts",
        "draft",
        "inbox",
        "materials",
        "meetings",
        "outbox",
        "readings",
        "search",
        "show",
        "tray",
    }
)


def check_lease(opened: Opened, command: Command) -> None:
    """Refuse a command that shows content, where the device has not met the server for too long."""
    own = opened.workspace.own
    if command.name in HIDDEN and own.lease_over:
        said = say(
            "Dieses Gerät hat den Server seit {days} Tagen nicht erreicht. Bis zum nächsten Abgleich bleiben Inhalte "
            "verborgen; es ist nichts verloren.",
            days=own.days_alone,
        )
        raise Refused("lease_over", said)


def lease_row(opened: Opened) -> dict[str, Any]:
    """Give how the device stands, in the words of programs."""
    own = opened.workspace.own
    return {"days": own.held.settings.lease_days, "days_alone": own.days_alone, "over": own.lease_over}
