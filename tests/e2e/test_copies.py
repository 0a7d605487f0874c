"""Profiles that were restored or copied, with real files and processes: nothing reported is lost, and nothing doubled.

The program says in one plain sentence what happened, on the copy that goes on and on the one that does not.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from desktop.domain.templates import template
from tests.helpers.programs import Client, World
from tests.helpers.starting import SERVER, run


def notify(world: World, client: Client, code: int = 0) -> str:
    """Notify Willich; gives the id it has on both sides."""
    written = client.ask("notify", "--from", world.write("n.json", template("P01")), code=code)
    return str(written["recipients"][0]["id"])


def copied(world: World, client: Client, name: str) -> Client:
    """The whole folder of a profile, carried to another computer."""
    folder = world.folder / "profiles" / name
    shutil.copytree(client.folder, folder)
    return Client(folder, client.secret)


def arrived(world: World) -> dict[str, str]:
    """What Willich has, with the numbers people call it by."""
    assert world.willich.ask("sync")["up_to_date"]
    return {item["id"]: item["number"] for item in world.willich.ask("inbox")["items"]}


def device(client: Client) -> str:
    return str(client.ask("status")["device"])


def in_tray(client: Client) -> list[str]:
    return [item["reason"] for item in client.ask("tray", "list")["items"]]


def retired(client: Client) -> None:
    """A sync that says in one sentence that another copy goes on, and what to do."""
    done = client.run("sync", code=1)
    assert done.problem["code"] == "succeeded"
    for word in ("Kopie", "erhalten", "neue Einladung"):
        assert word in done.problem["message"]
    assert client.ask("status")["state"] == "succeeded"


def test_a_client_restored_to_an_old_copy_goes_on_as_a_new_device(online: World) -> None:
    """What was sent after the backup is there again, what was written since is sent, and the numbers are new."""
    police, backup = online.police, str(online.folder / "police.backup")
    before = notify(online, police)
    made = police.ask("backup", "--out", backup)
    assert Path(backup).stat().st_size == made["bytes"]
    after, old = notify(online, police), device(police)
    answer = police.ask("restore", "--from", backup, "--set-aside")
    assert (answer["device"], answer["sha256"]) == (old, made["sha256"])
    since = notify(online, police)
    assert device(police) != old
    numbers = arrived(online)
    assert set(numbers) == {before, after, since}
    assert len(set(numbers.values())) == 3
    assert {item["id"] for item in police.ask("outbox")["items"]} == {before, after, since}
    retired(Client(Path(answer["set_aside"]), police.secret))


@pytest.mark.slow
@pytest.mark.parametrize("first", [0, 1])
def test_of_two_copies_at_work_one_goes_on(offline: World, first: int) -> None:
    """Both copies write without a connection and sync, in either order: all that was reported is sent or in a tray."""
    original = offline.police
    clone = copied(offline, original, "clone")
    written = {name: notify(offline, client, code=3) for name, client in (("one", original), ("two", clone))}
    offline.server.start()
    order = [original, clone][:: -1 if first else 1]
    # The first is the device it was; the second reads what that has sent, and goes on as another.
    assert [client.ask("sync")["up_to_date"] for client in order] == [True, True]
    assert set(arrived(offline)) == set(written.values())
    assert len(set(arrived(offline).values())) == 2
    late = notify(offline, order[0], code=1)
    retired(order[0])
    assert in_tray(order[0]) == ["succeeded"]
    assert notify(offline, order[1]) in arrived(offline)
    assert late not in arrived(offline)


@pytest.mark.slow
def test_two_restored_copies_and_the_original_with_unsent_work(offline: World) -> None:
    """Of three copies with unsent work the first to state it goes on; what the others wrote lies in their trays."""
    police, backup = offline.police, str(offline.folder / "police.backup")
    shared = notify(offline, police, code=3)
    police.ask("backup", "--out", backup)
    copies = [offline.client("copy one"), offline.client("copy two")]
    for client in copies:
        client.ask("restore", "--from", backup)
    own = [notify(offline, client, code=3) for client in (*copies, police)]
    offline.server.start()
    assert copies[0].ask("sync")["up_to_date"]
    for client in (copies[1], police):
        retired(client)
        assert set(in_tray(client)) == {"succeeded"}
        assert len(in_tray(client)) == 2
    assert set(arrived(offline)) == {shared, own[0]}
    rows = {row["state"] for row in offline.willich.ask("devices", "list")["items"]}
    assert rows >= {"active", "succeeded"}


@pytest.mark.slow
def test_a_backup_is_made_while_the_profile_is_open_and_written(online: World) -> None:
    """Beside a process that holds the profile a backup is made, which holds what was reported before it began."""
    police, backup = online.police, online.folder / "police.backup"
    with police.watching():
        notified = notify(online, police)
        police.ask("backup", "--out", str(backup))
        notify(online, police)
        assert police.run("restore", "--from", str(backup), "--set-aside", code=1).problem["code"] == "profile_in_use"
    elsewhere = online.client("elsewhere")
    elsewhere.ask("restore", "--from", str(backup))
    assert notified in {item["id"] for item in elsewhere.ask("outbox")["items"]}
    assert elsewhere.ask("sync")["up_to_date"]
    assert len(elsewhere.ask("outbox")["items"]) == 2


@pytest.mark.slow
def test_a_restoring_that_is_killed_leaves_one_whole_profile(online: World) -> None:
    """Killed at many moments, `restore` leaves the old profile or the new one, and the other is not gone."""
    police, backup = online.police, str(online.folder / "police.backup")
    police.ask("backup", "--out", backup)
    only_here = notify(online, police)
    for seconds in (0.1, 0.3, 0.5, 0.7, 1.0):
        process = police.start("restore", "--from", backup, "--set-aside")
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
        process.communicate()
        assert police.ask("doctor")["ok"]
        shown = {item["id"] for item in police.ask("outbox")["items"]}
        asides = [Client(path, police.secret) for path in police.folder.glob("aside-*")]
        kept = shown.union(*({item["id"] for item in one.ask("outbox")["items"]} for one in asides))
        assert only_here in kept
    assert police.ask("sync")["up_to_date"]
    assert only_here in {item["id"] for item in json.loads(police.run("outbox").output)["items"]}


def server(world: World, *words: str) -> None:
    """Run a command of the server on its data."""
    run(SERVER, [words[0], "--data", str(world.server.data), *words[1:]]).check_returncode()


@pytest.mark.slow
def test_server_and_client_are_put_back_at_once(online: World) -> None:
    """What both had lost comes back from the other unit, and what was written since arrives."""
    police, willich = online.police, online.willich
    backups = [str(online.folder / name) for name in ("server.backup", "police.backup")]
    before = notify(online, police)
    server(online, "backup", "--out", backups[0])
    police.ask("backup", "--out", backups[1])
    after = notify(online, police)
    assert after in arrived(online)
    online.server.stop()
    server(online, "restore", "--from", backups[0])
    police.ask("restore", "--from", backups[1], "--set-aside")
    since = notify(online, police, code=3)
    online.server.start()
    for client in (police, willich, police, willich):
        client.run("sync", code=None)
    assert set(arrived(online)) == {before, after, since}
    assert police.ask("sync")["up_to_date"]
    assert {item["id"] for item in police.ask("outbox")["items"]} == {before, after, since}
