"""What the shipped rules say of what follows a notification, and rules that contradict themselves."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from desktop.domain.catalogue import Direction
from desktop.domain.later_rules import FIELDS, Feedback, FeedbackBasis, LaterForm
from desktop.domain.refused import Refused
from desktop.domain.rules import decode_rules, encode_rules
from tests.helpers.shipped import RULES

CORRECTION = RULES.later_form("corrected", "P99")
BACK = RULES.feedback_in("youth_to_police")


def test_a_correction_names_what_was_wrong_and_what_to_do() -> None:
    """The short forms of the police and of the youth office both need it."""
    for code in ("P99", "J12"):
        form = RULES.later_form("corrected", code)
        assert form is not None
        assert form.needs == ("wrong", "demand")
    assert RULES.later_form("corrected", "P01") is None


@pytest.mark.parametrize("direction", ["youth_to_police", "police_to_youth", "youth_to_youth"])
def test_every_direction_says_why_not_more(direction: str) -> None:
    """Each direction has its words and a basis, and none of them allows free text."""
    [found] = [one for one in RULES.feedback if one.direction == direction]
    assert found.why_not_more.endswith(".")
    assert found.bases
    assert not any("text" in basis.allows for basis in found.bases)


def test_feedback_to_the_police_never_rests_on_the_kkg() -> None:
    """The bases towards the police are those of one's own task."""
    assert BACK is not None
    assert [basis.title for basis in BACK.bases] == ["§ 64 Abs. 1 SGB VIII", "§ 69 Abs. 1 Nr. 1 SGB X"]


@pytest.mark.parametrize(
    ("category", "direction", "needed"),
    [("P01", "police_to_youth", True), ("X01", "youth_to_youth", True), ("J01", "youth_to_police", False)],
)
def test_a_second_professional_is_needed_by_the_youth_office_alone(
    category: str, direction: Direction, *, needed: bool
) -> None:
    """What comes to the youth office needs two, what goes to the police none, and neither does a court notice."""
    rule = RULES.second_professional
    assert rule is not None
    assert rule.needed(category, direction) is needed
    assert not rule.needed("P10", "police_to_youth")


KKG = FeedbackBasis("kkg", "§ 4 Abs. 4 KKG", "Nie.", ("confirmed",))
WRONG: dict[str, dict[str, Any]] = {
    "an unknown field": {"later_forms": (LaterForm("corrected", ("P99",), ("weather",)),)},
    "a need nobody asks for": {"later_forms": (LaterForm("corrected", ("P99",), ("wrong",), ("demand",)),)},
    "a code with a form of its own": {"later_forms": (LaterForm("corrected", ("P01",), ("wrong",)),)},
    "the same twice": {"later_forms": (LaterForm("corrected", ("P99", "P99"), ("wrong",)),)},
    "the KKG towards the police": {"feedback": (Feedback("youth_to_police", "Weil.", (KKG,)),)},
    "a direction twice": {"feedback": (Feedback("youth_to_youth", "Weil."),) * 2},
    "a basis twice": {"feedback": (Feedback("youth_to_youth", "Weil.", (KKG, KKG)),)},
}


@pytest.mark.parametrize("case", WRONG)
def test_rules_that_contradict_themselves_are_refused(case: str) -> None:
    """Each fault refuses the whole rules, and without it they are read."""
    wrong = msgspec.structs.replace(RULES, **WRONG[case])
    with pytest.raises(Refused):
        decode_rules(encode_rules(wrong))
    assert decode_rules(encode_rules(RULES)) == RULES


def test_rules_of_before_still_read() -> None:
    """Rules stated before there was any of this are read, and say nothing of it."""
    stated = msgspec.msgpack.decode(encode_rules(RULES))
    for name in ("later_forms", "feedback", "second_professional"):
        del stated[name]
    before = decode_rules(msgspec.msgpack.encode(stated))
    assert (before.later_form("corrected", "P99"), before.feedback_in("youth_to_police")) == (None, None)
    assert before.second_professional is None


def test_every_field_of_a_short_form_is_known() -> None:
    """The shipped short forms ask for nothing that has no row."""
    assert all(set(form.fields) <= set(FIELDS[form.event]) for form in RULES.later_forms)
