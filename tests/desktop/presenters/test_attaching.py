"""Files on their way to a notification: kept with the draft, remembered from sending until each recipient has one."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.domain.refused import Refused
from desktop.domain.settings import USUAL
from desktop.domain.templates import template
from desktop.presenters import attaching, drafts, form
from desktop.presenters.attaching import DraftFile, Waiting
from desktop.presenters.attachments import MOST, TOGETHER, Prepared, Taken
from desktop.presenters.drafts import Draft
from tests.helpers.attaching import take_in
from tests.helpers.company import KEMPEN, Member
from tests.helpers.governed import held

PERSON = "Dienst A"


def drafted(number: int = 1, size: int = 9) -> DraftFile:
    """A file of a draft."""
    return DraftFile(bytes((number,)) * 16, f"foto {number}.jpg", size, "image/jpeg", bytes((number,)) * 32)


def written(member: Member, *files: DraftFile) -> Draft:
    """A whole draft with files, saved."""
    draft = Draft(member.workspace.new_id(), "P01", "urgent", template("P01"), files=files)
    drafts.save(member.workspace, draft)
    return draft


def sent(member: Member, *files: DraftFile) -> bytes:
    """A notification that was sent with files; gives its id."""
    draft = written(member, *files)
    form.send(member.workspace, draft, PERSON)
    return draft.id


def taken(member: Member, notification: bytes, content: bytes = b"Bild") -> Taken:
    """A copy for each recipient of a notification."""
    rows = []
    for _, state in member.workspace.group(notification):
        file, chunks = take_in(member, content, member.workspace.pair(state.to_unit))
        rows.append(Prepared(state.to_unit, file, b"\1" * 32, chunks))
    return Taken(tuple(row.unit for row in rows), tuple(rows))


def test_what_may_still_be_added_is_what_is_left() -> None:
    """So many files and so many bytes together; what is attached already counts."""
    assert attaching.room(USUAL, ()) == TOGETHER
    assert attaching.room(USUAL, (drafted(size=100),)) == TOGETHER - 100
    with pytest.raises(Refused, match=str(MOST)):
        attaching.room(USUAL, (drafted(),) * (MOST - 1), attached=1)
    with pytest.raises(Refused, match="Zusammen höchstens 100,0 MiB"):
        attaching.room(USUAL, (drafted(size=TOGETHER),))


def test_what_is_sent_with_files_waits_for_none(police: Member) -> None:
    """The notification is written at once, its files are remembered with who sent them, and the draft is gone."""
    first, second = drafted(1), drafted(2)
    notification = sent(police, first, second)
    assert len(police.workspace.group(notification)) == 1
    expected = (Waiting(notification, PERSON, first), Waiting(notification, PERSON, second))
    assert attaching.waiting(police.workspace) == expected
    assert drafts.listed(police.workspace) == []


def parted(*files: DraftFile) -> Draft:
    """A draft about siblings at two offices."""
    document = template("P01")
    document["children"][1]["whereabouts"] = {"municipality": "Kempen"}
    return Draft(b"p" * 16, "P01", "urgent", document, files=files)


def test_a_file_waits_for_the_units_it_was_said_to_be_for(police: Member) -> None:
    """Of those that receive it; where all are told the same it is for all, whatever was said of it before."""
    draft = parted(replace(drafted(1), units=(KEMPEN, "gone")), drafted(2))
    form.send(police.workspace, draft, PERSON)
    group = [state for _, state in police.workspace.group(draft.id)]
    said, open_one = attaching.waiting(police.workspace)
    assert [state.to_unit for state in group if said.is_for(state.id)] == [KEMPEN]
    assert [attaching.is_unsaid(one, group) for one in (said, open_one)] == [False, True]
    whole = sent(police, replace(drafted(3), units=(KEMPEN,)))
    (state,) = (state for _, state in police.workspace.group(whole))
    assert attaching.waiting(police.workspace)[-1].is_for(state.id)


def test_whom_a_file_is_for_can_be_said_later(police: Member) -> None:
    """Then it is tried again; one that is added at a recipient is for that one from the beginning."""
    draft = parted(drafted(1))
    form.send(police.workspace, draft, PERSON)
    attaching.hold(police.workspace, drafted(1).id, "offen")
    first, second = (state.id for _, state in police.workspace.group(draft.id))
    attaching.say_whom(police.workspace, drafted(1).id, second)
    assert drafts.keep_file(police.workspace, first, PERSON, drafted(2))
    found = attaching.waiting(police.workspace)
    assert [(one.notification, one.only, one.reason) for one in found] == [
        (draft.id, (second,), ""),
        (draft.id, (first,), ""),
    ]


def test_a_file_is_remembered_once(police: Member) -> None:
    """The same file twice is one."""
    notification = sent(police, drafted())
    attaching.wait(police.workspace, notification, PERSON, (drafted(), drafted()))
    assert len(attaching.waiting(police.workspace)) == 1


def test_what_is_attached_waits_no_longer(police: Member) -> None:
    """With its copies sealed the file stands in the notification, under its name."""
    notification = sent(police, drafted())
    (one,) = attaching.waiting(police.workspace)
    attaching.attach_waiting(police.workspace, one, taken(police, notification))
    ((_, state),) = police.workspace.group(notification)
    assert len(state.attachments) == 1
    assert attaching.waiting(police.workspace) == ()


def test_what_was_given_up_meanwhile_is_not_attached(police: Member) -> None:
    """Somebody took it away while its copies were being sealed."""
    notification = sent(police, drafted())
    (one,) = attaching.waiting(police.workspace)
    attaching.give_up(police.workspace, one.file.id)
    attaching.attach_waiting(police.workspace, one, taken(police, notification))
    ((_, state),) = police.workspace.group(notification)
    assert state.attachments == ()


def test_what_cannot_be_attached_says_why_until_it_is_tried_again(police: Member) -> None:
    """The reason stays over a restart, and goes when somebody says so."""
    notification = sent(police, drafted(1), drafted(2))
    attaching.hold(police.workspace, drafted(1).id, "Die Datei liegt nicht mehr auf diesem Gerät.")
    police.open()
    held, other = attaching.waiting(police.workspace)
    assert (held.notification, held.reason) == (notification, "Die Datei liegt nicht mehr auf diesem Gerät.")
    assert other.reason == ""
    attaching.hold(police.workspace, drafted(1).id, "")
    assert attaching.waiting(police.workspace)[0].reason == ""


def test_a_file_that_arrives_late_is_kept_where_its_draft_has_gone(police: Member) -> None:
    """With the draft while it is one, with the notification once it was sent; drafts never name what is not kept."""
    draft = written(police)
    assert not drafts.keep_file(police.workspace, draft.id, PERSON, drafted(1))
    assert not drafts.keep_file(police.workspace, draft.id, PERSON, drafted(1))
    found = drafts.find(police.workspace, draft.id)
    assert found is not None
    assert found[0].files == (drafted(1),)
    form.send(police.workspace, found[0], PERSON)
    assert drafts.keep_file(police.workspace, draft.id, PERSON, drafted(2))
    assert [one.file for one in attaching.waiting(police.workspace)] == [drafted(1), drafted(2)]


def test_files_are_kept_for_drafts_the_discarded_one_and_what_waits(police: Member) -> None:
    """What nobody needs any more is named nowhere."""
    draft = written(police, drafted(1))
    sent(police, drafted(2))
    assert drafts.kept_files(police.workspace) == {drafted(1).id, drafted(2).id}
    drafts.discard(police.workspace, draft.id)
    assert drafts.kept_files(police.workspace) == {drafted(1).id, drafted(2).id}
    drafts.forget_discarded(police.workspace)
    assert drafts.kept_files(police.workspace) == {drafted(2).id}


def test_nothing_of_a_file_is_printed() -> None:
    """What a log might show of it is its sort alone."""
    assert repr(drafted()) == "DraftFile()"
    assert "184b" in attaching.FORBIDDEN
    assert "20 Dateien" in attaching.limits(USUAL)


def test_the_administrations_limits() -> None:
    """What the administration allows is what is said and what may be added; nothing at all is said plainly."""
    few, none = held(attachments=2, attachment_mib=5).settings, held(attachments=0).settings
    assert attaching.limits(few) == "Höchstens 2 Dateien, je 5,0 MiB, zusammen 100,0 MiB."
    assert attaching.limits(none) == "Ihre Administration lässt keine Anhänge zu."
    with pytest.raises(Refused, match="Höchstens 2 Anhänge"):
        attaching.room(few, (drafted(),), attached=1)
    with pytest.raises(Refused, match="lässt keine Anhänge zu"):
        attaching.room(none, ())
