"""`draft`: what was begun and not sent."""

from __future__ import annotations

import argparse
import json

from desktop.commands.command import Answer, Arguments, Command, Desk, page_size, paged, required, unless
from desktop.commands.telling import draft_line
from desktop.domain.refused import Refused
from desktop.presenters.drafts import outline
from desktop.presenters.paging import page
from desktop.presenters.times import id_text, read_id, written


def _configure_draft(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["list", "show", "discard"])
    parser.add_argument("id", nargs="?", metavar="ID")
    paged(parser)


def _draft(desk: Desk, arguments: Arguments) -> Answer:
    drafts = desk.opened.store.drafts
    if arguments["what"] == "list":
        rows = [
            {"id": id_text(draft), "saved_at": written(saved_at), **outline(content)}
            for draft, saved_at, content in drafts.all()
        ]
        answer = page(rows, page_size(arguments), arguments.get("after"))
        return Answer(answer, lines=tuple(draft_line(desk.opened.workspace, row) for row in answer["items"]))
    draft = read_id(required(arguments, "id"))
    content = drafts.get(draft)
    if content is None:
        raise Refused("not_found", "Diesen Entwurf gibt es nicht.", field="id")
    row = {"id": id_text(draft), "content": json.loads(content)}
    if arguments["what"] == "discard":
        drafts.discard(draft)
        return Answer({"id": row["id"], "discarded": True}, lines=("Der Entwurf wurde verworfen.",))
    return Answer(row)


DRAFTS = Command("draft", "Entwürfe", _draft, _configure_draft, writes=unless("list", "show"))
