"""What has to be known of copies of a profile: that this one is or was one, or that one of one's unit goes on anew.

Everything here follows from what is signed, or from this installation's own mark. Nobody dismisses it; after a while
it is history and stands in the list of devices alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from desktop.domain.said import Verbatim, joined, say
from desktop.domain.version import VERSION
from desktop.presenters import access
from desktop.presenters.times import at_clock, id_text, written
from desktop.workspace.sentences import SUCCEEDED
from desktop.workspace.workspace import Workspace
from wire.authority import administers, leads
from wire.directory import Device

LASTS_MS: Final = 30 * 24 * 3_600_000
_COPY: Final = (
    "Dieses Profil stammt aus einer Kopie. Beim nächsten Abgleich meldet es sich als neues Gerät an; alles "
    "Geschriebene bleibt erhalten."
)
_WENT_ON: Final = (
    "Dieses Profil stammt aus einer Kopie und hat sich {when} als neues Gerät angemeldet. Nichts, was Sie geschrieben "
    "haben, ist verloren; noch nicht gesendete Meldungen tragen eine neue Nummer."
)
_OTHERS: Final = (
    "Das Gerät von {name} wurde {when} aus einer Kopie wiederhergestellt und hat sich als neues Gerät angemeldet. War "
    "das nicht so gewollt, entziehen Sie ihm den Zugang."
)
_NEWER: Final = "Es gibt eine neuere Fassung des Programms: {newer}. Hier läuft {own}."
_NAMELESS: Final = "Unbekannt"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to know: its code, the device it is about, since when (ms since 1970 UTC, 0 if that is now)."""

    code: str
    device: bytes
    at: int
    text: str

    def as_row(self) -> dict[str, Any]:
        """Give it in the words of programs."""
        at = written(self.at) if self.at else None
        return {"code": self.code, "device": id_text(self.device), "at": at, "message": str(self.text)}


def notices(workspace: Workspace) -> tuple[Notice, ...]:
    """Give what is to be known now, of this profile first."""
    return (*_own(workspace), *_of_others(workspace), *_newer(workspace))


def _newer(workspace: Workspace) -> Iterator[Notice]:
    """Tell of a newer version of the program, unless the administration keeps that for when it is needed."""
    newer, settings = workspace.local.newer(), workspace.own.held.settings
    if newer and settings.news == "always":
        said = say(_NEWER, newer=Verbatim(newer), own=Verbatim(VERSION))
        yield Notice("newer_version", workspace.device, 0, joined((said, Verbatim(settings.update_advice)), " "))


def went_on(workspace: Workspace) -> Notice | None:
    """Give that this profile has gone on as a new device, None if it has not, or long ago."""
    known = workspace.directory.devices.get(workspace.device)
    at = _lately(workspace, known)
    if known is None or not at:
        return None
    return Notice("went_on", known.id, at, say(_WENT_ON, when=at_clock(at, workspace.now())))


def _own(workspace: Workspace) -> Iterator[Notice]:
    if access.was_succeeded(workspace):
        known = workspace.directory.devices[workspace.device]
        yield Notice("succeeded", known.successor, workspace.stated_at(known.succeeded_seq or 0), SUCCEEDED)
    elif workspace.is_copy:
        yield Notice("copy", workspace.device, 0, _COPY)
    elif (found := went_on(workspace)) is not None:
        yield found


def _of_others(workspace: Workspace) -> Iterator[Notice]:
    """Tell leads of their unit's devices, and administrators of their agency's."""
    directory, me = workspace.directory, workspace.device
    for device in directory.devices.values():
        agency = directory.units[device.unit].agency
        answers = leads(directory, me, device.unit) or administers(directory, me, agency)
        at = _lately(workspace, device) if answers and device.id != me and directory.active(device.id) else 0
        if at:
            person = workspace.state("person", device.id) or workspace.state("person", device.predecessor)
            name = Verbatim(person.name) if person else _NAMELESS
            yield Notice("device_succeeded", device.id, at, say(_OTHERS, name=name, when=at_clock(at, workspace.now())))


def _lately(workspace: Workspace, device: Device | None) -> int:
    """Give when a device went on for another (ms since 1970 UTC), 0 if it did not, or that is history."""
    if device is None or not device.predecessor:
        return 0
    at = workspace.stated_at(device.enrolled_seq)
    return at if workspace.now() - at < LASTS_MS else 0
