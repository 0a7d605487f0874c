"""Who receives a notification, by hand from the agreement and §§ 86, 87 SGB VIII."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.content import Child, Content
from desktop.domain.cooperation import Cooperation, read_cooperation
from desktop.domain.jurisdiction import Place
from desktop.domain.refused import Refused
from desktop.domain.routing import Recipient, recipients
from tests.helpers.shipped import COOPERATION, COOPERATION_TEXT, POLICE, RULES, TODAY, WILLICH

SCHIEFBAHN = Place("Willich", "Schiefbahn")


def route(content: Content, sender: str = POLICE, cooperation: Cooperation = COOPERATION) -> tuple[Recipient, ...]:
    return recipients(content, cooperation, RULES, TODAY, sender)


def units(content: Content, sender: str = POLICE) -> list[str]:
    return [recipient.unit for recipient in route(content, sender)]


def refusal(content: Content, sender: str = POLICE) -> Refused:
    with pytest.raises(Refused) as caught:
        route(content, sender)
    return caught.value


def test_the_whereabouts_decide() -> None:
    """A child in Schiefbahn is Willich's, and the rule says why."""
    (recipient,) = route(Content(category="P01", whereabouts=SCHIEFBAHN))
    assert recipient.unit == "jugendamt-willich-asd"
    assert recipient.rule == (
        "Aufenthalt des Kindes: Schiefbahn ist ein Ortsteil von Willich. Für Willich ist seit 01.04.2022 zuständig: "
        "Jugendamt der Stadt Willich. P01 geht dort an: Allgemeiner Sozialer Dienst."
    )


def test_the_residence_comes_second() -> None:
    """A family that lives elsewhere brings in its own office after that of the whereabouts."""
    content = Content(category="P01", whereabouts=SCHIEFBAHN, residence=Place("Kempen"))
    assert units(content) == ["jugendamt-willich-asd", "jugendamt-kempen-asd"]


def test_one_unit_is_told_once() -> None:
    """Residence and whereabouts in the same town make one recipient."""
    assert units(Content(category="P01", whereabouts=SCHIEFBAHN, residence=Place("Willich"))) == [WILLICH]


def test_children_elsewhere_bring_in_their_office() -> None:
    """A child at another place is its office's, before the residences."""
    content = Content(
        category="P01",
        whereabouts=SCHIEFBAHN,
        residence=Place("Viersen"),
        children=(Child(), Child(whereabouts=Place("Lobberich"), residence=Place("Oedt"))),
    )
    assert units(content) == [
        "jugendamt-willich-asd",
        "jugendamt-nettetal-asd",
        "jugendamt-viersen-asd",
        "kreisjugendamt-viersen-asd",
    ]


def test_each_category_finds_its_unit() -> None:
    """The notice on a young suspect goes to youth court assistance."""
    assert units(Content(category="P10", whereabouts=SCHIEFBAHN)) == ["jugendamt-willich-jgh"]


@pytest.mark.parametrize("whereabouts", [SCHIEFBAHN, Place("Düsseldorf"), Place("Kreis Viersen"), None])
def test_the_call_for_the_police_always_arrives(whereabouts: Place | None) -> None:
    """With one police agency, no place can hold back J01."""
    (recipient,) = route(Content(category="J01", whereabouts=whereabouts), sender=WILLICH)
    assert recipient.unit == "kpb-viersen-kinderschutz"
    assert "Kreispolizeibehörde Viersen" in recipient.rule


def test_of_several_police_agencies_the_competent_one_is_told() -> None:
    """Where there are two, the place decides and an unknown one is asked for."""
    second = (
        '[[agencies]]\nid = "kpb-zwei"\nkind = "police"\nname = "Polizei Zwei"\nshort_name = "Zwei"\n\n'
        '[[units]]\nid = "kpb-zwei-alles"\nagency = "kpb-zwei"\nname = "Alles"\n'
        'receives = ["J01", "J02", "J03", "J04", "J05", "J06", "J07", "J08", "J11"]\n\n'
    )
    town = '[[municipalities.competence]]\nagency = "jugendamt-willich"'
    text = COOPERATION_TEXT.replace("[[agencies]]", second + "[[agencies]]", 1).replace(
        town, f'[[municipalities.competence]]\nagency = "kpb-zwei"\nvalid_from = 2022-04-01\n\n{town}'
    )
    cooperation = read_cooperation(text)
    content = Content(category="J01", whereabouts=SCHIEFBAHN)
    assert [one.unit for one in route(content, WILLICH, cooperation)] == ["kpb-zwei-alles"]
    with pytest.raises(Refused):
        route(Content(category="J01", whereabouts=Place("Kempen")), WILLICH, cooperation)


def test_a_hand_over_goes_to_another_office() -> None:
    """X01 finds the office of the place and never one's own."""
    assert units(Content(category="X01", whereabouts=Place("Kempen")), WILLICH) == ["jugendamt-kempen-asd"]
    refused = refusal(Content(category="X01", whereabouts=SCHIEFBAHN), WILLICH)
    assert (refused.code, refused.field) == ("no_recipient", "whereabouts")


@pytest.mark.parametrize(("code", "sender"), [("P01", WILLICH), ("J01", POLICE), ("X01", POLICE)])
def test_the_wrong_side_is_refused(code: str, sender: str) -> None:
    """A youth office cannot write P, the police neither J nor X."""
    refused = refusal(Content(category=code, whereabouts=SCHIEFBAHN), sender)
    assert (refused.code, refused.field) == ("wrong_direction", "category")


def test_an_ambiguous_place_is_asked_for_with_its_candidates() -> None:
    """The refusal names the towns that may be meant."""
    refused = refusal(Content(category="P01", whereabouts=Place("Kempen", "Schiefbahn")))
    assert (refused.code, refused.field) == ("place_ambiguous", "whereabouts")
    assert "Kempen, Willich" in refused.message


@pytest.mark.parametrize("whereabouts", [Place("Atlantis"), Place(), None])
def test_an_unknown_place_is_asked_for(whereabouts: Place | None) -> None:
    """Without a known place nobody is told by guess, and the refusal does not repeat what was written."""
    refused = refusal(Content(category="P01", whereabouts=whereabouts))
    assert (refused.code, refused.field) == ("place_unknown", "whereabouts")
    assert "Atlantis" not in refused.message


def test_a_child_at_an_unknown_place_is_asked_for() -> None:
    """The refusal names which child's place it is."""
    content = Content(category="P01", whereabouts=SCHIEFBAHN, children=(Child(whereabouts=Place("Atlantis")),))
    assert refusal(content).field == "children[0].whereabouts"


def test_a_family_from_elsewhere_holds_nothing_up() -> None:
    """A residence outside the cooperation leaves the whereabouts' office and the advice to phone the other."""
    (recipient,) = route(Content(category="P01", whereabouts=SCHIEFBAHN, residence=Place("Düsseldorf")))
    assert recipient.unit == WILLICH
    assert "telefonisch" in recipient.rule


def test_a_residence_that_may_be_here_is_asked_for() -> None:
    """A slip in the residence is asked about, since an office here may be concerned."""
    assert refusal(Content(category="P01", whereabouts=SCHIEFBAHN, residence=Place("Kempenn"))).field == "residence"


def test_the_day_decides() -> None:
    """On a day before the table begins nobody is competent."""
    with pytest.raises(Refused):
        recipients(Content(category="P01", whereabouts=SCHIEFBAHN), COOPERATION, RULES, date(2020, 1, 1), POLICE)


def test_an_unknown_sender_is_refused() -> None:
    """A unit that is not part of the cooperation notifies nobody."""
    assert refusal(Content(category="P01", whereabouts=SCHIEFBAHN), "kpb-krefeld").code == "unit_unknown"
