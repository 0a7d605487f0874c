"""What a form allows: which there are, problems in words for people, sending a draft once and for all."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from desktop.domain.forms import FORMS
from desktop.domain.refused import Refused
from desktop.presenters import drafts, form
from desktop.presenters.calls import Call
from desktop.presenters.drafts import Draft
from tests.helpers.company import ASD, KEMPEN, Company, Member
from tests.helpers.documents import changed, example, least


def draft_of(member: Member, document: dict[str, Any]) -> Draft:
    """A saved draft of a document."""
    draft = Draft(member.workspace.new_id(), "P01", "immediate", document, quick=True)
    drafts.save(member.workspace, draft)
    return draft


def test_only_what_this_side_may_write_is_offered(company: Company) -> None:
    """The police writes what begins with P, a youth welfare office J and X; the founder nothing."""
    police, willich = company.members
    assert {one.code for one in form.offered(police.workspace)} == {code for code in FORMS if code[0] == "P"}
    assert {one.code for one in form.offered(willich.workspace)} == {code for code in FORMS if code[0] in "JX"}
    assert form.offered(company.founder.workspace) == ()
    assert form.first_offered(police.workspace, immediate=True) == ("P01", "immediate")
    assert form.first_offered(police.workspace, immediate=False) == ("P01", "urgent")
    assert form.first_offered(company.founder.workspace, immediate=True) is None


def test_a_document_that_suffices_names_its_receiver_and_why(police: Member) -> None:
    """The least immediate notification has no problem and goes to Willich."""
    exam = form.examine(police.workspace, least())
    assert exam.problems == ()
    assert [one.unit for one in exam.receivers] == [ASD]
    assert "Schiefbahn" in exam.receivers[0].rule


@pytest.mark.parametrize(
    ("changes", "path", "message"),
    [
        ({"whereabouts": {}}, "whereabouts.municipality", "Geben Sie an, wo das Kind jetzt ist."),
        ({"children_count": "zwei"}, "children_count", "Erwartet wird eine ganze Zahl von 0 bis 20."),
        ({"children": [{"birth_date": "x"}]}, "children[0].birth_date", "Erwartet wird ein Datum wie 31.01.2026"),
        ({"urgency_reason": "x" * 301}, "urgency_reason", "Der Text ist zu lang: höchstens 300 Zeichen."),
        ({"secret": 1}, "secret", "Dieses Feld ist nicht vorgesehen."),
    ],
)
def test_problems_are_said_for_people(police: Member, changes: dict[str, Any], path: str, message: str) -> None:
    """Not a word of files, brackets or codes."""
    exam = form.examine(police.workspace, least(**changes))
    found = {problem.path: problem for problem in exam.problems}
    assert found[path].message.startswith(message)


def test_a_problem_in_a_list_names_the_entry(police: Member) -> None:
    """The second child is called that."""
    exam = form.examine(police.workspace, least(children=[{"given_name": "Kim"}, {"gender": "?"}]))
    assert exam.problems[0].text.startswith("Kinder 2: ")


def test_a_question_of_the_law_names_field_and_norm(willich: Member) -> None:
    """It is told apart from what is missing, and says which field of which entry it is about."""
    document = example("J02")
    document["statements"][0]["entrusted"] = True
    document["sender"].pop("phone")
    exam = form.examine(willich.workspace, document)
    (gate,) = exam.gates
    assert gate.path == "statements[0].entrusted_ground"
    assert gate.text.startswith(
        "Was ist passiert? 1 · Grund, Anvertrautes weiterzugeben: Die Aussage ist als anvertraut"
    )
    assert gate.text.endswith("(§ 65 SGB VIII)")
    assert {problem.path for problem in exam.problems} == {gate.path, "sender.phone"}


def test_what_was_answered_is_told_before_sending(willich: Member) -> None:
    """The norm, and the ground in the words of the form."""
    document = example("J02")
    document["statements"][0] |= {"entrusted": True, "entrusted_ground": "consent"}
    answered = form.examine(willich.workspace, document).answered
    assert answered is not None
    assert ("§ 65 SGB VIII", "Einwilligung (§ 65 Abs. 1 Satz 1 Nr. 1 SGB VIII)") in [
        (fact.label, fact.value) for fact in answered.facts
    ]
    assert form.examine(willich.workspace, example("J05")).answered is None


def test_sending_writes_the_notification_and_removes_the_draft(police: Member) -> None:
    """What is given back can be shown, and whom to ask is remembered."""
    draft = draft_of(police, least())
    entity = form.send(police.workspace, draft, "Dienst A")
    assert police.shown("notification", entity).to_unit == ASD
    assert police.workspace.own.drafts() == []
    assert police.workspace.own.preference("sender/phone") == "030 23125 001"


def test_sending_twice_is_one(police: Member) -> None:
    """A draft has the id of its notification from the start."""
    draft = draft_of(police, least())
    assert form.send(police.workspace, draft, "Dienst A") == form.send(police.workspace, draft, "Dienst A")
    assert len(police.workspace.group(draft.id)) == 1


def test_a_draft_that_is_refused_stays(police: Member) -> None:
    """Nothing is written and nothing is lost."""
    draft = draft_of(police, least(request={}))
    with pytest.raises(Refused):
        form.send(police.workspace, draft, "Dienst A")
    assert drafts.find(police.workspace, draft.id) is not None


def test_a_full_example_can_be_sent(police: Member) -> None:
    """The shipped example of P01 has no problem here."""
    assert form.examine(police.workspace, changed("P01", "urgency", "immediate")).problems == ()


def test_other_units_may_be_chosen(police: Member) -> None:
    """They are those that receive this and are in the directory; the reason travels along."""
    assert {one.unit for one in form.alternatives(police.workspace, "P01")} >= {ASD, KEMPEN}
    document = least(override_unit=KEMPEN, override_reason="Abgesprochen.")
    entity = form.send(police.workspace, draft_of(police, document), "Dienst A")
    state = police.shown("notification", entity)
    assert (state.to_unit, state.override_reason) == (KEMPEN, "Abgesprochen.")


def test_help_is_for_a_screen() -> None:
    """A place asks for one line, a category for no code."""
    place, category = form.row_of("P01", "whereabouts"), form.row_of("P01", "category")
    assert place is not None
    assert category is not None
    assert "Postleitzahl" in form.help_of(place)
    assert form.help_of(category) == ""
    assert form.row_of("P01", "nothing.here") is None


def test_a_call_goes_out_with_the_notification(company: Company, police: Member) -> None:
    """A call noted in the draft stands in the timeline of both sides right after the notice, once."""
    draft = replace(draft_of(police, least()), call=Call("Rufdienst A", "2026-09-21T16:00:00+02:00"))
    entity = form.send(police.workspace, draft, "Dienst A")
    assert form.send(police.workspace, draft, "Dienst A") == entity
    company.everybody_syncs()
    for member in company.members:
        moments = member.shown("notification", entity).timeline
        assert [one.type for one in moments] == ["notified", "phone_handover", "received"]
        assert (moments[1].text, moments[1].called_at) == ("Rufdienst A", "2026-09-21T16:00:00+02:00")


def test_a_notification_that_is_refused_leaves_its_call_in_the_draft(police: Member) -> None:
    """Nothing is written of either, and the draft keeps both."""
    draft = replace(draft_of(police, changed("P01", "whereabouts", {})), call=Call("Rufdienst A", ""))
    drafts.save(police.workspace, draft)
    with pytest.raises(Refused):
        form.send(police.workspace, draft, "Dienst A")
    assert police.workspace.group(draft.id) == []
    assert [found.call for found, _ in [drafts.find(police.workspace, draft.id) or (draft, 0)]] == [draft.call]
