"""A supplement or a correction as a draft: gone on with, read as a file is, sent once with its files and its call."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from desktop.presenters import amending, attaching, completing, drafts, form, later
from desktop.presenters.amending import Amendment
from desktop.presenters.attaching import DraftFile
from desktop.presenters.calls import Call
from desktop.presenters.drafts import Draft
from desktop.presenters.notification_detail import detail
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import ASD, Company, Member
from tests.helpers.erasures import erase
from tests.helpers.followed import STATEMENT, WRONG, acknowledged
from tests.helpers.releases import office

PHOTO = DraftFile(b"p" * 16, "Foto.jpg", 10, "image/jpeg", bytes(32))

NAMED = {"family_name": "Beispiel", "given_name": "Ida"}


def begun(member: Member, entity: bytes, event: Amendment, **said: Any) -> Draft:
    """A draft that was begun, with what was written besides."""
    found = drafts.find(member.workspace, amending.begin(member.workspace, entity, event))
    assert found is not None
    return replace(found[0], document={**found[0].document, **said})


def test_it_is_gone_on_with(company: Company, police: Member, willich: Member) -> None:
    """Begun again it is the same draft, one of each kind; the list of drafts names the notification."""
    entity = acknowledged(company, police, willich)
    draft = begun(police, entity, "supplemented", explanation="Neu")
    drafts.save(police.workspace, draft)
    assert begun(police, entity, "supplemented") == draft
    assert begun(police, entity, "corrected").id != draft.id
    number = police.shown("notification", entity).number
    titles = {str(one.card.title).rpartition(" · ")[2] for one in drafts.listed(police.workspace)}
    assert titles == {f"Nachtrag zu {number}", f"Berichtigung zu {number}"}
    drafts.discard(police.workspace, draft.id)
    assert begun(police, entity, "supplemented").id != draft.id


def test_who_names_a_child_again_is_told(company: Company, police: Member, willich: Member) -> None:
    """A hint at the child that is in it already; another one has none, and a correction names whom it likes."""
    entity = acknowledged(company, police, willich)
    known, other = ({"family_name": "Beispiel", "given_name": name} for name in ("Ida", "Ole"))
    later.supplement(police.workspace, entity, {"children": [known], "explanation": "Noch ein Kind"}, "Dienst A")
    draft = begun(police, entity, "supplemented", statements=[STATEMENT], children=[other, known])
    exam = form.examine_draft(police.workspace, draft, draft.document)
    assert [one.path for one in exam.hints] == ["children[1].family_name"]
    put_right = begun(police, entity, "corrected", **WRONG, children=[other, known])
    exam = form.examine_draft(police.workspace, put_right, put_right.document)
    assert (exam.problems, exam.hints) == ((), ())


def test_two_children_of_one_name_can_be_sent(company: Company, police: Member, willich: Member) -> None:
    """Where a day of birth is missing nobody can tell them apart, and the hint holds the supplement back in no way."""
    entity = acknowledged(company, police, willich)
    for wrong in ({"children": [NAMED]}, {"urgency": "urgent"}):
        later.correct(police.workspace, entity, {**WRONG, **wrong}, "Dienst A")
    added = {"urgency": "immediate", "statements": [STATEMENT], "children": [{**NAMED, "birth_date": "2019-05-01"}]}
    draft = begun(police, entity, "supplemented", **added)
    exam = form.examine_draft(police.workspace, draft, draft.document)
    assert (exam.problems, len(exam.hints)) == ((), 1)
    form.send(police.workspace, draft, "Dienst A")
    state = police.shown("notification", entity)
    assert (state.graded, len(state.supplements[-1].content.children)) == ("immediate", 1)


def test_a_child_that_is_known_as_it_is_written_counts_once(company: Company, police: Member, willich: Member) -> None:
    """The hint says so before it is sent; then there are as many children as before, and both wordings are read."""
    entity = acknowledged(company, police, willich)
    known = police.shown("notification", entity)
    child = {name: value for name, value in known.content.document()["children"][0].items() if name in NAMED}
    born = known.content.children[0].birth_date
    said = {**child, "birth_date": born, "condition": "Hat jetzt Fieber."}
    draft = begun(police, entity, "supplemented", statements=[STATEMENT], children=[said])
    [hint] = form.examine_draft(police.workspace, draft, draft.document).hints
    assert "Es zählt nicht noch einmal" in hint.message
    form.send(police.workspace, draft, "Dienst A")
    company.everybody_syncs()
    state = willich.shown("notification", entity)
    assert state.child_count == known.child_count
    shown = [fact.value for one in detail(willich.workspace, entity).sections for fact in one.facts]
    assert "Hat jetzt Fieber." in shown
    assert known.content.children[0].condition in shown
    assert "Kind 1" in shown


def test_a_name_that_was_put_right_is_free(company: Company, police: Member, willich: Member) -> None:
    """Compared is what the notification says by now, not the wording that was wrong."""
    entity = acknowledged(company, police, willich)
    later.supplement(police.workspace, entity, {"children": [NAMED], "explanation": "Noch ein Kind"}, "Dienst A")
    right = {**NAMED, "given_name": "Ada"}
    later.correct(police.workspace, entity, {**WRONG, "children": [right]}, "Dienst A")
    told = [
        form.examine_draft(police.workspace, draft, draft.document).hints
        for child in (NAMED, right)
        for draft in [begun(police, entity, "supplemented", statements=[STATEMENT], children=[child])]
    ]
    assert [len(hints) for hints in told] == [0, 1]


def test_several_statements_and_fields_go_out_at_once(company: Company, police: Member, willich: Member) -> None:
    """They stand in one supplement under the notification's number, and the draft is gone."""
    entity = acknowledged(company, police, willich)
    told = {"kind": "told", "text": "Es fiel die Treppe hinunter.", "source": "Nachbarin"}
    draft = begun(police, entity, "supplemented", statements=[STATEMENT, told], explanation="Aus der Klinik")
    draft = replace(draft, document={**draft.document, "whereabouts": {"district": "Anrath"}})
    exam = form.examine_draft(police.workspace, draft, draft.document)
    assert (exam.problems, [one.unit for one in exam.receivers]) == ((), [ASD])
    assert exam.answered is not None
    assert [(fact.label, fact.value) for fact in exam.answered.facts] == [("Erläuterung", "Aus der Klinik")]
    assert form.sent(police.workspace, draft) is None
    assert form.send(police.workspace, draft, "Dienst A") == entity
    assert form.sent(police.workspace, draft) == entity
    assert drafts.find(police.workspace, draft.id) is None
    company.everybody_syncs()
    [added] = willich.shown("notification", entity).supplements
    assert [one.text for one in added.content.statements] == [STATEMENT["text"], told["text"]]
    assert (added.content.whereabouts.district, added.explanation, added.corrects) == (
        "Anrath",
        "Aus der Klinik",
        False,
    )


def test_sent_twice_it_is_one(company: Company, police: Member, willich: Member) -> None:
    """The same draft sent again adds nothing, and saved late by a form that is going it does not come back."""
    entity = acknowledged(company, police, willich)
    draft = begun(police, entity, "corrected", **WRONG)
    for _ in range(2):
        form.send(police.workspace, draft, "Dienst A")
    assert len(police.shown("notification", entity).supplements) == 1
    drafts.save_open(police.workspace, draft)
    assert drafts.find(police.workspace, draft.id) is None


def test_files_and_the_call_go_with_it(company: Company, police: Member, willich: Member) -> None:
    """The files wait for this recipient, one that arrives late too; the call stands in the timeline."""
    entity = acknowledged(company, police, willich)
    call = Call("Rufdienst A", "2026-09-21T16:00:00+02:00")
    draft = replace(begun(police, entity, "corrected", **WRONG), files=(PHOTO,), call=call)
    form.send(police.workspace, draft, "Dienst A")
    late = replace(PHOTO, id=b"l" * 16)
    assert drafts.keep_file(police.workspace, draft.id, "Dienst A", late)
    waiting = attaching.waiting(police.workspace)
    assert [(one.file, one.is_for(entity), one.is_for(bytes(16))) for one in waiting] == [
        (PHOTO, True, False),
        (late, True, False),
    ]
    assert [one.text for one in police.shown("notification", entity).timeline if one.type == "phone_handover"] == [
        "Rufdienst A"
    ]


def test_what_is_missing_is_named_as_for_a_file(company: Company, police: Member, willich: Member) -> None:
    """Nothing added, nothing said to be wrong, half a statement: each is a problem at its field, nothing goes out."""
    entity = acknowledged(company, police, willich)
    empty = begun(police, entity, "supplemented")
    assert [one.path for one in form.examine_draft(police.workspace, empty, empty.document).problems] == [""]
    half = begun(police, entity, "supplemented", statements=[{"kind": "observed", "source": "Streife"}])
    problems = form.examine_draft(police.workspace, half, half.document).problems
    assert [one.path for one in problems] == ["statements[0].text"]
    bare = begun(police, entity, "corrected")
    problems = form.examine_draft(police.workspace, bare, bare.document).problems
    assert [one.path for one in problems][:2] == ["wrong", "demand"]
    with refused("notification_invalid", "wrong"):
        form.send(police.workspace, bare, "Dienst A")
    assert drafts.find(police.workspace, bare.id) is not None


def test_who_may_not_add_is_told_before_writing() -> None:
    """To what had to be released only those add who may release, and nobody writes a draft in vain."""
    here = office()
    entity = here.released()
    with refused("releasers_only"):
        amending.begin(here.writer.workspace, entity, "supplemented")
    state = here.lead.workspace.group(entity)[0][1]
    amending.begin(here.lead.workspace, entity, "supplemented")
    draft = drafts.following(here.lead.workspace, state.id, "supplemented")
    assert draft is not None
    assert not form.asks_for_release(here.lead.workspace, draft)


def test_what_has_gone_takes_nothing_more(company: Company, police: Member, willich: Member) -> None:
    """A draft whose notification is not here any more cannot be read or sent."""
    entity = acknowledged(company, police, willich)
    draft = replace(begun(police, entity, "supplemented"), completes=bytes(16))
    with refused("not_found", "id"):
        form.send(police.workspace, draft, "Dienst A")


def test_a_form_that_is_open_says_that_its_notification_has_gone(
    company: Company, police: Member, willich: Member
) -> None:
    """Whoever is still writing reads why it comes to nothing, in a whole report too, and no check fails."""
    entity = acknowledged(company, police, willich)
    found = drafts.find(police.workspace, completing.begin(police.workspace, entity))
    assert found is not None
    open_ones = (begun(police, entity, "supplemented"), begun(police, entity, "corrected"), found[0])
    erase(willich, entity)
    company.everybody_syncs(2)
    for draft in open_ones:
        exam = form.examine_draft(police.workspace, draft, draft.document)
        assert [(one.path, one.message) for one in exam.problems] == [
            ("", "Diese Meldung liegt auf diesem Gerät nicht vor.")
        ]
        assert (exam.receivers, exam.content.category) == ((), draft.category)
