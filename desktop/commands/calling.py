"""The parser of the command line, which speaks German where argparse would speak English. It knows no command."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import Any, Final, NoReturn

from desktop.commands.command import WrongCall

_ABOUT: Final = re.compile(r"argument (?P<name>.+?): (?P<rest>.+)", re.DOTALL)
_PHRASES: Final = tuple(
    (re.compile(english, re.DOTALL), german)
    for english, german in (
        (r"the following arguments are required: (.+)", r"Es fehlt: \1"),
        (r"one of the arguments (.+) is required", r"Es fehlt eines von: \1"),
        (r"not allowed with argument (.+)", r"geht nicht zusammen mit \1"),
        (r"invalid choice: (.+) \(choose from (.+)\)", r"\1 gibt es nicht; möglich ist: \2"),
        (r"invalid \S+ value: (.+)", r"\1 ist kein gültiger Wert"),
        (r"expected (?:at least )?one argument", r"Es fehlt ein Wert"),
        (r"ignored explicit argument (.+)", r"nimmt keinen Wert, auch nicht \1"),
        (r"unrecognized arguments: (.+)", r"unbekannt: \1"),
    )
)


class CallFormatter(argparse.RawDescriptionHelpFormatter):
    """A help text whose usage is called so in German, and whose examples keep their lines."""

    def add_usage(self, usage: str | None, actions: Iterable[Any], groups: Iterable[Any], prefix: Any = None) -> None:
        """Add how a command is called."""
        super().add_usage(usage, actions, groups, "Aufruf: " if prefix is None else prefix)


class CallParser(argparse.ArgumentParser):
    """A parser that raises `WrongCall` instead of ending the process, and takes no abbreviations."""

    def __init__(self, *words: Any, **options: Any) -> None:
        """Take what an `ArgumentParser` takes."""
        fixed = {"allow_abbrev": False, "add_help": False, "formatter_class": CallFormatter}
        super().__init__(*words, **{**options, **fixed})
        self._positionals.title, self._optionals.title = "Angaben", "Optionen"
        self._mixing = False
        self.add_argument("-h", "--help", action="help", help="diese Hilfe zeigen")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """Read the words of a call, what is named by its place also behind options: `contacts import --dry-run FILE`.

        What may be left out is taken for left out as soon as an option follows; so a word that is left over is read
        once more, without regard to where the options stand.
        """
        read = super().parse_known_args(args, namespace)
        # In a call with `--` any word that is left may have stood behind it, where nothing is an option.
        ended = "--" in (args or ())
        left = any(ended or not word.startswith("-") for word in read[1])
        if not left or self._mixing or self._subparsers is not None:
            return read
        self._mixing = True
        try:
            return self.parse_known_intermixed_args(args)
        except WrongCall:
            return read
        finally:
            self._mixing = False

    def error(self, message: str) -> NoReturn:
        """Raise `WrongCall` with what is wrong and how the command is called."""
        raise WrongCall(f"{in_german(message)}\n{self.format_usage()}".rstrip())


def in_german(message: str) -> str:
    """Say a sentence of argparse in German; one that is not known stays."""
    about = _ABOUT.fullmatch(message)
    if about is not None:
        return f"{about['name']}: {in_german(about['rest'])}"
    found = ((pattern.fullmatch(message), german) for pattern, german in _PHRASES)
    return next((match.expand(german) for match, german in found if match is not None), message)
