"""The files of a notification as a list: where each stands is said honestly, and only what can be done is offered."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from msgspec.structs import replace

from desktop.domain.file_parting import UNSAID
from desktop.domain.notification_state import Mark, Notification
from desktop.domain.progress import Moved
from desktop.domain.templates import template
from desktop.presenters import attaching, attachment_list, form, notifications
from desktop.presenters.attaching import DraftFile
from desktop.presenters.attachment_list import Listed
from desktop.presenters.drafts import Draft
from desktop.presenters.filing import Local
from desktop.presenters.media import IMAGES
from tests.helpers.attaching import attach, carry
from tests.helpers.company import ASD, Company, Member
from tests.helpers.revoking import revoke

OPENING = ("save", "outside", "pin")


@dataclass
class Known:
    """What a desk knows of files."""

    here: Local = field(default_factory=Local)
    moved: Moved | None = None
    done: tuple[int, int] | None = None
    why: str = ""
    shut: str = ""

    def local(self, _file: bytes) -> Local:
        return self.here

    def upload(self, _file: bytes) -> Moved | None:
        return self.moved

    def progress(self, _key: bytes) -> tuple[int, int] | None:
        return self.done

    def trouble(self, _key: bytes) -> str:
        return self.why

    def unopened(self, _key: bytes) -> str:
        return self.shut


@pytest.fixture
def entity(company: Company, police: Member) -> bytes:
    """A notification that has arrived in Willich."""
    made = police.notify(ASD, "urgent")
    company.everybody_syncs()
    return made


def state_of(member: Member, entity: bytes) -> Notification:
    """A notification as a member sees it."""
    return notifications.find_one(member.workspace, entity)


def one(member: Member, entity: bytes, known: Known) -> Listed:
    """The only file of a notification, as a member sees it."""
    (found,) = attachment_list.listed(member.workspace, state_of(member, entity), known)
    return found


def arrived(company: Company, police: Member, entity: bytes) -> None:
    """Attach a file, and let it arrive everywhere."""
    attach(police, ASD, entity, b"Bild")
    police.synced()
    carry(police)
    company.everybody_syncs()


STATES = [
    (Known(), "Noch nicht auf diesem Gerät", ("fetch", *OPENING)),
    (Known(Local("partly", 1, 3)), "Auf diesem Gerät: 1 von 3 Teilen", ("fetch", *OPENING)),
    (Known(Local("here", 3, 3)), "Auf diesem Gerät", OPENING),
    (Known(Local("here", 3, 3, pinned=True)), "Auf diesem Gerät", ("save", "outside", "unpin")),
    (Known(Local("damaged")), "Auf diesem Gerät beschädigt", ("fetch",)),
    (Known(done=(0, 0)), "Wird geholt …", ("cancel",)),
    (Known(done=(2, 3)), "Wird geholt: Teil 2 von 3", ("cancel",)),
    (Known(why="Der Server ist nicht erreichbar."), "Der Server ist nicht erreichbar.", ("fetch", *OPENING)),
    (Known(Local("here", 3, 3), why="alt"), "Auf diesem Gerät", OPENING),
]


def test_the_receiver_hears_what_is_here(company: Company, police: Member, willich: Member, entity: bytes) -> None:
    """Not here, in part, whole, broken, on its way, or out of reach: each is said, with what can be done now."""
    arrived(company, police, entity)
    for known, state, actions in STATES:
        found = one(willich, entity, known)
        assert (found.state, found.actions) == (state, actions)
        assert found.what == "film.bin (4 Bytes)"
        assert found.who.startswith("Dienst A, ")


def test_what_is_here_and_does_not_open_says_why(
    company: Company, police: Member, willich: Member, entity: bytes
) -> None:
    """Where the file stands, and all that can be done with it stays."""
    arrived(company, police, entity)
    shut = Known(Local("here", 1, 1), shut="Das lässt sich hier nicht als Bild zeigen.")
    found = one(willich, entity, shut)
    assert (found.state, found.tone, found.actions) == (shut.shut, "warn", OPENING)
    assert one(willich, entity, Known(shut=shut.shut)).state == "Noch nicht auf diesem Gerät"


def test_the_sender_hears_what_still_waits(company: Company, police: Member, entity: bytes) -> None:
    """Nothing that waits here is called sent; it can be taken back until it is on its way."""
    file = attach(police, ASD, entity, b"Bild")
    here = Local("uploading", 1, 1, pinned=True)
    waits = one(police, entity, Known(here))
    assert (waits.state, waits.actions[0], waits.file) == ("Wartet auf Übermittlung", "take_back", file)
    moving = one(police, entity, Known(here, Moved(file, 1, 3, 9, up=True)))
    assert moving.state == "Wird übermittelt: Teil 1 von 3"
    police.synced()
    carry(police)
    police.synced()
    there = one(police, entity, Known(Local("here", 1, 1)))
    assert (there.state, "take_back" in there.actions) == ("Auf diesem Gerät", False)


def test_what_is_still_to_be_attached_is_listed_too(police: Member, entity: bytes) -> None:
    """With what keeps it from that, and then with the way to try again or to give it up."""
    notification = state_of(police, entity).notification_id
    attaching.wait(police.workspace, notification, "Dienst A", (DraftFile(b"f" * 16, "a.jpg", 9, "", b"d" * 32),))
    waits = one(police, entity, Known())
    assert (waits.what, waits.state, waits.actions) == ("a.jpg (9 Bytes)", "Wird vorbereitet", ("remove",))
    attaching.hold(police.workspace, b"f" * 16, "Die Datei liegt nicht mehr auf diesem Gerät.")
    held = one(police, entity, Known())
    assert (held.state, held.tone) == ("Die Datei liegt nicht mehr auf diesem Gerät.", "danger")
    assert held.actions == ("again", "remove")


def test_of_a_file_for_nobody_yet_it_is_asked_whether_it_is_for_this_one(police: Member) -> None:
    """Where recipients were told of different children each shows it, until it is said; the others then do not."""
    document = template("P01")
    document["children"][1]["whereabouts"] = {"municipality": "Kempen"}
    draft = Draft(b"p" * 16, "P01", "urgent", document, files=(DraftFile(b"f" * 16, "a.jpg", 9, "", b"d" * 32),))
    form.send(police.workspace, draft, "Dienst A")
    first, second = (state.id for _, state in police.workspace.group(draft.id))
    for entity in (first, second):
        assert (one(police, entity, Known()).state, one(police, entity, Known()).actions) == (
            UNSAID,
            ("here", "remove"),
        )
    attaching.say_whom(police.workspace, b"f" * 16, first)
    assert one(police, first, Known()).actions == ("remove",)
    assert attachment_list.listed(police.workspace, state_of(police, second), Known()) == ()


def test_only_images_can_be_looked_at_inside(company: Company, police: Member, willich: Member, entity: bytes) -> None:
    """Everything else is saved, or opened by another program."""
    arrived(company, police, entity)
    assert "look" not in one(willich, entity, Known(Local("here", 1, 1))).actions
    assert "image/svg+xml" not in IMAGES


def test_files_are_added_by_the_unit_it_comes_from(
    company: Company, police: Member, willich: Member, entity: bytes
) -> None:
    """The receiver adds none, nor does anybody while a recall is asked for or once access has ended."""
    assert attachment_list.may_add(police.workspace, state_of(police, entity))
    asked = replace(state_of(police, entity), marks=(Mark.RECALL_REQUESTED,))
    assert not attachment_list.may_add(police.workspace, asked)
    assert not attachment_list.may_add(willich.workspace, state_of(willich, entity))
    revoke(company, company.founder, police)
    assert not attachment_list.may_add(police.workspace, state_of(police, entity))
