"""`doctor --repair`: heal what `doctor` finds, and lose nothing that anybody was told is kept.

What is damaged is never mended in place. A new database is made of what only this device has (from the old file and its
second copy), then the old log is taken in anew as far as it can be read, with every signature checked and every state
and search word made again; what is missing comes from the server, at once if it can be reached, else with the next
sync. The damaged file stays beside the new one until everything is back.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Final

from desktop.commands.command import Answer, Exit
from desktop.commands.desk import OwnDesk, is_level
from desktop.commands.examining import damaged_answer, doctor, is_enough, parts
from desktop.commands.file_healing import heal_files
from desktop.commands.writing import holding
from desktop.composition import Opened, open_profile
from desktop.keys.problems import Damaged
from desktop.keys.profile_file import forget_healed, heal
from desktop.keys.profile_folder import DATABASE
from desktop.keys.secret import DatabaseKey
from desktop.store.database import DamagedDatabase
from desktop.store.old_log import OldLog
from desktop.store.rebuilding import damaged_files, drop_damaged, put_in_place, rebuilt_store
from desktop.store.salvage import salvage
from desktop.store.write_ahead import lost_commits

_PATIENCE: Final = 30.0
_KEPT: Final = "Nichts, was Sie geschrieben haben, ist verloren."
_MADE: Final = f"Die Datenbank wurde neu gemacht: aus der Zweitschrift und dem, was noch zu lesen war. {_KEPT}"
_WRITTEN: Final = "{name} wurde neu geschrieben, wie es in der anderen Fassung steht."
_BESIDE: Final = "{name} wurde neu geschrieben, wie es in der Datenbank steht."
_COPIED: Final = f"Die Zweitschrift wurde aus der Datenbank neu gemacht. {_KEPT}"
_PARTLY: Final = "Die Datenbank wurde neu gemacht. Ein Teil war in beiden Dateien nicht mehr zu lesen: {parts}."
_BACK: Final = "Was fehlte, ist vom Server zurück."
_LATER: Final = "Was noch fehlt, kommt mit dem nächsten Abgleich vom Server zurück."
_HOPELESS: Final = (
    "Weder die Datenbank noch ihre Zweitschrift gibt das Gerät noch her. Bitte nichts löschen; eine Sicherung lässt "
    "sich wiederherstellen."
)


class _Hopeless(Exception):
    """Not even the device can be had any more."""


def repair(folder: Path, key: DatabaseKey) -> Answer:
    """Heal a profile that no other process holds; gives what `doctor` says afterwards, and what was done.

    Raises `Timeout` where the profile is in use.
    """
    with holding(folder):
        written = _write_again(folder, key)
        try:
            said = _heal(folder, key)
        except _Hopeless:
            return damaged_answer(_HOPELESS)
        with contextlib.closing(open_profile(folder, key)) as opened:
            written += [_BESIDE.format(name=name) for name in opened.small_files.heal()]
            said = [*written, *_complete(opened, said), *heal_files(opened)]
            found = doctor(OwnDesk(opened), {})
        forget_healed(folder)
    return Answer({**found.result, "repaired": said}, Exit(found.code), (*said, *found.lines))


def _write_again(folder: Path, key: DatabaseKey) -> list[str]:
    """Have the profile's own file stand there twice again; gives what was done."""
    return [_WRITTEN.format(name=name) for name in heal(folder, key)]


def _heal(folder: Path, key: DatabaseKey) -> list[str]:
    """Make the database anew unless it is whole; gives what was done."""
    return [] if _is_whole(folder, key) else [_rebuild(folder, key)]


def _is_whole(folder: Path, key: DatabaseKey) -> bool:
    if lost_commits(folder / DATABASE):
        return False
    try:
        with contextlib.closing(open_profile(folder, key)) as opened:
            store = opened.store
            return not (store.check_pages() or store.broken_channels() or store.unindexed())
    except (Damaged, DamagedDatabase):
        return False


def _complete(opened: Opened, made: list[str]) -> list[str]:
    """Bring the second copy and what is missing of a database made anew; gives all that was done."""
    copied = opened.store.check_second() != "level"
    if copied:
        opened.store.renew_second()
    said = made or ([_COPIED] if copied else [])
    return [*said, *(_fetch(opened) if made or damaged_files(opened.folder / DATABASE) else [])]


def _rebuild(folder: Path, key: DatabaseKey) -> str:
    path, secret = folder / DATABASE, key.reveal()
    found = salvage(path, secret)
    if not is_enough(found):
        raise _Hopeless
    log = OldLog(path, secret)
    try:
        with contextlib.closing(Opened(folder, key, rebuilt_store(path, secret, found))) as opened:
            opened.workspace.local.retake(log)
    finally:
        log.close()
    put_in_place(path)
    return _PARTLY.format(parts=parts(found.partly)) if found.partly else _MADE


def _fetch(opened: Opened) -> list[str]:
    """Fetch what is missing; only when everything is back the damaged file has served its time."""
    report = OwnDesk(opened).sync(_PATIENCE)
    if not is_level(opened.workspace.local.remaining(), report):
        return [_LATER]
    drop_damaged(opened.folder / DATABASE)
    return [_BACK]
