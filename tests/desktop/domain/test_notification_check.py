"""The whole check: form and recipients together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.file_parting import About
from desktop.domain.notification_check import Checked, check_notification
from tests.helpers.documents import changed, least
from tests.helpers.shipped import COOPERATION, NOW, POLICE, RULES, WILLICH


def checked(document: object, sender: str = POLICE) -> Checked:
    return check_notification(document, RULES, COOPERATION, NOW, sender)


def fields(document: object, sender: str = POLICE) -> list[str]:
    return [problem.field for problem in checked(document, sender).problems]


def test_a_valid_notification_has_recipients_and_no_problem() -> None:
    """The least immediate notification passes and names who receives it."""
    answer = checked(least())
    assert answer.ok
    assert [recipient.unit for recipient in answer.recipients] == [WILLICH]


def test_recipients_are_shown_beside_other_problems() -> None:
    """A missing phone number does not hide who would receive it."""
    answer = checked(changed("P01", "sender.phone", ...))
    assert not answer.ok
    assert [recipient.unit for recipient in answer.recipients] == [WILLICH]


def test_an_unknown_place_is_a_problem_of_the_whereabouts() -> None:
    """A place nobody knows is asked for in its field, and nobody receives anything."""
    answer = checked(least(whereabouts={"municipality": "Atlantis"}))
    assert [problem.field for problem in answer.problems] == ["whereabouts"]
    assert answer.recipients == ()


def test_a_missing_place_is_named_once() -> None:
    """What the form already asks for is not asked again by the search for recipients."""
    assert fields(changed("P01", "whereabouts", ...)) == ["whereabouts.municipality"]


def test_the_wrong_side_is_a_problem_of_the_category() -> None:
    """A youth office that writes P01 is told so by the check."""
    assert fields(least(), WILLICH) == ["category"]


def test_what_is_no_notification_has_no_recipients() -> None:
    """A document without category is not routed."""
    assert checked([]).recipients == ()
    assert fields({}) == ["category"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_place_gets_an_answer(town: str, district: str) -> None:
    """Whatever is written as a place, the check ends with recipients or a problem."""
    answer = checked(least(whereabouts={"municipality": town, "district": district}))
    assert answer.ok == bool(answer.recipients)


def test_what_files_are_about_is_read_with_it() -> None:
    """It is no field of the form; a number of no child is a problem, and so is what cannot be read."""
    said = {"name": "foto.jpg", "children": [1]}
    assert checked(least(attachments=[said])).files == (About("foto.jpg", (1,)),)
    assert fields(least(attachments=[{**said, "children": [9]}])) == ["attachments[0].children"]
    assert fields(least(attachments=["foto.jpg"])) == ["attachments[0]"]
