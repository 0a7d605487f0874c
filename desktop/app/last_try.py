"""The last try to keep what is being written, in the session's thread before it closes its profile.

What it could not keep is not held anywhere else: while locked nothing of a draft may stay in the clear.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from desktop.app.session import Session
from desktop.commands.command import Answer
from desktop.commands.problems import Boundary
from desktop.domain.refused import Refused
from desktop.presenters import drafts
from desktop.presenters.drafts import Draft
from desktop.presenters.last_draft import Lost
from desktop.workspace.workspace import Workspace


def keep_last(session: Session, written: Sequence[Draft], then: Callable[[Lost | None], None]) -> None:
    """Save drafts once more where they are not saved yet; `then` is told what was lost, in the session's thread."""

    def run() -> None:
        then(lost_of(session.workspace, written))

    def failed(reason: Refused) -> None:
        then(Lost("", _is_full(reason.code)) if written else None)

    session.work(run, failed, send=False)


def lost_of(workspace: Workspace, written: Sequence[Draft]) -> Lost | None:
    """Save drafts that are not saved as they stand; gives what was lost, of several the one of which least is kept."""
    lost = [one for draft in written if (one := _lost(workspace, draft)) is not None]
    return min(lost, key=lambda one: one.as_of, default=None)


def _lost(workspace: Workspace, draft: Draft) -> Lost | None:
    before = drafts.find(workspace, draft.id)
    if before is not None and before[0] == draft:
        return None
    answer = _tried(partial(drafts.save, workspace, draft))
    if answer is None:
        return None
    as_of = drafts.saved_at(workspace, before[1]) if before is not None else ""
    return Lost(as_of, _is_full(answer.result["error"]["code"]))


def _tried(task: Callable[[], object]) -> Answer | None:
    boundary = Boundary()
    with boundary:
        task()
    return boundary.answer


def _is_full(code: str) -> bool:
    return code == "disk_full"
