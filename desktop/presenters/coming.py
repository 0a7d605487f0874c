"""Files that are being read in for a draft or a notification: noted until they are kept there, or nobody wants them.

So none is forgotten where the profile is locked meanwhile, or the program killed: it is named, as not finished, where
it was to go. Nothing is read here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import PurePath

from desktop.presenters import attaching, drafts
from desktop.presenters.attaching import UNFINISHED, DraftFile, Waiting
from desktop.presenters.materials import file_name
from desktop.workspace.workspace import Workspace


@dataclass(eq=False)
class Coming:
    """A file that is being taken in, or is next, or could not be: then `problem` says why."""

    key: bytes
    draft: bytes
    path: str
    room: Callable[[], int]
    problem: str = ""

    @property
    def name(self) -> str:
        """Give what it is called."""
        return PurePath(self.path).name


def note(workspace: Workspace, person: str, files: Collection[Coming]) -> None:
    """Take note of files that are being read in, or are next."""
    with workspace.at_once():
        attaching.keep_coming(workspace, (*attaching.coming(workspace), *(_noted(one, person) for one in files)))


def _noted(one: Coming, person: str) -> Waiting:
    return Waiting(one.draft, person, DraftFile(one.key, file_name(one.name), 0, "", b""), coming=True)


def forget(workspace: Workspace, keys: Collection[bytes]) -> None:
    """Note of files no more that they come: nobody waits for them."""
    with workspace.at_once():
        left = tuple(one for one in attaching.coming(workspace) if one.file.id not in keys)
        attaching.keep_coming(workspace, left)


def keep(workspace: Workspace, person: str, one: Coming, file: DraftFile) -> bool:
    """Keep a file that has come with what it was added to; says whether that was sent meanwhile."""
    with workspace.at_once():
        forget(workspace, (one.key,))
        return drafts.keep_file(workspace, one.draft, person, file)


def name_unfinished(workspace: Workspace) -> tuple[Waiting, ...]:
    """Name, where they were to go, the files that were never read to their end; gives them. None of them is read now.

    With a draft each stands as one that is not here; with what was sent it waits with the reason.
    """
    if not (found := attaching.coming(workspace)):
        return ()
    with workspace.at_once():
        for one in found:
            if drafts.keep_file(workspace, one.notification, one.person, one.file):
                attaching.hold(workspace, one.file.id, UNFINISHED)
        attaching.keep_coming(workspace, ())
    return found
