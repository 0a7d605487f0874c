"""An invite is redeemed twice across a restored server: the second device wins, and the first comes in anew."""

from __future__ import annotations

import pytest

from tests.e2e.test_restored_servers import everybody_syncs, notify
from tests.helpers.programs import World, running
from tests.helpers.server import admin


@pytest.mark.slow
def test_whose_invite_somebody_else_has_redeemed(online: World) -> None:
    """It is told plainly, keeps what it wrote, redeems another invite as the same device, and all of it arrives."""
    backup, invite, another = (str(online.folder / name) for name in ("backup", "first.invite", "another.invite"))
    first, second = (online.client(name) for name in ("first", "second"))
    online.police.ask("invite", "--role", "member", "--out", invite)
    admin("backup", "--data", str(online.server.data), "--out", backup)
    device = first.ask("enrol", "--invite", invite, "--person", "Erste")["device"]
    online.police.ask("sync")
    first.ask("sync")
    sent = [notify(online, first)]
    everybody_syncs(online)
    online.server.stop()
    admin("restore", "--data", str(online.server.data), "--from", backup)
    with running(online):
        second.ask("enrol", "--invite", invite, "--person", "Zweite")
        everybody_syncs(online)
        told = first.ask("sync", code=1)
        assert told["error"]["code"] == "device_unknown"
        assert "neue Einladung" in told["error"]["message"]
        assert first.ask("show", sent[0])["state"] == "accepted"
        online.police.ask("invite", "--role", "member", "--out", another)
        assert first.ask("enrol", "--invite", another, "--person", "Erste")["device"] == device
        online.police.ask("sync")
        for _ in range(2):
            first.ask("sync")
            everybody_syncs(online, 1)
        sent.append(notify(online, first))
        everybody_syncs(online)
        assert {item["id"] for item in online.willich.ask("inbox")["items"]} == set(sent)
        second.ask("sync")
        assert {item["id"] for item in second.ask("outbox")["items"]} == set(sent)
