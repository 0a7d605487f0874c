"""Whom to phone because a child is or lives outside the cooperation, by hand from the agreement and § 87 SGB VIII."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from desktop.domain.content import Child, Content
from desktop.domain.cooperation import External
from desktop.domain.jurisdiction import Place
from desktop.domain.refused import Refused
from desktop.domain.routing import Outside, outside, recipients
from tests.helpers.shipped import COOPERATION, POLICE, RULES, TODAY

W, K = "jugendamt-willich-asd", "jugendamt-kempen-asd"
KREFELD = External(
    id="jugendamt-krefeld",
    kind="youth_office",
    name="Jugendamt der Stadt Krefeld",
    places=("Krefeld",),
    ags=("05114000",),
    postcodes=("47798",),
    phone="02151 0000",
    note="Tag und Nacht",
)
KNOWN = replace(COOPERATION, externals=(KREFELD,))
WILLICH = Place("Willich")


def away(**said: Any) -> tuple[Outside, ...]:
    """Who is to be phoned."""
    return outside(Content(category="P01", **said), KNOWN, RULES, TODAY)


def told(**said: Any) -> list[str]:
    """Who is sent something."""
    return [one.unit for one in recipients(Content(category="P01", **said), KNOWN, RULES, TODAY, POLICE)]


CALL = Outside("Aufenthalt des Kindes", KREFELD.name, KREFELD.phone, KREFELD.note)


@pytest.mark.parametrize(
    "place", [Place("Krefeld"), Place(ags="05114000"), Place(postcode="47798"), Place("Willich", ags="05114000")]
)
def test_a_place_of_a_neighbour_names_its_office_and_number(place: Place) -> None:
    """By name, postcode or AGS, which beats both; nothing can be sent, and the refusal says so."""
    assert away(whereabouts=place) == (CALL,)
    with pytest.raises(Refused) as refused:
        told(whereabouts=place)
    assert (refused.value.code, refused.value.field) == ("outside", "whereabouts")
    assert "dort" in refused.value.message


def test_a_district_of_elsewhere_is_certain_and_a_strange_name_is_asked_for() -> None:
    """The AGS of Düsseldorf is no slip; a name or a postcode nobody knows may be one, and is asked about."""
    assert away(whereabouts=Place(ags="05111000")) == (Outside("Aufenthalt des Kindes", "", "", ""),)
    for place in (Place("Atlantis"), Place(postcode="47878"), Place(ags="05166999")):
        assert away(whereabouts=place) == ()
        with pytest.raises(Refused) as refused:
            told(whereabouts=place)
        assert refused.value.code == "place_unknown"


def test_a_family_here_is_told_where_the_child_is_elsewhere() -> None:
    """The office of the residence is sent it, the one of the whereabouts is phoned: nothing is held up."""
    said = {"whereabouts": Place("Krefeld"), "residence": WILLICH, "children_count": 1}
    assert told(**said) == [W]
    assert away(**said) == (CALL._replace(children=(0,)),)


def test_each_child_elsewhere_is_named() -> None:
    """Two of three are in Krefeld: it is phoned once, about them; Willich is told of the one that is here."""
    children = (Child(), Child(whereabouts=Place("Krefeld")), Child(whereabouts=Place(postcode="47798")))
    said = {"whereabouts": WILLICH, "children": children}
    assert told(**said) == [W]
    assert away(**said) == (Outside("Aufenthalt eines Kindes", *CALL[1:4], children=(1, 2)),)


def test_a_residence_elsewhere_holds_nothing_up() -> None:
    """Where the family lives comes second, and there any place that is not ours is outside."""
    assert told(whereabouts=WILLICH, residence=Place("Krefeld")) == [W]
    assert away(whereabouts=WILLICH, residence=Place("Krefeld")) == (CALL._replace(because="Wohnort der Familie"),)
    assert away(whereabouts=WILLICH, residence=Place("Düsseldorf")) == (Outside("Wohnort der Familie", "", "", ""),)
    assert away(whereabouts=WILLICH, residence=Place("Kempen")) == ()


def test_the_police_is_never_outside() -> None:
    """The call for the police goes to the police agency of the cooperation, wherever the child is."""
    content = Content(category="J01", whereabouts=Place("Krefeld"))
    assert outside(content, KNOWN, RULES, TODAY) == ()
    assert len(recipients(content, KNOWN, RULES, TODAY, W)) == 1


def test_the_shipped_neighbours_have_no_invented_numbers() -> None:
    """The agencies fill them in; until then it is said that none is known."""
    assert {one.name for one in COOPERATION.externals} >= {KREFELD.name}
    assert not any(one.phone for one in COOPERATION.externals)
