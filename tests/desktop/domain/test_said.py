"""Sentences that can still be translated."""

from __future__ import annotations

import pytest

from desktop.domain.said import Verbatim, joined, parts, printable, say


def test_a_sentence_is_its_text() -> None:
    """What is said is an ordinary text, made whole at once."""
    assert say("Noch {count} Minuten.", count=6) == "Noch 6 Minuten."
    assert f"{say('Frist: {time}', time='03:27')}" == "Frist: 03:27"


def test_a_sentence_remembers() -> None:
    """The template and the values stay with the sentence, and a sentence may stand in another."""
    inner = say("{count} Minuten", count=3)
    outer = say("Überfällig seit {span}", span=inner)
    assert outer == "Überfällig seit 3 Minuten"
    assert (outer.template, outer.values) == ("Überfällig seit {span}", {"span": inner})


def test_a_value_must_be_there() -> None:
    """A template without its value is an error where it is made, not where it is shown."""
    with pytest.raises(KeyError):
        say("Noch {count} Minuten.")


def test_texts_side_by_side() -> None:
    """Texts are joined in their order, empty ones left out, and each is still there by itself."""
    count = say("{count} Kinder", count=2)
    made = joined(("Häusliche Gewalt", "", count))
    assert made == "Häusliche Gewalt · 2 Kinder"
    assert list(made.values.values()) == ["Häusliche Gewalt", count]
    assert joined(("a", "b"), ", ") == "a, b"
    assert joined(()) == ""


def test_the_texts_of_a_line() -> None:
    """What was put side by side comes apart again, within another line too; any other text is its own one part."""
    count = say("{count} Kinder", count=2)
    title = joined(("Häusliche Gewalt", count))
    assert parts(joined(("VIE-1", title))) == ("VIE-1", "Häusliche Gewalt", count)
    assert parts(count) == (count,)
    assert parts("Schiefbahn · Willich") == ("Schiefbahn · Willich",)
    assert parts(joined(("a", "b"), ", ")) == ("a, b",)


def test_what_somebody_wrote_is_marked() -> None:
    """Words somebody wrote are an ordinary text, still marked as theirs inside a sentence."""
    made = say("{label}: {value}", label="Name", value=Verbatim("Hund"))
    assert made == "Name: Hund"
    assert isinstance(made.values["value"], Verbatim)


def test_what_a_stranger_wrote_is_printable() -> None:
    """What could steer a screen is left out, what is too long is cut, and nothing of it is translated."""
    assert printable("a\x1b[2Jb\n") == "a[2Jb"
    assert printable("abcdef", 4) == "abc…"
    assert isinstance(printable("Hund"), Verbatim)
