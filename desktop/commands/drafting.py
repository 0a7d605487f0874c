"""`draft` and `tray`: what was begun and not sent, and what was sent and not delivered."""

from __future__ import annotations

import argparse
import json
from typing import Any

from desktop.commands.command import Answer, Arguments, Command, Desk, page_size, paged, required, unless
from desktop.commands.telling import draft_line, tray_line
from desktop.domain.refused import Refused
from desktop.domain.rows import OutboxRow
from desktop.presenters.drafts import outline
from desktop.presenters.paging import page
from desktop.presenters.times import id_text, read_id, written
from wire.body import decode_body
from wire.codec import Malformed
from wire.header import EnvelopeKind


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


def _configure_tray(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["list", "export", "adopt"])
    paged(parser)


def _tray(desk: Desk, arguments: Arguments) -> Answer:
    rows = [_undelivered(row) for row in desk.opened.store.outbox.all("refused")]
    answer = page(rows, page_size(arguments), arguments.get("after"))
    return Answer(answer, lines=tuple(tray_line(row) for row in answer["items"]))


def _undelivered(row: OutboxRow) -> dict[str, Any]:
    return {
        "id": id_text(row.event),
        "entity": id_text(row.entity),
        "type": _type(row),
        "written_at": written(row.created_at),
        "reason": row.reason,
    }


def _type(row: OutboxRow) -> str:
    if row.envelope != EnvelopeKind.EVENT:
        return EnvelopeKind(row.envelope).name.lower()
    try:
        return decode_body(row.plaintext).type
    except Malformed:
        return "unreadable"


DRAFTS = (
    Command("draft", "Entwürfe", _draft, _configure_draft, writes=unless("list", "show")),
    Command("tray", "was nicht zugestellt wurde", _tray, _configure_tray),
)
