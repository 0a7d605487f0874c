"""Where the program keeps what a person chose, where it reads which settings hold, and which keyring there is."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from desktop.computer import System
from desktop.domain.precedence import Held
from desktop.keys.modes import open_typed
from desktop.keys.os_keyring import OsKeyring
from desktop.keys.secret import DatabaseKey
from desktop.keys.slots import Keyring
from desktop.policy.here import COMPUTER
from desktop.ui.choice_file import ChoiceFile

KEY_ASKED: Final = "key_asked_for"
KEY_THERE: Final = "key_derived"
"""What the log says between the lock screen and the workplace: what lies between the two takes its time on purpose."""
_LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """The file of choices, the one profile that was asked for, if any, and the keyring of the operating system."""

    choices: ChoiceFile
    profile: Path | None = None
    keyring: Keyring = field(default_factory=OsKeyring)

    def held(self) -> Held:
        """Read anew which settings hold: what the administration has set, and else what was chosen."""
        return COMPUTER.held(self.choices.layer())

    def open_typed(self, folder: Path, passphrase: str, held: Held) -> DatabaseKey:
        """Open a profile by its passphrase, and give it the locks it is to have; raises what `unlock` does."""
        _LOG.info(KEY_ASKED)
        key = open_typed(folder, passphrase, System().now(), held, self.keyring)
        _LOG.info(KEY_THERE)
        return key
