"""Drafts: what somebody began to write, kept on this device inside the encrypted database and sent nowhere.

A draft has the id its notification will have, so that sending it twice is one. A discarded one stays until the next
thing somebody does, so that it can be taken back. Nothing here checks what a draft says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

import msgspec

from desktop.domain.draft_about import completed_by
from desktop.domain.masking import protects
from desktop.domain.notification_state import Notification
from desktop.domain.release_state import Release, Standing
from desktop.domain.said import Said, joined, say
from desktop.presenters import attaching, releasing, returned, sender
from desktop.presenters.agreement import category_title
from desktop.presenters.attaching import DraftFile
from desktop.presenters.calls import Call
from desktop.presenters.chips import state_chip, urgency_chip
from desktop.presenters.notification_cards import Card
from desktop.presenters.times import clock_or_day, moment
from desktop.workspace.workspace import Workspace
from wire.decoders import UNREADABLE, read_json

_WRITING: Final = "writing"
_UNREADABLE: Final = "Dieser Entwurf ist nicht lesbar."


class Draft(msgspec.Struct, frozen=True):
    """A draft: its notification's id to be, the document as far as it is written, the field last written in.

    `quick` says that it is written on the immediate form, `call` by which telephone call it was handed over already.
    `aside` is what was written for another category and has no place in the present form. `files` lie on this device
    and are attached once it is sent. `completes` is the notification it follows, empty for one of its own: it becomes
    the whole report, or what `event` names, a supplement or a correction. `hidden_since` is which contact was the last
    one where it was begun while content was hidden, 0 where it was not.
    """

    id: bytes
    category: str
    urgency: str
    document: dict[str, Any]
    quick: bool = False
    field: str = ""
    discarded: bool = False
    call: Call | None = None
    aside: dict[str, Any] = {}
    files: tuple[DraftFile, ...] = ()
    completes: bytes = b""
    event: Literal["", "supplemented", "corrected"] = ""
    hidden_since: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """A draft in the list; one that cannot be read has none."""

    id: bytes
    card: Card
    readable: bool


def new_draft(workspace: Workspace, person: str, category: str, urgency: str, *, quick: bool) -> Draft:
    """Begin a draft, with whom to ask as it was the last time; a full one of the police with the first labels too."""
    document: dict[str, Any] = {"category": category, "urgency": urgency, "sender": sender.known(workspace, person)}
    if not quick and (labels := sender.labels(workspace)):
        document["labels"] = labels
    since = workspace.own.hidden_since
    return Draft(workspace.new_id(), category, urgency, document, quick=quick, hidden_since=since)


def save(workspace: Workspace, draft: Draft) -> int:
    """Keep a draft; gives when that was (ms since 1970 UTC). Raises `Refused` where it completes what is erased."""
    return workspace.own.save_draft(draft.id, msgspec.json.encode(draft))


def save_open(workspace: Workspace, draft: Draft) -> int:
    """Keep a draft that is being written; gives when that was. Until `end_writing`, it is known to have been open.

    One that has become a notification meanwhile is not brought back.
    """
    with workspace.at_once():
        if workspace.group(draft.id) or attaching.became(workspace, draft.id):
            return workspace.now()
        begin_writing(workspace, draft.id)
        return save(workspace, draft)


def keep_file(workspace: Workspace, draft: bytes, person: str, file: DraftFile) -> bool:
    """Keep a file with a draft; where that was sent meanwhile, with its notification. Says whether it was.

    Where the draft has gone otherwise, nobody wants the file any more.
    """
    with workspace.at_once():
        found = None if workspace.group(draft) else find(workspace, draft)
        sent = found is None and _is_sent(workspace, draft)
        if sent:
            attaching.wait(workspace, draft, person, (file,))
        elif found is not None and all(one.id != file.id for one in found[0].files):
            save(workspace, msgspec.structs.replace(found[0], files=(*found[0].files, file)))
        return sent


def _is_sent(workspace: Workspace, draft: bytes) -> bool:
    """Say whether an id is a notification's, for one recipient too, or a draft's that was sent or is to be released."""
    if workspace.group(draft) or workspace.state("notification", draft) or attaching.became(workspace, draft):
        return True
    release = releasing.find(workspace, draft)
    return release is not None and release.standing in (Standing.REQUESTED, Standing.RELEASED)


def kept_files(workspace: Workspace) -> set[bytes]:
    """Give the files that drafts need, the discarded one too, and those still to be attached."""
    read = (_read(content) for _, _, content in workspace.own.drafts())
    drafted = {file.id for draft in read if draft is not None for file in draft.files}
    return drafted | {one.file.id for one in attaching.waiting(workspace)}


def unreadable(workspace: Workspace) -> set[bytes]:
    """Give the drafts that this program cannot read; a newer one may."""
    return {draft for draft, _, content in workspace.own.drafts() if _read(content) is None}


def begin_writing(workspace: Workspace, draft: bytes) -> None:
    """Take note that a draft is open in a form."""
    known = _open(workspace)
    if draft.hex() not in known:
        workspace.own.keep_preference(_WRITING, " ".join((*known, draft.hex())))


def end_writing(workspace: Workspace, draft: bytes | None = None) -> None:
    """Take note that a draft, or every one, was closed in an orderly way."""
    known = _open(workspace)
    left = [one for one in known if draft is not None and one != draft.hex()]
    if left != known:
        workspace.own.keep_preference(_WRITING, " ".join(left))


def left_open(workspace: Workspace) -> tuple[Draft, str] | None:
    """Give the draft that was open when the last run ended otherwise, and as of when: the latest, None without one."""
    known = _open(workspace)
    for draft, at, content in workspace.own.drafts():
        read = _read(content) if draft.hex() in known else None
        if read is not None and not read.discarded:
            return read, saved_at(workspace, at)
    return None


def _open(workspace: Workspace) -> list[str]:
    return workspace.own.preference(_WRITING).split()


def find(workspace: Workspace, draft: bytes) -> tuple[Draft, int] | None:
    """Give a draft and when it was saved, None if there is none that can be read."""
    found = next((row for row in rows(workspace) if row[0] == draft), None)
    read = _read(found[2]) if found else None
    return (read, found[1]) if found and read else None


def following(workspace: Workspace, notification: bytes, event: str) -> Draft | None:
    """Give the draft of a later event of a notification that was begun and not sent, the latest; None without one."""
    kept = workspace.own.drafts()
    found = (_read(content) for _, _, content in kept if completed_by(content) == notification)
    return next((one for one in found if one is not None and one.event == event and not one.discarded), None)


def rows(workspace: Workspace) -> list[tuple[bytes, int, bytes]]:
    """Give every draft as it is kept (id, when in ms since 1970 UTC, content), the latest first.

    What was returned to its writer is one of them; what its writer has begun to put right stands in its place.
    """
    kept = workspace.own.drafts()
    known = {draft for draft, _, _ in kept}
    back = [_returned(workspace, state) for state in returned.returned(workspace) if state.id not in known]
    return sorted((*kept, *back), key=lambda row: -row[1])


def _returned(workspace: Workspace, state: Release) -> tuple[bytes, int, bytes]:
    return state.id, state.timeline[-1].at, msgspec.json.encode(_with_files(workspace, of_release(state)))


def _with_files(workspace: Workspace, draft: Draft) -> Draft:
    """Give a draft with the files that wait for what it was to become."""
    files = tuple(one.file for one in attaching.waiting(workspace) if one.notification == draft.id)
    return msgspec.structs.replace(draft, files=files)


def of_release(state: Release) -> Draft:
    """Make the draft that a notification was before somebody was asked to release it."""
    body = state.request.body
    call = Call(body.called, body.called_at) if body.called else None
    return Draft(state.id, body.category, body.urgency, returned.document(state), call=call)


def listed(workspace: Workspace, *, discreet: bool = False) -> list[Listed]:
    """List the drafts, the latest first; one that cannot be read is shown and never thrown away.

    Where somebody else may look on (`discreet`), none says where it is.
    """
    found = [(draft, at, _read(content)) for draft, at, content in rows(workspace)]
    return [
        _listed(workspace, draft, saved_at(workspace, at), read, discreet=discreet)
        for draft, at, read in found
        if read is None or not read.discarded
    ]


def begun_hidden(workspace: Workspace) -> list[Listed]:
    """List the drafts that were begun since content is hidden, the latest first, without a word of where.

    None from before is among them, not even one that was begun while content was hidden another time.
    """
    since = workspace.own.hidden_since
    kept = ((draft, at, _read(content)) for draft, at, content in workspace.own.drafts())
    return [
        _listed(workspace, draft, saved_at(workspace, at), read, discreet=True)
        for draft, at, read in kept
        if since and read is not None and read.hidden_since == since and not read.discarded
    ]


def outline(content: bytes) -> dict[str, Any]:
    """Give what tells a kept draft from another without a word of whom it is about; nothing of an unreadable one."""
    read = _read(content)
    return {"category": read.category, "urgency": read.urgency, "quick": read.quick} if read else {}


def discarded(workspace: Workspace) -> Draft | None:
    """Give the draft that was discarded last and can still be taken back."""
    found = (_read(content) for _, _, content in workspace.own.drafts())
    return next((read for read in found if read is not None and read.discarded), None)


def discard(workspace: Workspace, draft: bytes) -> None:
    """Discard a draft; the one discarded before it is gone for good."""
    forget_discarded(workspace)
    found = find(workspace, draft)
    if found is None:
        workspace.own.discard_draft(draft)
    else:
        save(workspace, msgspec.structs.replace(found[0], discarded=True))


def take_back(workspace: Workspace, draft: bytes) -> None:
    """Take a discarded draft back."""
    found = find(workspace, draft)
    if found is not None:
        save(workspace, msgspec.structs.replace(found[0], discarded=False))


def take_back_request(workspace: Workspace, release: Release, person: str, reason: str) -> None:
    """Take a request for a release back: its writer has the draft again, with its files. Raises `Refused`."""
    with workspace.at_once():
        returned_already = release.standing is Standing.RETURNED
        releasing.take_back(workspace, release.id, person, reason)
        if not returned_already:
            save(workspace, _with_files(workspace, of_release(release)))
        attaching.give_up_all(workspace, release.id)


def forget_discarded(workspace: Workspace) -> None:
    """Remove what was discarded, for good; who wrote something that was returned does not go on with it then."""
    while (found := discarded(workspace)) is not None:
        returned.drop(workspace, found.id)
        attaching.give_up_all(workspace, found.id)
        workspace.own.discard_draft(found.id)


def saved_words(at: int) -> Said:
    """Say when a draft was saved, to the second."""
    return say("Entwurf gesichert {time}", time=moment(at).strftime("%H:%M:%S"))


def _read(content: bytes) -> Draft | None:
    try:
        return read_json(content, Draft)
    except UNREADABLE:
        return None


def _listed(workspace: Workspace, draft: bytes, when: str, read: Draft | None, *, discreet: bool) -> Listed:
    if read is None:
        card = Card(draft, "", when, _UNREADABLE, (state_chip("draft"),), unread=False, spoken=_UNREADABLE)
        return Listed(draft, card, readable=False)
    state: Notification | None = workspace.state("notification", read.completes) if read.completes else None
    title, chips = _title(workspace, read, state), (urgency_chip(read.urgency), state_chip("draft"))
    # A part of an incident protects what the whole does, whoever stands in it.
    protected = protects(read.document) or (state is not None and state.protects)
    gist = _gist(read.document, protected=protected, discreet=discreet)
    spoken = joined((*(chip.text for chip in chips), title, gist, say("gesichert {time}", time=when)), ", ")
    return Listed(draft, Card(draft, gist, when, title, chips, unread=False, spoken=spoken), readable=True)


def _title(workspace: Workspace, draft: Draft, state: Notification | None) -> str:
    category = category_title(workspace, draft.category)
    if state is None:
        return category
    return joined((category, follows(draft.event, state.number)))


def follows(event: str, number: str) -> Said:
    """Say what a draft is to become of the notification with a number."""
    match event:
        case "supplemented":
            return say("Nachtrag zu {number}", number=number)
        case "corrected":
            return say("Berichtigung zu {number}", number=number)
        case _:
            return say("Vollständiger Bericht zu {number}", number=number)


def saved_at(workspace: Workspace, at: int) -> str:
    """Say when a draft was saved, to the second, with its day unless that is today."""
    day, time = clock_or_day(at, workspace.now()), moment(at).strftime("%H:%M:%S")
    return time if time.startswith(day) else joined((day, time), " ")


def _gist(document: dict[str, Any], *, protected: bool, discreet: bool) -> str:
    """Give what tells one draft from another: the place, and how many children."""
    place, children = document.get("whereabouts"), document.get("children")
    known = place if isinstance(place, dict) and not protected else {}
    where = ", ".join(str(known[name]) for name in ("municipality", "district") if known.get(name))
    count = max(len(children) if isinstance(children, list) else 0, _number(document.get("children_count")))
    many = "" if not count else say("1 Kind") if count == 1 else say("{count} Kinder", count=count)
    unknown = say("Anschrift geschützt") if protected else say("Ort noch offen")
    return joined((say("Ort verborgen") if where and discreet else where or unknown, many), " · ")


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
