"""A profile's file and its second copy: whatever becomes of one of them, the profile opens and both are whole again."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.computer import System
from desktop.domain.refused import Refused
from desktop.keys import profile as room
from desktop.keys import profile_file
from desktop.keys.checked import write_checked
from desktop.keys.passphrase import Costs
from desktop.keys.problems import Damaged, WrongPassphrase
from desktop.keys.profile import Locks
from desktop.keys.profile_file import FILE, SECOND, Copy, forget_healed, is_there, last_healed
from desktop.keys.secret import DatabaseKey
from desktop.keys.unlock import unlock
from tests.desktop.keys.memory_keyring import MemoryKeyring
from tests.helpers.flipping import flip_bit

CHEAP = Costs(8, 1, 1)
ID = UUID("01890a5d-ac96-774b-bcce-b302099a8057")
OLD, NEW = "eine gute Passphrase", "eine bessere Passphrase"
create_profile = partial(room.create_profile, costs=CHEAP)
change_passphrase = partial(room.change_passphrase, costs=CHEAP)
read_profile = partial(profile_file.read_profile, floor=CHEAP)
copies = partial(profile_file.copies, floor=CHEAP)
heal = partial(profile_file.heal, floor=CHEAP)
WHOLE = {FILE: Copy.WHOLE, SECOND: Copy.WHOLE}
CUT_SHORT = """
import os, sys
from pathlib import Path
from desktop.keys.passphrase import Costs
from desktop.keys.profile import change_passphrase
from desktop.keys.secret import DatabaseKey

folder, key, passphrase, left = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), sys.argv[3], int(sys.argv[4])

def end(event, args):
    global left
    if event == "os.rename" or (event == "open" and str(args[0]).endswith(".new")):
        left -= 1
        if left < 0:
            os._exit(7)

sys.addaudithook(end)
change_passphrase(folder, DatabaseKey(key), passphrase, costs=Costs(8, 1, 1))
"""


def opens(folder: Path, passphrase: str) -> DatabaseKey | None:
    """The key a passphrase opens a profile to, or None."""
    with suppress(WrongPassphrase):
        return unlock(folder, passphrase, 0, floor=CHEAP)
    return None


def put(folder: Path, file: bytes | None, second: bytes | None) -> None:
    """Have this stand in the two copies, None: no copy."""
    for name, content in ((FILE, file), (SECOND, second)):
        if content is None:
            (folder / name).unlink(missing_ok=True)
        else:
            (folder / name).write_bytes(content)


def _rewrite(folder: Path, **changes: object) -> None:
    """Change both copies as somebody could who knows how its checksum is made."""
    changed = msgspec.structs.replace(read_profile(folder), **changes)
    data = write_checked(changed)
    put(folder, data, data)


def test_nothing_secret_in_the_file(tmp_path: Path) -> None:
    """Neither copy holds neither key nor passphrase, and neither shows when printed."""
    locks = Locks("eine gute Passphrase")
    key = create_profile(tmp_path, ID, locks)
    data = (tmp_path / FILE).read_bytes() + (tmp_path / SECOND).read_bytes()
    assert "gutes" not in repr(locks)
    for secret in (key.reveal(), key.reveal().hex().encode(), b"gutes"):
        assert secret not in data


def test_no_profile(tmp_path: Path) -> None:
    """A folder without a profile is refused as such."""
    with pytest.raises(Refused) as refused:
        read_profile(tmp_path)
    assert refused.value.code == "no_profile"


@given(st.integers(0, 2000), st.integers(1, 255))
def test_altered_bytes(tmp_path_factory: pytest.TempPathFactory, position: int, mask: int) -> None:
    """A file altered or cut in both copies is `Damaged`, unless it still says exactly the same."""
    folder = tmp_path_factory.mktemp("profile")
    create_profile(folder, ID, Locks("eine gute Passphrase", MemoryKeyring()))
    good, data = read_profile(folder), (folder / FILE).read_bytes()
    place = position % len(data)
    for altered in (data[:place] + bytes((data[place] ^ mask,)) + data[place + 1 :], data[:place]):
        put(folder, altered, altered)
        with suppress(Damaged):
            assert read_profile(folder) == good


@pytest.mark.parametrize("lowered", [Costs(8, 7, 2), Costs(128 * 1024, 1, 2)])
def test_weak_costs_are_damage(tmp_path: Path, lowered: Costs) -> None:
    """Costs below the floor are `Damaged`, even with the checksum made anew."""
    create_profile(tmp_path, ID, Locks("eine gute Passphrase"))
    slot = read_profile(tmp_path).passphrase_slot()
    assert slot is not None
    _rewrite(tmp_path, slots=(msgspec.structs.replace(slot, costs=lowered),))
    with pytest.raises(Damaged, match="schwache Parameter"):
        profile_file.read_profile(tmp_path)


@pytest.mark.parametrize("costs", [b'"memory_kib": 4194304', b'"memory_kib": 0', b'"memory_kib": "8"'])
def test_impossible_costs_are_damage(tmp_path: Path, costs: bytes) -> None:
    """Costs that no program writes, such as 4 GiB, are `Damaged` before anything is computed."""
    create_profile(tmp_path, ID, Locks("eine gute Passphrase"))
    data = (tmp_path / FILE).read_bytes()
    assert b'"memory_kib": 8' in data
    altered = data.replace(b'"memory_kib": 8', costs)
    put(tmp_path, altered, altered)
    with pytest.raises(Damaged):
        read_profile(tmp_path)


@pytest.mark.parametrize("name", [FILE, SECOND])
def test_whatever_bit_is_flipped_in_one_copy(tmp_path: Path, name: str) -> None:
    """A flipped bit in any byte of either copy is found; the profile opens all the same, and both are whole again."""
    key = create_profile(tmp_path, ID, Locks(OLD))
    data = (tmp_path / FILE).read_bytes()
    for place in range(len(data)):
        flip_bit(tmp_path / name, place, place % 8)
        assert copies(tmp_path) == {**WHOLE, name: Copy.DAMAGED}
        assert opens(tmp_path, OLD) == key
        assert heal(tmp_path, key) == {name: Copy.DAMAGED}
        assert ((tmp_path / FILE).read_bytes(), (tmp_path / SECOND).read_bytes()) == (data, data)
    assert heal(tmp_path, key) == {}


@pytest.mark.parametrize("name", [FILE, SECOND])
def test_what_was_healed_is_remembered_until_it_was_said(tmp_path: Path, name: str) -> None:
    """Which copy was lost and when is noted as it is healed; one that was not there yet is nothing to tell of."""
    key = create_profile(tmp_path, ID, Locks(OLD))
    put(tmp_path, (tmp_path / FILE).read_bytes(), None)
    heal(tmp_path, key)
    assert last_healed(tmp_path) is None
    flip_bit(tmp_path / name, 30)
    heal(tmp_path, key)
    healed = last_healed(tmp_path)
    assert healed is not None
    assert (healed[0], healed[1] // 60_000 - System().now() // 60_000 in (-1, 0)) == (name, True)
    forget_healed(tmp_path)
    assert last_healed(tmp_path) is None


def test_both_damaged_with_one_that_can_still_be_read_are_written_again(tmp_path: Path) -> None:
    """A file with a letter of its id in the other case says the same, and heals itself and a second copy of rubbish."""
    key = create_profile(tmp_path, ID, Locks(OLD))
    data = (tmp_path / FILE).read_bytes()
    put(tmp_path, data.replace(str(ID).encode(), str(ID).upper().encode()), b"rubbish")
    both = {FILE: Copy.DAMAGED, SECOND: Copy.DAMAGED}
    assert copies(tmp_path) == both
    assert heal(tmp_path, key) == both
    assert ((tmp_path / FILE).read_bytes(), (tmp_path / SECOND).read_bytes()) == (data, data)
    healed = last_healed(tmp_path)
    assert healed is not None
    assert healed[0] == FILE
    assert not list(tmp_path.glob("*.new"))


def test_both_damaged_is_named_and_left_alone(tmp_path: Path) -> None:
    """Where both copies are damaged both are named, and nothing is written over either."""
    key = create_profile(tmp_path, ID, Locks(OLD))
    for place, name in ((40, FILE), (300, SECOND)):
        flip_bit(tmp_path / name, place)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    changing = partial(change_passphrase, key=key, passphrase=NEW)
    for ask in (read_profile, copies, partial(heal, key=key), changing):
        with pytest.raises(Damaged, match=f"Beschädigt: {FILE}, {SECOND}"):
            ask(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("name", [FILE, SECOND])
def test_one_that_is_gone_is_made_anew(tmp_path: Path, name: str) -> None:
    """A profile with one copy is a profile and opens; it has two again, as one made before there were two."""
    key = create_profile(tmp_path, ID, Locks(OLD))
    data = (tmp_path / name).read_bytes()
    (tmp_path / name).unlink()
    assert is_there(tmp_path)
    assert copies(tmp_path) == {**WHOLE, name: Copy.MISSING}
    assert opens(tmp_path, OLD) == key
    assert heal(tmp_path, key) == {name: Copy.MISSING}
    assert (tmp_path / name).read_bytes() == data


def test_a_file_that_the_disk_does_not_give(tmp_path: Path) -> None:
    """Where a copy cannot be read at all the other one opens; where none can, the disk's own word is passed on."""
    key = create_profile(tmp_path, ID, Locks(OLD))
    (tmp_path / FILE).unlink()
    (tmp_path / FILE).mkdir()
    assert copies(tmp_path) == {FILE: Copy.DAMAGED, SECOND: Copy.WHOLE}
    assert opens(tmp_path, OLD) == key
    (tmp_path / SECOND).unlink()
    with pytest.raises(OSError, match=FILE):
        read_profile(tmp_path)


def test_an_older_second_copy_is_renewed(tmp_path: Path) -> None:
    """A second copy from before a change opens nothing while the file is there, and is gone with the next opening."""
    key = create_profile(tmp_path, ID, Locks(OLD))
    older = (tmp_path / SECOND).read_bytes()
    change_passphrase(tmp_path, key, NEW)
    put(tmp_path, (tmp_path / FILE).read_bytes(), older)
    assert copies(tmp_path) == {FILE: Copy.WHOLE, SECOND: Copy.BEHIND}
    assert (opens(tmp_path, OLD), opens(tmp_path, NEW)) == (None, key)
    assert heal(tmp_path, key) == {SECOND: Copy.BEHIND}
    assert (tmp_path / SECOND).read_bytes() == (tmp_path / FILE).read_bytes()


def test_what_is_another_profiles_is_not_written_over(tmp_path: Path) -> None:
    """A copy that another profile is opened by stays where it is, and is named; so does one that a wrong key heals."""
    key = create_profile(tmp_path / "one", ID, Locks(OLD))
    create_profile(tmp_path / "two", ID, Locks(OLD))
    other = (tmp_path / "two" / FILE).read_bytes()
    put(tmp_path / "one", (tmp_path / "one" / FILE).read_bytes(), other)
    assert copies(tmp_path / "one") == {FILE: Copy.WHOLE, SECOND: Copy.ANOTHERS}
    assert heal(tmp_path / "one", key) == {}
    assert (tmp_path / "one" / SECOND).read_bytes() == other
    put(tmp_path / "two", other, None)
    assert heal(tmp_path / "two", key) == {}
    assert not (tmp_path / "two" / SECOND).exists()


@pytest.mark.parametrize("left", range(5))
def test_a_change_that_is_cut_short(tmp_path: Path, left: int) -> None:
    """Killed before any of its writes and renamings a change has not happened; after them the old one opens nothing."""
    key = create_profile(tmp_path, ID, Locks(OLD))
    words = (sys.executable, "-c", CUT_SHORT, str(tmp_path), key.reveal().hex(), NEW, str(left))
    done = subprocess.run(words, check=False, capture_output=True, timeout=60)
    assert done.returncode == (0 if left == 4 else 7), done.stderr
    assert (opens(tmp_path, OLD), opens(tmp_path, NEW)) == ((None, key) if left == 4 else (key, None))
    assert heal(tmp_path, key) == ({SECOND: Copy.BEHIND} if left == 3 else {})
    assert (tmp_path / SECOND).read_bytes() == (tmp_path / FILE).read_bytes()
    change_passphrase(tmp_path, key, "eine dritte Passphrase")
    assert not list(tmp_path.glob("*.new"))
    (tmp_path / FILE).unlink()
    assert (opens(tmp_path, OLD), opens(tmp_path, NEW)) == (None, None)


@pytest.mark.parametrize("name", [FILE, SECOND])
def test_a_change_there_is_no_room_for(tmp_path: Path, name: str) -> None:
    """Where one of the copies cannot be written neither is replaced, and what held before goes on holding."""
    key = create_profile(tmp_path, ID, Locks(OLD))
    before = (tmp_path / FILE).read_bytes()
    (tmp_path / f"{name}.new").mkdir()
    with pytest.raises(OSError, match=name):
        change_passphrase(tmp_path, key, NEW)
    assert ((tmp_path / FILE).read_bytes(), (tmp_path / SECOND).read_bytes()) == (before, before)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([FILE, SECOND, f"{name}.new"])
