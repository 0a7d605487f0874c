"""What a command is made of: its arguments, its files and their limits."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from desktop.commands.command import (
    Answer,
    Command,
    Exit,
    WrongCall,
    always,
    never,
    page_size,
    paged,
    read_file,
    read_text,
    required,
    unless,
)
from desktop.domain.refused import Refused


def test_exit_codes() -> None:
    """The exit codes are those of the contract, for ever."""
    assert [int(code) for code in Exit] == [0, 1, 2, 3, 4, 5]
    assert [code.name for code in Exit] == ["DONE", "REFUSED", "WRONG_CALL", "KEPT", "LOCKED", "DAMAGED"]


def test_a_file_up_to_the_limit_is_read(tmp_path: Path) -> None:
    """A file of exactly the limit is read, and one byte more is refused by the name of the argument."""
    path = tmp_path / "file"
    path.write_bytes(b"x" * 10)
    assert read_file(str(path), "--from", 10) == b"x" * 10
    path.write_bytes(b"x" * 11)
    with pytest.raises(Refused) as caught:
        read_file(str(path), "--from", 10)
    assert (caught.value.code, caught.value.field) == ("file_too_large", "--from")


@pytest.mark.parametrize("name", ["absent", ".", "a\0b", "x" * 5000])
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    """A file that is absent, a folder or no name at all is refused without its path in the sentence."""
    with pytest.raises(Refused) as caught:
        read_file(f"{tmp_path}/{name}", "--from")
    assert (caught.value.code, caught.value.field) == ("file_unreadable", "--from")
    assert str(tmp_path) not in caught.value.message


def test_text_is_utf8(tmp_path: Path) -> None:
    """A text may begin with a byte order mark; what is not UTF-8 is refused."""
    path = tmp_path / "file"
    path.write_bytes("\ufeffÄ".encode())
    assert read_text(str(path), "--from") == "Ä"
    path.write_bytes(b"\xc4")
    with pytest.raises(Refused) as caught:
        read_text(str(path), "--from")
    assert caught.value.code == "file_not_text"


def test_required_arguments() -> None:
    """An argument a call cannot do without makes it a wrong call where it is missing or empty."""
    assert required({"id": "a"}, "id") == "a"
    for arguments in ({}, {"id": None}, {"id": ""}):
        with pytest.raises(WrongCall, match="id"):
            required(arguments, "id")


@pytest.mark.parametrize(("words", "size"), [([], 200), (["--limit", "1"], 1), (["--limit", "10000"], 10000)])
def test_page_sizes(words: list[str], size: int) -> None:
    """A page has 200 rows unless asked for 1 to 10,000."""
    parser = argparse.ArgumentParser()
    paged(parser)
    assert page_size(vars(parser.parse_args(words))) == size
    assert page_size({}) == 200


@pytest.mark.parametrize("limit", ["0", "10001", "-1", "1.5", "x", "", "²", "٣"])
def test_wrong_page_sizes(limit: str) -> None:
    """Any other size is a wrong call."""
    parser = argparse.ArgumentParser(exit_on_error=False)
    paged(parser)
    with pytest.raises(argparse.ArgumentError, match="10000"):
        parser.parse_args([f"--limit={limit}"])


def test_who_writes() -> None:
    """A command writes always, never, or except where it only reads."""
    assert always({})
    assert not never({})
    assert unless("list")({"what": "add"})
    assert not unless("list")({"what": "list"})


def test_plain_arguments_are_handed_on() -> None:
    """What belongs to the call and not to the command stays behind, and only plain values are handed on."""
    command = Command("x", "x", lambda _desk, _arguments: Answer({}))
    namespace = argparse.Namespace(
        command="x", json=True, profile="/p", passphrase_file="/s", limit=3, id=None, run=len
    )
    assert command.gather(namespace) == {"limit": 3, "id": None}
    assert command.alone(namespace) is None
    assert not command.writes({})
