"""What is attached to a notification: rows, finding one, and what may be attached."""

from __future__ import annotations

import pytest

from desktop.domain.file import File
from desktop.domain.notification_events import Remarked
from desktop.domain.notification_state import Mark
from desktop.domain.templates import template
from desktop.presenters import attachments, notifications, notifying, recalling
from desktop.presenters.attachments import MOST, Prepared, Taken, attachment_rows, check_count, find
from desktop.presenters.forwarding import take_back
from desktop.presenters.notification_detail import detail
from desktop.presenters.times import id_text
from tests.desktop.presenters.refusing import refused
from tests.helpers.attaching import carry, take_in
from tests.helpers.company import ASD, KEMPEN, Company, Member
from tests.helpers.passing_on import acknowledge, on_its_way, settle, shown

DIGEST = b"d" * 32


def written(police: Member) -> bytes:
    """A notification to Willich that waits at the police; gives the id it was written under."""
    notification = police.workspace.new_id()
    notifying.write(police.workspace, notification, template("P01"), "Dienst A")
    return notification


def attached(police: Member, notification: bytes, *contents: bytes) -> list[File]:
    """Attach files to a notification; gives them."""
    prepared = []
    for content in contents:
        file, chunks = take_in(police, content, police.workspace.pair(ASD))
        prepared.append(Prepared(ASD, file, DIGEST, chunks))
    attachments.attach(police.workspace, notification, "Dienst A", Taken((ASD,), tuple(prepared)))
    return [one.file for one in prepared]


def test_a_notification_waits_for_no_file(company: Company, police: Member, willich: Member) -> None:
    """The notification goes out and is acknowledged while its file still waits here, and the file follows."""
    notification = written(police)
    attached(police, notification, b"Foto")
    company.everybody_syncs()
    state = notifications.find(police.workspace, notification)
    assert state.delivery == "delivered"
    assert [row["state"] for row in attachment_rows(police.workspace, state)] == ["queued"]
    assert willich.shown("notification", state.id).attachments == ()
    assert carry(police)
    company.everybody_syncs()
    (row,) = attachment_rows(willich.workspace, willich.shown("notification", state.id))
    assert (row["name"], row["size"], row["sha256"], row["by"], row["state"]) == (
        "film.bin",
        4,
        DIGEST.hex(),
        "Dienst A",
        "accepted",
    )
    whole = notifications.whole(willich.workspace, state.id)
    assert (whole["attachments"], whole["marks"]) == ([row], ["supplemented"])


def test_what_is_said_later_waits_for_no_file_either(company: Company, police: Member, willich: Member) -> None:
    """A recall reaches the other unit although a file of the same notification has not gone up."""
    notification = written(police)
    company.everybody_syncs()
    attached(police, notification, b"Foto")
    state = notifications.find(police.workspace, notification)
    notifications.act(police.workspace, state.id, "recall_requested", Remarked("Dienst A", "Irrtum"))
    company.everybody_syncs()
    assert "recall_requested" in willich.shown("notification", state.id).marks


def test_a_file_is_found_by_its_id_or_its_name(police: Member) -> None:
    """Its name is enough where only one has it; else the ids are told."""
    notification = written(police)
    attached(police, notification, b"one")
    state = notifications.find(police.workspace, notification)
    assert find(state, "film.bin") == find(state, id_text(state.attachments[0].event)) == state.attachments[0]
    attached(police, notification, b"two")
    state = notifications.find(police.workspace, notification)
    with refused("several_attachments", "file"):
        find(state, "film.bin")
    with refused("not_found", "file"):
        find(state, "photo.jpg")


def test_nothing_is_attached_to_what_was_withdrawn(police: Member) -> None:
    """A notification that was withdrawn takes no file, and may be withdrawn while one waits."""
    notification = written(police)
    attached(police, notification, b"Foto")
    state = notifications.find(police.workspace, notification)
    assert "withdrawn" in detail(police.workspace, state.id).steps
    notifications.withdraw(police.workspace, state.id, "Dienst A", "")
    assert {row.status for row in police.workspace.pending(state.id)} == {"withdrawn"}
    with refused("not_in_this_state"):
        attached(police, notification, b"Foto")


def test_nothing_is_attached_to_what_is_to_be_given_up(police: Member) -> None:
    """While a recall is asked for no file follows."""
    notification = written(police)
    police.synced()
    recalling.recall(police.workspace, notifications.find(police.workspace, notification).id, "Dienst A", "Irrtum")
    with refused("not_in_this_state"):
        attached(police, notification, b"Foto")


@pytest.mark.parametrize("asked", [False, True])
def test_nothing_is_attached_to_a_forward_that_a_colleague_took_back(*, asked: bool) -> None:
    """The word of it is enough, whether or not the recall has come; once a person there has it, files may follow."""
    company, _, willich, kempen, entity, other = on_its_way()
    colleague = company.join(willich)
    settle(company)
    take_back(colleague.workspace, entity, "Fach B", "Falsche Stelle")
    if not asked:
        held = [row.event for row in colleague.workspace.unplaced() if row.entity == other]
        colleague.journal.outbox.mark(held, "uploading")
    colleague.synced()
    willich.synced()
    assert (Mark.RECALL_REQUESTED in shown(willich, other).marks) is asked
    with refused("not_in_this_state"):
        attachments.check_open(willich.workspace, shown(willich, other))
    if not asked:
        acknowledge(kempen, other)
        kempen.synced()
        willich.synced()
        attachments.check_open(willich.workspace, shown(willich, other))


def test_files_go_to_those_they_were_taken_in_for(police: Member) -> None:
    """Where the recipients are others by now nothing is attached to any of them."""
    notification = written(police)
    with refused("recipients_changed"):
        attachments.attach(police.workspace, notification, "Dienst A", Taken((ASD, KEMPEN), ()))


def test_one_call_attaches_only_so_many() -> None:
    """The limit is said with its number."""
    check_count(MOST)
    with refused("too_many_attachments", "attach"):
        check_count(MOST + 1)
