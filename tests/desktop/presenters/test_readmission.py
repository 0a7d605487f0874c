"""What leads back where access is gone: one sentence, and the way that helps."""

from __future__ import annotations

import pytest

from desktop.domain.refused import Refused
from desktop.presenters import access, readmission
from desktop.presenters.readmission import WAYS, Way, ending, explained, offer
from desktop.presenters.strip import Standing
from tests.helpers.company import Member

UNKNOWN = Standing(enrolment="unknown")
ANOTHER = Standing(stopped=True, alarms=("root_mismatch",))


def test_who_has_access_is_offered_nothing(police: Member) -> None:
    """Also where the server stopped for another reason, or the alarm is of long ago."""
    for standing in (Standing(), Standing(stopped=True), Standing(alarms=("root_mismatch",))):
        assert offer(police.workspace, standing, beside=True) is None


@pytest.mark.parametrize("beside", [True, False])
def test_who_is_unknown_comes_back_into_this_profile(police: Member, *, beside: bool) -> None:
    """The server does not know the device: an invite is offered here, wherever another profile has room."""
    found = offer(police.workspace, UNKNOWN, beside=beside)
    assert found is not None
    assert (found.banner.heading, found.way) == ("Der Server kennt dieses Gerät nicht mehr.", Way.HERE)
    assert "liegt weiter auf diesem Gerät" in found.banner.text
    assert "rufen Sie an" in found.banner.text


def test_another_cooperation_needs_another_profile(police: Member) -> None:
    """This one stays as it is; where no other has room nothing is offered, and the sentence stands alone."""
    found, alone = (offer(police.workspace, ANOTHER, beside=beside) for beside in (True, False))
    assert found is not None
    assert alone is not None
    assert (found.way, alone.way) == (Way.BESIDE, None)
    assert found.banner.heading == "Unter der Adresse des Servers antwortet eine andere Kooperation."
    assert "neben diesem" in found.banner.text
    assert "neben diesem" not in alone.banner.text


def test_who_was_turned_away_needs_another_profile_too(police: Member) -> None:
    """What is known of why stays; being unknown besides changes nothing of it."""
    access.note(police.workspace, ended=True)
    for standing in (Standing(enrolment="turned_away"), UNKNOWN):
        found = offer(police.workspace, standing, beside=True)
        assert found is not None
        assert (found.banner.heading, found.way) == ("Der Server weist dieses Gerät ab.", Way.BESIDE)


def test_problems_and_ends_are_said_for_this_profile() -> None:
    """What differs from a first invite has its own words, everything else those of setting up."""
    assert "dieses Profil" in explained(Refused("root_mismatch", "x"))
    assert "andere Stelle" in explained(Refused("another_unit", "x"))
    assert "angelegt" not in explained(Refused("unreachable", "x"))
    assert "schon verwendet" in explained(Refused("invite_used", "x"))
    assert explained(Refused("else", "Etwas anderes.")) == "Etwas anderes."
    assert ending("active")[0] == "Das Gerät ist wieder angemeldet."
    assert ending("anything") == ending("not_enrolled")
    assert set(WAYS) == set(readmission.Way)
