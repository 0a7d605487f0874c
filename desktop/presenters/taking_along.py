"""Files of a notification that is passed on: which have not gone along yet, and letting go those that somebody chose.

Who passes on decides of each file, none goes by itself: the other unit is to see what it needs. A copy is sealed for it
beside everything else, and nothing waits for that; the bytes are no concern here.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from desktop.domain.derivation import derived_id
from desktop.domain.notification_said import Attachment
from desktop.domain.notification_state import Mark, Notification
from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim, say
from desktop.presenters import attaching
from desktop.presenters.amounts import amount
from desktop.presenters.attaching import DraftFile
from desktop.presenters.ended_forwards import passed_on
from desktop.presenters.notifications import find_one
from desktop.presenters.steps.question import YES, Question
from desktop.workspace.workspace import Workspace

_FILE: Final = "file "


def left(workspace: Workspace, state: Notification) -> tuple[Attachment, ...]:
    """Give the files that have not gone along with what one's own unit has passed on, nor are about to.

    One that something keeps from going is left until somebody says that it shall go on, or lets it go.
    """
    there = passed_on(workspace, state)
    if there is None:
        return ()
    gone = {(one.file.name, one.digest) for one in there.attachments}
    gone |= {
        (one.file.name, one.file.digest)
        for one in attaching.waiting(workspace)
        if one.notification == there.notification_id and not one.reason
    }
    return tuple(one for one in state.attachments if (one.file.name, one.digest) not in gone)


def is_left(workspace: Workspace, state: Notification) -> bool:
    """Say whether a file has not gone along with what one's own unit has passed on, and still may."""
    gone = workspace.unit != state.to_unit or state.erased or Mark.RECALLED in state.marks
    return not gone and bool(left(workspace, state))


def questions(attachments: Collection[Attachment]) -> tuple[Question, ...]:
    """Ask of each file whether it goes along; nothing is ticked beforehand."""
    return tuple(
        Question(
            _FILE + one.event.hex(),
            say("{name} ({size}) mitgeben", name=Verbatim(one.file.name), size=amount(one.file.size)),
            tick=True,
        )
        for one in attachments
    )


def ticked(state: Notification, answers: dict[str, str]) -> tuple[Attachment, ...]:
    """Give the files that somebody ticked."""
    return tuple(one for one in state.attachments if answers.get(_FILE + one.event.hex()) == YES)


def let_go(workspace: Workspace, entity: bytes, person: str, chosen: Collection[Attachment]) -> None:
    """Let files follow to where one's own unit has passed a notification on; each once. Raises `Refused`."""
    state = find_one(workspace, entity)
    there = passed_on(workspace, state)
    if there is None:
        raise Refused("not_in_this_state", "Diese Meldung ist nicht weitergeleitet.")
    events = {one.event for one in chosen}
    for one in left(workspace, state):
        if one.event in events:
            copy = derived_id(there.id, one.event.hex())
            file = DraftFile(copy, one.file.name, one.file.size, one.file.media_type, one.digest)
            attaching.wait_for_copy(workspace, there.notification_id, person, file, (state.id, one.event))


def went(workspace: Workspace, state: Notification, there: bytes) -> None:
    """Let those files wait no longer that have gone along by now."""
    gone = {(one.file.name, one.digest) for one in find_one(workspace, there).attachments}
    for one in attaching.waiting(workspace):
        if one.source and one.source[0] == state.id and (one.file.name, one.file.digest) in gone:
            attaching.give_up(workspace, one.file.id)
