"""A question: plain, unless it says more."""

from __future__ import annotations

from desktop.presenters.steps.question import REASON, Question


def test_a_question_is_one_line_that_may_stay_empty() -> None:
    """Without more a question asks for a line that nobody needs to write, and nothing stands in it."""
    plain = Question("to", "Gesprochen mit")
    assert (plain.needed, plain.long, plain.moment, plain.secret, plain.tick) == (False,) * 5
    assert (plain.choices, plain.preset, plain.after) == ((), "", "")
    assert REASON.needed
