"""A process that lives with a profile as its owner would, and says of each thing it was told is kept; to be killed.

It runs the real commands against the real server. What it says, it says after the command has given its answer.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Any

from desktop.commands.command import Exit
from desktop.commands.desk import OwnDesk
from desktop.commands.writing import holding
from desktop.composition import open_profile
from desktop.keys.secret import DatabaseKey
from desktop.presenters.times import id_text
from tests.helpers.desks import ask

Said = tuple[str, str, str]
"""What was done, the id of what it was done to, and what was kept of it."""
KEPT = (Exit.DONE, Exit.KEPT)


def live(folder: Path, key: bytes, seed: int, notification: str, said: Connection[Said, Any]) -> None:
    """Write and sync until killed; `notification` is the file to notify from."""
    chance = Random(seed)
    with holding(folder), contextlib.closing(open_profile(folder, DatabaseKey(key))) as opened:
        desk = OwnDesk(opened)
        said.send(("opened", "", ""))
        while True:
            deed = chance.choice((_notify, _notify, _draft, _draft, _acknowledge, _sync))
            for line in deed(desk, chance, notification):
                said.send(line)


def _notify(desk: OwnDesk, _chance: Random, notification: str) -> Iterable[Said]:
    entity = id_text(desk.opened.workspace.new_id())
    answer = ask(desk, "notify", "--from", notification, "--id", entity)
    return [("notified", entity, "")] if answer.code in KEPT else []


def _draft(desk: OwnDesk, chance: Random, _notification: str) -> Iterator[Said]:
    """Save a draft or discard it (then nothing is kept of it); what is about to be done is said before it is."""
    draft = bytes([chance.randrange(4)]) * 16
    content = chance.randbytes(chance.randrange(1, 20_000)) if chance.random() < 0.8 else b""
    yield "about to", draft.hex(), content.hex()
    if content:
        desk.opened.workspace.own.save_draft(draft, content)
    else:
        desk.opened.workspace.own.discard_draft(draft)
    yield "draft", draft.hex(), content.hex()


def _acknowledge(desk: OwnDesk, chance: Random, _notification: str) -> Iterable[Said]:
    items = [item for item in ask(desk, "inbox").result["items"] if item["state"] == "delivered"]
    if not items:
        return _sync(desk, chance, "")
    entity = str(chance.choice(items)["id"])
    return [("acknowledged", entity, "")] if ask(desk, "acknowledge", entity).code in KEPT else []


def _sync(desk: OwnDesk, _chance: Random, _notification: str) -> Iterable[Said]:
    return [("synced", "", "")] if ask(desk, "sync").code == Exit.DONE else []
