"""The cooperation and the rules in force, as the directory states them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.domain.content import Content, PoliceRequest
from desktop.domain.rules import encode_rules
from desktop.presenters.agreement import (
    agency_name,
    carried_by,
    category_name,
    category_title,
    cooperation_in_force,
    rules_in_force,
    rules_of,
    terms,
    unit_name,
)
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import ASD, Company, Member
from tests.helpers.shipped import COOPERATION, RULES
from wire.statements import RulesStated


def newcomer(company: Company) -> Member:
    """A profile that has not heard of anything yet."""
    return company.newcomer(ASD, company.spare[ASD])


def test_everybody_reads_what_was_founded(company: Company, police: Member, willich: Member) -> None:
    """Founder and members find the same agreement and the same rules in the directory."""
    for member in (company.founder, police, willich):
        assert cooperation_in_force(member.workspace) == COOPERATION
        assert rules_in_force(member.workspace) == RULES


def test_nothing_is_in_force_before_the_first_sync(company: Company) -> None:
    """A profile that has not read the directory says so instead of guessing."""
    workspace = newcomer(company).workspace
    for ask in (cooperation_in_force, rules_in_force, terms):
        with refused("not_synced"):
            ask(workspace)


def test_the_rules_stated_last_are_in_force(company: Company, police: Member) -> None:
    """New rules apply as soon as they have been read."""
    company.founder.workspace.state_in_directory([RulesStated(encode_rules(replace(RULES, version="2027-1")))])
    company.founder.synced()
    assert rules_in_force(police.workspace).version == RULES.version
    police.synced()
    assert rules_in_force(police.workspace).version == "2027-1"
    assert terms(police.workspace)["rules_version"] == "2027-1"


def test_a_notification_keeps_the_rules_it_was_written_under(company: Company, police: Member) -> None:
    """Newer rules change nothing for what names an older version; an unknown version gets those in force."""
    company.founder.workspace.state_in_directory([RulesStated(encode_rules(replace(RULES, version="2027-1")))])
    company.founder.synced()
    police.synced()
    versions = [rules_of(police.workspace, name).version for name in (RULES.version, "2027-1", "1999-1")]
    assert versions == [RULES.version, "2027-1", "2027-1"]


def test_rules_this_program_cannot_read_change_nothing(company: Company, police: Member) -> None:
    """Rules of a newer schema are passed over, in force and by name alike, as the fold passes over them."""
    company.founder.workspace.state_in_directory([RulesStated(b"\xc1")])
    company.founder.synced()
    police.synced()
    assert len(police.workspace.directory.rules) == 2
    assert rules_in_force(police.workspace) == rules_of(police.workspace, "1999-1") == RULES
    assert category_title(police.workspace, "P01") == RULES.category("P01").title


def test_unit_names(police: Member) -> None:
    """A unit is named with its agency; one the directory does not know keeps its id."""
    assert unit_name(police.workspace, ASD) == f"Behörde jugendamt-willich, Stelle {ASD}"
    assert unit_name(police.workspace, "jugendamt-venlo") == "jugendamt-venlo"


def test_agency_names(company: Company, police: Member) -> None:
    """In a list a unit is named by its agency's short name; by its id where the directory does not say."""
    assert agency_name(police.workspace, ASD) == "Jugendamt Willich"
    assert agency_name(police.workspace, "jugendamt-venlo") == "jugendamt-venlo"
    assert agency_name(newcomer(company).workspace, ASD) == ASD


def test_category_titles(company: Company, police: Member) -> None:
    """A category's title is that of the rules in force, its code where they do not know it."""
    assert category_title(police.workspace, "P04") == "Körperliche Misshandlung"
    assert category_title(police.workspace, "Q01") == "Q01"
    assert category_title(newcomer(company).workspace, "P04") == "P04"


def test_category_names(company: Company, police: Member) -> None:
    """A category is named by code and title; by its code alone where no rule in force knows it."""
    assert category_name(police.workspace, "P04") == "P04 Körperliche Misshandlung"
    assert category_name(police.workspace, "Q01") == "Q01"
    assert category_name(newcomer(company).workspace, "P04") == "P04"


def test_terms(police: Member) -> None:
    """The terms say who works together, how long, under which rules and deadlines, and whose root it is."""
    shown = terms(police.workspace)
    assert shown["id"] == "kreis-viersen"
    assert (shown["valid_from"], shown["valid_to"]) == ("2022-04-01", "2027-03-31")
    assert shown["root_fingerprint"] == police.workspace.root.hex()
    assert shown["deadlines"]["immediate"] == {"minutes": 15, "working_days": None}
    assert shown["deadlines"]["routine"]["working_days"] == 1
    assert len(shown["agencies"]) == 6
    assert {"unit": ASD, "agency": "jugendamt-willich", "name": "Allgemeiner Sozialer Dienst"} in shown["units"]
    assert [entry["at"] for entry in shown["milestones"]] == ["2022-04-01", "2027-03-31"]


@pytest.mark.parametrize(
    ("content", "carried"),
    [
        (Content(category="J07", police_request=PoliceRequest(path="section_68")), "§ 68 SGB X"),
        (Content(category="J07", police_request=PoliceRequest(path="court_order")), "§ 73 SGB X"),
        (Content(category="J07"), ""),
        (Content(category="P01", basis="§ 481 StPO"), ""),
        (Content(category="P04"), "§ 27 Abs. 2 i. V. m. § 26 PolG NRW; § 481 StPO"),
        (Content(), ""),
    ],
)
def test_of_several_bases_the_chosen_one_is_named(police: Member, content: Content, carried: str) -> None:
    """What an answer of the form chose alone, nothing where nobody chose or somebody named another, else all."""
    assert carried_by(police.workspace, RULES.version, content) == carried
