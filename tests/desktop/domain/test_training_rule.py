"""What is to be learnt before notifications are read: the shipped rules, and rules that contradict themselves."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.domain.catalogue import CODES
from desktop.domain.refused import Refused
from desktop.domain.rules import decode_rules, encode_rules, read_rules
from desktop.domain.training_rule import Training, training_problems
from tests.helpers.shipped import RULES, RULES_TEXT, line_of

ONE = Training("gewalt", ("gewalt-erkennen",), ("P06",), "Darum.")


def test_the_shipped_rules_ask_for_two_sets_before_a_notification_of_sexual_violence() -> None:
    """The youth welfare offices are asked, for two sets of cards, and told why."""
    (training,) = RULES.trainings
    assert (training.categories, len(training.cards), training.audience) == (("P06",), 2, ("youth_office",))
    assert list(training_problems(RULES.trainings, CODES)) == []


@pytest.mark.parametrize(
    ("one", "field"),
    [
        (replace(ONE, categories=("P77",)), "categories"),
        (replace(ONE, audience=("press",)), "audience"),
        (ONE, "id"),
    ],
)
def test_what_contradicts_itself_is_named(one: Training, field: str) -> None:
    """The training and its field are named, and such rules are refused as a whole."""
    assert [(index, name) for index, name, _ in training_problems((ONE, one), CODES)] == [
        *([(1, "id")] if field != "id" else []),
        (1, field),
    ]
    with pytest.raises(Refused):
        decode_rules(encode_rules(replace(RULES, trainings=(ONE, one))))


def test_a_wrong_line_of_the_file_is_named() -> None:
    """Somebody who writes the file reads the line."""
    wrong = RULES_TEXT.replace('audience = ["youth_office"]', 'audience = ["press"]')
    with pytest.raises(Refused, match=str(line_of(wrong, "press"))):
        read_rules(wrong)


def test_rules_of_before_ask_for_nothing() -> None:
    """They are read as they were."""
    before = replace(RULES, trainings=())
    assert decode_rules(encode_rules(before)) == before
