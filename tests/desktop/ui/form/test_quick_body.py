"""The immediate form: seven questions that make a document the check accepts."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.forms import check
from desktop.presenters import form
from desktop.presenters.form_problems import row_of
from desktop.ui.form.inputs import ChoiceInput
from desktop.ui.form.quick_body import QUESTIONS, QuickBody
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Member
from tests.helpers.documents import least
from tests.helpers.shipped import NOW, RULES
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


def body_of(qtbot: QtBot, member: Member, code: str = "P01") -> QuickBody:
    """The immediate form of a category."""
    made = QuickBody(member.workspace, code, form.offered(member.workspace))
    qtbot.addWidget(made)
    return made


def test_every_category_with_a_form_has_questions(qtbot: QtBot, themed: Theme, police: Member, willich: Member) -> None:
    """At most seven each, and every field they name is one of the form's."""
    for member in (police, willich):
        for offered in form.offered(member.workspace):
            if "immediate" in offered.urgencies:
                body = body_of(qtbot, member, offered.code)
                assert len(body.questions) <= 7
                assert all(row_of(offered.code, path) for path in body.fields)


@pytest.mark.parametrize("code", ["P01", "P03", "P90", "J02", "J03", "J04", "J05", "J08", "X01"])
def test_the_questions_cover_what_is_always_required(code: str) -> None:
    """What the check asks of an immediate notification can be answered on its immediate form."""
    asked = {path.split("[")[0] for question in QUESTIONS[code] for path in question.paths}
    document = {"category": code, "urgency": "immediate"}
    missing = [one.field for one in check(document, RULES, NOW) if one.field]
    assert missing
    assert [path for path in missing if not any(path.startswith((one, one.split(".")[0])) for one in asked)] == []


def test_only_what_may_be_immediate_can_be_chosen(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """Of 22 categories those with immediate among their urgencies."""
    body = body_of(qtbot, police)
    choice = body.fields["category"].put_in
    assert isinstance(choice, ChoiceInput)
    codes = set(choice._values)
    assert codes == {one.code for one in form.offered(police.workspace) if "immediate" in one.urgencies}
    assert "P10" not in codes


def test_a_draft_comes_out_as_it_went_in(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """Also what is not asked here."""
    document = least(
        whereabouts={"municipality": "Willich", "district": "Schiefbahn"},
        basis_reason="x",
        statements=[{"kind": "told", "text": "Streit", "source": "Nachbarin"}],
        children=[{"given_name": "Kim"}],
    )
    body = body_of(qtbot, police)
    body.fill(document)
    assert body.document() == document


def test_the_questions_of_j01_suffice(qtbot: QtBot, themed: Theme, willich: Member) -> None:
    """A call for the police can be sent from its seven questions."""
    document: dict[str, Any] = {
        "category": "J01",
        "urgency": "immediate",
        "sender": {"name": "Fachkraft A", "phone": "030 23125 003"},
        "whereabouts": {"municipality": "Willich"},
        "children_count": 1,
        "danger": {"description": "Bewaffnete Person in der Wohnung."},
        "gates": {"immediate_action": True, "guardians_cooperation": "refused"},
        "request": {"kind": "protect_child"},
    }
    body = body_of(qtbot, willich, "J01")
    body.fill(document)
    assert body.document() == document
    assert form.examine(willich.workspace, body.document()).problems == ()


def test_a_text_taken_away_takes_its_kind_along(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """The kind of a statement is asked only where there is one."""
    body = body_of(qtbot, police)
    body.fill(least(statements=[{"kind": "told", "text": "Streit"}]))
    assert not body.fields["statements[0].kind"].isHidden()
    body.fields["statements[0].text"].fill(None)
    assert body.fields["statements[0].kind"].isHidden()
    assert "statements" not in body.document()


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("whereabouts.municipality", "whereabouts"),
        ("children_count", "children"),
        ("children[0].birth_date", "children"),
        ("sender.reachable", "sender.name"),
        ("urgency", "category"),
    ],
)
def test_every_problem_has_a_question(qtbot: QtBot, themed: Theme, police: Member, path: str, field: str) -> None:
    """What is not asked by itself is the nearest question's."""
    body = body_of(qtbot, police)
    assert body.locate(path) is body.fields[field]


def test_writing_begins_where_something_is_open(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """The reason is chosen already, so the place comes first; with all answered, the top."""
    body = body_of(qtbot, police)
    body.fill({"category": "P01"})
    assert body.first_open() is body.fields["whereabouts"]
    body.fill(least())
    assert body.first_open() is body.fields["category"]
    assert body.path_of(body.fields["sender.phone"].put_in.first) == "sender.phone"
