"""`contacts import` and `contacts export`: the register from files and into them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from desktop.commands.command import SEND_SECONDS, Answer, Arguments, Desk, WrongCall, read_file
from desktop.commands.desk import kept_code
from desktop.commands.written_file import write_file
from desktop.exchange.contact_csv import DELIMITERS
from desktop.exchange.text_file import ENCODINGS, MOST_BYTES
from desktop.presenters.contact_exporting import VERSIONS, contacts_file
from desktop.presenters.contact_importing import carry_out, plan, problem_rows, read_contacts

_NAMED: Final = 10
_FORMATS: Final = ("vcf", "csv")
HELP: Final = """\
contacts import FILE liest eine Tabelle (CSV) oder Visitenkarten (vCard 2.1, 3.0, 4.0) ein. Spalten:

  family_name;given_name;function;unit;topics;phone;mobile;email;hours;valid_from;valid_to

Nötig ist nur family_name; ohne unit ist es die eigene Stelle, und nur Stellen der eigenen Behörde sind möglich.
Weitere Spalten: level (Leitung, Fachebene), deputies, absent_from, absent_until, stands_in. Leere Zellen ändern
nichts; dieselbe Datei zweimal ändert nichts. Mit --dry-run wird nur gezeigt, was geschähe. Ist nicht sicher, wie
die Datei geschrieben ist oder was die Spalten trennt, helfen --encoding und --delimiter. Was von einer Stelle ist, die
die Kooperation nicht kennt, oder nur die eigene Behörde nennt und keine ihrer Stellen, wird nicht eingelesen, außer
--unknown-unit nennt eine Stelle der eigenen Behörde dafür.

contacts export --format vcf|csv --out FILE schreibt die Datei neu; --vcard 4.0 statt 3.0, --unit für eine Stelle."""


def configure_files(parser: argparse.ArgumentParser) -> None:
    """Add what importing and exporting ask for."""
    parser.epilog = HELP
    parser.add_argument("--dry-run", action="store_true", help="import: nur zeigen, was geschähe")
    parser.add_argument("--encoding", choices=ENCODINGS, help="import: wie die Datei geschrieben ist")
    parser.add_argument("--delimiter", choices=list(DELIMITERS), help="import: was die Spalten trennt")
    parser.add_argument("--unknown-unit", metavar="UNIT", help="import: wohin, was keine bekannte Stelle nennt")
    parser.add_argument("--format", choices=_FORMATS, help="export: Visitenkarten oder Tabelle")
    parser.add_argument("--vcard", choices=VERSIONS, default=VERSIONS[0], help="export: Fassung der Visitenkarten")
    parser.add_argument("--out", metavar="F", help="export: die Datei")


def checked_call(arguments: Arguments) -> Arguments:
    """Give a call with whole paths, for another process may answer it; raises `WrongCall` where one is missing."""
    what = arguments["what"]
    if what == "import":
        if not arguments.get("id"):
            raise WrongCall("contacts import: Es fehlt FILE.")
        path = Path(str(arguments["id"])).absolute()
        if path.is_fifo():
            # Whoever answers would wait for it: a window that is open, with everything else that is to be written.
            raise WrongCall("contacts import: FILE ist keine Datei, sondern eine Leitung.")
        return {**arguments, "id": str(path)}
    if what == "export":
        if not (arguments.get("format") and arguments.get("out")):
            raise WrongCall("contacts export: Es fehlen --format und --out.")
        return {**arguments, "out": str(Path(str(arguments["out"])).absolute())}
    return arguments


def import_contacts(desk: Desk, arguments: Arguments) -> Answer:
    """Take contacts in from a file, or say what that would do."""
    workspace = desk.opened.workspace
    content = read_file(str(arguments["id"]), "FILE", MOST_BYTES)
    found = read_contacts(content, str(arguments.get("encoding") or ""), str(arguments.get("delimiter") or ""))
    planned = plan(workspace, found, strangers_to=str(arguments.get("unknown_unit") or ""))
    result = {
        "created": len(planned.created),
        "changed": len(planned.changed),
        "unchanged": planned.unchanged,
        "problems": problem_rows(planned.problems),
        "remarks": problem_rows(planned.remarks),
        "dry_run": bool(arguments.get("dry_run")),
    }
    lines = (
        f"{len(planned.created)} neu, {len(planned.changed)} geändert, {planned.unchanged} unverändert, "
        f"{len(planned.problems)} nicht eingelesen",
        *(f"Zeile {one.line}: {one.message}" for one in planned.problems[:_NAMED]),
        *(f"Zeile {one.line}, wird eingelesen: {one.message}" for one in planned.remarks[:_NAMED]),
    )
    if result["dry_run"]:
        return Answer(result, lines=lines)
    carry_out(workspace, planned)
    desk.sync(SEND_SECONDS)
    return Answer(result, kept_code(desk.opened, [deed.entity for deed in (*planned.created, *planned.changed)]), lines)


def export_contacts(desk: Desk, arguments: Arguments) -> Answer:
    """Write the contacts into a file."""
    form, version = arguments["format"], arguments.get("vcard") or VERSIONS[0]
    content, count = contacts_file(desk.opened.workspace, form, version, arguments.get("unit"))
    result = write_file(str(arguments["out"]), content)
    return Answer(result | {"contacts": count}, lines=(f"{count} Ansprechpersonen: {result['path']}",))
