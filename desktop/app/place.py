"""Where the program keeps what a person chose, where it reads which settings hold, and which keyring there is."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from desktop.domain.precedence import Held
from desktop.keys.os_keyring import OsKeyring
from desktop.keys.slots import Keyring
from desktop.policy.here import COMPUTER
from desktop.ui.choice_file import ChoiceFile


@dataclass(frozen=True, slots=True)
class Place:
    """The file of choices, the one profile that was asked for, if any, and the keyring of the operating system."""

    choices: ChoiceFile
    profile: Path | None = None
    keyring: Keyring = field(default_factory=OsKeyring)

    def held(self) -> Held:
        """Read anew which settings hold: what the administration has set, and else what was chosen."""
        return COMPUTER.held(self.choices.layer())
