"""What can go wrong with keys, each under its own name, with a sentence for people.

Wrong and damaged are kept apart: a person can type a passphrase again, but not repair a file. No message may hold a
secret.
"""

from __future__ import annotations

from desktop.domain.said import say


class WrongPassphrase(Exception):
    """The passphrase does not open this profile."""

    def __init__(self, retry_after_seconds: int) -> None:
        """Keep how long to wait before the next try (0: at once)."""
        super().__init__("Die Passphrase ist nicht richtig.")
        self.retry_after_seconds = retry_after_seconds


class TooManyTries(Exception):
    """After many wrong passphrases the next one is not even looked at yet."""

    def __init__(self, retry_after_seconds: int) -> None:
        """Keep how long to wait."""
        wait = "Zu viele Fehlversuche. Bitte in {seconds} Sekunden erneut versuchen."
        super().__init__(say(wait, seconds=retry_after_seconds))
        self.retry_after_seconds = retry_after_seconds


class Damaged(Exception):
    """Something that this program wrote is not as it wrote it; `what` names the file or part."""

    def __init__(self, what: str, reason: str = "") -> None:
        """Keep what is damaged, and in what way."""
        self.message = say(
            "Beschädigt: {what} ({reason})" if reason else "Beschädigt: {what}", what=what, reason=reason
        )
        super().__init__(self.message)
        self.what = what
        self.reason = reason


class NoKeyring(Exception):
    """The key store of the operating system is absent, locked or has nothing for this profile."""

    def __init__(self, reason: str) -> None:
        """Keep the reason: `absent`, `locked`, `empty`, `another`, `silent` or `failed`."""
        self.message = _KEYRING_REASONS.get(reason, _KEYRING_REASONS["failed"])
        super().__init__(self.message)
        self.reason = reason


_KEYRING_REASONS = {
    "absent": "Auf diesem Gerät gibt es keinen Schlüsselbund des Betriebssystems.",
    "locked": "Der Schlüsselbund des Betriebssystems ist gesperrt.",
    "empty": "Der Schlüsselbund des Betriebssystems enthält keinen Eintrag für dieses Profil.",
    "another": "Der Schlüsselbund des Betriebssystems enthält an der Stelle dieses Profils den Eintrag eines anderen.",
    "silent": "Der Schlüsselbund des Betriebssystems antwortet nicht.",
    "failed": "Der Schlüsselbund des Betriebssystems meldet einen Fehler.",
}


class Unreadable(Exception):
    """A sealed body does not open: another key, altered bytes, or content that its header does not name."""


class UnusableKey(ValueError):
    """Bytes stated as somebody's public key that nothing can be sealed to."""
