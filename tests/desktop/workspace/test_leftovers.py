"""What was begun here about what is erased goes with it, and comes back by no way."""

from __future__ import annotations

import msgspec
import pytest

from desktop.domain.refused import Refused
from desktop.domain.rows import ErasedRow
from desktop.presenters import amending, completing, drafts
from desktop.presenters.drafts import Draft
from desktop.workspace.headstones import SCRUB
from tests.helpers.company import ASD, POLICE, Company, Member
from tests.helpers.erasures import erase, told

UNITS = (POLICE, ASD, ASD)
UNREADABLE = b"u" * 16
SECRET = {"explanation": "Geheimnis"}


def begun(member: Member, draft: bytes) -> Draft:
    """A draft that was begun, with a word of its own."""
    found = drafts.find(member.workspace, draft)
    assert found is not None
    written = msgspec.structs.replace(found[0], document={**found[0].document, **SECRET})
    drafts.save(member.workspace, written)
    return written


def kept(member: Member) -> list[bytes]:
    """The drafts that lie on a device."""
    return [draft for draft, _, _ in member.workspace.own.drafts()]


def test_drafts_of_what_follows_an_erased_notification_go(company: Company) -> None:
    """Supplement, correction and whole report go with it, a discarded one too; those about another stay."""
    police, office, _, entity = told(company)
    other = police.notify(ASD)
    company.everybody_syncs(2)
    stays = begun(police, amending.begin(police.workspace, other, "supplemented"))
    police.workspace.own.save_draft(UNREADABLE, b"\xff")
    for event in ("supplemented", "corrected"):
        begun(police, amending.begin(police.workspace, entity, event))
    drafts.discard(police.workspace, begun(police, completing.begin(police.workspace, entity)).id)
    assert len(kept(police)) == 5
    erase(office, entity)
    company.everybody_syncs(2)
    assert set(kept(police)) == {stays.id, UNREADABLE}


def test_what_is_being_written_about_it_is_saved_no_more(company: Company) -> None:
    """A form that is still open is told so, as is the last try before the lock; nothing comes back."""
    police, office, _, entity = told(company)
    draft = begun(police, amending.begin(police.workspace, entity, "supplemented"))
    erase(office, entity)
    company.everybody_syncs(2)
    for save in (drafts.save, drafts.save_open):
        with pytest.raises(Refused, match="wurde gelöscht"):
            save(police.workspace, draft)
    assert kept(police) == []
    assert drafts.left_open(police.workspace) is None


def test_what_an_older_program_left_goes_as_the_profile_is_opened(company: Company) -> None:
    """A draft that outlived an erasure is discarded then, and the files are to hold nothing of it."""
    police, office, _, entity = told(company)
    draft = begun(police, amending.begin(police.workspace, entity, "supplemented"))
    erase(office, entity)
    company.everybody_syncs(2)
    police.journal.drafts.save(draft.id, 1, msgspec.json.encode(draft))
    police.open()
    assert kept(police) == []
    assert police.journal.settings.get(SCRUB) == b"1"
    police.synced()
    assert police.journal.settings.get(SCRUB) == b""


def test_an_erasure_in_another_channel_takes_no_draft(company: Company) -> None:
    """Whoever names the id of what is not theirs has nothing discarded here."""
    police, _, _, entity = told(company)
    draft = begun(police, amending.begin(police.workspace, entity, "supplemented"))
    elsewhere = police.workspace.cooperation()
    police.journal.erased.put([ErasedRow(elsewhere, "entity", entity, entity, "erase")])
    police.open()
    drafts.save(police.workspace, draft)
    assert kept(police) == [draft.id]


def test_what_never_was_read_here_is_erased_all_the_same(company: Company) -> None:
    """A draft that outlived its profile's journal goes with an erasure of what the new one never held."""
    police, office, colleague, entity = told(company)
    draft = begun(police, amending.begin(police.workspace, entity, "supplemented"))
    erase(office, entity)
    company.everybody_syncs(2)
    late = company.enrol(ASD, company.invited_by(office))
    late.journal.drafts.save(draft.id, 1, msgspec.json.encode(draft))
    company.everybody_syncs(2)
    assert kept(late) == kept(colleague) == []
