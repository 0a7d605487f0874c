"""What is said and offered where only another invite leads back: what happened, in one sentence, and what to do now.

A device the server does not know any more comes in again with its own keys, in this profile. One whose access was
withdrawn, that was succeeded, or whose server is another cooperation's by now, needs a profile of its own beside this
one, which stays as it is. It names nothing of a notification.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from desktop.domain.refused import Refused
from desktop.domain.said import joined
from desktop.presenters import enrolling, revocation
from desktop.presenters.banner import Banner
from desktop.presenters.strip import Standing
from desktop.workspace.workspace import Workspace


class Way(StrEnum):
    """Where another invite leads: back into this profile, or into one beside it."""

    HERE = "here"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class Offer:
    """What is said, and which way is offered with it, if any."""

    banner: Banner
    way: Way | None = None


WAYS: Final = {Way.HERE: "Neue Einladung wählen …", Way.BESIDE: "Neues Profil mit neuer Einladung …"}
_UNKNOWN: Final = Banner(
    "danger",
    "triangle-alert",
    "Der Server kennt dieses Gerät nicht mehr.",
    "Er wurde zurückgesetzt oder neu eingerichtet. Alles, was Sie geschrieben haben, liegt weiter auf diesem Gerät; "
    "ist davon etwas eilig, rufen Sie an. Oft bringen andere Geräte es von selbst zurück. Bleibt es dabei, bitten Sie "
    "Ihre Leitung um eine neue Einladung und wählen Sie sie hier.",
)
_ANOTHER: Final = Banner(
    "danger",
    "triangle-alert",
    "Unter der Adresse des Servers antwortet eine andere Kooperation.",
    "Es wurde nichts gesendet, und auf diesem Gerät ist nichts verloren; ist etwas eilig, rufen Sie an. Wurde Ihre "
    "Kooperation neu gegründet, brauchen Sie eine neue Einladung. Wissen Sie davon nichts, rufen Sie Ihre "
    "Administration an.",
)
_BESIDE: Final = "Mit einer neuen Einladung richten Sie ein Profil neben diesem ein; dieses bleibt, wie es ist."
_PROBLEMS: Final = {
    "root_mismatch": "Die Einladung gehört zu einer anderen Kooperation als dieses Profil. Bitten Sie um eine für Ihre "
    "Stelle.",
    "another_unit": "Die Einladung ist für eine andere Stelle als dieses Profil. Bitten Sie um eine für Ihre Stelle.",
    "profile_exists": "Der Server kennt dieses Gerät wieder. Es braucht keine neue Einladung.",
    "unreachable": "Der Server ist nicht erreichbar. Es wurde nichts geändert; versuchen Sie es, sobald eine "
    "Verbindung besteht.",
}
_ENDS: Final = {
    "active": ("Das Gerät ist wieder angemeldet.", "Was hier wartet, wird jetzt gesendet."),
    "waiting_for_admission": (
        "Ihre Leitung muss dieses Gerät noch zulassen.",
        "Sagen Sie ihr Bescheid. Was Sie geschrieben haben, bleibt hier und geht hinaus, sobald sie es getan hat.",
    ),
    "not_enrolled": (
        "Die Antwort des Servers blieb aus.",
        "Die Anmeldung geht beim nächsten Abgleich von selbst weiter. Was Sie geschrieben haben, bleibt hier.",
    ),
}


def offer(workspace: Workspace, standing: Standing, *, beside: bool) -> Offer | None:
    """Give what is to be said, None while this device has access; `beside` says whether another profile has room."""
    ended = revocation.banner(workspace)
    if ended is None and standing.enrolment == "unknown":
        return Offer(_UNKNOWN, Way.HERE)
    if ended is None and standing.stopped and "root_mismatch" in standing.alarms:
        ended = _ANOTHER
    if ended is None or not beside:
        return None if ended is None else Offer(ended)
    return Offer(replace(ended, text=joined((ended.text, _BESIDE), " ")), Way.BESIDE)


def explained(problem: Refused) -> str:
    """Give the sentences for a problem with an invite for this profile: what happened, and what to do next."""
    return _PROBLEMS.get(problem.code) or enrolling.explained(problem)


def ending(state: str) -> tuple[str, str]:
    """Give the heading and the explanation of how it ended."""
    return _ENDS.get(state, _ENDS["not_enrolled"])
