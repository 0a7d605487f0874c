"""Reading a supplement, a correction, a short form: only what is given, judged with what is there."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from desktop.domain.content import Content, Labels
from desktop.domain.forms import examine
from desktop.domain.later_form import ROWS, Later, Law, examine_later, examine_short
from desktop.domain.later_rules import FIELDS
from desktop.domain.templates import template
from tests.helpers.documents import LEAST, example
from tests.helpers.shipped import NOW, RULES

LAW = Law(RULES, NOW)
FIRST = examine(LEAST, RULES, NOW).content
SAID: dict[str, Any] = {"wrong": "Falsche Straße", "demand": "Neue Anschrift anfahren"}
STATEMENT = {"kind": "observed", "text": "Das Kind hat Fieber."}


def added(document: object, *, full: bool = False) -> Later:
    return examine_later(document, "supplemented", FIRST, LAW, full=full)


def corrected(document: object) -> Later:
    return examine_later(document, "corrected", FIRST, LAW)


def fields(read: Later) -> list[str]:
    return [problem.field for problem in read.problems]


def test_only_what_is_given_is_kept() -> None:
    """A supplement holds the one statement it adds, and none of what was said before."""
    read = added({"statements": [STATEMENT], "explanation": "Arzt war da."})
    assert (fields(read), read.said) == ([], {"explanation": "Arzt war da."})
    assert read.content == Content(statements=read.content.statements)
    assert [one.text for one in read.content.statements] == ["Das Kind hat Fieber."]


def test_what_is_given_is_judged_as_at_first() -> None:
    """A statement without its kind, a date that is none, an unknown field and a wrong list are named."""
    assert fields(added({"statements": [{"text": "x"}]})) == ["statements[0].kind"]
    assert fields(added({"children": [{"given_name": "Kim", "birth_date": "gestern"}]}))[0] == "children[0].birth_date"
    assert fields(added({"weather": "rain"})) == ["weather"]
    assert fields(added({"statements": "x"})) == ["statements"]


def test_a_list_is_added_to() -> None:
    """A supplement adds to lists, a correction replaces them, and what is wrong is named where it stands."""
    first = examine({**template("P01"), "urgency": "urgent"}, RULES, NOW).content
    told = {"kind": "told", "text": "Er war es.", "source": "Nachbarin"}
    read = examine_later({"statements": [told]}, "supplemented", first, LAW)
    assert (fields(read), [one.text for one in read.content.statements]) == ([], ["Er war es."])
    wrong = [told, {"text": "x"}]
    assert fields(examine_later({"statements": wrong}, "supplemented", first, LAW)) == ["statements[1].kind"]
    assert fields(examine_later({**SAID, "statements": [told]}, "corrected", first, LAW)) == ["statements"]


def test_the_law_asks_of_what_is_added_too() -> None:
    """§§ 64, 65, 68 SGB: a later yes wants its reason, an entrusted statement its ground, an old request no more."""
    force, asked = (examine(example(code), RULES, NOW).content for code in ("J02", "J08"))
    entrusted = {"statements": [{**STATEMENT, "entrusted": True}]}
    yes = {"service_endangered": True}
    assert fields(examine_later(entrusted, "supplemented", force, LAW)) == ["statements[0].entrusted_ground"]
    assert fields(examine_later(yes, "supplemented", asked, LAW)) == ["service_endangered_reason"]
    because = {**yes, "service_endangered_reason": "Anders ist das Kind nicht zu schützen."}
    assert fields(examine_later(because, "supplemented", asked, LAW)) == []
    answer = examine(example("J07"), RULES, NOW).content
    more, late = {"requested": {"family_name": "Eins", "employer": "Betrieb"}}, Law(RULES, NOW + timedelta(days=200))
    assert fields(examine_later(more, "supplemented", answer, LAW)) == []
    assert fields(examine_later(more, "supplemented", answer, late)) == ["police_request.asked_on"]
    assert fields(examine_later({"explanation": "Rückruf erbeten."}, "supplemented", answer, late)) == []


@pytest.mark.parametrize("document", [[], "x", None, {}, {"explanation": ""}])
def test_nothing_is_no_supplement(document: object) -> None:
    """A document that adds nothing is refused, whatever it is."""
    assert added(document).problems


def test_it_belongs_to_its_notification() -> None:
    """The code of the notification or of the short form may stand there, another may not."""
    assert fields(added({"category": "P01", "statements": [STATEMENT]})) == []
    assert fields(added({"category": "P99", "statements": [STATEMENT]})) == []
    assert fields(added({"category": "J12", "statements": [STATEMENT]})) == ["category"]


def test_a_correction_empties_nothing() -> None:
    """What was said stays visible, so that an emptied field says nothing: it is named, in a group too."""
    assert fields(corrected({**SAID, "urgency_reason": None})) == ["urgency_reason"]
    emptied = corrected({**SAID, "sender": {"name": "Dienst A", "phone": ""}})
    assert "sender.phone" in fields(emptied)
    assert emptied.problems[-1].message.startswith("Ein Feld lässt sich nicht leeren.")


@pytest.mark.parametrize("missing", ["wrong", "demand"])
def test_a_correction_needs_what_the_rules_need(missing: str) -> None:
    """What was wrong and what is to be done are both asked for, and with both it may change a field or none."""
    assert fields(corrected({name: text for name, text in SAID.items() if name != missing})) == [missing]
    assert fields(corrected(SAID)) == []
    read = corrected({**SAID, "whereabouts": {"district": "Anrath"}})
    assert fields(read) == []
    assert read.content.whereabouts is not None
    assert read.content.whereabouts.district == "Anrath"


def test_the_program_labels_nothing_that_is_added() -> None:
    """A label put right stands alone, so that it takes the place of no other."""
    read = corrected({**SAID, "labels": {"person_category": "victim"}})
    assert (fields(read), read.content.labels) == ([], Labels(person_category="victim"))
    assert added({"statements": [STATEMENT]}).content.labels is None


def test_a_whole_report_is_asked_for_everything() -> None:
    """The immediate notice is no whole report, and the example of the category is one, whatever its urgency."""
    assert "incident" in {one.split(".")[0] for one in fields(added(dict(LEAST), full=True))}
    whole = {**template("P01"), "urgency": "immediate"}
    read = added(whole, full=True)
    assert fields(read) == []
    assert read.content.incident is not None


def test_a_short_form_has_its_own_fields_only() -> None:
    """Feedback needs who is responsible and how it stands, takes fixed answers, and nothing of the long form."""
    said = {"responsible": "B. Watt", "standing": "in_progress"}
    assert examine_short(said, "feedback_given", "J10", LAW).problems == ()
    assert fields(examine_short({}, "feedback_given", "J10", LAW)) == ["responsible", "standing"]
    odd = {**said, "confirmed": "perhaps", "statements": [STATEMENT]}
    assert fields(examine_short(odd, "feedback_given", "J10", LAW)) == ["confirmed", "statements"]
    assert examine_short([], "feedback_given", "J10", LAW).problems


def test_every_short_field_has_a_row() -> None:
    """What the rules may ask for can be read."""
    assert {name for names in FIELDS.values() for name in names} == set(ROWS)
