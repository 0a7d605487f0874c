"""The norms that a form answers by what it asks, by hand from the law: what goes, and its twin that does not."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.domain.catalogue import LATER_EVENTS, SENDER_KIND
from desktop.domain.forms import check, read
from tests.helpers.documents import changed, example, least
from tests.helpers.shipped import NOW, RULES

GENERAL_CLAUSE = "§ 27 Abs. 2 i. V. m. § 26 PolG NRW"
OF_THEIR_OWN = {"P10", "P13", "P20"}
"""The notices of the police that another law orders: § 70 JGG, § 8 JuSchG, § 42a SGB VIII."""


def fields(document: object) -> list[str]:
    """The fields that hold a notification up."""
    return [problem.field for problem in check(document, RULES, NOW)]


def without(code: str, path: str) -> dict[str, Any]:
    """The example of a category with a field taken out, where there is time to fill it in."""
    urgency = next(one for one in RULES.category(code).urgencies if one != "immediate")
    return {**changed(code, path, ...), "urgency": urgency}


# § 42 Abs. 6 SGB VIII: force at a taking into care.


@pytest.mark.parametrize("state", ["planned", "ordered"])
def test_force_is_asked_for_where_a_child_is_taken_into_care(state: str) -> None:
    """§ 42 Abs. 6 SGB VIII: the office takes the child, and whoever may use force helps it."""
    assert fields(changed("J02", "custody.state", state)) == []
    assert fields({**changed("J02", "custody", ...), "urgency": "immediate"}) == []


def test_force_without_a_taking_into_care_does_not_go() -> None:
    """§ 42 Abs. 6 SGB VIII: neither where none is meant to be, nor where nobody says so though there is time."""
    assert fields(changed("J02", "custody.state", "none")) == ["custody.state"]
    assert fields(without("J02", "custody")) == ["custody.state"]
    home = changed("J02", "custody.state", "none")
    home["request"] = {"kind": "enter_home"}
    assert fields(home) == []


# § 71 Abs. 1 Satz 1 Nr. 1 SGB X: planned crimes.


def test_a_planned_crime_goes_at_once() -> None:
    """§ 71 Abs. 1 Satz 1 Nr. 1 SGB X: what is planned, where and who says so is enough, without a release."""
    document = example("J05")
    for name in ("persons", "statements", "service_endangered"):
        document.pop(name, None)
    document["circumstances"] = {"planned": "Heute Abend soll das Haus brennen."}
    assert fields(document) == []
    assert not RULES.category("J05").needs_release


def test_a_planned_crime_of_which_nothing_is_said_does_not_go() -> None:
    """§ 138 StGB: without what is planned there is nothing to tell, however urgent it is."""
    assert fields(changed("J05", "circumstances.planned", ...)) == ["circumstances.planned"]


# § 62 Abs. 3 Nr. 2 Buchst. d SGB VIII: asking others about a child.


def test_the_police_is_asked_for_a_purpose() -> None:
    """§ 62 Abs. 3 Nr. 2 Buchst. d SGB VIII: a question says what its answer is needed for."""
    assert fields(example("J08")) == []
    assert fields(changed("J08", "circumstances.purpose", ...)) == ["circumstances.purpose"]


@pytest.mark.parametrize("part", ["children", "guardians", "persons", "statements"])
def test_a_question_tells_nothing_of_the_family(part: str) -> None:
    """§ 62 Abs. 1 SGB VIII: whoever asks tells no more than the question."""
    assert fields({**example("J08"), part: [{}]}) == [part]


# § 64 Abs. 1 SGB VIII: staff under protection.


def test_staff_are_protected_by_where_and_when() -> None:
    """§ 64 Abs. 1 SGB VIII: place, time, number and dangers go, the reason of the visit has no field."""
    assert fields(example("J03")) == []
    for field in ("question", "help_so_far", "own_task"):
        assert fields(changed("J03", f"circumstances.{field}", "Hilfe zur Erziehung")) == [f"circumstances.{field}"]


# § 8a Abs. 6 SGB VIII: to the office that is competent.


def test_a_hand_over_with_its_talk_goes() -> None:
    """§ 8a Abs. 6 SGB VIII: after a talk with the family, or with the reason why there was none yet."""
    assert fields(example("X01")) == []
    alone = changed("X01", "circumstances.family_involved", value=False)
    alone["circumstances"]["family_involved_reason"] = "Der Schutz des Kindes wäre in Frage gestellt."
    assert fields(alone) == []


# § 27 with § 26 PolG NRW: what carries a notice of the police.


def test_the_police_notifies_by_the_general_clause() -> None:
    """§ 27 Abs. 2 with § 26 PolG NRW carries every notice that no other law orders, and nobody has to name it."""
    for category in RULES.categories:
        if SENDER_KIND[category.direction] == "police" and category.code not in LATER_EVENTS:
            assert (GENERAL_CLAUSE in category.basis) is (category.code not in OF_THEIR_OWN), category.code
    assert "basis" not in example("P01")
    assert fields(example("P01")) == []
    assert fields(least(basis=GENERAL_CLAUSE)) == []


@pytest.mark.parametrize("basis", ["§ 28 PolG NRW", "§ 29 PolG NRW", "§ 27 Abs. 1 PolG NRW", "§ 27 Abs. 3 PolG NRW"])
def test_the_clauses_for_others_do_not_carry_it_alone(basis: str) -> None:
    """Between police, to private people and abroad are other clauses: whoever names one says why."""
    assert fields(least(basis=basis)) == ["basis_reason"]


# § 22b with § 22a PolG NRW: labels.


@pytest.mark.parametrize("label", ["means", "person_category", "protected_interest", "collecting_unit"])
def test_police_data_goes_with_each_of_its_labels(label: str) -> None:
    """§ 22b PolG NRW: means, person, interest and unit are said; a mark of special data (§ 22a) may be."""
    for special in (True, False):
        assert fields({**changed("P01", "labels.special_category", value=special), "urgency": "urgent"}) == []
    assert fields(without("P01", f"labels.{label}")) == [f"labels.{label}"]


def test_labels_that_nobody_set_are_said_to_be_the_programs() -> None:
    """§ 22b PolG NRW: at night the program labels, and its labels are never taken for a person's."""
    labels = read(least(), RULES, NOW).labels
    assert labels is not None
    assert (labels.means, labels.preset) == ("open", True)
    assert fields(changed("P01", "labels.preset", value=True)) == ["labels.preset"]


# § 34a and § 35 Abs. 2 PolG NRW, § 8 JuSchG: what the police did.


def test_an_expulsion_says_from_when_to_when() -> None:
    """§ 34a PolG NRW: the days are counted from its beginning, so it is never left out."""
    span = {"kind": "expulsion", "from": "2026-09-01T02:00:00+02:00", "until": "2026-09-11T02:00:00+02:00"}
    document = example("P01")
    assert fields({**document, "measures": [span]}) == []
    for end in ("from", "until"):
        measure = {name: value for name, value in span.items() if name != end}
        assert fields({**document, "measures": [measure]}) == [f"measures[0].{end}"]


@pytest.mark.parametrize(("code", "kind"), [("P11", "picked_up"), ("P13", "place"), ("P13", "alcohol")])
def test_who_was_picked_up_was_handed_to_somebody(code: str, kind: str) -> None:
    """§ 35 Abs. 2 PolG NRW, § 8 JuSchG: to the guardians or to the office, and it is said to whom."""
    there = changed(code, "circumstances.kind", kind)
    assert fields(there) == []
    gone = without(code, "circumstances.handed_to")
    gone["circumstances"]["kind"] = kind
    assert fields(gone) == ["circumstances.handed_to"]


# § 5 Abs. 2 KKG: the list of offences.


@pytest.mark.parametrize("code", ["P04", "P06", "P18"])
def test_a_suspicion_is_one_of_the_list(code: str) -> None:
    """§ 5 Abs. 2 KKG: its offences can be marked, several at once, and no other."""
    assert fields(changed(code, "circumstances.offences", ["171", "225"])) == []
    assert fields(changed(code, "circumstances.offences", [])) == []
    assert fields(changed(code, "circumstances.offences", ["242"])) == ["circumstances.offences"]


# § 62 Abs. 1 SGB VIII and § 73 BDSG: necessary, and facts told apart from views.


@pytest.mark.parametrize("code", ["P01", "X01"])
def test_somebody_says_that_no_more_than_necessary_is_told(code: str) -> None:
    """§ 62 Abs. 1 SGB VIII, § 26 PolG NRW: unsaid it does not go where there is time, and with a no never."""
    assert fields(changed(code, "only_necessary", value=True)) == []
    assert fields(without(code, "only_necessary")) == ["only_necessary"]
    assert fields(changed(code, "only_necessary", value=False)) == ["only_necessary"]


def test_what_was_told_says_by_whom() -> None:
    """§ 73 BDSG: a fact stands as observed, what others said with its source, and a view is none of both."""
    view = {"kind": "assessment", "text": "Das Kind wirkt vernachlässigt."}
    told = {"kind": "told", "text": "Es weine jede Nacht.", "source": "Nachbarin"}
    document = {**example("P01"), "urgency": "urgent"}
    facts = document["statements"]
    assert fields({**document, "statements": [*facts, view, told]}) == []
    assert fields({**document, "statements": [view, told]}) == ["statements"]
    del told["source"]
    assert fields({**document, "statements": [facts[0], told]}) == ["statements[1].source"]
