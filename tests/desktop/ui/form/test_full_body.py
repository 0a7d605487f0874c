"""The full form: every row of the table, in and out without loss, asked for only where it matters."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.templates import template
from desktop.presenters import amending, drafts, form
from desktop.presenters.amending import Amendment
from desktop.presenters.drafts import Draft
from desktop.presenters.form_plan import plan
from desktop.ui.form.field_row import FieldRow
from desktop.ui.form.full_body import FullBody
from desktop.ui.form.part import GroupPart, ListPart
from desktop.ui.theme.theme import Theme
from tests.helpers.company import Company, Member
from tests.helpers.followed import acknowledged
from tests.helpers.showing import SHOWING

pytestmark = SHOWING


def body_of(qtbot: QtBot, member: Member, code: str) -> FullBody:
    """The full form of a category."""
    draft = Draft(bytes(16), code, "urgent", {})
    made = FullBody(member.workspace, plan(member.workspace, draft), form.offered(member.workspace), lambda: None)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("code", ["P01", "J01"])
def test_a_document_comes_out_as_it_went_in(
    qtbot: QtBot, themed: Theme, police: Member, willich: Member, code: str
) -> None:
    """The shipped examples show every part of a form, and none of it is lost."""
    body = body_of(qtbot, police if code == "P01" else willich, code)
    told: list[bool] = []
    body.listen(lambda: told.append(True))
    body.fill(template(code))
    assert body.document() == template(code)
    assert told == []


class Broken(Exception):
    """A part that cannot be filled."""


def test_what_is_typed_counts_though_a_part_could_not_be_filled(
    qtbot: QtBot, themed: Theme, police: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where showing a document breaks off, at once or while the rest is built, later typing is still to be saved."""
    told: list[bool] = []
    body = body_of(qtbot, police, "P01")
    body.listen(lambda: told.append(True))
    body.fill({"category": "P01"})

    def broken(_self: object, _value: object) -> None:
        raise Broken

    with monkeypatch.context() as patch:
        patch.setattr(FieldRow, "fill", broken)
        patch.setattr(GroupPart, "fill", broken)
        patch.setattr(ListPart, "fill", broken)
        with pytest.raises(Broken):
            body._build_next()
        with pytest.raises(Broken):
            body.fill({"category": "P01"})
    urgency = body.locate("urgency")
    told.clear()
    urgency.fill("immediate")
    assert told


def test_every_problem_has_a_place_in_the_form(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """Whatever is missing of a full notification, there is a part to go to."""
    body = body_of(qtbot, police, "P01")
    body.fill({"category": "P01", "urgency": "urgent", "children": [{}]})
    for problem in form.examine(police.workspace, body.document()).problems:
        part = body.locate(problem.path)
        assert part is not body.root, problem.path
        part.show_problem(problem.message)


def test_an_immediate_full_form_asks_for_less(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """With the urgency the marks of what may be left out change."""
    body = body_of(qtbot, police, "P01")
    body.fill({"category": "P01", "urgency": "urgent"})
    function = body.locate("sender.function")
    assert isinstance(function, FieldRow)
    assert function.label.text() == "Funktion"
    urgency = body.locate("urgency")
    assert isinstance(urgency, FieldRow)
    urgency.fill("immediate")
    assert function.label.text() == "Funktion (freiwillig)"


def test_what_depends_on_another_field_comes_with_it(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """Why the family was not told is asked only where it was not."""
    body = body_of(qtbot, police, "P01")
    body.fill({"category": "P01", "urgency": "urgent"})
    told, reason = body.locate("transparency.family_informed"), body.locate("transparency.informed_reason")
    assert reason.isHidden()
    told.fill(value=False)
    assert not reason.isHidden()


def test_only_urgencies_of_the_category_are_offered(qtbot: QtBot, themed: Theme, willich: Member) -> None:
    """J01 is always immediate."""
    body = body_of(qtbot, willich, "J01")
    body.fill({"category": "J01", "urgency": "immediate"})
    assert body.document() == {"category": "J01", "urgency": "immediate"}


def titles_of(body: FullBody) -> list[str]:
    """The titles of the cards that are built."""
    return [one.text() for one in body.findChildren(QLabel) if one.property("role") == "section"]


def test_what_nobody_sees_yet_is_built_a_little_later(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """Only the first cards are built at once; what was written for the others is neither lost nor changed by that."""
    body = body_of(qtbot, police, "P01")
    told: list[bool] = []
    body.listen(lambda: told.append(True))
    body.fill(template("P01"))
    first = titles_of(body)
    assert len(first) < 6
    assert body.document() == template("P01")
    qtbot.waitUntil(lambda: len(titles_of(body)) > len(first))
    assert body.document() == template("P01")
    body.locate("children[0].given_name")
    assert len(titles_of(body)) > 8
    assert body.document() == template("P01")
    assert not told
    assert not [one for one in body.findChildren(QComboBox) if one.findText("None") >= 0]


@pytest.mark.parametrize("code", ["P01", "P10", "P19"])
def test_what_fills_a_window_is_built_at_once(qtbot: QtBot, themed: Theme, police: Member, code: str) -> None:
    """However long its first card is, a form begins as high as a window and not much higher."""
    body = body_of(qtbot, police, code)
    body.resize(700, 900)
    body.show()
    assert 760 < body.heightForWidth(700) < 1600


def test_cards_have_titles_and_lists_grow(qtbot: QtBot, themed: Theme, police: Member) -> None:
    """The form is cut into cards in the order of its table; the number of children stands with the children."""
    body = body_of(qtbot, police, "P01")
    qtbot.waitUntil(lambda: "Bestätigung" in titles_of(body))
    assert titles_of(body)[:3] == ["Meldung", "Kennzeichnung", "Rückfragen an"]
    assert "Aufenthalt und Wohnort" in titles_of(body)
    assert "Anzahl der Kinder" not in titles_of(body)
    children = body.locate("children")
    assert isinstance(children, ListPart)
    children.add()
    name = body.locate("children[0].given_name")
    assert isinstance(name, FieldRow)
    assert body.path_of(name.put_in.first) == "children[0].given_name"
    assert name in body.every()


def later_body(qtbot: QtBot, member: Member, entity: bytes, event: Amendment) -> FullBody:
    """The form of a supplement or a correction, as it is opened."""
    found = drafts.find(member.workspace, amending.begin(member.workspace, entity, event))
    assert found is not None
    made = FullBody(member.workspace, plan(member.workspace, found[0]), (), lambda: None)
    qtbot.addWidget(made)
    made.fill(found[0].document)
    return made


def test_of_a_correction_what_somebody_touched_is_written(
    *, qtbot: QtBot, themed: Theme, company: Company, police: Member, willich: Member
) -> None:
    """All that holds stands there; changed, a list is written whole, and what was only looked at is not."""
    body = later_body(qtbot, police, acknowledged(company, police, willich), "corrected")
    head = {"category": "P01"}
    name = body.locate("children[1].given_name")
    assert isinstance(name, FieldRow)
    assert name.value() == template("P01")["children"][1]["given_name"]
    assert body.document() == head
    name.fill("Noor")
    assert [one.get("given_name") for one in body.document()["children"]] == [
        template("P01")["children"][0]["given_name"],
        "Noor",
    ]
    assert body.document().keys() == {*head, "children"}
    body.locate("wrong").fill("Der Vorname")
    assert body.document()["wrong"] == "Der Vorname"


def test_of_a_supplement_nothing_is_asked_for(
    *, qtbot: QtBot, themed: Theme, company: Company, police: Member, willich: Member
) -> None:
    """Every field may be left out; a statement is begun, and another is added by one press."""
    body = later_body(qtbot, police, acknowledged(company, police, willich), "supplemented")
    assert body.category() == "P01"
    labels = {part.label.text() for part in body.every() if isinstance(part, FieldRow) and not part.isHidden()}
    assert "Erläuterung (freiwillig)" in labels
    body.locate("statements[0].text").fill("Das Kind hat Fieber.")
    assert body.document()["statements"] == [{"kind": "observed", "text": "Das Kind hat Fieber."}]
    statements = body.locate("statements")
    assert isinstance(statements, ListPart)
    statements.add()
    assert len(statements.entries) == 2
