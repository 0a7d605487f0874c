"""What the contract of the command line names and this version cannot do yet: said plainly, whatever else was given."""

from __future__ import annotations

import argparse
from typing import Final

from desktop.domain.refused import Refused

LATER: Final = {
    "export": "eine Meldung ausgeben",
    "verify": "einen Nachweis prüfen",
    "wipe": "das Profil löschen",
}
_LATER_PARTS: Final = {("agreement", "report")}


def is_later(namespace: argparse.Namespace) -> bool:
    """Say whether a call asks for something that does not exist yet."""
    return namespace.command in LATER or (namespace.command, getattr(namespace, "what", None)) in _LATER_PARTS


def refuse_later() -> None:
    """Say no, plainly; raises `Refused`."""
    raise Refused("not_available_yet", "Das kann diese Fassung des Programms noch nicht.")
