"""Attachments on the command line: what may be attached, what becomes of it, and fetching it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from desktop.commands.attaching import checked_paths
from desktop.commands.command import Answer, Exit
from desktop.commands.desk import OwnDesk
from desktop.domain.notification_attached import LARGEST_ATTACHMENT
from desktop.domain.refused import Refused
from desktop.domain.templates import template
from desktop.presenters.attachments import MOST, TOGETHER
from tests.helpers.desks import Desks, ask, problem
from tests.helpers.governed import governed
from tests.helpers.programs import new_id


def photo(folder: Path, name: str = "foto.jpg", content: bytes = b"Foto" * 1000) -> str:
    """A photo in a folder; gives its path."""
    path = folder / name
    path.write_bytes(content)
    return str(path)


def notify(
    desk: OwnDesk, folder: Path, *paths: str, notification: str = "", said: dict[str, Any] | None = None
) -> Answer:
    """Notify with these files attached."""
    document = folder / "notification.json"
    document.write_text(json.dumps(said or template("P01")), encoding="utf-8")
    attached = [word for path in paths for word in ("--attach", path)]
    return ask(desk, "notify", "--from", str(document), "--id", notification or new_id(), *attached)


def shown(desk: OwnDesk, answer: Answer) -> list[dict[str, Any]]:
    """The files that a desk shows of a notification."""
    ask(desk, "sync")
    (recipient,) = answer.result["recipients"]
    return list(ask(desk, "show", recipient["id"]).result["attachments"])


def test_what_is_attached_is_shown_and_fetched(desks: Desks, tmp_path: Path) -> None:
    """The receiver sees name, size and digest, and fetches the file when it is wanted."""
    answer = notify(desks.police, tmp_path, photo(tmp_path), photo(tmp_path, "brief.pdf", b""))
    assert answer.code is Exit.DONE
    (recipient,) = answer.result["recipients"]
    assert [row["state"] for row in recipient["attachments"]] == ["accepted", "accepted"]
    first, second = shown(desks.willich, answer)
    assert (first["name"], first["size"], first["media_type"]) == ("foto.jpg", 4000, "image/jpeg")
    assert (first["local"], second["size"]) == ("not_here", 0)
    got = ask(desks.willich, "attachment", "get", recipient["id"], first["id"], "--out", str(tmp_path / "out.jpg"))
    assert (tmp_path / "out.jpg").read_bytes() == b"Foto" * 1000
    assert (got.result["id"], got.result["size"]) == (first["id"], 4000)
    assert shown(desks.willich, answer)[0]["local"] == "here"
    folder = tmp_path / "folder"
    folder.mkdir()
    ask(desks.willich, "attachment", "get", recipient["id"], "brief.pdf", "--out", str(folder))
    assert [path.name for path in folder.iterdir()] == ["brief.pdf"]
    unknown = ask(desks.willich, "attachment", "get", recipient["id"], "fehlt", "--out", str(folder))
    assert problem(unknown) == "not_found"


def test_the_same_call_again_attaches_nothing_twice(desks: Desks, tmp_path: Path) -> None:
    """A call whose answer was lost is repeated; one more file of it is attached, and no other again."""
    notification, path = new_id(), photo(tmp_path)
    first = notify(desks.police, tmp_path, path, notification=notification)
    assert notify(desks.police, tmp_path, path, notification=notification).result == first.result
    more = notify(desks.police, tmp_path, path, photo(tmp_path, "mehr.jpg"), notification=notification)
    assert [row["name"] for row in more.result["recipients"][0]["attachments"]] == ["foto.jpg", "mehr.jpg"]
    assert len(shown(desks.willich, first)) == 2


def test_a_file_goes_to_whom_its_child_is_told_of(offline: OwnDesk, tmp_path: Path) -> None:
    """Siblings at two offices: each gets its own file; unsaid nothing is written at all; again changes nothing."""
    said, paths = template("P01"), (photo(tmp_path), photo(tmp_path, "brief.pdf"))
    said["children"][1] |= {place: {"municipality": "Kempen"} for place in ("whereabouts", "residence")}
    refused = notify(offline, tmp_path, *paths, said=said, notification=(first := new_id()))
    assert (refused.code, refused.result["error"]["field"]) == (Exit.REFUSED, "attachments")
    assert problem(ask(offline, "show", first)) == "not_found"
    said["attachments"] = [{"name": "foto.jpg", "children": [1]}, {"name": "brief.pdf", "children": [2]}]
    answer = notify(offline, tmp_path, *paths, said=said, notification=first)
    got = {one["unit"]: [row["name"] for row in one["attachments"]] for one in answer.result["recipients"]}
    assert got == {"jugendamt-willich-asd": ["foto.jpg"], "jugendamt-kempen-asd": ["brief.pdf"]}
    again = notify(offline, tmp_path, *paths, photo(tmp_path, "mehr.jpg"), said=said, notification=first)
    assert again.result["error"]["field"] == "attachments"
    last = notify(offline, tmp_path, *paths, said=said, notification=first)
    assert last.result["recipients"] == answer.result["recipients"]


def test_without_a_server_both_are_kept(desks: Desks, tmp_path: Path) -> None:
    """Notification and file wait here, both are shown as waiting; withdrawn, the file goes with it."""
    with desks.offline("police", tmp_path / "offline") as desk:
        answer = notify(desk, tmp_path, photo(tmp_path))
        assert (answer.code, answer.result["state"]) == (Exit.KEPT, "queued")
        (row,) = shown(desk, answer)
        assert (row["state"], row["local"]) == ("queued", "uploading")
        assert "Anhang: foto.jpg  4 KiB  wartet auf Übermittlung" in "\n".join(answer.lines)
        ask(desk, "withdraw", answer.result["id"])
        desk.carry(lambda _moved: None)
        assert desk.opened.files.all() == []


def test_with_its_notification_an_attachment_is_erased(desks: Desks, tmp_path: Path) -> None:
    """After the erasure neither device nor the server has a chunk of it, and of another notification's all."""
    gone, stays = (notify(desks.police, tmp_path, photo(tmp_path, f"{name}.jpg")) for name in ("gone", "stays"))
    for answer in (gone, stays):
        (row,) = shown(desks.willich, answer)
        entity = answer.result["recipients"][0]["id"]
        ask(desks.willich, "attachment", "get", entity, row["id"], "--out", str(tmp_path / "out"))
    before = sum(1 for _ in (desks.server.data / "files").rglob("*-*"))
    entity = gone.result["recipients"][0]["id"]
    assert ask(desks.willich, "erase", entity, "--reason", "mistake", "--json").result["state"] == "erased"
    for desk in (desks.willich, desks.police):
        ask(desk, "sync")
        assert shown(desk, gone) == []
        assert len(shown(desk, stays)) == 1
        attached = [row.entity.hex() for row in desk.opened.files.all() if row.entity]
        assert entity.replace("-", "") not in attached
        assert stays.result["recipients"][0]["id"].replace("-", "") in attached
    assert sum(1 for _ in (desks.server.data / "files").rglob("*-*")) == before - 1


def test_what_cannot_be_attached_names_its_path(tmp_path: Path) -> None:
    """What is no file, too large, or has too long a name is refused before anything is written."""
    large = tmp_path / "groß.bin"
    with large.open("wb") as file:
        os.truncate(file.fileno(), LARGEST_ATTACHMENT + 1)
    long = photo(tmp_path, "n" * 201)
    for path, code in (
        (str(tmp_path / "fehlt"), "file_unreadable"),
        (str(tmp_path), "file_unreadable"),
        (str(large), "file_too_large"),
        (long, "file_name_too_long"),
    ):
        with pytest.raises(Refused) as refused:
            checked_paths([path])
        assert (refused.value.code, refused.value.field) == (code, path)
        assert refused.value.message.startswith(f"{path}: ")


def test_what_is_too_much_together_is_refused(tmp_path: Path) -> None:
    """One call attaches only so many files, and so many bytes; the same path twice is one."""
    paths = [photo(tmp_path, f"{number}.jpg", b"") for number in range(MOST + 1)]
    assert checked_paths([*paths[:MOST], paths[0]]) == paths[:MOST]
    with pytest.raises(Refused, match=str(MOST)):
        checked_paths(paths)
    for path in paths[:3]:
        os.truncate(path, LARGEST_ATTACHMENT)
    with pytest.raises(Refused, match="Zusammen höchstens 100,0 MiB") as refused:
        checked_paths(paths[:3])
    assert refused.value.code == "attachments_too_large"
    assert TOGETHER == 2 * LARGEST_ATTACHMENT


def test_a_document_with_problems_reads_no_file(desks: Desks, tmp_path: Path) -> None:
    """What would be refused anyway is refused before a byte is taken in."""
    document = tmp_path / "wrong.json"
    document.write_text("{}", encoding="utf-8")
    before = len(desks.police.opened.files.all())
    answer = ask(desks.police, "notify", "--from", str(document), "--attach", photo(tmp_path))
    assert answer.code is Exit.REFUSED
    assert len(desks.police.opened.files.all()) == before


def test_the_administrations_limits(tmp_path: Path) -> None:
    """Fewer files, smaller files or none at all go with a notification where the administration has said so."""
    first, second = photo(tmp_path), photo(tmp_path, "zwei.jpg", bytes(1024 * 1024 + 1))
    with governed(attachments=1), pytest.raises(Refused, match="Höchstens 1 Anhänge"):
        checked_paths([first, second])
    with governed(attachment_mib=1), pytest.raises(Refused, match=r"zwei\.jpg: Höchstens 1,0 MiB"):
        checked_paths([first, second])
    with governed(attachments=0):
        assert checked_paths([]) == []
        with pytest.raises(Refused, match="Höchstens 0"):
            checked_paths([first])
