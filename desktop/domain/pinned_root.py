"""Which cooperation the profiles of a computer may belong to, where the administration has said so."""

from __future__ import annotations

from typing import Final

from desktop.domain.precedence import Held
from desktop.domain.refused import Refused

_NAME: Final = "root_fingerprint"
_INVITE: Final = (
    "Diese Einladung gehört zu einer anderen Kooperation als der, die Ihre Administration für diesen Computer "
    "festgelegt hat. Es wurde nichts eingerichtet."
)
_PROFILE: Final = (
    "Dieses Profil gehört zu einer anderen Kooperation als der, die Ihre Administration für diesen Computer "
    "festgelegt hat. Es bleibt unverändert, wird hier aber nicht geöffnet."
)
_UNCLEAR: Final = (
    "Welche Kooperation auf diesem Computer erlaubt ist, hat Ihre Administration fehlerhaft festgelegt. Bis das "
    "berichtigt ist, wird kein neues Profil eingerichtet."
)


def check_new_root(held: Held, root: bytes) -> None:
    """Refuse a new profile of another cooperation, or any where nobody can tell which one was meant."""
    if held.is_wrong(_NAME):
        raise Refused("root_unclear", _UNCLEAR, field="invite")
    if _differs(held, root):
        raise Refused("root_not_allowed", _INVITE, field="invite")


def check_root(held: Held, root: bytes) -> None:
    """Refuse a profile of another cooperation; a pin that is misspelt shuts out nobody who is in already."""
    if _differs(held, root):
        raise Refused("root_not_allowed", _PROFILE, field="profile")


def _differs(held: Held, root: bytes) -> bool:
    pinned = held.settings.root_fingerprint
    return bool(pinned) and pinned != root.hex()
