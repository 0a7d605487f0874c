"""Files that wait to be attached to what is erased wait no longer, and nothing of them is kept."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from desktop.domain.files_waiting import KEPT_AS
from desktop.domain.templates import template
from desktop.presenters import amending, attaching, coming, drafts, form, handling
from desktop.presenters.attaching import DraftFile, Waiting
from desktop.presenters.coming import Coming
from desktop.presenters.drafts import Draft
from desktop.presenters.times import id_text
from desktop.workspace.headstones import SCRUB
from tests.helpers.company import ASD, KEMPEN, POLICE, Company, Member
from tests.helpers.erasures import erase, told

UNITS = (POLICE, ASD, KEMPEN)
PERSON = "Dienst A"


def photo(number: int) -> DraftFile:
    """A file that somebody added."""
    return DraftFile(bytes((number,)) * 16, f"Kim {number}.jpg", 9, "image/jpeg", bytes((number,)) * 32)


def sent(member: Member, *files: DraftFile, parted: bool = False) -> bytes:
    """A notification that was sent with files, to one unit, or to two that are told of a child each; gives its id."""
    document = template("P01")
    if parted:
        document["children"][1]["whereabouts"] = {"municipality": "Kempen"}
    draft = Draft(member.workspace.new_id(), "P01", "urgent", document, files=files)
    form.send(member.workspace, draft, PERSON)
    return draft.id


def recipients(member: Member, notification: bytes) -> dict[str, bytes]:
    """The ids under which its recipients have a notification."""
    return {state.to_unit: state.id for _, state in member.workspace.group(notification)}


def gone(company: Company, *entities: bytes) -> None:
    """The police have erased what they sent."""
    company.everybody_syncs(2)
    for entity in entities:
        erase(company.members[0], entity)
    company.everybody_syncs(2)


def left(member: Member) -> list[bytes]:
    """The ids of the files that wait."""
    return [one.file.id for one in attaching.waiting(member.workspace)]


def test_files_for_an_erased_notification_wait_no_longer(company: Company) -> None:
    """Held up or not, they go with it, and a copy of a file of it too; those for another wait on."""
    police, *_ = company.members
    first, other = sent(police, photo(1), photo(2)), sent(police, photo(3))
    attaching.hold(police.workspace, photo(1).id, "offen")
    (entity,) = recipients(police, first).values()
    attaching.wait_for_copy(police.workspace, other, PERSON, photo(4), (entity, bytes(16)))
    assert drafts.kept_files(police.workspace) == {photo(number).id for number in (1, 2, 3, 4)}
    gone(company, entity)
    assert left(police) == [photo(3).id]
    assert drafts.kept_files(police.workspace) == {photo(3).id}
    attaching.give_up(police.workspace, photo(3).id)
    assert police.workspace.own.preference(KEPT_AS) == ""


def test_an_id_that_follows_from_nothing_is_known_by_what_was_shown(company: Company) -> None:
    """A notification whose recipient has it under any other id takes its files along as well."""
    police, office, _, entity = told(company)
    attaching.wait(police.workspace, entity, PERSON, (photo(1),))
    attaching.say_whom(police.workspace, photo(1).id, entity)
    notification = police.shown("notification", entity).notification_id
    attaching.send_with(police.workspace, notification, PERSON, (photo(2),))
    erase(office, entity)
    company.everybody_syncs(2)
    assert left(police) == []


def test_what_is_for_another_recipient_waits_on(company: Company) -> None:
    """Where one of two is erased, only what was for that one goes; with the second goes the rest."""
    police, *_ = company.members
    there, elsewhere = replace(photo(1), units=(ASD,)), replace(photo(2), units=(KEMPEN,))
    notification = sent(police, there, elsewhere, photo(3), parted=True)
    found = recipients(police, notification)
    gone(company, found[ASD])
    assert left(police) == [photo(2).id, photo(3).id]
    gone(company, found[KEMPEN])
    assert left(police) == []


def test_what_an_older_program_left_waiting_goes_as_the_profile_is_opened(company: Company) -> None:
    """Nothing but the ids has to be known any more; what waits for its release waits on."""
    police, *_ = company.members
    notification, unreleased = sent(police, photo(1)), police.workspace.new_id()
    gone(company, *recipients(police, notification).values())
    kept = police.workspace.own.keep_preference
    attaching.wait(police.workspace, unreleased, PERSON, (photo(2),))
    (waits,) = attaching.waiting(police.workspace)
    entries = (Waiting(notification, PERSON, photo(1)), waits)
    kept(KEPT_AS, msgspec.json.encode(entries).decode())
    police.open()
    assert left(police) == [photo(2).id]
    assert police.journal.settings.get(SCRUB) == b"1"


def test_no_file_that_arrives_late_begins_to_wait(company: Company) -> None:
    """Whether it was added to the notification, to one recipient, or to a draft that went with it."""
    police, *_ = company.members
    notification = sent(police)
    (entity,) = recipients(police, notification).values()
    draft = amending.begin(police.workspace, entity, "supplemented")
    gone(company, entity)
    for late, added_to in enumerate((notification, entity, draft)):
        drafts.keep_file(police.workspace, added_to, PERSON, photo(late))
    assert left(police) == []


def test_the_name_of_what_was_still_read_in_goes_too(company: Company) -> None:
    """Whether it was added to the notification, to one recipient's, or to a draft that was to complete it."""
    police, office, _, entity = told(company)
    notification = police.shown("notification", entity).notification_id
    for number, draft in enumerate((notification, entity, amending.begin(police.workspace, entity, "supplemented"))):
        coming.note(police.workspace, PERSON, [Coming(bytes((number,)) * 16, draft, "/stick/Kim.jpg", lambda: 9)])
    erase(office, entity)
    company.everybody_syncs(2)
    assert police.workspace.own.preference(KEPT_AS) == ""


def test_whoever_has_it_in_hand_keeps_nothing_of_it_either(company: Company) -> None:
    """Who has it is said under the same id elsewhere, and goes later: a copy of its file waits no longer at once."""
    police, office, _, entity = told(company)
    handling.assign(office.workspace, entity, PERSON, id_text(office.device))
    office.synced()
    attaching.wait_for_copy(office.workspace, office.workspace.new_id(), PERSON, photo(1), (entity, bytes(16)))
    erase(police, entity)
    police.synced()
    office.pull()
    assert left(office) == []
