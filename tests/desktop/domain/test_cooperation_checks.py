"""What must be true of a cooperation beyond its shape."""

from __future__ import annotations

import pytest

from desktop.domain.catalogue import routed_to
from desktop.domain.cooperation import read_cooperation
from desktop.domain.refused import Refused
from tests.helpers.shipped import COOPERATION_TEXT, line_of

WILLICH = 'agency = "jugendamt-willich"\nvalid_from = 2022-04-01'


def refusal(old: str, new: str) -> Refused:
    assert old in COOPERATION_TEXT
    with pytest.raises(Refused) as caught:
        read_cooperation(COOPERATION_TEXT.replace(old, new, 1))
    return caught.value


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("schema = 1", "schema = 2", "Fassung"),
        ("valid_to = 2027-03-31", "valid_to = 2021-03-31", "Ende liegt vor dem Beginn"),
        ('region = "Kreis Viersen"', 'region = "Kreis Viersen"\nfederal_state = "XX"', "Bundesland"),
        (
            'short_name = "Polizei Viersen"',
            'short_name = "Polizei Viersen"\nclosing_days = [{name = "Zu", first = 2026-12-24, last = 2026-12-23}]',
            "Ende liegt vor dem Beginn",
        ),
        (
            'short_name = "Polizei Viersen"',
            'short_name = "Polizei Viersen"\nclosing_days = [{name = "Zu", first = 2026-12-24, last = 2027-12-25}]',
            "höchstens ein Jahr",
        ),
        (
            'short_name = "Polizei Viersen"',
            'short_name = "Polizei Viersen"\ndata_protection = "jugendamt-willich-asd"',
            "gibt es in dieser Behörde nicht",
        ),
        (
            'short_name = "Polizei Viersen"',
            'short_name = "Polizei Viersen"\ndata_protection = "kpb-viersen-kinderschutz"',
            "empfängt keine Meldungen",
        ),
        ('short_name = "Polizei Viersen"', 'short_name = "Polizei Viersen"\ndata_protection = "X"', "verlangte Form"),
        ('id = "jugendamt-kempen"', 'id = "kpb-viersen"', "schon vergeben"),
        ('id = "kpb-viersen-leitstelle"', 'id = "kpb-viersen-kinderschutz"', "schon vergeben"),
        ('id = "kpb-viersen-leitstelle"', 'id = "jugendamt-kempen"', "schon vergeben"),
        ('ags = "05166036"', 'ags = "05166004"', "AGS steht schon da"),
        ('ags = ["05114000"]', 'ags = ["05166036"]', "AGS steht schon da"),
        ('id = "jugendamt-krefeld"', 'id = "jugendamt-kempen"', "schon vergeben"),
        ('receives = ["P10"]', 'receives = ["P10", "P01"]', "schon eine Stelle"),
        ('receives = ["P10"]', 'receives = ["P10", "J01"]', "nicht an diese Art"),
        ('receives = ["P10"]', 'receives = ["P10", "P99"]', "folgt der ursprünglichen"),
        ('receives = ["P10"]', "receives = []", "empfängt P10"),
        ('"J08", "J11"]', '"J08"]', "empfängt J11"),
        (WILLICH, 'agency = "jugendamt-krefeld"\nvalid_from = 2022-04-01', "gibt es in der Datei nicht"),
        (WILLICH, 'agency = "kpb-viersen"\nvalid_from = 2022-04-01', "kein Jugendamt"),
        (WILLICH, f"{WILLICH}\nvalid_to = 2022-03-31", "Ende liegt vor dem Beginn"),
        (
            WILLICH,
            f'{WILLICH}\nvalid_to = 2026-12-31\n[[municipalities.competence]]\nagency = "jugendamt-kempen"\n'
            "valid_from = 2026-12-31",
            "überschneiden",
        ),
        (
            WILLICH,
            f'{WILLICH}\n[[municipalities.competence]]\nagency = "jugendamt-kempen"\nvalid_from = 2030-01-01',
            "übers",
        ),
    ],
)
def test_a_cooperation_that_contradicts_itself_is_refused(old: str, new: str, words: str) -> None:
    """Each contradiction is refused with a line and its reason."""
    refused = refusal(old, new)
    assert words in refused.message
    assert refused.message.startswith("Zeile ")


def test_the_refusal_names_the_line_of_the_wrong_reference() -> None:
    """A unit of an agency that does not exist is refused at that line."""
    new = 'agency = "kpb-nowhere"'
    refused = refusal('agency = "kpb-viersen"', new)
    text = COOPERATION_TEXT.replace('agency = "kpb-viersen"', new, 1)
    assert refused.field == f"line {line_of(text, new)}"


def test_a_change_of_competence_without_overlap_is_accepted() -> None:
    """One agency until the last day and another from the next day on is how a change is written."""
    change = (
        f'{WILLICH}\nvalid_to = 2026-12-31\n[[municipalities.competence]]\nagency = "jugendamt-kempen"\n'
        "valid_from = 2027-01-01"
    )
    cooperation = read_cooperation(COOPERATION_TEXT.replace(WILLICH, change, 1))
    assert [entry.agency for entry in cooperation.municipalities[-1].competence] == [
        "jugendamt-willich",
        "jugendamt-kempen",
    ]


def test_police_and_youth_office_may_be_competent_at_once() -> None:
    """Spans overlap only within one kind of agency."""
    both = f'{WILLICH}\n[[municipalities.competence]]\nagency = "kpb-viersen"\nvalid_from = 2022-04-01'
    assert len(read_cooperation(COOPERATION_TEXT.replace(WILLICH, both, 1)).municipalities[-1].competence) == 2


def test_a_cooperation_needs_both_kinds_of_agency() -> None:
    """Police and youth welfare offices cooperate, neither alone."""
    text = COOPERATION_TEXT.replace('kind = "police"', 'kind = "youth_office"', 1)
    codes = ", ".join(f'"{code}"' for code in routed_to("youth_office"))
    start = text.index("receives = ")
    with pytest.raises(Refused, match="Es fehlt eine Polizeibehörde"):
        read_cooperation(f"{text[:start]}receives = [{codes}]{text[text.index(chr(10), start) :]}")
