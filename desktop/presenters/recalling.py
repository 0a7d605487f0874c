"""Taking a notification back after it was sent, and what follows where it went to the wrong eyes.

The sender asks, the receiver confirms that nothing is left, or says why not. Whoever confirms keeps the proof: number,
units, times, who said what; not what the notification says.
"""

from __future__ import annotations

from typing import Any, Final

from desktop.domain.notification_events import Remarked
from desktop.domain.notification_state import Mark, Notification
from desktop.domain.refused import Refused
from desktop.presenters.notifications import act, find_one
from desktop.workspace.workspace import Workspace

WHAT_REMAINS: Final = (
    "Der Inhalt wird bei Ihrer Stelle nicht mehr gezeigt und nicht mehr gefunden. Es bleibt der Nachweis: Nummer, "
    "Stellen, Zeiten und wer was getan hat. Verschlüsselt liegt der Inhalt noch im Protokoll dieser Geräte, bis Ihre "
    "Leitung die Meldung löscht."
)
WHAT_TO_DO: Final = (
    "Informieren Sie Ihre Datenschutzstelle: Eine Verletzung des Schutzes personenbezogener Daten ist in der Frist "
    "der Aufsichtsbehörde zu melden. Die empfangende Stelle gibt den Inhalt auf und bestätigt das. Die Meldung geht an "
    "die zuständige Stelle: weitergeleitet oder neu geschrieben."
)


def recall(workspace: Workspace, entity: bytes, person: str, reason: str) -> dict[str, Any]:
    """Ask the receiver to give it up; once, until the receiver has answered. Raises `Refused`."""
    state = find_one(workspace, entity)
    if Mark.RECALLED in state.marks:
        raise Refused("recalled_already", "Der Rückruf ist schon bestätigt.")
    if Mark.RECALL_REQUESTED in state.marks:
        raise Refused("recall_requested_already", "Um Rückruf ist schon gebeten; die andere Stelle antwortet noch.")
    return act(workspace, entity, "recall_requested", Remarked(person, reason))


def confirm(workspace: Workspace, entity: bytes, person: str, reason: str) -> dict[str, Any]:
    """Confirm that nothing of it is left here but the proof; raises `Refused` where nobody asked."""
    state = find_one(workspace, entity)
    if Mark.RECALLED in state.marks:
        raise Refused("recalled_already", "Der Rückruf ist schon bestätigt.")
    return act(workspace, entity, "recalled", Remarked(person, reason))


def refuse(workspace: Workspace, entity: bytes, person: str, reason: str) -> dict[str, Any]:
    """Say why it is not given up; raises `Refused` where nobody asked."""
    return act(workspace, entity, "recall_refused", Remarked(person, reason))


def misdirected(workspace: Workspace, entity: bytes, person: str, reason: str) -> dict[str, Any]:
    """Say that it went to the wrong unit; each side says so once."""
    state = find_one(workspace, entity)
    if said_misdirected(state, workspace.unit):
        raise Refused("misdirected_already", "Ihre Stelle hat das schon festgehalten.")
    return act(workspace, entity, "misdirected", Remarked(person, reason))


def said_misdirected(state: Notification, unit: str) -> bool:
    """Say whether a unit has said that it was misdirected."""
    return any(one.type == Mark.MISDIRECTED and one.unit == unit for one in state.timeline)
