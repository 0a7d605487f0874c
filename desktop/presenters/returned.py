"""What came back to its writer: a returned notification as the draft it was, until it is asked for again or dropped.

Nothing is copied when it comes back: the text stands in the request, and a draft of it is kept once somebody writes.
"""

from __future__ import annotations

from typing import Any

import msgspec

from desktop.domain.content import Content
from desktop.domain.forms import PRESET, preset_labels
from desktop.domain.override import REASON, UNIT
from desktop.domain.release_state import Release, Standing
from desktop.presenters import releases, releasing
from desktop.workspace.workspace import Workspace


def returned(workspace: Workspace) -> list[Release]:
    """Give what was returned to this device's person."""
    found = (state for _, state in workspace.states("release", status=Standing.RETURNED))
    return [state for state in found if releases.is_mine(workspace, state)]


def document(state: Release) -> dict[str, Any]:
    """Give what was asked for as the document it was written in, without what the program filled in."""
    body = state.request.body
    made: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(body.content))
    if body.content.labels is not None and body.content.labels.preset:
        made["labels"] = _chosen(body.content, made["labels"])
        if not made["labels"]:
            del made["labels"]
    return made | ({UNIT: body.override_unit, REASON: body.override_reason} if body.override_unit else {})


def _chosen(content: Content, labels: dict[str, Any]) -> dict[str, Any]:
    """Give the labels that somebody set; what is as the program would set it is set anew."""
    preset = preset_labels(content)
    return {
        name: value
        for name, value in labels.items()
        if name != "preset" and not (name in PRESET and value == getattr(preset, name))
    }


def drop(workspace: Workspace, notification: bytes) -> None:
    """Take note that its writer does not go on with what was returned; of anything else nothing is said."""
    state: Release | None = workspace.state("release", notification)
    if state is not None and state.standing is Standing.RETURNED and releases.is_mine(workspace, state):
        releasing.take_back(workspace, state.id, state.request.body.person, "")
