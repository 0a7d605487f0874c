"""The table of settings: whole, with values that keep to their own rules."""

from __future__ import annotations

import pytest

from desktop.domain.refused import Refused
from desktop.domain.setting import PERSON, About, Level
from desktop.domain.settings import GROUPS, SCHEMA, UNLOCKS, USUAL

MIB = 1024 * 1024


@pytest.mark.parametrize(("name", "about"), SCHEMA.items())
def test_every_setting_keeps_to_its_own_rules(name: str, about: About) -> None:
    """What is usual and what is strict are values of the setting, and it says what it is in whole sentences."""
    assert about.shape.read(getattr(USUAL, name)) == getattr(USUAL, name)
    assert about.strict is None or about.shape.read(about.strict) == about.strict
    assert about.title
    assert about.explanation.endswith(".")
    assert about.group in GROUPS.values()
    assert about.levels


def test_what_helps_to_see_is_the_persons_own() -> None:
    """No policy takes away text size, colours or keys."""
    assert {name for name, about in SCHEMA.items() if about.levels == PERSON} == {"mode", "scale", "letters"}


def test_what_secures_something_has_a_strict_side() -> None:
    """Where a misspelt policy must not leave the door open, it is known which side is the safe one."""
    strict = {name: about.strict for name, about in SCHEMA.items() if about.strict is not None}
    assert strict == {
        "lock_minutes": 2,
        "locked_numbers": False,
        "dialling": False,
        "unlock": "passphrase",
        "lease_days": 7,
        "clipboard_seconds": 5,
    }


def test_a_person_does_not_say_whom_to_trust() -> None:
    """Server, root and CA are the administration's to set, and no choice of a person."""
    for name in ("server_url", "root_fingerprint", "ca_file"):
        assert Level.USER not in SCHEMA[name].levels


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("server_url", "https://Server.example/", "https://server.example"),
        ("root_fingerprint", "AB:" * 31 + "ab", "ab" * 32),
        ("root_fingerprint", " ".join(["0123 4567"] * 8), "01234567" * 8),
        ("ca_file", "/etc/ssl/own.pem", "/etc/ssl/own.pem"),
        ("ca_file", r"C:\ProgramData\own.pem", r"C:\ProgramData\own.pem"),
        ("ca_file", r"\\server\share\own.pem", r"\\server\share\own.pem"),
        ("invite_folder", r"\\server\share", r"\\server\share"),
        ("proxy", "none", "none"),
        ("proxy", "http://Proxy:8080", "http://proxy:8080"),
    ],
)
def test_lines_have_one_spelling(name: str, value: str, read: str) -> None:
    """Addresses, fingerprints and paths are kept in the one spelling that everything is compared by."""
    assert SCHEMA[name].shape.read(value) == read


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("server_url", "http://server.example"),
        ("server_url", "server.example"),
        ("root_fingerprint", "ab" * 31),
        ("root_fingerprint", "xy" * 32),
        ("ca_file", "own.pem"),
        ("ca_file", "../own.pem"),
        ("proxy", "socks5://proxy:1"),
        ("lock_minutes", 61),
        ("attachment_mib", 51),
    ],
)
def test_what_is_refused(name: str, value: object) -> None:
    """A server without TLS, half a fingerprint, a path from nowhere and a number beyond its range are no values."""
    with pytest.raises(Refused):
        SCHEMA[name].shape.read(value)


def test_sizes_in_bytes() -> None:
    """What is set in MiB is counted in bytes."""
    assert (USUAL.attachment_bytes, USUAL.storage_bytes) == (50 * MIB, 2048 * MIB)


def test_two_locks_are_two_ways_in() -> None:
    """Where both open a profile it is said that either does: nobody takes them for two locks that have to be opened."""
    assert " oder " in UNLOCKS["both"]
