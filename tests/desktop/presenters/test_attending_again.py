"""Whose profile was restored, and whose access was withdrawn, on the list of those who may be checked off."""

from __future__ import annotations

from desktop.domain.person import Named
from desktop.presenters import meetings
from desktop.presenters.meeting_attendance import ticks
from tests.desktop.presenters.meeting_company import furnished
from tests.helpers.revoking import revoke


def test_a_restored_profile_is_one_person() -> None:
    """Who answered before a restore stands there once, expected and not invited once more."""
    here = furnished()
    meetings.reply(here.police.workspace, here.made["series"], "yes")
    here.company.everybody_syncs()
    here.police.restore(here.police.backup())
    here.company.everybody_syncs()
    here.police.do("", "person.named", here.police.device, Named("Person 1"))
    here.company.everybody_syncs()
    for name, day in (("series", "2026-11-10"), ("over", ""), ("full", "")):
        found = ticks(here.willich.workspace, here.made[name], day)
        assert [one.name for one in found if one.name != "C. Volt"] == ["Person 1", "Person 2"]


def test_whoever_has_left_is_invited_no_more() -> None:
    """Somebody without access is not offered as invited; who was there stays."""
    here = furnished()
    revoke(here.company, here.company.founder, here.police)
    here.company.members.remove(here.police)
    here.company.everybody_syncs()
    assert "Person 1" in [one.name for one in ticks(here.willich.workspace, here.made["over"], "")]
    assert "Person 1" not in [one.name for one in ticks(here.willich.workspace, here.made["series"], "2026-11-10")]
