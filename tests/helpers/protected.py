"""Notifications in which somebody's address is protected, and the words that would give it away: made up at random."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

from desktop.domain.content import Child, Content, Danger, Guardian, Incident, Measure, Person, Statement
from desktop.domain.jurisdiction import Place

NAMES = st.text("bcdfghklmnprst", min_size=4, max_size=9).map(lambda text: f"Zq{text}")
PLACES = st.builds(
    Place,
    municipality=NAMES,
    district=st.none() | NAMES,
    postcode=st.none() | st.integers(10_000, 99_999).map(str),
    street=st.none() | NAMES.map(lambda name: f"{name}weg"),
    house_number=st.none() | st.just("3"),
    kind=st.none() | st.just("facility"),
    note=st.none() | st.lists(NAMES, min_size=1, max_size=3).map(" ".join),
)


class Secret(NamedTuple):
    """A notification, and the words that may stand nowhere but in it."""

    content: Content
    telling: tuple[str, ...]


@st.composite
def secrets(draw: st.DrawFn) -> Secret:
    """A notification with places everywhere, texts that name them, and one person whose address is protected."""
    places = draw(st.lists(PLACES, min_size=6, max_size=6))
    telling = tuple(
        text
        for place in places
        for text in (place.street, place.postcode, place.municipality, place.district, place.note)
        if text
    )
    told = draw(st.lists(st.sampled_from(telling), max_size=4).map(lambda words: f"Dort: {', '.join(words)}."))
    who = draw(st.sampled_from(("child", "guardian", "person")))
    content = Content(
        category="P01",
        urgency="urgent",
        whereabouts=places[0],
        residence=places[1],
        incident=Incident(place=places[2]),
        children=(
            Child(
                family_name="Eins",
                given_name="Kind",
                whereabouts=places[3],
                own_words=told,
                school=f"Schule {telling[0]}",
                protected_address=who == "child",
            ),
        ),
        guardians=(Guardian(family_name="Eins", residence=places[4], protected_address=who == "guardian"),),
        persons=(Person(family_name="Zwei", residence=places[5], note=told, protected_address=who == "person"),),
        statements=(Statement(kind="told", text=told, source="Nachbarin"),),
        danger=Danger(description=told),
        measures=(Measure(kind="handed_over", text=told, place=telling[-1]),),
    )
    return Secret(content, telling)
