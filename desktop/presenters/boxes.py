"""What came in and what goes out, as one list and one by one: notifications, and what waits for its release.

It puts the two together and knows neither from within.
"""

from __future__ import annotations

from typing import Any

from desktop.domain.release_state import Release
from desktop.presenters import notifications, releases, releasing
from desktop.presenters.times import id_text
from desktop.workspace.workspace import Workspace


def listed(workspace: Workspace, box: str, *, state: str | None, limit: int, after: bytes | None) -> dict[str, Any]:
    """List what came in (`inbox`) or goes out (`outbox`), a page at a time: what waits for its release comes first."""
    ahead = _ahead(workspace, state) if box == "outbox" else []
    places = [row["id"] for row in ahead]
    if after is not None:
        here = id_text(after)
        if here not in places:
            return notifications.listed(workspace, box, state=state, limit=limit, after=after)
        ahead = ahead[places.index(here) + 1 :]
    if len(ahead) > limit:
        return {"items": ahead[:limit], "next": ahead[limit - 1]["id"]}
    return _joined(ahead, notifications.listed(workspace, box, state=state, limit=limit, after=None), limit)


def _joined(ahead: list[dict[str, Any]], rest: dict[str, Any], limit: int) -> dict[str, Any]:
    """Put two parts of a page together; what has no room any more comes with the next."""
    items = [*ahead, *rest["items"]]
    if len(items) <= limit:
        return {"items": items, "next": rest["next"]}
    return {"items": items[:limit], "next": items[limit - 1]["id"]}


def _ahead(workspace: Workspace, state: str | None) -> list[dict[str, Any]]:
    rows = [row for one in releases.shown(workspace) for row in releases.items(workspace, one)]
    return [row for row in rows if state in (None, row["state"])]


def whole(workspace: Workspace, entity: bytes) -> dict[str, Any]:
    """Give everything known of a notification, or of its release while it is not here; raises `Refused` if none is."""
    release = releasing.find(workspace, entity)
    if release is None:
        return notifications.whole(workspace, entity)
    if is_waiting(workspace, release, entity):
        return releases.whole(workspace, release, entity)
    return notifications.whole(workspace, entity) | {"release": releases.told(workspace, release)}


def is_waiting(workspace: Workspace, release: Release, entity: bytes) -> bool:
    """Say whether all there is of a notification (or of the one to a recipient) on this device is its release."""
    missing = releases.missing(workspace, release)
    if entity == release.id:
        return len(missing) == len(release.request.body.recipients)
    return entity in missing
