"""Damaged files: named by `doctor`, healed by `doctor --repair` from the server, or given up by name."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from desktop.commands.command import Answer, Exit
from desktop.commands.desk import OwnDesk
from desktop.commands.examining import examine
from desktop.commands.repairing import repair
from desktop.keys.profile_folder import FILES
from desktop.sync.ferry import Ferry
from tests.helpers.desks import NOWHERE, Desks, ask, desks_in
from tests.helpers.flipping import PAGE, flip_bit
from tests.helpers.pages import found_in_pages
from wire import limits

FILM = Random(11).randbytes(limits.CHUNK_BYTES + 5000)


@pytest.fixture(scope="module")
def away() -> Iterator[Desks]:
    """A cooperation whose profiles nobody has open: each test opens the one it is about."""
    with tempfile.TemporaryDirectory(prefix="sb-healing-") as place, desks_in(Path(place)) as desks:
        for desk in desks.at_work.values():
            desk.opened.close()
        yield desks


@contextlib.contextmanager
def opened(desks: Desks, name: str, url: str = "") -> Iterator[OwnDesk]:
    """A desk for a moment, with its server where it is, or somewhere else."""
    with contextlib.closing(desks.open(desks.at_work[name].opened.folder)) as one:
        one.store.settings.put("server", (url or desks.server.url).encode())
        yield OwnDesk(one)


def damage(desks: Desks, name: str, place: int) -> None:
    """Flip a bit where a chunk of the newest file lies."""
    with opened(desks, name) as desk:
        (*_, file) = desk.opened.files.all()
        chunk = desk.opened.files.chunk(file.file, place)
        assert chunk is not None
        desk.opened.files.forget(())
        path, key = desk.opened.folder / FILES, desk.opened.key.reveal()
    middle = chunk[len(chunk) // 2 :][:960]
    lines = found_in_pages(path, key, (), [middle])
    line = lines[len(lines) // 2]
    flip_bit(path, (int(line.rpartition(" ")[2]) - 1) * PAGE + 500)


def mended(desks: Desks, name: str) -> Answer:
    folder = desks.at_work[name].opened.folder
    return repair(folder, desks.key(folder))


def files_check(desks: Desks, name: str) -> dict[str, object]:
    folder = desks.at_work[name].opened.folder
    (found,) = [one for one in examine(folder, desks.key(folder)).result["checks"] if one["name"] == "files"]
    return dict(found)


def add(desks: Desks, folder: Path, title: str, url: str = "") -> str:
    """Let the police add a film; gives its id."""
    path = folder / f"{title}.mp4"
    path.write_bytes(FILM)
    with opened(desks, "police", url) as desk:
        (row,) = ask(desk, "materials", "add", str(path)).result["items"]
    return str(row["id"])


def test_what_is_pinned_is_fetched_again(away: Desks, tmp_path: Path) -> None:
    """A flipped bit is named with its document; repairing brings back all of it, and the profile is well again."""
    material = add(away, tmp_path, "Schulung")
    with opened(away, "willich") as desk:
        ask(desk, "sync")
        assert ask(desk, "materials", "pin", material).result["state"] == "here"
    damage(away, "willich", 0)
    found = files_check(away, "willich")
    assert not found["ok"]
    assert "1 Teile beschädigt („Schulung“)" in str(found["detail"])
    answer = mended(away, "willich")
    assert (answer.code, answer.result["ok"]) == (Exit.DONE, True)
    assert any("neu zusammengestellt" in one for one in answer.result["repaired"])
    out = tmp_path / "out.mp4"
    with opened(away, "willich", NOWHERE) as desk:
        assert ask(desk, "materials", "get", material, "--out", str(out)).code is Exit.DONE
    assert out.read_bytes() == FILM
    assert mended(away, "willich").result["repaired"] == []


def test_what_had_gone_up_already_comes_back(away: Desks, tmp_path: Path) -> None:
    """Where the server has the damaged part of a file on its way already it is fetched back, and the rest goes up."""
    material = add(away, tmp_path, "Halb", NOWHERE)
    with opened(away, "police") as desk:
        assert desk.sync(20.0).failure is None
        line = desk.opened.transport()
        assert next(Ferry(desk.opened.files, line).carry(desk.opened.workspace.local.session())).done == 1
        line.close()
    damage(away, "police", 0)
    assert mended(away, "police").code is Exit.DONE
    with opened(away, "police") as desk:
        assert ask(desk, "sync").result["up_to_date"]
        rows = {row["id"]: row["state"] for row in ask(desk, "materials", "list").result["items"]}
    assert rows[material] == "here"


def test_what_nobody_else_has_is_said_by_name(away: Desks, tmp_path: Path) -> None:
    """Without a server a part that only this device had is named and stays missing; with one it is given up."""
    add(away, tmp_path, "Merkblatt", NOWHERE)
    damage(away, "police", 1)
    with opened(away, "police", NOWHERE):
        pass
    offline = mended(away, "police")
    assert offline.code is Exit.DAMAGED
    assert any("sobald er erreichbar ist" in one for one in offline.result["repaired"])
    assert "nur hier waren Teile von „Merkblatt“" in str(files_check(away, "police")["detail"])
    with opened(away, "police"):
        pass
    answer = mended(away, "police")
    assert (answer.code, answer.result["ok"]) == (Exit.DONE, True)
    assert answer.result["repaired"] == [
        "Bitte noch einmal einstellen, denn ein Teil davon lag nur auf diesem Gerät: „Merkblatt“."
    ]
    with opened(away, "police") as desk:
        assert [row["reason"] for row in ask(desk, "tray", "list").result["items"]] == ["file_missing"]
