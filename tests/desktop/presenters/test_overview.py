"""The overview: each part found for itself."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.refused import Refused
from desktop.presenters import meetings, register
from desktop.presenters.overview import as_of, next_meeting, nothing_to_do, term_of, term_on, what_to_do, whom_to_call
from desktop.presenters.strip import Standing
from tests.desktop.presenters.meeting_company import furnished
from tests.helpers.company import ASD, Company, Member

NOON = 1_790_000_000_000
BEGINS, ENDS = date(2025, 3, 1), date(2030, 2, 28)


def test_what_is_due_first_and_how_much(company: Company, police: Member, willich: Member) -> None:
    """Six of eight stand there, what is immediate before what is urgent; all are counted."""
    for urgency in ("urgent",) * 6 + ("immediate",) * 2:
        police.notify(ASD, urgency)
    company.everybody_syncs()
    found = what_to_do(willich.workspace)
    shown = [row.grade for row, _ in willich.workspace.numbered(found.first)]
    assert (found.count, shown) == (8, ["immediate"] * 2 + ["urgent"] * 4)
    assert what_to_do(police.workspace).count == 0


def test_where_nobody_is_on_call_all_are_named(police: Member) -> None:
    """Without a plan no number is made up: the youth welfare offices without one are named."""
    found = whom_to_call(police.workspace)
    assert (found.numbers, found.more) == ((), 0)
    assert "Jugendamt Willich" in found.without


def test_the_next_meeting_of_this_person() -> None:
    """The soonest one comes to or is still to answer; one that was declined makes room for the one after it."""
    here = furnished()
    found = next_meeting(here.willich.workspace)
    assert found.card is not None
    assert (found.card.entity, found.unanswered, found.nothing) == (here.made["full"], 2, "")
    meetings.reply(here.willich.workspace, here.made["full"], "no")
    after = next_meeting(here.willich.workspace)
    assert after.card is not None
    assert after.card.entity == here.made["series"]


def test_without_a_meeting_that_is_said(police: Member) -> None:
    """And what the agreement asks for next."""
    found = next_meeting(police.workspace)
    assert (found.card, found.unanswered) == (None, 0)
    assert found.nothing.startswith("Keine Termine geplant.")


@pytest.mark.parametrize(
    ("today", "year", "left", "words"),
    [
        (date(2025, 2, 28), 1, 1826, "Gilt ab 01.03.2025."),
        (date(2025, 3, 1), 1, 1825, "Jahr 1 von 5 · noch 1825 Tage"),
        (date(2026, 2, 28), 1, 1461, "Jahr 1 von 5 · noch 1461 Tage"),
        (date(2026, 3, 1), 2, 1460, "Jahr 2 von 5 · noch 1460 Tage"),
        (date(2030, 2, 28), 5, 0, "Jahr 5 von 5 · noch 0 Tage"),
        (date(2030, 3, 1), 5, 0, "Abgelaufen am 28.02.2030."),
    ],
)
def test_how_the_term_stands(today: date, year: int, left: int, words: str) -> None:
    """Years are counted from the day on which it began; before and after it, that is said."""
    term = term_on(BEGINS, ENDS, today)
    assert (term.year, term.years, term.days_left, str(term.words)) == (year, 5, left, words)


def test_how_much_of_the_term_is_gone() -> None:
    """Nothing before it, all of it after it, half of it in its middle."""
    shares = [term_on(BEGINS, ENDS, day).share for day in (date(2024, 1, 1), date(2027, 8, 31), date(2031, 1, 1))]
    assert shares == [0.0, pytest.approx(0.5, abs=0.001), 1.0]


def test_the_term_of_the_agreement_that_was_read(police: Member) -> None:
    """It is the one of the signed agreement."""
    assert term_of(police.workspace).years == 5


def test_as_of_when(police: Member) -> None:
    """The time of the last contact is named, or that there was none."""
    assert str(as_of(Standing(), NOON)).startswith("Noch nie abgeglichen.")
    assert str(as_of(Standing(last_success=NOON), NOON)).startswith("Stand ")
    assert str(nothing_to_do(Standing(), NOON)) == "Nichts offen."
    assert str(nothing_to_do(Standing(last_success=NOON), NOON)).startswith("Nichts offen. Letzter Abgleich ")


def test_without_an_agreement_that_is_said() -> None:
    """A refusal in whole words, which the tile shows."""
    with pytest.raises(Refused) as refused:
        term_of(Company().founder.workspace)
    assert refused.value.code == "not_synced"


def test_who_leads_a_unit_is_reminded_of_its_rota(company: Company, willich: Member) -> None:
    """The overview says what nobody is planned for to whoever leads the unit, and to nobody else."""
    colleague = company.join(willich)
    assert whom_to_call(willich.workspace).missing.startswith("Im Dienstplan ist nicht besetzt: ")
    assert whom_to_call(colleague.workspace).missing == ""


def test_what_a_unit_has_to_confirm_is_counted(willich: Member) -> None:
    """A contact that nobody confirmed for a quarter is one; fresh ones are none, nor are another unit's."""
    register.add_contact(willich.workspace, "", {"family_name": "Kreuz", "phone": "1"})
    assert whom_to_call(willich.workspace).unconfirmed == ""
    willich.company.clock.time += 100 * 24 * 3_600_000
    assert whom_to_call(willich.workspace).unconfirmed == "1 Eintrag zu bestätigen"
