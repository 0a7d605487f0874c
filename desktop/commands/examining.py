"""`doctor`: what is whole and what is not, in one plain sentence each. It changes nothing; `repairing.py` heals.

Only damage makes a check fail: a missing server, keyring or second copy is a detail.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from desktop.commands.command import Answer, Arguments, Desk, Exit
from desktop.commands.desk import OwnDesk
from desktop.commands.file_healing import check_files
from desktop.commands.governing import policy_detail
from desktop.commands.problems import problem_of
from desktop.commands.self_checking import Check, keyring_detail
from desktop.composition import Opened, open_profile
from desktop.domain.refused import Refused
from desktop.keys.problems import Damaged
from desktop.keys.profile_file import FILE, SECOND, Copy, copies, last_healed
from desktop.keys.profile_folder import DATABASE
from desktop.keys.secret import DatabaseKey
from desktop.presenters.times import spoken, written
from desktop.store.checks import damaged_tables_of
from desktop.store.database import DamagedDatabase
from desktop.store.rebuilding import damaged_files
from desktop.store.salvage import Salvaged, salvage
from desktop.store.store import LostCommits
from desktop.store.write_ahead import lost_commits
from desktop.sync.failures import RequestFailed

_FULL_SYNCHRONOUS: Final = 2
_SERVER_SECONDS: Final = 3.0
_HEAL: Final = "`doctor --repair` heilt es."
_OLDER: Final = f"Was zuletzt gespeichert wurde, ist aus ihr verschwunden; die Zweitschrift hat es noch. {_HEAL}"
_TITLES: Final = {
    "pages": "Seiten der Datenbank",
    "write-ahead": "Zuletzt Geschriebenes",
    "copy": "Zweitschrift",
    "files": "Dateien",
    "index": "Suche",
    "channel": "Verlauf",
    "durability": "Sicheres Schreiben",
    "keyring": "Schlüsselbund",
    "profile": "Profildatei",
    "install": "Kennung der Installation",
    "ca": "Zertifikat der CA",
    "policy": "Vorgaben der Administration",
    "server": "Server",
    "database": "Datenbank",
    "aside": "Beschädigte Datei",
    "wraps": "Übergabe von Schlüsseln",
    "envelopes": "Verschlüsselung",
    "passphrase": "Passphrase",
    "agreement": "Kooperationsvereinbarung",
    "network": "Netz",
    "pac": "PAC-Datei",
    "times": "Uhrzeit",
    "formats": "Formate",
    "documents": "Dokumente",
    "window": "Fenster",
}
_PARTS: Final = {
    "settings": "das Gerät und seine Einstellungen",
    "keys": "Schlüssel",
    "drafts": "Entwürfe",
    "readings": "Leseprotokoll",
    "outbox": "Postausgang",
    "whereabouts": "Postausgang",
    "sealed": "Postausgang",
    "receipts": "Postausgang",
    "sqlite_sequence": "Postausgang",
    "own": "Postausgang",
    "channels": "Verlauf",
    "authors": "Verlauf",
    "batches": "Verlauf",
    "log": "Verlauf",
    "entities": "Verlauf",
    "aside": "Verlauf",
    "erased": "Verlauf",
    "states": "Listen und Anzeige",
    "folds": "Listen und Anzeige",
}
_COPIES: Final = {
    "level": "auf dem Stand der Datenbank",
    "behind": "noch nicht auf dem Stand der Datenbank; sie wird es mit der nächsten Änderung",
    "missing": "noch keine; sie entsteht mit der nächsten Änderung",
    "damaged": f"beschädigt; die Datenbank selbst hat alles. {_HEAL}",
}
_KEPT: Final = f"die Datenbank hat es noch. {_HEAL}"
_NAMED: Final = "die Vorgabe `ca_file` nennt sie neu."
_TWICE: Final[dict[tuple[str, Copy], str]] = {
    (FILE, Copy.MISSING): f"profile.json fehlt; ihre Zweitschrift hat alles. {_HEAL}",
    (FILE, Copy.DAMAGED): f"beschädigt: profile.json; ihre Zweitschrift hat alles. {_HEAL}",
    (SECOND, Copy.MISSING): "profile.json ist lesbar; ihre Zweitschrift entsteht, sobald jemand das Profil öffnet",
    (SECOND, Copy.DAMAGED): f"beschädigt: profile.json.second; profile.json selbst hat alles. {_HEAL}",
    (SECOND, Copy.BEHIND): "profile.json ist lesbar; ihre Zweitschrift ist älter, bis jemand das Profil öffnet",
    (SECOND, Copy.ANOTHERS): "profile.json.second gehört zu einem anderen Profil; bitte aus dem Ordner nehmen",
}
_DETAILS: Final[tuple[list[tuple[str, Copy]], ...]] = ([], [(SECOND, Copy.MISSING)], [(SECOND, Copy.BEHIND)])


def examine(folder: Path, key: DatabaseKey) -> Answer:
    """Check a profile, and give an answer for one that does not even open."""
    # Asked before anything opens the file: opening it drops what can no longer be read of it.
    lost = lost_commits(folder / DATABASE)
    try:
        with contextlib.closing(open_profile(folder, key)) as opened:
            return checked([*_write_ahead(lost), *_checks(OwnDesk(opened))], Exit.DAMAGED)
    except (Damaged, DamagedDatabase) as error:
        return checked([_unopened(folder, key, error), _rest(folder, key), _file(folder)], Exit.DAMAGED)


def doctor(desk: Desk, _arguments: Arguments) -> Answer:
    """Check an open profile."""
    return checked(list(_checks(desk)), Exit.DAMAGED)


def _checks(desk: Desk) -> Iterator[Check]:
    opened = desk.opened
    yield _pages(opened)
    yield _copy(opened)
    yield _file(opened.folder)
    for name, kept in opened.small_files.damaged().items():
        yield Check(name.removesuffix(".pem"), ok=False, detail=f"beschädigt: {name}; {_KEPT if kept else _NAMED}")
    yield from _channels(opened)
    yield _index(opened)
    if opened.has_files:
        yield check_files(opened)
    synchronous = int(str(opened.store.pragmas()["synchronous"]))
    yield Check("durability", ok=synchronous == _FULL_SYNCHRONOUS, detail=f"synchronous={synchronous}")
    yield Check("keyring", ok=True, detail=keyring_detail())
    yield Check("policy", ok=True, detail=policy_detail(opened.workspace.own.held))
    yield Check("server", ok=True, detail=_server_detail(desk))
    if damaged_files(opened.folder / DATABASE):
        yield Check("aside", ok=True, detail="liegt noch daneben, bis alles vom Server zurück ist")


def _pages(opened: Opened) -> Check:
    broken = opened.store.check_pages()
    if not broken:
        return Check("pages", ok=True, detail="alle Seiten geprüft")
    return Check("pages", ok=False, detail=f"beschädigt: {parts(opened.store.damaged_tables())}. {_HEAL}")


def parts(tables: Iterable[str]) -> str:
    """Name what the damaged tables hold; where none is, only room that nothing stands in is damaged."""
    named = dict.fromkeys(_PARTS.get(table, "Suche" if table.startswith("search") else table) for table in tables)
    return ", ".join(named) or "nur unbenutzter Platz"


def _copy(opened: Opened) -> Check:
    found = opened.store.check_second()
    return Check("copy", ok=found != "damaged", detail=_COPIES[found])


def _file(folder: Path) -> Check:
    """Say whether what opens the profile is there twice; a copy that is not there yet, or older, is a detail."""
    try:
        wrong = [(name, one) for name, one in copies(folder).items() if one is not Copy.WHOLE]
    except (Damaged, Refused) as error:
        return Check("profile", ok=False, detail=error.message)
    found = _TWICE[wrong[0]] if wrong else "zweimal vorhanden und lesbar"
    return Check("profile", ok=wrong[:1] in _DETAILS, detail=found + _healed(folder))


def _healed(folder: Path) -> str:
    """Say what was wrong with the file before somebody's opening healed it, until a repair."""
    last = last_healed(folder)
    return f"; {last[0]} war bis {spoken(written(last[1]))} beschädigt und wurde geheilt" if last else ""


def _channels(opened: Opened) -> Iterator[Check]:
    """Check every channel: each event has one outcome, and the head is what the log leads to."""
    workspace = opened.workspace
    try:
        broken = opened.store.broken_channels()
        for channel, row in workspace.heads().items():
            counted = sum(workspace.outcomes(channel).values())
            detail = f"{counted} von {row.seq} Einträgen sind verarbeitet"
            whole = channel not in broken
            yield Check(
                f"channel {channel.hex()[:8]}",
                ok=whole and counted == row.seq,
                detail=detail if whole else f"{detail}; er ist nicht vollständig. {_HEAL}",
            )
    except DamagedDatabase:
        yield Check("channel", ok=False, detail=f"nicht lesbar; der Server hat ihn noch. {_HEAL}")


def _index(opened: Opened) -> Check:
    try:
        differing = opened.store.unindexed()
    except DamagedDatabase:
        return Check("index", ok=False, detail=f"nicht lesbar; sie entsteht neu aus dem Verlauf. {_HEAL}")
    detail = f"{differing} Einträge fehlen oder sind zu viel. {_HEAL}" if differing else "vollständig"
    return Check("index", ok=not differing, detail=detail)


def _write_ahead(lost: int) -> Iterator[Check]:
    if lost:
        yield Check("write-ahead", ok=False, detail=f"{lost} Änderungen sind nicht mehr lesbar. {_HEAL}")


def _unopened(folder: Path, key: DatabaseKey, error: Exception) -> Check:
    """Say why a profile does not open, and what is damaged where that can be told."""
    if isinstance(error, LostCommits):
        return Check("database", ok=False, detail=_OLDER)
    found = parts(tables) if (tables := damaged_tables_of(folder / DATABASE, key.reveal())) else ""
    message = str(problem_of(error).result["error"]["message"])
    return Check("database", ok=False, detail=f"{message} Betroffen: {found}." if found else message)


def _rest(folder: Path, key: DatabaseKey) -> Check:
    """Say what could be had of a profile whose database does not open."""
    found = salvage(folder / DATABASE, key.reveal())
    if not is_enough(found):
        return Check("copy", ok=False, detail="auch sie gibt das Gerät nicht her; nur eine Sicherung hilft")
    waiting = sum(row.status in ("uploading", "waiting", "sealed") for row in found.outbox)
    detail = f"{len(found.drafts)} Entwürfe und {waiting} ungesendete Einträge sind zu retten. {_HEAL}"
    return Check("copy", ok=True, detail=detail)


def is_enough(found: Salvaged) -> bool:
    """Say whether a profile can be made of what was salvaged."""
    return {"identity", "root", "server"} <= found.settings.keys()


def _server_detail(desk: Desk) -> str:
    try:
        transport = desk.opened.transport(_SERVER_SECONDS)
    except Refused as refused:
        return refused.message
    try:
        transport.hello()
    except RequestFailed as failed:
        return failed.failure.message
    finally:
        transport.close()
    return "erreichbar"


def damaged_answer(message: str, name: str = "database") -> Answer:
    """Give what `doctor` says of a profile that cannot be examined any further."""
    return checked([Check(name, ok=False, detail=message)], Exit.DAMAGED)


def checked(checks: list[Check], failing: Exit) -> Answer:
    """Give the answer of a check."""
    ok = all(check.ok for check in checks)
    rows: list[dict[str, Any]] = [{"name": check.name, "ok": check.ok, "detail": check.detail} for check in checks]
    lines = tuple(f"{'gut   ' if check.ok else 'FEHLER'} {_title(check.name)}: {check.detail}" for check in checks)
    return Answer({"ok": ok, "checks": rows}, Exit.DONE if ok else failing, lines)


def _title(name: str) -> str:
    """Give what people call a check; of one among several of a kind the rest of its name stays."""
    kind, _, rest = name.partition(" ")
    return f"{_TITLES.get(kind, kind)} {rest}".rstrip()
