"""What is tried again and again, or saved again and again, takes no more room than once: no disk fills by itself."""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.commands.command import Exit
from desktop.commands.desk import OwnDesk
from desktop.domain.templates import template
from desktop.keys.profile_folder import DATABASE
from desktop.store.salvage import salvage
from desktop.store.second import second_path
from tests.helpers.desks import Desks, ask
from tests.helpers.fault_server import FaultServer, Gone
from tests.helpers.relaying import through

SOME, MANY = 4, 24
DRAFT, FORM = b"d" * 16, b"as long as a form is " * 500


def room(desk: OwnDesk) -> int:
    """How much a profile takes on the disk, once what was written has its place."""
    assert desk.opened.store.scrub()
    return sum(path.stat().st_size for path in desk.opened.folder.rglob("*") if path.is_file())


def room_at_server(desks: Desks) -> int:
    """The same of the server, which writes everything to its place when it ends."""
    desks.server.stop()
    taken = sum(path.stat().st_size for path in desks.server.data.rglob("*") if path.is_file())
    desks.server.start()
    return taken


def sync(desk: OwnDesk) -> None:
    """Sync where nothing is new."""
    assert ask(desk, "sync").result["up_to_date"]


def save(desk: OwnDesk) -> None:
    """Save a draft once more, as the window does every other second."""
    desk.opened.workspace.own.save_draft(DRAFT, FORM)


def discard(desk: OwnDesk) -> None:
    """Begin a draft and discard it."""
    save(desk)
    desk.opened.workspace.own.discard_draft(DRAFT)


def grown(desks: Desks, again: Callable[[], object]) -> list[tuple[int, int]]:
    """What profile and server take after doing something some times, and after doing it many times more."""
    taken = []
    for times in (SOME, MANY):
        for _ in range(times):
            again()
        taken.append((room(desks.police), room_at_server(desks)))
    return taken


@pytest.mark.parametrize("again", [sync, save, discard])
def test_doing_it_again_takes_no_more_room(desks: Desks, again: Callable[[OwnDesk], None]) -> None:
    """After many times of the same a profile takes as much as after some, and so does the server."""
    some, many = grown(desks, lambda: again(desks.police))
    assert many == some


def test_what_stays_is_noticed(desks: Desks) -> None:
    """Drafts that nobody discards take room at the profile and none at the server, and the same measure says so."""
    some, many = grown(desks, lambda: desks.police.opened.workspace.own.save_draft(secrets.token_bytes(16), FORM))
    assert (many[0] > some[0], many[1]) == (True, some[1])


@pytest.fixture
def cut(desks: Desks) -> Iterator[list[str]]:
    """Paths for which no request of the police comes through."""
    paths, settings = list[str](), desks.police.opened.store.settings

    def stop(path: str) -> None:
        if path in paths:
            raise Gone

    server = settings.get("server") or b""
    with FaultServer(through(desks.server.url, before=stop)) as line:
        settings.put("server", line.url.encode())
        yield paths
        settings.put("server", server)


@pytest.mark.parametrize("path", ["/v1/session", "/v1/pull", "/v1/push"])
def test_what_is_broken_off_again_and_again_is_left_once(
    desks: Desks, cut: list[str], tmp_path: Path, path: str
) -> None:
    """However often a sync gets no further, what it began takes room once; when it is through nothing of it is left."""
    told = tmp_path / "told.json"
    told.write_text(json.dumps(template("P01")), encoding="utf-8")
    cut.append(path)
    desks.police.opened.store.settings.drop("session")
    assert ask(desks.police, "notify", "--from", str(told)).code == Exit.KEPT
    some, many = grown(desks, lambda: ask(desks.police, "sync"))
    assert many == some
    assert on_its_way(desks.police, tmp_path / "meanwhile")
    cut.clear()
    for desk in (desks.police, desks.willich, desks.police, desks.willich):
        sync(desk)
    assert on_its_way(desks.police, tmp_path / "police") + on_its_way(desks.willich, tmp_path / "willich") == []


def on_its_way(desk: OwnDesk, alone: Path) -> list[object]:
    """What a profile still keeps of what goes out and comes in, in its database and in the second copy."""
    store, key = desk.opened.store, desk.opened.key.reveal()
    assert store.scrub()
    alone.mkdir()
    shutil.copy(second_path(desk.opened.folder / DATABASE), second_path(alone / DATABASE))
    copy = salvage(alone / DATABASE, key)
    here = (*store.outbox.all(), *store.outbox.sealed(), *store.outbox.receipts(), *store.aside.all())
    return [*here, *copy.outbox, *copy.sealed, *copy.receipts, *copy.aside]
