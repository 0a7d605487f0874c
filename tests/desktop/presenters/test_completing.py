"""The whole report after an immediate notice: begun once, bound to it, sent as a supplement under its number."""

from __future__ import annotations

from msgspec.structs import replace

from desktop.domain.content import Content
from desktop.domain.jurisdiction import Place
from desktop.domain.templates import template
from desktop.presenters import attaching, completing, drafts, form, later, notifying
from desktop.presenters.attaching import DraftFile
from desktop.presenters.drafts import Draft
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import ASD, POLICE, Company, Member, notified
from tests.helpers.documents import least
from tests.helpers.followed import WRONG, arrived
from tests.helpers.passing_on import four, settle, shown


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


def test_labels_that_the_program_set_hold_no_report_back(company: Company, police: Member) -> None:
    """They stand in it as a person would have set them; what they lack is asked for and nothing else."""
    draft = begun(police, arrived(company, police, least=True))
    assert draft.document["labels"] == {"means": "open", "protected_interest": "Kindeswohl"}
    older = {**draft.document, "labels": {**draft.document["labels"], "preset": True}}
    for document in (draft.document, older):
        problems = form.examine_draft(police.workspace, draft, document).problems
        assert [one.path for one in problems if one.path.startswith("labels")] == [
            "labels.person_category",
            "labels.collecting_unit",
        ]


def test_the_draft_names_no_place_that_the_notification_protects(police: Member) -> None:
    """Where the whole incident protects an address the list of drafts names no place of this part of it either."""
    entity = police.workspace.new_id()
    hidden = Content(category="P01", whereabouts=Place("Willich"), protected=True)
    police.do(ASD, "notification.notified", entity, notified(POLICE, ASD, "immediate", content=hidden))
    begun(police, entity)
    [listed] = drafts.listed(police.workspace)
    assert ("Willich" in listed.card.spoken, "Anschrift geschützt" in listed.card.spoken) == (False, True)


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


def test_a_report_says_nothing_anew_of_the_urgency(company: Company, police: Member, willich: Member) -> None:
    """Begun before the urgency was put right or after, its first words do not raise it again."""
    entity = arrived(company, police, least=True)
    assert begun(police, entity).document["urgency"] == "immediate"
    later.correct(police.workspace, entity, {**WRONG, "urgency": "urgent"}, "Dienst A")
    report = {**template("P01"), "urgency": "immediate", "urgency_reason": "Kind in Gefahr"}
    added = later.supplement(police.workspace, entity, report, "Dienst A", full=True)
    assert (added["urgency"], added["supplements"][-1]["urgency"]) == ("urgent", None)


def test_a_notification_that_is_gone_has_no_report(police: Member) -> None:
    """A draft of a notification that is not there is refused, and stays."""
    draft = Draft(police.workspace.new_id(), "P01", "immediate", {}, completes=bytes(16))
    with refused("not_found", "id"):
        completing.send(police.workspace, draft, "Dienst A")
    assert completing.sent(police.workspace, draft) is None


def test_who_was_told_of_other_children_gets_no_report_of_these() -> None:
    """Each office has a report of its own about its own children, with its own files, late ones too."""
    company, police, willich, kempen, _ = four()
    workspace, notification = police.workspace, police.workspace.new_id()
    elsewhere = {"given_name": "Bert", "whereabouts": {"municipality": "Kempen"}}
    document = least(children=[{"given_name": "Anna"}, elsewhere], children_count=2)
    notifying.write(workspace, notification, document, "Dienst A")
    ids = {state.to_unit: state.id for _, state in workspace.group(notification)}
    here, there = ids[willich.unit], ids[kempen.unit]
    draft = begun(police, here)
    assert begun(police, there).id != draft.id
    whole = {**template("P01"), "urgency": "immediate"}
    photo = DraftFile(bytes(16), "Foto.jpg", 1, "image/jpeg", bytes(32))
    ready = replace(draft, document=whole, files=(photo,))
    assert [one.unit for one in form.examine_draft(workspace, ready, ready.document).receivers] == [willich.unit]
    form.send(workspace, ready, "Dienst A")
    late = DraftFile(bytes([1] * 16), "Nachzügler.jpg", 1, "image/jpeg", bytes(32))
    assert drafts.keep_file(workspace, draft.id, "Dienst A", late)
    [first, after] = attaching.waiting(workspace)
    for waiting in (first, after):
        assert (waiting.notification, waiting.is_for(here), waiting.is_for(there)) == (notification, True, False)
    settle(company)
    assert [one.full for one in shown(willich, here).supplements] == [True]
    assert shown(kempen, there).supplements == ()
    assert completing.is_due(workspace, shown(police, there))


def test_who_is_competent_by_the_report_alone_is_named(company: Company, police: Member, willich: Member) -> None:
    """Only the report says that a child is elsewhere: the office there gets nothing, and the writer reads that."""
    entity = arrived(company, police, least=True)
    draft, document = begun(police, entity), {**template("P01"), "urgency": "immediate"}
    assert form.examine_draft(police.workspace, draft, document).unreached == ()
    document["children"][1]["whereabouts"] = {"municipality": "Kempen"}
    document["residence"] = {"municipality": "Krefeld"}
    exam = form.examine_draft(police.workspace, draft, document)
    assert [one.unit for one in exam.receivers] == [willich.unit]
    assert [(one.unit, one.children) for one in exam.unreached] == [("jugendamt-kempen-asd", "Nur von Kind Nr. 2")]
    assert [one.agency for one in exam.outside] == ["Jugendamt der Stadt Krefeld"]
