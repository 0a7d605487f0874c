"""Wrong passphrases: five are free, then each makes the next wait longer, across restarts.

Count and time of the last failure stand in a file beside the profile's. A try counts only after it has failed, so that
a crash never punishes. A clock set back neither frees nor locks for ever: the wait then starts anew from the earlier
time. A damaged file counts as the longest wait from now. This slows down people at the keyboard; it must not be taken
for protection against somebody who copies the files, which is what the passphrase's costs are for.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final, Literal

from msgspec import Meta
from msgspec.structs import replace

from desktop.keys.checked import Checked, read_checked, write_checked
from desktop.keys.private_files import read_limited, write_private
from desktop.keys.problems import TooManyTries
from wire.codec import Count, Malformed

FREE: Final = 5
_FIRST_SECONDS: Final = 5
_LONGEST_SECONDS: Final = 15 * 60
_MOST: Final = 1_000_000
_ENOUGH_FOR_LONGEST: Final = FREE + 8
_LIMIT: Final = 4096


class _Tries(Checked, frozen=True, forbid_unknown_fields=True, kw_only=True):
    format: Literal[1] = 1
    failed: Annotated[int, Meta(ge=0, le=_MOST)]
    at: Count


def wait_seconds(failed: int) -> int:
    """Give how long to wait after so many failures."""
    if failed < FREE:
        return 0
    return int(min(_FIRST_SECONDS * 2 ** min(failed - FREE, 16), _LONGEST_SECONDS))


def check(folder: Path, now: int) -> None:
    """Raise `TooManyTries` while the wait lasts (`now` in ms since 1970 UTC)."""
    tries = _read(folder, now)
    if tries.at > now:
        tries = replace(tries, at=now)
        _write(folder, tries)
    left = tries.at + 1000 * wait_seconds(tries.failed) - now
    if left > 0:
        raise TooManyTries(-(-left // 1000))


def note_failure(folder: Path, now: int) -> int:
    """Count a try that has failed; gives how long to wait before the next."""
    failed = min(_read(folder, now).failed + 1, _MOST)
    _write(folder, _Tries(failed=failed, at=now))
    return wait_seconds(failed)


def clear(folder: Path) -> None:
    """Forget the failures after a success."""
    _path(folder).unlink(missing_ok=True)


def _path(folder: Path) -> Path:
    return folder / "tries.json"


def _read(folder: Path, now: int) -> _Tries:
    data = read_limited(_path(folder), _LIMIT)
    if data is None:
        return _Tries(failed=0, at=0)
    try:
        return read_checked(_Tries, data, limit=_LIMIT)
    except Malformed:
        longest = _Tries(failed=_ENOUGH_FOR_LONGEST, at=now)
        _write(folder, longest)
        return longest


def _write(folder: Path, tries: _Tries) -> None:
    write_private(_path(folder), write_checked(tries))
