"""The disk is full at any write of client or server: nothing reported is lost, and with room again it goes on."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from desktop.commands.command import Answer, Exit
from desktop.commands.desk import OwnDesk
from desktop.composition import Opened, open_profile
from desktop.domain.templates import template
from desktop.presenters.times import id_text
from tests.e2e.full_disk import Profile
from tests.helpers.desks import ask
from tests.helpers.programs import Client, World
from tests.helpers.server import RunningServer
from tests.helpers.small_disk import PAGE, files_limited, fill_up, is_small, small_disk

PAGES = 260
"""More than a client's whole job writes."""
SOME = (0, 1, 3, 9, 14, 25, 47, 110, PAGES)
SERVER_PAGES = 120
SOME_OF_SERVER = (0, 1, 4, 10, 40, SERVER_PAGES)


@contextlib.contextmanager
def opened(client: Client) -> Iterator[Opened]:
    """A profile, opened in this process."""
    with contextlib.closing(open_profile(client.folder, client.key)) as found:
        yield found


def written(profile: Opened) -> list[str]:
    """The notifications a profile holds, by the ids they were written under."""
    return sorted(id_text(state.notification_id) for _, state in profile.workspace.states("notification"))


def client_tried(world: World, rooms: Sequence[int], disk: Path) -> None:
    """Try a client on a small disk with room for so many pages each time; with room it ends as on a large one."""
    with small_disk(disk, 16) as place, opened(world.willich) as willich:
        folder = place / "profile"
        shutil.copytree(world.police.folder, folder)
        profile = Profile(folder, world.police.key, world.write("notification.json", template("P01")))
        profile.try_with(rooms)
        assert profile.failed
        before = len(profile.notified)
        profile.try_with([10_000])
        assert len(profile.notified) == before + 1
        assert ask(OwnDesk(willich), "sync").result["up_to_date"]
        assert written(willich) == sorted(profile.notified)


def test_a_client_at_some_writes(online: World, tmp_path: Path) -> None:
    """Whichever write of a client's job finds no room, what was reported is kept, and the sentence names the disk."""
    client_tried(online, SOME, tmp_path / "disk")


@pytest.mark.slow
def test_a_client_at_every_write(online: World, tmp_path: Path) -> None:
    """It is so for every single write of the whole job."""
    client_tried(online, range(PAGES), tmp_path / "disk")


@contextlib.contextmanager
def room_for(server: RunningServer, place: Path, pages: int) -> Iterator[None]:
    """Let a server find room for so many pages: on its small disk, or where there is none, behind its last words."""
    if is_small(place):
        ballast = fill_up(place, pages)
        yield
        ballast.unlink()
    else:
        written = sum(path.stat().st_size for path in server.data.glob("*-wal"))
        with files_limited(server.pid, written // PAGE + pages + 1):
            yield


def server_tried(world: World, rooms: Sequence[int], disk: Path) -> None:
    """Notify while the server's disk has room for so many pages; what it answered for it has, and the rest waits."""
    with small_disk(disk, 16) as place, opened(world.police) as police, opened(world.willich) as willich:
        shutil.copytree(world.server.data, place / "server")
        world.server.data = place / "server"
        world.server.start()
        notification, answers = world.write("notification.json", template("P01")), []
        for room in rooms:
            # The pause that a full server asked for is over.
            police.store.settings.drop("back_off")
            with room_for(world.server, place, room):
                answers.append(notified(police, notification))
        assert {code for code, _ in answers} == {Exit.DONE, Exit.KEPT}
        # What stands in the way is the pause, or the full disk itself where the pause was over in the meantime.
        assert {problem for _, problem in answers} <= {"", "retry_after", "database_unavailable"}
        police.store.settings.drop("back_off")
        for profile in (police, willich):
            assert ask(OwnDesk(profile), "sync").result["up_to_date"]
        assert written(police) == written(willich)
        assert len(written(police)) == len(rooms)
        world.server.stop()


def notified(police: Opened, notification: str) -> tuple[int, str]:
    """Notify; gives the exit code, and what a sync says that stands in the way."""
    answer: Answer = ask(OwnDesk(police), "notify", "--from", notification)
    if answer.code == Exit.DONE:
        return answer.code, ""
    assert answer.result["state"] == "queued"
    tried = ask(OwnDesk(police), "sync")
    return answer.code, str(tried.result["error"]["code"]) if "error" in tried.result else ""


def test_a_server_at_some_writes(offline: World, tmp_path: Path) -> None:
    """Whichever write of the server finds no room, it asks for a pause, keeps what it accepted, and goes on later."""
    server_tried(offline, SOME_OF_SERVER, tmp_path / "disk")


@pytest.mark.slow
def test_a_server_at_every_write(offline: World, tmp_path: Path) -> None:
    """It is so for every single write of what a notification costs the server."""
    server_tried(offline, range(SERVER_PAGES), tmp_path / "disk")
