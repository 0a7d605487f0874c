"""Where the program keeps what a person chose, and where it reads which settings hold."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.domain.precedence import Held
from desktop.policy.here import COMPUTER
from desktop.ui.choice_file import ChoiceFile


@dataclass(frozen=True, slots=True)
class Place:
    """The file of choices, and the one profile that was asked for, if any."""

    choices: ChoiceFile
    profile: Path | None = None

    def held(self) -> Held:
        """Read anew which settings hold: what the administration has set, and else what was chosen."""
        return COMPUTER.held(self.choices.layer())
