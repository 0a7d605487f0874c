"""Files that are being read in: noted until they are kept, and named where they were to go if they never are."""

from __future__ import annotations

from desktop.domain.files_waiting import KEPT_AS
from desktop.domain.templates import template
from desktop.presenters import attaching, coming, drafts, form
from desktop.presenters.attaching import UNFINISHED, DraftFile
from desktop.presenters.coming import Coming
from desktop.presenters.drafts import Draft
from tests.helpers.company import Member

PERSON = "Dienst A"
FILE = DraftFile(b"f" * 16, "foto.jpg", 9, "image/jpeg", bytes(32))


def drafted(member: Member) -> Draft:
    """A whole draft, saved."""
    draft = Draft(member.workspace.new_id(), "P01", "urgent", template("P01"))
    drafts.save(member.workspace, draft)
    return draft


def noted(member: Member, draft: bytes, name: str = "foto.jpg") -> Coming:
    """A file that is being read in for a draft."""
    one = Coming(member.workspace.new_id(), draft, f"/media/stick/{name}", lambda: 9)
    coming.note(member.workspace, PERSON, [one])
    return one


def names(member: Member, draft: bytes) -> list[str]:
    """What a draft's files are called."""
    found = drafts.find(member.workspace, draft)
    return [one.name for one in found[0].files] if found else []


def test_what_came_is_noted_no_more(police: Member) -> None:
    """It is with the draft, and nothing but its name was kept meanwhile, without where it came from."""
    draft = drafted(police)
    one = noted(police, draft.id)
    assert "stick" not in police.workspace.own.preference(KEPT_AS)
    assert attaching.waiting(police.workspace) == ()
    assert not coming.keep(police.workspace, PERSON, one, FILE)
    assert coming.name_unfinished(police.workspace) == ()
    assert (names(police, draft.id), police.workspace.own.preference(KEPT_AS)) == (["foto.jpg"], "")


def test_what_nobody_wants_any_more_is_named_nowhere(police: Member) -> None:
    """What was broken off, and what was added to a draft that is gone."""
    draft = drafted(police)
    one, _ = noted(police, draft.id), noted(police, police.workspace.new_id())
    coming.forget(police.workspace, [one.key])
    coming.name_unfinished(police.workspace)
    assert (names(police, draft.id), police.workspace.own.preference(KEPT_AS)) == ([], "")


def test_what_never_came_is_named_once(police: Member) -> None:
    """Each with its draft, or with what was sent meanwhile, where it waits with the reason."""
    draft, sent = drafted(police), drafted(police)
    for one, name in ((draft, "a.jpg"), (draft, "b.jpg"), (sent, "c.jpg")):
        noted(police, one.id, name)
    form.send(police.workspace, sent, PERSON)
    for _ in range(2):
        coming.name_unfinished(police.workspace)
        assert names(police, draft.id) == ["a.jpg", "b.jpg"]
        ((name, reason),) = [(one.file.name, one.reason) for one in attaching.waiting(police.workspace)]
        assert (name, reason) == ("c.jpg", UNFINISHED)


def test_whatever_else_waits_changes_nothing_of_it(police: Member) -> None:
    """What waits is held, given up and sent while a file comes."""
    draft = drafted(police)
    noted(police, draft.id)
    attaching.wait(police.workspace, draft.id, PERSON, (FILE,))
    attaching.hold(police.workspace, FILE.id, "offen")
    attaching.give_up_all(police.workspace, draft.id)
    coming.name_unfinished(police.workspace)
    assert names(police, draft.id) == ["foto.jpg"]
