"""Training cards: offered, done, revised, and asked for before notifications that they are about."""

from __future__ import annotations

import pytest

from desktop.domain.card_file import TEMPLATE
from desktop.domain.refused import Refused
from desktop.presenters import studying, training
from tests.helpers.company import Company, Member
from tests.helpers.trainings import KEY, p06, set_of

DAY = 24 * 3600 * 1000


@pytest.fixture
def willich(company: Company) -> Member:
    return company.members[1]


def test_a_file_becomes_a_set_and_once_more_its_version(company: Company, police: Member) -> None:
    """The same file changes nothing; another with the same key is the next version, and a wrong key is refused."""
    first = training.add(police.workspace, TEMPLATE)
    assert training.add(police.workspace, TEMPLATE) == first
    second = training.add(police.workspace, TEMPLATE.replace("Meldeweg kompakt", "Meldeweg"))
    assert (second.id, second.content.title, len(second.past)) == (first.id, "Meldeweg", 2)
    with pytest.raises(Refused, match="Schlüssel"):
        training.add(police.workspace, set_of(), first.id)
    with pytest.raises(Refused, match="keiner Stelle"):
        training.add(company.founder.workspace, TEMPLATE)


def test_the_list_begins_with_what_is_open_for_oneself(company: Company, police: Member, willich: Member) -> None:
    """Then what is done, then what is for others; only one's own agency changes a set."""
    training.add(police.workspace, TEMPLATE)
    mine = training.add(police.workspace, set_of())
    company.everybody_syncs()
    rows = training.listed(willich.workspace)
    assert [(row.title, row.chip.text, row.chip.tone, row.mine) for row in rows] == [
        ("Karten erkennen", "Offen", "warn", False),
        ("Meldeweg kompakt", "Offen", "neutral", False),
    ]
    assert rows[0].what == "2 Karten · Für: Jugendämter · Polizei Viersen"
    studying.confirm_cards(willich.workspace, mine)
    assert training.listed(willich.workspace)[0].chip.text == "Bearbeitet"
    training.add(police.workspace, set_of().replace("Karten erkennen", "Neu"))
    company.everybody_syncs()
    assert training.listed(willich.workspace)[0].chip.text == "Neue Fassung, noch nicht bearbeitet"
    assert training.listed(police.workspace)[0].mine


def test_a_removed_set_is_gone(police: Member) -> None:
    """Neither listed nor opened; the same file is a new set then."""
    first = training.add(police.workspace, TEMPLATE)
    training.remove(police.workspace, first.id)
    assert training.listed(police.workspace) == []
    with pytest.raises(Refused, match="nicht mehr"):
        training.card_set(police.workspace, first.id)
    assert training.add(police.workspace, TEMPLATE).id != first.id


def test_cards_are_asked_for_until_they_are_done(company: Company, police: Member, willich: Member) -> None:
    """Both sets of the rule one after the other, and nothing any more once both are done."""
    sets = [training.add(police.workspace, set_of(part)) for part in ("erkennen", "vorgehen")]
    state = p06(company, police, willich)
    asked = training.asked_before(willich.workspace, state)
    assert asked is not None
    assert (asked.key, [title for _, title in asked.sets]) == (KEY, ["Karten erkennen", "Karten vorgehen"])
    studying.confirm_cards(willich.workspace, sets[0])
    asked = training.asked_before(willich.workspace, state)
    assert asked is not None
    assert [entity for entity, _ in asked.sets] == [sets[1].id]
    studying.confirm_cards(willich.workspace, sets[1])
    assert training.asked_before(willich.workspace, state) is None


def test_nothing_is_asked_where_it_makes_no_sense(company: Company, police: Member, willich: Member) -> None:
    """Without a set of that key, before other kinds, of the sender, and of whom the rule does not name."""
    state = p06(company, police, willich)
    assert training.asked_before(willich.workspace, state) is None
    training.add(police.workspace, set_of())
    other = p06(company, police, willich, "P01")
    assert training.asked_before(willich.workspace, state) is not None
    assert training.asked_before(willich.workspace, other) is None
    assert training.asked_before(police.workspace, state) is None


def test_it_can_be_done_later_with_a_reason(company: Company, police: Member, willich: Member) -> None:
    """Nobody is asked again on that day, and the next day they are; without a reason it is not put off."""
    training.add(police.workspace, set_of())
    state = p06(company, police, willich)
    for reason in ("  ", "x" * 501):
        with pytest.raises(Refused) as refused:
            training.put_off(willich.workspace, KEY, reason)
        assert refused.value.field == "reason"
    training.put_off(willich.workspace, KEY, " Im  Einsatz ")
    assert training.asked_before(willich.workspace, state) is None
    known = studying.learner(willich.workspace)
    assert known is not None
    assert known.put_off[-1].reason == "Im Einsatz"
    company.clock.time += DAY + 1
    assert training.asked_before(willich.workspace, state) is not None


def test_a_training_holds_no_notification_back(company: Company, police: Member, willich: Member) -> None:
    """It is delivered, read and acknowledged as any other while cards are open: its sender sees that."""
    training.add(police.workspace, set_of())
    state = p06(company, police, willich)
    assert training.asked_before(willich.workspace, state) is not None
    company.everybody_syncs(2)
    assert police.shown("notification", state.id).delivery == "delivered"
