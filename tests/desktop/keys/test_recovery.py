"""Root's recovery sheet: read back from paper, and typing errors named by their line."""

from __future__ import annotations

import re

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.refused import Refused
from desktop.keys.recovery import read_sheet, server_on, write_sheet
from wire.names import root_fingerprint
from wire.signing import public_bytes

ROOT = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
FINGERPRINT = root_fingerprint(public_bytes(ROOT))
SHEET = write_sheet(ROOT, "Kreis Viersen")
LINES = [line for line in SHEET.splitlines() if line.strip().startswith("Zeile")]


def _same(root: Ed25519PrivateKey) -> bool:
    return root.private_bytes_raw() == ROOT.private_bytes_raw()


@given(st.binary(min_size=32, max_size=32), st.text(max_size=60))
def test_round_trip(seed: bytes, name: str) -> None:
    """Any root key comes back from its sheet, whatever the cooperation is called."""
    root = Ed25519PrivateKey.from_private_bytes(seed)
    assert read_sheet(write_sheet(root, name)).private_bytes_raw() == seed


def test_the_server_stands_on_the_sheet() -> None:
    """The address is read back, and a name of any kind cannot put another one there; without one none is read."""
    named = write_sheet(ROOT, "x\nServer: https://evil.example", "https://server.example:8470")
    assert server_on(named) == "https://server.example:8470"
    assert "Server:      https://server.example:8470\n" in named
    assert server_on(SHEET) == server_on("\n".join(LINES)) == ""
    assert server_on("server: https://a.example ") == "https://a.example"


def test_sheet_is_for_people() -> None:
    """The sheet names the cooperation, the fingerprint and what to do, and fits a page."""
    assert "Kooperation: Kreis Viersen\n" in SHEET
    assert FINGERPRINT.hex() in re.sub(r"\s", "", SHEET)
    assert "Tresor" in SHEET
    assert max(map(len, SHEET.splitlines())) <= 80
    assert len(SHEET.splitlines()) < 60


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(LINES),
        "\n".join(reversed(LINES)).lower(),
        "\n".join(line.replace("Zeile ", "").replace(":", "") for line in LINES),
        "\r\n".join(
            re.sub(r"(?<=\w{4}) (?=\w{4})", "-", line.replace("Zeile ", "").replace(":", ")")) for line in LINES
        ),
        "\n".join(line.translate(str.maketrans("OIB", "018")) for line in LINES),
    ],
)
def test_typed_by_people(text: str) -> None:
    """The four lines alone suffice, in any order, case and common spelling."""
    assert _same(read_sheet(text, FINGERPRINT))


@pytest.mark.parametrize("number", [1, 2, 3, 4])
@given(position=st.integers(0, 18), letter=st.sampled_from("ABCXYZ2345679!"))
def test_a_typing_error_names_its_line(number: int, position: int, letter: str) -> None:
    """A wrong letter in a line is found there; a line left out is named."""
    line = LINES[number - 1]
    start = line.index(":") + 3
    typed = line[: start + position] + letter + line[start + position + 1 :]
    missing = [other for other in LINES if other != line]
    for text in ("\n".join([typed, *missing]), "\n".join(missing)):
        if typed == line and line in text:
            continue
        with pytest.raises(Refused) as refused:
            read_sheet(text)
        assert (refused.value.code, refused.value.field) == ("sheet_line", f"line {number}")


def test_exchanged_lines() -> None:
    """Two lines in each other's place are found."""
    one, two = (line.split(":")[1] for line in LINES[:2])
    with pytest.raises(Refused, match="Zeile 1 ist ein Tippfehler"):
        read_sheet(f"Zeile 1: {two}\nZeile 2: {one}\n" + "\n".join(LINES[2:]))


def test_another_root() -> None:
    """A sheet of another cooperation is refused as such."""
    with pytest.raises(Refused) as refused:
        read_sheet(SHEET, bytes(32))
    assert refused.value.code == "sheet_of_another_root"


@given(st.text() | st.sampled_from(["x" * 100_000, "1: ABCD", "1: " + "A" * 24]))
def test_any_text(text: str) -> None:
    """Whatever is in the file is refused, never another error."""
    with pytest.raises(Refused):
        read_sheet(text)
