"""A supplement or a correction as a draft: begun at its notification, written on its form, sent under its number.

What is written is read as a file is (`later.py`). It goes to the recipient at whose notification it was begun; a draft
that was begun and not sent is gone on with.
"""

from __future__ import annotations

from typing import Any, Final, Literal

import msgspec

from desktop.domain.alike import is_named_again
from desktop.domain.as_it_stands import as_it_stands
from desktop.domain.child_places import is_one_as_written
from desktop.domain.content import Child, Content
from desktop.domain.form_walk import Problem
from desktop.domain.forms import form
from desktop.domain.later_form import Later
from desktop.domain.notification_events import PhoneHandover
from desktop.domain.notification_state import Notification
from desktop.domain.refused import Refused
from desktop.domain.release import RELEASERS
from desktop.presenters import attaching, drafts, later, notifications, releasing
from desktop.presenters.drafts import Draft
from desktop.presenters.notifications import find_one
from desktop.workspace.workspace import Workspace

Amendment = Literal["supplemented", "corrected"]
_FIRST: Final = {"statements": [{"kind": "observed"}]}
"""What a supplement begins with: mostly somebody has seen or heard something more."""
_NAMED_AGAIN: Final = (
    "Ein Kind dieses Namens steht schon in der Meldung. Ist auch das Geburtsdatum gleich angegeben, zählt es "
    "als dasselbe, sonst als ein weiteres. Was Sie von ihm neu wissen, können Sie auch als Aussage schreiben, und was "
    "falsch war, in eine Berichtigung."
)
_KNOWN: Final = (
    "Dieses Kind steht schon in der Meldung. Es zählt nicht noch einmal; was Sie hier von ihm schreiben, steht neben "
    "dem, was schon da steht."
)
_ONLY_KIND: Final = frozenset({"kind"})


def begin(workspace: Workspace, entity: bytes, event: Amendment) -> bytes:
    """Give the draft of a supplement or a correction: the one that was begun, or a new one. Raises `Refused`."""
    state = find_one(workspace, entity)
    if releasing.is_needed(workspace, state.category) and RELEASERS.isdisjoint(
        workspace.directory.roles(workspace.device)
    ):
        raise Refused("releasers_only", "Hier ergänzt und berichtigt nur, wer auch freigeben darf.")
    found = drafts.following(workspace, state.id, event)
    if found is not None:
        return found.id
    made = Draft(workspace.new_id(), state.category, state.graded, {}, completes=state.id, event=event)
    if event == "supplemented" and "statements" in form(state.category).nodes:
        made = msgspec.structs.replace(made, document=_FIRST, field="statements[0].text")
    drafts.save(workspace, made)
    return made.id


def of(workspace: Workspace, draft: Draft) -> Notification:
    """Give the notification that a draft is about; raises `Refused` where it has gone."""
    state = workspace.state("notification", draft.completes)
    if not isinstance(state, Notification) or state.erased:
        raise Refused("not_found", "Diese Meldung liegt auf diesem Gerät nicht vor.", field="id")
    return state


def read(workspace: Workspace, draft: Draft, document: dict[str, Any]) -> Later:
    """Read what a draft's document adds or puts right."""
    state = of(workspace, draft)
    found = later.read_later(workspace, state, _said(draft, document), _event(draft))
    urgency = found.urgency or state.graded
    content: Content = msgspec.structs.replace(found.content, category=state.category, urgency=urgency)
    return found._replace(content=content)


def hints(workspace: Workspace, draft: Draft, added: Content) -> tuple[Problem, ...]:
    """Say what somebody may want to change before a supplement is sent; nothing of it holds it back.

    A child that is named once more counts as another one, and is assessed as such, unless it was born on the same
    day. Two may have one name.
    """
    if draft.event != "supplemented":
        return ()
    known = as_it_stands(of(workspace, draft)).children
    return tuple(
        Problem(f"children[{index}].family_name", _KNOWN if _is_known(child, known) else _NAMED_AGAIN)
        for index, child in enumerate(added.children)
        if any(is_named_again(child, other) for other in known)
    )


def _is_known(child: Child, known: tuple[Child, ...]) -> bool:
    return any(is_one_as_written(child, other) for other in known)


def _event(draft: Draft) -> Amendment:
    return "corrected" if draft.event == "corrected" else "supplemented"


def _said(draft: Draft, document: dict[str, Any]) -> dict[str, Any]:
    """Give a document without the statement that a supplement began with, where nobody made one."""
    if draft.event == "corrected":
        return document
    said = [one for one in document.get("statements") or () if not isinstance(one, dict) or set(one) - _ONLY_KIND]
    kept = {name: value for name, value in document.items() if name != "statements"}
    return kept | ({"statements": said} if said else {})


def send(workspace: Workspace, draft: Draft, person: str) -> bytes:
    """Send it with its files and the call that was noted, and remove the draft; all or nothing. Raises `Refused`."""
    with workspace.at_once():
        state = of(workspace, draft)
        if sent(workspace, draft) is None:
            write = later.correct if draft.event == "corrected" else later.supplement
            write(workspace, state.id, _said(draft, draft.document), person)
            if draft.call is not None:
                body = PhoneHandover(person, draft.call.to, draft.call.at)
                notifications.phone_handover(workspace, state.id, body)
            attaching.wait(workspace, state.notification_id, person, draft.files, (state.id,))
            attaching.remember(workspace, draft.id, state.notification_id, (state.id,))
        drafts.forget_discarded(workspace)
        workspace.own.discard_draft(draft.id)
    return draft.completes


def sent(workspace: Workspace, draft: Draft) -> bytes | None:
    """Give the notification that a draft has become part of, None while it is a draft."""
    return draft.completes if attaching.became(workspace, draft.id) is not None else None
