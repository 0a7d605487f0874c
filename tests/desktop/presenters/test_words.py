"""The German words for codes: none is missing, and an unknown one is shown rather than lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from desktop.domain.catalogue import URGENCY_TITLES
from desktop.domain.contact import CONTACT_FIELDS
from desktop.domain.duty import DUTY_FIELDS
from desktop.domain.kinds import KINDS
from desktop.domain.notification_events import STEPS
from desktop.domain.notification_state import Delivery, Mark, Processing
from desktop.presenters import words
from wire.statements import ADMINISTRATOR, LEAD, MEMBER, RELEASE


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        (words.state_word, (*Delivery, *Processing, *Mark)),
        (words.step_word, ("notified", *STEPS)),
        (words.step_word, [name for kind in KINDS.values() for name in kind.bodies]),
        (words.kind_word, KINDS),
        (words.urgency_word, URGENCY_TITLES),
        (words.field_word, (*CONTACT_FIELDS, *DUTY_FIELDS)),
        (words.standing_word, ("active", "waiting_for_admission", "revoked", "founder", "not_enrolled")),
    ],
)
def test_every_code_has_a_word(word: Callable[[str], str], codes: Iterable[str]) -> None:
    """No code that the rules know is shown to people."""
    assert [code for code in codes if word(code) == code] == []


@pytest.mark.parametrize(
    "word",
    [words.state_word, words.step_word, words.kind_word, words.urgency_word, words.field_word, words.standing_word],
)
def test_an_unknown_code_stays(word: Callable[[str], str]) -> None:
    """What a newer program wrote is shown by its code rather than not at all."""
    assert word("of_tomorrow") == "of_tomorrow"


def test_words_of_the_glossary() -> None:
    """States, marks and roles are called what the glossary calls them, each named once."""
    assert words.state_word("queued") == "Wartet auf Verbindung"
    assert words.state_word("queued", reason="recipient_without_device") == "Wartet auf Gerät der Stelle"
    assert words.state_word("accepted", reason="recipient_without_device") == "Übermittelt"
    assert words.state_word("acknowledged", ["not_competent"]) == "Eingang bestätigt, Nicht zuständig"
    assert words.state_word("withdrawn", ["withdrawn"]) == "Zurückgezogen"
    assert words.urgency_word("immediate") == "Sofort"
    assert words.role_words((ADMINISTRATOR, LEAD, RELEASE, MEMBER)) == "Verwaltung, Leitung, Freigabe, Mitglied"


def test_what_lies_in_the_tray() -> None:
    """Something written is named by kind and step, and why it does not go out by a sentence."""
    assert words.deed_words("notification.notified") == "Meldung: Gemeldet"
    assert words.deed_words("statement") == "Verzeichnis"
    assert words.reason_words("recipient_without_device") == "Die Stelle hat noch kein Gerät."
    assert words.reason_words("not_permitted") == "Der Server hat es abgelehnt (not_permitted)."


def test_what_a_rule_refuses_is_said_in_its_sentence() -> None:
    """What lies in the tray by a rule has the words of the rule; a code that no rule has stands there as it is."""
    assert words.reason_words("too_many_attendees").startswith("Auf dieser Liste stehen")
    assert words.reason_words("parent").startswith("Das, worauf es sich bezieht")
    assert "(nonsense)" in words.reason_words("nonsense")
