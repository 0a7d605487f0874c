"""What a form asks: a notification's own, and of what follows it nothing but what is to be said."""

from __future__ import annotations

from desktop.domain.forms import form
from desktop.presenters import amending, drafts, later
from desktop.presenters.amending import Amendment
from desktop.presenters.drafts import Draft
from desktop.presenters.form_plan import Plan, plan
from tests.helpers.company import Company, Member
from tests.helpers.followed import WRONG, acknowledged


def planned(member: Member, entity: bytes, event: Amendment) -> Plan:
    """The plan of a later form."""
    found = drafts.find(member.workspace, amending.begin(member.workspace, entity, event))
    assert found is not None
    return plan(member.workspace, found[0])


def test_a_notification_has_its_own_form(police: Member) -> None:
    """Every row of the category's table, and nothing stands there yet."""
    made = plan(police.workspace, Draft(bytes(16), "P01", "immediate", {}, quick=True))
    assert (made.nodes, made.title, made.later, dict(made.stands)) == (form("P01").nodes, "Sofortmeldung", False, {})
    assert plan(police.workspace, Draft(bytes(16), "P01", "urgent", {})).title == "Neue Meldung"


def test_nothing_has_to_be_added(company: Company, police: Member, willich: Member) -> None:
    """A supplement begins with the short form and the statements; all rows are there, and none is needed."""
    entity = acknowledged(company, police, willich)
    made = planned(police, entity, "supplemented")
    assert list(made.nodes)[:2] == ["explanation", "statements"]
    assert set(made.nodes) == {*form("P01").nodes, "explanation"} - {"category", "urgency"}
    assert {node.row.need for node in made.nodes.values()} == {"optional"}
    assert made.title == f"Nachtrag zu {police.shown('notification', entity).number}"
    assert made.nodes["statements"].below == form("P01").nodes["statements"].below


def test_an_open_question_can_be_answered(company: Company, police: Member, willich: Member) -> None:
    """Where the receiver asked, the supplement can say which question it answers."""
    entity = acknowledged(company, police, willich)
    assert "question" not in planned(police, entity, "supplemented").nodes
    later.ask(willich.workspace, entity, "Fachkraft A", "sender.phone", "Stimmt sie?")
    company.everybody_syncs()
    row = planned(police, entity, "supplemented").nodes["question"].row
    assert (row.kind, ["Stimmt sie?" in words for _, words in row.choices]) == ("choice", [True])


def test_a_correction_shows_what_holds_by_now(company: Company, police: Member, willich: Member) -> None:
    """What was put right stands there right, what was wrong and what to do has to be said."""
    entity = acknowledged(company, police, willich)
    later.correct(police.workspace, entity, {**WRONG, "whereabouts": {"district": "Anrath"}}, "Dienst A")
    made = planned(police, entity, "corrected")
    assert made.stands["whereabouts"]["district"] == "Anrath"
    assert [made.nodes[name].row.need for name in ("wrong", "demand")] == ["always", "always"]
    assert made.stands["urgency"] == "immediate"
    assert not {"category", "reporter"} & set(made.stands)


def test_only_what_was_changed_is_written(company: Company, police: Member, willich: Member) -> None:
    """What was merely shown is left out, what was emptied stands there as nothing."""
    made = planned(police, acknowledged(company, police, willich), "corrected")
    shown = {**made.stands, "wrong": "Ort", "whereabouts": {"district": "Anrath"}}
    shown.pop("sender")
    head = {"category": "P01"}
    touched = {"wrong", "whereabouts", "sender", "children"}
    written = made.written(shown, touched)
    place = dict.fromkeys(made.stands["whereabouts"]) | {"district": "Anrath"}
    assert written == {**head, "wrong": "Ort", "whereabouts": place, "sender": None}
    assert made.written(shown, ()) == head
    raised = made.written({**made.stands, "urgency": "urgent"}, {"urgency"})
    assert raised == {**head, "urgency": "urgent"}


def test_the_urgency_is_asked_where_there_is_another(company: Company, police: Member, willich: Member) -> None:
    """A correction offers all of its category, a supplement only what is higher, and nothing where nothing is."""
    entity = acknowledged(company, police, willich)
    assert "urgency" not in planned(police, entity, "supplemented").nodes
    offered = planned(police, entity, "corrected").nodes["urgency"].row.choices
    assert offered == (("immediate", "Sofort"), ("urgent", "Eilig"))
    later.correct(police.workspace, entity, {**WRONG, "urgency": "urgent"}, "Dienst A")
    made = planned(police, entity, "supplemented")
    assert [code for code, _ in made.nodes["urgency"].row.choices] == ["immediate", "urgent"]
    assert made.stands == {"urgency": "urgent"}
