"""What a revoked device says: since when, why, by whom, what was not sent, whom to ask."""

from __future__ import annotations

import pytest

from desktop.domain.person import Named
from desktop.presenters import access, register, revocation
from desktop.workspace.recording import Deed
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.revoking import revoke

UNITS = (POLICE, POLICE, ASD)


@pytest.fixture
def lead(company: Company) -> Member:
    """The device that administers, with a person's name."""
    member = company.members[0]
    member.workspace.record(
        member.workspace.cooperation(), [Deed("person.named", member.device, Named("Adelgunde Meier"))]
    )
    company.everybody_syncs()
    return member


@pytest.fixture
def member(company: Company) -> Member:
    """The device that loses its access."""
    return company.members[1]


def said(member: Member) -> str:
    """What the banner says."""
    found = revocation.banner(member.workspace)
    assert found is not None
    heading = (
        "Der Server weist dieses Gerät ab." if access.only_told(member.workspace) else "Dieses Gerät ist gesperrt."
    )
    assert (found.tone, found.heading) == ("danger", heading)
    return found.text


def test_while_it_has_access_nothing_is_said(member: Member) -> None:
    """A device in good standing has no banner."""
    assert revocation.banner(member.workspace) is None


@pytest.mark.parametrize(("code", "word"), [("lost", "verloren"), ("left", "nicht mehr in dieser Stelle"), ("x", "x")])
def test_reason_date_and_who(company: Company, lead: Member, member: Member, code: str, word: str) -> None:
    """Where the directory is known it says who withdrew access, when by the server's clock, and why."""
    revoke(company, lead, member, code)
    assert said(member).startswith(f"Adelgunde Meier hat es um 16:13 Uhr gesperrt (Grund: {word}).")
    assert "Lesen, Entwürfe und Rufnummern bleiben" in said(member)


def test_where_only_the_server_said_so(member: Member) -> None:
    """What nothing signed says is said to be the server's word, with when it came, and that notifications are kept."""
    access.note(member.workspace, ended=True)
    assert said(member).startswith("Er hat um 16:13 Uhr mitgeteilt, es sei gesperrt; eine Unterschrift")
    assert "Meldungen werden weiter angenommen" in said(member)
    assert said(member).endswith("Fragen beantwortet: Person 1.")


def test_the_only_administrator_asks_the_office(company: Company) -> None:
    """Nobody is told to ask themselves."""
    access.note(company.members[0].workspace, ended=True)
    assert said(company.members[0]).endswith("Fragen beantwortet die Verwaltung Ihrer Behörde.")


@pytest.mark.parametrize("count", [0, 1, 2])
def test_what_was_not_sent_is_counted(member: Member, count: int) -> None:
    """What waits is counted, with the advice to phone; without it nothing is said of it."""
    for _ in range(count):
        member.notify(ASD, "immediate")
    access.note(member.workspace, ended=True)
    number = member.workspace.local.remaining().outbox
    assert ("telefonisch weiter" in said(member)) == bool(count)
    assert (f"{number} Eintr" in said(member)) == bool(count)


def test_whom_to_ask(company: Company, lead: Member, member: Member) -> None:
    """The administrators of one's own agency are named, with the number of the register."""
    access.note(member.workspace, ended=True)
    assert said(member).endswith("Fragen beantwortet: Adelgunde Meier.")
    fields = {"given_name": "Adelgunde", "family_name": "Meier", "phone": "02162 000-000"}
    register.add_contact(lead.workspace, "", fields)
    company.everybody_syncs()
    assert said(member).endswith("Fragen beantwortet: Adelgunde Meier 02162 000-000.")


def test_a_succeeded_profile_says_where_it_goes_on(company: Company, member: Member) -> None:
    """A copy that another one has overtaken says so in its own words, what is kept, and whom to ask."""
    clone = member.cloned()
    member.restore(member.backup())
    member.synced()
    clone.notify(ASD)
    clone.sync()
    found = revocation.banner(clone.workspace)
    assert found is not None
    assert (found.tone, found.heading) == ("danger", "Dieses Profil wird an anderer Stelle weitergeführt.")
    for words in ("um 16:13 Uhr abgelöst", "bleibt unter „Nicht zugestellt“ erhalten", "neue Einladung", "Fragen"):
        assert words in found.text
    assert revocation.banner(member.workspace) is None
