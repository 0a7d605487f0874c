"""The examples of the youth welfare offices: narrow where the law is."""

from __future__ import annotations

from desktop.domain.forms_youth import YOUTH
from desktop.domain.templates_youth import YOUTH_TEMPLATES


def test_every_form_of_the_offices_has_an_example() -> None:
    """No category is left without."""
    assert set(YOUTH_TEMPLATES) == {"J01", "J06", "J07", *YOUTH}


def test_a_hand_over_goes_to_kempen() -> None:
    """The family has moved there."""
    assert YOUTH_TEMPLATES["X01"]["whereabouts"]["municipality"] == "Kempen"


def test_the_protection_of_staff_and_a_case_talk_name_nobody() -> None:
    """Neither a child nor a family stands in them."""
    for code in ("J03", "J11"):
        assert not {"children", "persons", "guardians", "statements"} & YOUTH_TEMPLATES[code].keys()
