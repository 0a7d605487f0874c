"""The learning record: for the lead of each person of the unit, for everybody else their own."""

from __future__ import annotations

from desktop.presenters import learning_report, materials, studying, training
from desktop.presenters.facts import Section
from desktop.presenters.materials import Label
from tests.helpers.attaching import carry, offer, take_in
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.trainings import KEY, set_of

UNITS = (POLICE, ASD, ASD)


def facts(section: Section) -> dict[str, str]:
    return {str(fact.label): str(fact.value) for fact in section.facts}


def both_have(company: Company, police: Member) -> bytes:
    """A guide that is mandatory, another that is for others, and a set of cards that the rules ask for."""
    guide = offer(police, "leitfaden.pdf", b"text", Label("Leitfaden", mandatory=True))
    offer(police, "wache.pdf", b"text", Label("Wache", mandatory=True, audience=("police",)))
    training.add(police.workspace, set_of())
    carry(police)
    company.everybody_syncs(2)
    return guide


def test_the_lead_sees_who_has_completed_what(company: Company, police: Member) -> None:
    """By name in the order of names, what is done and what is open, and why something was put off."""
    guide = both_have(company, police)
    _, lead, colleague = company.members
    studying.confirm_read(
        colleague.workspace, state := materials.material(colleague.workspace, guide), state.current.version
    )
    training.put_off(colleague.workspace, KEY, "Im Einsatz")
    studying.confirm_cards(lead.workspace, training.sets(lead.workspace)[0])
    company.everybody_syncs(2)
    first, second = learning_report.report(lead.workspace)
    assert (first.title, second.title) == ("Person 2", "Person 3")
    assert facts(first) == {"Material, Pflicht: offen": "Leitfaden", "Lernkarten: erledigt": "Karten erkennen"}
    assert facts(second)["Material, Pflicht: erledigt"] == "Leitfaden"
    assert facts(second)["Lernkarten: offen"] == "Karten erkennen"
    assert facts(second)["Zuletzt aufgeschoben"].endswith("Im Einsatz")


def test_everybody_else_sees_their_own(company: Company, police: Member) -> None:
    """A colleague who does not lead, and the other agency, learn nothing of others."""
    both_have(company, police)
    _, lead, colleague = company.members
    assert (learning_report.may_see(lead.workspace), learning_report.may_see(colleague.workspace)) == (True, False)
    (own,) = learning_report.report(colleague.workspace)
    assert own.title == "Person 3"
    assert [section.title for section in learning_report.report(police.workspace)] == ["Person 1"]
    assert learning_report.report(company.founder.workspace) == ()


def test_a_new_version_is_open_again(company: Company, police: Member) -> None:
    """It says that it is one, for the one before was read."""
    guide = both_have(company, police)
    _, lead, _ = company.members
    state = materials.material(lead.workspace, guide)
    studying.confirm_read(lead.workspace, state, state.current.version)
    materials.revise(police.workspace, guide, *take_in(police, b"new"))
    carry(police)
    company.everybody_syncs(2)
    assert facts(learning_report.report(lead.workspace)[0])["Material, Pflicht: offen"] == "Leitfaden (neue Fassung)"


def test_where_nothing_is_mandatory_that_is_said(company: Company, police: Member) -> None:
    """No empty lines stand there."""
    (own,) = learning_report.report(police.workspace)
    assert facts(own) == {"Material, Pflicht": "Nichts vorgesehen.", "Lernkarten": "Nichts vorgesehen."}
