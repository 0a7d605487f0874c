"""Sets up profiles: for whoever asks for one, and at the first start by an invite that lies ready.

By such an invite nobody is asked for what is known already. It is compared by a person, unless the administration has
pinned the root it has to belong to.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from desktop.app import signed_in
from desktop.app.enrol_flow import EnrolFlow
from desktop.app.enrolment import Enrolment
from desktop.app.profiles import listed
from desktop.domain.settings import Settings
from desktop.keys.modes import KEYRING
from desktop.ui.enrol_ports import Enrolled, Preset
from desktop.ui.enrol_screen import EnrolScreen

_ENDING: Final = ".invite"


class Newcomers(QObject):
    """Shows the way into a profile."""

    def __init__(
        self,
        profile: Path | None,
        show: Callable[[EnrolScreen], None],
        leave: Callable[[], None],
        open_new: Callable[[str, str], None],
        parent: QObject,
    ) -> None:
        """Make profiles in a folder, or the next free one; `open_new` gets the key and the passphrase just chosen."""
        super().__init__(parent)
        self._profile = profile
        self._show = show
        self._leave = leave
        self._open_new = open_new

    def enrol(self) -> EnrolScreen:
        """Set up one more profile."""
        enrolment = Enrolment(self._profile)
        screen = EnrolScreen(enrolment)
        EnrolFlow(enrolment, screen, self)
        screen.left.connect(self._go)
        screen.open_wanted.connect(self._open)
        self._show(screen)
        return screen

    def begin(self, settings: Settings, login: str = "") -> None:
        """Begin with the invite that lies ready for whoever has signed in, where there is no profile yet."""
        preset = None if listed(self._profile) else preset_for(settings, login or signed_in.login())
        if preset is not None:
            self.enrol().begin_with(preset)

    def _go(self) -> None:
        self._leave()

    def _open(self, enrolled: Enrolled, passphrase: str) -> None:
        self._open_new(enrolled.key, passphrase)


def preset_for(settings: Settings, login: str, name: Callable[[str], str] = signed_in.full_name) -> Preset | None:
    """Give the invite that lies ready for somebody, and what of the way is known already."""
    path = Path(settings.invite_folder) / f"{login}{_ENDING}"
    if not settings.invite_folder or not login or Path(login).name != login or not path.is_file():
        return None
    person, pinned = name(login), bool(settings.root_fingerprint)
    return Preset(path, person, compared=pinned, asks=not (person and pinned and settings.unlock == KEYRING))
