"""What came back to its writer: the text as the draft it was, valid as it stands, and only the writer's."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.domain.content import Labels
from desktop.domain.forms import FORMS, examine
from desktop.domain.release_state import Asked, Release, Standing
from desktop.domain.templates import template
from desktop.presenters import attaching, drafts, releasing, returned
from desktop.presenters.attaching import DraftFile
from tests.desktop.domain.test_release_state import REQUEST
from tests.helpers.documents import least
from tests.helpers.releases import LEADER, WRITER, Office, office
from tests.helpers.shipped import NOW, RULES


@pytest.fixture(name="office")
def an_office() -> Office:
    """An office of three and the police."""
    return office()


@pytest.mark.parametrize("code", sorted(FORMS))
def test_the_text_comes_back_as_it_was_written(code: str) -> None:
    """The document made of what was asked for says the same, and its form finds in it what it found before."""
    before = examine(template(code), RULES, NOW)
    made = returned.document(asked(replace(REQUEST, content=before.content)))
    assert examine(made, RULES, NOW) == before


def asked(body: object) -> Release:
    """A release with this request."""
    assert isinstance(body, type(REQUEST))
    return Release(bytes(16), (Asked(bytes(16), bytes(16), body),), Standing.RETURNED, 1)


def test_what_somebody_chose_comes_back_too() -> None:
    """Labels that a person set and another recipient than the rules found stay; what was preset is made anew."""
    set_by_hand = replace(REQUEST.content, labels=Labels(means="covert"))
    body = replace(REQUEST, content=set_by_hand, override_unit="asd-kempen", override_reason="Umzug")
    made = returned.document(asked(body))
    assert made["labels"] == {"means": "covert"}
    assert (made["override_unit"], made["override_reason"]) == ("asd-kempen", "Umzug")
    preset = replace(REQUEST.content, labels=Labels(means="open", preset=True))
    assert "labels" not in returned.document(asked(replace(REQUEST, content=preset)))


def test_labels_that_were_set_in_part_come_back_in_part() -> None:
    """What somebody said of an immediate notification is kept, and sent again it carries the same labels."""
    document = least(labels={"means": "covert", "person_category": "victim"})
    before = examine(document, RULES, NOW)
    assert before.content.labels is not None
    assert before.content.labels.preset
    made = returned.document(asked(replace(REQUEST, content=before.content)))
    assert made["labels"] == document["labels"]
    assert examine(made, RULES, NOW) == before


def test_it_comes_back_to_its_writer_alone(office: Office) -> None:
    """Nobody else of the office has it among the drafts."""
    notification = office.asked()
    assert returned.returned(office.writer.workspace) == []
    releasing.give_back(office.lead.workspace, notification, LEADER, "Bitte kürzen")
    office.sync()
    assert [state.id for state in returned.returned(office.writer.workspace)] == [notification]
    assert returned.returned(office.lead.workspace) == returned.returned(office.deputy.workspace) == []


def test_it_is_one_of_the_drafts_until_it_is_written_on(office: Office) -> None:
    """It is opened like any draft; what is kept of it then stands in its place."""
    notification = office.asked()
    releasing.give_back(office.lead.workspace, notification, LEADER, "Bitte kürzen")
    office.sync()
    workspace = office.writer.workspace
    [listed] = drafts.listed(workspace)
    assert listed.id == notification
    found = drafts.find(workspace, notification)
    assert found is not None
    assert (found[0].category, found[0].document["request"]) == ("J06", template("J06")["request"])
    drafts.save_open(workspace, replace(found[0], urgency="urgent"))
    [row] = drafts.rows(workspace)
    assert b'"urgency":"urgent"' in row[2]


def test_who_does_not_go_on_with_it_drops_it(office: Office) -> None:
    """Discarded it can be taken back at first; for good it is dropped for the office as well."""
    notification = office.asked()
    releasing.give_back(office.lead.workspace, notification, LEADER, "")
    office.sync()
    workspace = office.writer.workspace
    drafts.discard(workspace, notification)
    assert drafts.listed(workspace) == []
    drafts.take_back(workspace, notification)
    assert [one.id for one in drafts.listed(workspace)] == [notification]
    drafts.discard(workspace, notification)
    drafts.forget_discarded(workspace)
    assert drafts.rows(workspace) == []
    assert releasing.required(workspace, notification).standing == "withdrawn"


def test_dropping_says_nothing_of_anything_else(office: Office) -> None:
    """A draft that was never asked for, one that waits and one of somebody else are not taken back."""
    notification = office.asked()
    returned.drop(office.writer.workspace, office.writer.workspace.new_id())
    returned.drop(office.writer.workspace, notification)
    assert releasing.required(office.writer.workspace, notification).standing == "release_requested"
    releasing.give_back(office.lead.workspace, notification, LEADER, "")
    returned.drop(office.lead.workspace, notification)
    assert releasing.required(office.lead.workspace, notification).standing == "returned"


PHOTO = DraftFile(b"f" * 16, "foto.png", 3, "image/png", bytes(32))


def test_a_request_that_is_taken_back_keeps_its_files(office: Office) -> None:
    """The draft has them again, and asked for once more they wait for its release as they did before."""
    workspace, notification = office.writer.workspace, office.asked()
    attaching.send_with(workspace, notification, WRITER, (PHOTO,))
    drafts.take_back_request(workspace, releasing.required(workspace, notification), WRITER, "noch ein Satz")
    found = drafts.find(workspace, notification)
    assert found is not None
    assert (found[0].files, attaching.waiting(workspace)) == ((PHOTO,), ())
    attaching.send_with(workspace, notification, WRITER, found[0].files)
    assert [one.file for one in attaching.waiting(workspace)] == [PHOTO]


def test_what_was_returned_and_dropped_keeps_no_file(office: Office) -> None:
    """Its files are nobody's any more, whether it was discarded or the request was taken back."""
    workspace = office.writer.workspace
    for take_back in (False, True):
        notification = office.asked()
        attaching.send_with(workspace, notification, WRITER, (PHOTO,))
        releasing.give_back(office.lead.workspace, notification, LEADER, "")
        office.sync()
        if take_back:
            drafts.take_back_request(workspace, releasing.required(workspace, notification), WRITER, "")
        else:
            drafts.discard(workspace, notification)
            assert drafts.kept_files(workspace) == {PHOTO.id}
            drafts.forget_discarded(workspace)
        assert drafts.kept_files(workspace) == set()
