"""Drafts: they survive everything but being discarded, and being discarded too until the next thing is done."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.domain.content import Labels
from desktop.domain.forms import examine
from desktop.domain.lease import DAY_MS
from desktop.domain.release_state import Asked, Release, Standing
from desktop.presenters import drafts, form, sender
from desktop.presenters.drafts import Draft
from tests.desktop.domain.test_release_state import REQUEST
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import ASD, POLICE, Member, founded
from tests.helpers.documents import example
from tests.helpers.shipped import NOW, RULES

YOUNGER = [
    ("J02", "on_site", ["on_site.name", "on_site.phone"]),
    ("J03", "on_site", ["on_site.name", "on_site.phone"]),
    ("X01", "statements", ["statements"]),
]
"""What a form asks for that it did not ask for once."""


@pytest.fixture
def member() -> Member:
    """A police device."""
    return founded((POLICE, ASD)).members[0]


def begun(member: Member) -> Draft:
    """A new immediate draft."""
    return drafts.new_draft(member.workspace, "Dienst A", "P01", "immediate", quick=True)


def test_a_draft_survives_a_restart(member: Member) -> None:
    """What was saved is there after the program was killed, with the field last written in."""
    draft = begun(member)
    draft.document["children_count"] = 2
    saved = drafts.save(member.workspace, draft)
    member.open()
    assert drafts.find(member.workspace, draft.id) == (draft, saved)


def test_a_new_draft_names_whom_to_ask(member: Member) -> None:
    """Name and unit are filled in from the start, the number as it was the last time."""
    sender.keep_phone(member.workspace, "030 23125 001")
    named = begun(member).document["sender"]
    assert named["name"] == "Dienst A"
    assert named["phone"] == "030 23125 001"
    assert named["unit"]


def test_the_latest_stands_first(member: Member) -> None:
    """The list goes from the latest to the oldest."""
    first, second = begun(member), begun(member)
    drafts.save(member.workspace, first)
    member.company.clock.time += 1000
    drafts.save(member.workspace, second)
    assert [one.id for one in drafts.listed(member.workspace)] == [second.id, first.id]


def test_a_card_tells_drafts_apart(member: Member) -> None:
    """It names place and children, urgency, and when it was saved."""
    draft = begun(member)
    draft.document.update(whereabouts={"municipality": "Willich"}, children_count=2)
    drafts.save(member.workspace, draft)
    card = drafts.listed(member.workspace)[0].card
    assert card.route == "Willich · 2 Kinder"
    assert [chip.text for chip in card.chips] == ["Sofort", "Entwurf"]
    assert "gesichert" in card.spoken


def test_a_draft_with_nothing_in_it_says_so(member: Member) -> None:
    """Where no place is known yet, the card says that."""
    drafts.save(member.workspace, begun(member))
    assert drafts.listed(member.workspace)[0].card.route == "Ort noch offen"


def test_where_somebody_looks_on_a_draft_names_no_place(member: Member) -> None:
    """That there is one is said, and how many children."""
    draft = drafts.new_draft(member.workspace, "Dienst A", "P01", "urgent", quick=False)
    draft.document.update({"whereabouts": {"municipality": "Willich"}, "children_count": 2})
    drafts.save(member.workspace, draft)
    card = drafts.listed(member.workspace, discreet=True)[0].card
    assert card.route == "Ort verborgen · 2 Kinder"
    assert "Willich" not in card.spoken


def test_a_full_form_begins_with_its_labels(member: Member) -> None:
    """In the immediate one the program sets them when it is sent, and says so."""
    assert "labels" not in begun(member).document
    full = drafts.new_draft(member.workspace, "Dienst A", "P02", "routine", quick=False)
    assert full.document["labels"]["means"] == "open"


@pytest.mark.parametrize("code", ["P01", "P04", "P06"])
def test_what_is_sent_at_once_from_a_full_form_has_all_labels(member: Member, code: str) -> None:
    """Begun full, with the urgency of its category or made immediate in it: what goes out says who set its labels."""
    draft = drafts.new_draft(member.workspace, "Dienst A", code, "immediate", quick=False)
    unit = draft.document["labels"]["collecting_unit"]
    written = {name: value for name, value in example(code).items() if name != "labels"} | draft.document
    written["sender"] = {**draft.document["sender"], "phone": "030 23125 001"}
    written["urgency_reason"] = "Kind in Gefahr"
    form.send(member.workspace, replace(draft, document=written), "Dienst A")
    ((_, state),) = member.workspace.group(draft.id)
    assert state.urgency == "immediate"
    assert state.content.labels == Labels(
        means="open", protected_interest="Kindeswohl", collecting_unit=unit, preset=True
    )


@pytest.mark.parametrize(("code", "field", "missed"), YOUNGER, ids=[code for code, *_ in YOUNGER])
def test_a_draft_from_before_a_field_was_asked_for_names_it(
    willich: Member, code: str, field: str, missed: list[str]
) -> None:
    """Begun by an older program, or returned from its release: it opens with all it says and names what lacks."""
    document = {name: value for name, value in example(code).items() if name != field}
    older = Draft(willich.workspace.new_id(), code, document["urgency"], document)
    drafts.save(willich.workspace, older)
    found = drafts.find(willich.workspace, older.id)
    assert found is not None
    content = examine(document, RULES, NOW).content
    body = replace(REQUEST, category=code, urgency=content.urgency, content=content)
    back = drafts.of_release(Release(bytes(16), (Asked(bytes(16), bytes(16), body),), Standing.RETURNED, 1))
    for draft in (found[0], back):
        assert (draft.category, draft.document) == (code, document)
        exam = form.examine_draft(willich.workspace, draft, draft.document)
        assert [one.path for one in exam.problems] == missed
        with refused("notification_invalid", missed[0]):
            form.send(willich.workspace, draft, "Fachkraft A")


def test_a_discarded_draft_can_be_taken_back(member: Member) -> None:
    """It leaves the list and comes back whole, even after a restart in between."""
    draft = begun(member)
    drafts.save(member.workspace, draft)
    drafts.discard(member.workspace, draft.id)
    assert drafts.listed(member.workspace) == []
    member.open()
    drafts.take_back(member.workspace, draft.id)
    assert drafts.find(member.workspace, draft.id) is not None
    assert drafts.discarded(member.workspace) is None


def test_the_next_discard_makes_the_one_before_final(member: Member) -> None:
    """Only the last one can be taken back."""
    first, second = begun(member), begun(member)
    for draft in (first, second):
        drafts.save(member.workspace, draft)
    for draft in (first, second):
        drafts.discard(member.workspace, draft.id)
    left = drafts.discarded(member.workspace)
    assert left is not None
    assert left.id == second.id
    assert len(member.workspace.own.drafts()) == 1


def test_an_unreadable_draft_is_shown_and_kept(member: Member) -> None:
    """What another version wrote stands in the list and is not thrown away, unless somebody does."""
    member.workspace.own.save_draft(bytes(16), b"\xff")
    (listed,) = drafts.listed(member.workspace)
    assert not listed.readable
    assert drafts.find(member.workspace, bytes(16)) is None
    drafts.discard(member.workspace, bytes(16))
    assert drafts.listed(member.workspace) == []


def test_saving_is_said_to_the_second(member: Member) -> None:
    """The hour is that of Europe/Berlin."""
    assert drafts.saved_words(1_790_000_000_000) == "Entwurf gesichert 16:13:20"


def test_what_was_open_when_the_run_ended_is_found(member: Member) -> None:
    """The draft saved last by an open form is named with its time; a draft that was only kept is not."""
    kept, first, last = (begun(member) for _ in range(3))
    drafts.save(member.workspace, kept)
    assert drafts.left_open(member.workspace) is None
    for draft in (first, last):
        drafts.save_open(member.workspace, draft)
        member.company.clock.time += 1_000
    member.open()
    assert drafts.left_open(member.workspace) == (last, "16:13:21")
    drafts.end_writing(member.workspace, last.id)
    assert drafts.left_open(member.workspace) == (first, "16:13:20")
    member.company.clock.time += 24 * 3_600_000
    assert drafts.left_open(member.workspace) == (first, "Gestern 16:13:20")


def test_after_an_orderly_end_nothing_was_left_open(member: Member) -> None:
    """Closing all forms at once, discarding and sending leave no draft behind that was open."""
    drafts.save_open(member.workspace, begun(member))
    drafts.end_writing(member.workspace)
    assert drafts.left_open(member.workspace) is None
    discarded = begun(member)
    drafts.save_open(member.workspace, discarded)
    drafts.discard(member.workspace, discarded.id)
    assert drafts.left_open(member.workspace) is None
    drafts.begin_writing(member.workspace, member.workspace.new_id())
    assert drafts.left_open(member.workspace) is None


def test_opening_a_draft_does_not_change_when_it_was_saved(member: Member) -> None:
    """A draft that was opened and not touched is as old as it is."""
    draft = begun(member)
    at = drafts.save(member.workspace, draft)
    member.company.clock.time += 60_000
    drafts.begin_writing(member.workspace, draft.id)
    drafts.begin_writing(member.workspace, draft.id)
    found = drafts.left_open(member.workspace)
    assert found is not None
    assert (found[0], member.workspace.own.drafts()[0][1]) == (draft, at)
    drafts.end_writing(member.workspace, draft.id)
    assert drafts.left_open(member.workspace) is None


def test_only_what_was_begun_since_content_is_hidden_is_listed_then(member: Member) -> None:
    """No draft from before is, nor one that was begun while content was hidden another time; none where it is not."""
    workspace = member.workspace
    workspace.own.meet()
    drafts.save(workspace, begun(member))
    for _ in range(2):
        member.company.clock.time += 15 * DAY_MS
        draft = begun(member)
        drafts.save(workspace, draft)
        assert [one.id for one in drafts.begun_hidden(workspace)] == [draft.id]
        workspace.own.meet()
        assert drafts.begun_hidden(workspace) == []
    assert len(drafts.listed(workspace)) == 3


def test_what_was_begun_while_hidden_stays_listed_until_it_is_sent_or_discarded(member: Member) -> None:
    """It is after a restart and once more was written in it, and names no place; a discarded one is not."""
    member.workspace.own.meet()
    member.company.clock.time += 15 * DAY_MS
    draft = begun(member)
    draft.document.update(whereabouts={"municipality": "Willich"})
    drafts.save(member.workspace, draft)
    member.open()
    (listed,) = drafts.begun_hidden(member.workspace)
    assert listed.id == draft.id
    assert "Willich" not in listed.card.route
    drafts.discard(member.workspace, draft.id)
    assert drafts.begun_hidden(member.workspace) == []
