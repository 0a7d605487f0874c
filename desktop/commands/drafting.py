"""`draft`: what was begun and not sent."""

from __future__ import annotations

import argparse
import json

from desktop.commands.command import Answer, Arguments, Command, Desk, page_size, paged, required, unless
from desktop.commands.telling import draft_line
from desktop.domain.refused import Refused
from desktop.domain.release_state import Standing
from desktop.presenters import drafts, releasing, returned
from desktop.presenters.paging import page
from desktop.presenters.times import id_text, read_id, written
from desktop.workspace.workspace import Workspace


def _configure_draft(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["list", "show", "discard"])
    parser.add_argument("id", nargs="?", metavar="ID")
    paged(parser)


def _draft(desk: Desk, arguments: Arguments) -> Answer:
    workspace = desk.opened.workspace
    kept = drafts.rows(workspace)
    if arguments["what"] == "list":
        rows = [
            {"id": id_text(draft), "saved_at": written(saved_at), **drafts.outline(content), **_back(workspace, draft)}
            for draft, saved_at, content in kept
        ]
        answer = page(rows, page_size(arguments), arguments.get("after"))
        return Answer(answer, lines=tuple(draft_line(desk.opened.workspace, row) for row in answer["items"]))
    draft = read_id(required(arguments, "id"))
    content = next((content for known, _, content in kept if known == draft), None)
    if content is None:
        raise Refused("not_found", "Diesen Entwurf gibt es nicht.", field="id")
    row = {"id": id_text(draft), "content": json.loads(content), **_back(workspace, draft)}
    if arguments["what"] == "discard":
        with workspace.at_once():
            returned.drop(workspace, draft)
            workspace.own.discard_draft(draft)
        return Answer({"id": row["id"], "discarded": True}, lines=("Der Entwurf wurde verworfen.",))
    return Answer(row)


def _back(workspace: Workspace, draft: bytes) -> dict[str, str]:
    """Say of what was returned that it was, and why."""
    state = releasing.find(workspace, draft)
    back = state is not None and state.standing is Standing.RETURNED
    return {"state": str(state.standing), "reason": state.reason} if state and back else {}


DRAFTS = Command("draft", "Entwürfe", _draft, _configure_draft, writes=unless("list", "show"))
