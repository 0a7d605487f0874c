"""Writes the manual pages from what the programs themselves say when they are asked for help."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_EXIT_CODES: Final = (
    ("0", "erledigt"),
    ("1", "abgelehnt, der Grund steht dabei"),
    ("2", "falsch aufgerufen"),
    ("3", "der Server ist nicht erreichbar; gespeichert, geht später hinaus"),
    ("4", "gesperrt, oder die Passphrase ist falsch"),
    ("5", "Daten sind beschädigt"),
)


@dataclass(frozen=True, slots=True)
class Manual:
    """A page: its program, its section, what stands behind its name, and the version of the program."""

    name: str
    section: int
    about: str
    version: str

    @property
    def file(self) -> str:
        """Give the name of the file."""
        return f"{self.name}.{self.section}"


def page(manual: Manual, parser: argparse.ArgumentParser, day: str) -> str:
    """Write a page for a parser and all its commands."""
    lines = [
        f'.TH "{manual.name.upper()}" "{manual.section}" "{day}" "Schutzbrücke {manual.version}" "Schutzbrücke"',
        ".SH NAME",
        f"{_plain(manual.name)} \\- {_plain(manual.about)}",
        ".SH AUFRUF",
        *_usage(parser),
        ".SH BESCHREIBUNG",
        _plain(parser.description or manual.about),
        ".SH OPTIONEN",
        *_options(parser),
    ]
    commands = list(_commands(parser))
    if commands:
        lines += [".SH BEFEHLE", *(line for words, one in commands for line in _command(words, one))]
        lines += [".SH EXIT-STATUS", *(line for code, text in _EXIT_CODES for line in (".TP", code, _plain(text)))]
    return "\n".join(lines) + "\n"


def _command(words: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    yield f'.SS "{_plain(words)}"'
    yield from _usage(parser)
    yield ".PP"
    yield _plain(parser.description or "")
    yield from _options(parser)


def _commands(parser: argparse.ArgumentParser, before: str = "") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Yield every command below a parser with the words it is called by, those that hold others first."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, one in action.choices.items():
                words = f"{before} {name}".strip()
                yield words, one
                yield from _commands(one, words)


def _usage(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Write how something is called, in one line: where argparse breaks it depends on who builds."""
    yield _plain(parser.format_usage().partition(": ")[2])


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction) or action.help == argparse.SUPPRESS:
            continue
        metavar = action.metavar[0] if isinstance(action.metavar, tuple) else action.metavar
        value = metavar or action.dest.upper()
        takes_value = action.nargs != 0
        if action.option_strings:
            named = ", ".join(f"\\fB{_plain(word)}\\fR" for word in action.option_strings)
            named += f" \\fI{_plain(value)}\\fR" if takes_value else ""
        else:
            named = f"\\fI{_plain(value)}\\fR"
        yield ".TP"
        yield named
        yield _plain(action.help or "")


def _plain(text: str) -> str:
    """Write text so that the formatter of manual pages leaves it as it stands."""
    whole = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq").replace("%%", "%")
    return f"\\&{whole}" if whole.startswith((".", "'")) else whole
