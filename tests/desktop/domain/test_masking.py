"""What a protected address gives away, and that it does not stand in what is masked."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given

from desktop.domain.content import Child, Content, Guardian, Incident, Measure, Person, Request, Requested, Statement
from desktop.domain.jurisdiction import Place
from desktop.domain.masking import HIDDEN, protects, veil_of
from desktop.domain.routing import recipients
from tests.helpers.protected import Secret, secrets
from tests.helpers.shipped import COOPERATION, POLICE, RULES, TODAY

SHELTER = Place(
    municipality="Willich-Schiefbahn",
    postcode="47877",
    street="Geheimweg",
    house_number="3",
    kind="facility",
    note="Frauenhaus Beispiel",
)
PROTECTED = Child(given_name="Kind", family_name="Eins", protected_address=True)
WHO: tuple[dict[str, Any], ...] = (
    {"children": (PROTECTED,)},
    {"guardians": (Guardian(family_name="Eins", protected_address=True),)},
    {"persons": (Person(family_name="Eins", protected_address=True),)},
    {"requested": Requested(family_name="Eins", protected_address=True)},
)
WHERE: tuple[dict[str, Any], ...] = (
    {"whereabouts": SHELTER},
    {"residence": SHELTER},
    {"incident": Incident(place=SHELTER)},
    {"children": (Child(whereabouts=SHELTER), PROTECTED)},
    {"children": (Child(residence=SHELTER, protected_address=True),)},
    {"guardians": (Guardian(residence=SHELTER),)},
    {"persons": (Person(residence=SHELTER),)},
    {"requested": Requested(address=SHELTER, whereabouts=SHELTER)},
    {"measures": (Measure(kind="handed_over", place="Frauenhaus Beispiel"),), "whereabouts": SHELTER},
    {"statements": (Statement(kind="told", text="Sie sind im GEHEIMWEG 3 in Schiefbahn."),), "whereabouts": SHELTER},
)
TELLING = ("geheimweg", "47877", "frauenhaus", "schiefbahn", "willich", "facility")


def masked(content: Content) -> dict[str, Any]:
    """A content as it is shown."""
    veil = veil_of((content,))
    return veil.document(content) if veil else msgspec.to_builtins(content)


def words(said: object) -> str:
    """Everything that stands in a document, small."""
    return json.dumps(said, ensure_ascii=False, default=list).casefold()


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("where", WHERE)
def test_one_protected_person_protects_every_place(who: dict[str, Any], where: dict[str, Any]) -> None:
    """Whoever knows where one of a family is knows where all are: no place is shown, nor named in a text."""
    content = msgspec.structs.replace(Content(category="P01", **who), **where)
    content = content if content.protects else msgspec.structs.replace(content, persons=WHO[2]["persons"])
    assert not [word for word in TELLING if word in words(masked(content))]
    assert not [word for word in TELLING if word in content.search_text().casefold()]


@pytest.mark.parametrize("where", WHERE)
def test_nothing_is_masked_where_nobody_is_protected(where: dict[str, Any]) -> None:
    """An address that is not protected is there for those who drive to it."""
    content = Content(category="P01", **where)
    assert (veil_of((content,)) is None) is not content.protects


def test_what_is_no_place_stays() -> None:
    """Names, kinds and sentences about something else are shown as they are."""
    statement = Statement(kind="observed", text="Das Regal fiel um.")
    plain = Content(category="P01", children=(PROTECTED,), statements=(statement,), whereabouts=SHELTER)
    said = masked(msgspec.structs.replace(plain, measures=(Measure(kind="none"),), request=Request(kind="come_now")))
    assert (said["measures"], said["request"]) == ([{"kind": "none"}], {"kind": "come_now"})
    assert said["children"] == [{"given_name": "Kind", "family_name": "Eins", "protected_address": True}]
    assert said["statements"] == [{"kind": "observed", "text": "Das Regal fiel um."}]
    assert said["whereabouts"] == {"municipality": HIDDEN}


def test_what_says_where_a_child_spends_the_day_is_masked_whole() -> None:
    """School and doctor lead to the child as well as its address does."""
    child = msgspec.structs.replace(PROTECTED, school="Schule am Markt", doctor="Praxis Beispiel")
    (said,) = masked(Content(category="P01", children=(child,)))["children"]
    assert (said["school"], said["doctor"]) == (HIDDEN, HIDDEN)


def test_what_belongs_together_is_protected_together() -> None:
    """What was added later protects what was said first, and its own texts by the places named first."""
    first = Content(category="P01", whereabouts=SHELTER)
    later = Content(category="P01", children=(PROTECTED,))
    veil = veil_of((first, later))
    assert veil is not None
    assert veil.document(first)["whereabouts"] == {"municipality": HIDDEN}
    assert veil.text("Abgeholt im Geheimweg.") == f"Abgeholt im [{HIDDEN}]."
    kept = "Nichts davon."
    assert veil.text(kept) is kept


def test_the_rule_of_the_competence_names_no_protected_place() -> None:
    """Why a unit receives it stands beside the notification, so it says no more than that."""
    content = Content(category="P01", urgency="immediate", whereabouts=SHELTER, children=(PROTECTED,))
    (one,) = recipients(content, COOPERATION, RULES, TODAY, POLICE)
    assert one.unit == "jugendamt-willich-asd"
    assert "Schiefbahn" not in one.rule.replace("ASD", "")
    assert "47877" not in one.rule
    open_ = msgspec.structs.replace(content, children=())
    assert "47877" in recipients(open_, COOPERATION, RULES, TODAY, POLICE)[0].rule


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({}, False),
        ({"children": [{"protected_address": True}]}, True),
        ({"guardians": [{}, {"protected_address": True}]}, True),
        ({"requested": {"protected_address": True}}, True),
        ({"persons": [{"protected_address": False}]}, False),
        ({"persons": "x", "children": [3], "requested": []}, False),
    ],
)
def test_a_draft_is_asked_too(document: dict[str, Any], expected: object) -> None:
    """A document may be anything; it protects somebody where it says so."""
    assert protects(document) is expected


@given(secrets())
def test_no_protected_place_is_ever_named(secret: Secret) -> None:
    """Whatever places a notification has and however its texts name them, none is left."""
    for shown in (words(masked(secret.content)), secret.content.search_text().casefold()):
        assert not [text for text in secret.telling if text.casefold() in shown]
