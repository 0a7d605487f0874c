"""The file that an event names, of a notification or of a document: found, and known here, so that it can be fetched.

Screens ask for a file by the entity and the event, whichever kind that is. It must not fetch anything.
"""

from __future__ import annotations

from typing import Final

from desktop.commands.attaching import know_attachment
from desktop.commands.file_keeping import know, named_files
from desktop.composition import Opened
from desktop.domain.file import File
from desktop.domain.material import Material
from desktop.domain.notification_said import Attachment
from desktop.domain.notification_state import Notification
from desktop.domain.refused import Refused
from desktop.presenters import materials
from desktop.presenters.notifications import find_one

_GONE: Final = Refused("not_found", "Diesen Anhang gibt es nicht mehr.")


def named_file(opened: Opened, entity: bytes, event: bytes) -> File:
    """Give the file that an event of an entity names; it can be fetched from here on. Raises `Refused`."""
    if isinstance(opened.workspace.state("material", entity), Material):
        edition = materials.edition(materials.material(opened.workspace, entity), event)
        know(opened, edition)
        return edition.file
    state, found = attachment(opened, entity, event)
    know_attachment(opened, state, found)
    return found.file


def attachment(opened: Opened, entity: bytes, event: bytes) -> tuple[Notification, Attachment]:
    """Give a file of a notification with the notification; raises `Refused`."""
    state = find_one(opened.workspace, entity)
    found = next((one for one in state.attachments if one.event == event), None)
    if found is None:
        raise _GONE
    return state, found


def give_up(opened: Opened, state: Material) -> None:
    """Give up all versions of a document that lie here; raises `Refused` where this is the only place."""
    if not opened.has_files:
        return
    for edition in state.editions:
        file = edition.file.id
        opened.files.pin(file, pinned=False)
        known = opened.files.get(file)
        # Until the event that names it has been placed the server may let go of it again.
        only = file in named_files(opened)
        if known is not None and known.held and (only or not opened.files.drop(file)):
            raise Refused("only_copy", "Diese Datei liegt noch nicht beim Server; bis dahin bleibt sie hier.")
