"""A question: plain, unless it says more."""

from __future__ import annotations

from msgspec.structs import replace

from desktop.domain.content import Child, Content
from desktop.domain.notification_events import Supplemented
from desktop.presenters.steps.question import REASON, Answered, Question, child_questions, document_of
from tests.desktop.domain.test_event import SENDER
from tests.desktop.domain.test_notification_events import applied, in_delivery


def test_a_question_is_one_line_that_may_stay_empty() -> None:
    """Without more a question asks for a line that nobody needs to write, and nothing stands in it."""
    plain = Question("to", "Gesprochen mit")
    assert (plain.needed, plain.long, plain.moment, plain.secret, plain.tick) == (False,) * 5
    assert (plain.choices, plain.preset, plain.after) == ((), "", ())
    assert REASON.needed


def test_another_question_is_answered() -> None:
    """By any answer, or by one of those named."""
    assert [Answered("basis").holds(one) for one in ("", "64")] == [False, True]
    assert [Answered("result", ("acute", "latent")).holds(one) for one in ("", "latent", "open")] == [
        False,
        True,
        False,
    ]


def test_what_is_about_one_child_is_asked_only_where_there_are_more() -> None:
    """Of several children all are preset, then each by its number as people count; of one there is no question."""
    several = in_delivery("delivered")
    assert child_questions(replace(several, content=Content(children_count=1))) == ()
    (asked,) = child_questions(several)
    assert asked.choices[0] == (asked.preset, "Alle Kinder")
    assert [words for _, words in asked.choices[1:]] == ["Kind 1", "Kind 2"]


def test_whoever_is_named_again_is_asked_about_once() -> None:
    """A child keeps the place that events name it by, and has the number that people count it by."""
    kim, ole = (Child(given_name=name, family_name="Meyer", birth_date="2020-02-02") for name in ("Kim", "Ole"))
    state = replace(in_delivery("acknowledged"), content=Content(children=(kim,)))
    for place, children in enumerate(((kim,), (ole,))):
        body = Supplemented("A. Ohm", Content(children=children))
        state = applied(state, "supplemented", SENDER, 4 + place, body=body)
    (asked,) = child_questions(state)
    assert asked.choices[1:] == (("0", "Kind 1"), ("2", "Kind 2"))


def test_a_short_form_is_told_what_was_answered() -> None:
    """Nothing empty is handed on, a child by its number counted from 0, and all of them as none in particular."""
    (asked,) = child_questions(in_delivery("delivered"))
    every, first, second = (code for code, _ in asked.choices)
    assert document_of({"text": "gesehen", "basis": "", "child": second}) == {"text": "gesehen", "child": 1}
    assert document_of({"child": first}) == {"child": 0}
    assert document_of({"child": every}) == document_of({"child": ""}) == document_of({}) == {}
