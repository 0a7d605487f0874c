"""The whole report after an immediate notice: begun once, bound to it, sent as a supplement under its number."""

from __future__ import annotations

from msgspec.structs import replace

from desktop.domain.templates import template
from desktop.presenters import completing, drafts, form
from desktop.presenters.drafts import Draft
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import Company, Member
from tests.helpers.followed import arrived


def begun(police: Member, entity: bytes) -> Draft:
    """The draft of the report, as it stands."""
    found = drafts.find(police.workspace, completing.begin(police.workspace, entity))
    assert found is not None
    return found[0]


def test_it_is_due_until_it_was_sent(company: Company, police: Member, willich: Member) -> None:
    """The sender of a short immediate notice is asked for it; whoever said all at once, or only receives, is not."""
    short, whole = arrived(company, police, least=True), arrived(company, police)
    assert completing.is_due(police.workspace, police.shown("notification", short))
    assert not completing.is_due(police.workspace, police.shown("notification", whole))
    assert not completing.is_due(willich.workspace, willich.shown("notification", short))


def test_the_draft_is_bound_to_the_notification(company: Company, police: Member) -> None:
    """Begun again it is the same draft with what was written meanwhile; discarded, it begins anew."""
    entity = arrived(company, police, least=True)
    draft = begun(police, entity)
    assert (draft.completes, draft.quick, draft.document["children_count"]) == (entity, False, 2)
    drafts.save(police.workspace, replace(draft, document={**draft.document, "children_count": 3}))
    assert begun(police, entity).document["children_count"] == 3
    [listed] = drafts.listed(police.workspace)
    assert "Vollständiger Bericht zu" in listed.card.title
    drafts.discard(police.workspace, draft.id)
    assert begun(police, entity).document["children_count"] == 2


def test_it_is_sent_under_the_same_number(company: Company, police: Member, willich: Member) -> None:
    """What is missing is named; whole, it becomes a supplement, the draft is gone, and nothing more is due."""
    entity = arrived(company, police, least=True)
    draft = begun(police, entity)
    exam = form.examine_draft(police.workspace, draft, draft.document)
    assert exam.problems
    with refused("notification_invalid", exam.problems[0].path):
        form.send(police.workspace, draft, "Dienst A")
    assert form.sent(police.workspace, draft) is None
    document = {**template("P01"), "urgency": "immediate"}
    ready = replace(draft, document=document)
    exam = form.examine_draft(police.workspace, ready, document)
    assert (exam.problems, [one.unit for one in exam.receivers]) == ((), [willich.unit])
    assert form.send(police.workspace, ready, "Dienst A") == entity
    assert form.sent(police.workspace, ready) == entity
    assert drafts.find(police.workspace, draft.id) is None
    company.everybody_syncs()
    state = willich.shown("notification", entity)
    assert [one.full for one in state.supplements] == [True]
    assert (state.number, state.child_count) == (police.shown("notification", entity).number, 2)
    assert not completing.is_due(police.workspace, police.shown("notification", entity))


def test_a_notification_that_is_gone_has_no_report(police: Member) -> None:
    """A draft of a notification that is not there is refused, and stays."""
    draft = Draft(police.workspace.new_id(), "P01", "immediate", {}, completes=bytes(16))
    with refused("not_found", "id"):
        completing.send(police.workspace, draft, "Dienst A")
    assert completing.sent(police.workspace, draft) is None
