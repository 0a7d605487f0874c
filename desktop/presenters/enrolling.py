"""What is said while a profile is set up: why something does not work and what to do next, and how it ended.

It must not know how an invite is read or redeemed.
"""

from __future__ import annotations

from typing import Final

from desktop.domain.refused import Refused
from desktop.domain.said import Said, joined, say

LETTERS: Final = 56
GROUP: Final = 4
GROUPS_A_LINE: Final = 4

STEPS: Final = ("Einladung", "Gerät prüfen", "Passphrase", "Erstabgleich")
PROGRESS: Final = {
    "asking": "Der Server wird gefragt …",
    "making": "Das Profil wird angelegt und verschlüsselt …",
    "syncing": "Das Gerät wird angemeldet und zum ersten Mal abgeglichen …",
}
_PROBLEMS: Final = {
    "invite_altered": "Die Einladung wurde verändert oder ist beschädigt. Bitten Sie um eine neue.",
    "invite_malformed": "Das ist keine Einladung. Wählen Sie die Datei oder das Bild, das Sie erhalten haben.",
    "invite_used": "Diese Einladung wurde schon verwendet. Waren Sie das nicht selbst, sagen Sie es Ihrer "
    "Administration.",
    "invite_expired": "Diese Einladung ist abgelaufen. Bitten Sie um eine neue.",
    "invite_unknown": "Der Server kennt diese Einladung nicht. Bitten Sie um eine neue.",
    "root_mismatch": "Die Einladung gehört zu einer anderen Kooperation als der Server. Verwenden Sie sie nicht und "
    "rufen Sie Ihre Administration an.",
    "unreachable": "Der Server ist nicht erreichbar. Zum Einrichten ist einmal eine Verbindung nötig. Auf diesem "
    "Computer wurde nichts angelegt.",
    "file_too_large": "Die Datei ist zu groß für eine Einladung.",
    "file_unreadable": "Die Datei lässt sich nicht lesen.",
    "ca_file": "Das ist kein Zertifikat (PEM). Wählen Sie die Datei, die Sie von Ihrer IT erhalten haben.",
    "picture_unreadable": "Das Bild lässt sich nicht lesen. Es muss ein PNG oder JPEG sein.",
    "picture_without_code": "In dem Bild ist kein lesbarer QR-Code. Nehmen Sie ihn ganz und scharf auf.",
    "person_invalid": "Geben Sie Ihren Namen an, höchstens 200 Zeichen.",
    "phone_invalid": "Geben Sie eine Rufnummer an, etwa 030 23125 000.",
    "passphrase_short": "Mindestens 10 Zeichen.",
    "passphrase_long": "Höchstens 1024 Zeichen.",
    "passphrase_characters": "Darin sind Zeichen, die sich nicht eintippen lassen.",
}
_OF_LETTERS: Final = {
    "invite_altered": "In den Buchstaben ist ein Tippfehler. Vergleichen Sie sie Gruppe für Gruppe.",
    "invite_malformed": "Das sind nicht die 56 Buchstaben einer Einladung. Vergleichen Sie sie Gruppe für Gruppe.",
    "root_mismatch": "Die Buchstaben gehören zu einer anderen Kooperation als der Server. Prüfen Sie die Adresse des "
    "Servers.",
}
_ENDS: Final = {
    "active": ("Das Gerät ist eingerichtet.", "Sie können gleich arbeiten."),
    "waiting_for_admission": (
        "Ihre Leitung muss dieses Gerät noch zulassen.",
        "Sagen Sie ihr Bescheid, und der Administration, wenn Ihre Stelle gerade keine Leitung hat. Bis dahin können "
        "Sie entsperren und sich umsehen; Meldungen kommen erst danach an.",
    ),
    "not_enrolled": (
        "Die Antwort des Servers blieb aus.",
        "Das Profil ist angelegt. Die Anmeldung geht beim nächsten Abgleich von selbst weiter.",
    ),
}


def explained(problem: Refused) -> str:
    """Give the sentences for a problem: what happened, and what to do next."""
    if problem.field == "letters" and problem.code in _OF_LETTERS:
        return _OF_LETTERS[problem.code]
    return _PROBLEMS.get(problem.code, problem.message)


def ending(state: str) -> tuple[str, str]:
    """Give the heading and the explanation of how an enrolment ended."""
    return _ENDS.get(state, _ENDS["not_enrolled"])


def progress(step: str) -> str:
    """Give the words for what is being done; any other text as it is."""
    return PROGRESS.get(step, step)


def letters_so_far(text: str) -> Said:
    """Say how many of an invite's letters stand there."""
    count = sum(character.isalnum() for character in text)
    return say("{count} von {all} Buchstaben", count=count, all=LETTERS)


def fingerprint_lines(fingerprint: str) -> list[str]:
    """Set a fingerprint in groups of four, four to a line, as people read it out."""
    groups = [fingerprint[start : start + GROUP] for start in range(0, len(fingerprint), GROUP)]
    return [str(joined(groups[start : start + GROUPS_A_LINE], "  ")) for start in range(0, len(groups), GROUPS_A_LINE)]
