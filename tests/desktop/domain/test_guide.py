"""The legal guide, by hand from the law: for each norm a notification that goes and its twin that does not."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from desktop.domain.catalogue import SENDER_KIND
from desktop.domain.forms import FORMS, check, examine
from desktop.domain.gate import BEFORE
from desktop.domain.guide import asked
from tests.helpers.documents import changed, example, least
from tests.helpers.shipped import NOW, RULES

ENTRUSTED = ["J01", "J02", "J05", "X01"]
"""The forms of the offices in which statements stand."""


def found(document: object) -> list[tuple[str, str | None]]:
    """The fields that hold a notification up, each with the norm it is held up by."""
    return [(problem.field, problem.basis) for problem in check(document, RULES, NOW)]


def with_statement(code: str, **changes: Any) -> dict[str, Any]:
    """The example of a category with changes to its first statement."""
    document = example(code)
    document["statements"][0] |= changes
    return document


# § 65 SGB VIII: what was entrusted.


@pytest.mark.parametrize("code", ENTRUSTED)
def test_entrusted_without_a_ground_does_not_go(code: str) -> None:
    """§ 65 SGB VIII: a statement that was entrusted stays in the office, whatever the category and urgency."""
    assert found(with_statement(code, entrusted=True)) == [("statements[0].entrusted_ground", "§ 65 SGB VIII")]


@pytest.mark.parametrize("code", ENTRUSTED)
def test_entrusted_with_a_ground_goes(code: str) -> None:
    """§ 65 Abs. 1 Satz 1 Nr. 1 and 5 SGB VIII: consent, or a present danger that nothing else averts."""
    for ground in ("consent", "danger"):
        assert found(with_statement(code, entrusted=True, entrusted_ground=ground)) == []
    assert found(with_statement(code, entrusted=False)) == []


def test_no_sentence_stands_in_for_a_ground() -> None:
    """§ 65 SGB VIII knows grounds and no reasons: free text opens nothing."""
    (problem,) = found(with_statement("J02", entrusted=True, entrusted_ground="Es ist wichtig."))
    assert problem == ("statements[0].entrusted_ground", "§ 65 SGB VIII")


def test_a_change_of_competence_is_a_ground_between_offices_only() -> None:
    """§ 65 Abs. 1 Satz 1 Nr. 3 SGB VIII is about the office that takes over, not about the police."""
    assert found(with_statement("X01", entrusted=True, entrusted_ground="handover")) == []
    assert found(with_statement("J02", entrusted=True, entrusted_ground="handover")) != []


def test_each_statement_is_asked_for_itself() -> None:
    """A ground for one statement opens no other."""
    document = with_statement("J02", entrusted=True, entrusted_ground="danger")
    document["statements"].append({"kind": "observed", "text": "Noch etwas.", "entrusted": True})
    assert found(document) == [("statements[1].entrusted_ground", "§ 65 SGB VIII")]


# § 76 SGB X: what comes from somebody bound by § 203 StGB.


@pytest.mark.parametrize("code", ENTRUSTED)
def test_what_a_doctor_said_goes_with_a_reason(code: str) -> None:
    """§ 76 SGB X: asked for each statement, and any reason lets it go."""
    assert found(with_statement(code, professional_secret=True)) == [("statements[0].secret_ground", "§ 76 SGB X")]
    assert found(with_statement(code, professional_secret=True, secret_ground="Sie hat zugestimmt.")) == []


# § 64 Abs. 2 SGB VIII: whether the help would suffer.


@pytest.mark.parametrize("code", ["J01", "J02", "J04", "J07", "J08", "J11"])
def test_what_endangers_the_help_goes_with_a_reason(code: str) -> None:
    """§ 64 Abs. 2 SGB VIII: a yes asks why all the same, a no asks nothing."""
    document = {**example(code), "service_endangered": True}
    document.pop("service_endangered_reason", None)
    assert found(document) == [("service_endangered_reason", "§ 64 Abs. 2 SGB VIII")]
    assert found({**document, "service_endangered_reason": "Das Kind ist anders nicht zu schützen."}) == []
    assert found({**document, "service_endangered": False}) == []


# § 8a Abs. 3 Satz 2 SGB VIII: the two checks of J01.


@pytest.mark.parametrize(
    ("answers", "closed"),
    [
        ({"immediate_action": True, "guardians_cooperation": "refused"}, False),
        ({"immediate_action": True, "guardians_cooperation": "not_possible"}, False),
        ({"immediate_action": True, "guardians_cooperation": "cooperating"}, True),
        ({"immediate_action": True, "guardians_cooperation": "not_tried"}, True),
        ({"immediate_action": False, "guardians_cooperation": "refused"}, True),
    ],
)
def test_the_call_for_the_police_asks_two_things(answers: dict[str, Any], closed: object) -> None:
    """Immediate action is needed and the guardians do not cooperate: these carry the call, others ask for a reason."""
    document = {**example("J01"), "gates": answers}
    assert found(document) == ([("gates.reason", "§ 8a Abs. 3 Satz 2 SGB VIII")] if closed else [])
    assert found({**document, "gates": {**answers, "reason": "Das Kind ruft um Hilfe."}}) == []


def test_a_child_in_danger_is_never_held_back() -> None:
    """J01 goes with one sentence in place of both checks, and each of its gates opens by one answer where it stands."""
    assert found({**example("J01"), "gates": {"reason": "Keine Zeit, das Kind ist in Gefahr."}}) == []
    for gate in asked(RULES, RULES.category("J01")):
        assert gate.opened_by or [condition.field for condition in gate.when] == ["basis"]


# § 82a Abs. 5 SGB X: telling the family needs the police's consent.


@pytest.mark.parametrize("code", ["J01", "J02", "J07"])
def test_telling_the_family_of_a_notice_to_the_police_goes_with_its_consent(code: str) -> None:
    """§ 82a Abs. 5 SGB X: without the consent a reason is asked for, and lets it go."""
    told = {"family_informed": True}
    document = example(code)
    assert found({**document, "transparency": {**told, "police_consent": True}}) == []
    expected = [("transparency.police_consent_reason", "§ 82a Abs. 5 SGB X")]
    assert found({**document, "transparency": told}) == expected
    assert found({**document, "transparency": {**told, "police_consent": False}}) == expected
    because = {**told, "police_consent_reason": "Die Eltern waren beim Anruf dabei."}
    assert found({**document, "transparency": because}) == []
    assert found({**document, "transparency": {"family_informed": False}}) == []


def test_the_police_says_why_the_family_may_not_be_told() -> None:
    """§ 82a Abs. 5 SGB X, from the other side: a no of the police asks for a reason."""
    document = changed("P02", "transparency.police_consent", value=False)
    assert found(document) == [("transparency.police_consent_reason", "§ 82a Abs. 5 SGB X")]
    document["transparency"]["police_consent_reason"] = "Vernehmung am 2. Juni."
    assert found(document) == []


# § 4 and § 5 KKG are no basis between police and youth welfare office.


@pytest.mark.parametrize("basis", ["§ 4 Abs. 4 KKG", "§4 Absatz 4 Kkg", "§ 4 KKG", "Paragraph 4 KKG", "Par. 4 KKG"])
@pytest.mark.parametrize("code", ["P01", "J02"])
def test_nobody_relies_on_the_feedback_to_professionals(code: str, basis: str) -> None:
    """§ 4 Abs. 4 KKG is for the professions it lists; no reason makes it a basis."""
    document = {**example(code), "basis": basis, "basis_reason": "Wie immer."}
    assert found(document) == [("basis", "§ 4 KKG")]


@pytest.mark.parametrize("code", ["P04", "P06", "J02"])
def test_no_officer_relies_on_an_ordered_notice(code: str) -> None:
    """§ 5 KKG is ordered by judge or prosecutor and never somebody's own basis."""
    assert found({**example(code), "basis": "§ 5 Abs. 1 KKG", "basis_reason": "Wie immer."}) == [("basis", "§ 5 KKG")]


def test_another_basis_goes_with_a_reason() -> None:
    """What only looks like one of them, or is of the rules, is not held up by them."""
    assert found({**example("P04"), "basis": "§ 481 StPO"}) == []
    for basis in ("§ 57 Erfundenes KKG-Gesetz", "§ 45 KKG", "§ 4 SGB VIII"):
        assert found({**example("P04"), "basis": basis, "basis_reason": "Sonderfall."}) == []


def test_neither_is_offered_anywhere() -> None:
    """No category of the rules names one of them as its basis."""
    assert not [one.code for one in RULES.categories if any("KKG" in basis for basis in one.basis)]


# § 73 SGB X outside of J07.


def test_criminal_proceedings_are_answered_on_an_order_alone() -> None:
    """§ 73 SGB X is no basis of any other notification, whatever reason is given."""
    document = {**example("J02"), "basis": "§ 73 SGB X", "basis_reason": "Die Staatsanwaltschaft fragt."}
    assert found(document) == [("basis", "§ 73 SGB X")]
    assert found({**document, "basis": "§ 42 Abs. 6 SGB VIII"}) == []


# What holds for all.


@pytest.mark.parametrize("code", FORMS)
def test_nothing_of_an_example_is_held_up(code: str) -> None:
    """The examples show how it goes."""
    assert [problem for problem in check(example(code), RULES, NOW) if problem.gate] == []


def test_every_gate_is_asked_in_some_form() -> None:
    """No gate stands in the table for nothing, and each says why in whole sentences with its basis."""
    for gate in RULES.gates:
        codes = [code for code in FORMS if gate in asked(RULES, RULES.category(code))]
        assert codes, gate.id
        assert gate.message.endswith("."), gate.id
        assert gate.basis.startswith("§"), gate.id


def test_the_police_is_not_asked_what_binds_the_office() -> None:
    """Social data is the offices' to guard: no police form has a gate on what was entrusted."""
    for category in RULES.categories:
        if SENDER_KIND[category.direction] == "police":
            assert {gate.id for gate in asked(RULES, category)} == {
                "police_consent",
                "feedback_to_professionals",
                "ordered_notice",
            }


def test_what_opened_a_gate_is_told() -> None:
    """Whoever reads it once more before sending sees which gates were opened, and with what."""
    document = {**example("J02"), "service_endangered_reason": "Anders nicht zu schützen."}
    assert examine(document, RULES, NOW).passed == (
        ("§ 64 Abs. 2 SGB VIII", "service_endangered_reason", "Anders nicht zu schützen."),
    )
    assert examine(least(), RULES, NOW).passed == ()


def test_rules_of_before_hold_up_no_less_than_they_did() -> None:
    """Rules stated before gates were data: the forms' own questions of then, and no answer to a request at all."""
    old = msgspec.structs.replace(RULES, gates=BEFORE)
    for document, field in (
        (with_statement("J02", entrusted=True), "statements[0].entrusted_ground"),
        (with_statement("J02", professional_secret=True), "statements[0].secret_ground"),
        ({**example("J08"), "service_endangered": True}, "service_endangered_reason"),
        (changed("J01", "gates.immediate_action", value=False), "gates.reason"),
        (changed("P02", "transparency.police_consent", value=False), "transparency.police_consent_reason"),
        (example("J07"), "category"),
    ):
        assert [problem.field for problem in check(document, old, NOW)] == [field]


@pytest.mark.parametrize("document", [{}, {"category": "J07", "requested": 7, "police_request": [1]}, {"category": 3}])
def test_a_document_may_be_anything(document: object) -> None:
    """Nothing is raised, and something is named."""
    assert check(document, RULES, NOW)
