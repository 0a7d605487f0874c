"""What a card of the list says, to be seen and to be heard."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop.domain.content import Child, Content, Guardian
from desktop.domain.jurisdiction import Place
from desktop.presenters.notification_cards import cards
from desktop.presenters.notification_list import Filter, numbers
from tests.helpers.carded import card, notify, words
from tests.helpers.company import ASD, Company, Member


def test_a_card(company: Company, police: Member, willich: Member) -> None:
    """A card says who to whom, when, what and where it stands; and all of it in one sentence to those who hear."""
    entity = police.notify(ASD, "immediate")
    company.everybody_syncs()
    one = card(willich, entity)
    assert (one.route, one.unread) == ("Polizei Viersen → Jugendamt Willich", True)
    assert one.title == "Häusliche Gewalt, Kind anwesend oder betroffen · 1 Kind · Schiefbahn"
    assert words(one) == ["Sofort", "Bestätigung offen · noch 15 min", "Zugestellt"]
    for part in (*words(one), "Polizei Viersen an Jugendamt Willich", one.time, one.title):
        assert part in one.spoken
    assert not card(police, entity).unread


@pytest.mark.parametrize("person", [Child(protected_address=True), Guardian(protected_address=True)])
def test_a_protected_address_is_on_no_card(police: Member, person: Child | Guardian) -> None:
    """Where an address is protected the card names no place, and no search for the place finds it."""
    content = Content(category="P01", whereabouts=Place("Willich", "Schiefbahn"))
    if isinstance(person, Child):
        content = replace(content, children=(person,))
    else:
        content = replace(content, guardians=(person,))
    entity = notify(police, content)
    one = card(police, entity)
    assert "Schiefbahn" not in one.title + one.spoken + one.route
    assert numbers(police.workspace, Filter.ALL, "schiefbahn") == []
    open_ = notify(police, replace(content, children=(), guardians=()))
    assert "Schiefbahn" in card(police, open_).title
    assert len(numbers(police.workspace, Filter.ALL, "schiefbahn")) == 1


def test_where_somebody_looks_on_a_card_names_no_place(police: Member) -> None:
    """Its number stands there, in what is heard too; everything else of the card stays."""
    entity = notify(police, Content(category="P01", whereabouts=Place("Willich", "Schiefbahn"), children_count=2))
    number = police.workspace.number("notification", entity) or 0
    (open_,), (covered,) = (cards(police.workspace, [number], discreet=on) for on in (False, True))
    assert open_ is not None
    assert covered is not None
    assert "Schiefbahn" in open_.title
    assert "Schiefbahn" not in covered.title + covered.spoken
    assert police.workspace.state("notification", entity).number in covered.title
    assert (covered.chips, covered.route, covered.time) == (open_.chips, open_.route, open_.time)


def test_what_has_gone_is_left_out(police: Member) -> None:
    """A number nobody has any more has no card, and every other number has its own."""
    first, second = police.notify(ASD), police.notify(ASD)
    found = dict.fromkeys((first, second), card(police, first))
    one, other = (police.workspace.number("notification", entity) or 0 for entity in found)
    made = cards(police.workspace, [999, one, 998, other])
    assert [shown and shown.entity for shown in made] == [None, first, None, second]
    assert cards(police.workspace, []) == []
