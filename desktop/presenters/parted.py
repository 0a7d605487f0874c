"""What a notification says that is shared no longer, because one of its two units takes part no more.

It stays on the devices that have it, as what they received and must answer for; nothing goes between the two any more.
"""

from __future__ import annotations

from desktop.domain.notification_state import Delivery, Notification
from desktop.domain.said import joined, say
from desktop.presenters import access
from desktop.presenters.agreement import unit_name
from desktop.presenters.banner import Banner
from desktop.presenters.on_call import number_of
from desktop.workspace.workspace import Workspace


def parted_banner(workspace: Workspace, state: Notification) -> Banner | None:
    """Say that it is shared no longer, and what becomes of what is written now; None while both units take part."""
    other = state.to_unit if workspace.unit == state.from_unit else state.from_unit
    gone = [unit for unit in (workspace.unit, other) if _has_gone(workspace, unit)]
    if not gone or access.has_ended(workspace):
        return None
    other_is = say("{unit} nimmt nicht mehr teil.", unit=unit_name(workspace, other))
    heading = say("Ihre Stelle nimmt nicht mehr teil.") if workspace.unit in gone else other_is
    if state.delivery is Delivery.QUEUED and workspace.unit == state.from_unit:
        call = joined((heading, "Geben Sie den Inhalt telefonisch weiter."), " ")
        number = number_of(workspace, other, workspace.now())
        return Banner("danger", "phone-call", "Nicht übermittelt", call, number)
    text = "Die Meldung wird nicht mehr geteilt. Sie bleibt hier lesbar; was Sie jetzt schreiben, kommt nicht mehr an."
    return Banner("neutral", "log-out", heading, text)


def _has_gone(workspace: Workspace, unit: str) -> bool:
    directory = workspace.directory
    return unit in directory.units and unit not in directory.active_units()
