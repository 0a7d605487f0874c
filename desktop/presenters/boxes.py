"""What came in and what goes out, as one list and one by one: notifications, what waits for a release, what was phoned.

It puts them together and knows none from within.
"""

from __future__ import annotations

from typing import Any

from desktop.domain.release_state import Release
from desktop.presenters import notifications, phoned, releases, releasing
from desktop.presenters.times import id_text, read_id
from desktop.workspace.workspace import Workspace


def listed(workspace: Workspace, box: str, *, state: str | None, limit: int, after: bytes | None) -> dict[str, Any]:
    """List what came in (`inbox`) or goes out (`outbox`), a page at a time.

    Of what goes out, what waits for its release comes first; what was told by telephone alone comes last.
    """
    if box != "outbox":
        return notifications.listed(workspace, box, state=state, limit=limit, after=after)
    here = id_text(after) if after is not None else ""
    ahead, last = _ahead(workspace, state), _last(workspace, state)
    if _known(last, here):
        return _cut(_behind(last, here), limit, more=False)
    if _known(ahead, here):
        ahead, after = _behind(ahead, here), None
    elif after is not None:
        ahead = []
    rest = notifications.listed(workspace, box, state=state, limit=limit, after=after)
    more = rest["next"] is not None
    return _cut([*ahead, *rest["items"], *([] if more else last)], limit, more=more)


def _cut(rows: list[dict[str, Any]], limit: int, *, more: bool) -> dict[str, Any]:
    """Make a page; what has no room any more comes with the next."""
    items = rows[:limit]
    return {"items": items, "next": items[-1]["id"] if more or len(rows) > limit else None}


def _known(rows: list[dict[str, Any]], here: str) -> bool:
    return any(row["id"] == here for row in rows)


def _behind(rows: list[dict[str, Any]], here: str) -> list[dict[str, Any]]:
    return rows[[row["id"] for row in rows].index(here) + 1 :]


def _last(workspace: Workspace, state: str | None) -> list[dict[str, Any]]:
    return [row for row in phoned.items(workspace) if state in (None, row["state"])]


def _ahead(workspace: Workspace, state: str | None) -> list[dict[str, Any]]:
    rows = [row for one in releases.shown(workspace) for row in releases.items(workspace, one)]
    return [row for row in rows if state in (None, row["state"])]


def whole(workspace: Workspace, entity: bytes) -> dict[str, Any]:
    """Give everything known of a notification, or of its release while it is not here; raises `Refused` if none is."""
    told = phoned.find(workspace, entity)
    if told is not None:
        return phoned.whole(workspace, told)
    release = releasing.find(workspace, entity)
    if release is None:
        return notifications.whole(workspace, entity)
    if is_waiting(workspace, release, entity):
        return releases.whole(workspace, release, entity)
    if not workspace.group(release.id):
        return notifications.whole(workspace, next(iter(releasing.recipient_ids(release))))
    return notifications.whole(workspace, entity) | {"release": releases.told(workspace, release)}


def kind_of(workspace: Workspace, whole: dict[str, Any]) -> str:
    """Give the kind of what was given in whole."""
    entity = read_id(whole["id"])
    return next((kind for kind in ("notification", "phoned") if workspace.any_of(kind, (entity,))), "release")


def is_waiting(workspace: Workspace, release: Release, entity: bytes) -> bool:
    """Say whether all there is of a notification (or of the one to a recipient) on this device is its release."""
    missing = releases.missing(workspace, release)
    if entity == release.id:
        return len(missing) == len(release.request.body.recipients)
    return entity in missing
