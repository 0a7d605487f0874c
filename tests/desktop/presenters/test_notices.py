"""What is said of copies: on the profile that goes on, on the one that does not, and to those who answer for it."""

from __future__ import annotations

from desktop.presenters.notices import LASTS_MS, notices, went_on
from desktop.presenters.standing import devices, enrolment_state
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.governed import held

UNITS = (POLICE, POLICE, POLICE, ASD)


def codes(member: Member) -> list[str]:
    return [notice.code for notice in notices(member.workspace)]


def restored(company: Company, member: Member) -> None:
    """A profile that was restored and has gone on, with its name and all that others hear of it."""
    member.restore(member.backup())
    member.synced()
    company.introduce(member)
    company.everybody_syncs(1)


def test_nobody_is_told_of_nothing(company: Company) -> None:
    """Where no profile was copied there is nothing to know."""
    assert [codes(member) for member in company.members] == [[], [], [], []]


def test_a_copy_says_what_it_is_and_what_it_became(company: Company) -> None:
    """Before the next sync a restored profile says that it is a copy, after it that it has gone on, and since when."""
    _, member, *_ = company.members
    member.restore(member.backup())
    assert codes(member) == ["copy"]
    assert went_on(member.workspace) is None
    member.synced()
    [notice] = notices(member.workspace)
    assert (notice.code, notice.device, notice.at) == ("went_on", member.device, company.clock.now())
    assert "Nichts, was Sie geschrieben haben, ist verloren" in notice.text
    assert notice.as_row()["message"] == str(notice.text)
    company.clock.time += LASTS_MS
    assert codes(member) == []


def test_the_other_copy_says_that_it_has_ended(company: Company) -> None:
    """A copy that was slower says that another device has its place, and stands as succeeded."""
    _, member, *_ = company.members
    clone = member.cloned()
    restored(company, member)
    clone.sync()
    [notice] = notices(clone.workspace)
    assert (notice.code, notice.device) == ("succeeded", member.device)
    assert "neue Einladung" in notice.text
    assert enrolment_state(clone.workspace) == "succeeded"
    states = {row["device"]: row["state"] for row in devices(member.workspace, limit=99, after=None)["items"]}
    assert sorted(states.values()) == ["active"] * 4 + ["succeeded"]


def test_who_leads_is_told_and_nobody_else(company: Company) -> None:
    """The unit's lead, who administers the agency too, is told whose device went on; colleagues and others are not."""
    lead, member, colleague, stranger = company.members
    restored(company, member)
    [notice] = notices(lead.workspace)
    assert (notice.code, notice.device) == ("device_succeeded", member.device)
    name = member.shown("person", member.device).name
    assert f"Das Gerät von {name} wurde" in notice.text
    assert (codes(colleague), codes(stranger)) == ([], [])
    assert codes(member) == ["went_on"]
    company.clock.time += LASTS_MS
    assert codes(lead) == []


def test_a_device_without_a_name_is_told_of_by_its_old_one(company: Company) -> None:
    """Until the new device has said whose it is the name of the one before stands for it."""
    lead, member, *_ = company.members
    name = member.shown("person", member.device).name
    member.restore(member.backup())
    member.synced()
    lead.synced()
    assert f"Das Gerät von {name} wurde" in notices(lead.workspace)[0].text


def test_a_newer_version_of_the_program(company: Company) -> None:
    """It is told with the administration's advice, unless that wants it told only when it is needed."""
    member = company.members[0]
    company.server.newest_client = "0.2.0"
    member.synced()
    [notice] = notices(member.workspace)
    assert (notice.code, notice.device, notice.at) == ("newer_version", member.device, 0)
    assert notice.text == "Es gibt eine neuere Fassung des Programms: 0.2.0. Hier läuft 0.1.0."
    member.workspace.own.hold(held(update_advice="Sie kommt am Montag."))
    assert notices(member.workspace)[0].text.endswith("läuft 0.1.0. Sie kommt am Montag.")
    member.workspace.own.hold(held(news="needed"))
    assert codes(member) == []
