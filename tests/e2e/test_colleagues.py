"""People come and go: a colleague is invited, waits, is let in, reads, and is shut out again, with real programs."""

from __future__ import annotations

from desktop.domain.templates import template
from tests.helpers.programs import WILLICH, World


def test_a_colleague_comes_and_goes(online: World) -> None:
    """An invited device waits for its lead, reads what came before it, and after its revocation keeps what it had."""
    lead, colleague = online.willich, online.client("colleague")
    path = online.write("n.json", template("P01"))
    [entity] = [row["id"] for row in online.police.ask("notify", "--from", path)["recipients"]]
    invite = str(online.folder / "colleague.invite")
    invited = lead.ask("invite", "--role", "member", "--out", invite)
    assert (invited["unit"], invited["roles"], invited["file"]) == (WILLICH, ["member"], invite)

    enrolled = colleague.ask("enrol", "--invite", invite, "--person", "Kollegin")
    assert (enrolled["unit"], enrolled["state"]) == (WILLICH, "waiting_for_admission")
    assert colleague.ask("sync", code=1)["error"]["code"] == "waiting_for_admission"
    assert lead.ask("admit", enrolled["device"])["state"] == "active"
    assert colleague.ask("sync")["up_to_date"]
    assert colleague.ask("acknowledge", entity)["acknowledged"]["by"] == "Kollegin"

    assert lead.ask("revoke", enrolled["device"], "--reason", "left")["state"] == "revoked"
    assert "revoked" in colleague.ask("sync", code=1)["error"]["code"]
    assert [row["id"] for row in colleague.ask("inbox")["items"]] == [entity]
    states = {row["person"]: row["state"] for row in lead.ask("devices", "list")["items"]}
    assert states["Kollegin"] == "revoked"
