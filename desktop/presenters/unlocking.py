"""What is said when a profile does not open: what happened, what it means, and how long to wait.

It must not know passphrases, and must not count tries.
"""

from __future__ import annotations

from typing import Final

from desktop.domain.said import say

HINT: Final = "Ihre Daten sind unverändert. Prüfen Sie Feststelltaste und Tastatursprache."
DAMAGED_HINT: Final = "Bitte nichts löschen und die IT verständigen."
KEYRING_HINT: Final = "Mit der Passphrase öffnet sich das Profil auch so, wenn es eine hat."
_MINUTE: Final = 60
_WORDS: Final = {
    "wrong_passphrase": "Die Passphrase stimmt nicht.",
    "too_many_tries": "Die Passphrase stimmte mehrmals nicht.",
}


def problem_words(code: str, message: str) -> tuple[str, str]:
    """Give what to say of a problem, and a hint where there is one."""
    if code == "damaged" and not message.endswith(DAMAGED_HINT):
        return message, DAMAGED_HINT
    if code == "locked":
        return message, KEYRING_HINT
    return (_WORDS[code], HINT) if code in _WORDS else (message, "")


def wait_words(seconds: int) -> str:
    """Say how long until the next try: seconds in the last minute, before that minutes."""
    if seconds > _MINUTE:
        return say("Nächster Versuch in {count} Minuten.", count=-(-seconds // _MINUTE))
    if seconds == _MINUTE:
        return "Nächster Versuch in 1 Minute."
    return (
        "Nächster Versuch in 1 Sekunde."
        if seconds == 1
        else say("Nächster Versuch in {count} Sekunden.", count=seconds)
    )
