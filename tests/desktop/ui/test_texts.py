"""The translation: there is one for every text that can reach the window, and each is fit to be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.helpers import texts

_HINT: Final = "run: python -m tests.helpers.texts, and translate what it names"
_PASSWORDS: Final = re.compile("kennw|passwort")
_GENDER_SIGN: Final = re.compile(r"[a-zäöüß][*:_·](in|innen|r|n|e)\b|[a-zäöüß]Innen\b")


def faults(german: str, english: str) -> Iterator[str]:
    """Yield what is wrong with a text or its translation."""
    if not english.strip():
        yield "no translation"
    if texts.placeholders(german) != texts.placeholders(english):
        yield "other values"
    if german.count("…") != english.count("…") or german.count("&") != english.count("&"):
        yield "other dots or keys"
    if _GENDER_SIGN.search(german):
        yield "a gender sign"
    if any(word in german for word in ("Ctrl", "!", "leider", "Leider", "...", '"')):
        yield "a word or sign we do not use"


def test_every_text_is_translated() -> None:
    """The file of translations holds every text that can reach the window, and nothing else."""
    known, wanted = texts.translations(), texts.texts()
    assert [text for text in wanted if not known.get(text)] == [], _HINT
    assert sorted(set(known) - set(wanted)) == [], _HINT


def test_translations_are_fit_to_be_shown() -> None:
    """Every translation keeps the values, dots and keys of its text, and no text has a sign we do not use."""
    assert [
        (german, fault) for german, english in texts.translations().items() for fault in faults(german, english)
    ] == []


@pytest.mark.parametrize(
    ("german", "english", "fault"),
    [
        ("Senden", "", "no translation"),
        ("Noch {count}", "{cuont} left", "other values"),
        ("Zurückziehen …", "Withdraw", "other dots or keys"),
        ("&Sprache", "Language", "other dots or keys"),
        ("Alle Mitarbeiter:innen", "All staff", "a gender sign"),
        ("Alle Polizist*innen", "All police officers", "a gender sign"),
        ("Ctrl+L sperrt", "Ctrl+L locks", "a word or sign we do not use"),
    ],
)
def test_faults_are_seen(german: str, english: str, fault: str) -> None:
    """A translation that is missing or does not fit is found."""
    assert list(faults(german, english)) == [fault]


def test_the_compiled_file_is_up_to_date(tmp_path: Path) -> None:
    """The file the program loads says the same as the one that is translated, entry by entry."""
    again = tmp_path / "en.qm"
    texts.compile_file(again)
    shipped, made = texts.loaded(), texts.loaded(again)
    assert not shipped.isEmpty()
    for german, english in texts.translations().items():
        assert shipped.translate(texts.CONTEXT, german) == english, _HINT
        assert made.translate(texts.CONTEXT, german) == english


def test_no_sentence_is_put_together() -> None:
    """No sentence for the window is made by an f-string, which nobody could translate."""
    found = {text for path, _ in texts.sources() for text in texts.put_together(path.read_text(encoding="utf-8"))}
    assert found == set()


def test_the_passphrase_has_one_word() -> None:
    """No program says Kennwort or Passwort for it; what somebody signs in at a proxy with is a Kennwort."""
    files = [path for room in ("desktop", "server_stub") for path in (texts.ROOT / room).rglob("*.py")]
    found = {(path.name, word) for path in files for word in _PASSWORDS.findall(path.read_text("utf-8").lower())}
    assert found == {(name, "kennw") for name in ("proxy_row.py", "proxy_sign_in.py", "proxying.py")}


def test_put_together_is_seen() -> None:
    """A sentence made by an f-string is found, whatever it begins with; names for programs are not."""
    source = """a = f"Noch {count} Minuten"; b = f"notification_{name}"; c = f"{field}: keine Kennung"
raise Refused(code, text, field=f"line {number}")"""
    assert texts.put_together(source) == ["Noch {} Minuten", "{}: keine Kennung"]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('label("gesendet", "small")', ["gesendet"]),
        ('tr("{hours} h", hours=3)', ["{hours} h"]),
        ('say("{a}" if short else "{a} bis {b}", a=1, b=2)', ["{a} bis {b}"]),
        ('WORDS = {"sent": "Gesendet", "late": "später"}', ["Gesendet", "später"]),
        ('ask = Question("reason", "Grund", needed=True)', ["Grund"]),
        ('"""What it is for."""\ndef run():\n    """Run it."""', []),
        ('raise RuntimeError("Nothing is open")', []),
        ('parser.add_argument("--profile", help="Ordner des Profils")', []),
        ('chip = Chip(icon="triangle-alert", code="P01", kind="in_progress", key="Ctrl+L")', []),
        ('short = text.removesuffix("Uhr")', []),
    ],
)
def test_texts_are_told_from_names(source: str, found: list[str]) -> None:
    """What is shown is collected, and what programs and programmers read is not."""
    assert list(texts.texts_of(source)) == found
