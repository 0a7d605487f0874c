"""Root's device is lost: with the real programs a new profile is root's from paper, and can do all it could."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from desktop.domain.templates import template
from tests.helpers.programs import POLICE, WILLICH, Client, World, new_world, running

pytestmark = pytest.mark.slow


def lost(world: World) -> str:
    """Lose the founder's device; gives the sheet that was printed before."""
    sheet = world.folder / "printed.txt"
    shutil.copy(world.founder.folder / "recovery-sheet.txt", sheet)
    shutil.rmtree(world.founder.folder)
    return str(sheet)


def devices(client: Client) -> dict[str, str]:
    """Whose device is which, of those that are at work."""
    rows = client.ask("devices", "list")["items"]
    return {str(row["unit"]): str(row["device"]) for row in rows if row["state"] == "active"}


def test_root_revokes_and_invites_again(online: World, tmp_path: Path) -> None:
    """The recovered profile revokes a device and invites its unit's next one, which is let in and reads."""
    sheet = lost(online)
    root = online.client("root")
    answer = root.ask("recover", "--sheet", sheet)
    assert answer["root_fingerprint"] == online.police.ask("status")["root_fingerprint"]
    assert root.ask("recover", "--sheet", sheet) == answer
    old = devices(root)[WILLICH]
    root.ask("revoke", old, "--reason", "lost")
    assert online.willich.run("sync", code=1).problem["code"] == "device_revoked"
    invite = tmp_path / "again.invite"
    root.ask("invite", "--unit", WILLICH, "--role", "member", "--out", str(invite))
    again = online.client("again").ask("enrol", "--invite", str(invite), "--person", "Ersatz")
    assert (again["unit"], again["state"]) == (WILLICH, "active")
    written = online.police.ask("notify", "--from", online.write("n.json", template("P01")))
    online.client("again").ask("sync")
    assert [item["id"] for item in online.client("again").ask("inbox")["items"]] == [written["recipients"][0]["id"]]
    assert root.ask("sync")["alarms"] == []


def test_root_founds_again_on_another_server(online: World, tmp_path: Path) -> None:
    """With the server lost as well the recovered profile brings the directory to a new one, and the units follow."""
    root = online.client("root")
    root.ask("recover", "--sheet", lost(online))
    before = online.police.ask("notify", "--from", online.write("n.json", template("P01")))
    online.server.stop()
    (tmp_path / "other").mkdir()
    other, code = new_world(tmp_path / "other"), tmp_path / "code"
    code.write_text(other.server.founding_code, encoding="utf-8")
    with running(other):
        words = ("--server", other.server.url, "--founding-code-file", str(code))
        assert root.ask("found", *words)["founded_again"] is True
        for client in (online.police, online.willich, online.police, online.willich):
            client.point_at(other.server.url)
            client.run("sync", code=None)
        items = online.willich.ask("inbox")["items"]
        assert json.dumps(items).count(before["recipients"][0]["id"]) == 1
        assert devices(root).keys() == {POLICE, WILLICH}
