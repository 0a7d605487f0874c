"""Unlocking: what opens, what counts as a try, and that wrong, damaged and absent are told apart."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from uuid import UUID

import msgspec
import pytest

from desktop.domain.refused import Refused
from desktop.keys import profile as room
from desktop.keys.checked import write_checked
from desktop.keys.passphrase import Costs
from desktop.keys.problems import Damaged, NoKeyring, TooManyTries, WrongPassphrase
from desktop.keys.profile import Locks
from desktop.keys.profile_file import FILE, SECOND, read_profile
from desktop.keys.unlock import unlock, unlock_with_keyring
from tests.desktop.keys.memory_keyring import MemoryKeyring

CHEAP = Costs(8, 1, 1)
ID = UUID("01890a5d-ac96-774b-bcce-b302099a8057")
GOOD = "eine gute Passphrase"
create_profile = partial(room.create_profile, costs=CHEAP)
cheap_unlock = partial(unlock, floor=CHEAP)


def _wrong(folder: Path, times: int, now: int = 0) -> int:
    waits = []
    for _ in range(times):
        with pytest.raises(WrongPassphrase) as wrong:
            cheap_unlock(folder, "falsch", now)
        waits.append(wrong.value.retry_after_seconds)
    return waits[-1]


def test_as_shipped(tmp_path: Path) -> None:
    """With the costs that ship a profile opens by its passphrase, however that is composed."""
    key = room.create_profile(tmp_path, ID, Locks("zwölf Bröte"))
    assert unlock(tmp_path, "zwo\u0308lf Bro\u0308te", 0) == key


def test_wrong_passphrase(tmp_path: Path) -> None:
    """Five wrong passphrases are free, then even the right one waits; after the wait it opens and all is forgotten."""
    key = create_profile(tmp_path, ID, Locks(GOOD))
    assert _wrong(tmp_path, 4) == 0
    assert _wrong(tmp_path, 1) == 5
    with pytest.raises(TooManyTries) as waiting:
        cheap_unlock(tmp_path, GOOD, 1000)
    assert waiting.value.retry_after_seconds == 4
    assert _wrong(tmp_path, 1, 5000) == 10
    assert cheap_unlock(tmp_path, GOOD, 15_000) == key
    assert _wrong(tmp_path, 1, 15_000) == 0


def test_a_try_counts_only_after_it_failed(tmp_path: Path) -> None:
    """Successes and refused tries leave no trace."""
    create_profile(tmp_path, ID, Locks(GOOD))
    for _ in range(7):
        cheap_unlock(tmp_path, GOOD, 0)
    assert sorted(path.name for path in tmp_path.iterdir()) == [FILE, SECOND]


@pytest.mark.parametrize("passphrase", ["", "\0", "\ud800", "x" * 100_000])
def test_any_text_is_a_wrong_passphrase(tmp_path: Path, passphrase: str) -> None:
    """What could never have been set is wrong, not an error."""
    create_profile(tmp_path, ID, Locks(GOOD))
    with pytest.raises(WrongPassphrase):
        cheap_unlock(tmp_path, passphrase, 0)


def test_damaged_is_not_wrong(tmp_path: Path) -> None:
    """A file that is damaged in both copies is named as such and costs no try."""
    create_profile(tmp_path, ID, Locks(GOOD))
    for name in (FILE, SECOND):
        (tmp_path / name).write_bytes((tmp_path / name).read_bytes()[:-40])
    with pytest.raises(Damaged):
        cheap_unlock(tmp_path, GOOD, 0)
    assert sorted(path.name for path in tmp_path.iterdir()) == [FILE, SECOND]


def test_ways_not_taken(tmp_path: Path) -> None:
    """A profile without a passphrase, or without the keyring, says so."""
    keyring = MemoryKeyring()
    create_profile(tmp_path / "k", ID, Locks(keyring=keyring))
    create_profile(tmp_path / "p", ID, Locks(GOOD))
    with pytest.raises(Refused, match="keine Passphrase"):
        cheap_unlock(tmp_path / "k", GOOD, 0)
    with pytest.raises(Refused, match="nur mit der Passphrase"):
        unlock_with_keyring(tmp_path / "p", keyring, floor=CHEAP)


@pytest.mark.parametrize("reason", ["absent", "locked"])
def test_no_keyring(tmp_path: Path, reason: str) -> None:
    """A keyring that says no leaves the passphrase, and a profile with both opens by either."""
    keyring = MemoryKeyring()
    key = create_profile(tmp_path, ID, Locks(GOOD, keyring))
    assert unlock_with_keyring(tmp_path, keyring, floor=CHEAP) == key
    keyring.reason = reason
    with pytest.raises(NoKeyring) as problem:
        unlock_with_keyring(tmp_path, keyring, floor=CHEAP)
    assert problem.value.reason == reason
    assert cheap_unlock(tmp_path, GOOD, 0) == key


def test_another_secret_in_the_keyring(tmp_path: Path) -> None:
    """A secret that does not fit is another profile's, and an absent one is named; the passphrase opens either way."""
    keyring = MemoryKeyring()
    key = create_profile(tmp_path, ID, Locks(GOOD, keyring))
    keyring.kept[str(ID)] = bytes(32)
    with pytest.raises(NoKeyring, match="eines anderen"):
        unlock_with_keyring(tmp_path, keyring, floor=CHEAP)
    keyring.forget(str(ID))
    with pytest.raises(NoKeyring, match="keinen Eintrag"):
        unlock_with_keyring(tmp_path, keyring, floor=CHEAP)
    assert cheap_unlock(tmp_path, GOOD, 0) == key


def test_a_key_of_another_profile(tmp_path: Path) -> None:
    """Slots that open to a key the profile was not made with are damage."""
    keyring = MemoryKeyring()
    create_profile(tmp_path, ID, Locks(GOOD, keyring))
    foreign = msgspec.structs.replace(read_profile(tmp_path, floor=CHEAP), key_hash=bytes(32))
    (tmp_path / FILE).write_bytes(write_checked(foreign))
    with pytest.raises(Damaged, match="anderer Schlüssel"):
        cheap_unlock(tmp_path, GOOD, 0)
    with pytest.raises(Damaged, match="anderer Schlüssel"):
        unlock_with_keyring(tmp_path, keyring, floor=CHEAP)
