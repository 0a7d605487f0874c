"""About this program: its version, the agreement it works under, and who this device is in the cooperation."""

from __future__ import annotations

from typing import Final

from desktop.domain.said import Verbatim
from desktop.presenters.agreement import unit_name
from desktop.presenters.facts import Fact, Section
from desktop.presenters.standing import enrolment_state, versions
from desktop.presenters.times import id_text
from desktop.presenters.words import role_words, standing_word
from desktop.workspace.workspace import Workspace

_GROUP: Final = 4
_UNKNOWN: Final = "noch nicht bekannt"


def about(workspace: Workspace, person: str) -> tuple[Section, ...]:
    """Give what is known of the program and of this device."""
    known = versions(workspace)
    roles = role_words(workspace.directory.roles(workspace.device))
    program = (
        Fact("Version", str(known["program"])),
        Fact("Protokoll", str(known["protocol"])),
        Fact("Kooperationsvereinbarung, Fassung", str(known["agreement"] or _UNKNOWN)),
        Fact("Regeln, Fassung", str(known["rules"] or _UNKNOWN)),
    )
    device = (
        Fact("Person", person),
        Fact("Stelle", unit_name(workspace, workspace.unit) if workspace.unit else ""),
        Fact("Rollen", roles),
        Fact("Stand", standing_word(enrolment_state(workspace))),
        Fact("Gerät", id_text(workspace.device)),
        Fact("Wörter der Kooperation", Verbatim(" · ".join(workspace.root_words))),
        Fact("Fingerabdruck der Kooperation", grouped(workspace.root)),
    )
    return (
        Section("Programm", program),
        Section("Dieses Gerät", tuple(fact for fact in device if fact.value)),
    )


def grouped(fingerprint: bytes) -> str:
    """Write a fingerprint in groups of four, as people compare it with paper."""
    digits = fingerprint.hex().upper()
    return " ".join(digits[start : start + _GROUP] for start in range(0, len(digits), _GROUP))
