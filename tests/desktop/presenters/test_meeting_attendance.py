"""Who may be checked off: expected, invited, there already; each once."""

from __future__ import annotations

from desktop.domain.meeting_events import Attendee
from desktop.presenters import meetings
from desktop.presenters.meeting_attendance import named, ticks
from tests.desktop.presenters.meeting_company import furnished


def test_everybody_is_on_offer_once() -> None:
    """Who was there is ticked; who is invited can be."""
    here = furnished()
    over = ticks(here.willich.workspace, here.made["over"], "")
    assert [(one.name, one.present) for one in over] == [("C. Volt", True), ("Person 1", True), ("Person 2", True)]
    full = ticks(here.willich.workspace, here.made["full"], "")
    assert [(one.name, one.present) for one in full] == [("Person 1", False), ("Person 2", False)]


def test_a_deputy_is_on_offer() -> None:
    """Beside the one who sends them, who may come all the same."""
    here = furnished()
    meetings.reply(here.police.workspace, here.made["full"], "deputy", "B. Watt")
    here.company.everybody_syncs()
    assert [one.name for one in ticks(here.willich.workspace, here.made["full"], "")] == [
        "B. Watt",
        "Person 1",
        "Person 2",
    ]


def test_a_tick_stays_the_same_person() -> None:
    """Whoever was ticked and is taken out again stands there as before."""
    here = furnished()
    workspace, entity = here.willich.workspace, here.made["full"]
    who = ticks(workspace, entity, "")[0].who
    meetings.check_off(workspace, entity, "", [who])
    assert [one.present for one in ticks(workspace, entity, "")] == [True, False]
    meetings.check_off(workspace, entity, "", (), [ticks(workspace, entity, "")[0].who])
    assert [one.present for one in ticks(workspace, entity, "")] == [False, False]


def test_a_name_is_written_down_without_what_is_around_it() -> None:
    """Two who write the same name are one."""
    assert named("  C.  Volt ", " Grundschule") == Attendee(b"", "C. Volt", "Grundschule")
