"""Copies of files that are to follow a forward: fetched, sealed for the other unit and attached, before all else goes.

In a window that is done beside everything else (`app/filing.py`); here it is for a process that has nothing else to do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.commands.attaching import is_attached, know_attachment
from desktop.commands.file_keeping import Carried, apart, carry
from desktop.commands.taking_in import Target, file_gone, take_over
from desktop.composition import Opened
from desktop.domain.file import File
from desktop.domain.notification_said import Attachment
from desktop.domain.notification_state import Notification
from desktop.domain.progress import Moved
from desktop.domain.refused import Refused
from desktop.presenters import attaching
from desktop.presenters.attaching import Waiting
from desktop.presenters.attachments import Prepared, Taken, check_count, check_open
from desktop.presenters.notifications import find_one
from desktop.sync.failures import Failure, RequestFailed, graver
from desktop.sync.ferry import Ferry, FileSide


def carry_all(opened: Opened, remote: FileSide, heard: Callable[[Moved], None]) -> Carried:
    """Attach the copies that wait, and carry what is to go or come; what kept a copy is said, and stops nothing."""
    kept: Failure | None = None
    with apart():
        kept = _follow(opened, remote, heard)
    carried = carry(opened, remote, heard)
    return replace(carried, failure=graver(carried.failure, kept))


def _follow(opened: Opened, remote: FileSide, heard: Callable[[Moved], None]) -> Failure | None:
    kept: Failure | None = None
    for one in attaching.waiting(opened.workspace):
        if one.source is None or one.reason:
            continue
        try:
            _attach(opened, one, lambda file: _fetch(opened, remote, file, heard))
        except RequestFailed as failed:
            kept = failed.failure
        except Refused as refused:
            attaching.hold(opened.workspace, one.file.id, refused.message)
    return kept


def _fetch(opened: Opened, remote: FileSide, file: bytes, heard: Callable[[Moved], None]) -> None:
    for moved in Ferry(opened.files, remote).fetch(opened.workspace.local.session(), file):
        heard(moved)


def _attach(opened: Opened, one: Waiting, fetch: Callable[[bytes], None]) -> None:
    """Fetch a file, seal it once more, and attach it; raises `RequestFailed` and `Refused`."""
    workspace, group = opened.workspace, opened.workspace.group(one.notification)
    there = group[0][1] if group else None
    if there is None or is_attached(there, (one.file.name, one.file.digest)):
        # Erased meanwhile, or a colleague was first.
        attaching.give_up(workspace, one.file.id)
        return
    check_open(workspace, there)
    check_count(1 + len(there.attachments))
    found = _source(opened, one)
    fetch(found.file.id)
    kept = opened.files.get(found.file.id)
    if kept is None or not kept.complete:
        raise file_gone()
    target = Target(workspace.new_id(), workspace.pair(there.to_unit), workspace.now(), there.id)
    row = take_over(opened.files, kept, target, _unheard)
    file = File(row.file, row.key, row.size, one.file.name, one.file.media_type)
    prepared = Prepared(there.to_unit, file, one.file.digest, opened.files.addresses(row.file))
    attaching.attach_waiting(workspace, one, Taken((there.to_unit,), (prepared,)))


def _source(opened: Opened, one: Waiting) -> Attachment:
    """Give what a copy is made of, and take note of it so that it can be fetched."""
    entity, event = one.source or (b"", b"")
    state: Notification = find_one(opened.workspace, entity)
    found = next((attachment for attachment in state.attachments if attachment.event == event), None)
    if found is None:
        raise Refused("not_found", "Diesen Anhang gibt es nicht.")
    know_attachment(opened, state, found)
    return found


def _unheard(_done: int, _whole: int) -> None:
    return
