"""The examples are valid, invented, and one's own to change."""

from __future__ import annotations

import json

import pytest

from desktop.domain.forms import FORMS, check
from desktop.domain.notification_check import check_notification
from desktop.domain.refused import Refused
from desktop.domain.templates import template
from tests.helpers.documents import example
from tests.helpers.shipped import COOPERATION, NOW, POLICE, RULES, WILLICH

RECEIVERS = {"P10": "jugendamt-willich-jgh", "X01": "jugendamt-kempen-asd"}
WITHOUT_STATEMENTS = {"P10", "J03", "J04", "J07", "J08", "J11"}


@pytest.mark.parametrize("code", FORMS)
def test_an_example_is_valid_and_arrives(code: str) -> None:
    """Every form has an example that passes the whole check as it stands."""
    sender, other = (POLICE, WILLICH) if code.startswith("P") else (WILLICH, POLICE)
    checked = check_notification(example(code), RULES, COOPERATION, NOW, sender)
    assert checked.problems == ()
    assert [recipient.unit for recipient in checked.recipients] == [RECEIVERS.get(code, other)]
    assert checked.content.urgency == ("immediate" if code == "P01" else RULES.category(code).urgency)
    assert bool(checked.content.statements) == (code not in WITHOUT_STATEMENTS)


@pytest.mark.parametrize("code", FORMS)
def test_an_example_is_complete_in_every_urgency(code: str) -> None:
    """Nothing is missing from an example where there is time, and nothing is too much where there is none."""
    for urgency in RULES.category(code).urgencies:
        document = {**example(code), "urgency": urgency}
        assert check(document, RULES, NOW) == ()


def test_the_example_of_the_police_is_about_two_children_in_schiefbahn() -> None:
    """The example is the case the program is measured by."""
    document = template("P01")
    assert (document["whereabouts"]["municipality"], document["whereabouts"]["district"]) == ("Willich", "Schiefbahn")
    assert len(document["children"]) == 2


@pytest.mark.parametrize("code", FORMS)
def test_an_example_is_a_json_file(code: str) -> None:
    """What is printed reads back the same, and phone numbers are of the invented range."""
    document = example(code)
    assert json.loads(json.dumps(document)) == document
    assert document["sender"]["phone"].startswith("030 23125 ")


def test_an_example_is_ones_own_to_change() -> None:
    """Changing an example leaves the next one alone."""
    template("P01")["children"].clear()
    assert len(template("P01")["children"]) == 2


@pytest.mark.parametrize(
    ("code", "reason"), [("J09", "form_not_available"), ("P99", "form_not_available"), ("Q01", "category_unknown")]
)
def test_a_category_without_form_has_no_example(code: str, reason: str) -> None:
    """The refusal tells a form to come from a code that is none."""
    with pytest.raises(Refused) as caught:
        template(code)
    assert caught.value.code == reason
