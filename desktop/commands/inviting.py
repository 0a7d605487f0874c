"""`invite`: an invite for one, as file, picture and letters; or for the whole staff of a table, with letters to print.

Of a table everything is checked before anything is stated, and all of it is stated in one go: whoever reads the answer
knows that each invite holds.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from desktop.commands.command import Answer, Arguments, Command, Desk, WrongCall, always, new_path, read_text
from desktop.commands.stating import state_now
from desktop.computer import System
from desktop.domain.local_time import moment
from desktop.domain.refused import Refused
from desktop.domain.said import Verbatim, joined, say
from desktop.exchange.invite_letter import Letter, write_letters
from desktop.exchange.qr_code import qr_png
from desktop.exchange.staff_csv import Guest, read_staff
from desktop.keys.invites import Invite, InviteTerms, invite_letters, new_invite, write_invite
from desktop.keys.private_files import make_missing_folder, write_private
from desktop.presenters.agreement import unit_name
from desktop.presenters.times import written
from desktop.presenters.words import role_words
from desktop.workspace.workspace import Workspace
from wire.authority import has_administrator, is_root
from wire.statements import MEMBER, ROLES

LETTERS: Final = "letters.pdf"
_DAY_MS: Final = 24 * 3600 * 1000
_USUAL_DAYS: Final = 7
_MOST_DAYS: Final = 90
_WAITS: Final = (
    "Niemand leitet {name}: wer mit dieser Einladung kommt, wartet auf seine Zulassung. Lädt die Administration der "
    "Behörde jemanden dorthin ein, leitet dieses Gerät die Stelle."
)
_STRANGE: Final = "Diese Stelle gehört nicht zur Kooperation."


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _HELP
    parser.add_argument("--role", action="append", default=[], metavar="ROLE")
    parser.add_argument("--unit", metavar="UNIT")
    parser.add_argument("--out", required=True, metavar="PATH", help="die Datei; mit --from der Ordner")
    parser.add_argument("--qr", metavar="PNG", help="die Einladung außerdem als Bild mit QR-Code")
    parser.add_argument("--letters", action="store_true", help="die Einladung außerdem als Buchstaben ausgeben")
    parser.add_argument("--from", dest="file", metavar="CSV", help="eine Einladung für jede Zeile, dazu Briefe")
    parser.add_argument("--days", type=_days, default=_USUAL_DAYS, metavar="N", help="so viele Tage gilt sie")


def _days(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= _MOST_DAYS):
        raise argparse.ArgumentTypeError(f"1 bis {_MOST_DAYS} erwartet")
    return int(text)


def _gather(namespace: argparse.Namespace) -> Arguments:
    common = {"roles": namespace.role or [MEMBER], "unit": namespace.unit, "days": namespace.days}
    if namespace.file:
        if namespace.qr or namespace.letters:
            raise WrongCall("Mit --from stehen QR-Code und Buchstaben in den Briefen.")
        return common | {"staff": read_text(namespace.file, "--from"), "out": str(Path(namespace.out).absolute())}
    out = new_path(namespace.out, "out")
    picture = new_path(namespace.qr, "qr") if namespace.qr else ""
    if picture == out:
        raise Refused("file_exists", "--qr: Das ist die Datei von --out.", field="qr")
    return common | {"out": out, "qr": picture, "letters": namespace.letters}


def _run(desk: Desk, arguments: Arguments) -> Answer:
    return _invite_staff(desk, arguments) if arguments.get("staff") else _invite_one(desk, arguments)


def _expires(arguments: Arguments) -> int:
    # Whole seconds, as the invite's file writes them.
    return (System().now() + int(arguments["days"]) * _DAY_MS) // 1000 * 1000


def _invite_one(desk: Desk, arguments: Arguments) -> Answer:
    workspace = desk.opened.workspace
    unit = str(arguments["unit"] or workspace.unit)
    if unit not in workspace.directory.units:
        raise Refused("unit_unknown", joined(("unit", _STRANGE), ": "), field="unit")
    roles = _asked_roles(arguments)
    invite = new_invite(InviteTerms(desk.opened.server, workspace.root, unit, roles, _expires(arguments)))
    state_now(desk, [invite.stated()], kept=False)
    content = write_invite(invite)
    write_private(Path(str(arguments["out"])), content)
    words = list(workspace.root_words)
    result: dict[str, Any] = {"unit": unit, "file": str(arguments["out"]), "roles": list(roles)}
    result |= {"expires": written(invite.terms.expires_at), "root_words": words}
    lines = [
        say("Einladung für {unit}: {file}", unit=Verbatim(unit), file=Verbatim(arguments["out"])),
        _compared(words),
    ]
    if arguments["qr"]:
        write_private(Path(str(arguments["qr"])), qr_png(content))
        result["qr"] = str(arguments["qr"])
        lines.append(say("Als Bild: {file}", file=Verbatim(arguments["qr"])))
    if arguments["letters"]:
        result |= {"letters": invite_letters(invite), "server": invite.terms.server}
        lines.append(say("Als Buchstaben: {letters}", letters=Verbatim(result["letters"])))
        lines.append(say("Server: {server}", server=Verbatim(invite.terms.server)))
    if _leads_to_waiting(workspace, unit):
        lines.append(say(_WAITS, name=Verbatim(unit_name(workspace, unit))))
    return Answer(result, lines=tuple(lines))


def _leads_to_waiting(workspace: Workspace, unit: str) -> bool:
    """Say whether who comes with root's invite finds nobody to be let in by: here it makes no lead."""
    directory = workspace.directory
    if not is_root(directory, workspace.device) or directory.is_led(unit):
        return False
    had_somebody = any(device.unit == unit for device in directory.devices.values())
    return had_somebody and has_administrator(directory, directory.units[unit].agency)


def _invite_staff(desk: Desk, arguments: Arguments) -> Answer:
    workspace, folder = desk.opened.workspace, Path(str(arguments["out"]))
    guests = read_staff(str(arguments["staff"]))
    usual = str(arguments["unit"] or workspace.unit)
    roles = _asked_roles(arguments)
    paths = _paths(folder, guests)
    expires = _expires(arguments)
    invites = []
    for guest in guests:
        terms = InviteTerms(
            desk.opened.server, workspace.root, guest.unit or usual, _roles(guest.roles) or roles, expires
        )
        invites.append(new_invite(terms))
        _check(workspace, guest, invites[-1])
    state_now(desk, [invite.stated() for invite in invites], kept=False)
    return _written(workspace, folder, list(zip(guests, invites, paths, strict=True)))


def _asked_roles(arguments: Arguments) -> tuple[str, ...]:
    """Give the roles that the call names, each once; raises `Refused` for one that there is not."""
    roles = _roles(arguments["roles"])
    if reason := _strange_role(roles):
        raise Refused("role_unknown", joined(("--role", reason), ": "), field="role")
    return roles


def _roles(named: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(str, named)))


def _strange_role(roles: Sequence[str]) -> str:
    """Say which of the roles there is not, and which there are; empty where there are all of them."""
    strange = next((role for role in roles if role not in ROLES), None)
    if strange is None:
        return ""
    known = Verbatim(", ".join(ROLES))
    return say("Es gibt keine Rolle {role}, nur {known}.", role=Verbatim(strange), known=known)


def _check(workspace: Workspace, guest: Guest, invite: Invite) -> None:
    """Refuse a line whose invite would not count, whatever keeps it from that."""
    if invite.terms.unit not in workspace.directory.units:
        raise guest.refused(joined(("unit", _STRANGE), ": "))
    if reason := _strange_role(invite.terms.roles):
        raise guest.refused(joined(("roles", reason), ": "))
    try:
        workspace.check_statement(invite.stated())
    except Refused as refused:
        raise guest.refused(refused.reason) from refused


def _paths(folder: Path, guests: Sequence[Guest]) -> list[Path]:
    """Give a file for each, none of which is there yet; raises `Refused`."""
    paths = [folder / f"{guest.login or f'einladung-{number:04d}'}.invite" for number, guest in enumerate(guests, 1)]
    for path in (*paths, folder / LETTERS):
        if path.exists():
            raise Refused.at(
                "--out", "file_exists", say("{name} gibt es in diesem Ordner schon.", name=Verbatim(path.name))
            )
    return paths


def _written(workspace: Workspace, folder: Path, made: Sequence[tuple[Guest, Invite, Path]]) -> Answer:
    """Write invites and letters; everything is stated already."""
    make_missing_folder(folder)
    rows: list[dict[str, Any]] = []
    letters = []
    for guest, invite, path in made:
        content = write_invite(invite)
        write_private(path, content)
        letters.append(letter(workspace, invite, content, guest.person))
        terms = invite.terms
        row = {"person": guest.person, "unit": terms.unit, "file": str(path), "roles": list(terms.roles)}
        rows.append(row | {"expires": written(terms.expires_at)})
    write_private(folder / LETTERS, write_letters(letters))
    words = list(workspace.root_words)
    result = {"invites": rows, "letters": str(folder / LETTERS), "root_words": words}
    lines = (
        say("{count} Einladungen in {folder}", count=len(rows), folder=Verbatim(folder)),
        say("Zum Drucken: {file}", file=Verbatim(folder / LETTERS)),
    )
    return Answer(result, lines=(*lines, _compared(words)))


def _compared(words: Sequence[str]) -> str:
    return say("Am Telefon vergleichen: {words}", words=Verbatim(" ".join(words)))


def letter(workspace: Workspace, invite: Invite, content: bytes, person: str) -> Letter:
    """Give the letter that brings an invite."""
    terms = invite.terms
    return Letter(
        workspace.directory.name,
        person,
        unit_name(workspace, terms.unit),
        role_words(terms.roles),
        f"{moment(terms.expires_at):%d.%m.%Y}",
        terms.server,
        invite_letters(invite),
        content,
    )


_HELP: Final = """\
--from liest eine Tabelle mit den Spalten person;unit;roles;login (nur person muss da sein) und schreibt in den Ordner
--out für jede Zeile eine Einladung, LOGIN.invite oder einladung-0001.invite, und letters.pdf mit einem Brief je Person
zum Drucken. Ist eine Zeile falsch, wird niemand eingeladen."""

INVITE: Final = Command("invite", "jemanden einladen", _run, _configure, _gather, writes=always)
