"""Coming to an end with a notification, and taking it up again."""

from __future__ import annotations

from desktop.presenters import handling
from desktop.presenters.steps.finishing import FINISHING
from desktop.presenters.steps.step import Step
from desktop.presenters.steps.table import allowed
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import Company, Member
from tests.helpers.followed import ASSESSED, acknowledged, arrived

STEPS: dict[str, Step] = {step.name: step for step in FINISHING}


def offered(member: Member, entity: bytes) -> set[str]:
    """Which of these steps may be taken now."""
    return set(allowed(member.workspace, member.shown("notification", entity))) & set(STEPS)


def test_what_is_closed_can_be_taken_up_again(company: Company, police: Member, willich: Member) -> None:
    """Closing needs an acknowledgement and two professionals, is offered once, and is undone with a reason."""
    assert offered(willich, arrived(company, police)) == set()
    entity = acknowledged(company, police, willich)
    assert offered(willich, entity) == {"closed", "taken_over"}
    with refused("second_professional_required"):
        STEPS["closed"].do(willich.workspace, entity, "A", {"reason": ""})
    handling.assess(willich.workspace, entity, ASSESSED, "A")
    STEPS["closed"].do(willich.workspace, entity, "A", {"reason": ""})
    assert offered(willich, entity) == {"taken_over", "reopened"}
    STEPS["reopened"].do(willich.workspace, entity, "A", {"reason": "Neuer Hinweis"})
    state = willich.shown("notification", entity)
    assert (state.status, state.timeline[-1].text) == ("in_progress", "Neuer Hinweis")
    assert offered(willich, entity) == {"closed", "taken_over"}


def test_the_files_number_is_asked_for(company: Company, police: Member, willich: Member) -> None:
    """Taking it over keeps the number of the file, and is offered once."""
    entity = acknowledged(company, police, willich)
    dialog = STEPS["taken_over"].dialog
    assert dialog is not None
    [question] = dialog.asked(willich.workspace, willich.shown("notification", entity))
    assert question.needed
    STEPS["taken_over"].do(willich.workspace, entity, "A", {"file_number": "51-7"})
    assert willich.shown("notification", entity).status == "taken_over"
    assert "taken_over" not in offered(willich, entity)
