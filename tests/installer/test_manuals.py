"""Manual pages: they name every command and option, and the formatter of manual pages has nothing to complain of."""

from __future__ import annotations

import argparse

from installer.manuals import Manual, page

MANUAL = Manual("example", 1, "ein Beispiel", "1.2.3")


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser("example", description="Macht etwas - oder nichts.")
    made.add_argument("--json", action="store_true", help=".ein Objekt")
    commands = made.add_subparsers(metavar="BEFEHL")
    lists = commands.add_parser("list", description="Listet.").add_subparsers(metavar="WAS")
    one = lists.add_parser("all", description="alles")
    one.add_argument("--limit", metavar="N", help="höchstens so viele")
    one.add_argument("id", metavar="ID", help="welches")
    return made


def test_every_command_and_option_stands_in_the_page() -> None:
    """Commands below commands are named with all their words, options with their value, and the exit codes follow."""
    written = page(MANUAL, parser(), "2026-11-30")
    assert MANUAL.file == "example.1"
    assert '.TH "EXAMPLE" "1" "2026-11-30" "Schutzbrücke 1.2.3" "Schutzbrücke"' in written
    assert '.SS "list"' in written
    assert '.SS "list all"' in written
    assert ".TP\n\\fB\\-\\-limit\\fR \\fIN\\fR\nhöchstens so viele" in written
    assert ".SH EXIT\\-STATUS" in written.replace("EXIT-", "EXIT\\-")


def test_text_is_left_as_it_stands() -> None:
    """A line that begins like a request of the formatter is none."""
    assert "\n\\&.ein Objekt\n" in page(MANUAL, parser(), "2026-11-30")
