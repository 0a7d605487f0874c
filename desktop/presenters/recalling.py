"""Taking a notification back after it was sent, and what follows where it went to the wrong eyes.

The sender asks, the receiver confirms that nothing is left, or says why not. Whoever confirms keeps the proof: number,
units, times, who said what; not what the notification says.
"""

from __future__ import annotations

from typing import Any, Final

from desktop.domain.notification_events import MOST_NAMED, Misdirected, MisdirectionTakenBack, Remarked
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
    """Say that it went to the wrong unit; each side says so once.

    Its sender names what the receiver has said by then, which is nothing where they say it of their own knowledge.
    """
    state = find_one(workspace, entity)
    if said_misdirected(state, workspace.unit):
        raise Refused("misdirected_already", "Ihre Stelle hat das schon festgehalten.")
    noted = _words(state, state.to_unit) if workspace.unit == state.from_unit else ()
    return act(workspace, entity, "misdirected", Misdirected(person, reason, notes=noted))


def take_misdirection_back(workspace: Workspace, entity: bytes, person: str, reason: str) -> dict[str, Any]:
    """Say that it went to the right unit after all; raises `Refused` where one's own unit has not said otherwise."""
    state = find_one(workspace, entity)
    words = _words(state, workspace.unit)
    if not words:
        raise Refused("not_misdirected", "Ihre Stelle hat keine Fehlleitung festgehalten.")
    if Mark.RECALLED in state.marks:
        raise Refused("given_up_already", "Der Inhalt ist schon aufgegeben; das lässt sich nicht mehr zurücknehmen.")
    if not reason.strip():
        raise Refused.at("reason", "reason_required", "Bitte einen Grund angeben.")
    return act(workspace, entity, "misdirection_taken_back", MisdirectionTakenBack(person, reason, words))


def said_misdirected(state: Notification, unit: str) -> bool:
    """Say whether a unit has said that it was misdirected, and has not taken that back."""
    return bool(_words(state, unit))


def _words(state: Notification, unit: str) -> tuple[bytes, ...]:
    """Give the words of a unit that it was misdirected, as far as they stand."""
    return tuple(one.event for one in state.misdirections if one.stands and one.unit == unit)[:MOST_NAMED]
