"""The record of two professionals: what it has to say, what the law asks after its result, and who reads it."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from desktop.domain.content import Child, Content
from desktop.domain.jurisdiction import Place
from desktop.presenters import handling, later
from desktop.presenters.notification_detail import detail
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import ASD, POLICE, Company, Member, notified
from tests.helpers.followed import ASSESSED, FEEDBACK, acknowledged

ACUTE: dict[str, Any] = {**ASSESSED, "result": "acute", "family_court": True, "into_care": True}
LATENT: dict[str, Any] = {**ASSESSED, "result": "latent", "family_court": False, "family_court_reason": "Hilfe greift"}
ALONE: dict[str, Any] = {**ASSESSED, "guardians": False, "guardians_reason": "Kommen nicht"}
WRONG: dict[str, tuple[dict[str, Any], str, str | None]] = {
    "nobody": ({"second": ""}, "field_missing", "second"),
    "no answer": ({"guardians": None}, "field_missing", "guardians"),
    "no reason": ({"home_visit_reason": ""}, "reason_missing", "home_visit_reason"),
    "no result": ({"result": ""}, "field_missing", "result"),
    "a result that there is not": ({"result": "unclear"}, "assessment_invalid", "result"),
    "an unknown field": ({"weather": "rain"}, "assessment_invalid", "weather"),
    "a word for a yes": ({"guardians": "yes"}, "assessment_invalid", "guardians"),
    "oneself": ({"second": "Fachkraft A"}, "second_is_the_first", None),
    "acute, and no word of the court": ({**ACUTE, "family_court": None}, "field_missing", "family_court"),
    "acute, and no word of taking into care": ({**ACUTE, "into_care": None}, "field_missing", "into_care"),
    "latent, and no word of the court": ({**LATENT, "family_court": None}, "field_missing", "family_court"),
    "no court, and no reason": ({**LATENT, "family_court_reason": ""}, "reason_missing", "family_court_reason"),
    "not taken into care, and no reason": ({**ACUTE, "into_care": False}, "reason_missing", "into_care_reason"),
    "without guardians, and no word of the court": (ALONE, "field_missing", "family_court"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_record_is_whole(company: Company, police: Member, willich: Member, case: str) -> None:
    """What is missing or wrong is named by its field."""
    change, code, field = WRONG[case]
    entity = acknowledged(company, police, willich)
    with refused(code, field):
        handling.assess(willich.workspace, entity, {**ASSESSED, **change}, "Fachkraft A")
    with refused("assessment_invalid"):
        handling.assess(willich.workspace, entity, [], "Fachkraft A")


def test_the_law_says_why_it_asks(company: Company, police: Member, willich: Member) -> None:
    """Whoever leaves out the family court or taking into care reads what the law says of it."""
    entity = acknowledged(company, police, willich)
    for name, norm in (("family_court", "§ 8a Abs. 2 Satz 1 SGB VIII"), ("into_care", "§ 8a Abs. 2 Satz 2 SGB VIII")):
        with refused("field_missing", name) as caught:
            handling.assess(willich.workspace, entity, {**ACUTE, name: None}, "Fachkraft A")
        assert f"{norm}: " in caught.value.message


@pytest.mark.parametrize("record", [ACUTE, LATENT, {**ALONE, "family_court": True}], ids=["acute", "latent", "alone"])
def test_an_answer_to_the_law_is_recorded(
    company: Company, police: Member, willich: Member, record: dict[str, Any]
) -> None:
    """With yes, or with a reason why not, it stands in the record with the rules it was written under."""
    entity = acknowledged(company, police, willich)
    [row] = handling.assess(willich.workspace, entity, record, "Fachkraft A")["assessments"]
    assert row["result"] == record["result"]
    assert row["family_court"] == {"done": record["family_court"], "reason": record.get("family_court_reason", "")}
    assert row["into_care"] == ({"done": True, "reason": ""} if "into_care" in record else None)
    assert row["rules_version"] == "2026-2"


def test_where_no_danger_was_found_nothing_more_is_asked(company: Company, police: Member, willich: Member) -> None:
    """Neither the court nor taking into care has to be answered where two saw no danger, or see none yet."""
    entity = acknowledged(company, police, willich)
    for result in ("help_needed", "no_need", "open"):
        handling.assess(willich.workspace, entity, {**ASSESSED, "result": result}, "Fachkraft A")
    rows = handling.inside(willich.workspace, entity)["assessments"]
    assert [(row["result"], row["family_court"]) for row in rows] == [
        ("help_needed", None),
        ("no_need", None),
        ("open", None),
    ]


def test_the_unit_reads_what_two_assessed(company: Company, police: Member, willich: Member) -> None:
    """Each record stands in the notification, the latest first; the other side reads none of it."""
    entity = acknowledged(company, police, willich)
    handling.assess(willich.workspace, entity, {**ASSESSED, "result": "open", "child": 1}, "Fachkraft A")
    handling.assess(willich.workspace, entity, {**LATENT, "text": "Absprachen getroffen"}, "Fachkraft B")
    company.everybody_syncs()
    latest, first = (
        {fact.label: str(fact.value) for fact in section.facts}
        for section in detail(willich.workspace, entity).sections
        if section.title.startswith("Einschätzung zu zweit")
    )
    assert latest["Ergebnis"] == "Latente Kindeswohlgefährdung"
    assert latest["Familiengericht angerufen?"] == "Nein: Hilfe greift"
    assert (latest["Einschätzung in Kürze"], latest["Kind"]) == ("Absprachen getroffen", "alle")
    assert "Kind in Obhut genommen?" not in latest
    assert (first["Ergebnis"], first["Kind"], first["Hausbesuch gemacht?"]) == (
        "Noch offen",
        "Kind 2",
        "Nein: Kind in der Klinik",
    )
    assert not any("Einschätzung zu zweit" in one.title for one in detail(police.workspace, entity).sections)


def test_no_protected_place_stands_in_it(company: Company, police: Member, willich: Member) -> None:
    """What somebody wrote of a place that is protected is read through the veil until its places are asked for."""
    place = Place(municipality="Willich", street="Fliederweg")
    content = Content(category="P01", urgency="urgent", whereabouts=place, children=(Child(protected_address=True),))
    entity = police.workspace.new_id()
    police.do(ASD, "notification.notified", entity, replace(notified(POLICE, ASD), content=content))
    company.everybody_syncs()
    written = {**ASSESSED, "text": "Besuch im Fliederweg", "home_visit_reason": "Fliederweg gesperrt"}
    handling.assess(willich.workspace, entity, written, "Fachkraft A")
    said = [
        str([one.facts for one in detail(willich.workspace, entity, addresses=asked).sections])
        for asked in (False, True)
    ]
    assert ["Fliederweg" in one for one in said] == [False, True]


@pytest.mark.parametrize("name", ["family_court", "into_care", "result"])
def test_no_feedback_tells_the_result(company: Company, police: Member, willich: Member, name: str) -> None:
    """The short form of feedback has no field for what two came to, whichever basis is chosen."""
    entity = acknowledged(company, police, willich)
    document = {**FEEDBACK, "basis": "sgb8-64-1", "confirmed": "yes", name: "acute"}
    with refused("notification_invalid", name):
        later.feedback(willich.workspace, entity, document, "Fachkraft A")
