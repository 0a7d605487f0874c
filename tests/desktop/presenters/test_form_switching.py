"""Another category in the middle of writing: what fits stays, nothing is lost, and what does not fit is not sent."""

from __future__ import annotations

import msgspec
import pytest

from desktop.domain.forms import check
from desktop.domain.refused import Refused
from desktop.domain.templates import template
from desktop.presenters import drafts, form_switching
from desktop.presenters.drafts import Draft
from tests.helpers.company import Member
from tests.helpers.shipped import NOW, RULES


def written(member: Member, code: str) -> Draft:
    """A draft that says all its example says."""
    found = drafts.new_draft(member.workspace, "Dienst A", code, RULES.category(code).urgency, quick=False)
    return msgspec.structs.replace(found, document=template(code) | {"urgency": RULES.category(code).urgency})


@pytest.mark.parametrize(("code", "other"), [("P03", "P04"), ("P04", "P10"), ("P90", "P01"), ("P10", "P06")])
def test_there_and_back_nothing_is_lost(police: Member, code: str, other: str) -> None:
    """What the other form has no place for comes back with the first one."""
    draft = written(police, code)
    there = form_switching.switched(police.workspace, draft, other)
    assert (there.category, there.document["category"]) == (other, other)
    back = form_switching.switched(police.workspace, there, code)
    assert back.document | {"urgency": ""} == draft.document | {"urgency": ""}
    assert back.id == draft.id


@pytest.mark.parametrize(("code", "other"), [("P03", "P04"), ("P01", "P10"), ("P09", "P05")])
def test_what_has_no_place_is_neither_checked_nor_sent(police: Member, code: str, other: str) -> None:
    """No problem names a field the form does not have, and the urgency is one the category may have."""
    there = form_switching.switched(police.workspace, written(police, code), other)
    found = check(there.document, RULES, NOW)
    assert not [one for one in found if "nicht vorgesehen" in one.message]
    assert there.urgency in RULES.category(other).urgencies
    assert there.document["urgency"] == there.urgency


def test_what_was_said_since_goes_before_what_was_kept(police: Member) -> None:
    """A question both forms ask keeps the answer given last."""
    draft = written(police, "P03")
    there = form_switching.switched(police.workspace, draft, "P07")
    there.document["circumstances"]["carer_now"] = "Großmutter"
    back = form_switching.switched(police.workspace, there, "P03")
    assert back.document["circumstances"] == draft.document["circumstances"] | {"carer_now": "Großmutter"}


def test_of_a_list_every_entry_keeps_what_is_its_own(police: Member) -> None:
    """The notice to the court assistance asks less of a child; the first child's words are not the second's."""
    draft = written(police, "P01")
    there = form_switching.switched(police.workspace, draft, "P10")
    first, *_ = there.document["children"]
    assert sorted(first) == [
        "birth_date",
        "family_name",
        "gender",
        "given_name",
        "protected_address",
    ]
    back = form_switching.switched(police.workspace, there, "P01")
    assert back.document["children"] == draft.document["children"]


def test_a_category_without_a_form_is_refused(police: Member) -> None:
    """The draft stays as it is."""
    with pytest.raises(Refused):
        form_switching.switched(police.workspace, written(police, "P01"), "P99")


def test_a_kept_draft_brings_back_what_was_set_aside(police: Member) -> None:
    """It is saved with the draft, and read again with it."""
    there = form_switching.switched(police.workspace, written(police, "P03"), "P04")
    drafts.save(police.workspace, there)
    found = drafts.find(police.workspace, there.id)
    assert found is not None
    assert found[0].aside == there.aside
