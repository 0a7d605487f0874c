"""Sets up profiles: for whoever asks for one, and at the first start by an invite that lies ready.

By such an invite nobody is asked for what is known already. It is compared by a person, unless the administration has
pinned the root it has to belong to.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from desktop.app import signed_in
from desktop.app.enrol_flow import EnrolFlow
from desktop.app.enrolment import Enrolment
from desktop.app.place import Place
from desktop.app.profiles import listed
from desktop.domain.settings import Settings
from desktop.keys.modes import KEYRING
from desktop.ui.enrol_ports import Enrolled, Preset
from desktop.ui.enrol_screen import EnrolScreen
from desktop.ui.invite_step import INVITE_BYTES

_ENDING: Final = ".invite"
_log = logging.getLogger(__name__)


class Newcomers(QObject):
    """Shows the way into a profile."""

    _found = Signal(object)

    def __init__(
        self,
        place: Place,
        show: Callable[[EnrolScreen], None],
        leave: Callable[[], None],
        open_new: Callable[[str, str], None],
        parent: QObject,
    ) -> None:
        """Make profiles where the program has its place; `open_new` gets the key and the passphrase just chosen."""
        super().__init__(parent)
        self._profile = place.profile
        self._keyring = place.keyring
        self._show = show
        self._leave = leave
        self._open_new = open_new
        self._begun = False
        self._found.connect(self._begin_with)

    def enrol(self) -> EnrolScreen:
        """Set up one more profile."""
        self._begun = True
        enrolment = Enrolment(self._profile, keyring=self._keyring)
        screen = EnrolScreen(enrolment)
        EnrolFlow(enrolment, screen, self)
        screen.left.connect(self._go)
        screen.open_wanted.connect(self._open)
        self._show(screen)
        return screen

    def begin(self, settings: Settings, login: str = "") -> None:
        """Begin with the invite that lies ready for whoever has signed in, where there is no profile yet.

        It is looked for in a thread of its own: the folder may be on a network that does not answer.
        """
        if settings.invite_folder and not listed(self._profile):
            threading.Thread(target=self._look, args=(settings, login), name="invite", daemon=True).start()

    def _look(self, settings: Settings, login: str) -> None:
        preset = preset_for(settings, login or signed_in.login())
        if preset is not None:
            self._found.emit(preset)

    @Slot(object)
    def _begin_with(self, preset: Preset) -> None:
        """Begin with an invite that was found, unless somebody has begun with another one meanwhile."""
        if not self._begun:
            self.enrol().begin_with(preset)

    def _go(self) -> None:
        self._leave()

    def _open(self, enrolled: Enrolled, passphrase: str) -> None:
        self._open_new(enrolled.key, passphrase)


def preset_for(settings: Settings, login: str, name: Callable[[str], str] = signed_in.full_name) -> Preset | None:
    """Give the invite that lies ready for somebody, and what of the way is known already."""
    if not settings.invite_folder or not login or Path(login).name != login:
        return None
    path = Path(settings.invite_folder) / f"{login}{_ENDING}"
    try:
        with path.open("rb") as file:
            content = file.read(INVITE_BYTES + 1)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        _log.warning("the folder of invites cannot be read: %s", type(error).__name__)
        return None
    person, pinned = name(login), bool(settings.root_fingerprint)
    return Preset(
        path.name, content, person, compared=pinned, asks=not (person and pinned and settings.unlock == KEYRING)
    )
