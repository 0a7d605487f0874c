"""What is done with meetings: asked, done, and said in the dialog where it cannot be."""

from __future__ import annotations

import pytest

from desktop.domain.meeting_state import Meeting
from desktop.presenters import meetings
from desktop.ui.ask import Ask
from desktop.ui.meetings.view import MeetingsView
from tests.helpers.company import Member
from tests.helpers.showing import SHOWING
from tests.helpers.window import Noted

pytestmark = SHOWING


def state_of(member: Member, entity: bytes) -> Meeting:
    """A meeting as it is shown."""
    return meetings.meeting(member.workspace, entity)


def answer(view: MeetingsView, **answers: str) -> Ask:
    """Fill the dialog that is open and confirm it."""
    asked = view.deeds.asked
    assert asked is not None
    for name, text in answers.items():
        asked._asked[name].fill(text)
    asked.confirm.click()
    return asked


def test_a_deputy_is_named(view: MeetingsView, willich: Member, made: dict[str, bytes]) -> None:
    """Without a name nothing is said; with one it is."""
    view.show_meeting(made["series"])
    view._take("reply", "deputy")
    assert not answer(view).left
    assert answer(view, deputy="B. Watt").left
    assert [one.deputy for one in state_of(willich, made["series"]).answers] == ["B. Watt"]


def test_one_day_is_answered_apart(view: MeetingsView, willich: Member, made: dict[str, bytes]) -> None:
    """The answer stands for that day alone."""
    view.show_meeting(made["series"])
    view._take("reply_for_day", None)
    assert answer(view, answer="no").left
    assert [(one.occurrence, one.answer) for one in state_of(willich, made["series"]).answers] == [("2026-10-13", "no")]


def test_a_meeting_is_edited(view: MeetingsView, willich: Member, made: dict[str, bytes]) -> None:
    """What is wrong is said at its field; the rest stays as it was; the series keeps its rhythm."""
    view.show_meeting(made["series"])
    before = state_of(willich, made["series"])
    view._take("edit", None)
    asked = answer(view, begins="25 Uhr")
    assert (asked.left, asked.problem.text()) == (False, "Erwartet wird eine Uhrzeit, zum Beispiel 14:00.")
    assert answer(view, begins="15:00", ends="16:30", place="Wache").left
    state = state_of(willich, made["series"])
    assert (state.value("when"), state.value("place")) == ("2026-10-13T15:00/2026-10-13T16:30", "Wache")
    assert (state.value("series"), state.title) == (before.value("series"), before.title)


@pytest.mark.parametrize(
    ("answers", "value"),
    [
        ({"what": "move", "day": "14.10.2026"}, "2026-10-14T14:00/2026-10-14T15:30"),
        ({"what": "drop"}, "dropped"),
        ({"what": "back"}, ""),
    ],
    ids=str,
)
def test_a_day_is_moved(
    view: MeetingsView, willich: Member, made: dict[str, bytes], answers: dict[str, str], value: str
) -> None:
    """To another day, to none, or back."""
    view.show_meeting(made["series"])
    view._take("move", None)
    assert answer(view, **answers).left
    assert state_of(willich, made["series"]).value("2026-10-13") == value


def test_a_meeting_is_cancelled_with_a_reason(view: MeetingsView, willich: Member, made: dict[str, bytes]) -> None:
    """Enter does not do it; the button does."""
    view.show_meeting(made["series"])
    view._take("cancel", None)
    asked = view.deeds.asked
    assert asked is not None
    assert asked.cancel.isDefault()
    assert answer(view, reason="Glatteis").left
    state = state_of(willich, made["series"])
    assert (state.cancelled, state.reason) == (True, "Glatteis")


def test_minutes_are_written(view: MeetingsView, willich: Member, made: dict[str, bytes]) -> None:
    """A task with who does it, edited, done and reopened; what is struck is gone."""
    view.show_meeting(made["series"])
    view._take("write", "task")
    asked = answer(view, text="Liste anlegen", due="morgen")
    assert (asked.left, asked.problem.text()) == (False, "Erwartet wird ein Tag, zum Beispiel 08.12.2026.")
    answer(view, due="15.1.2027", name="C. Volt")
    (item,) = state_of(willich, made["series"]).items
    assert (item.occurrence, item.value("owner"), item.value("due")) == ("2026-10-13", "name:C. Volt", "2027-01-15")
    view._take("edit_item", item.id)
    assert answer(view, text="Liste pflegen").left
    view._take("tick", item.id)
    assert state_of(willich, made["series"]).items[0].done
    view._take("untick", item.id)
    (item,) = state_of(willich, made["series"]).items
    assert (item.done, item.value("text"), item.value("owner")) == (False, "Liste pflegen", "name:C. Volt")
    view._take("remove_item", item.id)
    assert answer(view).left
    assert state_of(willich, made["series"]).items[0].removed


def test_what_the_rules_refuse_is_announced(view: MeetingsView, made: dict[str, bytes], noted: Noted) -> None:
    """Nobody accepts what has been cancelled meanwhile."""
    view.show_meeting(made["cancelled"])
    view._take("reply", "yes")
    assert ("announce", "Dieser Termin ist abgesagt.", False) in noted.asked
