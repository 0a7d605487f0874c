"""The words of a call: options before or after the command, no abbreviations, and wrong calls that name the word."""

from __future__ import annotations

import pytest

from desktop.commands.command import WrongCall
from desktop.commands.parsing import parse
from desktop.commands.table import COMMANDS

COMMON = ("--json", "--profile", "P", "--passphrase-file", "F")


@pytest.mark.parametrize("command", ["status", "inbox", "sync", "wipe"])
@pytest.mark.parametrize("split", [0, 1, 3, 5])
def test_common_options_stand_before_or_after(command: str, split: int) -> None:
    """Wherever the common options stand, they are read, and those before are not undone by the command's own."""
    namespace = parse([*COMMON[:split], command, *COMMON[split:]], COMMANDS)
    assert (namespace.json, namespace.profile, namespace.passphrase_file) == (True, "P", "F")
    assert namespace.command == command


def test_without_the_common_options() -> None:
    """What is not given is absent."""
    namespace = parse(["status"], COMMANDS)
    assert (namespace.json, namespace.profile, namespace.passphrase_file) == (False, None, None)


def test_after_the_command_counts() -> None:
    """Where an option is given twice the later one counts."""
    assert parse(["--profile", "A", "status", "--profile", "B"], COMMANDS).profile == "B"


def test_every_command_is_known() -> None:
    """Every command of the table is read, and so are those that make a profile."""
    for name in ("status", "inbox", "outbox"):
        assert parse([name], COMMANDS).command == name
    making = parse(["enrol", "--invite", "I", "--person", "Dienst A", "--keyring"], COMMANDS)
    assert (making.command, making.keyring, making.ca_file) == ("enrol", True, "")
    assert not parse(["enrol", "--invite", "I", "--person", "Dienst A"], COMMANDS).keyring


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("", "BEFEHL"),
        ("telegraph", "telegraph"),
        ("status --colour", "--colour"),
        ("status extra", "extra"),
        ("--profile", "--profile"),
        ("status --prof P", "--prof"),
        ("show", "ID"),
        ("enrol --invite I", "--person"),
        ("inbox --limit 0", "--limit"),
        ("inbox --limit 10001", "--limit"),
        ("inbox --limit ²", "--limit"),
        ("inbox --state lost", "--state"),
        ("sync --only-push --only-pull", "--only-pull"),
        ("notify", "--template"),
    ],
)
def test_a_wrong_call_names_what_is_wrong(words: str, named: str) -> None:
    """A call that does not fit is refused with the word that is wrong, and the process goes on."""
    with pytest.raises(WrongCall, match=named):
        parse(words.split(), COMMANDS)


@pytest.mark.parametrize(
    ("words", "name", "wanted"),
    [
        ("contacts import --dry-run F", "id", "F"),
        ("contacts --json import F", "id", "F"),
        ("materials add --title T F G", "words", ["F", "G"]),
        ("materials add F --title T G", "words", ["F", "G"]),
        ("meetings answer --deputy D ID deputy", "answer", "deputy"),
        ("draft show --json ID", "id", "ID"),
    ],
)
def test_options_may_stand_before_what_is_named(words: str, name: str, wanted: object) -> None:
    """Wherever an option stands, the file or the id behind it is read."""
    assert getattr(parse(words.split(), COMMANDS), name) == wanted


@pytest.mark.parametrize(
    ("words", "name", "wanted"),
    [
        ("contacts import --dry-run -- -f.csv", "id", "-f.csv"),
        ("contacts import -- -f.csv", "id", "-f.csv"),
        ("contacts import --dry-run -- --dry-run", "id", "--dry-run"),
        ("materials add --title T -- -a.pdf -b.pdf", "words", ["-a.pdf", "-b.pdf"]),
        ("materials add a.pdf --title T -- -b.pdf", "words", ["a.pdf", "-b.pdf"]),
        ("tray adopt --json -- -tray", "names", ["-tray"]),
        ("attachment get ID --out . -- -foto.jpg", "file", "-foto.jpg"),
        ("search --kind contact -- -x", "text", "-x"),
    ],
)
def test_behind_two_hyphens_nothing_is_an_option(words: str, name: str, wanted: object) -> None:
    """Also a file whose name begins with a hyphen can be named, behind any options."""
    assert getattr(parse(words.split(), COMMANDS), name) == wanted


@pytest.mark.parametrize(
    "words", ["contacts list --quatsch x", "duty now --unit U x", "meetings list --limit 3 I yes x", "show -- -y -x"]
)
def test_a_word_too_many_is_named(words: str) -> None:
    """Wherever the options stand."""
    with pytest.raises(WrongCall, match=r"unbekannt: .*x"):
        parse(words.split(), COMMANDS)


@pytest.mark.parametrize("limit", ["1", "10000"])
def test_limits_of_a_page(limit: str) -> None:
    """A page has between one row and ten thousand."""
    assert parse(["inbox", "--limit", limit], COMMANDS).limit == int(limit)


def test_a_command_of_later_takes_any_words() -> None:
    """What does not exist yet is not refused for its options, and what exists is."""
    assert parse(["wipe", "--out", "F"], COMMANDS).command == "wipe"
    with pytest.raises(WrongCall, match="unbekannt: --out F"):
        parse(["status", "--out", "F"], COMMANDS)
