"""What is done with a notification that waits for its release: by the same hands as on the command line."""

from __future__ import annotations

import pytest

from desktop.presenters import drafts, release_detail, releasing
from desktop.presenters.steps.releasing import RELEASING
from desktop.presenters.steps.table import TABLE, allowed
from tests.helpers.releases import LEADER, WRITER, Office, office, standing


@pytest.fixture(name="office")
def an_office() -> Office:
    """An office of three and the police."""
    return office()


def test_released_it_goes_out(office: Office) -> None:
    """The button does what it says, and the police has it."""
    notification = office.asked()
    TABLE["released"].do(office.lead.workspace, notification, LEADER, {})
    office.sync()
    assert [state.released_by for _, state in office.police.workspace.group(notification)] == [LEADER]


def test_returned_it_is_the_writers(office: Office) -> None:
    """The reason goes with it; without one the dialog does not close."""
    notification = office.asked()
    TABLE["returned"].do(office.lead.workspace, notification, LEADER, {"reason": "Bitte kürzen"})
    assert releasing.required(office.lead.workspace, notification).reason == "Bitte kürzen"
    dialog = TABLE["returned"].dialog
    assert dialog is not None
    assert [one.needed for one in dialog.fixed] == [True]


def test_taken_back_it_is_a_draft(office: Office) -> None:
    """The text is among the drafts again."""
    notification = office.asked()
    TABLE["request_withdrawn"].do(office.writer.workspace, notification, WRITER, {"reason": ""})
    assert standing(office.writer.workspace, notification) == "withdrawn"
    assert [one.id for one in drafts.listed(office.writer.workspace)] == [notification]


def test_what_is_offered_is_in_the_table_and_nothing_of_it_for_a_notification(office: Office) -> None:
    """Each step a release offers has a button; none of them is offered once it is a notification."""
    notification = office.asked()
    names = {step.name for step in RELEASING}
    for member in (office.lead, office.writer, office.deputy):
        state = releasing.required(member.workspace, notification)
        assert set(release_detail.steps(member.workspace, state)) <= names
    releasing.release(office.lead.workspace, notification, LEADER)
    office.sync()
    for member in (office.lead, office.police):
        ((_, sent),) = member.workspace.group(notification)
        assert not names & set(allowed(member.workspace, sent))
