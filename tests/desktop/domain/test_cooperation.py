"""The cooperation of the shipped file, and files that are not one."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest

from desktop.domain.cooperation import (
    MAX_ENCODED_BYTES,
    Closing,
    Competence,
    decode_cooperation,
    encode_cooperation,
    read_cooperation,
)
from desktop.domain.refused import Refused
from tests.helpers.shipped import COOPERATION, COOPERATION_TEXT, line_of

TOWNS = {
    "05166004": ("Brüggen", ("41379",), "kreisjugendamt-viersen"),
    "05166008": ("Grefrath", ("47929",), "kreisjugendamt-viersen"),
    "05166012": ("Kempen", ("47906",), "jugendamt-kempen"),
    "05166016": ("Nettetal", ("41334",), "jugendamt-nettetal"),
    "05166020": ("Niederkrüchten", ("41372",), "kreisjugendamt-viersen"),
    "05166024": ("Schwalmtal", ("41366",), "kreisjugendamt-viersen"),
    "05166028": ("Tönisvorst", ("47918",), "kreisjugendamt-viersen"),
    "05166032": ("Viersen", ("41747", "41748", "41749", "41751"), "jugendamt-viersen"),
    "05166036": ("Willich", ("47877",), "jugendamt-willich"),
}


def test_the_shipped_file_names_the_nine_municipalities() -> None:
    """Every municipality of the district stands there with AGS, postcodes and its youth welfare office."""
    found = {town.ags: (town.name, town.postcodes, town.competence[0].agency) for town in COOPERATION.municipalities}
    assert found == TOWNS


def test_the_shipped_file_names_the_six_agencies() -> None:
    """The police and five youth welfare offices work together."""
    assert [agency.kind for agency in COOPERATION.agencies] == ["police", *["youth_office"] * 5]
    assert COOPERATION.agency_of("jugendamt-willich-asd").id == "jugendamt-willich"


@pytest.mark.parametrize(
    ("agency", "code", "unit"),
    [
        ("jugendamt-willich", "P01", "jugendamt-willich-asd"),
        ("jugendamt-willich", "P90", "jugendamt-willich-asd"),
        ("jugendamt-willich", "P10", "jugendamt-willich-jgh"),
        ("kreisjugendamt-viersen", "X01", "kreisjugendamt-viersen-asd"),
        ("kpb-viersen", "J01", "kpb-viersen-kinderschutz"),
    ],
)
def test_each_category_has_its_receiving_unit(agency: str, code: str, unit: str) -> None:
    """P10 goes to the youth court assistance, all else to the social service, J to child protection."""
    receiver = COOPERATION.receiver(agency, code)
    assert receiver is not None
    assert receiver.id == unit


def test_an_agency_does_not_receive_what_is_not_for_it() -> None:
    """The police receives no P, a youth welfare office no J."""
    assert COOPERATION.receiver("kpb-viersen", "P01") is None
    assert COOPERATION.receiver("jugendamt-kempen", "J01") is None


def test_unknown_agencies_and_units_are_refused() -> None:
    """Asking for what is not part of the cooperation names the field."""
    with pytest.raises(Refused, match="Behörde") as agency:
        COOPERATION.agency("jugendamt-krefeld")
    with pytest.raises(Refused, match="Stelle") as unit:
        COOPERATION.unit("jugendamt-krefeld-asd")
    assert (agency.value.field, unit.value.field) == ("agency", "unit")


def test_a_competence_holds_on_both_its_days() -> None:
    """The first and the last day belong to the span, the days around it do not."""
    first, last, day = date(2024, 1, 1), date(2024, 12, 31), timedelta(days=1)
    competence = Competence("jugendamt-kempen", first, last)
    assert competence.holds(first)
    assert competence.holds(last)
    assert not competence.holds(first - day)
    assert not competence.holds(last + day)
    assert Competence("jugendamt-kempen", first).holds(date(2099, 1, 1))


def test_a_cooperation_survives_the_directory() -> None:
    """What is stated as bytes reads back equal."""
    assert decode_cooperation(encode_cooperation(COOPERATION)) == COOPERATION


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('kind = "police"', 'kind = "polizei"', "nicht vorgesehen"),
        ('ags = "05166036"', 'ags = "0516603"', "Form"),
        ('postcodes = ["47877"]', 'postcodes = ["4787"]', "Form"),
        ('id = "kpb-viersen-leitstelle"', 'id = "Leitstelle Viersen"', "Form"),
        ('number_prefix = "VIE"', 'number_prefix = "vie"', "Form"),
        ("valid_to = 2027-03-31", 'valid_to = "bald"', "Datum"),
        ('short_name = "Polizei Viersen"', 'nickname = "Polizei"', "„nickname“ ist nicht"),
    ],
)
def test_a_value_of_the_wrong_form_is_refused_with_its_line(old: str, new: str, words: str) -> None:
    """A wrong value or key names its line."""
    text = COOPERATION_TEXT.replace(old, new, 1)
    with pytest.raises(Refused, match=words) as caught:
        read_cooperation(text)
    assert caught.value.code == "cooperation_invalid"
    assert caught.value.field == f"line {line_of(text, new)}"


def test_bytes_that_are_no_cooperation_are_refused() -> None:
    """Garbage, bytes that are too many and a cooperation that breaks a rule are refused alike."""
    broken = msgspec.structs.replace(COOPERATION, units=COOPERATION.units[:3])
    for encoded in (b"\xc1", b"", bytes(MAX_ENCODED_BYTES + 1), b"\x91" * 5000, encode_cooperation(broken)):
        with pytest.raises(Refused) as caught:
            decode_cooperation(encoded)
        assert caught.value.code == "cooperation_invalid"


def test_unknown_fields_in_the_directory_are_refused() -> None:
    """A cooperation with a field nobody knows is not read in part."""
    content = msgspec.msgpack.decode(encode_cooperation(COOPERATION))
    with pytest.raises(Refused):
        decode_cooperation(msgspec.msgpack.encode({**content, "more": 1}))


@pytest.mark.parametrize(
    ("closing", "year", "days"),
    [
        (Closing("Betriebsausflug", date(2026, 9, 4)), 2026, "09-04"),
        (Closing("Betriebsausflug", date(2026, 9, 4)), 2027, ""),
        (Closing("Zwischen den Jahren", date(2026, 12, 30), date(2027, 1, 2)), 2026, "12-30 12-31"),
        (Closing("Zwischen den Jahren", date(2026, 12, 30), date(2027, 1, 2)), 2027, "01-01 01-02"),
        (Closing("Heiligabend", date(2020, 12, 24), yearly=True), 2026, "12-24"),
        (Closing("Zwischen den Jahren", date(2020, 12, 31), date(2021, 1, 2), yearly=True), 2026, "01-01 01-02 12-31"),
        (Closing("Schalttag", date(2024, 2, 29), yearly=True), 2026, "02-28"),
        (Closing("Schalttag", date(2024, 2, 29), yearly=True), 2028, "02-29"),
    ],
)
def test_an_agency_closes(closing: Closing, year: int, days: str) -> None:
    """An agency closes on the days it names, each year where it says so, and over the turn of the year."""
    assert closing.days(year) == {date.fromisoformat(f"{year}-{day}") for day in days.split()}


def test_what_an_older_program_stated_still_reads() -> None:
    """Without closing days and another state, a cooperation is stated as it always was, and read as of NRW."""
    plain = msgspec.msgpack.decode(encode_cooperation(COOPERATION))
    assert "federal_state" not in plain
    assert set(plain["agencies"][0]) == {"id", "kind", "name", "short_name"}
    read = decode_cooperation(encode_cooperation(COOPERATION))
    assert (read.federal_state, read.agencies[0].closing_days) == ("NW", ())
