"""What was erased stands in no page of either database of a device that was away for a month.

Both are open all the while: what is free in them, what stands in their logs and in the second copy is looked at too.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.commands.desk import OwnDesk
from desktop.commands.text_drawing import TextDrawing
from desktop.domain.templates import template
from desktop.keys.profile_folder import DATABASE, FILES
from desktop.store.second import second_path
from tests.helpers.desks import Desks, ask
from tests.helpers.pages import SLICE, found_in_pages
from tests.helpers.pdf import pdf

_APART = 1000
"""Bytes from one piece to the next: some stand in every page that a chunk takes."""
MONTH_MS = 30 * 24 * 3600 * 1000
NAME, TEXT, OFFLINE = "Xaverjolantha", "Quittenzwirbel", "Yggdrasilius"
PHOTO, GUIDE, PAGE = "Wendelborste", "Knisterhain", "Zirkelbaum"
WORDS = (NAME, TEXT, OFFLINE, PHOTO, GUIDE, PAGE)


def written(desks: Desks, folder: Path) -> tuple[str, str]:
    """A notification with an attachment, and a document: what is in them stands nowhere else; gives their ids."""
    photo, guide, told = folder / f"{PHOTO}.jpg", folder / f"{GUIDE}.pdf", folder / "told.json"
    photo.write_bytes(random.Random(1).randbytes(50_000))
    guide.write_bytes(pdf([f"# Leitfaden\n{PAGE} steht auf Seite {number}" for number in range(1, 40)]))
    document = template("P01")
    document["children"][0] |= {"given_name": NAME}
    document["statements"][0]["text"] = f"{TEXT} " * 200
    told.write_text(json.dumps(document), encoding="utf-8")
    sent = ask(desks.police, "notify", "--from", str(told), "--attach", str(photo)).result["recipients"]
    (row,) = ask(desks.police, "materials", "add", str(guide)).result["items"]
    assert ask(desks.police, "sync").result["up_to_date"]
    return str(sent[0]["id"]), str(row["id"])


def fetch(desk: OwnDesk, folder: Path, notification: str, document: str) -> list[bytes]:
    """Read all of it, and draw the document's texts out; gives pieces of the sealed chunks that lie here by now."""
    assert ask(desk, "sync").result["up_to_date"]
    ask(desk, "attachment", "get", notification, f"{PHOTO}.jpg", "--out", str(folder / "photo"))
    ask(desk, "materials", "get", document, "--out", str(folder / "guide"))
    files = desk.opened.files
    TextDrawing(desk.opened).draw(lambda *_: None)
    assert files.texts.find(PAGE, 1)
    kept = [files.chunk(file.file, place) for file in files.all() for place in range(file.count)]
    return [chunk[at : at + SLICE] for chunk in kept if chunk for at in range(0, len(chunk), _APART)]


def go_away(desks: Desks, desk: OwnDesk, notification: str) -> None:
    """Let a device write of it and a month pass: everything that it has kept a time of is that much older."""
    settings, files = desk.opened.store.settings, desk.opened.files
    desks.server.stop()
    ask(desk, "phone-handover", notification, "--to", OFFLINE, "--at", "2026-01-28T12:00+01:00")
    desks.server.start()
    for name in ("met_at", "latest_seen"):
        settings.put(name, str(int(settings.get(name) or b"0") - MONTH_MS).encode())
    for row in files.all():
        files.use(row.file, row.used_at - MONTH_MS)
    assert desk.opened.workspace.own.lease_over


def found(desk: OwnDesk, chunks: list[bytes]) -> dict[str, set[str]]:
    """Which words, and whether something of the chunks, stand in a page of each database and what lies beside it."""
    folder, key = desk.opened.folder, desk.opened.key.reveal()
    lines = {name: found_in_pages(folder / name, key, WORDS, chunks) for name in (DATABASE, FILES)}
    return {name: {line.partition(" ")[0].rstrip(":") for line in those} for name, those in lines.items()}


def test_a_device_that_was_away_for_a_month_keeps_nothing(desks: Desks, tmp_path: Path, qapp: QApplication) -> None:
    """Words, names of files, texts of pages and sealed chunks stand in its databases until it syncs, then in none."""
    qapp.processEvents()
    away = desks.willich
    notification, document = written(desks, tmp_path)
    chunks = fetch(away, tmp_path, notification, document)
    go_away(desks, away, notification)
    for entity in (notification, document):
        assert ask(desks.police, "--json", "erase", entity, "--reason", "mistake").result["state"] == "erased"
    assert ask(desks.police, "sync").result["up_to_date"]
    before = found(away, chunks)
    assert before[DATABASE] >= {NAME, TEXT, OFFLINE, PHOTO, GUIDE}
    assert before[FILES] >= {PAGE, "sealed"}
    assert ask(away, "sync").result["up_to_date"]
    assert found(away, chunks) == {DATABASE: set(), FILES: set()}
    assert found(desks.police, chunks) == {DATABASE: set(), FILES: set()}
    for name in (DATABASE, FILES):
        assert (away.opened.folder / f"{name}-wal").exists()
    assert second_path(away.opened.folder / DATABASE).exists()
