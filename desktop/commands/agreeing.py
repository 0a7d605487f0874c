"""`agreement`: what was agreed; and stating newer rules, or a newer cooperation, which the founder's profile alone may.

What was written under older rules keeps them. New agencies and units are stated too, and are invited then.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Final

from desktop.commands.command import Answer, Arguments, Command, Desk, WrongCall, unless
from desktop.commands.founding import shipped_or_named
from desktop.commands.stating import state_now
from desktop.domain.cooperation import Cooperation, encode_cooperation, read_cooperation
from desktop.domain.newer_agreement import adds_cooperation, adds_rules
from desktop.domain.refused import Refused
from desktop.domain.rules import encode_rules, read_rules
from desktop.domain.said import Verbatim, say
from desktop.presenters.agreement import cooperation_in_force, rules_in_force, terms
from wire.directory import Directory
from wire.statements import AgencyStated, JurisdictionStated, RulesStated, Statement, UnitStated

_LARGEST: Final = 256 * 1024
"""In bytes, as one statement holds it."""


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["show", "set", "report"])
    parser.add_argument("--rules", metavar="FILE", help="neuere Regeln (set)")
    parser.add_argument("--cooperation", metavar="FILE", help="neuere Kooperation: Stellen, Zuständigkeit (set)")


def _gather(namespace: argparse.Namespace) -> Arguments:
    given = {name: getattr(namespace, name) for name in ("rules", "cooperation")}
    if (namespace.what == "set") != any(given.values()):
        raise WrongCall("Zu set gehören --rules, --cooperation oder beides.")
    texts = {name: shipped_or_named(path, f"--{name}") if path else "" for name, path in given.items()}
    return {"what": namespace.what, **texts}


def _run(desk: Desk, arguments: Arguments) -> Answer:
    if arguments["what"] == "set":
        return _set(desk, str(arguments["rules"]), str(arguments["cooperation"]))
    answer = terms(desk.opened.workspace)
    return Answer(answer, lines=(f"{answer['name']}, {answer['valid_from']} bis {answer['valid_to']}",))


def _set(desk: Desk, rules: str, cooperation: str) -> Answer:
    """State what is new of what was given, all of it or nothing."""
    workspace = desk.opened.workspace
    before = set(workspace.directory.units)
    statements = [*_newer_cooperation(desk, cooperation), *_newer_rules(desk, rules)]
    if statements:
        state_now(desk, statements)
    new = sorted(set(workspace.directory.units) - before)
    versions = {
        "rules_version": rules_in_force(workspace).version,
        "version": cooperation_in_force(workspace).version,
    }
    line = say(
        "In Kraft: Regeln {rules}, Kooperation {cooperation}.",
        rules=Verbatim(versions["rules_version"]),
        cooperation=Verbatim(versions["version"]),
    )
    invites = (say("Neue Stelle: {unit}. Einladen: invite --unit {unit} --out …", unit=Verbatim(unit)) for unit in new)
    return Answer({"stated": bool(statements), **versions, "units": new}, lines=(line, *invites))


def _newer_rules(desk: Desk, text: str) -> Iterator[Statement]:
    rules = read_rules(text) if text else None
    if rules is not None and adds_rules(desk.opened.workspace.rules, rules):
        yield RulesStated(_bounded(encode_rules(rules), "rules"))


def _newer_cooperation(desk: Desk, text: str) -> Iterator[Statement]:
    workspace = desk.opened.workspace
    after = read_cooperation(text) if text else None
    if after is not None and adds_cooperation(cooperation_in_force(workspace), after):
        yield JurisdictionStated(_bounded(encode_cooperation(after), "cooperation"))
        yield from _participants(workspace.directory, after)


def _participants(directory: Directory, after: Cooperation) -> Iterator[Statement]:
    """Yield agencies and units that are new, or have another name."""
    for agency in after.agencies:
        known = directory.agencies.get(agency.id)
        if known is None or known.name != agency.name:
            yield AgencyStated(agency.id, agency.name, agency.kind)
    for unit in after.units:
        there = directory.units.get(unit.id)
        if there is None or there.name != unit.name:
            yield UnitStated(unit.id, unit.agency, unit.name, active=there is None or there.active)


def _bounded(encoded: bytes, field: str) -> bytes:
    if len(encoded) > _LARGEST:
        raise Refused("file_too_large", "Die Datei ist zu groß für eine Erklärung im Verzeichnis.", field=field)
    return encoded


AGREEMENT: Final = Command(
    "agreement", "die Kooperationsvereinbarung", _run, _configure, _gather, writes=unless("show", "report")
)
