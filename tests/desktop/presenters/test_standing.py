"""How a profile stands, in the words of `status`, `sync` and `devices list`."""

from __future__ import annotations

from desktop.domain.progress import Remaining
from desktop.presenters import register
from desktop.presenters.standing import counts, devices, enrolment_state, standing, versions
from desktop.presenters.times import id_text
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import ASD, POLICE, Company, Member
from wire.statements import Revoked


def test_an_active_device(police: Member) -> None:
    """Status names device, unit, agency, roles, root and versions, with nothing left to do."""
    shown = standing(police.workspace, level=True)
    assert (shown["device"], shown["unit"], shown["agency"]) == (id_text(police.device), POLICE, "kpb-viersen")
    assert shown["roles"] == ["administrator", "lead", "member"]
    assert shown["state"] == "active"
    assert shown["root_fingerprint"] == police.workspace.root.hex()
    assert (shown["outbox"], shown["refused"], shown["waiting"], shown["quarantined"], shown["alarms"]) == (
        0,
        0,
        0,
        0,
        [],
    )
    assert shown["versions"] == {
        "program": "0.1.0",
        "newer": None,
        "protocol": 1,
        "agreement": "2022-1",
        "rules": "2026-2",
    }
    assert shown["up_to_date"]


def test_up_to_date_needs_an_empty_outbox(police: Member) -> None:
    """Whoever has something to send is not up to date, however level it stood when the server was last reached."""
    register.add_contact(police.workspace, "", {"family_name": "A"})
    shown = standing(police.workspace, level=True)
    assert (shown["outbox"], shown["up_to_date"]) == (1, False)
    assert not standing(police.workspace, level=False)["up_to_date"]


def test_every_standing(company: Company, police: Member) -> None:
    """A device is not enrolled, waits, is active, is revoked, or is the founder's: each under its word."""
    newcomer = company.newcomer(POLICE, company.invited_by(police))
    assert enrolment_state(newcomer.workspace) == "not_enrolled"
    assert versions(newcomer.workspace)["agreement"] is None
    assert standing(newcomer.workspace)["agency"] == ""
    newcomer.synced()
    assert enrolment_state(newcomer.workspace) == "waiting_for_admission"
    police.synced()
    newcomer.synced()
    colleague = company.join(police)
    assert enrolment_state(colleague.workspace) == "active"
    police.workspace.state_in_directory([Revoked(colleague.device, "lost")])
    police.synced()
    shown = {row["device"]: row["state"] for row in devices(police.workspace, limit=200, after=None)["items"]}
    assert shown[id_text(colleague.device)] == "revoked"
    founder = standing(company.founder.workspace)
    assert (founder["state"], founder["unit"], founder["agency"], founder["roles"]) == ("founder", "", "", [])


def test_counts_say_what_is_left() -> None:
    """Counts and alarms come in the words of the contract."""
    remaining = Remaining(1, 2, 3, 4, level=True, alarms=("server_restored",))
    assert counts(remaining) == {
        "outbox": 1,
        "refused": 2,
        "waiting": 3,
        "quarantined": 4,
        "alarms": ["server_restored"],
    }


def test_devices(company: Company, police: Member, willich: Member) -> None:
    """All devices are listed in the order of their enrolment, with unit, person, roles and standing, page by page."""
    waiting = company.enrol(POLICE, company.spare[POLICE])
    police.synced()
    whole = devices(police.workspace, limit=200, after=None)
    assert whole["next"] is None
    assert [row["device"] for row in whole["items"]] == [id_text(one.device) for one in (police, willich, waiting)]
    assert [row["unit"] for row in whole["items"]] == [POLICE, ASD, POLICE]
    assert [row["person"] for row in whole["items"]] == ["Person 1", "Person 2", ""]
    assert len({row["ordinal"] for row in whole["items"]}) == 3
    first = devices(police.workspace, limit=2, after=None)
    rest = devices(police.workspace, limit=2, after=first["next"])
    assert first["items"] + rest["items"] == whole["items"]
    with refused("after_unknown", "after"):
        devices(police.workspace, limit=2, after="x")
