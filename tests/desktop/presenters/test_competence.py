"""Who is competent for a place, asked rather than guessed where it is not clear."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop.presenters.competence import who
from desktop.presenters.on_call import FALLBACK
from desktop.presenters.register import plan_shifts
from desktop.presenters.times import written
from tests.desktop.presenters.refusing import refused
from tests.helpers.company import ASD, START, Member

TODAY = date(2026, 9, 21)


def ask(member: Member, place: str, residence: str | None = None) -> list[dict[str, Any]]:
    """The rows of an answer that is one page."""
    answer = who(member.workspace, place, TODAY, residence)
    assert answer["next"] is None
    return list(answer["items"])


def test_a_district_belongs_to_its_town(police: Member) -> None:
    """Schiefbahn is Willich's, and the answer says so, with the units that receive and whom to call."""
    [row] = ask(police, "Schiefbahn")
    assert (row["agency"], row["municipality"], row["because"]) == ("jugendamt-willich", "Willich", "place")
    assert row["rule"].startswith("Schiefbahn ist ein Ortsteil von Willich.")
    assert [unit["unit"] for unit in row["units"]] == [ASD, "jugendamt-willich-jgh"]
    assert [call["unit"] for call in row["on_call"]] == [ASD, "jugendamt-willich-jgh"]
    assert {call["fallback"] for call in row["on_call"]} == {FALLBACK}


def test_who_is_on_call_comes_along(willich: Member) -> None:
    """Where somebody is on call now, the answer names them."""
    shift = {"from": written(START), "until": written(START + 60_000), "name": "Rufdienst", "phone": "030 23125 002"}
    plan_shifts(willich.workspace, [shift])
    [row] = ask(willich, "47877 Willich")
    assert [one["phone"] for one in row["on_call"][0]["items"]] == ["030 23125 002"]


def test_residence_elsewhere_comes_second(police: Member) -> None:
    """Where the family lives adds its agency after that of the whereabouts, and adds nothing if it is the same."""
    first, second = ask(police, "Schiefbahn", "Kempen")
    assert (first["agency"], first["because"]) == ("jugendamt-willich", "place")
    assert (second["agency"], second["because"]) == ("jugendamt-kempen", "residence")
    assert len(ask(police, "Schiefbahn", "Anrath")) == 1


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("Atlantis", "place_unknown"),
        ("", "place_unknown"),
        ("50667 Köln", "place_unknown"),
        ("x" * 9000, "place_unknown"),
    ],
)
def test_unknown_places_are_asked_for(police: Member, place: str, code: str) -> None:
    """A place nobody here is competent for is refused by the name of its field, as whereabouts and as residence."""
    with refused(code, "place"):
        ask(police, place)
    if place:
        with refused(code, "residence"):
            ask(police, "Willich", place)


def test_ambiguous_places_name_the_candidates_once(police: Member) -> None:
    """The district as a whole is no place: every municipality that may be meant is named, each once."""
    with refused("place_ambiguous", "place") as caught:
        ask(police, "Kreis Viersen")
    assert caught.value.message.count("Willich") == 1


def test_a_slip_of_the_pen_is_not_guessed(police: Member) -> None:
    """A name spelt wrong is refused with the name that may be meant."""
    with refused("place_unknown", "place") as caught:
        ask(police, "Wilich")
    assert "Meinten Sie: Willich" in caught.value.message


def test_before_the_agreement_nobody_is_competent(police: Member) -> None:
    """On a day for which the table names nobody the answer says so."""
    with refused("place_unknown", "place"):
        who(police.workspace, "Willich", date(2021, 12, 31), None)


def test_a_neighbour_is_phoned(police: Member) -> None:
    """An office outside receives nothing: the answer says so, and what to do where no number is known."""
    [row] = ask(police, "Krefeld")
    assert (row["agency"], row["outside"], row["units"]) == ("jugendamt-krefeld", True, [])
    assert (row["phone"], row["fallback"]) == ("", FALLBACK)
    assert "Jugendamt der Stadt Krefeld" in row["rule"]
    rows = ask(police, "Willich", "05116000")
    assert [row["agency"] for row in rows] == ["jugendamt-willich", "jugendamt-moenchengladbach"]
