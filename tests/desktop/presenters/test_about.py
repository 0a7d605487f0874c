"""About the program: versions, this device, and a fingerprint that can be compared with paper."""

from __future__ import annotations

from desktop.domain.version import VERSION
from desktop.presenters.about import about, grouped
from tests.helpers.company import ASD, Company, Member


def facts(member: Member) -> dict[str, str]:
    """Everything that is said of the program at a member's."""
    return {fact.label: fact.value for section in about(member.workspace, "Dienst A") for fact in section.facts}


def test_what_is_known(police: Member) -> None:
    """The program has its version, the cooperation its own, and the device its person, unit, roles and state."""
    known = facts(police)
    assert known["Version"] == VERSION
    assert known["Kooperationsvereinbarung, Fassung"]
    assert known["Regeln, Fassung"]
    assert (known["Person"], known["Stand"]) == ("Dienst A", "Zugelassen")
    assert "Leitung" in known["Rollen"]
    assert known["Fingerabdruck der Kooperation"].replace(" ", "").lower() == police.workspace.root.hex()
    assert tuple(known["Wörter der Kooperation"].split(" · ")) == police.workspace.root_words


def test_before_the_first_sync() -> None:
    """Before the directory is read the versions are not known, and the roles are left out."""
    company = Company()
    company.found()
    known = facts(company.newcomer(ASD, company.invites[ASD]))
    assert known["Regeln, Fassung"] == "noch nicht bekannt"
    assert "Rollen" not in known


def test_groups_of_four() -> None:
    """A fingerprint stands in groups of four."""
    assert grouped(bytes([0xAB, 0xCD, 0x12, 0x34])) == "ABCD 1234"
