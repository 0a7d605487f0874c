"""The parser of the command line speaks German, in what it refuses and in its help."""

from __future__ import annotations

import re

import pytest

from desktop.commands.calling import CallParser, in_german
from desktop.commands.command import WrongCall

ENGLISH = re.compile(r"\b(usage|error|argument|arguments|required|invalid|choose|choice|expected|options|show|exit)\b")


def parser() -> CallParser:
    """A parser with an argument of each sort."""
    made = CallParser("programm")
    made.add_argument("what", choices=["eins", "zwei"], nargs="?")
    made.add_argument("--count", type=int)
    made.add_argument("--many", nargs="+")
    made.add_argument("--flag", action="store_true")
    which = made.add_mutually_exclusive_group(required=True)
    which.add_argument("--one", action="store_true")
    which.add_argument("--two", action="store_true")
    return made


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "Es fehlt eines von: --one --two"),
        ("--one --two", "--two: geht nicht zusammen mit --one"),
        ("--one drop", "what: 'drop' gibt es nicht; möglich ist: "),
        ("--one --count x", "--count: 'x' ist kein gültiger Wert"),
        ("--one --count", "--count: Es fehlt ein Wert"),
        ("--one --many", "--many: Es fehlt ein Wert"),
        ("--one --flag=1", "--flag: nimmt keinen Wert, auch nicht '1'"),
        ("--one --colour", "unbekannt: --colour"),
    ],
)
def test_a_wrong_call_is_told_in_german(words: str, said: str) -> None:
    """Whatever is wrong is told in German, with the way the command is called, and the process goes on."""
    with pytest.raises(WrongCall) as wrong:
        parser().parse_args(words.split())
    message = str(wrong.value)
    assert message.startswith(said)
    assert "\nAufruf: programm" in message
    assert not ENGLISH.search(message)


def test_what_is_missing_is_told_in_german() -> None:
    """An argument that has to be given is named."""
    made = CallParser("programm")
    made.add_argument("--out", required=True)
    with pytest.raises(WrongCall, match=r"^Es fehlt: --out\n"):
        made.parse_args([])


def test_an_unknown_sentence_stays() -> None:
    """A sentence that argparse learns later is shown as it is, after the name it is about."""
    assert in_german("something new") == "something new"
    assert in_german("argument --x: something new") == "--x: something new"


def test_the_help_is_german() -> None:
    """The help has German headings, and the lines of an epilog stay apart."""
    made = parser()
    made.epilog = "Eins\nZwei"
    text = made.format_help()
    assert text.startswith("Aufruf: programm")
    assert "Eins\nZwei" in text
    assert "diese Hilfe zeigen" in text
    assert not ENGLISH.search(text)
