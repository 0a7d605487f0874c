"""Papers: who stands on the list, by which name, and until when it is kept."""

from __future__ import annotations

from desktop.domain.meeting_events import AttendanceTaken, Attendee
from desktop.presenters import meetings
from desktop.presenters.meeting_attendance import named
from desktop.presenters.meeting_papers import paper, unit_words
from tests.desktop.presenters.meeting_company import furnished
from tests.desktop.presenters.refusing import refused


def test_who_was_there_and_who_was_expected() -> None:
    """Each once, by name; whoever was written down with the house they are from."""
    here = furnished()
    made = paper(here.willich.workspace, here.made["over"], "")
    assert [(one.name, one.present) for one in made.people] == [
        ("C. Volt", True),
        ("Person 1", True),
        ("Person 2", True),
    ]
    assert made.people[0].unit == "Grundschule"
    assert (made.kept_until, made.issued) == ("31.12.2029", "21.09.2026")


def test_a_deputy_stands_under_their_own_name() -> None:
    """Who is expected is the one who comes."""
    here = furnished()
    meetings.reply(here.police.workspace, here.made["full"], "deputy", "B. Watt")
    here.company.everybody_syncs()
    made = paper(here.willich.workspace, here.made["full"], "")
    assert [(one.name, one.present) for one in made.people] == [("B. Watt", False)]


def test_nothing_that_nobody_sees_stands_on_a_paper() -> None:
    """Marks that turn a line around do not reach a list, neither by this program nor by another."""
    here = furnished()
    over = here.made["over"]
    meetings.check_off(here.willich.workspace, over, "", [named("Eva\u202e Erg\u200b", "Hort\u2066")])
    unseen = Attendee(b"", "Udo\u202e Uhr", "Hort\u2066")
    here.willich.do("", "meeting.attendance_taken", over, AttendanceTaken(add=(unseen,)))
    made = paper(here.willich.workspace, over, "")
    assert {("Eva Erg", "Hort"), ("Udo Uhr", "Hort")} < {(one.name, one.unit) for one in made.people}


def test_a_paper_is_of_a_day() -> None:
    """A day on which the series is not has none."""
    here = furnished()
    assert paper(here.willich.workspace, here.made["series"], "2026-11-10").when.startswith("Mi 11.11.2026")
    with refused("meeting_invalid", "day"):
        paper(here.willich.workspace, here.made["series"], "2026-11-11")


def test_where_somebody_is_from() -> None:
    """A unit or an agency by its name, anything else as it was written."""
    workspace = furnished().willich.workspace
    assert unit_words(workspace, "Grundschule") == "Grundschule"
    assert unit_words(workspace, "kpb-viersen") == workspace.directory.agencies["kpb-viersen"].name
