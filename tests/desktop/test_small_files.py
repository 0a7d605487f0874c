"""The small files beside a database come back from it, and what was put there by hand is kept from then on."""

from __future__ import annotations

import contextlib
from pathlib import Path

from desktop.composition import open_profile
from desktop.keys.install_mark import make_mark
from tests.desktop.test_composition import made, origin
from tests.helpers.fault_server import authority
from tests.helpers.flipping import flip_bit


def test_a_mark_with_a_flipped_bit_makes_no_copy(tmp_path: Path) -> None:
    """A profile whose mark is damaged is what it was; it has it again once written, and another's makes it a copy."""
    key = made(tmp_path, origin())
    mark = (tmp_path / "install").read_bytes()
    for place in range(len(mark)):
        flip_bit(tmp_path / "install", place, place % 8)
        with contextlib.closing(open_profile(tmp_path, key)) as opened:
            assert not opened.workspace.is_copy
            assert opened.small_files.heal() == ["install"]
        assert (tmp_path / "install").read_bytes() == mark
    make_mark(tmp_path)
    with contextlib.closing(open_profile(tmp_path, key)) as opened:
        assert opened.workspace.is_copy
        assert opened.small_files.heal() == []


def test_a_ca_with_a_flipped_bit_is_made_anew(tmp_path: Path) -> None:
    """Whichever bit of it flips, and where the disk does not give it, the CA comes back from the database."""
    path = authority().write(tmp_path / "trusted.pem")
    ca = path.read_bytes()
    key = made(tmp_path / "profile", origin(ca=ca))
    path = tmp_path / "profile" / "ca.pem"
    with contextlib.closing(open_profile(tmp_path / "profile", key)) as opened:
        assert opened.small_files.damaged() == {}
        for place in range(0, len(ca), 7):
            flip_bit(path, place, place % 8)
            assert opened.small_files.damaged() == {"ca.pem": ca}
            assert opened.small_files.heal() == ["ca.pem"]
            assert path.read_bytes() == ca
        path.write_bytes(b"-----BEGIN")
        assert opened.small_files.heal() == ["ca.pem"]
        path.unlink()
        assert opened.small_files.heal() == [], "whoever took it away trusts it no more"
        path.mkdir()
        assert opened.small_files.damaged() == {"ca.pem": ca}


def test_a_ca_that_was_put_there_is_kept_from_then_on(tmp_path: Path) -> None:
    """Another CA in its place, or the one of a profile of before, is what comes back from then on; rubbish is not."""
    key = made(tmp_path, origin(ca=authority().write(tmp_path / "trusted.pem").read_bytes()))
    path = tmp_path / "ca.pem"
    with contextlib.closing(open_profile(tmp_path, key)) as opened:
        other = authority().write(path).read_bytes()
        assert opened.small_files.heal() == []
        path.write_bytes(b"rubbish")
        assert opened.small_files.heal() == ["ca.pem"]
        assert path.read_bytes() == other
        with opened.store.transaction():
            opened.store.settings.drop("ca")
        path.write_bytes(b"rubbish")
        assert opened.small_files.damaged() == {"ca.pem": b""}
        assert opened.small_files.heal() == []
