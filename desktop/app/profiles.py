"""The profiles of this computer: where they lie and what may be said of them before anybody has unlocked one.

A label names agency and unit, never a person and nothing of the work; it stands in the clear beside the profile.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.computer import default_folder
from desktop.domain.said import say
from desktop.keys.modes import lacks_passphrase, opens_by_keyring
from desktop.keys.private_files import read_limited, write_private
from desktop.keys.profile_folder import has_profile

_LABEL: Final = "label.txt"
_MORE: Final = "profiles"
_LIMIT: Final = 400
_UNNAMED: Final = "Profil auf diesem Computer"
_LACKING: Final = "Ihre Administration verlangt eine Passphrase; legen Sie unter Einstellungen eine fest."


@dataclass(frozen=True, slots=True)
class Listed:
    """One profile that can be unlocked."""

    folder: Path
    label: str


def listed(only: Path | None = None) -> list[Listed]:
    """Give the profiles of this computer, the usual one first; `only` is one that was asked for."""
    usual = default_folder()
    folders = [only] if only is not None else [usual, *sorted(_more(usual))]
    found = [folder for folder in folders if folder.exists() and has_profile(folder)]
    labels = Counter(_label(folder) for folder in found)
    return [Listed(folder, _told_apart(folder, usual, among=labels[_label(folder)])) for folder in found]


def _told_apart(folder: Path, usual: Path, *, among: int) -> str:
    """Give a profile's label, with a number that stays where others are called the same; never with a person."""
    label = _label(folder)
    return (
        say("{label} · Profil {number}", label=label, number="1" if folder == usual else folder.name)
        if among > 1
        else label
    )


def next_folder(only: Path | None = None) -> Path:
    """Give a folder for one more profile."""
    if only is not None:
        return only
    usual = default_folder()
    if not (usual.exists() and has_profile(usual)):
        return usual
    more = usual.parent / _MORE
    count = 2
    while (more / str(count)).exists():
        count += 1
    return more / str(count)


def keep_label(folder: Path, label: str) -> None:
    """Remember what to call a profile."""
    text = label[:_LIMIT]
    if _label(folder) != text:
        write_private(folder / _LABEL, text.encode())


def by_keyring(keys: Iterable[str], mode: str) -> list[str]:
    """Give those of some profiles, by their folders, that the computer's keyring may open."""
    return [key for key in keys if opens_by_keyring(Path(key), mode)]


def missing(folder: Path, mode: str) -> list[str]:
    """Name what a profile lacks of what the administration wants."""
    return [_LACKING] if lacks_passphrase(folder, mode) else []


def _more(usual: Path) -> list[Path]:
    folder = usual.parent / _MORE
    return [path for path in folder.iterdir() if path.is_dir()] if folder.is_dir() else []


def _label(folder: Path) -> str:
    try:
        data = read_limited(folder / _LABEL, _LIMIT * 4)
        text = (data or b"").decode()
    except (ValueError, OSError):
        text = ""
    return text if text.isprintable() and 0 < len(text) <= _LIMIT else _UNNAMED
