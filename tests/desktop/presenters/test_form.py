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
from desktop.presenters.form_problems import row_of
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
    place, category = row_of("P01", "whereabouts"), row_of("P01", "category")
    assert place is not None
    assert category is not None
    assert "Postleitzahl" in form.help_of(place)
    assert form.help_of(category) == ""


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
